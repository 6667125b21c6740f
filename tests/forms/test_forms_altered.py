"""A form with other weights, another pass mark or another method, to try out."""

from pathlib import Path

import pytest

from evaluator.errors import UserError
from evaluator.forms.altered import Alteration, altered
from evaluator.forms.read import read

SEVEN = read(Path(__file__).resolve().parents[2] / "forms" / "seven_point_call.yaml")


def test_weights_and_the_pass_mark_are_changed_and_nothing_else() -> None:
    found = altered(SEVEN, Alteration(points={"close": 40.0}, pass_mark=70.0))
    assert found.question("close").weight == 40
    assert found.pass_mark == 70
    same = [one for one in found.questions if one.id != "close"]
    assert same == [one for one in SEVEN.questions if one.id != "close"]
    assert (found.id, found.version, found.title) == (SEVEN.id, SEVEN.version, SEVEN.title)


def test_no_alteration_is_the_same_form() -> None:
    assert altered(SEVEN, Alteration()).hash == SEVEN.hash


def test_a_point_of_weight_nothing_leaves_the_score() -> None:
    found = altered(SEVEN, Alteration(points={"close": 0.0}))
    assert not found.counts(found.question("close"))


def test_the_method_changes_and_takes_its_rules_with_it() -> None:
    found = altered(SEVEN, Alteration(method="points"))
    assert found.scoring.method == "points"
    assert altered(found, Alteration(method="weighted")).scoring.method == "weighted"


@pytest.mark.parametrize("by", [Alteration(points={"close": -1.0}), Alteration(pass_mark=120.0)])
def test_what_is_no_form_is_refused(by: Alteration) -> None:
    with pytest.raises(UserError, match="cannot be scored") as refused:
        altered(SEVEN, by)
    assert "Expected" in refused.value.message
