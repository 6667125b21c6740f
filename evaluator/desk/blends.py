"""Blends of forms: those that ship, the user's own, and scoring answers on all of their forms."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from evaluator.desk import answer_files, forms, in_one_step
from evaluator.desk.calls import CallDetails
from evaluator.desk.desk import Desk
from evaluator.desk.form_lint import Linted, linted
from evaluator.errors import UserError
from evaluator.forms.blend import Blend
from evaluator.forms.blend_lint import Finding, lint_blend
from evaluator.forms.model import Form
from evaluator.forms.read import MAX_BYTES, examine, read_blend
from evaluator.places import shipped
from evaluator.scoring.blend import BlendScore, blend_score
from evaluator.scoring.evaluation import Evaluation
from evaluator.scoring.score import Score

__all__ = [
    "Blend",
    "BlendFile",
    "BlendScore",
    "Blended",
    "Evaluation",
    "Finding",
    "Member",
    "available",
    "evaluate",
    "file_of",
    "files",
    "find",
    "folder",
    "known_forms",
    "lint_file",
    "look_over",
    "members",
    "named",
    "score_file",
    "sound",
]

_BLEND: Final = re.compile(rb"^blend\s*:", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class BlendFile:
    """A blend's file; `blend` is None where it cannot be read, and `problem` says why.

    `faults` are what is wrong or doubtful in it, such as a form that is not there.
    """

    path: Path
    blend: Blend | None
    problem: str
    ships: bool
    faults: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A form of a blend: its share (0 to 1) of the score, and the form, None where it is not there.

    `title` is the id of a form that is not there.
    """

    id: str
    title: str
    share: float
    form: Form | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Blended:
    """A blend with its score, and the score on each of its forms that was answered, by its id."""

    blend: Blend
    score: BlendScore
    of: dict[str, Score]


def files(desk: Desk) -> tuple[BlendFile, ...]:
    """Every blend's file: those that ship, then the user's own; broken ones with their problem."""
    return tuple(
        replace(one, faults=look_over(desk, one.blend)) if one.blend else one
        for one in _files(desk)
    )


def available(desk: Desk) -> tuple[Blend, ...]:
    """The blends that ship, and the user's own, which stand in the folder `blends` of their forms.

    Each id once, as in `sound`. Raises UserError for one that is broken.
    """
    for one in _files(desk):
        if one.blend is None:
            raise UserError(one.problem)
    return sound(desk)


def sound(desk: Desk) -> tuple[Blend, ...]:
    """The blends that can be read, each id once: the user's own goes before one that ships."""
    return tuple({one.blend.id: one.blend for one in _files(desk) if one.blend}.values())


def find(desk: Desk, id_or_path: str) -> Blend | None:
    """The blend that a file holds, or that has this id; None where it is none.

    Raises UserError for a blend that is broken.
    """
    path = Path(id_or_path)
    if path.is_file():
        return read_blend(path) if _is_blend(path) else None
    if "/" in id_or_path or "." in id_or_path:  # the name of a file, which no id can be
        return None
    return next((one for one in available(desk) if one.id == id_or_path), None)


def members(desk: Desk, blend: Blend) -> tuple[Member, ...]:
    """The forms of a blend, in its order."""
    there = {file.form.id: file.form for file in forms.available(desk) if file.form is not None}
    there |= {form.id: form for form in forms.offered(desk)}
    whole = sum(blend.shares.values())
    return tuple(
        Member(
            id=id,
            title=there[id].title if id in there else id,
            share=share / whole,
            form=there.get(id),
        )
        for id, share in blend.shares.items()
    )


def named(desk: Desk, id_or_path: str | None) -> Blend | None:
    """The blend that was asked for, None where none was. Raises UserError where it is not there."""
    if id_or_path is None:
        return None
    blend = find(desk, id_or_path)
    if blend is None:
        known = ", ".join(one.id for one in sound(desk))
        raise UserError(f"There is no blend “{id_or_path}”.", f"There are: {known}.")
    return blend


def score_file(desk: Desk, blend: Blend, answers: Path) -> Blended:
    """Score an answers file with a group for each form: {"seven-point-call": {"lead-in": 3}, ...}.

    A form that is left out is open. Raises UserError for a form of the blend that there is not, and
    for answers that do not fit.
    """
    of = answer_files.score_groups(dict(_forms(desk, blend)), answers)
    return Blended(blend=blend, score=blend_score(blend, of), of=of)


def evaluate(
    desk: Desk,
    blend: Blend,
    recording: Path,
    answers: Path,
    notes: Path | None,
    *,
    details: CallDetails,
    evaluator: str,
) -> tuple[BlendScore, tuple[Evaluation, ...]]:
    """Bring a recording in, score it on every form of a blend and finish them all.

    Answers and notes have a group for each form. Raises UserError as `in_one_step.evaluate_all`
    does, and for answers that do not fit.
    """
    of = dict(_forms(desk, blend))
    sheets = answer_files.read_sheets(of, answers, notes)
    done = in_one_step.evaluate_all(
        desk,
        recording,
        [(of[id], sheet) for id, sheet in sheets.items()],
        details=details,
        evaluator=evaluator,
    )
    return blend_score(blend, {one.form.id: one.score for one in done}), done


def folder(desk: Desk) -> Path:
    """Where the user's own blends are."""
    return forms.folder(desk.places) / "blends"


def _files(desk: Desk) -> Iterator[BlendFile]:
    for where, ships in ((shipped("forms") / "blends", True), (folder(desk), False)):
        for path in sorted(where.glob("*.yaml")):
            now = path.stat()
            yield _read(path, ships, now.st_mtime_ns, now.st_size)


@lru_cache(maxsize=128)
def _read(path: Path, ships: bool, _changed: int, _size: int) -> BlendFile:
    """A blend's file, read again when it has changed."""
    try:
        blend = read_blend(path)
    except UserError as error:
        return BlendFile(path=path, blend=None, problem=str(error), ships=ships)
    return BlendFile(path=path, blend=blend, problem="", ships=ships)


def look_over(desk: Desk, blend: Blend) -> tuple[Finding, ...]:
    """What is wrong or doubtful in a blend: forms that are not there, shares that do not add up."""
    return lint_blend(blend, *known_forms(desk))


def file_of(desk: Desk, id_or_path: str) -> Path | None:
    """The file of a blend, by that or its id; None where it is none."""
    path = Path(id_or_path)
    if not path.is_file():
        own = [one.path for one in _files(desk) if one.blend and one.blend.id == id_or_path]
        path = own[-1] if own else path
    return path if _is_blend(path) else None


def lint_file(desk: Desk, path: Path) -> Linted:
    """What is wrong or doubtful in the file of a blend, with its lines.

    Raises UserError where the file cannot be read.
    """
    found = examine(path, Blend)
    return linted(found, look_over(desk, found.content) if found.content else ())


def known_forms(desk: Desk) -> tuple[frozenset[str], frozenset[str]]:
    """The ids of the forms that have a published version, and of those that have a retired one."""
    by: dict[forms.Status, set[str]] = {status: set() for status in forms.Status}
    for file in forms.available(desk):
        if file.form is not None:
            by[file.status].add(file.form.id)
    return frozenset(by[forms.Status.PUBLISHED]), frozenset(by[forms.Status.RETIRED])


def _forms(desk: Desk, blend: Blend) -> Iterator[tuple[str, Form]]:
    for id in blend.shares:
        try:
            yield id, forms.find(desk, id)
        except UserError as error:
            raise UserError(f"The blend “{blend.title}”: {error.message}", error.hint) from error


def _is_blend(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return _BLEND.search(file.read(MAX_BYTES)) is not None
    except OSError:
        return False  # who reads it as a form says what is wrong
