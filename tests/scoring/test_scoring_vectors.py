"""Scores that other systems publish for their own forms, or whose rule they publish."""

from typing import Any

import pytest
from language_forms import choice, form, multiple, scale, section, yes_no

from evaluator.forms.model import Form
from evaluator.scoring.score import score
from evaluator.terms import Answer

RATIO = {"method": "ratio"}
POINTS = {"method": "points"}
SHARES = {"divisor": 10}
FATAL = [{"at": "no", "fails": "form"}]


def groups(scoring: dict[str, Any], *, fatal: bool = False) -> Form:
    """Two 1-point questions in a group of weight 40, one in a group of weight 20."""
    return form(
        yes_no("a", section="g"),
        yes_no("b", section="g", rules=FATAL if fatal else []),
        yes_no("c", section="h"),
        sections=[section("g", weight=40), section("h", weight=20)],
        scoring=scoring,
    )


def shares(*, fails: bool = False) -> Form:
    """Four questions of weight 40, 20, 20, 20, whose options earn 0, 5 and 10 of 10."""
    questions = [
        choice(id, 0, 5, 10, weight=w) for id, w in zip("abcd", [40, 20, 20, 20], strict=True)
    ]
    if fails:
        questions[3]["options"][0]["fails"] = "form"
    return form(*questions, scoring=SHARES)


def split(not_applicable: str) -> Form:
    """Sections of weight 60 and 40 with two questions each, whose weights are even."""
    return form(
        *(choice(id, 0, 5, 10, section="s" if id in "ab" else "t") for id in "abcd"),
        sections=[section("s", weight=60), section("t", weight=40)],
        scoring={**SHARES, "not_applicable": not_applicable},
    )


NA = "n/a"


@pytest.mark.parametrize(
    ("made", "answers", "expected"),
    [
        pytest.param(groups(RATIO), {"a": 1, "b": 0, "c": 1}, 60, id="G1, published"),
        pytest.param(groups(POINTS), {"a": 1, "b": 0, "c": 1}, 200 / 3, id="G4, inferred"),
        pytest.param(groups(RATIO, fatal=True), {"a": 1, "b": 0, "c": 1}, 0, id="G5, inferred"),
        pytest.param(groups(RATIO), {"a": NA, "b": NA, "c": NA}, None, id="G9, our choice"),
        pytest.param(shares(), {"a": 2, "b": 1, "c": 1, "d": 0}, 60, id="A1, published"),
        pytest.param(shares(), {"a": 2, "b": 1, "c": 1, "d": NA}, 75, id="A2, published"),
        pytest.param(shares(fails=True), {"a": 2, "b": 1, "c": 1, "d": 0}, 0, id="A3, published"),
        pytest.param(split("section"), {"a": 2, "b": NA, "c": 1, "d": 0}, 70, id="A4, inside"),
        pytest.param(
            split("everywhere"), {"a": 2, "b": NA, "c": 1, "d": 0}, 400 / 7, id="A4, global"
        ),
        pytest.param(
            form(multiple("a", 6, 7, cap=10, weight=1), scoring=SHARES),
            {"a": ("a", "b")},
            100,
            id="A5, published",
        ),
        pytest.param(
            form(
                choice("a", 0, 5, 10), choice("b", 0, 5, 10), choice("c", 0, 3, bonus=True),
                scoring=POINTS,
            ),
            {"a": 2, "b": 1, "c": 1},
            90,
            id="A6, rule published",
        ),
        pytest.param(
            form(choice("a", 1, 2, 3, 4, 5, weight=1), scoring={"floor": "lowest"}),
            {"a": 3},
            75,
            id="Z1, published",
        ),
        pytest.param(form(scale("a", 4, weight=1)), {"a": 3}, 75, id="Z1 as a scale from 0"),
        pytest.param(
            form(choice("a", 0, 15), choice("rest", 0, 65), scoring=POINTS),
            {"a": 1, "rest": 0},
            18.75,
            id="M1, published: 15 of 80 is 18.75",
        ),
    ],
)  # fmt: skip
def test_a_vector(made: Form, answers: dict[str, Answer], expected: float | None) -> None:
    value = score(made, answers).value
    assert value == expected if expected is None else value == pytest.approx(expected, rel=1e-15)


def test_a_fatal_answer_shows_0_and_keeps_the_raw_score_and_the_flag() -> None:
    found = score(groups(RATIO, fatal=True), {"a": 1, "b": 0, "c": 1})
    assert (found.raw, found.value, found.passed) == (60, 0, False)
    assert [(one.question, one.answer, one.fails) for one in found.failed] == [("b", "no", "form")]


def test_a_fatal_question_without_an_answer_does_not_fail() -> None:
    found = score(groups(RATIO, fatal=True), {"a": 1, "b": NA, "c": 1})
    assert (found.value, found.failed) == (100, ())
