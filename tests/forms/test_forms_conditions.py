"""Conditions: their shape, and when they hold."""

from typing import Any

import pytest
from pydantic import ValidationError

from evaluator.forms.conditions import Condition, each_test, holds

ANSWERS = {"asked": "yes", "kind": "refund", "level": 2, "named": ("a", "b"), "number": 4.0}
FIGURES = {"hold.total": 8.5}


def condition(**content: Any) -> Condition:
    return Condition.model_validate(content)


@pytest.mark.parametrize(
    ("content", "held"),
    [
        ({"question": "asked", "is": "yes"}, True),
        ({"question": "asked", "is_not": "yes"}, False),
        ({"question": "kind", "is_not": "cancel"}, True),
        ({"question": "kind", "any_of": ["refund", "cancel"]}, True),
        ({"question": "kind", "any_of": ["cancel"]}, False),
        ({"question": "level", "is": 2}, True),
        ({"question": "level", "at_least": 2}, True),
        ({"question": "level", "at_least": 2.5}, False),
        ({"question": "level", "at_most": 2}, True),
        ({"question": "level", "at_most": 1}, False),
        ({"question": "kind", "at_least": 1}, False),
        ({"question": "number", "is": 4}, True),
        ({"question": "named", "is": "a"}, False),
        ({"question": "named", "is_not": "a"}, False),
        ({"question": "named", "is_not": "c"}, True),
        ({"question": "named", "any_of": ["b", "c"]}, True),
        ({"question": "named", "all_of": ["a", "b"]}, True),
        ({"question": "named", "all_of": ["a", "c"]}, False),
        ({"fact": "hold.total", "at_least": 6}, True),
        ({"fact": "hold.count", "at_least": 0}, False),
        ({"question": "open", "is": 0}, False),
        ({"question": "open", "is_not": 0}, False),
        ({"none": [{"question": "open", "is": 0}]}, True),
        ({"none": [{"question": "asked", "is": "yes"}]}, False),
        (
            {
                "all": [
                    {"question": "asked", "is": "yes"},
                    {
                        "any": [
                            {"question": "level", "is": 0},
                            {"fact": "hold.total", "at_most": 90},
                        ]
                    },
                ]
            },
            True,
        ),
        ({"all": [{"question": "asked", "is": "yes"}, {"question": "level", "is": 0}]}, False),
    ],
)
def test_when_a_condition_holds(content: dict[str, Any], held: bool) -> None:
    assert holds(condition(**content), ANSWERS, FIGURES) is held


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"question": "asked"},
        {"question": "asked", "fact": "hold.total", "is": 1},
        {"question": "asked", "is": 1, "is_not": 2},
        {"question": "asked", "is": True},
        {"question": "asked", "is": ""},
        {"question": "asked", "any_of": []},
        {"is": "yes"},
        {"all": []},
        {"all": [{"question": "asked", "is": "yes"}], "is": "yes"},
        {"all": [{"question": "asked", "is": "yes"}], "any": [{"question": "asked", "is": "yes"}]},
        {"fact": "held.total", "at_least": 1},
    ],
)
def test_what_is_no_condition_is_refused(content: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        condition(**content)


def test_every_test_is_found_with_its_place() -> None:
    deep = condition(
        any=[
            {"question": "asked", "is": "yes"},
            {"none": [{"fact": "hold.total", "at_most": 60}]},
        ]
    )
    found = [(place, test.question or test.fact, test.named) for place, test in each_test(deep)]
    assert found == [
        (("any", 0), "asked", ("yes",)),
        (("any", 1, "none", 0), "hold.total", (60.0,)),
    ]
