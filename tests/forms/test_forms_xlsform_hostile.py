"""Spreadsheets that are damaged, hostile or odd: one error each, or a listed repair, fast."""

import re
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from spreadsheets import table, write_rows

from evaluator.errors import UserError
from evaluator.forms.read import read
from evaluator.forms.xlsform.book import xlsform
from evaluator.forms.xlsform.read import read_xlsform

WHOLE = Path(__file__).with_name("whole_language.yaml")
SURVEY = table("type|name|label|weight", "text|t|Words", "select_one l|c|Chosen|5")
CHOICES = table("list_name|name|label|points", "l|yes|Yes|1", "l|no|No|0")
SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    return write_rows(tmp_path / "x.xlsx", {"survey": SURVEY, "choices": CHOICES})


def changed(path: Path, part: str, change: Callable[[bytes], bytes], **more: bytes) -> Path:
    """The file with one of its parts changed, and others added."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts.get(part, b""))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**parts, **more}.items():
            archive.writestr(name, content)
    return path


def refusal(path: Path) -> str:
    began = time.perf_counter()
    with pytest.raises(UserError) as caught:
        read_xlsform(path)
    assert time.perf_counter() - began < 1
    return caught.value.message.partition(path.name)[2]


def test_merged_cells_are_told_with_their_range(tmp_path: Path) -> None:
    path = write_rows(
        tmp_path / "x.xlsx",
        {"survey": SURVEY, "choices": CHOICES},
        lambda book: book.get_worksheet_by_name("survey").merge_range(1, 2, 2, 2, "both"),
    )
    assert "survey!C2:C3: cells are merged" in refusal(path)


def test_a_hidden_sheet_and_numbers_kept_as_text_are_read_and_listed(tmp_path: Path) -> None:
    path = write_rows(
        tmp_path / "x.xlsx",
        {"survey": [*SURVEY[:1], {**SURVEY[1], "weight": "2,5"}], "choices": CHOICES},
        lambda book: book.get_worksheet_by_name("choices").hide(),
    )
    found = read_xlsform(changed(path, "xl/vbaProject.bin", lambda _: b"macro"))
    assert found.form.question("c").weight == 2.5
    assert "survey!D3: the text “2,5” is a number" in found.repairs
    assert "choices: the sheet is hidden, and was read all the same" in found.repairs
    assert found.left_out == ("macros: the program in the file; a form runs none",)


def test_blanks_around_names_are_taken_away_and_listed(tmp_path: Path) -> None:
    survey = [{**SURVEY[1], "name": " c  ", "type": "select_one  l "}]
    found = read_xlsform(write_rows(tmp_path / "x.xlsx", {"survey": survey, "choices": CHOICES}))
    assert found.form.questions[0].id == "c"
    assert "survey!B2: blanks around “c” were taken away" in found.repairs


def test_the_size_that_a_sheet_claims_is_no_matter(plain: Path) -> None:
    claim = re.compile(rb'<dimension ref="[^"]*"/>')
    path = changed(plain, SHEET, lambda xml: claim.sub(b'<dimension ref="A1:XFD1048576"/>', xml))
    assert len(read_xlsform(path).form.questions) == 2


def test_a_sheet_full_of_empty_cells_ends_soon(plain: Path) -> None:
    rows = b"".join(b'<row r="%d"><c r="A%d" s="1"/></row>' % (n, n) for n in range(9, 160_000))
    path = changed(plain, SHEET, lambda xml: xml.replace(b"</sheetData>", rows + b"</sheetData>"))
    assert re.search(r", survey!\d+:\d+: the sheet goes on and on", refusal(path))


def test_a_far_cell_is_no_matter(plain: Path) -> None:
    far = b'<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>'
    path = changed(plain, SHEET, lambda xml: xml.replace(b"</sheetData>", far))
    assert len(read_xlsform(path).form.questions) == 2


@pytest.mark.parametrize(
    "part", [SHEET, "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml"]
)
def test_a_part_that_unpacks_without_end_is_refused(part: str, plain: Path) -> None:
    path = changed(plain, part, lambda xml: xml + b" " * 40 * 2**20)
    assert "larger than 8 MB" in refusal(path)


def test_entities_are_refused(plain: Path) -> None:
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    path = changed(plain, SHEET, lambda xml: xml.replace(b"<worksheet", laughs + b"<worksheet", 1))
    assert "declares a document type" in refusal(path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no spreadsheet"),
        (b"type,name,label\ntext,a,A\n", "no spreadsheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "before 2007"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"PK\x03\x04" + b"\0" * 100, "damaged"),
        (b"PK" + b"x" * 6 * 2**20, "larger than 5 MB"),
    ],
)
def test_another_kind_of_file_is_told(content: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    assert said in refusal(path)


def test_other_archives_are_told(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    assert "this is no spreadsheet" in refusal(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert "OpenDocument" in refusal(path)


def test_a_file_that_is_not_there_or_a_folder_is_told(tmp_path: Path) -> None:
    assert "could not be read" in refusal(tmp_path / "none.xlsx")
    assert "could not be read" in refusal(tmp_path)


@pytest.mark.parametrize("seed", range(100))
def test_damaged_bytes_never_end_in_a_traceback(seed: int, tmp_path: Path) -> None:
    """Of a hundred damaged files each is refused with one error, or still reads as a form."""
    chance = Random(seed)
    form = read(WHOLE)
    path = tmp_path / "x.xlsx"
    path.write_bytes(xlsform(form)[0])
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
    if seed % 4 == 0:
        content = bytearray(path.read_bytes())
        for _ in range(20):
            content[chance.randrange(len(content))] = chance.randrange(256)
        path.write_bytes(content[: chance.randrange(100, 2 * len(content))])
    else:
        changed(path, chance.choice(names), lambda xml: damaged(xml, chance, seed % 4))
    began = time.perf_counter()
    try:
        read_xlsform(path)
    except UserError as error:
        assert re.match(r".*x\.xlsx[:,] \S.{8,}\.\Z", error.message, re.DOTALL)
    assert time.perf_counter() - began < 1


def damaged(xml: bytes, chance: Random, how: int) -> bytes:
    """A part cut short, with a piece of it doubled, or with a number or word changed."""
    at = chance.randrange(max(1, len(xml)))
    if how == 1:
        return xml[:at]
    if how == 2:
        return xml[:at] + xml[at : at + 40] + xml[at:]
    words = re.findall(rb'"[^"]*"|>[^<>]+<', xml) or [xml]
    word = chance.choice(words)
    return xml.replace(
        word, word[:1] + chance.choice([b"", b"-1", b"99999", b"\xff", b"A0"]) + word[-1:]
    )
