"""A form as a spreadsheet and back: the same form, or one that scores alike."""

import json
import random
from pathlib import Path
from typing import Any

import pytest
from any_form import answers, forms
from hypothesis import HealthCheck, given, settings

from evaluator.forms.model import Form
from evaluator.forms.read import read
from evaluator.forms.xlsform.book import xlsform
from evaluator.forms.xlsform.read import read_xlsform
from evaluator.places import shipped
from evaluator.scoring.score import Scorer

SHIPPED = sorted(shipped("forms").glob("*.yaml"))
WHOLE = Path(__file__).with_name("whole_language.yaml")


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sheets") / "form.xlsx"


def again(form: Form, sheet: Path) -> Form:
    content, left_out = xlsform(form)
    assert left_out == ()
    sheet.write_bytes(content)
    found = read_xlsform(sheet)
    assert (found.repairs, found.left_out) == ((), ())
    return found.form


@pytest.mark.parametrize("path", [*SHIPPED, WHOLE], ids=lambda path: path.stem)
def test_a_form_that_ships_comes_back_as_itself(path: Path, sheet: Path) -> None:
    form = read(path)
    assert again(form, sheet).hash == form.hash


@settings(max_examples=70, deadline=None, suppress_health_check=list(HealthCheck))
@given(form=forms())
def test_any_form_comes_back_and_scores_alike(form: Form, sheet: Path) -> None:
    back = again(form, sheet)
    assert plain(back) == plain(form)
    chance = random.Random(form.hash)
    there, here = Scorer(back), Scorer(form)
    for _ in range(15):  # a thousand sets of answers in all
        given = answers(form, chance)
        figures = {"hold.total": chance.choice([0.0, 29.9, 30.0, 61.0])}
        assert there.score(given, figures) == here.score(given, figures)


def test_the_outer_section_that_fails_comes_back(sheet: Path) -> None:
    form = read(WHOLE)
    inner = next(one.id for one in form.sections if one.within)
    content = json.loads(form.to_json())
    asked = next(one for one in content["questions"] if one.get("kind") == "yes_no")
    asked |= {"section": inner, "rules": [{"at": "no", "fails": ["form", "outer_section"]}]}
    altered = Form.model_validate(content)
    assert again(altered, sheet).hash == altered.hash


def plain(form: Form) -> Any:
    """What a form says, without what a spreadsheet does not tell apart (decision 94)."""
    content = json.loads(form.to_json(), parse_int=float)
    for part in (*content.get("sections", ()), *content["questions"]):
        if "when" in part:
            part["when"] = _plain_condition(part["when"])
        for one in part.get("suggest", ()):
            one["when"] = _plain_condition(one["when"])
    return content


def _plain_condition(condition: dict[str, Any]) -> Any:
    """Without groups of one, and without a group of the same kind within `none`; one of one."""
    for kind in ("all", "any", "none"):
        if kind not in condition:
            continue
        inner = [_plain_condition(one) for one in condition[kind]]
        if len(inner) == 1 and kind != "none":
            return inner[0]
        if len(inner) == 1 and kind == "none" and "any" in inner[0]:
            return {"none": inner[0]["any"]}
        return _folded(kind, inner)
    if len(condition.get("all_of", ())) == 1:
        return {"question": condition["question"], "any_of": condition["all_of"]}
    return condition


def _folded(kind: str, inner: list[Any]) -> Any:
    """All or any of tests of one option each is a test of several options."""
    name = "all_of" if kind == "all" else "any_of"
    points = {one.get("question") for one in inner}
    alone = all(len(one.get("any_of", ())) == 1 for one in inner)
    if len(inner) > 1 and alone and len(points) == 1 and None not in points:
        several = {"question": points.pop(), name: [one["any_of"][0] for one in inner]}
        return {"none": [several]} if kind == "none" else several
    return {kind: inner}
