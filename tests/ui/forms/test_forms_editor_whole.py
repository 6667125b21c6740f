"""Whatever the language of forms can say is made with the window's fields, and is in the YAML."""

from collections.abc import Iterator
from typing import Any, get_args

import pytest
from pydantic import BaseModel
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from evaluator.desk import form_drafts, forms
from evaluator.desk.desk import Desk
from evaluator.forms.model import Form
from evaluator.forms.places import fields
from evaluator.forms.strict_yaml import parse
from evaluator.places import places
from evaluator.ui.forms.editor.page import FormEditor

ELSEWHERE = {
    ("Form", "language"),  # languages have a test of their own
    ("Form", "translations"),
    ("Question", "evidence_at"),  # made as what a level asks for; what stands there stays
}


@pytest.fixture
def editor(qtbot: QtBot) -> Iterator[FormEditor]:
    with Desk.in_memory(places()) as desk:
        editor = FormEditor(desk, form_drafts.begin_new(desk, "Enquiry"))
        qtbot.addWidget(editor)
        with qtbot.waitExposed(editor):
            editor.show()
            editor.activateWindow()
        yield editor
        editor.leave()


class Hands:
    """Whoever makes the form: finds controls by their names, and pastes, picks, ticks, presses."""

    def __init__(self, editor: FormEditor) -> None:
        self.editor = editor

    def all(self, name: str) -> list[Any]:
        return [
            one
            for one in self.editor.findChildren(QWidget)
            if one.accessibleName().split(":")[0] == name and one.isVisible()
        ]

    def one(self, name: str, number: int = -1) -> Any:
        found = self.all(name)
        assert found, name
        return found[number]

    def write(self, name: str, text: str) -> None:
        field = self.one(name)
        assert isinstance(field, QLineEdit | QPlainTextEdit), name
        field.setFocus()
        field.selectAll()
        QGuiApplication.clipboard().setText(text)
        QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        if not text:
            QTest.keyClick(field, Qt.Key.Key_Delete)

    def pick(self, name: str, text: str, number: int = -1) -> None:
        control: QComboBox = self.one(name, number)
        row = control.findText(text)
        assert row >= 0, (text, [control.itemText(n) for n in range(control.count())])
        control.setCurrentIndex(row)
        control.activated.emit(row)

    def tick(self, name: str, *texts: str) -> None:
        for text in texts:
            button: QPushButton = self.one(name)
            button.menu().aboutToShow.emit()
            next(one for one in button.menu().actions() if one.text() == text).trigger()

    def press(self, *names: str) -> None:
        for name in names:
            self.one(name).click()

    def point(self, title: str, kind: str = "", section: str = "") -> None:
        self.editor.add_question()
        self.write("Title", title)
        if kind:
            self.pick("Kind of answer", kind)
        if section:
            self.pick("Section", section)


def test_whatever_a_form_can_say_is_made_in_the_window(editor: FormEditor) -> None:
    hands = Hands(editor)
    the_form(hands)
    sections(hands)
    first_point(hands)
    other_kinds(hands)
    conditions(hands)
    found = editor.work.look_over()
    assert not [one for one in found.findings if one.error], found.findings
    weighted = said(hands)
    bonus(hands)
    found = editor.work.look_over()
    assert not [one for one in found.findings if one.error], found.findings
    assert expected(Form) - ELSEWHERE <= weighted | said(hands)


def test_the_chosen_point_stays_chosen_where_its_section_comes_to_stand_above_it(
    editor: FormEditor,
) -> None:
    editor.add_section()
    editor.go_to(("questions", 0))
    Hands(editor).pick("Section", "New section")
    assert editor.parts.currentItem().text() == "New point"


def the_form(hands: Hands) -> None:
    hands.write("Title", "Whole")
    hands.write("What it is for", "Calls.")
    hands.write("Where it comes from", "Us.")
    hands.write("Version", "2")
    hands.write("Passes from", "75")
    hands.press("Add a band")
    hands.write("Band 1 name", "Best")
    hands.pick("The weight of what does not apply goes to", "all the rest")
    hands.pick("The lowest answer earns", "nothing")
    hands.write("Full marks are", "20")
    hands.pick("A failed form shows", "at most")
    hands.write("At most", "40")
    hands.write("The highest score", "110")


def sections(hands: Hands) -> None:
    hands.editor.add_section()
    hands.write("Title", "Opening")
    hands.write("Weight", "60")
    hands.press("Guidance")
    hands.write("What is meant", "The first minute.")
    hands.write("Notes for the evaluator", "Listen twice.")
    hands.press("Pass mark and bands of its own")
    hands.write("Passes from", "50")
    hands.press("Bands of its own")
    hands.editor.add_section()
    hands.write("Title", "Talk")
    hands.pick("Within", "Opening")
    hands.press("Counts in the score")
    hands.press("Only when…")
    hands.pick("What to look at", "Fact: Hold, seconds")
    hands.pick("Otherwise it", "is shown, and cannot be answered")


def first_point(hands: Hands) -> None:
    hands.editor.go_to(("questions", 0))
    hands.write("Title", "Greeting")
    hands.pick("Section", "Opening")
    hands.write("Weight", "40")
    hands.press("Must be answered (no “not applicable”)")
    hands.write("Level 0 in words", "Nothing said.")
    hands.write("Points of Level 2", "5")
    hands.tick("Level 0 fails", "fails the form", "compliance-critical")
    hands.tick("Level 0 asks for", "a comment", "a moment")
    hands.pick("Begins with", "1  Partly done.")
    for name in ("What is meant", "What good sounds like", "Coaching tip"):
        hands.write(name, "Words.")
    hands.write("Notes for the evaluator", "Ours.")
    hands.press("What to listen for")
    hands.write("Listen for, one a line", "A name\nA smile")
    hands.write("Phrases to find in the transcript, one a line", "hello")
    hands.tick("Facts of the call beside it", "Hold, seconds")
    hands.press("Answers that facts suggest", "Suggest an answer")
    hands.pick("Suggestion 1 answer", "2  Fully done.")
    hands.press("Root causes", "Add a cause")
    hands.write("Cause 1", "No script")
    hands.tick("Offered at", "0  Nothing said.")
    hands.press("Pass mark and bands of its own", "Bands of its own")
    hands.write("Passes from", "50")
    hands.press("Details")
    hands.write("Id", "hello")
    hands.write("Short title, for narrow headings", "Hi")
    hands.write("When it does not apply", "Cut off.")
    hands.write("Where it comes from", "Book.")


def other_kinds(hands: Hands) -> None:
    hands.point("Reason", "Choice of one", "None")
    hands.write("Option 1 in words", "Order")
    hands.press("Counts in the score", "Must be answered (no “not applicable”)")
    hands.point("Courtesies", "Choice of several", "Opening")
    hands.press("Must be answered (no “not applicable”)")
    hands.write("Points of Option 1", "6")
    hands.write("Points of Option 2", "7")
    hands.write("Option 2 not chosen", "1")
    hands.tick("Option 1 fails", "customer-critical")
    hands.tick("Option 1 asks for", "a comment")
    hands.write("Points at most", "10")
    hands.write("Id of option 1", "name")
    hands.point("Asked twice", "Number", "Opening")
    hands.write("Unit", "times")
    hands.write("In steps of", "0.5")
    for name in ("Add a range", "Add a range"):
        hands.press(name)
    hands.write("Points of Range 1", "9")
    hands.tick("Range 2 fails", "fails its section", "fails “Talk”")
    hands.tick("Range 2 asks for", "a moment")
    hands.point("Verified?", "Yes or no", "Opening")
    hands.press("Words for yes and no")


def conditions(hands: Hands) -> None:
    """All, any and none, one in another, with every test that there is."""
    hands.point("Why?", "Text", "None")
    hands.press("Only when…")
    hands.pick("What to look at", "Reason")
    hands.pick("Test", "is not")
    hands.press("And…")
    hands.pick("What to look at", "Courtesies")
    hands.pick("Test", "has all of")
    hands.press("A group…")
    hands.pick("What to look at", "Fact: Dead air, seconds", -2)
    hands.pick("Test", "is at most", -2)
    hands.pick("What to look at", "Reason")
    hands.pick("Test", "is any of")
    hands.press("A group…")
    hands.pick("How these conditions hold together", "when none of these holds")
    hands.pick("Otherwise it", "is shown, and cannot be answered")
    hands.editor.go_to(("questions", 2))
    hands.press("Must be answered (no “not applicable”)")
    hands.press("May not apply, though conditions look at it")


def bonus(hands: Hands) -> None:
    """Under points, where it is known; what weights alone have goes."""
    hands.editor.go_to(())
    hands.pick("Method", "Points: earned of possible")
    hands.pick("The weight of what does not apply goes to", "the rest of its section")
    hands.pick("The lowest answer earns", "what it says")
    hands.write("Full marks are", "")
    for number, name in enumerate(
        ("Level 2 is a bonus", "", "Option 2 is a bonus", "Range 1 is a bonus", "Bonus")
    ):
        if name:
            hands.editor.go_to(("questions", number))
            hands.press(name)


def said(hands: Hands) -> set[tuple[str, str]]:
    """Every field that the draft's file says something in."""
    assert hands.editor.leave()
    file = forms.drafts(places()) / "enquiry.yaml"
    return set(said_in(parse(file.read_text("utf-8")).value, Form))


def said_in(value: dict[str, Any], model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    for name, one in value.items():
        yield model.__name__, name
        inner = group_of(fields(model)[name].annotation)
        for item in one if isinstance(one, list) else [one]:
            if inner is not None and isinstance(item, dict):
                yield from said_in(item, inner)


def expected(model: type[BaseModel]) -> set[tuple[str, str]]:
    """Every field of the language, by the group of lines that it stands in."""
    found: set[tuple[str, str]] = set()
    left = [model]
    while left:
        one = left.pop()
        mine = {(one.__name__, name) for name in fields(one)}
        if not mine <= found:
            inner = (group_of(field.annotation) for field in fields(one).values())
            left += [group for group in inner if group is not None]
        found |= mine
    return found


def group_of(annotation: Any) -> type[BaseModel] | None:
    """The group of lines that a field holds, one or a list of them."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for found in map(group_of, get_args(annotation)) if found), None)
