"""The language of forms as a JSON Schema, for editors that check a form as it is written."""

from typing import Any, Final

from evaluator.forms.model import Form
from evaluator.forms.schema_rules import numbered_levels, rules

DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """The JSON Schema of a form's file, from the model that reads it.

    It takes every form that the reader takes, and refuses what can be told wrong without looking
    elsewhere in the form (`schema_rules.py`).
    """
    told = _filled(_counted(_anchored(Form.model_json_schema(by_alias=True))))
    defs = told["$defs"]
    for name, more in rules().items():
        defs[name]["allOf"] = more
    levels = defs["Question"]["properties"]["levels"]
    levels.update(numbered_levels(levels["anyOf"][0]["items"]))
    told["properties"]["bands"]["contains"] = {"properties": {"at": {"const": 0}}}
    return {"$schema": DRAFT, **told}


def _anchored(part: Any) -> Any:
    """With the anchors of JSON Schema's patterns (ECMA 262), which knows neither \\A nor \\z.

    Patterns stand as the value of `pattern`, and as the names in `patternProperties`.
    """
    if isinstance(part, dict):
        return {
            _anchor(name): _anchor(inner)
            if name == "pattern" and isinstance(inner, str)
            else _anchored(inner)
            for name, inner in part.items()
        }
    return [_anchored(inner) for inner in part] if isinstance(part, list) else part


def _anchor(text: str) -> str:
    return text.replace(r"\A", "^").replace(r"\z", "$")


def _counted(part: Any) -> Any:
    """With the lengths of lists as JSON Schema names them.

    Fields that are read before they are checked get `maxLength`, which is a text's: then too few
    questions pass, and “asks: comment” is too long.
    """
    if isinstance(part, dict):
        lists = [part, *part.get("anyOf", ())]
        known = _ITEMS if any(one.get("type") == "array" for one in lists) else {}
        return {known.get(name, name): _counted(inner) for name, inner in part.items()}
    return [_counted(inner) for inner in part] if isinstance(part, list) else part


_ITEMS: Final = {"minLength": "minItems", "maxLength": "maxItems"}


def _filled(part: Any) -> Any:
    """Without null: a name with nothing behind it is refused, since it may have been forgotten."""
    if isinstance(part, list):
        return [_filled(inner) for inner in part if inner != {"type": "null"}]
    if not isinstance(part, dict):
        return part
    plain = {name: _filled(inner) for name, inner in part.items() if inner is not None}
    if len(plain.get("anyOf", ())) == 1:
        (only,) = plain.pop("anyOf")
        return {**only, **plain}
    return plain
