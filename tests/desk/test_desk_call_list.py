"""Call lists: every delimiter and encoding that spreadsheets write."""

import codecs
from pathlib import Path

import pytest

from evaluator.desk import call_list
from evaluator.desk.call_list import guess, preview_list, read_rows
from evaluator.errors import UserError


def put(folder: Path, data: bytes) -> Path:
    path = folder / "list.csv"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_delimiters_and_encodings(tmp_path: Path, delimiter: str, encoding: str) -> None:
    text = "Agent,File name,Team\r\nZoë,a.wav,Süd\r\n".replace(",", delimiter)
    preview = preview_list(put(tmp_path, text.encode(encoding)))
    assert preview.columns == ("Agent", "File name", "Team")
    assert preview.rows == (("Zoë", "a.wav", "Süd"),)
    assert preview.mapping == {"file": "File name", "agent": "Agent", "team": "Team"}


def test_utf_16_the_other_way_round(tmp_path: Path) -> None:
    data = codecs.BOM_UTF16_BE + "file\nä.wav\n".encode("utf-16-be")
    assert preview_list(put(tmp_path, data)).rows == (("ä.wav",),)


def test_excel_says_its_delimiter_first(tmp_path: Path) -> None:
    preview = preview_list(put(tmp_path, b"sep=;\r\nfile;agent, name\r\na.wav;Ann\r\n"))
    assert preview.columns == ("file", "agent, name")


def test_quoted_cells_with_delimiters_and_line_ends(tmp_path: Path) -> None:
    data = b'"file","the, agent"\r\n"a.wav","Ann\r\nLee"\r\n\r\n ,\r\n"b.wav"\r\n'
    columns, rows = read_rows(put(tmp_path, data))
    assert columns == ("file", "the, agent")
    assert [row.cells["file"] for row in rows] == ["a.wav", "b.wav"]
    assert [row.line for row in rows] == [3, 6]
    assert rows[1].cells["the, agent"] == ""


def test_headings_that_are_alike_or_empty_become_different(tmp_path: Path) -> None:
    columns, _ = read_rows(put(tmp_path, b"file,file,,file\n1,2,3,4\n"))
    assert len(set(columns)) == 4
    assert columns[0] == "file" and columns[2] == "Column 3"


def test_headings_are_matched_loosely_and_each_column_once() -> None:
    mapping = guess(["Call ID", "RECORDING_FILE", "Agent Name", "Start Time", "Call direction"])
    assert mapping == {
        "reference": "Call ID",
        "file": "RECORDING_FILE",
        "agent": "Agent Name",
        "started": "Start Time",
        "direction": "Call direction",
    }


def test_only_the_first_rows_are_shown_but_all_are_counted(tmp_path: Path) -> None:
    preview = preview_list(put(tmp_path, b"file\n" + b"a.wav\n" * 50))
    assert (len(preview.rows), preview.total) == (20, 50)


def test_a_row_that_is_too_long_says_so(tmp_path: Path) -> None:
    _, rows = read_rows(put(tmp_path, b"file,agent\na.wav,Ann,x,\n"))
    assert rows[0].surplus == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"\n \n", "is empty"),
        (b'file,agent\n"a.wav,Ann\n', "line 2"),
        (codecs.BOM_UTF16_LE + b"a\x00\x00\xd8", "letters"),
        (b"file\x81\n", "letters"),
    ],
)
def test_what_is_no_list_is_refused(tmp_path: Path, data: bytes, said: str) -> None:
    with pytest.raises(UserError, match=said):
        preview_list(put(tmp_path, data))


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        preview_list(tmp_path / "none.csv")


def test_a_list_beyond_all_measure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(call_list, "_MOST_BYTES", 10)
    with pytest.raises(UserError, match="too large"):
        preview_list(put(tmp_path, b"file\n" + b"a.wav\n" * 5))
