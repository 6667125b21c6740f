"""The facts of a call beside its form: shown, clicked, measured in the background, kept."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from evaluator.desk import facts as desk_facts
from evaluator.errors import UserError
from evaluator.facts import Entry, Facts, Speaker, Thresholds
from evaluator.ui.evaluate.facts_panel import FactsPanel
from evaluator.ui.evaluate.measuring import Measuring

AGENT = Speaker(
    name="agent",
    talk=30.0,
    share=0.6,
    first_word=0.8,
    turns=((1.0, 11.0), (20.0, 40.0)),
    stretches=((1.0, 11.0), (20.0, 40.0)),
)
CALLER = replace(AGENT, name="caller", talk=20.0, share=0.4, first_word=12.0)
FACTS = Facts(
    duration=90.0,
    complete=True,
    thresholds=Thresholds(),
    answered=0.0,
    channels=(CALLER, AGENT),
    dead_air=((50.0, 58.0), (70.0, 75.5)),
    talk_over=(Entry(stretch=(38.0, 39.5), by="agent"),),
    hold=((60.0, 66.0),),
    ringing=(),
    gaps=tuple(Entry(stretch=(n, n + 0.1 * n), by="caller") for n in (10.0, 12.0, 14.0, 16.0)),
)


@pytest.fixture
def panel(qtbot):
    panel = FactsPanel()
    qtbot.addWidget(panel)
    panel.resize(400, 500)
    panel.show()
    return panel


def said(panel):
    page = panel.widget()
    return "\n".join(
        one.text() for kind in (QLabel, QPushButton) for one in page.findChildren(kind)
    )


def test_the_agent_comes_first_and_each_kind_says_how_many(panel):
    panel.show_facts(FACTS)
    text = said(panel)
    assert text.index("Agent") < text.index("Caller")
    assert "Dead air  2" in text and "1 of 7 s or more" in text
    assert "Agent came in, 1.5 s" in text
    assert "Slowest answers  3" in text and "0:10" not in text
    assert "Ringing" not in text


def test_a_click_on_a_stretch_asks_to_hear_it(qtbot, panel):
    panel.show_facts(FACTS)
    rows = [b for b in panel.findChildren(QPushButton) if "came in" in b.text()]
    with qtbot.waitSignal(panel.stretch_wanted) as wanted:
        qtbot.mouseClick(rows[0], Qt.MouseButton.LeftButton)
    assert wanted.args == [38.0, 39.5]
    assert rows[0].accessibleName().startswith("Play from 0:38")


def test_one_channel_is_never_guessed(panel):
    both = replace(AGENT, name="both", share=None, turns=None)
    panel.show_facts(replace(FACTS, channels=(both,), talk_over=None, gaps=None, complete=False))
    text = said(panel)
    assert "cannot be measured" in text and "missing or damaged" in text
    assert "–" in text and "Talk-over" not in text and "Slowest" not in text


def test_a_long_list_is_cut_and_says_so(panel):
    many = tuple((float(n), n + 5.0) for n in range(0, 300, 10))
    panel.show_facts(replace(FACTS, dead_air=many))
    assert "Dead air  30" in said(panel) and "and 18 more" in said(panel)


def test_a_call_is_measured_once_and_kept(qtbot, desk, call, panel):
    measuring = Measuring(desk, panel)
    with qtbot.waitSignal(measuring.measured) as first:
        measuring.begin(call)
    assert desk_facts.kept(desk, call) == first.args[0]
    with qtbot.waitSignal(measuring.measured) as again:
        measuring.begin(call)
    assert again.args == first.args


def test_a_call_that_was_left_is_not_told_any_more(qtbot, desk, call, panel):
    measuring = Measuring(desk, panel)
    with qtbot.assertNotEmitted(measuring.measured):
        measuring.begin(call)
        measuring.stop()
        qtbot.settle()


def test_without_a_recording_it_says_why(qtbot, desk, call, panel):
    measuring = Measuring(desk, panel)
    with qtbot.waitSignal(measuring.told) as told:
        measuring.begin(replace(call, recording=None))
    assert "no recording" in told.args[0]


def test_a_recording_that_is_gone_is_said_in_place(qtbot, desk, call, panel, monkeypatch):
    def gone(*_args, **_more):
        raise UserError("It is not there.", "Find it.")

    monkeypatch.setattr(desk_facts, "of_call", gone)
    measuring = Measuring(desk, panel)
    heard = []
    measuring.told.connect(heard.append)
    measuring.begin(call)
    qtbot.waitUntil(lambda: "It is not there. Find it." in heard)


def test_the_sound_is_measured_when_that_is_looked_at(qtbot, opened):
    side = opened.side
    assert side.measured.findChildren(QPushButton) == []
    side._tabs.setCurrentIndex(2)
    qtbot.waitUntil(lambda: "Agent" in said(side.measured))
    told = []
    side.measuring.told.connect(told.append)
    side.measuring._rest.setInterval(0)
    opened.hearing.call_changed.emit(replace(opened.showing.call, agent_channel=1))
    assert "Agent" not in said(side.measured)
    qtbot.waitUntil(lambda: "Agent" in said(side.measured))
    assert told[0] == "Not measured yet." and "Listening…" in told


def test_a_stretch_that_was_measured_is_heard(qtbot, opened):
    opened.side.measured.show_facts(FACTS)
    opened.side.measured.stretch_wanted.emit(10.0, 12.0)
    assert opened.player.position == pytest.approx(10.0, abs=0.5)
