"""Spreadsheets that are damaged, hostile or odd: one error each, or a listed repair, fast."""

import re
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from soon import soon
from spreadsheets import Rows, table, write_rows

from evaluator.errors import UserError
from evaluator.forms.foreign.reading import read as load
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
    began = time.process_time()
    with pytest.raises(UserError) as caught:
        read_xlsform(path)
    assert soon(began)
    return caught.value.message.partition(path.name)[2]


def test_merged_cells_are_told_with_their_range(tmp_path: Path) -> None:
    path = write_rows(
        tmp_path / "x.xlsx",
        {"survey": SURVEY, "choices": CHOICES},
        lambda book: book.get_worksheet_by_name("survey").merge_range(1, 2, 2, 2, "both"),
    )
    assert "survey!C2:C3: cells are merged" in refusal(path)


def merged(tmp_path: Path, *corners: int, survey: Rows = SURVEY) -> Path:
    return write_rows(
        tmp_path / "x.xlsx",
        {"survey": survey, "choices": CHOICES},
        lambda book: book.get_worksheet_by_name("survey").merge_range(*corners, survey[0]["label"]),
    )


def test_cells_merged_over_two_that_are_read_are_refused(tmp_path: Path) -> None:
    assert "survey!C2:D2: cells are merged" in refusal(merged(tmp_path, 1, 2, 1, 3))


def test_cells_merged_over_one_that_is_read_are_that_one(tmp_path: Path) -> None:
    survey = [{**row, "remarks": None} for row in SURVEY]
    survey = [{"weight": row["weight"], **row, "label": row["label"]} for row in survey]
    heads = list(survey[0])
    place = heads.index("label")
    assert heads[place + 1] == "remarks"  # a column that says nothing to a form
    found = read_xlsform(merged(tmp_path, 1, place, 1, place + 1, survey=survey))
    assert found.form.questions[0].title == "Words"
    assert "survey!D2:E2: cells are merged, and read as D2 alone" in found.repairs


CELL = re.compile(rb'(<c r="D3")[^>]*><v>[0-9]+</v>')


@pytest.mark.parametrize(
    ("cell", "weight"),
    [(b"><f>2+3</f><v>5</v>", 5), (b' t="str"><f>"5"</f><v>5</v>', 5)],
)
def test_a_formula_is_read_as_what_it_gave(plain: Path, cell: bytes, weight: float) -> None:
    found = read_xlsform(changed(plain, SHEET, lambda xml: CELL.sub(rb"\1" + cell, xml)))
    assert found.form.question("c").weight == weight
    assert "survey!D3: the formula was read as what it gave: “5”" in found.repairs


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (b"><f>2+3</f>", "is a formula without a value; expected what it gives, typed in"),
        (b"><f>2+3</f><v></v>", "is a formula without a value; expected what it gives, typed in"),
        (b"><f>2+3</f><v>0</v>", "is a formula that gives 0, or was never computed; expected"),
        (b' t="e"><f>1/0</f><v>#DIV/0!</v>', "is the error #DIV/0!; expected a value"),
        (b' t="s"><v>999</v>', "is damaged; expected it typed again"),
        (b' t="str"><v>' + b"x" * 33_000 + b"</v>", "is longer than the 32,767 characters"),
    ],
)
def test_a_cell_that_cannot_be_read_is_told(plain: Path, cell: bytes, said: str) -> None:
    assert CELL.search(zipfile.ZipFile(plain).read(SHEET))
    told = refusal(changed(plain, SHEET, lambda xml: CELL.sub(rb"\1" + cell, xml)))
    assert ", survey!D3: " in told and said in told


def test_a_head_that_cannot_be_read_is_told(plain: Path) -> None:
    head = re.compile(rb'<c r="D1"[^>]*><v>[0-9]+</v>')
    path = changed(plain, SHEET, lambda xml: head.sub(b'<c r="D1"><f>A1</f>', xml))
    assert ", survey!D1: it is a formula without a value" in refusal(path)


def test_a_head_that_is_damaged_says_so_itself(plain: Path) -> None:
    head = re.compile(rb'(<c r="A1"[^>]*><v>)[0-9]+</v>')
    path = changed(plain, SHEET, lambda xml: head.sub(rb"\g<1>99999</v>", xml))
    assert refusal(path).endswith(", survey!A1: “99999” is damaged; expected it typed again.")


def test_doubled_sheets_and_parts_are_told(plain: Path) -> None:
    named = changed(plain, "xl/workbook.xml", lambda xml: xml.replace(b'"choices"', b'"Survey"'))
    assert ", survey: a second sheet is called “Survey”; expected one" in refusal(named)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(plain, "a") as archive:
        archive.writestr(SHEET, "<x/>")
    assert f"its part “{SHEET}” stands in it twice" in refusal(plain)


def test_a_locked_archive_and_a_binary_workbook_are_told(plain: Path) -> None:
    content = plain.read_bytes()
    flags = re.compile(rb"(PK\x01\x02.{4})\x00", re.DOTALL)
    plain.write_bytes(flags.sub(lambda found: found[1] + b"\x01", content))
    assert "protected by a password" in refusal(plain)
    plain.write_bytes(content)
    main = changed(plain, "_rels/.rels", lambda xml: xml.replace(b"workbook.xml", b"workbook.bin"),
                   **{"xl/workbook.bin": b"\0"})  # fmt: skip
    assert "binary spreadsheet (.xlsb)" in refusal(main)


@pytest.mark.parametrize("name", ["form.csv", "form.xls", "form.ods"])
def test_other_spreadsheets_are_told_how_to_be_saved(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"type;name;label\n")
    with pytest.raises(UserError, match=r"this is no spreadsheet; expected one saved as \.xlsx"):
        load(tmp_path / name)


@pytest.mark.parametrize("head", ["relevant", "constraint", "suggest", "default", "type"])
@pytest.mark.parametrize("piece", [" ", "'", "‘", "${", "${ ", "(", ": ", "a and "])
def test_a_cell_full_of_signs_ends_soon(head: str, piece: str, tmp_path: Path) -> None:
    text = f"a{piece * (32_000 // len(piece))}b"
    row = {"type": "integer", "name": "n", "label": "L", head: text}
    path = write_rows(tmp_path / "x.xlsx", {"survey": [row]})
    began = time.process_time()
    with suppress(UserError):
        read_xlsform(path)
    assert soon(began)


def test_more_rows_than_a_form_has_are_told(tmp_path: Path) -> None:
    rows = [{"type": "text", "name": f"q{n}", "label": "L"} for n in range(5_010)]
    path = write_rows(tmp_path / "x.xlsx", {"survey": rows})
    assert ", survey!A5001: the sheet has more than 5000 rows" in refusal(path)


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
    rows = b"".join(b'<row r="%d"><c r="A%d" s="1"/></row>' % (n, n) for n in range(9, 60_000))
    path = changed(plain, SHEET, lambda xml: xml.replace(b"</sheetData>", rows + b"</sheetData>"))
    assert re.search(r", survey!\d+:\d+: its part .* goes on and on; expected", refusal(path))


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


@pytest.fixture(scope="module")
def whole() -> bytes:
    return xlsform(read(WHOLE))[0]


@pytest.mark.parametrize("seed", range(100))
def test_damaged_bytes_never_end_in_a_traceback(seed: int, tmp_path: Path, whole: bytes) -> None:
    """Of a hundred damaged files each is refused with one error, or still reads as a form."""
    chance = Random(seed)
    path = tmp_path / "x.xlsx"
    path.write_bytes(whole)
    if seed % 4 == 0:
        content = bytearray(whole)
        for _ in range(20):
            content[chance.randrange(len(content))] = chance.randrange(256)
        path.write_bytes(content[: chance.randrange(100, 2 * len(content))])
    else:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
        changed(path, chance.choice(names), lambda xml: damaged(xml, chance, seed % 4))
    began = time.process_time()
    try:
        read_xlsform(path)
    except UserError as error:
        assert re.match(r".*x\.xlsx[:,] \S.{8,}\.\Z", error.message, re.DOTALL)
    assert soon(began)


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
