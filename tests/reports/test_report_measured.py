"""The facts measured from the sound, as the feedback report words them."""

from dataclasses import replace
from pathlib import Path

from paper_samples import evaluation
from pypdf import PdfReader

from evaluator.facts import Entry, Facts, Speaker, Thresholds
from evaluator.reports.feedback import feedback_pdf
from evaluator.reports.look import ReportLook
from evaluator.reports.measured import measured, paced

AGENT = Speaker(
    name="agent",
    talk=66.0,
    share=0.6,
    first_word=0.8,
    turns=((1.0, 11.0), (20.0, 40.0)),
    stretches=((1.0, 11.0), (20.0, 40.0)),
)
FACTS = Facts(
    duration=90.0,
    complete=True,
    thresholds=Thresholds(),
    answered=0.0,
    channels=(replace(AGENT, name="caller", talk=44.0, share=0.4, first_word=None), AGENT),
    dead_air=((50.0, 58.0), (70.0, 75.5)),
    talk_over=(Entry(stretch=(38.0, 39.5), by="agent"),),
    hold=((60.0, 66.0),),
    ringing=(),
    gaps=(Entry(stretch=(11.0, 12.0), by="caller"), Entry(stretch=(40.0, 43.0), by="agent")),
)


def lines(facts: Facts) -> dict[str, str]:
    return {fact.label: fact.value for fact in measured(facts)}


def test_each_fact_says_how_much_and_where() -> None:
    assert lines(FACTS) == {
        "Talk": "agent 1:06 (60 %), caller 0:44 (40 %)",
        "First word": "agent after 0.8 s",
        "Longest turn": "agent 20 s, caller 20 s",
        "Dead air": "2: at 0:50, 1:10; 0:13 in all; 1 of 7 s or more",
        "Talk-over": "1: at 0:38",
        "Hold, music or tones": "1: at 1:00; 0:06 in all",
        "Time to answer": "half under 2.0 s, the slowest 3.0 s",
    }


def test_one_channel_is_not_guessed_and_damage_is_told() -> None:
    both = replace(AGENT, name="both", share=None, turns=None)
    told = lines(
        replace(
            FACTS, channels=(both,), talk_over=None, gaps=None, dead_air=(), hold=(), complete=False
        )
    )
    assert told == {
        "Talk": "both 1:06",
        "First word": "both after 0.8 s",
        "Dead air": "none of 5 s or more",
        "Talk-over": "not measurable on one channel",
        "Measured": "what is left of a damaged recording",
    }


def test_many_places_are_counted_and_the_first_are_named() -> None:
    many = tuple(Entry(stretch=(n, n + 1.0), by="agent") for n in range(0, 70, 10))
    assert lines(replace(FACTS, talk_over=many))["Talk-over"] == (
        "7: at 0:00, 0:10, 0:20, 0:30 and 3 more"
    )
    assert lines(replace(FACTS, talk_over=()))["Talk-over"] == "none"


def test_the_report_prints_them_where_they_are_given(tmp_path: Path) -> None:
    def text(facts: Facts | None) -> str:
        feedback_pdf(evaluation(), ReportLook(), tmp_path / "a.pdf", facts=facts)
        return "\n".join(page.extract_text() for page in PdfReader(tmp_path / "a.pdf").pages)

    assert "Measured from the sound" in text(FACTS) and "1 of 7 s or more" in text(FACTS)
    assert "Measured from the sound" not in text(None)


def test_the_pace_is_told_by_name_and_nothing_without_a_transcript() -> None:
    assert paced({}) == ()
    (fact,) = paced({"agent": 161.6, "Ann": 90.0})
    assert (fact.label, fact.value) == ("Words per minute", "agent 162, Ann 90, by the transcript")
