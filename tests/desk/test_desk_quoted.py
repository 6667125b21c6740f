"""What evaluators wrote down of a redacted stretch is pointed at, never repeated."""

from pathlib import Path

import pytest
from sound_again import write_noise

from evaluator.desk import calls, evaluations, forms, intake, shops
from evaluator.desk.calls import CallDetails
from evaluator.desk.desk import Desk
from evaluator.desk.quoted import cards_written, written_down
from evaluator.desk.transcripts import Kept
from evaluator.forms.model import Form
from evaluator.scoring.sheet import Sheet
from evaluator.terms import Call, Moment, Shop
from evaluator.transcripts.read import transcript_of

CARD = "4242 4242 4242 4242"
STRETCH = (10.0, 20.0)


@pytest.fixture
def call(desk: Desk, tmp_path: Path) -> Call:
    made = intake.bring_in_one(desk, write_noise(tmp_path / "a.wav"))
    return calls.describe(desk, made.id, CallDetails(agent="Dee"))


def keep(desk: Desk, call: Call, form: Form, sheet: Sheet, by: str = "Eva") -> str:
    kept = evaluations.open_draft(desk, call.id, by, form)
    evaluations.keep_draft(desk, kept.evaluation_id, sheet, None, 0.0)
    return kept.evaluation_id


def test_notes_in_the_stretch_with_any_digit_and_cards_everywhere(
    desk: Desk, call: Call, form: Form
) -> None:
    first = form.questions[0]
    keep(
        desk, call, form,
        Sheet(
            moments=(
                Moment(id="a", start=9.0, note="ends in 42"),
                Moment(id="b", start=9.0, end=10.5, note="ends in 42"),
                Moment(id="c", start=15.0, note="no number"),
                Moment(id="d", start=65.0, note=f"again {CARD}"),
            ),
            comments={first.id: f"reads {CARD} back", form.questions[1].id: "asked 3 times"},
            improvement=f"not {CARD}",
        ),
    )  # fmt: skip
    found = written_down(desk, call.id, STRETCH)
    assert found == (
        "the note of moment 2 at 0:09 (Eva)",
        "the note of moment 4 at 1:05 (Eva)",
        f"the comment on “{first.title}” (Eva)",
        "the overall words (improvement) (Eva)",
    )
    assert "4242" not in str(found)


def test_answers_that_are_texts(desk: Desk, call: Call) -> None:
    form = forms.find(desk, "phone-mystery-shop")
    (texts, *_) = [one.id for one in form.questions if one.kind == "text"]
    title = form.question(texts).title
    sheet = Sheet(answers={texts: f"It read {CARD}"})
    assert cards_written(sheet, form) == (f"the answer to “{title}”",)


def test_what_is_finished_is_looked_at_and_what_others_wrote(
    desk: Desk, call: Call, form: Form
) -> None:
    answers = {question.id: 2 for question in form.questions}
    moments = (Moment(id="a", start=12.0, note="4242", questions=(form.questions[0].id,)),)
    done = keep(desk, call, form, Sheet(answers=answers, moments=moments), by="Ann")
    evaluations.finish(desk, done)
    keep(desk, call, form, Sheet(strengths="Calm"), by="Eva")
    assert written_down(desk, call.id, STRETCH) == ("the note of moment 1 at 0:12 (Ann)",)
    assert written_down(desk, call.id, (13.0, 20.0)) == ()


def test_notes_in_the_stretch_that_quote_its_words(desk: Desk, call: Call, form: Form) -> None:
    lines = "[0:11] My name is Anna Marlow\n[0:14] Well\n[0:30] Thank you, bye"
    kept = Kept(transcript_of(lines.encode()), "a.txt")
    notes = ("“… anna, MARLOW”", "Asks the name", "“Thank you, bye”")
    moments = tuple(Moment(id=note, start=12.0, note=note) for note in notes)
    keep(desk, call, form, Sheet(moments=moments))
    assert written_down(desk, call.id, STRETCH, kept) == ("the note of moment 1 at 0:12 (Eva)",)


def test_the_narrative_of_a_visit(desk: Desk) -> None:
    call = shops.add(desk, CallDetails(client="Acme"), Shop(narrative=f"I gave {CARD}."))
    assert written_down(desk, call.id, STRETCH) == ("the narrative of the visit",)
