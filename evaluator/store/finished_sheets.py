"""The finished sheets on a form, quickly: what is scored again under another version of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlmodel import col

from evaluator.scoring.sheet import Sheet
from evaluator.store import rows
from evaluator.store.connection import Database
from evaluator.store.filter import CallFilter, of_call, of_evaluation
from evaluator.store.sheets import read_sheet

_AT_ONCE = 1000
"""Sheets read in one unit, so that no unit stays open for long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishedSheet:
    """The latest finished revision of an evaluation: its sheet, and what it scored then.

    `form_hash` is that of the version of the form that it was scored on.
    """

    evaluation_id: str
    form_hash: str
    score: float | None
    sheet: Sheet


class FinishedSheets:
    """What was answered on a form, whatever version of it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def on(self, form_id: str, where: CallFilter | None = None) -> Iterator[FinishedSheet]:
        """The finished sheets on the forms with this id, in the order of their evaluations' ids.

        They come as a stream; `where.state` is not looked at. Raises UserError.
        """
        query, last = _query(form_id, where or CallFilter()), ""
        while True:
            with self._database.reading() as session:
                piece = query.where(col(rows.Evaluation.id) > last)
                found = session.connection().execute(piece).all()
            for id, form_hash, score, sheet in found:
                yield FinishedSheet(
                    evaluation_id=id, form_hash=form_hash, score=score, sheet=read_sheet(sheet)
                )
            if len(found) < _AT_ONCE:
                return
            last = found[-1].id


def _query(form_id: str, where: CallFilter) -> Select[str, str, float | None, str]:
    """The first of the sheets; the caller says behind which evaluation to go on."""
    evaluation, revision, call = rows.Evaluation, rows.Revision, rows.Call
    return (
        select(
            col(evaluation.id),
            col(revision.form_hash),
            col(revision.score),
            col(revision.sheet),
        )
        .join(call, col(evaluation.call_id) == col(call.id))
        .join(
            revision,
            (col(revision.evaluation_id) == col(evaluation.id))
            & (col(revision.number) == col(evaluation.revision)),
        )
        .where(col(evaluation.form_id) == form_id, *of_call(where), *of_evaluation(where))
        .order_by(col(evaluation.id))
        .limit(_AT_ONCE)
    )
