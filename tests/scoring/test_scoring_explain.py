"""How a score came about, in words."""

import pytest
from language_forms import form as language_form
from language_forms import scale, yes_no
from scoring_forms import make_form

from evaluator.scoring.explain import explain
from evaluator.scoring.score import score
from evaluator.terms import Answer, shown, trimmed

FORM = make_form([12, 12, 16, 20, 12, 12, 16], [4] * 7)
NA = "n/a"


@pytest.mark.parametrize(
    ("levels", "told"),
    [
        (
            [3, 2, 4, 3, 3, NA, 3],
            "Point 6 does not apply, so its 12 are left out: 67 earned of 88 possible = 76.1."
            " The pass mark is 80: not passed.",
        ),
        ([4] * 7, "100 earned of 100 possible = 100.0. The pass mark is 80: passed."),
        (
            [3, 3],
            "Points 3, 4, 5, 6 and 7 are still open, so their 76 are not counted yet:"
            " 18 earned of 24 possible = 75.0.",
        ),
        (
            [NA, NA, 3, 3, 3, 3],
            "Points 1 and 2 do not apply, so their 24 are left out; point 7 is still open, so its"
            " 16 are not counted yet: 45 earned of 60 possible = 75.0.",
        ),
        ([NA] * 7, "No point applies to this call, so there is no score."),
        ([NA] * 6, "No point is scored yet, so there is no score."),
        ([], "No point is scored yet, so there is no score."),
    ],
)
def test_the_account(levels: list[Answer], told: str) -> None:
    ids = [question.id for question in FORM.questions]
    assert explain(FORM, score(FORM, dict(zip(ids, levels, strict=False)))) == told


def test_as_many_decimals_are_told_as_the_score_can_be_had_again_with() -> None:
    form = make_form([0.5, 10], [3, 1], pass_mark=79.5)
    assert explain(form, score(form, {"q1": 1, "q2": 1})) == (
        "10.167 earned of 10.5 possible = 96.8. The pass mark is 79.5: passed."
    )


@pytest.mark.parametrize("weight", [0.05, 0.3, 1, 7, 90])
def test_dividing_what_is_told_gives_the_score(weight: float) -> None:
    form = make_form([weight, weight], [3, 7])
    for levels in ([1, 5], [2, 3], [1, 7], [3, 1]):
        found = score(form, dict(zip(["q1", "q2"], levels, strict=True)))
        told = explain(form, found).split(" possible")[0]
        earned, of = (float(one) for one in told.split(" earned of "))
        assert shown(100 * earned / of) == shown(found.value)


def test_what_fails_is_told_where_no_point_counts() -> None:
    rules = [{"at": "no", "fails": ["form", "compliance"]}]
    gate = yes_no("b", required=True, scored=False, rules=rules)
    form = language_form(gate, scale("a", weight=10))
    assert explain(form, score(form, {"a": NA, "b": 0})) == (
        "No point applies to this call, so there is no score. The answer “no” at point 1 fails the"
        " form. Compliance-critical: 0 of 1 without error = 0.0. The pass mark is 80: not passed."
    )


def test_without_a_score_two_decimals_are_enough() -> None:
    assert score(FORM, {}).decimals == 2


def test_weights_beyond_all_use_are_told_as_well_as_can_be() -> None:
    form = make_form([1e-9, 1e-9], [3, 7])
    assert score(form, {"q1": 1, "q2": 5}).decimals == 6


def test_near_a_half_more_decimals_are_told() -> None:
    form = make_form([3.2, 8.3, 10.5], [3, 3, 3])
    told = explain(form, score(form, {"q1": 2, "q2": 3, "q3": 3}))
    assert told.startswith("20.933 earned of 22 possible = 95.2.")  # 20.93 of 22 is 95.1


def test_the_points_added_up_as_they_are_told_give_the_score_too() -> None:
    form = make_form([10] * 4, [6] * 4)
    found = score(form, {"q1": 3, "q2": 4, "q3": 1, "q4": 0})
    lines = [trimmed(part.points, found.decimals) for part in found.parts]
    assert lines == ["5", "6.667", "1.667", "0"]  # 6.67 and 1.67 would make 33.4 of it
    assert explain(form, found).startswith("13.333 earned of 40 possible = 33.3.")
