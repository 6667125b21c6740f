"""Sections and conditions in Evaluate: what vanishes, stands back, comes again, is passed by."""

from time import process_time

import pytest
from evaluate_fakes import open_call
from every_kind import every_kind, long_form
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from evaluator.desk import settings as settings_file
from evaluator.scoring.sheet import Sheet
from evaluator.ui.evaluate import opening
from evaluator.ui.evaluate.point import Point
from evaluator.ui.evaluate.questions import Questions

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def scoring(qtbot, monkeypatch, page, call):
    form = every_kind()
    monkeypatch.setattr(opening, "good_forms", lambda desk: (form,))
    open_call(page, call.id)
    qtbot.waitUntil(lambda: page.player.ready)
    return page


def write(qtbot, text):
    for letter in text:
        qtbot.keyClicks(QApplication.focusWidget(), letter)


def head(page, id):
    return next(one for one in page.questions.heads if one.section.id == id)


def seen(page):
    return [id for id, point in page.questions.points.items() if not point.isHidden()]


def test_headings_stand_where_their_section_begins(scoring):
    assert [one.section.id for one in scoring.questions.heads] == [
        "opening",
        "details",
        "hold",
        "about",
    ]


def test_a_section_shows_its_score_so_far(qtbot, scoring):
    assert head(scoring, "opening")._score.text() == "–"
    write(qtbot, "1")
    assert head(scoring, "opening")._score.text() == "40.0"
    assert head(scoring, "details")._score.text() == "–"


def test_points_come_and_go_as_answers_change_and_keep_their_numbers(qtbot, scoring):
    assert "solved" not in seen(scoring)
    scoring._reading.focus_on("reason")
    write(qtbot, "2")
    assert {"solved", "why"} <= set(seen(scoring))
    assert scoring._reading.focus == "solved"
    scoring._reading.focus_on("reason")
    write(qtbot, "1")
    assert "why" not in seen(scoring)
    assert scoring._reading.focus == "day"
    assert scoring.questions.points["day"].accessibleName().startswith("Point 8,")


def test_keys_pass_by_what_is_not_asked(qtbot, scoring):
    scoring._reading.focus_on("courtesies")
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Down)
    assert scoring._reading.focus == "reason"
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Up)
    assert scoring._reading.focus == "courtesies"


def test_a_section_that_is_switched_off_says_why_in_words(scoring):
    point = scoring.questions.points["asked-twice"]
    assert not point.isHidden()
    assert not point.isEnabled()
    assert head(scoring, "hold").note.text == "Not asked: only where hold is at least 30 s."
    scoring._sitting.measured({"hold.total": 31.0})
    assert point.isEnabled()
    assert head(scoring, "hold").note.isHidden()


def test_facts_reach_the_conditions_when_they_are_measured(scoring, monkeypatch):
    from test_evaluate_facts import FACTS

    from evaluator.figures import measured

    scoring.side.measuring.stop()
    scoring.side.measuring.measured.emit(FACTS)
    known = measured(FACTS)["hold.total"]
    assert scoring._reading.sheet.figures == {"hold.total": known}
    assert scoring.questions.points["asked-twice"].isEnabled() == (known >= 30)


def test_where_the_point_in_focus_is_not_asked_any_more_the_next_one_is(qtbot, scoring):
    scoring._sitting.measured({"hold.total": 31.0})
    scoring._reading.focus_on("asked-twice")
    scoring._sitting.measured({"hold.total": 0.0})
    assert scoring._reading.focus == "reason"
    assert scoring.questions.points["reason"].hasFocus()


def test_what_comes_above_leaves_the_point_in_focus_where_it_is(qtbot, scoring):
    scoring.resize(1192, 620)
    scoring._reading.focus_on("reason")
    write(qtbot, "2")
    scoring._reading.focus_on("hour")
    qtbot.settle()
    hour = scoring.questions.points["hour"]

    def top():
        return hour.mapTo(scoring.questions.viewport(), hour.rect().topLeft()).y()

    before = top()
    scoring._sitting.answer("reason", 0)
    qtbot.settle()
    assert "solved" not in seen(scoring)
    room = scoring.questions.viewport().height()
    assert 0 <= top() <= room - hour.height()
    assert scoring._reading.focus == "hour"
    assert abs(top() - before) <= 40 or scoring.questions.verticalScrollBar().maximum() == 0


def test_the_foot_counts_what_is_asked(qtbot, scoring):
    assert "of 6 points" in scoring.footer._bar.accessibleName()
    scoring._reading.focus_on("reason")
    write(qtbot, "2")
    assert "of 8 points" in scoring.footer._bar.accessibleName()


def test_finishing_goes_to_the_answer_without_a_reason(qtbot, scoring):
    sitting = scoring._sitting
    for id, answer in (("greeting", 0), ("verified", 1), ("courtesies", ()), ("reason", 0)):
        sitting.answer(id, answer)
    scoring.finish()
    assert "The answer on point 1 asks for a comment that says why." in scoring.notice.text
    assert scoring._reading.focus == "greeting"
    sitting.comment("greeting", "The line was noisy.")
    with qtbot.waitSignal(scoring.finished):
        scoring.finish()


def test_finishing_asks_a_failing_answer_for_its_moment_then_its_reason(qtbot, scoring):
    sitting = scoring._sitting
    for id, answer in (("greeting", 2), ("verified", 0), ("courtesies", ()), ("reason", 0)):
        sitting.answer(id, answer)
    scoring.finish()
    assert "The answer on point 2 asks for a moment" in scoring.notice.text
    assert scoring._reading.focus == "verified"
    sitting.add_moment(3.0)
    scoring.finish()
    assert "The answer on point 2 asks for a comment" in scoring.notice.text
    sitting.comment("verified", "Never asked.")
    with qtbot.waitSignal(scoring.finished):
        scoring.finish()
    assert scoring._reading.score.value == 0.0


def test_a_form_is_read_in_another_language_which_is_remembered(qtbot, scoring, desk):
    header = scoring.header
    assert [header._language.itemText(at) for at in range(2)] == ["English", "Deutsch"]
    with qtbot.waitSignal(scoring.chosen_so) as said:
        header.language_chosen.emit("de")
    assert said.args[0].form_language == "de"
    settings_file.write(desk.places, said.args[0])
    assert settings_file.read(desk.places).form_language == "de"
    assert "Begrüßung" in scoring.questions.points["greeting"].accessibleName()
    assert head(scoring, "opening").title.text() == "Beginn"
    write(qtbot, "2")
    assert scoring._reading.sheet.answers == {"greeting": 2}
    assert scoring._reading.form.language == "en"


def test_the_language_of_a_form_with_one_is_no_choice(qtbot, monkeypatch, page, call):
    form = every_kind().model_copy(update={"translations": {}})
    monkeypatch.setattr(opening, "good_forms", lambda desk: (form,))
    open_call(page, call.id)
    assert page.header._language.isHidden()


def test_a_long_form_in_nested_sections_is_there_at_once(qtbot):
    """The rows that are seen come first; what they take is in decision 90."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    questions = Questions(window)
    column.addWidget(questions)
    window.resize(720, 420)
    window.show()
    form = long_form()
    began = process_time()
    questions.show_form(form)
    at_once = process_time() - began
    questions.show_sheet(Sheet(answers={"q39": 2.0}))
    questions.lock(True)
    qtbot.waitUntil(lambda: len(questions.points) == 40)
    assert at_once < (process_time() - began) / 2
    assert len(questions.heads) == 8
    assert list(questions.points) == [question.id for question in form.questions]
    assert questions.points["q39"].box.answer == 2.0
    assert questions.points["q39"].box.line.isReadOnly()
    assert questions.horizontalScrollBar().maximum() == 0


def test_a_row_that_is_still_to_come_is_made_when_it_is_wanted(qtbot):
    after = QWidget()
    qtbot.addWidget(after)
    questions = Questions(after, after)
    questions.show_form(long_form())
    assert len(questions.points) < 40
    questions.show_focus("q39", take=False)
    assert questions.points["q39"]._unfolded
    qtbot.waitUntil(lambda: questions.whole)
    following = [questions.points["q0"]]
    while len(following) < 2000 and following[-1].nextInFocusChain() is not following[0]:
        following.append(following[-1].nextInFocusChain())
    rows = [one.question.id for one in following if isinstance(one, Point)]
    assert rows == list(questions.points)
