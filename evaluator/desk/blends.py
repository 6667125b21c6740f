"""Blends of forms: those that ship, the user's own, and scoring answers on all of their forms."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from evaluator.desk import answer_files, forms
from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.forms.blend import Blend
from evaluator.forms.model import Form
from evaluator.forms.read import MAX_BYTES, read_blend
from evaluator.places import shipped
from evaluator.scoring.blend import BlendScore, blend_score
from evaluator.scoring.score import Score

__all__ = ["Blend", "Blended", "available", "find", "score_file"]

_BLEND: Final = re.compile(rb"^blend\s*:", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Blended:
    """A blend with its score, and the score on each of its forms that was answered, by its id."""

    blend: Blend
    score: BlendScore
    of: dict[str, Score]


def available(desk: Desk) -> tuple[Blend, ...]:
    """The blends that ship, then the user's own, which stand in the folder `blends` of their forms.

    Raises UserError for one that is broken.
    """
    return tuple(
        read_blend(path)
        for folder in (shipped("forms"), forms.folder(desk.places))
        for path in sorted((folder / "blends").glob("*.yaml"))
    )


def find(desk: Desk, id_or_path: str) -> Blend | None:
    """The blend that a file holds, or that has this id; None where it is none.

    Raises UserError for a blend that is broken.
    """
    path = Path(id_or_path)
    if path.is_file():
        return read_blend(path) if _is_blend(path) else None
    if "/" in id_or_path or "." in id_or_path:  # the name of a file, which no id can be
        return None
    return next((one for one in reversed(available(desk)) if one.id == id_or_path), None)


def score_file(desk: Desk, blend: Blend, answers: Path) -> Blended:
    """Score an answers file with a group for each form: {"seven-point-call": {"lead-in": 3}, ...}.

    A form that is left out is open. Raises UserError for a form of the blend that there is not, and
    for answers that do not fit.
    """
    of = answer_files.score_groups(dict(_forms(desk, blend)), answers)
    return Blended(blend=blend, score=blend_score(blend, of), of=of)


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
