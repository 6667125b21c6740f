"""Two versions of a form compared, in words."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evaluator.forms.difference import difference
from evaluator.forms.model import Form
from evaluator.forms.read import read

CAUSE = {"id": "haste", "text": "In a hurry"}
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
        (lambda form: form.update(pass_mark=75), ["The pass mark of the form was 80 and is 75."]),
        (
            lambda form: form["scoring"].update(method="weighted", cap=120),
            ["The most that a score shows was not given and is 120."],
        ),
        (
            lambda form: form["bands"][0].update(at=85),
            [
                "Band 1 of the form was at 80, name “On standard” and is at 85,"
                " name “On standard”."
            ],
        ),
        (
            lambda form: form["sections"][0].update(weight=50),
            ["The weight of section “Opening” was 60 and is 50."],
        ),
        (
            lambda form: question(form, 0, levels=["None.", "Brief.", "Full."]),
            ["Level 1 of point “Greeting” was “Short.” and is “Brief.”."],
        ),
        (
            lambda form: question(form, 2, required=True, options=[
                {"id": "order", "text": "Order"}, {"id": "complaint", "text": "A complaint"},
            ]),
            [
                "Option “A complaint” of point “Reason for the call” was text “Complaint” and is"
                " text “A complaint”."
            ],
        ),
        (
            lambda form: question(form, 3, required=True),
            ["Point “Courtesies” must be answered now."],
        ),
        (
            lambda form: form["questions"].pop(7),
            ["The point “When is it wanted?” (wish) was taken away."],
        ),
        (
            lambda form: form["questions"].append(
                {"id": "new", "kind": "text", "title": "New?"}
            ),
            ["The point “New?” (new) is new."],
        ),
        (
            lambda form: form["questions"].insert(0, form["questions"].pop(8)),
            [
                "The points stand in another order: “At what time?”, “Greeting”, “Was the caller"
                " verified?”, “Reason for the call”, “Courtesies”, “Times asked twice”, “Was the"
                " agent friendly?”, “Why?”, “When is it wanted?”."
            ],
        ),
        (
            lambda form: form["translations"]["de"].pop("title"),
            ["“Enquiry” in “de” was “Anfrage” and is not given."],
        ),
        (
            lambda form: form["translations"]["de"].update(
                {"questions/greeting/levels/0": "Nein."}
            ),
            ["“None.” in “de” was “Keine.” and is “Nein.”."],
        ),
        (lambda form: form.pop("translations"), ["The texts in “de” were taken away."]),
        (
            lambda form: form["translations"].update(fr={"title": "Demande"}),
            ["The texts in “fr” are new."],
        ),
        (
            lambda form: form["questions"][2]["options"].reverse(),
            ["The options of point “Reason for the call” stand in another order: “Complaint”,"
             " “Order”."],
        ),
        (
            lambda form: question(form, 0, evidence_at=[1, 2], causes=[]),
            [
                "Cause “No script at hand” of point “Greeting” was taken away.",
                "The evidence asked for at levels of point “Greeting” was “1” and is “1”, “2”.",
            ],
        ),
        (
            lambda form: question(
                form, 0, section="hold", causes=[*form["questions"][0]["causes"], CAUSE]
            ),
            [
                "The section of point “Greeting” was “Opening” and is “Hold”.",
                "Cause “In a hurry” of point “Greeting” is new: text “In a hurry”.",
            ],
        ),
        (
            lambda form: question(
                form, 0, rules=[{"at": 1, "asks": "comment"}, {"at": 0, "fails": "section"}]
            ),
            [
                "What comes of level 0 at point “Greeting” was “fails the form” and is “fails its"
                " section”.",
                "What comes of level 1 at point “Greeting” was “nothing more” and is “asks for a"
                " comment”.",
            ],
        ),
        (
            lambda form: question(form, 1, rules=[{"at": "no", "fails": "form"}]),
            [
                "What comes of “no” at point “Was the caller verified?” was “fails the form,"
                " compliance-critical” and is “fails the form”."
            ],
        ),
        (
            lambda form: question(form, 8, when={"fact": "hold.total", "at_least": 30}),
            [
                "The condition of point “At what time?” was not given and is that hold is at least"
                " 30 s."
            ],
        ),
    ],
)  # fmt: skip
def test_a_change_in_words(change: Callable[[Any], Any], told: list[str]) -> None:
    assert sorted(changed(change)) == sorted(told)


def test_a_rule_that_says_the_same_in_another_way_is_no_change() -> None:
    rules = [{"at": 1, "bonus": False}, {"at": 0, "fails": ["form"], "asks": "evidence"}]
    assert changed(lambda form: question(form, 0, rules=rules)) == ()


def test_a_bonus_is_told_as_one() -> None:
    option = {"id": "thanked", "text": "Thanked", "points": 2}
    asked = {"id": "close", "kind": "choice", "title": "Close"}
    other = {"id": "open", "text": "Opened", "points": 5}

    def form(bonus: bool) -> Form:
        options = [other, {**option, "bonus": bonus}]
        return Form.model_validate(
            {
                "id": "a", "version": "1", "title": "A", "pass_mark": 80,
                "bands": [{"at": 0, "name": "All"}], "scoring": {"method": "points"},
                "questions": [{**asked, "options": options}],
            }
        )  # fmt: skip

    (told,) = difference(form(False), form(True))
    assert told.endswith("and is bonus yes, text “Thanked”, points 2.")
