"""Texts in several languages in the editor: chosen, added, written, counted, undone, removed."""

from typing import Any

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from evaluator.desk import form_drafts
from evaluator.desk.desk import Desk
from evaluator.forms.tree import at
from evaluator.forms.values import Place
from evaluator.ui.forms.editor.page import FormEditor

TITLE: Place = ("questions", 0, "title")


@pytest.fixture
def editor(qtbot: QtBot, desk: Desk) -> FormEditor:
    editor = FormEditor(desk, form_drafts.begin_new(desk, "Enquiry"))
    qtbot.addWidget(editor)
    editor.resize(1190, 680)
    with qtbot.waitExposed(editor):
        editor.show()
    return editor


def field(editor: FormEditor) -> Any:
    return editor.question_page.fields[("title",)].control


def offered(editor: FormEditor) -> list[str]:
    editor.languages.fill()
    return [action.text() for action in editor.languages.menu.actions() if action.text()]


def test_a_language_is_added_written_counted_and_seen(qtbot: QtBot, editor: FormEditor) -> None:
    assert offered(editor) == ["English · the form’s own", "Add a language"]
    editor.go_to(TITLE)
    before = editor.work.content
    editor.languages.add("de")
    assert editor.work.content == before
    assert field(editor).text() == ""
    assert field(editor).placeholderText() == "New point"
    assert editor.parts.item(1).text() == "New point"
    qtbot.waitUntil(lambda: editor.languages.next.isVisible())
    lacking = len(editor.work.look_over().untranslated)
    assert editor.languages.next.text() == f"{lacking} texts to translate"
    QTest.keyClicks(field(editor), "Neuer Punkt")
    assert at(editor.work.content, TITLE) == {"en": "New point", "de": "Neuer Punkt"}
    assert len(editor.work.look_over().untranslated) == lacking - 1
    qtbot.waitUntil(lambda: editor.live.preview.whole)
    assert editor.live.preview.points["point-1"].box.question.title == "Neuer Punkt"
    assert editor.live.preview.points["point-1"].box.question.ready("N/A") == "entf."
    assert "Deutsch" in editor.languages.choose.text()


def test_what_is_not_translated_is_gone_to_in_turn(editor: FormEditor) -> None:
    editor.languages.add("de")
    first = editor.work.look_over().untranslated
    assert first[0] == ("title",)
    for place in (*first, first[0]):
        editor.languages.go_on()
        part = place[:2] if place[0] == "questions" else ()
        assert editor.parts.place == part
    assert editor.form_page.fields[("title",)].control.hasFocus()


def test_undo_shows_the_language_that_it_was_typed_in(editor: FormEditor) -> None:
    editor.go_to(TITLE)
    QTest.keyClicks(field(editor), "s")
    editor.languages.add("de")
    QTest.keyClicks(field(editor), "Punkt")
    editor.work.show_language("en")
    editor.undo.click()
    assert editor.work.language == "de"
    assert field(editor).text() == ""
    editor.undo.click()
    assert editor.work.language == ""
    assert field(editor).text() == "New point"
    editor.redo.click()
    editor.redo.click()
    assert at(editor.work.content, (*TITLE, "de")) == "Punkt"


def test_a_language_is_removed_and_comes_back_by_undo(editor: FormEditor) -> None:
    editor.go_to(TITLE)
    editor.languages.add("de")
    QTest.keyClicks(field(editor), "Punkt")
    assert "Remove Deutsch" in offered(editor)
    editor.languages.remove("de")
    assert at(editor.work.content, TITLE) == "New point"
    assert editor.work.language == ""
    assert not any("Deutsch" in one for one in offered(editor))
    editor.undo.click()
    assert at(editor.work.content, (*TITLE, "de")) == "Punkt"


def test_what_is_no_text_is_the_same_in_every_language(editor: FormEditor) -> None:
    editor.languages.add("fr")
    editor.parts.choose(())
    version = editor.form_page.fields[("version",)].control
    assert version.text() == "1"
    version.setFocus()
    version.selectAll()
    QTest.keyClicks(version, "2")
    assert editor.work.content["version"] == "2"
