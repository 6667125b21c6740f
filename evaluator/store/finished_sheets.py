"""What was answered on a form, quickly: it is scored again under another version of it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlmodel import col

from evaluator.store import rows
from evaluator.store.connection import Database
from evaluator.store.filter import CallFilter, of_call, of_evaluation
from evaluator.store.sheets import read_answers
from evaluator.terms import Answer

_AT_ONCE = 1000
"""Sheets read in one unit, so that no unit stays open for long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishedSheet:
    """The latest finished revision of an evaluation: its sheet, and what it scored then.

    `form_hash` is that of the version of the form that it was scored on. `agent` and `reference`
    are "" where the call has none; `day` is the local day of the call. Of the sheet there is what
    a score comes from: `answers` by question, `figures` by name.
    """

    evaluation_id: str
    call_id: str
    day: date
    agent: str
    reference: str
    form_hash: str
    score: float | None
    band: str | None
    passed: bool | None
    answers: Mapping[str, Answer]
    figures: Mapping[str, float]


class FinishedSheets:
    """What was answered on a form, whatever version of it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def on(
        self, form_id: str, where: CallFilter | None = None, form_hash: str = ""
    ) -> Iterator[FinishedSheet]:
        """The finished sheets on the forms with this id, in the order of their evaluations' ids.

        `form_hash` leaves those on one version of it. They come as a stream; `where.state` is not
        looked at. Raises UserError.
        """
        query, last = _query(form_id, where or CallFilter()), ""
        if form_hash:
            query = query.where(col(rows.Revision.form_hash) == form_hash)
        while True:
            with self._database.reading() as session:
                piece = query.where(col(rows.Evaluation.id) > last)
                found = session.connection().execute(piece).all()
            answers = read_answers([row.answers for row in found])
            yield from map(_finished, found, answers)
            if len(found) < _AT_ONCE:
                return
            last = found[-1].id


def _finished(row: Row[Any], answers: Mapping[str, Answer]) -> FinishedSheet:
    return FinishedSheet(
        evaluation_id=row.id,
        call_id=row.call_id,
        day=date.fromisoformat(row.day),
        agent=row.name or "",
        reference=row.reference,
        form_hash=row.form_hash,
        score=row.score,
        band=row.band,
        passed=None if row.passed is None else bool(row.passed),
        answers=answers,
        figures=json.loads(row.figures) if row.figures else {},
    )


def _query(form_id: str, where: CallFilter) -> Select[*tuple[Any, ...]]:
    """The first of the sheets; the caller says behind which evaluation to go on."""
    evaluation, revision, call, agent = rows.Evaluation, rows.Revision, rows.Call, rows.Agent
    return (
        select(
            col(evaluation.id),
            col(evaluation.call_id),
            col(call.day),
            col(call.reference),
            col(agent.name),
            col(revision.form_hash),
            col(revision.score),
            col(revision.band),
            func.json_extract(revision.result, "$.passed").label("passed"),
            func.json_extract(revision.sheet, "$.answers").label("answers"),
            func.json_extract(revision.sheet, "$.figures").label("figures"),
        )
        .join(call, col(evaluation.call_id) == col(call.id))
        .outerjoin(agent, col(call.agent_id) == col(agent.id))
        .join(
            revision,
            (col(revision.evaluation_id) == col(evaluation.id))
            & (col(revision.number) == col(evaluation.revision)),
        )
        .where(col(evaluation.form_id) == form_id, *of_call(where), *of_evaluation(where))
        .order_by(col(evaluation.id))
        .limit(_AT_ONCE)
    )
