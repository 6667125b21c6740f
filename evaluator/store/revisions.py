"""Finishing: what it asks for, and the revision that it appends."""

from typing import Any

from sqlalchemy import insert
from sqlmodel import Session, SQLModel

from evaluator.errors import UserError
from evaluator.forms.model import Form
from evaluator.now import now
from evaluator.scoring.evidence import check_shown
from evaluator.scoring.score import Score
from evaluator.scoring.sheet import Sheet
from evaluator.store import rows
from evaluator.store.answers import Layout, section_scores
from evaluator.store.seal import digest
from evaluator.store.sheets import score_text
from evaluator.store.times import to_text
from evaluator.terms import Call


def check_finished(call: Call, form: Form, sheet: Sheet, result: Score) -> None:
    """Raise UserError while a question is open, proof or a reason lacks, or no agent is named."""
    if result.open:
        titles = ", ".join(f"“{form.question(id).title}”" for id in result.open)
        raise UserError(
            f"Not every point has an answer yet: {titles}.", "Answer them, then finish."
        )
    check_shown(form, sheet, recorded=call.recording is not None)
    if call.agent is None:
        raise UserError("Nobody has said who the agent is.", "Name the agent, then finish.")


def append(
    session: Session, row: rows.Evaluation, draft: rows.Draft, result: Score
) -> rows.Revision:
    """Seal the draft as the next revision, and note its result on the evaluation.

    A draft on which no work was measured (its answers came from a file) is one of unknown time.
    """
    before = session.get(rows.Revision, (row.id, row.revision)) if row.revision else None
    row.revision += 1
    row.form_hash, row.score, row.band = draft.form_hash, result.value, result.band
    row.finished, row.finished_zone = to_text(now())
    row.taken = draft.taken or None
    revision = rows.Revision(
        evaluation_id=row.id,
        number=row.revision,
        form_hash=draft.form_hash,
        score=result.value,
        band=result.band,
        result=score_text(result),
        sheet=draft.sheet,
        finished=row.finished,
        finished_zone=row.finished_zone,
        taken=row.taken,
        previous=before.digest if before else "",
        digest="",
    )
    revision.digest = digest(row, revision)
    session.add(revision)
    session.flush()
    return revision


def spread(
    session: Session, revision: rows.Revision, form: Form, sheet: Sheet, result: Score
) -> None:
    """Lay answers, sections and moments out as rows, for SQL to count."""
    place: dict[str, Any] = {"evaluation_id": revision.evaluation_id, "revision": revision.number}
    answers = [
        {**place, "question": id, "state": state, "points": points, "of": of, "value": value}
        for id, (state, points, of, value) in Layout(form).of(sheet, result).items()
    ]
    sections = [
        {**place, "section": id, "score": score} for id, score in section_scores(result).items()
    ]
    moments = [
        {
            **place,
            "id": moment.id,
            "start": moment.start,
            "end": moment.end,
            "note": moment.note,
            "kind": moment.kind,
        }
        for moment in sheet.moments
    ]
    linked = [
        {**place, "moment": moment.id, "question": id}
        for moment in sheet.moments
        for id in moment.questions
    ]
    _insert(session, rows.Answer, answers)
    _insert(session, rows.SectionScore, sections)
    _insert(session, rows.Moment, moments)
    _insert(session, rows.MomentQuestion, linked)


def _insert(session: Session, table: type[SQLModel], values: list[dict[str, Any]]) -> None:
    """Many rows at once, none of which the session has to follow."""
    if values:
        session.connection().execute(insert(table), values)
