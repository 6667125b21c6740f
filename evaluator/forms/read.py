"""Reading a form from a file: the form, or an error that says where, what and what is expected."""

from pathlib import Path
from typing import Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from evaluator.errors import UserError
from evaluator.forms.model import Form
from evaluator.forms.places import cut, expected, fields, known, model_at, named
from evaluator.forms.strict_yaml import Broken, Document, parse
from evaluator.forms.values import Misplaced, Place

MAX_BYTES: Final = 1_000_000


def read(path: Path) -> Form:
    """The form in a YAML or JSON file of at most 1 MB.

    Raises UserError, whose message is "FILE, line N: what is wrong; expected what.", for the first
    problem in the file; its hint says how many more were seen.
    """
    try:
        document = parse(_text(path))
        _no_empty(document.value, document)
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


def _no_empty(value: object, document: Document, place: Place = ()) -> None:
    """Raise Broken for a name with nothing behind it: was it forgotten, or is none meant?"""
    if isinstance(value, dict):
        for name, inner in value.items():
            _no_empty(inner, document, (*place, name))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            _no_empty(inner, document, (*place, number))
    elif value is None and place and known(Form, place):
        raise Broken(
            document.line(place),
            f"{named(document.value, place)} is empty; expected {expected(Form, place)}.",
        )


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
    place = detail["loc"]
    kind = detail["type"]
    cause = detail.get("ctx", {}).get("error")
    if isinstance(cause, Misplaced):
        return document.line(cause.at), f"{cause}."
    line = document.line(place)
    owner, last = named(document.value, place[:-1]), place[-1] if place else ""
    if kind == "missing":
        return line, f"{owner} has no “{last}”; expected {expected(Form, place)}."
    if kind in ("extra_forbidden", "invalid_key"):
        known = ", ".join(fields(model_at(Form, place[:-1])))
        return line, f"“{cut(str(last))}” is not known in {owner}; expected one of {known}."
    said = f" ({cause})" if cause else ""
    subject = named(document.value, place)
    return line, f"{subject} is {_shown(detail['input'])}{said}; expected {expected(Form, place)}."


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
