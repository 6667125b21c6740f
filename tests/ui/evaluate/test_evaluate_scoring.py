"""Scoring by key events alone, kept as it grows, finished, locked, reopened."""

import pytest
from evaluate_fakes import open_call, shown_anew
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from evaluator.desk import calls, evaluations
from evaluator.desk.settings import Settings
from evaluator.terms import NOT_APPLICABLE
from evaluator.ui.evaluate.reading import Finished
from evaluator.ui.evaluate.sitting import Sitting

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    focus = QApplication.focusWidget()
    assert focus is not None, "nothing has the keyboard"
    qtbot.keyClick(focus, key, modifier)


def write(qtbot, text):
    focus = QApplication.focusWidget()
    assert focus is not None, "nothing has the keyboard"
    qtbot.keyClicks(focus, text)


def ids(page):
    return [question.id for question in page._reading.form.questions]


def kept(desk, page):
    return evaluations.draft(desk, page._reading.evaluation_id)


def score_all(qtbot, page, level="3"):
    for _ in ids(page):
        write(qtbot, level)


def test_a_digit_answers_the_point_in_focus_and_goes_to_the_next(qtbot, opened):
    first, second, third, *_ = ids(opened)
    write(qtbot, "3")
    write(qtbot, "a")
    assert opened._reading.sheet.answers == {first: 3, second: NOT_APPLICABLE}
    assert opened._reading.focus == third
    assert opened.questions.points[first].box.buttons[3].isChecked()


def test_the_last_point_stays_in_focus_when_it_is_answered(qtbot, opened):
    score_all(qtbot, opened)
    assert opened._reading.focus == ids(opened)[-1]


def test_up_and_down_go_from_point_to_point(qtbot, opened):
    press(qtbot, KEY.Key_Down)
    press(qtbot, KEY.Key_Down)
    press(qtbot, KEY.Key_Up)
    assert opened._reading.focus == ids(opened)[1]
    assert opened.questions.points[ids(opened)[1]].hasFocus()


def test_a_level_the_point_does_not_have_is_refused_in_words(qtbot, opened):
    write(qtbot, "9")
    assert opened._reading.sheet.answers == {}
    assert "0 to 4" in opened.notice.text
    assert opened._reading.focus == ids(opened)[0]


def test_letters_typed_into_a_comment_stay_there(qtbot, opened):
    write(qtbot, "c")
    write(qtbot, "3 calls, a [good] mum")
    first = ids(opened)[0]
    assert opened._reading.sheet.comments == {first: "3 calls, a [good] mum"}
    assert opened._reading.sheet.answers == {}
    assert opened._reading.sheet.moments == ()
    press(qtbot, KEY.Key_Escape)
    write(qtbot, "2")
    assert opened._reading.sheet.answers == {first: 2}


def test_enter_in_a_comment_is_a_new_line(qtbot, opened):
    write(qtbot, "c")
    write(qtbot, "one")
    press(qtbot, KEY.Key_Return)
    write(qtbot, "two")
    assert opened._reading.sheet.comments[ids(opened)[0]] == "one\ntwo"


def test_undo_and_redo_go_back_to_where_it_was(qtbot, opened):
    first, second, *_ = ids(opened)
    write(qtbot, "34")
    press(qtbot, KEY.Key_Z, CTRL)
    assert opened._reading.sheet.answers == {first: 3}
    assert opened._reading.focus == second
    press(qtbot, KEY.Key_Z, CTRL | SHIFT)
    assert opened._reading.sheet.answers == {first: 3, second: 4}


def test_undo_in_a_text_field_takes_the_typing_back_as_one_step(qtbot, opened):
    write(qtbot, "3")
    write(qtbot, "c")
    write(qtbot, "too fast")
    press(qtbot, KEY.Key_Z, CTRL)
    second = ids(opened)[1]
    assert opened._reading.sheet.comments == {}
    assert opened.questions.points[second]._guidance.comment.toPlainText() == ""
    press(qtbot, KEY.Key_Z, CTRL)
    assert opened._reading.sheet.answers == {}


def test_a_click_answers_and_a_second_click_takes_it_back(qtbot, opened):
    third = ids(opened)[2]
    button = opened.questions.points[third].box.buttons[2]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert opened._reading.sheet.answers == {third: 2}
    assert opened._reading.focus == third
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert opened._reading.sheet.answers == {}


def test_a_click_on_a_levels_words_answers_too(qtbot, opened):
    first = ids(opened)[0]
    words = opened.questions.points[first].box.lines[1]
    qtbot.mouseClick(words, Qt.MouseButton.LeftButton)
    assert opened._reading.sheet.answers == {first: 1}


def test_every_change_comes_to_the_database_by_itself(qtbot, desk, opened):
    first = ids(opened)[0]
    write(qtbot, "3")
    qtbot.waitUntil(lambda: kept(desk, opened).sheet.answers == {first: 3})
    write(qtbot, "c")
    write(qtbot, "calm")
    qtbot.waitUntil(lambda: kept(desk, opened).sheet.comments != {})


def test_it_opens_again_at_the_same_point_and_second(qtbot, desk, opened, make_page, call):
    write(qtbot, "32")
    opened.player.seek(17.5)
    qtbot.waitUntil(lambda: kept(desk, opened).position == pytest.approx(17.5))
    again = make_page()  # as after kill -9: the first page never left
    open_call(again, call.id)
    assert again._reading.focus == ids(opened)[2]
    assert again.player.position == pytest.approx(17.5)
    assert len(again._reading.sheet.answers) == 2
    assert again.questions.points[ids(opened)[2]].hasFocus()


def test_the_position_is_kept_while_it_only_plays(qtbot, desk, opened):
    opened.player.play()
    opened.player._needle.put(8.2)
    opened.player._frame()
    qtbot.waitUntil(lambda: kept(desk, opened).position >= 8.2)


def test_leaving_keeps_at_once_and_pauses(qtbot, desk, opened):
    write(qtbot, "4")
    opened.player.play()
    assert opened.leave()
    assert kept(desk, opened).sheet.answers
    assert not opened.player.playing


def test_finishing_goes_to_the_first_open_point(qtbot, opened):
    _first, second, *_ = ids(opened)
    write(qtbot, "3")
    press(qtbot, KEY.Key_Down)
    press(qtbot, KEY.Key_Return, CTRL)
    assert opened._reading.focus == second
    assert opened.questions.points[second].hasFocus()
    assert "6 points are still open: 2 to 7." in opened.notice.text


def test_finishing_locks_and_tells(qtbot, desk, opened):
    score_all(qtbot, opened)
    with qtbot.waitSignal(opened.finished) as said:
        press(qtbot, KEY.Key_Return, CTRL)
    evaluation = evaluations.get(desk, said.args[0])
    assert evaluation.score.value == 75.0
    assert isinstance(opened._reading, Finished)
    write(qtbot, "1")
    assert evaluations.get(desk, said.args[0]).sheet == opened._reading.sheet
    assert "locked" in opened.notice.text
    assert not opened.questions.points[ids(opened)[0]].box.buttons[1].isEnabled()
    assert opened.side.feedback.strengths.isReadOnly()


def test_a_finished_call_opens_finished_and_reopens_as_a_new_revision(qtbot, desk, opened, call):
    score_all(qtbot, opened)
    press(qtbot, KEY.Key_Return, CTRL)
    open_call(opened, call.id)
    assert isinstance(opened._reading, Finished)
    opened.showing.reopen()
    shown_anew(opened)
    assert isinstance(opened._reading, Sitting)
    opened._sitting.focus_on(ids(opened)[0])
    write(qtbot, "0")
    press(qtbot, KEY.Key_Return, CTRL)
    id = opened._reading.evaluation_id
    first, second = evaluations.revisions(desk, id)
    assert (first.score.value, second.score.value) == (75.0, 66.0)


def test_the_old_revision_stays_to_be_looked_at_while_the_new_one_is_made(qtbot, opened, call):
    score_all(qtbot, opened)
    press(qtbot, KEY.Key_Return, CTRL)
    opened.showing.reopen()
    shown_anew(opened)
    opened._sitting.focus_on(ids(opened)[0])
    write(qtbot, "0")
    chooser = opened.header._version
    assert [chooser.itemText(i) for i in range(chooser.count())] == ["Draft", "Revision 1"]
    chooser.setCurrentIndex(1)
    chooser.activated.emit(1)
    shown_anew(opened)
    assert opened._reading.sheet.answers[ids(opened)[0]] == 3
    write(qtbot, "1")
    assert opened._keeping.sitting.sheet.answers[ids(opened)[0]] == 0
    chooser.activated.emit(0)
    assert opened._sitting is not None
    assert opened._reading.sheet.answers[ids(opened)[0]] == 0


def test_an_unknown_agent_is_asked_for_in_the_page_and_then_it_finishes(qtbot, desk, opened, call):
    calls.describe(desk, call.id, calls.CallDetails(client="Northgate Garage"))
    open_call(opened, call.id)
    score_all(qtbot, opened)
    press(qtbot, KEY.Key_Return, CTRL)
    assert opened.agent_bar.isVisible()
    with qtbot.waitSignal(opened.finished):
        write(qtbot, "Robin Ash")
        press(qtbot, KEY.Key_Return)
    call = calls.get(desk, call.id)
    assert call.agent.name == "Robin Ash"
    assert call.client.name == "Northgate Garage"


def test_two_evaluators_score_one_call_each_on_their_own(qtbot, desk, opened, make_page, call):
    write(qtbot, "4")
    opened.leave()
    other = make_page(settings=Settings(evaluator="Tom Reed"))
    open_call(other, call.id)
    assert other._reading.sheet.answers == {}
    write(qtbot, "1")
    other.leave()
    rows = calls.evaluations_of(desk, call.id)
    assert {row.evaluator for row in rows} == {"Ines Marsh", "Tom Reed"}


def test_nobody_as_evaluator_is_refused_before_anything_is_shown(qtbot, make_page, call):
    page = make_page(settings=Settings())
    with qtbot.waitSignal(page.not_opened) as refused:
        page.open(call.id)
    assert "evaluator" in refused.args[0].message
    assert page._reading is None


def test_printing_a_draft_says_why_not_and_a_finished_one_is_printed(qtbot, opened):
    press(qtbot, KEY.Key_P, CTRL)
    assert "finished" in opened.notice.text
    score_all(qtbot, opened)
    press(qtbot, KEY.Key_Return, CTRL)
    with qtbot.waitSignal(opened.print_asked) as said:
        press(qtbot, KEY.Key_P, CTRL)
    assert said.args == [opened._reading.evaluation_id]


def test_the_overall_words_are_kept(qtbot, desk, opened):
    feedback = opened.side.feedback
    for field, text in (
        (feedback.strengths, "Warm"),
        (feedback.improvement, "Recap"),
        (feedback.action, "Say who, what and when"),
    ):
        field.setFocus()
        write(qtbot, text)
    opened.leave()
    sheet = kept(desk, opened).sheet
    said = (sheet.strengths, sheet.improvement, sheet.action)
    assert said == ("Warm", "Recap", "Say who, what and when")
    press(qtbot, KEY.Key_Escape)
    assert opened.questions.points[ids(opened)[0]].hasFocus()


def test_changed_keys_are_used_from_then_on(qtbot, opened):
    opened.use(Settings(evaluator="Ines Marsh", keys={"not_applicable": "X"}))
    write(qtbot, "a")
    assert opened._reading.sheet.answers == {}
    write(qtbot, "x")
    assert opened._reading.sheet.answers == {ids(opened)[0]: NOT_APPLICABLE}
