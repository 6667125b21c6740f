"""What was measured on the waveform, in skipping, beside the points, and as suggested answers."""

from dataclasses import replace

import pytest
from evaluate_fakes import open_call
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolTip
from test_evaluate_facts import FACTS

from evaluator.desk import evaluations
from evaluator.desk import facts as desk_facts
from evaluator.desk.settings import Settings
from evaluator.facts import Entry, Thresholds
from evaluator.forms.model import Form
from evaluator.scoring.sheet import Sheet
from evaluator.ui import look
from evaluator.ui.evaluate import opening
from evaluator.ui.evaluate.answers.make import answer_box
from evaluator.ui.evaluate.facts_layer import bands
from evaluator.ui.evaluate.opening import good_forms, throw_away_if_blank
from evaluator.ui.evaluate.point_facts import PointFacts
from evaluator.ui.evaluate.sitting import Sitting
from evaluator.ui.evaluate.skipping import holds, united
from evaluator.ui.evaluate.waveform import Waveform

KEY = Qt.Key


@pytest.fixture
def form(desk):
    """The seven points, the first with facts, the first and the third with a suggestion."""
    content = good_forms(desk)[0].model_dump(by_alias=True, exclude_defaults=True)
    first, _, third, *_ = content["questions"]
    first["facts"] = ["dead_air.count", "dead_air.total", "talk_over.agent"]
    first["suggest"] = [{"answer": 1, "when": {"fact": "dead_air.count", "at_least": 1}}]
    third["suggest"] = [{"answer": 0, "when": {"fact": "hold.total", "at_least": 60}}]
    return Form.model_validate({**content, "id": "suggesting"})


@pytest.fixture
def suggesting(qtbot, monkeypatch, page, call, form):
    """The page with a call open that is scored on that form."""
    monkeypatch.setattr(opening, "good_forms", lambda desk: (form,))
    open_call(page, call.id)
    qtbot.waitUntil(lambda: page.player.ready)
    return page


def measured(page, facts=FACTS):
    """Let the page know these facts as if the sound had been heard."""
    page.side.measuring.stop()
    page.side.measuring.measured.emit(facts)


def ids(page):
    return [question.id for question in page._reading.form.questions]


def words(widget):
    return "\n".join(
        one.text()
        for kind in (QLabel, QPushButton)
        for one in widget.findChildren(kind)
        if not one.isHidden()
    )


# On the waveform


def test_each_kind_of_stretch_has_its_own_shape():
    told = {(band.shape, band.stretch) for band in bands(replace(FACTS, ringing=((0.0, 2.0),)))}
    assert told == {
        ("counted", (50.0, 58.0)),
        ("noted", (70.0, 75.5)),
        ("hold", (60.0, 66.0)),
        ("ringing", (0.0, 2.0)),
        ("over", (38.0, 39.5)),
    }


@pytest.fixture
def waveform(qtbot):
    made = Waveform()
    qtbot.addWidget(made)
    made.resize(992, 180)
    made.show_recording(90.0, 2, 0)
    made.show()
    return made


def seen(waveform, seconds, at):
    """The colour at a time, in a row of pixels over (negative) or under the middle or the axis."""
    image = waveform.grab().toImage()
    return QColor(image.pixel(round(76 + waveform.timeline.x(seconds)), at))


def test_bands_are_drawn_where_they_were_measured(waveform):
    middle, foot = 22 + (180 - 22 - 24) // 2, 180 - 24 - 2
    bare = seen(waveform, 54.0, foot)
    waveform.show_facts(FACTS)
    colours = look.current()
    assert seen(waveform, 54.0, foot) == QColor(colours.warn)
    assert seen(waveform, 63.0, foot) == QColor(colours.muted)
    assert seen(waveform, 38.7, middle) == QColor(colours.warn)
    assert seen(waveform, 45.0, foot) == bare
    assert seen(waveform, 73.0, foot) == bare  # only an outline: it does not count
    waveform.show_facts(None)
    assert seen(waveform, 54.0, foot) == bare


def test_the_mouse_on_a_band_says_what_it_is(waveform):
    waveform.show_facts(FACTS)
    at = QPointF(76 + waveform.timeline.x(54.0), 100)
    assert waveform.facts.words_at(at) == "Dead air at 0:50, 8.0 s, counts"
    noted = QPointF(76 + waveform.timeline.x(72.0), 100)
    assert waveform.facts.words_at(noted) == "Dead air at 1:10, 5.5 s, counts from 7 s"
    event = QHelpEvent(QEvent.Type.ToolTip, at.toPoint(), waveform.mapToGlobal(at.toPoint()))
    assert QApplication.sendEvent(waveform, event)
    assert QToolTip.text() == "Dead air at 0:50, 8.0 s, counts"
    QToolTip.hideText()
    assert waveform.facts.words_at(QPointF(QPoint(80, 100))) == ""


def test_kept_facts_are_drawn_as_the_call_opens(qtbot, desk, page, call):
    kept = desk_facts.of_call(desk, call)
    open_call(page, call.id)
    assert page.hearing.waveform.facts.bands == bands(kept) != ()


def test_facts_that_are_not_kept_are_measured_when_the_sound_is_drawn(qtbot, desk, page, call):
    page.side.measuring._rest.setInterval(0)
    open_call(page, call.id)
    qtbot.waitUntil(lambda: page.hearing.waveform.facts.bands != ())
    assert desk_facts.kept(desk, call) is not None


def test_another_call_takes_the_facts_away(suggesting, shop_call):
    measured(suggesting)
    assert suggesting.hearing.waveform.facts.bands
    open_call(suggesting, shop_call.id)
    assert suggesting.hearing.waveform.facts.bands == ()
    assert suggesting.hearing.skipping.what == "silences"


def test_other_thresholds_measure_anew(qtbot, desk, page, call, settings):
    desk_facts.of_call(desk, call)
    open_call(page, call.id)
    page.side.measuring._rest.setInterval(0)
    page.use(replace(settings, thresholds=Thresholds(hold=4.0)))
    qtbot.waitUntil(lambda: desk_facts.kept(desk, call, Thresholds(hold=4.0)) is not None)


def test_of_a_long_call_what_has_been_heard_so_far_is_shown(opened):
    measuring = opened.side.measuring
    told = []
    measuring.measured.connect(lambda facts: told.append((facts, measuring.so_far)))
    measuring.go_on()
    measuring._seen.emit(measuring._call, FACTS)
    measuring._seen.emit(replace(measuring._call, id="another"), FACTS)
    assert told == [(FACTS, True)]
    assert "Of the first 1:30" in words(opened.side.measured.widget())
    measuring.stop()


# Skipping


def test_hold_is_left_out_but_not_what_is_said_meanwhile():
    said = replace(FACTS.channels[0], stretches=((62.0, 63.0),))
    facts = replace(FACTS, channels=(said,), ringing=((0.0, 2.0), (1.0, 5.0)))
    assert holds(facts) == ((0.0, 5.0), (60.0, 62.0), (63.0, 66.0))


def test_stretches_that_touch_are_one():
    assert united(((5.0, 6.0), (1.0, 2.0), (2.0, 3.0))) == ((1.0, 3.0), (5.0, 6.0))


def test_hold_is_skipped_with_the_silences_and_said(opened):
    skipping = opened.hearing.skipping
    skipping.know(((57.0, 60.0), (66.0, 70.0)))
    measured(opened)
    assert skipping.skips == (pytest.approx((57.3, 69.8)),)
    assert skipping.what == "silences and hold"
    button = opened.hearing.transport._skip
    assert button.accessibleName() == "Skip silences and hold"
    assert "silences and hold" in button.toolTip()


# Beside the points


def test_a_point_tells_the_facts_that_its_form_names(qtbot, suggesting):
    measured(suggesting)
    point = suggesting.questions.points[ids(suggesting)[0]]
    told = words(point.facts)
    assert "Dead air: 1 counted, 14 s" in told and "Agent talked over: once" in told
    play = next(one for one in point.facts.findChildren(QPushButton) if one.text() == "1:10")
    assert play.accessibleName() == "Dead air: play from 1:10 to 1:15"
    with qtbot.waitSignal(suggesting.questions.stretch_wanted) as wanted:
        play.click()
    assert wanted.args == [70.0, 75.5]
    other = suggesting.questions.points[ids(suggesting)[1]]
    assert other.facts is None


def test_of_many_stretches_some_are_offered(qtbot, form):
    made = PointFacts(form.questions[0])
    qtbot.addWidget(made)
    many = tuple(Entry(stretch=(float(n), n + 1.0), by="agent") for n in range(6))
    made.show_facts(replace(FACTS, dead_air=(), talk_over=many))
    assert "and 2 more" in words(made)
    made.show_facts(None)
    assert not made.says_something


def test_what_is_suggested_is_dashed_said_and_no_answer(suggesting):
    measured(suggesting)
    first, third = ids(suggesting)[0], ids(suggesting)[2]
    sheet = suggesting._reading.sheet
    assert (sheet.suggested, sheet.answers) == ({first: 1}, {})
    assert third not in sheet.suggested  # six seconds of hold are not sixty
    button = suggesting.questions.points[first].box.buttons[1]
    assert button.suggested and not button.isChecked()
    assert "suggested from the sound" in button.accessibleName()
    assert first in suggesting._reading.missing
    assert "Suggested from the sound: 1. U takes it over" in words(
        suggesting.questions.points[first].facts
    )


def test_one_key_takes_it_over_and_goes_on(qtbot, suggesting):
    measured(suggesting)
    first, second = ids(suggesting)[:2]
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_U)
    sheet = suggesting._reading.sheet
    assert sheet.answers == sheet.suggested == {first: 1}
    assert suggesting._reading.focus == second
    assert not suggesting.questions.points[first].box.buttons[1].suggested
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_U)
    assert suggesting._reading.sheet.answers == {first: 1}
    assert "Nothing is suggested" in words(suggesting.notice)


def test_another_choice_is_kept_beside_what_was_suggested(qtbot, desk, suggesting):
    measured(suggesting)
    first = ids(suggesting)[0]
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_3)
    assert "You chose 3" in suggesting.questions.points[first].facts._suggested.text()
    suggesting.leave()
    kept = evaluations.draft(desk, suggesting._reading.evaluation_id)
    assert (kept.sheet.suggested, kept.sheet.answers) == ({first: 1}, {first: 3})


def test_half_a_call_suggests_nothing(suggesting):
    suggesting.side.measuring.so_far = True
    suggesting.side.measuring.measured.emit(FACTS)
    assert suggesting._reading.sheet.suggested == {}


def test_a_draft_that_holds_only_suggestions_is_blank(desk, suggesting):
    measured(suggesting)
    sitting = suggesting._reading
    assert isinstance(sitting, Sitting) and sitting.sheet != Sheet()
    suggesting._keeping.put_down()
    assert throw_away_if_blank(desk, sitting)


def test_a_suggested_level_looks_like_neither_a_given_nor_an_open_one(qtbot, form):
    bar = answer_box(1, form.questions[0])
    qtbot.addWidget(bar)
    plain = bar.buttons[1].grab().toImage()
    bar.show_suggested(1)
    suggested = bar.buttons[1].grab().toImage()
    bar.show_suggested(None)
    bar.show_answer(1)
    assert plain != suggested != bar.buttons[1].grab().toImage()


def test_the_key_is_said_as_it_is_set(qtbot, make_page, monkeypatch, desk, call, form):
    monkeypatch.setattr(opening, "good_forms", lambda desk: (form,))
    page = make_page(settings=Settings(evaluator="Ines Marsh", keys={"take_suggestion": "J"}))
    open_call(page, call.id)
    measured(page)
    assert "J takes it over" in words(page.questions.points[ids(page)[0]].facts)
