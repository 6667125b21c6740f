"""Calls: kept with the facts around them, found again by what a reader would look for."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlalchemy
from sqlalchemy import Row, Select, exists, func, inspect
from sqlmodel import Session, col, select

from evaluator.errors import UserError
from evaluator.store import rows
from evaluator.store.connection import Database
from evaluator.store.filter import CallFilter, CallState, Condition, of_call, of_evaluation, one_of
from evaluator.store.times import from_text, to_text
from evaluator.terms import Agent, Call, Client, Direction, EndedBy, Recording, Shop

__all__ = ["CallFilter", "CallPage", "CallRow", "CallState", "Calls"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRow:
    """A call with its newest evaluation; "" and None where there is none.

    `state` is DRAFT while that evaluation has a draft; a list asked for one state shows that one.
    """

    call: Call
    state: CallState
    evaluation_id: str | None
    evaluator: str
    form: str
    score: float | None
    band: str
    finished: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallPage:
    """The newest calls that were asked for, and how many there are without the limit."""

    rows: tuple[CallRow, ...]
    total: int


_SHOP = tuple(field.name for field in fields(Shop))
_COLUMNS = (
    *(column for column in inspect(rows.Call).columns if column.name != "words"),
    col(rows.Agent.name).label("agent"),
    col(rows.Agent.team),
    col(rows.Client.name).label("client"),
    *(c for c in inspect(rows.Recording).columns if c.name not in ("id", "words")),
    *inspect(rows.Shop).columns,
)
"""A call with all that belongs to it in one row; the names are all different."""

_WHOLE = (
    sqlalchemy.select(*_COLUMNS)
    .select_from(rows.Call)
    .outerjoin(rows.Agent, col(rows.Call.agent_id) == col(rows.Agent.id))
    .outerjoin(rows.Client, col(rows.Call.client_id) == col(rows.Client.id))
    .outerjoin(rows.Recording, col(rows.Call.recording_id) == col(rows.Recording.id))
    .outerjoin(rows.Shop, col(rows.Call.id) == col(rows.Shop.call_id))
)
"""Every call so; made once, since one is read at every step of scoring."""


class Calls:
    """Every call, with or without a recording."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, call: Call) -> None:
        """Keep a new call. Its agent, client and recording are kept already.

        Raises UserError when its recording belongs to another call.
        """
        with self._database.writing() as session:
            if call.recording and _of_recording(session, call.recording.id):
                raise UserError("A call with this recording is in the list already.")
            row = rows.Call(id=call.id, **_details(call))
            session.add(row)
            session.flush()
            _put_shop(session, call)

    def change(self, call: Call) -> None:
        """Put right the details of a call. Raises UserError when the call is unknown."""
        with self._database.writing() as session:
            row = session.get(rows.Call, call.id)
            if row is None:
                raise _unknown()
            for name, value in _details(call).items():
                setattr(row, name, value)
            _put_shop(session, call)

    def get(self, id: str) -> Call:
        """A call. Raises UserError when it is unknown."""
        with self._database.reading() as session:
            return call_of(session, id)

    def of_recording(self, recording_id: str) -> Call | None:
        """The call with this recording, None when there is none."""
        with self._database.reading() as session:
            id = _of_recording(session, recording_id)
            return call_of(session, id) if id else None

    def listed(self, where: CallFilter, limit: int = 1000) -> CallPage:
        """The newest `limit` calls that are meant, and how many are meant in all."""
        with self._database.reading() as session:
            ids, total = _meant(session, where, limit)
            calls = calls_of(session, ids)
            newest = {found[0].call_id: found for found in _found(session, where, ids)}
        return CallPage(
            rows=tuple(_call_row(calls[id], newest.get(id), where.state) for id in ids),
            total=total,
        )

    def finished(self, where: CallFilter, limit: int = 1000) -> CallPage:
        """The finished evaluations that are meant, a row each: those of the newest `limit` calls,
        of each call the newest first. `total` counts the evaluations that are meant in all.
        """
        where = replace(where, state=CallState.FINISHED)
        with self._database.reading() as session:
            ids, total = _meant(session, where, limit)
            calls = calls_of(session, ids)
            found: dict[str, list[Newest]] = {id: [] for id in ids}
            for one in _found(session, where, ids):
                found[one[0].call_id].insert(0, one)
            shown = [_call_row(calls[id], one, where.state) for id in ids for one in found[id]]
            count = len(shown) if total == len(ids) else _counted(session, where)
        return CallPage(rows=tuple(shown), total=count)


def calls_of(session: Session, ids: Iterable[str]) -> dict[str, Call]:
    """Calls by id, with all that belongs to them; read as plain columns, since lists are long."""
    query = _WHOLE.where(one_of(rows.Call.id, ids))
    return {row.id: _call(row) for row in session.connection().execute(query)}


def call_of(session: Session, id: str) -> Call:
    """One call. Raises UserError when it is unknown."""
    call = calls_of(session, [id]).get(id)
    if call is None:
        raise _unknown()
    return call


def _meant(session: Session, where: CallFilter, limit: int) -> tuple[Sequence[str], int]:
    """The ids of the newest calls that are meant, and how many are meant in all."""
    conditions = [*of_call(where), *_in_state(where)]
    order = (col(rows.Call.at).desc(), col(rows.Call.id).desc())
    page = select(rows.Call.id).where(*conditions).order_by(*order)
    if where.text:  # looked for in every call: once is enough
        ids = session.exec(page).all()
        return ids[:limit], len(ids)
    count = select(func.count()).select_from(rows.Call).where(*conditions)
    return session.exec(page.limit(limit)).all(), session.exec(count).one()


def _unknown() -> UserError:
    return UserError("This call is not in the database.", "Look in the list of calls.")


def _of_recording(session: Session, recording_id: str) -> str | None:
    return session.exec(select(rows.Call.id).where(rows.Call.recording_id == recording_id)).first()


def _details(call: Call) -> dict[str, Any]:
    came_in, came_in_zone = to_text(call.came_in)
    started, started_zone = to_text(call.started) if call.started else (None, None)
    return {
        "came_in": came_in,
        "came_in_zone": came_in_zone,
        "started": started,
        "started_zone": started_zone,
        "at": started or came_in,
        "day": (call.started or call.came_in).date().isoformat(),
        "agent_id": call.agent.id if call.agent else None,
        "client_id": call.client.id if call.client else None,
        "recording_id": call.recording.id if call.recording else None,
        "direction": str(call.direction),
        "reference": call.reference,
        "words": call.reference.casefold(),
        "agent_channel": call.agent_channel,
    }


def _put_shop(session: Session, call: Call) -> None:
    row = session.get(rows.Shop, call.id)
    if row is not None:
        session.delete(row)
        session.flush()
    if call.shop is not None:
        session.add(rows.Shop(call_id=call.id, **asdict(call.shop)))


def _call(row: Row[*tuple[Any, ...]]) -> Call:
    return Call(
        id=row.id,
        came_in=from_text(row.came_in, row.came_in_zone),
        agent=Agent(row.agent_id, row.agent, row.team) if row.agent_id else None,
        client=Client(row.client_id, row.client) if row.client_id else None,
        started=from_text(row.started, row.started_zone) if row.started else None,
        direction=Direction(row.direction),
        reference=row.reference,
        recording=_recording(row) if row.recording_id else None,
        shop=_shop(row) if row.call_id else None,
        agent_channel=row.agent_channel,
    )


def _recording(row: Row[*tuple[Any, ...]]) -> Recording:
    return Recording(
        id=row.recording_id,
        sha256=row.sha256,
        path=Path(row.path),
        size=row.size,
        duration=row.duration,
        channels=row.channels,
        sample_rate=row.sample_rate,
        codec=row.codec,
    )


def _shop(row: Row[*tuple[Any, ...]]) -> Shop:
    facts = {name: getattr(row, name) for name in _SHOP}
    return Shop(**{**facts, "ended_by": EndedBy(row.ended_by)})


def _in_state(where: CallFilter) -> list[Condition]:
    """Conditions on the evaluations of a call."""
    meant = of_evaluation(where)
    if where.state is None and not meant:
        return []
    any_ = exists().where(col(rows.Evaluation.call_id) == col(rows.Call.id), *meant)
    match where.state:
        case CallState.NEW:
            return [~any_]
        case CallState.FINISHED:
            return [any_.where(col(rows.Evaluation.revision) > 0)]
        case CallState.DRAFT:
            drafts = select(rows.Draft.evaluation_id)
            drafted = select(rows.Evaluation.call_id).where(
                col(rows.Evaluation.id).in_(drafts), *meant
            )
            return [col(rows.Call.id).in_(drafted)]
    return [any_]


Newest = tuple[rows.Evaluation, str, str, str | None]


def _counted(session: Session, where: CallFilter) -> int:
    """How many finished evaluations are meant."""
    row = rows.Evaluation
    query = (
        select(func.count())
        .select_from(row)
        .join(rows.Call, col(row.call_id) == col(rows.Call.id))
        .where(col(row.revision) > 0, *of_call(where), *of_evaluation(where))
    )
    return session.exec(query).one()


def _found(session: Session, where: CallFilter, ids: Iterable[str]) -> Sequence[Newest]:
    """The evaluations of calls that are meant, in the order in which they were begun; with
    evaluator, form and the id of its draft.
    """
    row = rows.Evaluation
    query: Select[Newest] = (
        select(row, rows.Evaluator.name, rows.Form.title, rows.Draft.evaluation_id)  # type: ignore[assignment]
        .join(rows.Evaluator, col(row.evaluator_id) == col(rows.Evaluator.id))
        .join(rows.Form, col(row.form_hash) == col(rows.Form.hash))
        .outerjoin(rows.Draft, col(rows.Draft.evaluation_id) == col(row.id))
        .where(one_of(row.call_id, ids), *of_evaluation(where))
        .order_by(col(row.id))
    )
    if where.state is CallState.FINISHED:
        query = query.where(col(row.revision) > 0)
    if where.state is CallState.DRAFT:
        query = query.where(col(rows.Draft.evaluation_id).is_not(None))
    if where.state is CallState.NEW:
        return ()
    found: Sequence[Newest] = session.exec(query).all()  # type: ignore[call-overload]
    return found


def _call_row(call: Call, newest: Newest | None, asked: CallState | None) -> CallRow:
    if newest is None:
        return CallRow(
            call=call,
            state=CallState.NEW,
            evaluation_id=None,
            evaluator="",
            form="",
            score=None,
            band="",
            finished=None,
        )
    row, evaluator, form, draft = newest
    return CallRow(
        call=call,
        state=asked or (CallState.DRAFT if draft else CallState.FINISHED),
        evaluation_id=row.id,
        evaluator=evaluator,
        form=form,
        score=row.score,
        band=row.band or "",
        finished=finished_of(row),
    )


def finished_of(row: rows.Evaluation) -> datetime | None:
    """When an evaluation was last finished."""
    return from_text(row.finished, row.finished_zone or "") if row.finished else None
