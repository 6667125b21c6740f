"""Opening a call: it is read, shown in pieces, and gets the keys that were pressed meanwhile."""

import pytest
from evaluate_fakes import open_call
from every_kind import long_form
from patient import turn
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from evaluator.desk import evaluations
from evaluator.scoring.sheet import Sheet
from evaluator.ui.evaluate import form_rows, opening
from evaluator.ui.evaluate.point import Point
from evaluator.ui.evaluate.questions import Questions


@pytest.fixture
def questions(qtbot):
    """The points of a form that is taller than its column by far."""
    place = QWidget()
    qtbot.addWidget(place)
    after = QWidget()
    made = Questions(after)
    column = QVBoxLayout(place)
    column.addWidget(after)
    column.addWidget(made)
    place.resize(760, 420)
    place.show()
    yield made


def rows_by_tab(questions):
    """The points in the order in which Tab comes to them."""
    first = next(iter(questions.points.values()))
    following = [first]
    while following[-1].nextInFocusChain() is not first:
        following.append(following[-1].nextInFocusChain())
    return [one.question.id for one in following if isinstance(one, Point)]


def test_keys_pressed_before_the_call_is_there_answer_its_points(qtbot, page, call):
    page.open(call.id)
    assert page._reading is None
    QTest.keyClick(page, Qt.Key.Key_3)
    QTest.keyClick(page, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: page._reading is not None and len(page._reading.sheet.answers) == 2)
    assert list(page._reading.sheet.answers.values()) == [3, 2]


def test_who_goes_elsewhere_meanwhile_is_not_brought_back(qtbot, page, call):
    shown = []
    page.opened.connect(lambda: shown.append(call.id))
    page.open(call.id)
    page.give_up()
    qtbot.settle()
    assert shown == [] and page._reading is None


def test_the_call_that_was_asked_for_last_is_shown(qtbot, page, call, shop_call):
    page.open(call.id)
    open_call(page, shop_call.id)
    qtbot.settle()
    assert page.showing.call.id == shop_call.id


def test_a_long_form_left_in_its_middle_opens_there_with_all_rows_in_order(
    qtbot, monkeypatch, desk, page, call
):
    form = long_form()
    monkeypatch.setattr(opening, "good_forms", lambda desk: (form,))
    open_call(page, call.id)
    evaluation = page._reading.evaluation_id
    page.leave()
    evaluations.keep_draft(desk, evaluation, Sheet(), "q20", 0.0)
    page.questions.show_form(long_form(1, 1))
    open_call(page, call.id)
    qtbot.settle()
    assert list(page.questions.points) == [question.id for question in form.questions]
    point = page.questions.points["q20"]
    assert QApplication.focusWidget() is point
    top = point.y() - page.questions.verticalScrollBar().value()
    assert 0 <= top <= page.questions.viewport().height() - 28
    assert rows_by_tab(page.questions) == list(page.questions.points)


def test_rows_that_come_above_do_not_move_the_point_in_focus(qtbot, monkeypatch, questions):
    monkeypatch.setattr(form_rows, "_SLICE", -1.0)  # one with each turn
    questions.show_form(long_form(), "q20")
    questions.show_focus("q20", take=False)
    qtbot.waitUntil(lambda: "q22" in questions.points and questions.points["q22"].y() > 0)
    qtbot.waitUntil(lambda: "q17" in questions.points)
    turn()
    bar = questions.verticalScrollBar()
    before = questions.points["q20"].y() - bar.value()
    qtbot.waitUntil(lambda: questions.whole)
    turn()
    assert questions.points["q20"].y() - bar.value() == before
    assert bar.value() > 0


def test_the_weights_of_all_kinds_stand_below_each_other(qtbot, questions):
    questions.show_form(long_form())
    qtbot.waitUntil(lambda: questions.whole)
    turn()
    edges = set()
    for point in questions.points.values():
        weight = next(one for one in point.findChildren(QWidget) if one.toolTip() == "Weight")
        edges.add(weight.mapTo(point, weight.rect().topRight()).x())
    assert len(edges) == 1


def test_the_rows_of_the_form_before_go(qtbot, questions):
    questions.show_form(long_form())
    questions.show_form(long_form(1, 2))
    qtbot.waitUntil(lambda: len(questions.findChildren(Point)) == 2)


def test_tab_goes_into_the_point_in_focus_as_soon_as_its_form_is_shown(questions):
    questions.show_form(long_form())
    point = questions.points["q0"]
    questions.show_focus("q0")
    QTest.keyClick(point, Qt.Key.Key_Tab)
    held = QApplication.focusWidget()
    assert held is not point and point.isAncestorOf(held)
