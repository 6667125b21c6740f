"""Answers and notes from files: what the command line scores with."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from evaluator import figures
from evaluator.errors import UserError
from evaluator.exchange.results import Result, is_result, read_result
from evaluator.facts import from_json
from evaluator.forms.foreign.there import There, alone_in
from evaluator.forms.model import Form
from evaluator.scoring.explain import explain
from evaluator.scoring.score import Score, score
from evaluator.scoring.sheet import Sheet
from evaluator.scoring.sheet_json import answers_on, read_json, sheet_from

_MOST_BYTES = 20 * 2**20
_OURS = There()
"""A form that came from no other system."""


def score_file(
    form: Form, answers: Path, facts: Path | None = None, *, there: There = _OURS
) -> Score:
    """The score of an answers file such as {"lead-in": 3, "pace": "n/a"}; open points are allowed.

    It may be an evaluation of another system. `facts`, as the command line prints those of a call,
    are for conditions on facts; without them none of those holds. `there` is what the file that the
    form came from calls its questions and options. Raises UserError, which names the file, for what
    is no JSON, an unknown point, a wrong answer and no facts.
    """
    return score_and_stated(form, answers, facts, there=there)[0]


def score_and_stated(
    form: Form, answers: Path, facts: Path | None = None, *, there: There = _OURS
) -> tuple[Score, Result | None]:
    """The score as `score_file` has it, and the evaluation of another system, with the score stated
    there and what is not carried; None for answers of our own. The file is read once: it may be a
    pipe.
    """
    given = _json(answers)
    with _named(answers):
        result = _result(form, given, there)
    sheet = result.sheet
    found = score(form, sheet.answers, sheet.figures if facts is None else _figures(facts))
    return found, result if is_result(given) else None


def explained(form: Form, score: Score) -> str:
    """How a score came about, in words by which it can be had again by hand."""
    return explain(form, score)


def score_groups(forms: Mapping[str, Form], answers: Path) -> dict[str, Score]:
    """The scores of an answers file with a group of answers for each form by its id, in the order
    of the forms; a form may be left out.

    Raises UserError as `score_file` does, and for a group that is no form's.
    """
    given = _json(answers)
    with _named(answers):
        groups = _groups(forms, given)
        return {
            id: score(form, answers_on(form, groups[id]))
            for id, form in forms.items()
            if id in groups
        }


def read_sheet(
    form: Form, answers: Path, notes: Path | None = None, *, there: There = _OURS
) -> Sheet:
    """The sheet of an answers file and, if given, a notes file (`sheet_json.sheet_from`); `there`
    as `score_file` takes it.

    Raises UserError, which names the file, for anything that does not fit the form.
    """
    given = _json(answers)
    with _named(answers):
        sheet = _result(form, given, there).sheet
    if notes is None:
        return sheet
    said = _json(notes)
    with _named(notes):
        return _with_notes(form, sheet, said)


def read_sheets(
    forms: Mapping[str, Form], answers: Path, notes: Path | None = None
) -> dict[str, Sheet]:
    """The sheets of an answers file with a group for each form by its id, in the order of the
    forms, and of a notes file with such groups.

    Raises UserError as `read_sheet` does, for a form without answers and for a group of no form.
    """
    given, said = _json(answers), None if notes is None else _json(notes)
    with _named(answers):
        groups = _groups(forms, given)
        missing = ", ".join(id for id in forms if id not in groups)
        if missing:
            raise UserError(f"It has no answers for {missing}.", "Each form of a blend is scored.")
        sheets = {id: _result(form, groups[id]).sheet for id, form in forms.items()}
    if notes is None:
        return sheets
    with _named(notes):
        noted = _groups(forms, said)
        return {
            id: _with_notes(form, sheets[id], noted[id]) if id in noted else sheets[id]
            for id, form in forms.items()
        }


def _groups(forms: Mapping[str, Form], given: object) -> Mapping[str, object]:
    """What a file holds by forms. Raises UserError for anything else."""
    if not isinstance(given, dict) or not given.keys() <= forms.keys():
        raise UserError(
            "It has no group of answers for each form.",
            f'Expected a file such as {{"{next(iter(forms))}": {{...}}}}, with groups for'
            f" {', '.join(forms)}.",
        )
    return given


def _with_notes(form: Form, sheet: Sheet, said: object) -> Sheet:
    noted = sheet_from(form, dict(sheet.answers), said)
    return replace(noted, comments={**sheet.comments, **noted.comments})


def _figures(path: Path) -> dict[str, float]:
    """The figures of a file of facts."""
    told = _json(path)
    with _named(path):
        try:
            return figures.measured(from_json(cast(dict[str, Any], told)))
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            raise UserError(
                "It holds no facts of a call.",
                "Expected what “call-evaluator facts RECORDING --json” prints.",
            ) from error


def _result(form: Form, given: object, there: There = _OURS) -> Result:
    """Answers as they are written here, or another system's evaluation."""
    if is_result(given):
        return read_result(form, given, there)
    answers = alone_in(form, there.in_ours(given)) if isinstance(given, dict) else given
    return Result(sheet_from(form, answers), None, ())


def _json(path: Path) -> object:
    with _named(path):
        return read_json(_text(path))


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise UserError(f"It cannot be read: {error.strerror}.") from error
    if len(content) > _MOST_BYTES:
        raise UserError("It is larger than 20 MB.")
    try:
        return content.decode(json.detect_encoding(content))
    except UnicodeDecodeError as error:
        raise UserError("It is not UTF-8 text.", "Save it as UTF-8.") from error


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Say in which file it is that something is wrong."""
    try:
        yield
    except UserError as error:
        raise UserError(f"{path}: {error.message}", error.hint) from error
