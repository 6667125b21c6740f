"""Moments in the page: kinds, links, the moment in hand; shapes that differ without colour."""

import pytest
from patient import turn
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from evaluator.terms import Kind
from evaluator.ui.evaluate.flag import SIZE, FlagPainter

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
    assert "praise" in two.questions.points[points(two)[0]]._flags._flags[0].toolTip()


def test_the_word_of_a_kind_is_never_cut(two):
    two.questions.take_focus()
    row(two, 1).linked.emit(points(two)[4])
    row(two, 1).linked.emit(points(two)[1])
    for kind in Kind:
        row(two, 1).kind_chosen.emit(kind)
        turn()
        word = row(two, 1)._kind
        assert word.width() >= word.sizeHint().width()


def test_l_links_the_moment_in_hand_to_the_point_in_focus_and_takes_it_off_again(qtbot, two):
    second, third = points(two)[1:3]
    press(qtbot, KEY.Key_Down)
    write(qtbot, "l")
    assert moments(two)[1].questions == (second, third)
    assert not two.questions.points[third]._flags._flags[0].isHidden()
    write(qtbot, "l")
    assert moments(two)[1].questions == (second,)
    assert two.questions.points[third]._flags._flags[0].isHidden()


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
    qtbot.settle()
    shown.verticalScrollBar().setValue(shown.verticalScrollBar().maximum())
    press(qtbot, KEY.Key_Down)
    assert row(opened, 0).visibleRegion().boundingRect().height() > 0


def place(page, seconds):
    return QPoint(round(page.hearing.waveform._x(seconds)), 60)


def drag(qtbot, page, start, to):
    waveform = page.hearing.waveform
    qtbot.mousePress(waveform, LEFT, pos=place(page, start))
    for between in (start + (to - start) / 2, to):
        qtbot.mouseMove(waveform, place(page, between))
    qtbot.mouseRelease(waveform, LEFT, pos=place(page, to))


@pytest.fixture
def stretch(qtbot, two):
    """The moment at 0:20 lasts to 0:30."""
    two.player.seek(30)
    press(qtbot, KEY.Key_M, Qt.KeyboardModifier.ShiftModifier)
    return two


def test_dragging_an_end_moves_it_as_one_step_of_undo(qtbot, stretch):
    drag(qtbot, stretch, 30, 35)
    assert moments(stretch)[1].end == pytest.approx(35, abs=0.1)
    drag(qtbot, stretch, 35, 33)
    drag(qtbot, stretch, 20, 22)
    assert moments(stretch)[1].start == pytest.approx(22, abs=0.1)
    ends = []
    for _ in range(3):
        press(qtbot, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
        ends.append((round(moments(stretch)[1].start), round(moments(stretch)[1].end)))
    assert ends == [(20, 33), (20, 35), (20, 30)]
    assert stretch.player.position == 30


def test_an_end_stops_at_the_other_and_at_the_ends_of_the_call(qtbot, stretch):
    drag(qtbot, stretch, 20, 36)
    assert moments(stretch)[1].start == pytest.approx(29.95)
    drag(qtbot, stretch, 10, -3)
    assert moments(stretch)[0].start == 0.0
    drag(qtbot, stretch, 30, 60)
    assert moments(stretch)[-1].end == pytest.approx(stretch.player.duration)


def test_a_click_on_an_end_still_goes_there(qtbot, stretch):
    qtbot.mouseClick(stretch.hearing.waveform, LEFT, pos=place(stretch, 20))
    assert stretch.player.position == pytest.approx(20, abs=0.1)
    assert moments(stretch)[1].start == 20


def test_nudges_move_an_end_by_keys_as_one_step(qtbot, stretch):
    alt, shift = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
    for _ in range(3):
        press(qtbot, KEY.Key_Left, alt)
    press(qtbot, KEY.Key_Right, alt | shift)
    assert (moments(stretch)[1].start, moments(stretch)[1].end) == (19.7, 30.1)
    for _ in range(2):
        press(qtbot, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (moments(stretch)[1].start, moments(stretch)[1].end) == (20, 30)


def test_the_moment_in_hand_is_repeated_until_the_key_is_pressed_again(qtbot, stretch):
    selecting, shift = stretch.hearing.selecting, Qt.KeyboardModifier.ShiftModifier
    press(qtbot, KEY.Key_R, shift)
    assert (selecting.stretch, selecting.repeating) == ((20, 30), True)
    assert stretch.player.playing
    assert stretch.player.repeat == (20, 30)
    press(qtbot, KEY.Key_R, shift)
    assert (selecting.stretch, selecting.repeating) == (None, False)
    qtbot.mouseClick(row(stretch, 0), LEFT, pos=QPoint(3, 3))
    press(qtbot, KEY.Key_R, shift)
    assert selecting.stretch == (10, 15)


def test_a_time_has_no_end_to_nudge(qtbot, two):
    press(qtbot, KEY.Key_Right, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
    assert "no end yet" in two.notice.text


def test_a_finished_evaluation_is_not_dragged(qtbot, stretch):
    for question in points(stretch):
        stretch._sitting.answer(question, 3)
    stretch.finish()
    before = moments(stretch)
    drag(qtbot, stretch, 30, 35)
    assert moments(stretch) == before


def test_flags_at_nearly_the_same_second_stand_beside_each_other(qtbot, two):
    two.player.seek(20.2)
    write(qtbot, "m")
    boxes = [box for _, box, _ in two.hearing.waveform._flags()]
    assert not boxes[1].intersects(boxes[2])
    assert abs(boxes[2].left() - boxes[1].right()) < 3


def test_the_waveform_scrolls_to_the_moment_of_a_point_that_comes_into_focus(qtbot, two):
    waveform = two.hearing.waveform
    waveform.fit()
    two.player.seek(39)
    for _ in range(6):
        waveform.zoom(1.5)
    assert not waveform.timeline.sees(10)
    press(qtbot, KEY.Key_Up)
    assert waveform.timeline.sees(10)
    assert two.player.position == 39


def test_every_kind_has_a_shape_of_its_own(qapp):
    drawn = []
    for kind in Kind:
        image = QImage(SIZE, SIZE, QImage.Format.Format_Grayscale8)
        image.fill(255)
        painter = QPainter(image)
        FlagPainter(painter).paint(QRectF(0, 0, SIZE, SIZE), 8, kind, lit=True)
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


def test_moments_go_to_a_label_file_and_come_back_as_one_step(qtbot, two, tmp_path):
    write(qtbot, "k")
    out = tmp_path / "labels.txt"
    two.label_files.save(out)
    assert "2 moments written to “labels.txt”." in two.notice.text
    before = moments(two)
    for moment in before:
        two._sitting.remove_moment(moment.id)
    two.label_files.read(out)
    assert "2 moments read from “labels.txt”." in two.notice.text
    assert [(m.start, m.questions, m.kind) for m in moments(two)] == [
        (m.start, m.questions, m.kind) for m in before
    ]
    qtbot.waitUntil(lambda: len(two.side.moments.rows) == 2)
    press(qtbot, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert moments(two) == ()


def test_lines_that_bring_no_moment_are_listed(two, tmp_path):
    path = tmp_path / "labels.txt"
    path.write_text("1\t2\tHere\nnonsense\n10\t10\tLead-in\n900\t900\tLate\n", "utf-8")
    two.label_files.read(path)
    assert "1 moment read from “labels.txt”. 1 moment was there already." in two.notice.text
    assert "Line 2: It has no tab" in two.notice.text
    assert "15:00 “Late”: after the end of the call." in two.notice.text


def test_a_file_that_is_none_is_said_so(two, tmp_path):
    two.label_files.read(tmp_path / "nothing.txt")
    assert "could not be read" in two.notice.text
    two.label_files.save(tmp_path / "nowhere" / "labels.txt")
    assert "nowhere" in two.notice.text


def test_a_finished_evaluation_gives_labels_and_takes_none(two, tmp_path):
    for question in points(two):
        two._sitting.answer(question, 3)
    two.finish()
    two.label_files._open()
    actions = two.label_files._menu.actions()
    assert [action.isEnabled() for action in actions[:2]] == [True, False]
    two.label_files._menu.close()
