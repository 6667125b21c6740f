"""Two versions of a form compared, in words."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evaluator.forms.difference import difference
from evaluator.forms.model import Form
from evaluator.forms.read import read

WHOLE = read(Path(__file__).parent / "whole_language.yaml")


def changed(change: Callable[[Any], Any]) -> tuple[str, ...]:
    content = json.loads(WHOLE.to_json())
    change(content)
    return difference(WHOLE, Form.model_validate(content))


def test_the_same_form_under_another_version_is_no_difference() -> None:
    assert changed(lambda form: form.update(version="2")) == ()


def question(form: Any, place: int, **values: Any) -> None:
    form["questions"][place].update(values)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda form: form.update(pass_mark=75), ["“pass_mark” of the form was 80 and is 75."]),
        (
            lambda form: form["scoring"].update(method="weighted", cap=120),
            ["“cap” of scoring was not given and is 120."],
        ),
        (
            lambda form: form["bands"][0].update(at=85),
            [
                "0 in “bands” of the form was at: 80, name: “On standard” and is at: 85,"
                " name: “On standard”."
            ],
        ),
        (
            lambda form: form["sections"][0].update(weight=50),
            ["“weight” of section “opening” was 60 and is 50."],
        ),
        (
            lambda form: question(form, 0, levels=["None.", "Brief.", "Full."]),
            ["1 in “levels” of point “greeting” was “Short.” and is “Brief.”."],
        ),
        (
            lambda form: question(form, 2, required=True, options=[
                {"id": "order", "text": "Order"}, {"id": "complaint", "text": "A complaint"},
            ]),
            [
                "“complaint” in “options” of point “reason” was id: “complaint”, text:"
                " “Complaint” and is id: “complaint”, text: “A complaint”."
            ],
        ),
        (
            lambda form: question(form, 3, required=True),
            ["“required” of point “courtesies” was not given and is yes."],
        ),
        (
            lambda form: form["questions"].pop(7),
            ["The point “wish” (When is it wanted?) was taken away."],
        ),
        (
            lambda form: form["questions"].append(
                {"id": "new", "kind": "text", "title": "New?"}
            ),
            ["The point “new” (New?) is new."],
        ),
        (
            lambda form: form["questions"].insert(0, form["questions"].pop(8)),
            [
                "The points stand in another order: call-back, greeting, verified, reason,"
                " courtesies, asked-twice, friendly, why, wish."
            ],
        ),
        (
            lambda form: form["translations"]["de"].pop("title"),
            ["The texts in “de” changed."],
        ),
        (
            lambda form: question(form, 0, evidence_at=[1, 2], causes=[]),
            [
                "“script” in “causes” of point “greeting” was id: “script”, text: “No script at"
                " hand” and is not given.",
                "1 in “evidence_at” of point “greeting” was not given and is “2”.",
            ],
        ),
        (
            lambda form: question(form, 0, rules=[{"at": 0, "fails": "form"}]),
            [
                "0 in “rules” of point “greeting” was fails: “form”, asks: “comment”, “evidence”,"
                " at: “0” and is fails: “form”, at: “0”."
            ],
        ),
    ],
)  # fmt: skip
def test_a_change_in_words(change: Callable[[Any], Any], told: list[str]) -> None:
    assert sorted(changed(change)) == sorted(told)
