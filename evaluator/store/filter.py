"""Which calls are meant: the same conditions for the list, for the trends and for the export."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import ColumnElement, exists, func, or_
from sqlalchemy.orm import aliased
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from evaluator.store import rows


class CallState(StrEnum):
    """How far the evaluation of a call is."""

    NEW = "new"
    DRAFT = "draft"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallFilter:
    """Which calls are meant; "" and None mean all of them. Names are whole names, not ids.

    `text` is looked for in agent, client, reference, file name and evaluator, in any case.
    `form` is a form's title. `since` and `until` are local days of the call, both included.
    `whole` are ids of forms, those of a blend: it leaves the evaluations on these by who finished
    every one of them on the call.
    `state` is asked of the evaluations that `form`, `whole` and `evaluator` leave: FINISHED has a
    finished one, DRAFT has a draft (also one that reopens a finished evaluation), NEW has none.
    """

    text: str = ""
    agent: str = ""
    team: str = ""
    client: str = ""
    state: CallState | None = None
    form: str = ""
    evaluator: str = ""
    since: date | None = None
    until: date | None = None
    shops: bool | None = None
    whole: tuple[str, ...] = ()


Condition = ColumnElement[bool]


def of_call(where: CallFilter) -> list[Condition]:
    """The conditions on a row of `call`, all but those on its evaluations."""
    call, agent, client = rows.Call, rows.Agent, rows.Client
    conditions: list[Condition] = []
    if where.agent:
        named = select(agent.id).where(agent.name == where.agent)
        conditions.append(col(call.agent_id) == named.scalar_subquery())
    if where.team:
        conditions.append(_among(call.agent_id, select(agent.id).where(agent.team == where.team)))
    if where.client:
        named = select(client.id).where(client.name == where.client)
        conditions.append(col(call.client_id) == named.scalar_subquery())
    if where.since:
        conditions.append(col(call.day) >= where.since.isoformat())
    if where.until:
        conditions.append(col(call.day) <= where.until.isoformat())
    if where.shops is not None:
        shop = exists().where(col(rows.Shop.call_id) == col(call.id))
        conditions.append(shop if where.shops else ~shop)
    if where.text.strip():
        conditions.append(_holding(where.text.strip()))
    return conditions


def of_evaluation(where: CallFilter) -> list[Condition]:
    """The conditions on a row of `evaluation` that form, blend and evaluator make."""
    row, form, evaluator = rows.Evaluation, rows.Form, rows.Evaluator
    conditions: list[Condition] = []
    if where.form:
        found = select(form.hash).where(form.title == where.form)
        conditions.append(_among(row.form_hash, found))
    if where.evaluator:
        named = select(evaluator.id).where(evaluator.name == where.evaluator)
        conditions.append(col(row.evaluator_id) == named.scalar_subquery())
    if where.whole:
        conditions += [col(row.form_id).in_(where.whole), _finished_all(where.whole)]
    return conditions


def _finished_all(forms: Sequence[str]) -> Condition:
    """Evaluations by who finished each of these forms on the call: there is one for each form."""
    row, other = rows.Evaluation, aliased(rows.Evaluation)
    finished = (
        select(func.count())
        .select_from(other)
        .where(
            col(other.call_id) == col(row.call_id),
            col(other.evaluator_id) == col(row.evaluator_id),
            col(other.form_id).in_(forms),
            col(other.revision) > 0,
        )
        .correlate(row)
    )
    return finished.scalar_subquery() == len(forms)


def _holding(text: str) -> Condition:
    """Calls that hold a text somewhere a reader would look for it."""
    call, evaluation = rows.Call, rows.Evaluation
    word = text.casefold()
    evaluators = select(rows.Evaluator.id).where(_named(rows.Evaluator.name, word))
    judged = select(evaluation.call_id).where(_among(evaluation.evaluator_id, evaluators))
    agents = select(rows.Agent.id).where(_named(rows.Agent.name, word))
    clients = select(rows.Client.id).where(_named(rows.Client.name, word))
    files = select(rows.Recording.id).where(_holds(rows.Recording.words, word))
    return or_(
        _holds(call.words, word),
        _among(call.agent_id, agents),
        _among(call.client_id, clients),
        _among(call.recording_id, files),
        _among(call.id, judged),
    )


def _holds(column: object, word: str) -> Condition:
    return func.instr(column, word) > 0


def _named(column: object, word: str) -> Condition:
    """For the few names; the many calls and recordings keep their words in one case already."""
    return _holds(func.casefold(column), word)


def one_of(column: object, ids: Iterable[str]) -> Condition:
    """Rows with one of these ids; one parameter, however many ids."""
    listed = func.json_each(json.dumps(list(ids))).table_valued("value")
    return col(column).in_(select(listed.c.value))


def _among(column: object, found: SelectOfScalar[str]) -> Condition:
    return col(column).in_(found)
