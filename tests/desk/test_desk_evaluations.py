"""Scoring at the desk: drafts, finishing, and the way in one step."""

from dataclasses import replace
from pathlib import Path

import pytest
from small_wav import write_wav

from evaluator.desk import calls, evaluations, in_one_step, shops
from evaluator.desk.calls import CallDetails, CallFilter
from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.forms.model import Form
from evaluator.scoring.evaluation import Evaluation
from evaluator.scoring.sheet import Sheet
from evaluator.terms import Call, Moment, Shop


@pytest.fixture
def visit(desk: Desk) -> Call:
    return shops.add(desk, CallDetails(client="Harbour", agent="Ann"), Shop())


def full(form: Form, level: int = 3) -> Sheet:
    return Sheet(answers={question.id: level for question in form.questions})


def test_a_draft_is_kept_finished_reopened_and_discarded(
    desk: Desk, form: Form, visit: Call
) -> None:
    draft = evaluations.open_draft(desk, visit.id, " Ruth ", form)
    saved = evaluations.keep_draft(desk, draft.evaluation_id, full(form), "close", 4.5)
    kept = evaluations.draft(desk, draft.evaluation_id)
    assert kept is not None and (kept.focus, kept.position, kept.saved) == ("close", 4.5, saved)
    assert kept == evaluations.latest_draft(desk)
    done = evaluations.finish(desk, draft.evaluation_id)
    assert (done.evaluator.name, done.revision, done.score.value) == ("Ruth", 1, 75.0)
    again = evaluations.reopen(desk, done.id)
    assert again.base == 1 and again.sheet == full(form)
    evaluations.discard(desk, done.id)
    assert evaluations.draft(desk, done.id) is None and evaluations.latest_draft(desk) is None
    assert evaluations.revisions(desk, done.id) == (done,)
    assert evaluations.get(desk, done.id, 1) == done


def test_somebody_must_be_named(desk: Desk, form: Form, visit: Call) -> None:
    with pytest.raises(UserError, match="Nobody"):
        evaluations.open_draft(desk, visit.id, " ", form)


def test_from_a_recording_to_a_finished_evaluation(desk: Desk, form: Form, tmp_path: Path) -> None:
    path = write_wav(tmp_path / "a.wav")

    def evaluate(level: int, details: CallDetails) -> Evaluation:
        return in_one_step.evaluate(
            desk, path, form, full(form, level), details=details, evaluator="Ruth"
        )

    first = evaluate(3, CallDetails(agent="Ann", client="Harbour", reference="R"))
    second = evaluate(4, CallDetails(agent="Ann"))
    assert (first.id, first.revision) == (second.id, 1)
    assert (second.revision, second.score.value) == (2, 100.0)
    assert second.call.client is not None and second.call.reference == "R"
    assert calls.listed(desk, CallFilter()).total == 1


def test_what_the_form_asks_by_the_sound_is_decided_by_listening(
    desk: Desk, form: Form, tmp_path: Path
) -> None:
    content = form.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    content["questions"][-1]["when"] = {"fact": "duration", "at_least": 100}
    asking = Form.model_validate({**content, "id": "asking"})
    sheet = full(form)
    short = replace(sheet, answers={id: 3 for id in sheet.answers if id != "close"})
    done = in_one_step.evaluate(
        desk,
        write_wav(tmp_path / "a.wav"),
        asking,
        short,
        details=CallDetails(agent="Ann"),
        evaluator="Ruth",
    )
    assert done.score.parts[-1].state == "hidden"
    assert 0 < done.sheet.figures["duration"] < 100


def test_what_cannot_be_finished_leaves_nothing_behind(
    desk: Desk, form: Form, tmp_path: Path
) -> None:
    path = write_wav(tmp_path / "a.wav")
    half = Sheet(answers={"lead-in": 3})
    ann = CallDetails(agent="Ann")
    with pytest.raises(UserError, match="no answer: yield, listen"):
        in_one_step.evaluate(desk, path, form, half, details=ann, evaluator="Ruth")
    with pytest.raises(UserError, match="evaluator"):
        in_one_step.evaluate(desk, path, form, full(form), details=ann, evaluator=" ")
    assert calls.listed(desk, CallFilter()).total == 0
    with pytest.raises(UserError, match="agent"):
        in_one_step.evaluate(desk, path, form, full(form), details=CallDetails(), evaluator="Ruth")


def test_what_the_form_asks_to_be_shown_is_asked_before_anything_is_kept(
    desk: Desk, form: Form, tmp_path: Path
) -> None:
    questions = [one.model_copy(update={"evidence_at": (3,)}) for one in form.questions]
    proving = form.model_copy(update={"questions": tuple(questions)})
    path = write_wav(tmp_path / "a.wav")
    ann = CallDetails(agent="Ann")
    with pytest.raises(UserError, match="asks for a moment"):
        in_one_step.evaluate(desk, path, proving, full(form), details=ann, evaluator="Ruth")
    assert calls.listed(desk, CallFilter()).total == 0


def test_a_step_that_was_interrupted_is_done_when_it_is_repeated(
    desk: Desk, form: Form, tmp_path: Path
) -> None:
    path = write_wav(tmp_path / "a.wav")
    ann = CallDetails(agent="Ann")
    sheet = replace(full(form), moments=(Moment(id="one", start=0.5, note="Here"),))
    done = in_one_step.evaluate(desk, path, form, sheet, details=ann, evaluator="Ruth")
    evaluations.reopen(desk, done.id)  # all but the finish, as when the disk was full just then
    again = replace(sheet, moments=(Moment(id="two", start=0.5, note="Here"),))
    repeated = in_one_step.evaluate(desk, path, form, again, details=ann, evaluator="Ruth")
    assert (repeated.id, repeated.revision) == (done.id, 2)


def test_a_draft_under_way_is_not_overwritten(desk: Desk, form: Form, tmp_path: Path) -> None:
    path = write_wav(tmp_path / "a.wav")
    ann = CallDetails(agent="Ann")
    done = in_one_step.evaluate(desk, path, form, full(form), details=ann, evaluator="Ruth")
    draft = evaluations.reopen(desk, done.id)
    begun = replace(draft.sheet, strengths="Not said in the files.")
    evaluations.keep_draft(desk, done.id, begun, None, 0.0)
    with pytest.raises(UserError, match="unfinished draft"):
        in_one_step.evaluate(desk, path, form, full(form), details=ann, evaluator="Ruth")
    other = in_one_step.evaluate(desk, path, form, full(form), details=ann, evaluator="Emeka")
    assert other.id != done.id
