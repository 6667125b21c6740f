"""Odd forms of other systems: read with all that is said of them, looked over, scored, written
again, and scored alike.
"""

import json
from random import Random
from typing import Any

import pytest
from odd_connect import CONNECT
from odd_genesys import GENESYS
from odd_parts import Odd
from test_forms_foreign_round_trip import WRITERS, again, alike

from evaluator.figures import NAMES
from evaluator.forms.foreign.json_text import parse
from evaluator.forms.foreign.values import Imported, Notes
from evaluator.forms.foreign.wrapped import read_form
from evaluator.forms.lint import lint
from evaluator.forms.model import Form
from evaluator.scoring.score import score

ODD = {("genesys", name): odd for name, odd in GENESYS.items()} | {
    ("connect", name): odd for name, odd in CONNECT.items()
}
ALWAYS = ("pass mark 0 were put in", "one band was put in", "pass mark: 0 was put in")
"""Of every form: that it has no bands and no pass mark."""
NOT_WRITTEN = {
    "a number that is looked at": "its condition is not carried",
    "sections in a section have the weights": "the weight of what does not apply goes to all",
}
"""What can be read and not be written back: what the pages there do not offer."""


def imported(form: Any) -> Imported:
    notes = Notes()
    return read_form(parse(json.dumps(form).encode(), notes), notes)


def unsaid(lines: tuple[str, ...], expected: tuple[str, ...]) -> list[str]:
    """What is said and not expected, and what is expected and not said."""
    more = [line for line in lines if not any(part in line for part in expected)]
    return more + [part for part in expected if not any(part in line for line in lines)]


@pytest.mark.parametrize(("system", "name"), ODD)
def test_an_odd_form_is_read_and_comes_back(system: str, name: str) -> None:
    odd: Odd = ODD[system, name]
    found = imported(odd.form)
    repairs = tuple(line for line in found.repairs if not line.endswith(ALWAYS))
    assert unsaid(repairs, odd.repairs) == []
    assert unsaid(found.left_out, odd.left_out) == []
    if odd.kinds:
        assert " ".join(one.kind for one in found.form.questions) == odd.kinds
    assert not [one.message for one in lint(found.form) if one.error]
    exported = WRITERS[system](found.form)
    if name in NOT_WRITTEN:
        assert exported.altering and all(NOT_WRITTEN[name] in line for line in exported.altering)
    else:
        assert exported.altering == ()
        alike(found.form, again(exported), Random(name), 40)


def test_there_are_forms_enough() -> None:
    assert len(GENESYS) >= 20 and len(CONNECT) >= 30


def test_an_option_that_must_be_chosen_fails_the_form() -> None:
    form = imported(GENESYS["an option that must be chosen"].form).form
    for chosen, value in ((1, 100), (0, 0)):
        assert score(form, {"m": ("y",), "x": chosen}).value == value
    assert score(form, {"m": ("y",), "x": 0}).raw == pytest.approx(100 / 3)


def test_an_option_with_a_condition_is_asked_when_it_holds() -> None:
    name = "an option with a condition, in a question with one"
    form = imported(GENESYS[name].form).form
    for a, b, hidden in ((0, 0, set()), (0, 1, {"x"}), (1, 0, {"m", "x"})):
        found = score(form, {"a": a, "b": b})
        assert {part.id for part in found.parts if part.state == "hidden"} == hidden


@pytest.mark.parametrize(
    ("figures", "asked"),
    [
        ({}, ""),
        ({"hold.longest": 60.0, "hold.total": 60.0, "hold.count": 1.0, "duration": 30.0}, ""),
        ({"hold.longest": 60.1, "hold.total": 59.9, "hold.count": 2.0, "duration": 31.0},
         "q0 q1 q2 q3"),
        ({"hold.total": 0.0}, "q1"),
    ],
)  # fmt: skip
def test_holds_and_the_length_of_a_call_are_looked_at(
    figures: dict[str, float], asked: str
) -> None:
    form = imported(CONNECT["holds and lengths"].form).form
    found = score(form, {}, figures)
    assert [part.id for part in found.parts if part.state != "hidden"] == [*asked.split(), "q4"]


def test_a_measured_number_has_its_figure_beside_it() -> None:
    question = imported(CONNECT["a number that is measured"].form).form.question("n")
    assert question.facts == ("hold.total",) and {*question.facts} <= {*NAMES}


def test_an_answer_by_the_hold_is_drafted() -> None:
    suggest = imported(CONNECT["an answer by the hold"].form).form.question("a").suggest
    assert [one.answer for one in suggest] == ["o0", "o1"]
    assert suggest[1].when.none == (suggest[0].when,)


@pytest.mark.parametrize("more", ["", "left out of the score", "on a condition"])
def test_what_stands_three_deep_keeps_what_its_section_says(more: str) -> None:
    name = (
        "three deep, and left out of the score" if "left" in more else "three deep, on a condition"
    )
    form = imported(CONNECT[name if more else "three sections deep"].form).form
    states = {part.id: part.state for part in score(form, dict.fromkeys("abcd", 0)).parts}
    expected = {"": "counted", "left out of the score": "unscored", "on a condition": "hidden"}
    assert states["c"] == expected[more]


def test_ids_too_long_for_connect_stay_apart() -> None:
    """Two options whose ids differ after the place where they are cut, and a condition on one."""
    long = "a" * 50
    questions: list[dict[str, Any]] = [
        {"id": "a", "kind": "choice", "title": "A?", "weight": 1, "required": True,
         "options": [{"id": f"{long}-x", "text": "X", "points": 1},
                     {"id": f"{long}-y", "text": "Y"}]},
        {"id": "b", "kind": "yes_no", "title": "B?", "weight": 1,
         "when": {"question": "a", "is": f"{long}-y"}},
    ]  # fmt: skip
    form = Form.model_validate(
        {"id": "f", "version": "1", "title": "F", "pass_mark": 0, "questions": questions,
         "bands": [{"at": 0, "name": "All"}]}
    )  # fmt: skip
    exported = WRITERS["connect"](form)
    assert sum("its id there is" in line for line in exported.left_out) == 2
    alike(form, again(exported), Random(1), 20)


@pytest.mark.parametrize(
    ("own", "told", "said"),
    [
        ("de", "de-DE", "its language there is de-DE, not de"),
        ("en-GB", "en-GB", None),
        ("en-CA", "en-US", "its language there is en-US, not en-CA"),
        ("gsw", None, "its language is not carried"),
    ],
)
def test_connect_is_told_a_language_that_it_knows(
    own: str, told: str | None, said: str | None
) -> None:
    form = imported(CONNECT["wrapped"].form).form
    content = form.model_dump(mode="json", exclude_defaults=True, by_alias=True)
    exported = WRITERS["connect"](Form.model_validate({**content, "language": own}))
    known = json.loads(exported.text).get("LanguageConfiguration", {})
    assert known.get("FormLanguage") == told
    lines = [line for line in exported.left_out if "language" in line]
    assert lines == ([f"the form: {said}"] if said else [])


def test_critical_errors_are_critical_questions_there() -> None:
    form = imported(GENESYS["critical questions"].form).form
    content = form.model_dump(mode="json", exclude_defaults=True, by_alias=True)
    content["questions"][0]["options"][1]["fails"] = ["compliance"]
    told = json.loads(WRITERS["genesys"](type(form).model_validate(content)).text)
    questions = told["questionGroups"][0]["questions"]
    assert [one.get("isCritical", False) for one in questions] == [True, False, False]
