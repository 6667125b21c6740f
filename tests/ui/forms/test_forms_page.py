"""The Forms place: what is listed, what is wrong with a broken file, adding and copying."""

from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from evaluator.desk import form_drafts, forms
from evaluator.desk.desk import Desk
from evaluator.desk.settings import Settings
from evaluator.ui.forms.page import FormsPage


def own_form(folder: Path, version: str) -> Path:
    text = forms.shipped_file("forms", "seven_point_call.yaml").read_text("utf-8")
    path = folder / "mine.yaml"
    path.write_text(text.replace('version: "1"', f'version: "{version}"'), "utf-8")
    return path


def preview_text(page: FormsPage) -> str:
    return "\n".join(label.text() for label in page.preview.widget().findChildren(QLabel))


def test_the_shipped_form_is_shown_with_every_level_in_words(
    page: FormsPage, desk: Desk, qtbot: QtBot
) -> None:
    form = forms.find(desk, "seven-point-call")
    qtbot.waitUntil(lambda: page.preview.whole)
    text = preview_text(page)
    for question in form.questions:
        assert question.title in text
        assert all(words in text for words in question.levels)
    assert "Passes from 80" in text


def test_a_good_form_is_added_and_chosen(page: FormsPage, tmp_path: Path) -> None:
    page.add(own_form(tmp_path, "2 mine"))
    assert "was added" in page.notice.text
    assert "version 2 mine" in page.list.currentItem().text()
    assert "version 2 mine" in preview_text(page)


def test_that_comments_are_lost_is_told_at_the_buttons_that_lose_them(
    page: FormsPage, tmp_path: Path
) -> None:
    making = page.making
    assert (making.edit.toolTip(), making.copy.toolTip()) == ("", "")  # of a form that ships
    page.add(own_form(tmp_path, "2 mine"))
    assert "stay there: a draft has none" in making.edit.toolTip()
    assert making.copy.accessibleDescription() == making.edit.toolTip()


def test_a_broken_form_is_refused_with_its_place(page: FormsPage, tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("id: [", "utf-8")
    before = page.list.count()
    page.add(broken)
    assert "broken.yaml" in page.notice.text
    assert page.list.count() == before


def test_a_file_that_broke_later_is_listed_with_its_problem(
    page: FormsPage, desk: Desk, tmp_path: Path
) -> None:
    page.add(own_form(tmp_path, "2"))
    kept = next(forms.folder(desk.places).iterdir())
    kept.write_text("id: nothing else", "utf-8")
    page.refresh()
    assert "cannot be read" in page.list.currentItem().text()
    assert page.preview.isHidden()
    assert kept.name in page.notice.text
    page.list.setCurrentRow(0)
    assert not page.preview.isHidden()


def test_a_copy_is_the_file_itself(page: FormsPage, tmp_path: Path) -> None:
    out = tmp_path / "copy.yaml"
    page.going.save_copy(out)
    assert out.read_bytes() == forms.shipped_file("forms", "seven_point_call.yaml").read_bytes()
    page.going.save_copy(tmp_path / "nowhere" / "copy.yaml")
    assert "nowhere" in page.notice.text


def test_what_is_said_of_one_form_goes_when_another_is_chosen(
    page: FormsPage, desk: Desk, tmp_path: Path
) -> None:
    page.add(own_form(tmp_path, "2"))
    page.list.setCurrentRow(0)
    assert page.notice.text == ""
    next(forms.folder(desk.places).glob("*.yaml")).write_text("id: [", "utf-8")
    page.refresh()
    page.list.setCurrentRow(page.list.count() - 1)
    assert "Mend the file" in page.notice.text
    page.list.setCurrentRow(0)
    assert page.notice.text == ""


def test_the_draft_that_was_worked_on_last_is_there_to_go_on_with(
    page: FormsPage, desk: Desk, qtbot: QtBot
) -> None:
    assert page.list.currentRow() == 0
    form_drafts.begin_new(desk, "Enquiry")
    page.refresh()
    assert page.list.currentRow() == 0  # what is chosen stays
    again = FormsPage(desk, Settings())
    qtbot.addWidget(again)
    again.refresh()
    assert "Enquiry" in again.list.currentItem().text()
