"""The editor of forms: what is typed is the form, is kept, looked over, undone and published."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from evaluator.desk import form_drafts, forms
from evaluator.desk.desk import Desk
from evaluator.desk.settings import Settings
from evaluator.errors import UserError
from evaluator.forms.tree import at, put
from evaluator.ui.forms.editor.controls import Choice, Number, Several, number
from evaluator.ui.forms.editor.page import FormEditor
from evaluator.ui.forms.editor.work import Work
from evaluator.ui.forms.page import FormsPage

WHOLE = Path(__file__).parents[2] / "forms" / "whole_language.yaml"
KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def editor(qtbot: QtBot, desk: Desk) -> FormEditor:
    return opened(qtbot, desk, form_drafts.begin_new(desk, "Enquiry"))


def opened(qtbot: QtBot, desk: Desk, draft: form_drafts.FormDraft) -> FormEditor:
    editor = FormEditor(desk, draft)
    qtbot.addWidget(editor)
    editor.resize(1190, 680)
    with qtbot.waitExposed(editor):
        editor.show()
        editor.activateWindow()
    return editor


def named(editor: QWidget, name: str) -> Any:
    """The visible control with this accessible name."""
    found = [
        one
        for one in editor.findChildren(QWidget)
        if one.accessibleName().split(":")[0] == name and one.isVisible()
    ]
    assert len(found) == 1, (name, len(found))
    return found[0]


def write(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text) if text else QTest.keyClick(field, KEY.Key_Delete)


def test_what_is_typed_is_the_form_its_list_and_its_preview(editor: FormEditor) -> None:
    editor.go_to(("questions", 0))
    write(named(editor, "Title"), "Greets by name")
    write(named(editor, "Weight"), "40")
    words = named(editor, "Level 0 in words")
    words.selectAll()
    QTest.keyClicks(words, "No greeting.")
    assert at(editor.work.content, ("questions", 0, "levels", 0)) == "No greeting."
    assert editor.parts.currentItem().text() == "Greets by name"
    assert editor.weights.said.text() == "Weights: 40 of 100"
    editor.work.look_over()
    assert editor.live.preview.points["greets-by-name"]
    editor.weights.balance.click()
    assert editor.weights.said.text() == "Weights: 100 of 100"
    assert not editor.weights.balance.isEnabled()


def test_everything_is_undone_where_it_was_done(editor: FormEditor) -> None:
    first = editor.work.content
    editor.go_to(("questions", 0))
    write(named(editor, "Title"), "abc")
    editor.parts.choose(())
    QTest.keyClick(editor.parts, KEY.Key_Z, CTRL)
    assert editor.parts.place == ("questions", 0)
    assert named(editor, "Title").text() == "New point"
    assert editor.work.content == first
    editor.redo.click()
    assert named(editor, "Title").text() == "abc"
    editor.undo.click()
    editor.work.undo()
    assert not editor.undo.isEnabled()
    editor.work.redo()
    editor.work.redo()
    assert not editor.redo.isEnabled()


def test_what_is_typed_after_a_new_part_was_undone_goes_to_the_part_that_is_shown(
    editor: FormEditor,
) -> None:
    for add in (editor.add_question, editor.add_section, editor.duplicate):
        editor.go_to(("questions", 0))
        add()
        editor.work.undo()
        assert len(editor.work.content["questions"]) == 1
        write(named(editor, "Title"), "Tone")
        assert at(editor.work.content, ("questions", 0, "title")) == "Tone"
        editor.work.undo()


def test_what_is_wrong_is_said_at_its_place_and_blocks_nothing(editor: FormEditor) -> None:
    editor.go_to(("questions", 0))
    write(named(editor, "Weight"), "much")
    editor.work.look_over()
    assert "1 error" in editor.findings.head.text()
    assert "much" in editor.question_page.fields[("weight",)].wrong
    assert not editor.live.note.isHidden()
    editor.parts.choose(())
    editor.findings.list.itemClicked.emit(editor.findings.list.item(0))
    assert named(editor, "Weight").hasFocus()
    editor.ask_to_publish()
    assert "mend" in editor.notice.text
    write(named(editor, "Weight"), "100")
    editor.work.look_over()
    assert editor.live.note.isHidden()
    assert not editor.question_page.fields[("weight",)].wrong


def test_keys_add_double_and_move_points(editor: FormEditor) -> None:
    QTest.keyClick(editor.parts, KEY.Key_N, CTRL)
    assert named(editor, "Title").hasFocus()
    write(named(editor, "Title"), "Second")
    editor.parts.setFocus()
    QTest.keyClick(editor.parts, KEY.Key_Up, ALT)
    assert [one["title"] for one in editor.work.content["questions"]] == ["Second", "New point"]
    QTest.keyClick(editor.parts, KEY.Key_Down, ALT)
    QTest.keyClick(editor.parts, KEY.Key_D, CTRL)
    assert [one["id"] for one in editor.work.content["questions"]] == [
        "point-1",
        "second",
        "second-2",
    ]
    editor.add_section()
    assert editor.parts.place == ("sections", 0)
    named(editor, "Remove").click()
    assert "sections" not in editor.work.content
    editor.parts.choose(())
    before = editor.work.content
    editor.duplicate()
    editor.remove()
    editor.parts.step(1)
    assert editor.work.content == before


def test_a_title_gives_its_id_also_where_a_key_leads_on(editor: FormEditor) -> None:
    editor.go_to(("questions", 0))
    title = named(editor, "Title")
    write(title, "Greeting")
    QTest.keyClick(title, KEY.Key_N, CTRL)
    assert [one["id"] for one in editor.work.content["questions"]] == ["greeting", "point-1"]


def test_a_new_form_has_its_id_from_its_title_as_long_as_nobody_chose_one(
    qtbot: QtBot, desk: Desk
) -> None:
    editor = opened(qtbot, desk, form_drafts.begin_new(desk, "New form"))
    for title, id in (("Chat in four", "chat-in-four"), ("Chat", "chat-in-four")):
        write(named(editor, "Title"), title)
        editor.parts.setFocus()
        assert editor.work.content["id"] == id
    editor.work.undo()
    editor.work.undo()
    assert (editor.work.content["title"], editor.work.content["id"]) == ("New form", "new-form")
    write(named(editor, "Title"), "Call handling")
    editor.parts.setFocus()
    assert editor.work.content["id"] == "call-handling-2"  # one of that name ships


def test_ids_typed_one_after_the_other_are_both_kept(editor: FormEditor) -> None:
    editor.add_question()
    for place, id in enumerate(("first", "second")):
        editor.go_to(("questions", place, "id"))
        editor.go_to(("questions", place, "id"))  # it was folded away
        write(named(editor, "Id"), id)
    assert [one["id"] for one in editor.work.content["questions"]] == ["first", "second"]


def test_the_kinds_that_keys_come_by_leave_no_trace(editor: FormEditor) -> None:
    editor.add_question()
    before = at(editor.work.content, ("questions", 0))
    for place in (0, 1):
        editor.go_to(("questions", place))
        kind = named(editor, "Kind of answer")
        kind.setFocus()
        for _ in range(2):  # by yes or no to a choice of one
            QTest.keyClick(kind, KEY.Key_Down)
    first, second = editor.work.content["questions"]
    assert [one["text"] for one in first["options"]] == before["levels"]
    assert first["options"] == second["options"]
    editor.work.undo()
    editor.work.undo()
    assert at(editor.work.content, ("questions", 0)) == before


def test_alt_and_an_arrow_move_the_answer_in_focus_else_the_point(editor: FormEditor) -> None:
    editor.add_question()
    words = named(editor, "Level 0 in words")
    words.setFocus()
    QTest.keyClick(words, KEY.Key_Down, ALT)
    levels = ["Partly done.", "Not done.", "Fully done."]
    assert at(editor.work.content, ("questions", 1, "levels")) == levels
    assert named(editor, "Level 1 in words").hasFocus()
    named(editor, "Title").setFocus()
    QTest.keyClick(named(editor, "Title"), KEY.Key_Up, ALT)
    assert at(editor.work.content, ("questions", 0, "levels")) == levels


def test_a_part_is_dragged(editor: FormEditor, monkeypatch: pytest.MonkeyPatch) -> None:
    editor.add_question()
    editor.parts.choose(("questions", 1))
    at_first = editor.parts.visualItemRect(editor.parts.item(1)).center()
    monkeypatch.setattr(
        editor.parts,
        "dropIndicatorPosition",
        lambda: QAbstractItemView.DropIndicatorPosition.AboveItem,
    )
    drop = QDropEvent(
        QPointF(at_first),
        Qt.DropAction.MoveAction,
        editor.parts.mimeData([editor.parts.item(2)]),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    editor.parts.dropEvent(drop)
    assert [one["id"] for one in editor.work.content["questions"]] == ["point-2", "point-1"]
    assert editor.parts.place == ("questions", 0)
    assert editor.parts.count() == 3
    editor.parts.move_row(0, 2)  # the form itself stays on top
    assert [one["id"] for one in editor.work.content["questions"]] == ["point-2", "point-1"]


def test_every_kind_has_its_answers(editor: FormEditor) -> None:
    editor.go_to(("questions", 0))
    kind: Choice = named(editor, "Kind of answer")
    for chosen, control in (
        ("yes_no", "Points of Yes"),
        ("choice", "Option 1 in words"),
        ("multiple", "Option 1 not chosen"),
        ("number", "Add a range"),
        ("scale", "Level 0 in words"),
    ):
        kind.chosen.emit(chosen)
        assert named(editor, control)
        assert kind.currentText()
    kind.chosen.emit("text")
    assert not editor.question_page.fields[("weight",)].isVisible()
    kind.chosen.emit("number")
    for _ in range(2):
        named(editor, "Add a range").click()
    write(named(editor, "Range 2 to"), "4")
    write(named(editor, "Points of Range 2"), "2,5")
    assert at(editor.work.content, ("questions", 0, "ranges", 1)) == {
        "from": 1,
        "to": 4,
        "points": 2.5,
    }
    named(editor, "Remove range 1").click()
    assert len(at(editor.work.content, ("questions", 0, "ranges"))) == 1
    kind.chosen.emit("choice")
    named(editor, "Add an option").click()
    write(named(editor, "Option 3 in words"), "Complaint")
    editor.parts.setFocus()
    named(editor, "Remove option 1").click()
    ids = [one["id"] for one in at(editor.work.content, ("questions", 0, "options"))]
    assert ids == ["second", "complaint"]


def test_levels_fail_and_ask(editor: FormEditor) -> None:
    editor.go_to(("questions", 0))
    fails: Several = named(editor, "Level 0 fails")
    fails.toggle_value("form")
    named(editor, "Level 0 asks for").toggle_value("evidence")
    assert at(editor.work.content, ("questions", 0, "rules")) == [
        {"at": 0, "fails": ["form"], "asks": ["evidence"]}
    ]
    assert "fails the form" in fails.text()
    write(named(editor, "Points of Level 1"), "7")
    assert at(editor.work.content, ("questions", 0, "points")) == [0, 7, 2]
    named(editor, "Remove level 0").click()
    assert at(editor.work.content, ("questions", 0, "points")) == [7, 2]
    named(editor, "Add a level").click()
    assert len(at(editor.work.content, ("questions", 0, "levels"))) == 3


def test_a_condition_is_picked(editor: FormEditor) -> None:
    editor.add_question()
    named(editor, "Only when…").click()
    place = ("questions", 1, "when")
    assert at(editor.work.content, place) == {"question": "point-1", "is": 0}
    assert at(editor.work.content, ("questions", 0, "required")) is True
    named(editor, "Test").chosen.emit("at_least")
    named(editor, "The answer to compare with").chosen.emit(2)
    assert at(editor.work.content, place) == {"question": "point-1", "at_least": 2}
    named(editor, "Test").chosen.emit("any_of")
    named(editor, "Answers to compare with").toggle_value(1)
    assert at(editor.work.content, place)["any_of"] == [1, 2]
    named(editor, "And…").click()
    named(editor, "How these conditions hold together").chosen.emit("any")
    second = [
        one for one in editor.findChildren(Choice) if one.accessibleName() == "What to look at"
    ]
    next(one for one in reversed(second) if one.isVisible()).chosen.emit(("fact", "hold.total"))
    write(named(editor, "The number to compare with"), "30")
    QTest.keyClick(named(editor, "The number to compare with"), KEY.Key_Return)
    assert at(editor.work.content, (*place, "any", 1)) == {"fact": "hold.total", "at_least": 30}
    named(editor, "A group…").click()
    assert editor.work.look_over().form is not None
    for _ in range(4):
        bins = [
            one
            for one in editor.findChildren(QWidget)
            if one.accessibleName() == "Remove this condition" and one.isVisible()
        ]
        bins[-1].click()  # type: ignore[attr-defined]
    assert at(editor.work.content, place) is None


def test_causes_bands_and_lists_are_typed(editor: FormEditor) -> None:
    editor.go_to(("questions", 0))
    named(editor, "Root causes").click()
    named(editor, "What to listen for").click()
    named(editor, "Add a cause").click()
    write(named(editor, "Cause 1"), "No script")
    editor.parts.setFocus()
    assert at(editor.work.content, ("questions", 0, "causes")) == [
        {"id": "no-script", "text": "No script"}
    ]
    named(editor, "Remove cause 1").click()
    phrases = named(editor, "Phrases to find in the transcript, one a line")
    QTest.keyClicks(phrases, "thank you\rgood bye\r")
    assert at(editor.work.content, ("questions", 0, "listen_for_words")) == [
        "thank you",
        "good bye",
    ]
    assert phrases.toPlainText() == "thank you\ngood bye\n"  # a line that is begun stays
    facts: Several = named(editor, "Facts of the call beside it")
    facts.toggle_value("hold.total")
    assert at(editor.work.content, ("questions", 0, "facts")) == ["hold.total"]
    editor.parts.choose(())
    named(editor, "Add a band").click()
    assert at(editor.work.content, ("bands", 0)) == {"at": 90, "name": "New band"}
    named(editor, "Remove band 1").click()
    assert len(editor.work.content["bands"]) == 2
    named(editor, "A failed form shows").chosen.emit("cap")
    assert named(editor, "At most").isVisible()


def test_another_language_is_kept_where_one_is_typed(qtbot: QtBot, desk: Desk) -> None:
    draft = form_drafts.begin_version(desk, forms.load(WHOLE))
    editor = opened(qtbot, desk, draft)
    editor.go_to(("questions", 0))
    write(named(editor, "Title"), "Hello")
    assert at(editor.work.content, ("questions", 0, "title")) == {"en": "Hello", "de": "Begrüßung"}
    editor.work.language = "de"
    editor.refresh()
    assert named(editor, "Title").text() == "Begrüßung"
    write(named(editor, "Title"), "")
    assert at(editor.work.content, ("questions", 0, "title")) == "Hello"
    write(named(editor, "Title"), "Gruss")
    assert at(editor.work.content, ("questions", 0, "title")) == {"en": "Hello", "de": "Gruss"}
    for place in (("sections", 2, "when"), ("questions", 6, "when", "all", 0), ("questions", 4)):
        editor.go_to(place)
    assert editor.work.look_over().form is not None


def test_everything_is_kept_by_itself_and_tried_again(
    qtbot: QtBot, desk: Desk, editor: FormEditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    with qtbot.waitSignal(editor.work.kept):
        editor.add_question()
    assert form_drafts.named(desk, editor.work.name).content == editor.work.content

    def full(*_: object) -> None:
        raise UserError("The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr(form_drafts, "keep", full)
        editor.add_question()
        assert not editor.leave()
        assert "full" in editor.notice.text
    editor.hide()
    assert form_drafts.named(desk, editor.work.name).content == editor.work.content


def test_a_form_is_made_published_and_stands_in_the_list(qtbot: QtBot, desk: Desk) -> None:
    page = FormsPage(desk, Settings())
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.refresh()
    page.making.new.click()
    editor = page.findChild(FormEditor)
    assert editor is not None
    editor.ask_to_publish()
    assert "Version 1" in editor.notice.text
    editor.notice.action_asked.emit()
    assert "is published" in page.notice.text
    assert "version 1 · your own" in page.list.currentItem().text()
    assert forms.find(desk, "new-form").title == "New form"
    page.making.edit.click()
    editor = page.findChildren(FormEditor)[-1]  # the one of before goes with the next event
    editor.work.set(("title",), "", "Title")
    editor._close()
    listed = [page.list.item(row).text() for row in range(page.list.count())]
    assert "new-form\ndraft, not finished yet" in listed
    page.list.setCurrentRow(listed.index("new-form\ndraft, not finished yet"))
    assert not page.unfinished.isHidden()
    page.making.give_up.click()
    page.making.give_up.click()
    assert "deleted" in page.notice.text
    assert form_drafts.drafts(desk) == ()
    page.making.copy.click()
    assert page.findChildren(FormEditor)[-1].work.content["id"].endswith("-copy")


def test_a_version_that_there_is_already_is_refused_in_its_place(
    desk: Desk, editor: FormEditor
) -> None:
    form_drafts.publish(desk, "other", put(editor.work.content, ("title",), "Other"))
    editor.publish()
    assert "never changes" in editor.notice.text


@pytest.mark.parametrize(
    ("text", "value"),
    [("", None), ("12", 12), ("2,5", 2.5), ("abc ", "abc"), ("nan", "nan"), ("1e999", "1e999")],
)
def test_numbers_are_read_as_people_type_them(text: str, value: object) -> None:
    assert number(text) == value


def test_a_number_is_shown_as_it_is_typed(qtbot: QtBot) -> None:
    field = Number("N")
    qtbot.addWidget(field)
    QTest.keyClicks(field, "2,50")
    field.show_number(2.5)
    assert field.text() == "2,50"
    field.show_number("abc")
    assert field.text() == "abc"
    field.show_number(None)
    assert field.text() == ""


def test_a_draft_that_was_changed_elsewhere_is_left_and_this_one_kept_beside(
    desk: Desk, editor: FormEditor
) -> None:
    other = Work(desk, form_drafts.named(desk, editor.work.name))
    other.set(("title",), "Of the other", "Title")
    assert other.keep()
    editor.work.set(("title",), "Of this one", "Title")
    assert editor.leave()
    assert "changed elsewhere" in editor.notice.text and "enquiry-2" in editor.notice.text
    for work in (other, editor.work):
        work.set(("summary",), "Goes on.", "Summary")
        assert work.keep()
    told = {one.name: (one.title, one.content["summary"]) for one in form_drafts.drafts(desk)}
    assert told == {
        "enquiry": ("Of the other", "Goes on."),
        "enquiry-2": ("Of this one", "Goes on."),
    }
    other = Work(desk, form_drafts.named(desk, "enquiry-2"))
    other.set(("title",), "Of a third", "Title")
    assert other.keep()
    editor.publish()
    assert [one.title for one in forms.offered(desk)][-1] == "Of this one"
    assert {one.title for one in form_drafts.drafts(desk)} == {"Of the other", "Of a third"}


def test_a_draft_whose_file_is_gone_is_kept_again(qapp: QApplication, desk: Desk) -> None:
    work = Work(desk, form_drafts.begin_new(desk, "Enquiry"))
    form_drafts.give_up(desk, work.name)
    work.set(("title",), "Still here", "Title")
    assert work.keep() and work.name == "enquiry"
    assert [one.title for one in form_drafts.drafts(desk)] == ["Still here"]
