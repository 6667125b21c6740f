"""Levels that ask for evidence: which answers lack it."""

import pytest
from scoring_forms import make_form

from evaluator.forms.model import Form
from evaluator.scoring.evidence import lacking
from evaluator.scoring.sheet import Sheet
from evaluator.terms import Moment


@pytest.fixture
def form() -> Form:
    """Three points of which the first two ask for evidence at 0 and 4."""
    plain = make_form([1, 1, 1], [4, 4, 4])
    asking = [q.model_copy(update={"evidence_at": (0, 4)}) for q in plain.questions[:2]]
    return plain.model_copy(update={"questions": (*asking, plain.questions[2])})


def test_only_the_levels_that_are_named_ask(form: Form) -> None:
    for first, found in ((0, ("q1",)), (1, ()), (4, ("q1",)), ("n/a", ())):
        sheet = Sheet(answers={"q1": first, "q2": 2, "q3": 0})
        assert lacking(form, sheet, recorded=True) == found
    assert lacking(form, Sheet(), recorded=True) == ()


def test_one_moment_may_show_several_points(form: Form) -> None:
    sheet = Sheet(
        answers={"q1": 0, "q2": 4}, moments=(Moment(id="m", start=1, questions=("q1", "q2")),)
    )
    assert lacking(form, sheet, recorded=True) == ()


def test_a_moment_on_another_point_and_a_comment_show_nothing(form: Form) -> None:
    sheet = Sheet(
        answers={"q1": 0},
        comments={"q1": "Said nothing."},
        moments=(Moment(id="m", start=1, questions=("q2",)), Moment(id="n", start=2)),
    )
    assert lacking(form, sheet, recorded=True) == ("q1",)


def test_a_call_without_a_recording_is_asked_for_a_comment(form: Form) -> None:
    answers = {"q1": 0, "q2": 4}
    assert lacking(form, Sheet(answers=answers), recorded=False) == ("q1", "q2")
    said = Sheet(answers=answers, comments={"q1": "Nobody spoke.", "q2": " "})
    assert lacking(form, said, recorded=False) == ("q2",)
