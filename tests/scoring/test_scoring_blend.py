"""Blended scores."""

import pytest
from scoring_forms import make_form

from evaluator.errors import UserError
from evaluator.forms.blend import Blend
from evaluator.scoring.blend import blend_score
from evaluator.scoring.result import Failure, Score
from evaluator.scoring.score import score

BLEND = Blend.model_validate(
    {
        "id": "enquiry",
        "version": "1",
        "title": "Enquiry",
        "pass_mark": 80,
        "bands": [{"at": 80, "name": "Good"}, {"at": 0, "name": "Low"}],
        "blend": [{"form": "seven", "share": 60}, {"form": "call", "share": 40}],
    }
)
FORM = make_form([1, 1], [10, 10])


def at(level: int | str, other: int | None = 0) -> Score:
    answers = {"q1": level} if other is None else {"q1": level, "q2": level}
    return score(FORM, answers)  # type: ignore[arg-type]


def test_each_form_adds_its_share() -> None:
    found = blend_score(BLEND, {"seven": at(9), "call": at(6)})
    assert (found.value, found.band, found.passed) == (78, "Low", False)
    assert [(part.form, part.share, part.value) for part in found.parts] == [
        ("seven", 0.6, 90), ("call", 0.4, 60),
    ]  # fmt: skip


def test_a_form_without_a_score_leaves_its_share_to_the_others() -> None:
    found = blend_score(BLEND, {"seven": at(9), "call": at("n/a")})
    assert (found.value, found.passed, found.parts[1].share) == (90, True, 0)


def test_there_is_no_verdict_before_every_form_is_filled_in() -> None:
    for scores in ({"seven": at(9)}, {"seven": at(9), "call": at(9, None)}):
        found = blend_score(BLEND, scores)
        assert (found.value, found.passed, found.open) == (90, None, ("call",))
    nothing = blend_score(BLEND, {})
    assert (nothing.value, nothing.band, nothing.passed) == (None, None, None)


def test_a_failed_form_fails_the_blend() -> None:
    from dataclasses import replace

    failed = replace(at(10), failed=(Failure(question="q1", answer=10, fails="form"),))
    found = blend_score(BLEND, {"seven": failed, "call": at(9)})
    assert (found.value, found.passed, found.failed) == (96, False, ("seven",))


def test_another_form_is_refused() -> None:
    with pytest.raises(UserError, match="is not in the blend “Enquiry”"):
        blend_score(BLEND, {"chat": at(1)})
