"""Evaluations: drafts that are kept as they grow, and revisions that never change."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from evaluator.errors import UserError
from evaluator.forms.model import Form
from evaluator.ids import new_id
from evaluator.now import now
from evaluator.scoring.beginning import begun
from evaluator.scoring.evaluation import Evaluation, KeptDraft
from evaluator.scoring.score import score
from evaluator.scoring.sheet import Sheet
from evaluator.store import rows
from evaluator.store.calls import call_of, calls_of, finished_of
from evaluator.store.connection import Database
from evaluator.store.filter import CallFilter, of_call, of_evaluation, one_of
from evaluator.store.forms import FormVersions
from evaluator.store.revisions import append, check_finished, spread
from evaluator.store.sheets import read_score, read_sheet, sheet_text
from evaluator.store.times import from_text, to_text
from evaluator.terms import Call, Evaluator

_AT_ONCE = 200
"""Evaluations read in one unit while streaming, so that no unit stays open for long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationRow:
    """An evaluation in a list; `revision` is 0 and the result empty before the first finish.

    `taken` as in `Evaluation`.
    """

    id: str
    evaluator: str
    form: str
    revision: int
    draft: bool
    score: float | None
    band: str
    finished: datetime | None
    taken: float | None


class Evaluations:
    """Calls as judged: one evaluation for a call, an evaluator and a form's id."""

    def __init__(self, database: Database, forms: FormVersions) -> None:
        self._database = database
        self._forms = forms

    def open(self, call_id: str, evaluator: Evaluator, form: Form) -> KeptDraft:
        """The draft of this evaluator on this call, begun when there is none yet.

        A draft stays on the version of the form that it was begun on.
        Raises UserError for an unknown call, an evaluation that is finished, and a retired form.
        """
        with self._database.writing() as session:
            call = call_of(session, call_id)
            row = _same(session, call_id, evaluator, form)
            if row is None:
                self._forms.check_in_use(session, form)
                self._forms.pin(session, form)
                row = _begin(session, call, evaluator, form)
            draft = session.get(rows.Draft, row.id)
            if draft is None:
                raise UserError(
                    "This evaluation is finished.", "Reopen it to make a new revision of it."
                )
            return self._kept(session, row, draft, call)

    def keep(
        self,
        evaluation_id: str,
        sheet: Sheet,
        focus: str | None,
        position: float,
        taken: float | None = None,
    ) -> datetime:
        """Keep the draft as it is now; it is on the disk on return, which says when.

        `taken` is all the time worked on it in seconds; None leaves what is kept of that.
        Raises UserError when the evaluation has no draft.
        """
        saved = now()
        with self._database.writing() as session:
            draft = _draft(session, evaluation_id)
            draft.sheet, draft.focus, draft.position = sheet_text(sheet), focus, position
            draft.saved, draft.saved_zone = to_text(saved)
            draft.taken = draft.taken if taken is None else taken
        return saved

    def finish(self, evaluation_id: str) -> Evaluation:
        """Score the kept draft and append it as a revision, all or nothing.

        Raises UserError while a question is open, while evidence that the form asks for lacks,
        while nobody said who the agent is, and when there is no draft.
        """
        with self._database.writing() as session:
            draft = _draft(session, evaluation_id)
            row = session.get_one(rows.Evaluation, evaluation_id)
            form, sheet = self._forms.pinned(session, draft.form_hash), read_sheet(draft.sheet)
            result = score(form, sheet.answers, sheet.figures)
            call = call_of(session, row.call_id)
            check_finished(call, form, sheet, result)
            revision = append(session, row, draft, result)
            spread(session, revision, form, sheet, result)
            session.delete(draft)
            session.flush()
            return self._evaluation(session, row, revision, call)

    def reopen(self, evaluation_id: str) -> KeptDraft:
        """A draft on top of the latest revision, which stays; the draft itself where there is one.

        Raises UserError when the evaluation is unknown.
        """
        with self._database.writing() as session:
            row = _known(session, evaluation_id)
            draft = session.get(rows.Draft, evaluation_id)
            if draft is None:
                latest = session.get_one(rows.Revision, (evaluation_id, row.revision))
                draft = _new_draft(row, latest.form_hash, latest.sheet, latest.taken)
                session.add(draft)
            return self._kept(session, row, draft, call_of(session, row.call_id))

    def discard(self, evaluation_id: str) -> None:
        """Throw the draft away; what was finished stays, what never was finished is gone."""
        with self._database.writing() as session:
            session.delete(_draft(session, evaluation_id))
            session.flush()
            row = session.get_one(rows.Evaluation, evaluation_id)
            if row.revision == 0:
                session.delete(row)

    def draft(self, evaluation_id: str) -> KeptDraft | None:
        """The draft of an evaluation, None when it has none."""
        with self._database.reading() as session:
            draft = session.get(rows.Draft, evaluation_id)
            return self._found(session, draft) if draft else None

    def latest_draft(self) -> KeptDraft | None:
        """The draft that was kept last."""
        query = select(rows.Draft).order_by(col(rows.Draft.saved).desc()).limit(1)
        with self._database.reading() as session:
            draft = session.exec(query).first()
            return self._found(session, draft) if draft else None

    def get(self, evaluation_id: str, revision: int | None = None) -> Evaluation:
        """A finished revision, the latest when none is named. Raises UserError when unknown."""
        with self._database.reading() as session:
            row = _known(session, evaluation_id)
            found = session.get(rows.Revision, (evaluation_id, revision or row.revision))
            if found is None:
                raise UserError(
                    f"This evaluation has no revision {revision}."
                    if revision
                    else "This evaluation is not finished yet."
                )
            return self._evaluation(session, row, found, call_of(session, row.call_id))

    def revisions(self, evaluation_id: str) -> tuple[Evaluation, ...]:
        """Every finished revision, oldest first."""
        query = (
            select(rows.Revision)
            .where(rows.Revision.evaluation_id == evaluation_id)
            .order_by(col(rows.Revision.number))
        )
        with self._database.reading() as session:
            row = _known(session, evaluation_id)
            call = call_of(session, row.call_id)
            found = session.exec(query).all()
            return tuple(self._evaluation(session, row, revision, call) for revision in found)

    def of_call(self, call_id: str) -> tuple[EvaluationRow, ...]:
        """The evaluations of a call, in the order in which they were begun."""
        row = rows.Evaluation
        query = (
            select(row, rows.Evaluator.name, rows.Form.title, rows.Draft.evaluation_id)
            .join(rows.Evaluator, col(row.evaluator_id) == col(rows.Evaluator.id))
            .join(rows.Form, col(row.form_hash) == col(rows.Form.hash))
            .outerjoin(rows.Draft, col(rows.Draft.evaluation_id) == col(row.id))
            .where(row.call_id == call_id)
            .order_by(col(row.id))
        )
        with self._database.reading() as session:
            return tuple(
                EvaluationRow(
                    id=found.id,
                    evaluator=evaluator,
                    form=form,
                    revision=found.revision,
                    draft=draft is not None,
                    score=found.score,
                    band=found.band or "",
                    finished=finished_of(found),
                    taken=found.taken,
                )
                for found, evaluator, form, draft in session.exec(query)
            )

    def finished(self, where: CallFilter) -> Iterator[Evaluation]:
        """The latest revisions of the calls that are meant, oldest call first, as a stream.

        `where.state` is not looked at: what has a finished revision is finished.
        """
        row = rows.Evaluation
        query = (
            select(row.id)
            .join(rows.Call, col(row.call_id) == col(rows.Call.id))
            .where(col(row.revision) > 0, *of_call(where), *of_evaluation(where))
            .order_by(col(rows.Call.at), col(rows.Call.id), col(row.id))
        )
        with self._database.reading() as session:
            ids = session.exec(query).all()
        for first in range(0, len(ids), _AT_ONCE):
            yield from self._latest(ids[first : first + _AT_ONCE])

    def _latest(self, ids: Sequence[str]) -> list[Evaluation]:
        row, revision = rows.Evaluation, rows.Revision
        query = (
            select(row, revision)
            .join(revision, col(revision.evaluation_id) == col(row.id))
            .where(one_of(row.id, ids), col(revision.number) == col(row.revision))
        )
        with self._database.reading() as session:
            found = {evaluation.id: (evaluation, last) for evaluation, last in session.exec(query)}
            calls = calls_of(session, {evaluation.call_id for evaluation, _ in found.values()})
            return [
                self._evaluation(session, evaluation, last, calls[evaluation.call_id])
                for evaluation, last in (found[id] for id in ids)
            ]

    def _found(self, session: Session, draft: rows.Draft) -> KeptDraft:
        row = _known(session, draft.evaluation_id)
        return self._kept(session, row, draft, call_of(session, row.call_id))

    def _kept(
        self, session: Session, row: rows.Evaluation, draft: rows.Draft, call: Call
    ) -> KeptDraft:
        return KeptDraft(
            evaluation_id=row.id,
            base=draft.base,
            call=call,
            evaluator=_evaluator(session, row),
            form=self._forms.pinned(session, draft.form_hash),
            sheet=read_sheet(draft.sheet),
            focus=draft.focus,
            position=draft.position,
            saved=from_text(draft.saved, draft.saved_zone),
            taken=draft.taken,
        )

    def _evaluation(
        self, session: Session, row: rows.Evaluation, revision: rows.Revision, call: Call
    ) -> Evaluation:
        return Evaluation(
            id=row.id,
            revision=revision.number,
            call=call,
            evaluator=_evaluator(session, row),
            form=self._forms.pinned(session, revision.form_hash),
            sheet=read_sheet(revision.sheet),
            score=read_score(revision.result),
            finished=from_text(revision.finished, revision.finished_zone),
            digest=revision.digest,
            taken=revision.taken,
        )


def _same(
    session: Session, call_id: str, evaluator: Evaluator, form: Form
) -> rows.Evaluation | None:
    return session.exec(
        select(rows.Evaluation).where(
            rows.Evaluation.call_id == call_id,
            rows.Evaluation.evaluator_id == evaluator.id,
            rows.Evaluation.form_id == form.id,
        )
    ).first()


def _begin(session: Session, call: Call, evaluator: Evaluator, form: Form) -> rows.Evaluation:
    row = rows.Evaluation(
        id=new_id(),
        call_id=call.id,
        evaluator_id=evaluator.id,
        form_id=form.id,
        form_hash=form.hash,
        revision=0,
        score=None,
        band=None,
        finished=None,
        finished_zone=None,
        taken=None,
    )
    session.add(row)
    session.flush()
    session.add(_new_draft(row, form.hash, sheet_text(begun(form)), 0.0))
    session.flush()
    return row


def _new_draft(row: rows.Evaluation, form_hash: str, sheet: str, taken: float | None) -> rows.Draft:
    saved, saved_zone = to_text(now())
    return rows.Draft(
        evaluation_id=row.id,
        form_hash=form_hash,
        base=row.revision,
        sheet=sheet,
        focus=None,
        position=0.0,
        saved=saved,
        saved_zone=saved_zone,
        taken=taken,
    )


def _known(session: Session, evaluation_id: str) -> rows.Evaluation:
    row = session.get(rows.Evaluation, evaluation_id)
    if row is None:
        raise UserError("This evaluation is not in the database.", "Look in the list of calls.")
    return row


def _draft(session: Session, evaluation_id: str) -> rows.Draft:
    draft = session.get(rows.Draft, evaluation_id)
    if draft is None:
        raise UserError("This evaluation has no draft.", "Reopen it to change it.")
    return draft


def _evaluator(session: Session, row: rows.Evaluation) -> Evaluator:
    found = session.get_one(rows.Evaluator, row.evaluator_id)
    return Evaluator(found.id, found.name)
