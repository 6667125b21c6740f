"""Forms go out as a spreadsheet and empty on paper, and a spreadsheet comes in."""

from pathlib import Path

from xlsxwriter import Workbook

from evaluator.desk import form_exchange, forms
from evaluator.desk.desk import Desk
from evaluator.ui.forms.brought import BroughtDialog
from evaluator.ui.forms.page import FormsPage


def test_a_copy_as_a_spreadsheet_is_the_same_form(
    page: FormsPage, desk: Desk, tmp_path: Path
) -> None:
    out = tmp_path / "copy.xlsx"
    page.going.save_copy(out)
    assert "copy.xlsx" in page.notice.text
    assert form_exchange.look(out).form.hash == forms.find(desk, "seven-point-call").hash


def test_the_empty_form_is_a_pdf(page: FormsPage, tmp_path: Path) -> None:
    out = tmp_path / "empty.pdf"
    page.going.print_empty(out)
    assert out.read_bytes().startswith(b"%PDF")
    assert "empty.pdf" in page.notice.text
    page.going.print_empty(tmp_path / "nowhere" / "empty.pdf")
    assert "nowhere" in page.notice.text


def test_a_spreadsheet_is_added_and_what_was_repaired_is_told(
    page: FormsPage, desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "theirs.xlsx"
    with Workbook(path) as book:
        sheet = book.add_worksheet("survey")
        sheet.write_row(0, 0, ["type", "name", "label"])
        sheet.write_row(1, 0, ["text", "Why", "Why?"])
        sheet.write_row(2, 0, ["geopoint", "where", "Where?"])
    page.add(path)
    (asked,) = page.findChildren(BroughtDialog)
    assert "survey!A3: “geopoint”" in asked.left_out.item(0).text()
    repairs = [asked.repairs.item(row).text() for row in range(asked.repairs.count())]
    assert any("survey!B2: “Why” is “why”" in line for line in repairs)
    asked.take.click()
    assert "“theirs” version 1 was added." in page.notice.text
    assert "theirs" in page.list.currentItem().text()
    assert [one.suffix for one in forms.folder(desk.places).iterdir()] == [".yaml"]


def test_a_spoiled_spreadsheet_is_refused_with_its_cell(page: FormsPage, tmp_path: Path) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04")
    before = page.list.count()
    page.add(broken)
    assert "broken.xlsx: it is damaged" in page.notice.text
    assert page.list.count() == before
