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


def shares(*, fails: bool = False, scored: bool = True) -> Form:
    """Four questions of weight 40, 20, 20, 20, whose options earn 0, 5 and 10 of 10; the last one
    fails the form or is not scored.
    """
    questions = [
        choice(id, 0, 5, 10, weight=w) for id, w in zip("abcd", [40, 20, 20, 20], strict=True)
    ]
    if fails:
        questions[3]["options"][0]["fails"] = "form"
    questions[3]["scored"] = scored
    return form(*questions, scoring=SHARES)


def split(not_applicable: str) -> Form:
    """Sections of weight 60 and 40 with two questions each, whose weights are even."""
    return form(
        *(choice(id, 0, 5, 10, section="s" if id in "ab" else "t") for id in "abcd"),
        sections=[section("s", weight=60), section("t", weight=40)],
        scoring={**SHARES, "not_applicable": not_applicable},
    )


def times() -> Form:
    """A number whose ranges earn 10, 5 and 1 of 10."""
    ranges = [{"to": 0, "points": 10}, {"from": 1, "to": 4, "points": 5}]
    ranges.append({"from": 5, "to": 10, "points": 1})
    return form({"id": "times", "kind": "number", "weight": 1, "ranges": ranges}, scoring=SHARES)


def with_bonus(cap: float = 100) -> Form:
    """Two questions of 10 points and a bonus of 3."""
    return form(
        choice("a", 0, 5, 10), choice("b", 0, 5, 10), choice("c", 0, 3, bonus=True),
        scoring={**POINTS, "cap": cap},
    )  # fmt: skip


def categories() -> Form:
    """Two categories from 1 to 5, the second of twice the weight and critical below 50 %."""
    critical = choice("b", 1, 2, 3, 4, 5, weight=2)
    for option in critical["options"][:2]:
        option["fails"] = "form"
    return form(choice("a", 1, 2, 3, 4, 5, weight=1), critical, scoring={"floor": "lowest"})


def card(fails: str) -> Form:
    """A section of 5 and 5 points, whose first question fails something, and 20 points beside."""
    fatal = choice("a", 0, 5, section="s")
    fatal["options"][0]["fails"] = fails
    return form(
        fatal, choice("b", 0, 5, section="s"), choice("c", 0, 20),
        sections=[section("s")], scoring=POINTS,
    )  # fmt: skip


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
            with_bonus(),
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
            form(choice("a", 0, 8, 10, weight=15), choice("rest", 0, 1, weight=65)),
            {"a": 1, "rest": 0},
            15,
            id="M1, published: 80 % of 15 in 80 adds 15 of 18.75",
        ),
        pytest.param(
            split("section"), {"a": 2, "b": 1, "c": 1, "d": 0}, 55,
            id="Connect, published: a section's weight is shared evenly by its questions",
        ),
        pytest.param(
            shares(scored=False), {"a": 2, "b": 1, "c": 1, "d": 0}, 75,
            id="Connect, published: what is excluded leaves its weight to the others",
        ),
        pytest.param(times(), {"times": 0.0}, 100, id="Connect, published: 0 earns 10"),
        pytest.param(times(), {"times": 4.0}, 50, id="Connect, published: 1 to 4 earns 5"),
        pytest.param(times(), {"times": 10.0}, 10, id="Connect, published: 5 to 10 earns 1"),
        pytest.param(
            with_bonus(cap=100), {"a": 2, "b": 2, "c": 1}, 100, id="above 100, cap is a setting"
        ),
        pytest.param(
            with_bonus(cap=200), {"a": 2, "b": 2, "c": 1}, 115,
            id="Connect, rule published: bonus adds to what is earned alone",
        ),
        pytest.param(
            categories(), {"a": 3, "b": 2}, 175 / 3,
            id="Zendesk, published: categories by weight; 50 % of a critical one does not fail",
        ),
        pytest.param(
            categories(), {"a": 4, "b": 1}, 0,
            id="Zendesk, published: a critical category below 50 % sets the review to 0",
        ),
        pytest.param(
            form(*(choice(id, 0, 5, 10) for id in "abc"), scoring=POINTS),
            {"a": 2, "b": 1, "c": NA},
            75,
            id="Playvox, published: a percentage of what remains",
        ),
        pytest.param(
            card("section"), {"a": 0, "b": 1, "c": 1}, 200 / 3,
            id="Playvox, published: fail section zeroes its points",
        ),
        pytest.param(
            card("form"), {"a": 0, "b": 1, "c": 1}, 0,
            id="Playvox, published: fail all zeroes the card",
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


def test_the_parts_of_a_criterion_are_those_published() -> None:
    found = score(
        form(choice("a", 0, 8, 10, weight=15), choice("rest", 0, 1, weight=65)), {"a": 1, "rest": 0}
    )
    one = found.parts[0]
    assert (100 * one.share, one.points / one.of, 100 * one.points / 80) == (18.75, 0.8, 15)


def test_a_fatal_question_fails_by_every_answer_but_the_best() -> None:
    made = form(scale("a", 2, rules=[{"at": at, "fails": "form"} for at in (0, 1)]), scoring=POINTS)
    assert [score(made, {"a": level}).fails_form for level in range(3)] == [True, True, False]


def test_the_critical_score_is_what_is_earned_of_the_critical_points() -> None:
    """Published for questions of yes and no; where these earn alike, it is the part without error.

    Critical questions count in the total as well.
    """
    fails = [{"at": "no", "fails": "customer"}]
    made = form(yes_no("a", rules=fails), yes_no("b", rules=fails), yes_no("c"), scoring=POINTS)
    found = score(made, {"a": 1, "b": 0, "c": 1})
    assert [(one.of, one.value) for one in found.critical] == [("customer", 50)]
    assert found.value == pytest.approx(200 / 3)
