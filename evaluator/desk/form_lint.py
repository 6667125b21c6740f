"""Looking a form's file over: what is wrong in it and what is doubtful, each with its place."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from evaluator.desk import forms
from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.forms.foreign.reading import is_foreign
from evaluator.forms.lint import lint as look_over
from evaluator.forms.model import Form
from evaluator.forms.read import Examined, examine, examine_content
from evaluator.forms.schema import schema
from evaluator.forms.values import Place
from evaluator.forms.write import content

__all__ = ["Fault", "Linted", "lint", "schema"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing to mend: the line of the file (from 1), the way to it, what it is, what to do."""

    line: int
    place: str
    message: str
    mend: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Linted:
    """What was found. A form with errors cannot be scored with, or not as it was meant."""

    errors: tuple[Fault, ...]
    warnings: tuple[Fault, ...]


def lint(desk: Desk, id_or_path: str) -> Linted:
    """Look a form over, by its id or its file. Raises UserError where there is none."""
    path = _path(desk, id_or_path)
    try:
        found = _examined(path)
    except UserError as error:
        if not path.is_file():
            raise
        return Linted(errors=_refused(path, error), warnings=())
    if found.content is None:
        told = (
            Fault(line=one.line, place=_way(one.place), message=one.fault, mend=one.mend)
            for one in found.problems
        )
        return Linted(errors=tuple(told), warnings=())
    findings = [
        (
            one.error,
            Fault(
                line=found.document.line(one.place),
                place=_way(one.place),
                message=one.message,
                mend=one.mend,
            ),
        )
        for one in look_over(found.content)
    ]
    return Linted(
        errors=tuple(fault for error, fault in findings if error),
        warnings=tuple(fault for error, fault in findings if not error),
    )


def _examined(path: Path) -> Examined[Form]:
    return examine_content(content(forms.load(path))) if is_foreign(path) else examine(path, Form)


def _refused(path: Path, error: UserError) -> tuple[Fault, ...]:
    """What another system's file or a spreadsheet is refused for: its hint has the faults after
    the first, a line each.
    """
    first = error.message.removeprefix(str(path)).lstrip(",: ")
    faults = (told.partition("; expected ") for told in (first, *error.hint.splitlines()))
    return tuple(
        Fault(
            line=1,
            place="",
            message=f"{message.rstrip('.')}.",
            mend=f"Expected {expected}" if expected else "",
        )
        for message, _, expected in faults
    )


def lines(path: str, what: str, faults: Iterable[Fault]) -> list[str]:
    """Faults for a terminal, one a line, as compilers tell them."""
    return [f"{path}:{one.line}: {what}: {one.message} {one.mend}".rstrip() for one in faults]


def _way(place: Place) -> str:
    return "/".join(map(str, place))


def _path(desk: Desk, id_or_path: str) -> Path:
    path = Path(id_or_path)
    if path.is_file():
        return path
    for file in reversed(forms.available(desk)):
        if file.form is not None and file.form.id == id_or_path:
            return file.path
    raise UserError(f"There is no form “{id_or_path}”.", "Give its file, or the id of a form.")
