"""Digits that may be a card number are warned of where they are written, and never refused."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from evaluator.forms.question import Question
from evaluator.ui.evaluate.answers.text import TextBox
from evaluator.ui.shops.form import ShopForm

CARD = "4111 1111 1111 1111"


def warnings(widget) -> list[QLabel]:
    return [one for one in widget.findChildren(QLabel) if one.isVisible() and "card" in one.text()]


@pytest.fixture
def comment(opened):
    return next(iter(opened.questions.points.values()))._guidance.comment


def test_a_comment_with_a_card_number_is_warned_of_and_kept(qtbot, opened, comment):
    comment.insertPlainText(f"Reads out {CARD}.")
    qtbot.waitUntil(lambda: len(warnings(opened.questions)) == 1)
    assert CARD in next(iter(opened._reading.sheet.comments.values()))
    comment.selectAll()
    comment.insertPlainText("Reads out a number.")
    qtbot.waitUntil(lambda: warnings(opened.questions) == [])


def test_the_warning_is_read_where_the_point_stands_at_the_edge(qtbot, opened):
    opened.resize(1100, 600)
    for _ in opened.questions.points:
        qtbot.keyClick(opened, Qt.Key.Key_Down)
    qtbot.keyClick(opened, Qt.Key.Key_C)
    opened.focusWidget().insertPlainText(CARD)
    qtbot.waitUntil(lambda: len(warnings(opened.questions)) == 1)
    (line,) = warnings(opened.questions)
    qtbot.waitUntil(lambda: line.visibleRegion().boundingRect() == line.rect())


def test_so_is_a_note_of_a_moment(qtbot, opened):
    opened.actions_of_keys.moments.mark()
    (row,) = opened.side.moments.rows.values()
    row.note.insertPlainText("four one double one, 1111 1111 1111")
    qtbot.waitUntil(lambda: len(warnings(row)) == 1)


@pytest.mark.parametrize("name", ["strengths", "improvement", "action"])
def test_so_are_the_overall_words(qtbot, opened, name):
    getattr(opened.side.feedback, name).insertPlainText(f"Reads out card:{CARD}")
    qtbot.waitUntil(lambda: len(warnings(opened.side.feedback)) == 1)


def test_so_is_an_answer_that_is_a_text(qtbot):
    question = Question.model_validate({"id": "why", "title": "Why", "kind": "text"})
    box = TextBox(1, question)
    qtbot.addWidget(box)
    body = box.body()
    qtbot.addWidget(body)
    body.show()
    assert box.write(CARD)
    qtbot.waitUntil(lambda: len(warnings(body)) == 1)


def test_so_is_the_narrative_of_a_visit(qtbot):
    form = ShopForm()
    qtbot.addWidget(form)
    form.show()
    form.narrative.setPlainText(f"I gave {CARD}.")
    qtbot.waitUntil(lambda: len(warnings(form)) == 1)


def test_other_digits_are_not(qtbot, comment, opened):
    comment.insertPlainText("Order 4111 1111 1111 1112, call 0117 496 0000.")
    qtbot.settle()
    assert warnings(opened.questions) == []
