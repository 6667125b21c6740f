"""Moments in the page: kinds, links, the moment in hand; shapes that differ without colour."""

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from evaluator.terms import Kind
from evaluator.ui.evaluate.flag import SIZE, paint_flag

KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton


def write(qtbot, text):
    qtbot.keyClicks(QApplication.focusWidget(), text)


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def moments(page):
    return page._reading.sheet.moments


def row(page, at):
    return page.side.moments.rows[moments(page)[at].id]


def points(page):
    return [question.id for question in page._reading.form.questions]


@pytest.fixture
def two(qtbot, opened):
    """A moment at 0:10 on the first point, and one at 0:20 on the second, in hand."""
    opened.player.seek(10)
    write(qtbot, "m")
    press(qtbot, KEY.Key_Down)
    opened.player.seek(20)
    write(qtbot, "m")
    return opened


def test_k_goes_through_the_kinds_and_the_row_says_the_word(qtbot, two):
    for kind in ("Praise", "Coach", "Compliance", "Evidence"):
        write(qtbot, "k")
        assert moments(two)[1].kind == kind.lower()
        assert row(two, 1)._kind.text() == kind
    assert moments(two)[0].kind == "evidence"
    press(qtbot, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert moments(two)[1].kind == "compliance"


def test_the_menu_of_a_row_changes_its_kind(two):
    row(two, 0)._choose_kind()
    praise = next(a for a in row(two, 0)._menu.actions() if a.text() == "Praise")
    praise.trigger()
    row(two, 0)._menu.close()
    assert moments(two)[0].kind is Kind.PRAISE
    assert "praise" in two.questions.points[points(two)[0]]._flags[0].toolTip()


def test_l_links_the_moment_in_hand_to_the_point_in_focus_and_takes_it_off_again(qtbot, two):
    second, third = points(two)[1:3]
    press(qtbot, KEY.Key_Down)
    write(qtbot, "l")
    assert moments(two)[1].questions == (second, third)
    assert not two.questions.points[third]._flags[0].isHidden()
    write(qtbot, "l")
    assert moments(two)[1].questions == (second,)
    assert two.questions.points[third]._flags[0].isHidden()


def test_without_a_moment_the_keys_say_how_to_make_one(qtbot, opened):
    for key in "kl":
        write(qtbot, key)
        assert "There is no moment" in opened.notice.text


def test_a_click_on_a_moment_goes_to_its_point_and_takes_it_in_hand(qtbot, two):
    first = points(two)[0]
    qtbot.mouseClick(row(two, 0), LEFT, pos=QPoint(3, 3))
    assert two._reading.focus == first
    assert two.player.position == 10
    assert (row(two, 0)._in_hand, row(two, 1)._in_hand) == (True, False)
    write(qtbot, "k")
    assert moments(two)[0].kind is Kind.PRAISE


def test_a_moment_on_the_point_in_focus_does_not_leave_it(qtbot, two):
    second = points(two)[1]
    row(two, 0).linked.emit(second)
    qtbot.mouseClick(row(two, 0), LEFT, pos=QPoint(3, 3))
    assert two._reading.focus == second


def test_the_note_that_is_written_belongs_to_the_moment_in_hand(two):
    row(two, 0).note.setFocus()
    assert two._reading.hand == moments(two)[0].id


def test_a_point_that_comes_into_focus_shows_its_moments(qtbot, opened):
    for second in range(12):
        opened.player.seek(2 * second + 1)
        write(qtbot, "m")
    press(qtbot, KEY.Key_Down)
    opened.player.seek(0)
    write(qtbot, "m")
    press(qtbot, KEY.Key_Up)
    shown = opened.side.moments
    QApplication.processEvents()
    shown.verticalScrollBar().setValue(shown.verticalScrollBar().maximum())
    press(qtbot, KEY.Key_Down)
    assert row(opened, 0).visibleRegion().boundingRect().height() > 0


def test_every_kind_has_a_shape_of_its_own(qapp):
    drawn = []
    for kind in Kind:
        image = QImage(SIZE, SIZE, QImage.Format.Format_Grayscale8)
        image.fill(255)
        painter = QPainter(image)
        paint_flag(painter, QRectF(0, 0, SIZE, SIZE), 8, kind, lit=True)
        painter.end()
        drawn.append(image)
    for at, image in enumerate(drawn):
        for other in drawn[at + 1 :]:
            differ = sum(
                abs(image.pixelColor(x, y).lightness() - other.pixelColor(x, y).lightness()) > 60
                for x in range(SIZE)
                for y in range(SIZE)
            )
            assert differ > 15


def test_a_finished_evaluation_keeps_its_kinds_and_links(qtbot, two):
    for question in points(two):
        two._sitting.answer(question, 3)
    two.finish()
    before = moments(two)
    write(qtbot, "k")
    assert "finished and locked" in two.notice.text
    assert moments(two) == before
    assert not row(two, 0)._kind.isEnabled()
