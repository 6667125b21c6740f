"""Forms, answers and sheets for the tests of scoring, made by hypothesis."""

from typing import Any

from hypothesis import strategies as st

from evaluator.forms.model import Form
from evaluator.terms import Answer


def make_form(weights: list[float], tops: list[int], pass_mark: float = 80) -> Form:
    """A form with the ids q1, q2 ...; its bands start at 90, 80 and 0."""
    questions = [
        {
            "id": f"q{number}",
            "title": f"Question {number}",
            "weight": weight,
            "definition": "What is meant.",
            "good": "How it sounds.",
            "levels": [f"Level {level}." for level in range(top + 1)],
        }
        for number, (weight, top) in enumerate(zip(weights, tops, strict=True), 1)
    ]
    bands = [{"at": 90, "name": "High"}, {"at": 80, "name": "Good"}, {"at": 0, "name": "Low"}]
    content: dict[str, Any] = {
        "id": "test-form",
        "version": "1",
        "title": "Test form",
        "pass_mark": pass_mark,
        "bands": bands,
        "questions": questions,
    }
    return Form.model_validate(content)


WEIGHTS = st.integers(1, 100) | st.decimals("0.1", "100", places=2).map(float)


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """Any form of 1 to 8 questions with 2 to 6 levels each."""
    count = draw(st.integers(1, 8))
    weights = draw(st.lists(WEIGHTS, min_size=count, max_size=count))
    tops = draw(st.lists(st.integers(1, 5), min_size=count, max_size=count))
    return make_form(weights, tops, draw(st.integers(0, 100)))


def answers_on(form: Form, *, complete: bool = False) -> st.SearchStrategy[dict[str, Answer]]:
    """Any answers to some of a form's questions, or to all of them."""
    every = {q.id: st.integers(0, q.top) | st.just("n/a") for q in form.questions}
    found: st.SearchStrategy[dict[str, Answer]] = (
        st.fixed_dictionaries(every) if complete else st.fixed_dictionaries({}, optional=every)  # type: ignore[arg-type]
    )
    return found


@st.composite
def answered(draw: st.DrawFn) -> tuple[Form, dict[str, Answer]]:
    """A form with some answers."""
    form = draw(forms())
    return form, draw(answers_on(form))
