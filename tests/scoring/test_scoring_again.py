"""What was answered on one version, scored on another: what fits counts, the rest is named."""

from typing import Any

import pytest

from evaluator.forms.model import Form
from evaluator.scoring.again import Again, Rescorer
from evaluator.scoring.score import Scorer, score
from evaluator.terms import Answer

LEVELS = ["None.", "Some.", "All."]
FORM: dict[str, Any] = {
    "id": "enquiry",
    "version": "1",
    "title": "Enquiry",
    "pass_mark": 60,
    "bands": [{"at": 60, "name": "Good"}, {"at": 0, "name": "To do"}],
    "questions": [
        {"id": "greeting", "title": "Greeting", "weight": 50, "levels": LEVELS},
        {"id": "close", "title": "Close", "weight": 50, "levels": LEVELS},
        {"id": "reason", "kind": "choice", "title": "Reason", "scored": False, "options": [
            {"id": "order", "text": "Order"}, {"id": "complaint", "text": "Complaint"}]},
    ],
}  # fmt: skip


def form(**questions: dict[str, Any] | None) -> Form:
    """The form with points changed, added, or (None) taken away."""
    known = {one["id"]: one for one in FORM["questions"]}
    changed = {**known, **{id: questions[id] for id in questions}}
    kept = [{**known.get(id, {}), **one, "id": id} for id, one in changed.items() if one]
    return Form.model_validate({**FORM, "version": "2", "questions": kept})


BEFORE = Form.model_validate(FORM)


def again(after: Form, answers: dict[str, Answer], **figures: float) -> Again:
    return Rescorer(BEFORE, after).score(answers, figures)


def test_other_weights_are_scored_as_if_the_form_had_had_them() -> None:
    after = form(greeting={"weight": 10}, close={"weight": 90})
    answers: dict[str, Answer] = {"greeting": 2, "close": 1}
    found = again(after, answers)
    assert found.standing.value == score(after, answers).value == 55
    assert (found.standing.band, found.standing.passes) == ("To do", False)
    assert found.gone == found.misfits == found.unasked == found.unknown == ()


def test_a_point_that_is_gone_and_one_that_is_new_are_named() -> None:
    after = form(close=None, thanks={"title": "Thanks", "weight": 50, "levels": LEVELS})
    found = again(after, {"greeting": 1, "close": 2})
    assert (found.gone, found.unasked) == (("close",), ("thanks",))
    assert (found.standing.value, found.standing.open) == (50, ("thanks",))
    assert found.standing.passes is False


@pytest.mark.parametrize(
    ("changed", "answer"),
    [
        ({"levels": ["None.", "All."]}, 1),
        ({"kind": "yes_no", "levels": ()}, 1),
        ({"required": True}, "n/a"),
    ],
)
def test_an_answer_that_means_something_else_is_not_carried_over(
    changed: dict[str, Any], answer: Answer
) -> None:
    found = again(form(close=changed), {"greeting": 2, "close": answer})
    assert (found.misfits, found.unasked) == (("close",), ())
    assert found.standing.value == 100


def test_levels_in_other_words_still_fit() -> None:
    found = again(form(close={"levels": ["No.", "Half.", "Yes."]}), {"greeting": 2, "close": 1})
    assert (found.misfits, found.standing.value) == ((), 75)


def test_an_option_is_known_by_its_id_wherever_it_stands() -> None:
    turned = {"options": [
        {"id": "complaint", "text": "Complaint"}, {"id": "new", "text": "New"},
        {"id": "order", "text": "Order"},
    ]}  # fmt: skip
    follow = {"title": "Why?", "kind": "scale", "levels": LEVELS, "weight": 100,
              "when": {"question": "reason", "is": "complaint"}}  # fmt: skip
    after = form(reason={**turned, "required": True}, follow=follow)
    complaint = again(after, {"greeting": 2, "close": 2, "reason": 1})
    assert complaint.unasked == ("follow",)
    order = again(after, {"greeting": 2, "close": 2, "reason": 0})
    assert (order.unasked, order.misfits) == ((), ())
    gone = again(form(reason={"options": turned["options"][:2]}), {"reason": 0})
    assert gone.misfits == ("reason",)


def test_a_figure_that_was_not_kept_is_named() -> None:
    after = form(close={"when": {"fact": "hold.total", "at_least": 30}})
    found = again(after, {"greeting": 1, "close": 2})
    assert (found.unknown, found.standing.value) == (("hold.total",), 50)
    known = again(after, {"greeting": 1, "close": 2}, **{"hold.total": 45.0})
    assert (known.unknown, known.standing.value) == ((), 75)


def test_a_standing_is_the_score_without_its_parts() -> None:
    failing = form(close={"rules": [{"at": 0, "fails": "form"}]})
    for answers in ({"greeting": 2, "close": 0}, {"greeting": 2, "close": 2}, {}):
        whole = score(failing, answers)
        standing = Scorer(failing).standing(answers)
        assert (standing.value, standing.band, standing.open) == (
            whole.value, whole.band, whole.open,
        )  # fmt: skip
        assert standing.passes == whole.passed or whole.open
