"""So much of JSON Schema (draft 2020-12) as the schema of forms uses, after its specification.

A word that is not known here is an error, so that nothing the schema says goes unlooked at.
"""

import re
from collections.abc import Callable
from typing import Any

Schema = dict[str, Any] | bool

_TYPES = {"object": dict, "array": list, "string": str, "boolean": bool}
_SAYS_NOTHING = {"title", "description", "default", "$defs", "$schema"}


def takes(schema: Schema, value: Any, root: dict[str, Any]) -> bool:
    """Whether a value is as a schema says; `root` has the definitions."""
    if isinstance(schema, bool):
        return schema
    for word, said in schema.items():
        if word not in _SAYS_NOTHING and not _WORDS[word](said, value, schema, root):
            return False
    return True


def _is(type: str, value: Any) -> bool:
    if type in ("number", "integer"):
        number = isinstance(value, int | float) and not isinstance(value, bool)
        return number and (type == "number" or float(value).is_integer())
    return isinstance(value, _TYPES[type])


def _of(kind: type | tuple[type, ...]) -> Callable[[Callable[..., bool]], Callable[..., bool]]:
    """A word that says something of one type of values, and nothing of others."""

    def made(check: Callable[..., bool]) -> Callable[..., bool]:
        return lambda said, value, schema, root: (
            not isinstance(value, kind)
            or isinstance(value, bool)
            or check(said, value, schema, root)
        )

    return made


def _same(one: Any, other: Any) -> bool:
    return bool(one == other) and isinstance(one, bool) is isinstance(other, bool)


def _branches(said: Schema, value: Any, schema: dict[str, Any], root: dict[str, Any]) -> bool:
    branch = schema.get("then" if takes(said, value, root) else "else", True)
    return takes(branch, value, root)


def _others(said: Schema, value: dict[str, Any], schema: Any, root: Any) -> bool:
    known = schema.get("properties", {})
    patterns = schema.get("patternProperties", {})
    rest = [n for n in value if n not in known and not any(re.search(p, n) for p in patterns)]
    return all(takes(said, value[name], root) for name in rest)


_NUMBER = (int, float)
_WORDS: dict[str, Callable[..., bool]] = {
    "$ref": lambda said, v, s, root: takes(root["$defs"][said.rpartition("/")[2]], v, root),
    "type": lambda said, v, s, root: _is(said, v),
    "enum": lambda said, v, s, root: any(_same(one, v) for one in said),
    "const": lambda said, v, s, root: _same(said, v),
    "allOf": lambda said, v, s, root: all(takes(one, v, root) for one in said),
    "anyOf": lambda said, v, s, root: any(takes(one, v, root) for one in said),
    "oneOf": lambda said, v, s, root: sum(takes(one, v, root) for one in said) == 1,
    "not": lambda said, v, s, root: not takes(said, v, root),
    "if": _branches,
    "then": lambda *_: True,  # with "if"
    "else": lambda *_: True,
    "pattern": _of(str)(lambda said, v, s, root: bool(re.search(said, v))),
    "minLength": _of(str)(lambda said, v, s, root: len(v) >= said),
    "maxLength": _of(str)(lambda said, v, s, root: len(v) <= said),
    "minimum": _of(_NUMBER)(lambda said, v, s, root: v >= said),
    "maximum": _of(_NUMBER)(lambda said, v, s, root: v <= said),
    "exclusiveMinimum": _of(_NUMBER)(lambda said, v, s, root: v > said),
    "items": _of(list)(lambda said, v, s, root: all(takes(said, one, root) for one in v)),
    "contains": _of(list)(lambda said, v, s, root: any(takes(said, one, root) for one in v)),
    "minItems": _of(list)(lambda said, v, s, root: len(v) >= said),
    "maxItems": _of(list)(lambda said, v, s, root: len(v) <= said),
    "required": _of(dict)(lambda said, v, s, root: all(name in v for name in said)),
    "properties": _of(dict)(
        lambda said, v, s, root: all(takes(one, v[n], root) for n, one in said.items() if n in v)
    ),
    "patternProperties": _of(dict)(
        lambda said, v, s, root: all(
            takes(one, v[n], root) for p, one in said.items() for n in v if re.search(p, n)
        )
    ),
    "additionalProperties": _of(dict)(_others),
    "propertyNames": _of(dict)(lambda said, v, s, root: all(takes(said, n, root) for n in v)),
    "minProperties": _of(dict)(lambda said, v, s, root: len(v) >= said),
    "maxProperties": _of(dict)(lambda said, v, s, root: len(v) <= said),
    "dependentRequired": _of(dict)(
        lambda said, v, s, root: all(one in v for n in v for one in said.get(n, ()))
    ),
}


def as_json(value: Any) -> Any:
    """A value of YAML as JSON has it: names are texts."""
    if isinstance(value, dict):
        return {str(name): as_json(inner) for name, inner in value.items()}
    return [as_json(inner) for inner in value] if isinstance(value, list) else value
