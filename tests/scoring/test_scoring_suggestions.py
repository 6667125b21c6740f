"""What the facts of a call draft."""

from typing import Any

from scoring_forms import make_form

from evaluator.forms.model import Form
from evaluator.scoring.suggestions import suggestions


def drafting(*suggest: dict[str, Any]) -> Form:
    content = make_form([1, 1], [1, 1]).model_dump()
    content["questions"][1]["suggest"] = suggest
    return Form.model_validate(content)


def held(**test: float) -> dict[str, Any]:
    return {"fact": "hold.total", **test}


def test_the_first_suggestion_that_holds_drafts_the_answer() -> None:
    form = drafting(
        {"answer": 1, "when": held(at_most=30)}, {"answer": 0, "when": held(at_most=60)}
    )
    assert suggestions(form, {"hold.total": 10.0}) == {"q2": 1}
    assert suggestions(form, {"hold.total": 45.0}) == {"q2": 0}
    assert suggestions(form, {"hold.total": 61.0}) == {}


def test_what_is_not_measurable_drafts_nothing() -> None:
    form = drafting({"answer": 1, "when": held(at_most=30)})
    assert suggestions(form, {"hold.count": 0.0}) == {}


def test_an_answer_that_is_named_is_drafted_as_it_is_kept() -> None:
    content = make_form([1, 1], [1, 1]).model_dump()
    content["questions"] = list(content["questions"])
    content["questions"][0] |= {
        "kind": "yes_no",
        "suggest": [{"answer": "no", "when": held(at_most=0)}],
    }
    form = Form.model_validate(content)
    assert suggestions(form, {"hold.total": 0.0}) == {"q1": 0}
