"""The forms that ship score their worked examples to the figures that stand beside the answers.

Each example says its sum by hand. The sum is worked out here by itself, so that neither the stated
figure nor the program is believed on its own.
"""

import ast
import operator
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, Final

import pytest

from evaluator.forms.model import Form
from evaluator.forms.read import read, read_blend
from evaluator.forms.strict_yaml import parse
from evaluator.places import shipped
from evaluator.scoring.blend import blend_score
from evaluator.scoring.score import Score, score
from evaluator.scoring.sheet_json import answers_on
from evaluator.terms import shown

LEVELS: Final = ["Poor", "Middling", "Exemplary"]
_DO: Final[Mapping[type[ast.operator], Callable[[Fraction, Fraction], Fraction]]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}

Example = dict[str, Any]
FORMS: Final = {path.stem: read(path) for path in sorted(shipped("forms").glob("*.yaml"))}
BLENDS: Final = {
    path.stem: read_blend(path) for path in sorted(shipped("forms", "blends").glob("*.yaml"))
}
BY_ID: Final = {form.id: name for name, form in FORMS.items()}


def examples(name: str) -> list[Example]:
    content = parse(shipped("forms", "examples", f"{name}.yaml").read_text("utf-8")).value
    thing = FORMS.get(name) or BLENDS[name]
    assert content["form" if name in FORMS else "blend"] == thing.id
    found: list[Example] = content["examples"]
    return found


def every(names: Mapping[str, object]) -> list[Any]:
    return [
        pytest.param(name, example, id=f"{name}-{example['name']}")
        for name in names
        for example in examples(name)
    ]


def worked(sum_by_hand: str) -> Fraction:
    """A sum such as "(12*3 + 16*2) / 4", exactly."""

    def value(node: ast.expr) -> Fraction:
        match node:
            case ast.BinOp():
                return _DO[type(node.op)](value(node.left), value(node.right))
            case ast.Constant(value=int() | float() as number):
                return Fraction(repr(number))
        raise AssertionError(f"{ast.dump(node)} belongs in no sum")

    return value(ast.parse(sum_by_hand, mode="eval").body)


def scored(form: Form, example: Example) -> Score:
    return score(form, answers_on(form, example["answers"]), example.get("figures", {}))


def test_the_sums_are_worked_out() -> None:
    assert worked("100 * (2*3 + 0.5) / 4") == Fraction(325, 2)
    assert worked("1 - 2/3") == Fraction(1, 3)


def test_there_are_examples_of_each_and_of_nothing_else() -> None:
    there = {path.stem for path in shipped("forms", "examples").iterdir()}
    assert there == {*FORMS, *BLENDS}
    assert FORMS.keys().isdisjoint(BLENDS)
    for name in there:
        names = [example["name"] for example in examples(name)]
        assert names[:3] == LEVELS and len({*names}) == len(names)


@pytest.mark.parametrize(("name", "example"), every(FORMS))
def test_an_example_comes_to_its_sum(name: str, example: Example) -> None:
    form = FORMS[name]
    result = scored(form, example)
    assert result.open == ()
    assert result.value == pytest.approx(float(worked(example["sum"])), abs=1e-9)
    assert float(shown(result.value)) == example["score"]
    assert (result.band, result.passed) == (example["band"], example["passed"])
    told = [f"{one.question} fails {one.fails}" for one in result.failed]
    assert sorted(told) == sorted(example.get("failed", []))
    if "raw" in example:
        assert result.raw == pytest.approx(float(worked(example["raw"])), abs=1e-9)
    else:
        assert result.raw == result.value


@pytest.mark.parametrize(("name", "example"), every(FORMS))
def test_an_example_answers_what_is_asked_and_nothing_else(name: str, example: Example) -> None:
    result = scored(FORMS[name], example)
    hidden = {part.id for part in result.parts if part.state == "hidden"}
    assert hidden.isdisjoint(example["answers"])


@pytest.mark.parametrize(("name", "example"), every(BLENDS))
def test_an_example_of_a_blend_comes_to_its_sum(name: str, example: Example) -> None:
    blend = BLENDS[name]
    scores = {}
    for id, which in example["of"].items():
        found = {one["name"]: one for one in examples(BY_ID[id])}
        scores[id] = scored(FORMS[BY_ID[id]], found[which])
    result = blend_score(blend, scores)
    assert result.open == ()
    assert result.value == pytest.approx(float(worked(example["sum"])), abs=1e-9)
    assert float(shown(result.value)) == example["score"]
    assert (result.band, result.passed) == (example["band"], example["passed"])
    assert list(result.failed) == example.get("failed", [])


@pytest.mark.parametrize("name", FORMS)
def test_poor_middling_and_exemplary_are_far_apart(name: str) -> None:
    form = FORMS[name]
    poor, middling, exemplary = (scored(form, one).value or 0.0 for one in examples(name)[:3])
    assert poor < 35 < 60 < middling < form.pass_mark < 90 < exemplary
