"""The language of forms as a JSON Schema, for editors that check a form as it is written."""

from typing import Any, Final

from evaluator.forms.model import Form

DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """The JSON Schema of a form's file, from the model that reads it."""
    return {"$schema": DRAFT, **_anchored(Form.model_json_schema(by_alias=True))}


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
