"""Reading a form from a file: the form, or an error that says where, what and what is expected."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from evaluator.errors import UserError
from evaluator.forms.blend import Blend
from evaluator.forms.misspelt import meant
from evaluator.forms.model import Form
from evaluator.forms.names import as_id
from evaluator.forms.places import cut, expected, fields, known, model_at, named
from evaluator.forms.strict_yaml import Broken, Document, parse
from evaluator.forms.values import Misplaced, Place
from evaluator.terms import counted

MAX_BYTES: Final = 400_000
_ARCHIVE: Final = b"PK\x03\x04"

Content = TypeVar("Content", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a form and what is expected: the line of the file (from 1), the place."""

    line: int
    message: str
    place: Place = ()

    @property
    def fault(self) -> str:
        """What is wrong, as a sentence."""
        return f"{self.message.partition('; expected ')[0].rstrip('.')}."

    @property
    def mend(self) -> str:
        """What is expected, as a sentence; "" where that goes without saying."""
        expected = self.message.partition("; expected ")[2]
        return f"Expected {expected}" if expected else ""


@dataclass(frozen=True, slots=True)
class Examined(Generic[Content]):
    """A file, looked at: what it holds, or None and the problems; where its lines are."""

    content: Content | None
    problems: tuple[Problem, ...]
    document: Document


def read(path: Path) -> Form:
    """The form in a YAML or JSON file of at most 400 kB.

    Raises UserError, whose message is "FILE, line N: what is wrong; expected what.", for the first
    problem in the file; its hint says how many more were seen.
    """
    return _sound(path, examine(path, Form))


def read_blend(path: Path) -> Blend:
    """The blend of forms in a file. Raises UserError as `read` does."""
    return _sound(path, examine(path, Blend))


def examine(path: Path, model: type[Content]) -> Examined[Content]:
    """A file with whatever is wrong in it. Raises UserError where it cannot be read."""
    document = Document(lines={(): 1})
    try:
        document = parse(_text(path))
        _no_empty(document, document.value, model)
    except Broken as broken:
        return Examined(None, (Problem(broken.line, broken.message),), document)
    return _checked(document, model)


def examine_content(content: Any) -> Examined[Form]:
    """A form as plain values, such as one that is being made, with whatever is wrong in it.

    Its problems have a place and no line of their own.
    """
    return _checked(Document(value=content, lines={(): 1}), Form)


def examine_blend(content: Any) -> Examined[Blend]:
    """A blend as plain values, as `examine_content` does a form."""
    return _checked(Document(value=content, lines={(): 1}), Blend)


def _checked(document: Document, model: type[Content]) -> Examined[Content]:
    try:
        return Examined(model.model_validate(document.value), (), document)
    except ValidationError as error:
        return Examined(None, _problems(error, document, model), document)


def _sound(path: Path, found: Examined[Content]) -> Content:
    if found.content is not None:
        return found.content
    first, more = found.problems[0], len(found.problems) - 1
    hint = f"The file has {counted(more, 'more problem')}." if more else ""
    raise UserError(f"{path}, line {first.line}: {first.message}", hint)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL in it
        reason = getattr(error, "strerror", None) or error
        raise UserError(
            f"{path} could not be read: {reason}.", "Choose a form's file that you may read."
        ) from error
    if content.startswith(_ARCHIVE):
        raise Broken(
            1, "this is an archive, such as a spreadsheet; expected its name to end in .xlsx."
        )
    if len(content) > MAX_BYTES:
        line = content.count(b"\n", 0, MAX_BYTES) + 1
        raise Broken(line, "the file is larger than 400 kB; expected a form of some 10 kB.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Broken(line, "this is not UTF-8; expected a text file saved as UTF-8.") from error


def _no_empty(document: Document, value: object, model: type[BaseModel], place: Place = ()) -> None:
    """Raise Broken for a name with nothing behind it: was it forgotten, or is none meant?"""
    if isinstance(value, dict):
        for name, inner in value.items():
            _no_empty(document, inner, model, (*place, name))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            _no_empty(document, inner, model, (*place, number))
    elif value is None and place and known(model, place):
        raise Broken(
            document.line(place),
            f"{named(document.value, place)} is empty; expected {expected(model, place)}.",
        )


def _problems(
    error: ValidationError, document: Document, model: type[BaseModel]
) -> tuple[Problem, ...]:
    """The problems by line; what is missing comes last, since a misspelt name explains it.

    A list whose item is wrong is reported as too short as well: only the item is told.
    """
    details = error.errors()
    around = {detail["loc"][:end] for detail in details for end in range(len(detail["loc"]))}
    found = [
        (detail["type"] == "missing", problem)
        for detail in details
        if detail["loc"] not in around
        for problem in _told(detail, document, model)
    ]
    found.sort(key=lambda one: (one[0], one[1].line))
    return tuple(problem for _, problem in found)


def _told(detail: ErrorDetails, document: Document, model: type[BaseModel]) -> Iterator[Problem]:
    cause = detail.get("ctx", {}).get("error")
    if isinstance(cause, Misplaced):
        for one in (cause, *cause.more):
            yield Problem(document.line(one.at), f"{one}.", one.at)
    else:
        yield Problem(*_problem(detail, document, model), detail["loc"])


def _problem(detail: ErrorDetails, document: Document, model: type[BaseModel]) -> tuple[int, str]:
    """The line of one validation error and its words."""
    place = tuple(step for step in detail["loc"] if step != "[key]")
    kind = detail["type"]
    line = document.line(place)
    owner, last = named(document.value, place[:-1]), place[-1] if place else ""
    if kind == "missing":
        return line, f"{owner} has no “{last}”; expected {expected(model, place)}."
    if kind in ("extra_forbidden", "invalid_key"):
        names, part = fields(model_at(model, place[:-1])), owner.partition(" ")[0]
        instead = meant(str(last), names, part, detail["input"])
        return line, f"“{cut(str(last))}” is not known in {owner}; expected {instead}."
    cause = detail.get("ctx", {}).get("error")
    said = f" ({cause})" if cause else ""
    subject, shown = named(document.value, place), _shown(detail["input"], kind)
    return (
        line,
        f"{subject} is {shown}{said}; expected {expected(model, place)}{_such(detail, last)}.",
    )


def _such(detail: ErrorDetails, name: str | int) -> str:
    """An id that can be made of what was given."""
    made = as_id(str(detail["input"])) if name == "id" else ""
    return f", such as {made}" if made and detail["type"] == "string_pattern_mismatch" else ""


def _shown(value: object, kind: str) -> str:
    match value:
        case int() | float() if kind == "string_type" and not isinstance(value, bool):
            return f"the number {cut(str(value))}"
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
