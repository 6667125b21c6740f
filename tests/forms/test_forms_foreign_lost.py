"""What is listed as not carried by another system is what is lost there: no more and no less."""

import re
from pathlib import Path
from typing import Any, TypeAlias

import any_form
import pytest
from hypothesis import given, settings
from lost import asked_and_failed, gone, lost, told
from test_forms_foreign_round_trip import CHEAP, SHIPPED, WRITERS, again

from evaluator.forms.model import Form
from evaluator.forms.read import read

Given: TypeAlias = tuple[tuple[str, dict[str, Any]], ...]

HERE = Path(__file__).parent
FIELD = re.compile(r"(?:point|section) “([^”]+)”: “(\w+)” is not carried")
RULES = {"comment": "asking for a comment", "evidence": "asking for a moment", "fails": "fail",
         "class": "classes of critical errors"}  # fmt: skip


def check(form: Form) -> None:
    for writer in WRITERS.values():
        exported = writer(form)
        lines = (*exported.altering, *exported.left_out)
        back = again(exported)
        found = list(lost(form, back))
        assert [one for one in found if not told(one[1], lines)] == []
        assert [id for id in gone(form, back) if not any(f"“{id}”" in one for one in lines)] == []
        _rules_are_told(form, back, lines)
        alone = {*gone(form, back)}
        for line in lines:
            if (listed := FIELD.match(line)) and listed[1] not in alone and listed[2] != "step":
                assert listed[2] in {field for _, field in found}, line


def _rules_are_told(form: Form, back: Form, lines: tuple[str, ...]) -> None:
    was, now = asked_and_failed(form), asked_and_failed(back)
    for id, rules in was.items():
        for one in rules - now[id]:
            assert any(RULES[one] in line for line in lines), (id, one)


@pytest.mark.parametrize(
    "path", [*SHIPPED, HERE / "whole_language.yaml"], ids=lambda path: path.stem
)
def test_what_a_form_loses_is_listed(path: Path) -> None:
    check(read(path))


def test_what_any_form_loses_is_listed() -> None:
    @settings(CHEAP, max_examples=12, derandomize=True)
    @given(form=any_form.forms())
    def compare(form: Form) -> None:
        check(form)

    compare()


def with_suggestions(suggest: Given) -> Form:
    """A form whose only point drafts these answers."""
    drafts = [{"answer": answer, "when": when} for answer, when in suggest]
    question = {"id": "held", "kind": "yes_no", "title": "Held?", "weight": 1, "suggest": drafts}
    bands = [{"at": 0, "name": "Scored"}]
    return Form.model_validate(
        {"id": "f", "version": "1", "title": "F", "pass_mark": 0, "bands": bands,
         "questions": [question]}
    )  # fmt: skip


HELD = {"fact": "hold.total", "at_least": 10}
LONG = {"all": [{"fact": "duration", "at_least": 600}, {"fact": "hold.count", "is_not": 0}]}


@pytest.mark.parametrize(
    "suggest",
    [
        (("yes", HELD),),
        (("yes", HELD), ("no", {"fact": "hold.total", "at_most": 0})),
        (("yes", {"any": [HELD, LONG]}), ("no", LONG)),
        (("yes", HELD), ("no", {"none": [HELD]})),
    ],
)
def test_what_connect_can_answer_by_itself_comes_back(suggest: Given) -> None:
    form = with_suggestions(suggest)
    exported = WRITERS["connect"](form)
    assert not [line for line in exported.left_out if "suggest" in line]
    assert again(exported).questions[0].suggest == form.questions[0].suggest


@pytest.mark.parametrize(
    "suggest",
    [
        (("yes", HELD), ("no", {"fact": "talk_over.total", "at_least": 5})),
        (("n/a", HELD),),
        (("yes", {"none": [HELD]}), ("no", HELD)),
        (("yes", HELD), ("no", {"none": [HELD]}), ("yes", LONG)),
    ],
)
def test_suggestions_that_connect_does_not_know_are_listed(
    suggest: Given,
) -> None:
    form = with_suggestions(suggest)
    exported = WRITERS["connect"](form)
    assert any("“suggest” is not carried" in line for line in exported.left_out)
    assert not again(exported).questions[0].suggest
