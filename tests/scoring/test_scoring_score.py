"""The score: worked examples, and laws of the plainest forms (the rest: test_scoring_laws.py)."""

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scoring_forms import answered, answers_on, forms, make_form

from evaluator.errors import UserError
from evaluator.forms.model import Form
from evaluator.scoring.score import Score, score
from evaluator.terms import Answer, shown

Answered = tuple[Form, dict[str, Answer]]

# ---- worked examples


def test_the_example_of_the_feedback_report() -> None:
    form = make_form([12, 12, 16, 20, 12, 12, 16], [4] * 7)
    levels: list[Answer] = [3, 2, 4, 3, 3, "n/a", 3]
    found = score(form, dict(zip((q.id for q in form.questions), levels, strict=True)))
    assert found.value == pytest.approx(100 * 67 / 88)
    assert shown(found.value) == "76.1"
    assert (found.band, found.passed, found.answered, found.open) == ("Low", False, 7, ())
    assert [part.points for part in found.parts] == [9, 6, 16, 15, 9, 0, 12]
    assert [part.of for part in found.parts] == [12, 12, 16, 20, 12, 0, 16]


def test_not_applicable_shares_its_weight_out_among_the_others() -> None:
    # Published examples of a percentage scorer: 40/20/20/20 with 10, 5, 5, 0 of 10 is 60 %;
    # with the last one not applicable it is 75 %.
    form = make_form([40, 20, 20, 20], [10] * 4)
    assert score(form, {"q1": 10, "q2": 5, "q3": 5, "q4": 0}).value == 60
    assert score(form, {"q1": 10, "q2": 5, "q3": 5, "q4": "n/a"}).value == 75


def test_all_not_applicable_is_no_score() -> None:
    found = score(make_form([1, 2], [4, 4]), {"q1": "n/a", "q2": "n/a"})
    assert found == Score(
        value=None,
        band=None,
        passed=None,
        answered=2,
        open=(),
        parts=found.parts,
        raw=None,
        asked=2,
    )
    assert all(part.share == part.points == part.of == 0 for part in found.parts)


def test_nothing_answered_is_no_score_and_all_is_open() -> None:
    found = score(make_form([1, 2], [4, 4]), {})
    assert (found.value, found.answered, found.open) == (None, 0, ("q1", "q2"))


def test_an_open_question_is_not_one_that_does_not_apply() -> None:
    form = make_form([1, 1], [4, 4], pass_mark=50)
    open_, apart = score(form, {"q1": 4}), score(form, {"q1": 4, "q2": "n/a"})
    assert open_.value == apart.value == 100
    assert (open_.passed, open_.open, open_.answered) == (None, ("q2",), 1)
    assert (apart.passed, apart.open, apart.answered) == (True, (), 2)


def test_band_and_pass_mark_look_at_the_score_as_shown() -> None:
    form = make_form([79.95, 20.05], [1, 1])
    found = score(form, {"q1": 1, "q2": 0})
    assert (shown(found.value), found.band, found.passed) == ("80.0", "Good", True)
    below = score(make_form([79.94, 20.06], [1, 1]), {"q1": 1, "q2": 0})
    assert (shown(below.value), below.band, below.passed) == ("79.9", "Low", False)


def test_weights_are_the_decimals_that_were_written() -> None:
    found = score(make_form([0.1, 0.2, 0.7], [1, 1, 1]), {"q1": 1, "q2": 1, "q3": 0})
    assert found.value == 30


@pytest.mark.parametrize("answer", [5, -1, True, False, 1.0, "3", "N/A", "", None, [1]])
def test_what_is_no_answer_is_refused(answer: Any) -> None:
    with pytest.raises(
        UserError, match=r"is no answer to “q1”\. Expected a whole number from 0 to 4"
    ):
        score(make_form([1], [4]), {"q1": answer})


def test_an_unknown_question_is_refused_and_the_known_are_named() -> None:
    with pytest.raises(UserError, match=r"has no point “q3”\. Its points are: q1, q2\."):
        score(make_form([1, 1], [4, 4]), {"q3": 1})


# ---- laws


@given(answered())
def test_there_is_a_score_exactly_where_a_level_was_given(given_: Answered) -> None:
    form, answers = given_
    levels = [answer for answer in answers.values() if answer != "n/a"]
    assert (score(form, answers).value is not None) == bool(levels)


@given(answered())
def test_not_applicable_scores_as_a_form_without_the_question(given_: Answered) -> None:
    form, answers = given_
    apart = {id for id, answer in answers.items() if answer == "n/a"}
    kept = tuple(question for question in form.questions if question.id not in apart)
    assume(kept)
    without = form.model_copy(update={"questions": kept})
    rest = {id: answer for id, answer in answers.items() if id not in apart}
    assert score(without, rest).value == score(form, answers).value


@given(answered())
def test_not_applicable_alone_is_neither_0_nor_100(given_: Answered) -> None:
    form, answers = given_
    assert score(form, dict.fromkeys(answers, "n/a")).value is None


@given(answered())
def test_open_and_answered_make_up_the_form(given_: Answered) -> None:
    form, answers = given_
    found = score(form, answers)
    assert found.answered == len(answers)
    assert set(found.open) == {question.id for question in form.questions} - set(answers)
    assert (found.passed is None) == (bool(found.open) or found.value is None)


@given(st.data())
def test_all_best_is_100_and_all_worst_is_0(data: st.DataObject) -> None:
    form = data.draw(forms())
    answers = data.draw(answers_on(form, complete=True))
    assume(any(answer != "n/a" for answer in answers.values()))
    best: dict[str, Answer] = {
        q.id: "n/a" if answers[q.id] == "n/a" else q.top for q in form.questions
    }
    worst: dict[str, Answer] = {
        q.id: "n/a" if answers[q.id] == "n/a" else 0 for q in form.questions
    }
    assert score(form, best).value == 100
    assert score(form, worst).value == 0


@given(answered())
def test_the_band_holds_the_score_as_shown(given_: Answered) -> None:
    form, answers = given_
    found = score(form, answers)
    assume(found.value is not None)
    seen = float(shown(found.value))
    assert found.band == ("High" if seen >= 90 else "Good" if seen >= 80 else "Low")
