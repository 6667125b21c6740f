"""The JSON Schema says of every name what the reader says."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import any_form
import pytest
import spoiling
from hypothesis import HealthCheck, given, settings
from json_schema import as_json, takes

from evaluator.forms.model import Form
from evaluator.forms.places import fields
from evaluator.forms.question import Question
from evaluator.forms.read import examine_content, read
from evaluator.forms.schema import schema
from evaluator.forms.strict_yaml import parse
from evaluator.forms.write import content
from evaluator.places import shipped

WHOLE = Path(__file__).with_name("whole_language.yaml")
SHIPPED = [path for path in sorted(shipped("forms").glob("*.yaml")) if path.stem != "blends"]
SCHEMA = schema()


def test_the_schema_names_every_field_as_a_file_does() -> None:
    told = schema()
    assert set(told["properties"]) == set(fields(Form))
    assert set(told["$defs"]["Question"]["properties"]) == set(fields(Question))
    assert "is" in told["$defs"]["Condition"]["properties"]
    assert "from" in told["$defs"]["Range"]["properties"]
    assert told["$schema"].endswith("2020-12/schema")


def test_its_patterns_are_those_of_json_schema() -> None:
    told = json.dumps(schema())
    patterns = re.findall(r'"(?:pattern": |patternProperties": \{)"([^"]*)"', told)
    assert patterns
    assert all(pattern.startswith("^") for pattern in patterns)
    assert {escaped[1] for one in patterns for escaped in re.findall(r"\\(\\.)", one)} == set("sSu")
    assert "patternProperties" in told and "\\\\A" not in told and "\\\\z" not in told


def test_short_ways_of_writing_are_in_it() -> None:
    defs = schema()["$defs"]
    assert {"object", "array"} <= {
        one["type"] for one in defs["Question"]["properties"]["levels"]["anyOf"]
    }
    assert "string" in json.dumps(defs["Option"]["properties"]["fails"])
    assert "object" in json.dumps(defs["Question"]["properties"]["title"])


def test_lists_are_counted_by_items_and_texts_by_letters() -> None:
    told = schema()
    assert told["properties"]["questions"]["minItems"] == 1
    assert "minLength" not in told["properties"]["questions"]
    asks = told["$defs"]["Option"]["properties"]["asks"]
    assert asks["maxItems"] == 2 and "maxLength" not in asks
    assert told["$defs"]["Option"]["properties"]["id"]["maxLength"] == 64


def both(plain: Any) -> tuple[bool, bool]:
    """Whether the reader takes a form, and the schema. A file with an empty name is refused before
    it comes to this (`test_forms_read.py`)."""
    empty = any(value is None for value in each(plain))
    read = examine_content(plain).content is not None and not empty
    return read, takes(SCHEMA, as_json(plain), SCHEMA)


def each(value: Any) -> Iterator[Any]:
    yield value
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from each(inner)


@pytest.mark.parametrize("path", [*SHIPPED, WHOLE], ids=lambda path: path.stem)
def test_files_that_are_read_are_as_the_schema_says(path: Path) -> None:
    assert both(parse(path.read_text("utf-8")).value) == (True, True)
    assert both(json.loads(read(path).to_json())) == (True, True)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(form=any_form.forms())
def test_any_form_is_as_the_schema_says(form: Form) -> None:
    assert both(content(form)) == (True, True)


def test_of_spoiled_forms_the_schema_takes_all_that_the_reader_takes() -> None:
    chance, plain = Random(5), content(read(WHOLE))
    found = [both(spoiling.values(plain, chance)) for _ in range(150)]
    assert (True, False) not in found
    refused = [by_schema for by_reader, by_schema in found if not by_reader]
    assert refused.count(False) > 0.7 * len(refused) > 70


LEVELS = ["Bad.", "Good."]
OPTIONS = [{"id": "a", "text": "A", "points": 1}, {"id": "b", "text": "B"}]
QUESTIONS: list[tuple[bool, dict[str, Any]]] = [
    (True, {"levels": LEVELS}),
    (True, {"levels": {0: "Bad.", 1: "Good."}}),
    (True, {"levels": {"no": "Bad.", "yes": "Good."}, "points": 5, "default": 1}),
    (True, {"kind": "yes_no", "default": "n/a", "points": [0, 5], "unit": "", "step": 1}),
    (True, {"kind": "yes_no", "levels": {"no": "Nein.", "yes": "Ja."}, "rules": [{"at": "no"}]}),
    (True, {"kind": "choice", "options": OPTIONS, "default": "a", "causes_at": ["a"]}),
    (True, {"kind": "multiple", "options": [{**OPTIONS[0], "unselected": 0.5}], "cap": 5}),
    (True, {"kind": "number", "ranges": [{"from": 0, "to": 5, "points": 1}], "unit": "s"}),
    (True, {"kind": "text", "required": True, "levels": [], "bonus": False}),
    (True, {"kind": "date", "facts": ["hold.total"], "listen_for_words": ["so sorry"]}),
    (False, {}),
    (False, {"levels": ["One."]}),
    (False, {"levels": {1: "Bad.", 2: "Good."}}),
    (False, {"levels": {0: "Bad.", 2: "Good."}}),
    (False, {"levels": {"no": "Bad.", "maybe": "Good."}}),
    (False, {"levels": LEVELS, "options": OPTIONS}),
    (False, {"levels": LEVELS, "cap": 5}),
    (False, {"levels": LEVELS, "step": 0.5}),
    (False, {"levels": LEVELS, "default": "yes"}),
    (False, {"levels": LEVELS, "default": "n/a", "required": True}),
    (False, {"levels": LEVELS, "weight": 0}),
    (False, {"levels": LEVELS, "weight": None}),
    (False, {"levels": LEVELS, "points": 5000}),
    (False, {"levels": LEVELS, "facts": ["hold.totals"]}),
    (False, {"levels": LEVELS, "title": {"English": "A"}}),
    (False, {"kind": "yes_no", "levels": ["One.", "Two.", "Three."]}),
    (False, {"kind": "yes_no", "levels": ["One."]}),
    (False, {"kind": "yes_no", "unit": "s"}),
    (False, {"kind": "yes_no", "default": "maybe"}),
    (False, {"kind": "yes_no", "rules": [{"at": "maybe"}]}),
    (False, {"kind": "choice"}),
    (False, {"kind": "choice", "options": OPTIONS[:1]}),
    (False, {"kind": "choice", "options": [OPTIONS[0], {**OPTIONS[1], "unselected": 2}]}),
    (False, {"kind": "choice", "options": OPTIONS, "levels": LEVELS}),
    (False, {"kind": "choice", "options": OPTIONS, "points": 5}),
    (False, {"kind": "multiple", "options": []}),
    (False, {"kind": "multiple", "options": OPTIONS, "default": "a"}),
    (False, {"kind": "number", "options": OPTIONS}),
    (False, {"kind": "number", "evidence_at": [0]}),
    (False, {"kind": "number", "default": "many"}),
    (False, {"kind": "text", "levels": LEVELS}),
    (False, {"kind": "text", "bonus": True}),
    (False, {"kind": "date", "ranges": [{"points": 1}]}),
    (False, {"kind": "time", "suggest": [{"answer": 1, "when": {"fact": "duration", "is": 1}}]}),
    (False, {"kind": "slider"}),
    (False, {"levels": LEVELS, "wieght": 5}),
]
CONDITIONS: list[tuple[bool, dict[str, Any]]] = [
    (True, {"question": "go", "is": "no"}),
    (True, {"fact": "hold.total", "at_least": 60}),
    (True, {"all": [{"question": "go", "is": "no"}, {"none": [{"fact": "duration", "is": 0}]}]}),
    (True, {"any": [], "question": "go", "any_of": ["no", "yes"]}),
    (False, {}),
    (False, {"question": "go"}),
    (False, {"question": "go", "is": "no", "is_not": "yes"}),
    (False, {"question": "go", "fact": "duration", "is": 1}),
    (False, {"question": "go", "is": ""}),
    (False, {"all": [{"question": "go", "is": "no"}], "is": "no"}),
    (False, {"all": [{"question": "go", "is": "no"}], "any": [{"fact": "duration", "is": 0}]}),
    (False, {"any_of": ["no"]}),
    (False, {"fact": "duration", "is": "long"}),
    (False, {"fact": "duration", "any_of": ["long"]}),
    (False, {"fact": "length", "at_least": 1}),
]
SCORINGS: list[tuple[bool, dict[str, Any]]] = [
    (True, {"method": "points", "cap": 150, "floor": "zero"}),
    (True, {"on_fail": "cap", "fail_cap": 40, "divisor": 10, "floor": "lowest"}),
    (False, {"on_fail": "cap"}),
    (False, {"fail_cap": 40}),
    (False, {"method": "points", "divisor": 10}),
    (False, {"method": "ratio", "not_applicable": "everywhere"}),
    (False, {"method": "points", "cap": 50}),
    (False, {"method": "percent"}),
]


def made(*questions: dict[str, Any], **more: Any) -> dict[str, Any]:
    plain = {"id": "f", "version": "1", "title": "F", "pass_mark": 50, "questions": list(questions)}
    return {**plain, "bands": [{"at": 0, "name": "All"}], "scoring": {"method": "points"}, **more}


@pytest.mark.parametrize(("right", "more"), QUESTIONS)
def test_kinds_and_fields(right: bool, more: dict[str, Any]) -> None:
    assert both(made({"id": "q", "title": "Q", **more})) == (right, right)


@pytest.mark.parametrize(("right", "when"), CONDITIONS)
def test_conditions(right: bool, when: dict[str, Any]) -> None:
    go = {"id": "go", "kind": "yes_no", "title": "Go", "required": True}
    asked = {"id": "q", "title": "Q", "kind": "text", "when": when}
    assert both(made(go, asked)) == (right, right)


@pytest.mark.parametrize(("right", "scoring"), SCORINGS)
def test_scoring(right: bool, scoring: dict[str, Any]) -> None:
    scored = {"id": "q", "title": "Q", "kind": "yes_no", "weight": 5}
    assert both(made(scored, scoring=scoring)) == (right, right)


@pytest.mark.parametrize("bands", [[], [{"at": 5, "name": "A"}], [{"at": 0}], [{"name": "A"}]])
def test_bands(bands: list[dict[str, Any]]) -> None:
    assert both(made({"id": "q", "title": "Q", "kind": "text"}, bands=bands)) == (False, False)


@pytest.mark.parametrize("text", ["  ", "a\x00b", "a\x85"])
def test_a_text_that_is_blank_or_holds_a_control_character_is_refused(text: str) -> None:
    form = as_json(content(read(SHIPPED[0]))) | {"title": text}
    assert examine_content(form).content is None and not takes(SCHEMA, form, SCHEMA)
    assert takes(SCHEMA, form | {"title": "\tTwo\nlines "}, SCHEMA)
