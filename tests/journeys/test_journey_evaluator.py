"""The evaluator's day: a call comes in, is heard, scored by keys alone, finished, printed."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from time import monotonic

import pytest
from hands import ALT, CTRL, KEY, SHIFT, Until, choose_the_day_offered, drop, press, tab_to, write
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel

from evaluator.desk import evaluations, sample
from evaluator.desk.desk import Desk
from evaluator.now import now
from evaluator.reports.wording import day
from evaluator.scoring.evaluation import Evaluation
from evaluator.terms import NOT_APPLICABLE, clock
from evaluator.ui import look
from evaluator.ui.calls.page import CallsPage
from evaluator.ui.evaluate.page import EvaluatePage
from evaluator.ui.evaluate.waveform import Waveform
from evaluator.ui.reports.page import ReportsPage
from evaluator.ui.window import MainWindow

LEVELS = "3a42334"
"""One key a point: the second is not applicable."""

COMMENT = "Gives the greeting in one breath, then asks 3 things at once."
STRENGTHS = "Warm from the first word."
IMPROVEMENT = "Ask one question at a time."
ACTION = "Write down three open questions before the shift."
NOTE = "Two questions in one sentence"


@pytest.fixture(params=["auto_repairs_40.wav", "auto_repairs_mono.mp3", "the sample call"])
def recording(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of a recording in the evaluator's own folder."""
    if request.param == "the sample call":
        file = sample.recording()
    else:
        file = request.getfixturevalue("real_calls") / request.param
    return Path(shutil.copy(file, tmp_path / file.name))


def calls_of(window: MainWindow) -> CallsPage:
    page = window.page("calls")
    assert isinstance(page, CallsPage)
    return page


def evaluate_of(window: MainWindow) -> EvaluatePage:
    page = window.page("evaluate")
    assert isinstance(page, EvaluatePage)
    return page


def bring_in(window: MainWindow, recording: Path, until: Until) -> None:
    """Drop the recording on the window; it stands in the list and is chosen."""
    drop(calls_of(window), [recording])
    until(lambda: calls_of(window).table.chosen is not None)
    assert "1 call came in." in calls_of(window).intake.notice.text


def open_it(window: MainWindow, until: Until) -> EvaluatePage:
    """Open the chosen call with Enter, saying who scores."""
    press(KEY.Key_Return)
    write("Ines Marsh")
    press(KEY.Key_Return)
    until(lambda: window.place == "evaluate")
    page = evaluate_of(window)
    until(lambda: page.player.ready)
    return page


def columns_of(waveform: Waveform, colour: str) -> int:
    """How many columns of the waveform show sound of this lane: more than its hairline."""
    image = waveform.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    wanted = QColor(colour).rgb()
    return sum(
        sum(image.pixel(x, y) == wanted for y in range(image.height())) > 3
        for x in range(90, image.width() - 20)
    )


def score_by_keys(page: EvaluatePage, until: Until) -> None:
    """Listen and score: nothing but keys."""
    press(KEY.Key_Space)
    until(lambda: page.player.position > 0.8)
    assert page.player.playing
    press(KEY.Key_M)  # on the first point, a reaction earlier
    write(LEVELS[:2])
    press(KEY.Key_Space)
    assert not page.player.playing
    press(KEY.Key_Right, times=3)
    press(KEY.Key_M)
    press(KEY.Key_Right, SHIFT, times=2)
    press(KEY.Key_M, SHIFT)
    press(KEY.Key_C, SHIFT)
    write(NOTE)
    press(KEY.Key_Escape)
    press(KEY.Key_C)
    write(COMMENT)
    press(KEY.Key_Escape)
    write(LEVELS[2:])


def say_the_rest() -> None:
    """Strengths, improvement, action and its due date, reached by Tab."""
    for name, text in (
        ("Strengths", STRENGTHS),
        ("One thing to improve", IMPROVEMENT),
        ("One action", ACTION),
    ):
        tab_to(name)
        write(text)
    tab_to("Due date of the action")
    choose_the_day_offered()
    press(KEY.Key_Escape)


def finish_it(page: EvaluatePage, agent: str) -> str:
    """Finish with Ctrl+Enter, saying who the agent was where that is not known; the id."""
    press(KEY.Key_Return, CTRL)
    if page.agent_bar.isVisible():
        write(agent)
        press(KEY.Key_Return)
    assert "revision 1" in said_at_the_foot(page)
    return page._reading.evaluation_id  # type: ignore[union-attr]


def said_at_the_foot(page: EvaluatePage) -> str:
    return " ".join(label.text() for label in page.footer.findChildren(QLabel))


def print_it(window: MainWindow, until: Until) -> None:
    """Ctrl+P shows the report; its PDF is saved."""
    press(KEY.Key_P, CTRL)
    assert window.place == "reports"
    page = window.page("reports")
    assert isinstance(page, ReportsPage)
    until(lambda: page.preview.pages > 0)
    tab_to("Save PDF…")
    press(KEY.Key_Space)
    assert "Saved as" in page.notice.text


def check_scored(done: Evaluation, agent: str) -> None:
    """The evaluation holds what was pressed and typed."""
    answers = [NOT_APPLICABLE if key == "a" else int(key) for key in LEVELS]
    points = [question.id for question in done.form.questions]
    assert [done.sheet.answers[id] for id in points] == answers
    assert done.sheet.comments == {points[2]: COMMENT}
    said = (done.sheet.strengths, done.sheet.improvement, done.sheet.action)
    assert said == (STRENGTHS, IMPROVEMENT, ACTION)
    assert done.sheet.action_due == now().date() + timedelta(days=7)
    first, second = done.sheet.moments
    assert (first.questions, first.end, first.note) == ((points[0],), None, "")
    assert (second.questions, second.note) == ((points[2],), NOTE)
    assert second.end == pytest.approx(second.start + 2, abs=0.01)
    assert second.start > 14
    assert done.evaluator.name == "Ines Marsh"
    assert done.call.agent is not None and done.call.agent.name == agent


def test_a_call_from_the_drop_to_the_paper(
    window: MainWindow,
    desk: Desk,
    recording: Path,
    until: Until,
    saved_as: Path,
    read_pdf: Callable[[Path], str],
) -> None:
    bring_in(window, recording, until)
    began = monotonic()
    page = open_it(window, until)
    colours, stereo = look.current(), recording.suffix != ".mp3"
    until(lambda: page.hearing.waveform._peaks is not None)
    until(lambda: columns_of(page.hearing.waveform, colours.agent) > 200)
    assert (columns_of(page.hearing.waveform, colours.caller) > 200) == stereo

    score_by_keys(page, until)
    say_the_rest()
    named = "AGENT_Dee Marlow" in recording.name
    agent = "Dee Marlow" if named else "Chris Lowell"
    id = finish_it(page, agent)
    first = evaluations.get(desk, id)
    check_scored(first, agent)
    assert first.taken is not None and 0 < first.taken < monotonic() - began
    assert "times its length" in said_at_the_foot(page)

    print_it(window, until)
    paper = read_pdf(saved_as)
    for question in first.form.questions:
        assert question.title in paper
    for text in (COMMENT, STRENGTHS, IMPROVEMENT, ACTION, NOTE, agent, "Ines Marsh"):
        assert text in paper
    assert "its length" not in paper  # how long the evaluator took is nobody's but the desk's
    assert first.sheet.action_due is not None and day(first.sheet.action_due) in paper
    for moment in first.sheet.moments:
        assert clock(moment.start) in paper

    press(KEY.Key_1, ALT)
    press(KEY.Key_Return)
    until(lambda: window.place == "evaluate")
    write("0")  # locked
    assert "locked" in page.notice.text
    tab_to("Reopen")
    press(KEY.Key_Space)
    write("0")  # on the point that was in focus last
    press(KEY.Key_Return, CTRL)  # the keys wait until the draft is read
    until(lambda: len(evaluations.revisions(desk, id)) == 2)
    old, new = evaluations.revisions(desk, id)
    assert old == first
    assert [new.revision, new.sheet.answers[first.form.questions[-1].id]] == [2, 0]
    assert new.score.value < old.score.value  # type: ignore[operator]
    assert evaluations.get(desk, id) == new
    assert new.taken is not None and new.taken > first.taken
