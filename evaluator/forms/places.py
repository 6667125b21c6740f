"""What stands at a place in a form: its name in the user's words, and what is expected there."""

from collections.abc import Mapping
from inspect import get_annotations
from typing import Annotated, Any, Final, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

_ITEMS: Final[Mapping[str, tuple[str, str]]] = {
    "questions": ("point", "id"),
    "sections": ("section", "id"),
    "bands": ("band", "name"),
    "options": ("option", "id"),
    "causes": ("cause", "id"),
    "ranges": ("range", ""),
    "rules": ("rule", ""),
    "blend": ("member", "form"),
    "evidence": ("evidence", ""),
    "suggest": ("suggestion", ""),
    "all": ("condition", ""),
    "any": ("condition", ""),
    "none": ("condition", ""),
}
"""What an item of a list is called, and by which of its own values."""


def fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of a model by the names they have in a file, those of its own first."""
    own = get_annotations(model)
    ordered = sorted(model.model_fields.items(), key=lambda named: named[0] not in own)
    return {field.alias or name: field for name, field in ordered}


def model_at(root: type[BaseModel], place: tuple[Any, ...]) -> type[BaseModel]:
    """The model of the group of lines at a place. Raises LookupError where there is none."""
    model = root
    for step in place:
        if isinstance(step, str):
            model = _model_in(fields(model)[step].annotation)
    return model


def known(root: type[BaseModel], place: tuple[Any, ...]) -> bool:
    """Whether the model says anything of a place."""
    try:
        _expected(root, place)
    except LookupError:
        return False
    return True


def expected(root: type[BaseModel], place: tuple[Any, ...]) -> str:
    """What is expected at a place, or around it, in the words of the model's descriptions."""
    while not known(root, place):
        place = place[:-1]
    return _expected(root, place)


def _expected(root: type[BaseModel], place: tuple[Any, ...]) -> str:
    """What the model says of a place. Raises LookupError where it says nothing."""
    if not place:
        return _group_of(root)
    *owner, last = place
    if isinstance(last, str):
        field = fields(model_at(root, tuple(owner)))[last]
        return field.description or _described(field.annotation)
    field = fields(model_at(root, tuple(owner[:-1])))[str(owner[-1])]
    return _described(get_args(field.annotation)[0])


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


def part(value: Any, place: tuple[Any, ...]) -> str:
    """The point or section that a place is in, by number and title: “point 3 “Tone””; "" for none.

    `value` is the whole document, be it half a form.
    """
    match place:
        case ("questions" | "sections", int(), *_):
            pass
        case _:
            return ""
    word, name = _ITEMS[place[0]]
    texts = _found(value, (*place[:2], "title"))
    title = next(iter(texts.values()), "") if isinstance(texts, dict) else texts
    title = title if isinstance(title, str) else _found(value, (*place[:2], name))
    said = f" “{cut(title)}”" if isinstance(title, str) else ""
    return f"{word} {place[1] + 1}{said}"


def cut(text: str) -> str:
    """A text from the file as an error may show it: short, and without control characters."""
    shown = "".join(letter if letter.isprintable() else "·" for letter in text[:40])
    return shown if len(text) <= 40 else f"{shown}…"


def _described(annotation: Any) -> str:
    """What a type says of itself; a group of lines by the names in it."""
    for one in get_args(annotation) if get_origin(annotation) is Annotated else ():
        if isinstance(one, FieldInfo):
            return str(one.description)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _group_of(annotation)
    return _described(get_args(annotation)[0])


def _group_of(model: type[BaseModel]) -> str:
    return "a group of lines with " + ", ".join(fields(model))


def _model_in(annotation: Any) -> type[BaseModel]:
    """The model in `Model`, `Model | None` and `tuple[Model, ...]`. Raises LookupError."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = [one for one in get_args(annotation) if one not in (type(None), ...)]
    if not inner:
        raise LookupError(annotation)
    return _model_in(inner[0])


def _found(value: Any, place: tuple[Any, ...]) -> Any:
    for step in place:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value
