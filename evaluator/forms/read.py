"""Reading a form from a file: the form, or an error that says where, what and what is expected."""

from pathlib import Path
from typing import Any, Final, TypeAlias

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from evaluator.errors import UserError
from evaluator.forms.model import Band, Form, Misplaced, Question
from evaluator.forms.strict_yaml import Broken, Document, cut, parse

MAX_BYTES: Final = 1_000_000

Place: TypeAlias = tuple[Any, ...]
"""The way to a value in a form: ("questions", 3, "weight")."""

_PARTS: Final[dict[str, tuple[str, str, type[BaseModel]]]] = {
    "questions": ("point", "id", Question),
    "bands": ("band", "name", Band),
}


def read(path: Path) -> Form:
    """The form in a YAML or JSON file of at most 1 MB.

    Raises UserError, whose message is "FILE, line N: what is wrong; expected what.", for the first
    problem in the file; its hint says how many more were seen.
    """
    try:
        document = parse(_text(path))
        return Form.model_validate(document.value)
    except Broken as broken:
        raise UserError(f"{path}, line {broken.line}: {broken.message}") from broken
    except ValidationError as error:
        _, line, message = (found := _problems(error, document))[0]
        more = len(found) - 1
        hint = f"The file has {more} more problem{'s' if more > 1 else ''}." if more else ""
        raise UserError(f"{path}, line {line}: {message}", hint) from error


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL in it
        reason = getattr(error, "strerror", None) or error
        raise UserError(
            f"{path} could not be read: {reason}.", "Choose a form's file that you may read."
        ) from error
    if len(content) > MAX_BYTES:
        raise UserError(f"{path} is larger than 1 MB; expected a form of some 10 kB.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Broken(line, "this is not UTF-8; expected a text file saved as UTF-8.") from error


def _problems(error: ValidationError, document: Document) -> list[tuple[bool, int, str]]:
    """The problems by line; what is missing comes last, since a misspelt name explains it.

    A list whose item is wrong is reported as too short as well: only the item is told.
    """
    details = error.errors()
    around = {detail["loc"][:end] for detail in details for end in range(len(detail["loc"]))}
    return sorted(
        (detail["type"] == "missing", *_problem(detail, document))
        for detail in details
        if detail["loc"] not in around
    )


def _problem(detail: ErrorDetails, document: Document) -> tuple[int, str]:
    """The line of one validation error and its words."""
    place: Place = detail["loc"]
    kind = detail["type"]
    cause = detail.get("ctx", {}).get("error")
    if isinstance(cause, Misplaced):
        return document.line(cause.at), f"{cause}."
    line = document.line(place)
    if kind == "missing":
        owner = _named(place[:-1], document)
        return line, f"{owner} has no “{place[-1]}”; expected {_expected(place)}."
    if kind in ("extra_forbidden", "invalid_key"):
        known = ", ".join(_model(place[:-1]).model_fields)
        owner = _named(place[:-1], document)
        return line, f"“{cut(str(place[-1]))}” is not known in {owner}; expected one of {known}."
    said = f" ({cause})" if cause else ""
    subject = _named(place, document)
    return line, f"{subject} is {_shown(detail['input'])}{said}; expected {_expected(place)}."


def _named(place: Place, document: Document) -> str:
    """A place in the user's words: “weight” of point “close”."""
    match place:
        case ():
            return "the form"
        case (str(part), int(number)) if part in _PARTS:
            word, name, _ = _PARTS[part]
            value = document.value[part][number]
            called = value.get(name) if isinstance(value, dict) else None
            return f"{word} “{cut(called)}”" if isinstance(called, str) else f"{word} {number + 1}"
        case (*owner, "levels", int(number)):
            return f"level {number} of {_named(tuple(owner), document)}"
        case (*owner, "evidence_at", int(number)):
            return f"item {number + 1} of “evidence_at” of {_named(tuple(owner), document)}"
        case (*owner, "evidence", int(number)):
            return f"evidence {number + 1} of {_named(tuple(owner), document)}"
        case _:
            *owner, name = place
            return f"“{name}” of {_named(tuple(owner), document)}"


def _expected(place: Place) -> str:
    match place:
        case () | (_, int()):
            return "a group of lines with " + ", ".join(_model(place).model_fields)
        case (*owner, str(name)):
            return str(_model(tuple(owner)).model_fields[name].description)
        case (*_, "evidence_at", int()):
            return "the number of a level"
        case _:  # a level or a piece of evidence
            return "text of 1 to 4000 characters"


def _model(place: Place) -> type[BaseModel]:
    return _PARTS[place[0]][2] if place else Form


def _shown(value: object) -> str:
    match value:
        case None:
            return "empty"
        case bool():
            return f"“{str(value).lower()}”"
        case dict():
            return "a group of lines"
        case list() | tuple():
            return f"a list of {len(value)}"
        case _:
            return f"“{cut(str(value))}”"
