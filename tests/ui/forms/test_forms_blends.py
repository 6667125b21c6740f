"""Blends in the Forms place: what is listed, what is wrong, making, changing, deleting one."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from evaluator.desk import blends, unsaved_blend
from evaluator.desk.blends import BlendFile
from evaluator.desk.desk import Desk
from evaluator.desk.settings import Settings
from evaluator.ui.forms.blend_editor import BlendEditor
from evaluator.ui.forms.editor.controls import Choice, Line, Number
from evaluator.ui.forms.page import FormsPage


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> FormsPage:
    page = FormsPage(desk, Settings())
    qtbot.addWidget(page)
    page.kind.setCurrentIndex(1)
    return page


def text_of(page: FormsPage) -> str:
    return "\n".join(one.text() for one in page.blends.sheet.widget().findChildren(QLabel))


def editor_of(page: FormsPage) -> BlendEditor:
    return page.findChildren(BlendEditor)[-1]  # one that was left goes a moment later


def own(desk: Desk) -> list[BlendFile]:
    return [file for file in blends.files(desk) if not file.ships]


def typed(editor: BlendEditor, place: tuple[str | int, ...], text: str) -> None:
    control = editor.fields.controls[place]
    assert isinstance(control, Line | Number)
    control.selectAll()
    QTest.keyClicks(control, text)


def test_the_blends_that_ship_are_shown_with_their_forms_and_shares(page: FormsPage) -> None:
    rows = [page.blends.list.item(row).text() for row in range(page.blends.list.count())]
    assert rows[2] == "Complaint shop\n3 forms · ships with the program"
    page.blends.list.setCurrentRow(2)
    text = text_of(page)
    assert "40 %" in text and "Service recovery, LEAD with patience" in text
    assert "Passes from 80" in text and "80 to under 90" in text
    assert not page.blends.edit.isEnabled() and page.blends.remove.isHidden()


def test_a_form_of_a_blend_is_shown_where_forms_are(page: FormsPage) -> None:
    page.blends.list.setCurrentRow(3)
    show = [
        one for one in page.blends.sheet.widget().findChildren(QPushButton) if one.text() == "Show"
    ]
    show[1].click()
    assert page.kind.currentIndex() == 0
    assert "Call handling and outcome" in page.list.currentItem().text()


def test_a_blend_is_made_named_balanced_and_saved(page: FormsPage, desk: Desk) -> None:
    page.blends.new.click()
    editor = editor_of(page)
    assert editor.findings.head.text() == "1 error"  # it has no title yet
    editor.save.click()
    assert own(desk) == [] and "something to mend" in editor.notice.text
    typed(editor, ("title",), "Our enquiry")
    second = editor.fields.controls[("blend", 1, "form")]
    assert isinstance(second, Choice)
    second.chosen.emit("call-handling")
    editor.fields.add_form.click()
    typed(editor, ("blend", 0, "share"), "80")
    typed(editor, ("blend", 2, "share"), "70")
    assert editor.fields.sum.text() == "Shares: 200 of 100"
    editor.fields.balance.click()
    assert editor.fields.sum.text() == "Shares: 100 of 100"
    typed(editor, ("pass_mark",), "75")
    editor.save.click()
    (file,) = own(desk)
    assert file.blend is not None and file.faults == ()
    assert (file.blend.id, file.blend.version, file.blend.pass_mark) == ("our-enquiry", "1", 75)
    assert list(file.blend.shares.values()) == [40, 25, 35]
    assert "is saved" in page.notice.text
    assert page.blends.chosen == file


def test_what_is_changed_has_the_next_version_and_undo_takes_it_back(
    page: FormsPage, desk: Desk
) -> None:
    page.blends.list.setCurrentRow(1)
    page.blends.copy.click()
    editor_of(page).save.click()
    page.blends.edit.click()
    editor = editor_of(page)
    typed(editor, ("blend", 0, "share"), "70")
    assert editor.fields.sum.text() == "Shares: 110 of 100"
    assert "1 warning" in editor.findings.head.text()
    editor.undo.click()
    assert editor.fields.sum.text() == "Shares: 100 of 100"
    editor.redo.click()
    editor.save.click()
    (file,) = own(desk)
    assert file.blend is not None
    assert (file.blend.title, file.blend.version) == ("Chat evaluation (copy)", "2")
    assert file.blend.shares["chat-four"] == 70
    assert "1 to mend" in page.blends.list.currentItem().text()


def test_leaving_with_changes_asks_first(page: FormsPage, desk: Desk, qtbot: QtBot) -> None:
    page.blends.new.click()
    editor = editor_of(page)
    typed(editor, ("title",), "Not kept")
    with qtbot.assertNotEmitted(editor.closed):
        editor.leave()
    assert "not saved" in editor.notice.text
    with qtbot.waitSignal(editor.closed):
        editor.notice.action_asked.emit()
    assert own(desk) == []


def test_what_is_not_saved_comes_back_when_the_window_was_closed(
    page: FormsPage, desk: Desk, qtbot: QtBot
) -> None:
    page.blends.list.setCurrentRow(1)
    page.blends.copy.click()
    editor_of(page).save.click()
    page.show()
    page.blends.edit.click()
    typed(editor_of(page), ("title",), "Half a na")
    page.close()
    again = FormsPage(desk, Settings())
    qtbot.addWidget(again)
    again.kind.setCurrentIndex(1)
    editor = editor_of(again)
    assert "not saved" in editor.notice.text
    assert editor.editing.content["title"] == "Half a na"
    editor.undo.click()
    assert editor.editing.content["title"] == "Chat evaluation (copy)"
    editor.redo.click()
    editor.save.click()
    (file,) = own(desk)
    assert file.blend is not None and (file.blend.title, file.blend.version) == ("Half a na", "2")
    again.refresh()
    assert again.shown is not editor and unsaved_blend.kept(desk) is None


def test_what_was_taken_back_or_left_does_not_come_back(page: FormsPage, desk: Desk) -> None:
    page.show()
    page.blends.new.click()
    editor = editor_of(page)
    typed(editor, ("title",), "O")
    editor.undo.click()
    page.hide()
    assert unsaved_blend.kept(desk) is None
    page.show()
    typed(editor, ("title",), "Ours")
    page.hide()
    kept = unsaved_blend.kept(desk)
    assert kept is not None and (kept.content["title"], kept.of) == ("Ours", None)
    page.refresh()  # the place is shown again: the same editor goes on
    assert editor_of(page) is editor
    editor.notice.action_asked.emit()
    assert unsaved_blend.kept(desk) is None


def test_a_form_or_a_band_is_taken_out(page: FormsPage) -> None:
    page.blends.list.setCurrentRow(2)
    page.blends.copy.click()
    editor = editor_of(page)
    buttons = {one.accessibleName(): one for one in editor.fields.findChildren(type(editor.undo))}
    QTest.mouseClick(buttons["Remove form 3"], Qt.MouseButton.LeftButton)
    assert editor.fields.sum.text() == "Shares: 70 of 100"
    QTest.mouseClick(buttons["Remove band 1"], Qt.MouseButton.LeftButton)
    assert ("bands", 3, "name") not in editor.fields.controls
    assert len(editor.editing.content["blend"]) == 2


def test_what_is_missing_or_wrong_is_said(page: FormsPage, desk: Desk, tmp_path: Path) -> None:
    folder = blends.folder(desk)
    folder.mkdir(parents=True)
    text = blends.shipped("forms", "blends", "chat.yaml").read_text("utf-8")
    gone = text.replace("id: chat", "id: mine", 1).replace("form: chat-four", "form: gone", 1)
    (folder / "mine.yaml").write_text(gone, "utf-8")
    (folder / "other.yaml").write_text("id: other\nblend: [", "utf-8")
    page.refresh()
    assert page.blends.list.count() == 6
    page.blends.list.setCurrentRow(4)
    assert "There is no published form “gone”." in text_of(page)
    page.blends.list.setCurrentRow(5)
    assert "other.yaml" in page.notice.text
    assert page.blends.sheet.isHidden()
    page.blends.remove.click()
    assert (folder / "other.yaml").exists()  # asked twice
    page.blends.remove.click()
    assert not (folder / "other.yaml").exists()
    assert "No evaluation is touched" in page.notice.text
