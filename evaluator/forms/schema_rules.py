"""What the JSON Schema of forms says of fields that depend on each other, as the reader checks.

What leads from one place of a form to another (ids, as many points as levels, weights that a
section shares, bands from the highest down) a schema cannot say: `forms lint` does.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any, Final, get_args

from evaluator.forms.check_question import BELONGS
from evaluator.forms.conditions import GROUPS, TESTS
from evaluator.forms.question import YES_NO, Kind, Question
from evaluator.forms.sections import Scoring
from evaluator.terms import NOT_APPLICABLE

Schema = dict[str, Any]

_KINDS: Final = get_args(Kind)
_MOST_LEVELS: Final = 11
_NUMBERS: Final = ("is", "is_not")
_SEVERAL: Final = ("any_of", "all_of")


def rules() -> dict[str, list[Schema]]:
    """What holds of a question, of a condition and of the scoring, beside their single fields."""
    return {
        "Question": [*_belonging(), *_needed(), *_named()],
        "Condition": [_one_head(), _its_tests()],
        "Scoring": [*_only_weighted(), *_capped()],
    }


def numbered_levels(text: Schema) -> Schema:
    """Levels as a group of lines: 0, 1, 2 and so on without a gap, or no and yes."""
    places = [str(level) for level in range(_MOST_LEVELS)]
    numbered = {
        "type": "object",
        "properties": dict.fromkeys(places, text),
        "additionalProperties": False,
        "dependentRequired": {place: [before] for before, place in pairwise(places)},
        "required": ["0", "1"],
    }
    named = {
        "type": "object",
        "properties": dict.fromkeys(YES_NO, text),
        "additionalProperties": False,
        "required": list(YES_NO),
    }
    return {"anyOf": [{"type": "array", "items": text, "maxItems": _MOST_LEVELS}, numbered, named]}


def _belonging() -> Iterable[Schema]:
    """A field stands only at the kinds that it is for; elsewhere it may say its default."""
    for kinds in dict.fromkeys(BELONGS.values()):
        others = [kind for kind in _KINDS if kind not in kinds]
        names = [name for name, wanted in BELONGS.items() if wanted == kinds]
        yield _if_kind(others, {"properties": {name: _default(Question, name) for name in names}})
    others = [kind for kind in _KINDS if kind != "multiple"]
    plain = {"properties": {"unselected": {"const": 0}}}
    yield _if_kind(others, {"properties": {"options": {"items": plain}}})


def _needed() -> Iterable[Schema]:
    """What a kind cannot be without."""
    levels = {"levels": {"not": {"type": "array", "maxItems": 1}}}
    yield _if_kind(["scale"], {"required": ["levels"], "properties": levels})
    two = {"anyOf": [{"type": "array", "minItems": 2, "maxItems": 2}, {"maxProperties": 2}]}
    none = {"type": "array", "maxItems": 0}
    both = {"if": {"type": "array"}, "then": {"anyOf": [two["anyOf"][0], none]}, "else": two}
    yield _if_kind(["yes_no"], {"properties": {"levels": both}})
    for kind, least in (("choice", 2), ("multiple", 1)):
        options = {"options": {"minItems": least}}
        yield _if_kind([kind], {"required": ["options"], "properties": options})


def _named() -> Iterable[Schema]:
    """How answers are named that a form begins with or has rules at."""
    level = {"type": "integer", "minimum": 0, "maximum": _MOST_LEVELS - 1}
    for kind, answer in (
        ("scale", level),
        ("yes_no", {"enum": [*YES_NO, 0, 1]}),
        ("choice", {"anyOf": [{"type": "string"}, {"type": "integer", "minimum": 0}]}),
        ("number", {"type": "number"}),
    ):
        default = {"anyOf": [answer, {"const": NOT_APPLICABLE}]}
        at = {"items": {"properties": {"at": answer}}}
        yield _if_kind([kind], {"properties": {"default": default, "rules": at}})
    required = {"properties": {"required": {"const": True}}, "required": ["required"]}
    told = {"properties": {"default": {"not": {"const": NOT_APPLICABLE}}}}
    yield {"if": required, "then": told}


def _one_head() -> Schema:
    """A condition is a group or a test, and one of them."""
    return {"oneOf": [_given(name) for name in (*GROUPS, "question", "fact")]}


def _its_tests() -> Schema:
    """A test compares in one way, a group in none; with facts numbers are compared."""
    tests = [_given(name) for name in TESTS]
    number = {"type": "number"}
    numbers: Schema = dict.fromkeys(_NUMBERS, number)
    numbers |= {name: {"items": number} for name in _SEVERAL}
    return {
        "if": {"anyOf": [_given(name) for name in GROUPS]},
        "then": {"not": {"anyOf": tests}},
        "else": {
            "oneOf": tests,
            "if": _given("fact"),
            "then": {"properties": numbers},
        },
    }


def _only_weighted() -> Iterable[Schema]:
    other = {"properties": {"method": {"enum": ["points", "ratio"]}}, "required": ["method"]}
    names = ("divisor", "floor", "not_applicable")
    yield {"if": other, "then": {"properties": {name: _default(Scoring, name) for name in names}}}


def _capped() -> Iterable[Schema]:
    capped = {"properties": {"on_fail": {"const": "cap"}}, "required": ["on_fail"]}
    yield {
        "if": capped,
        "then": {"required": ["fail_cap"]},
        "else": {"properties": {"fail_cap": False}},
    }


def _if_kind(kinds: Iterable[str], then: Schema) -> Schema:
    """What holds of some kinds; a question that names none is a scale."""
    kinds = list(kinds)
    condition: Schema = {"properties": {"kind": {"enum": kinds}}}
    if "scale" not in kinds:
        condition["required"] = ["kind"]
    return {"if": condition, "then": then}


def _given(name: str) -> Schema:
    """A field is there; an empty list says nothing."""
    lists = name in (*GROUPS, *_SEVERAL)
    return {"required": [name], **({"properties": {name: {"minItems": 1}}} if lists else {})}


def _default(model: type[Question] | type[Scoring], name: str) -> Any:
    """The one value that a field may say where it means nothing; none where it has none."""
    default = model.model_fields[name].default
    if default is None:
        return False
    return {"const": list(default) if isinstance(default, tuple) else default}
