"""The finished evaluation never changes."""

from dataclasses import FrozenInstanceError, replace
from datetime import UTC, datetime

import pytest
from scoring_forms import make_form

from evaluator.scoring.evaluation import Evaluation, KeptDraft
from evaluator.scoring.score import score
from evaluator.scoring.sheet import Sheet
from evaluator.terms import Call, Evaluator

FORM = make_form([1], [4])
WHEN = datetime(2026, 5, 31, 12, tzinfo=UTC)
CALL = Call(id="c", came_in=WHEN)


def test_an_evaluation_and_a_kept_draft_are_frozen() -> None:
    bea = Evaluator("e", "Bea")
    sheet = Sheet(answers={"q1": 3})
    done = Evaluation(
        id="1",
        revision=1,
        call=CALL,
        evaluator=bea,
        form=FORM,
        sheet=sheet,
        score=score(FORM, sheet.answers),
        finished=WHEN,
        digest="",
    )
    kept = KeptDraft(
        evaluation_id="1",
        base=0,
        call=CALL,
        evaluator=bea,
        form=FORM,
        sheet=sheet,
        focus="q1",
        position=0.0,
        saved=WHEN,
    )
    for value in (done, kept):
        with pytest.raises(FrozenInstanceError):
            value.sheet = Sheet()  # type: ignore[misc]
    assert replace(done, revision=2) != done
