"""The JSON Schema says of every name what the reader says."""

import json
import re

from evaluator.forms.model import Form
from evaluator.forms.places import fields
from evaluator.forms.question import Question
from evaluator.forms.schema import schema


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
    assert all(pattern.startswith("^") and "\\" not in pattern for pattern in patterns)
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
