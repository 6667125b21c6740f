"""What stands at a place in a form: its name in the user's words, and what is expected there."""

from collections.abc import Mapping
from typing import Annotated, Any, Final, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

_ITEMS: Final[Mapping[str, tuple[str, str]]] = {
    "questions": ("point", "id"),
    "bands": ("band", "name"),
    "evidence": ("evidence", ""),
    "suggest": ("suggestion", ""),
    "all": ("condition", ""),
    "any": ("condition", ""),
    "none": ("condition", ""),
}
"""What an item of a list is called, and by which of its own values."""


def fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of a model by the names they have in a file."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def model_at(root: type[BaseModel], place: tuple[Any, ...]) -> type[BaseModel]:
    """The model of the group of lines at a place. Raises KeyError where the model has none."""
    model = root
    for step in place:
        if isinstance(step, str):
            model = _model_in(fields(model)[step].annotation)
    return model


def expected(root: type[BaseModel], place: tuple[Any, ...]) -> str:
    """What is expected at a place, in the words of the model's descriptions."""
    *owner, last = place or ("",)
    if last == "":
        return _group_of(root)
    if isinstance(last, str):
        return str(fields(model_at(root, tuple(owner)))[last].description)
    field = fields(model_at(root, tuple(owner[:-1])))[owner[-1]]
    item = next(iter(get_args(field.annotation)))
    if get_origin(item) is Annotated:
        return str(next(one.description for one in get_args(item) if isinstance(one, FieldInfo)))
    return _group_of(_model_in(item))


def named(value: Any, place: tuple[Any, ...]) -> str:
    """A place in the user's words: “weight” of point “close”. `value` is the whole document."""
    if not place:
        return "the form"
    *owner, last = place
    if isinstance(last, str):
        return f"“{last}” of {named(value, tuple(owner))}"
    *around, part = owner
    if part == "levels":
        return f"level {last} of {named(value, tuple(around))}"
    word, name = _ITEMS.get(part, ("", ""))
    said = _found(value, (*place, name)) if name else None
    one = f"{word} “{cut(said)}”" if isinstance(said, str) else f"{word or 'item'} {last + 1}"
    if not around:
        return one
    listed = "" if word else f" of “{part}”"
    return f"{one}{listed} of {named(value, tuple(around))}"


def cut(text: str) -> str:
    """A text from the file as an error may show it: short, and without control characters."""
    shown = "".join(letter if letter.isprintable() else "·" for letter in text[:40])
    return shown if len(text) <= 40 else f"{shown}…"


def _group_of(model: type[BaseModel]) -> str:
    return "a group of lines with " + ", ".join(fields(model))


def _model_in(annotation: Any) -> type[BaseModel]:
    """The model in `Model`, `Model | None` and `tuple[Model, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(_model_in(one) for one in get_args(annotation) if one not in (type(None), ...))


def _found(value: Any, place: tuple[Any, ...]) -> Any:
    for step in place:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value
