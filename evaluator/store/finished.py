"""Finished evaluations with what they are compared by: what every sum over calls starts from."""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    SQLColumnExpression,
    Subquery,
    func,
    literal,
    select,
)
from sqlmodel import col

from evaluator.store import rows
from evaluator.store.filter import CallFilter, of_call, of_evaluation
from evaluator.terms import Group, Period


def finished(
    where: CallFilter, group: Group, *columns: SQLColumnExpression[Any]
) -> Select[*tuple[Any, ...]]:
    """Columns of the finished evaluations of the calls that are meant."""
    call, evaluation = rows.Call, rows.Evaluation
    query = (
        select(*columns)
        .select_from(evaluation)
        .join(call, col(evaluation.call_id) == col(call.id))
        .where(col(evaluation.revision) > 0, *of_call(where), *of_evaluation(where))
    )
    match group:
        case Group.AGENT | Group.TEAM:
            return query.outerjoin(rows.Agent, col(call.agent_id) == col(rows.Agent.id))
        case Group.CLIENT:
            return query.outerjoin(rows.Client, col(call.client_id) == col(rows.Client.id))
        case Group.FORM:
            return query.join(rows.Form, col(evaluation.form_hash) == col(rows.Form.hash))
        case Group.EVALUATOR:
            evaluator = rows.Evaluator
            return query.join(evaluator, col(evaluation.evaluator_id) == col(evaluator.id))
    return query


def key_of(group: Group) -> SQLColumnExpression[str]:
    """What calls are compared by; "" for those of which it is not known."""
    match group:
        case Group.AGENT:
            return func.coalesce(rows.Agent.name, "")
        case Group.TEAM:
            return func.coalesce(rows.Agent.team, "")
        case Group.CLIENT:
            return func.coalesce(rows.Client.name, "")
        case Group.FORM:
            return col(rows.Form.title)
        case Group.EVALUATOR:
            return col(rows.Evaluator.name)
    return literal("")


def period_of(by: Period) -> SQLColumnExpression[str]:
    """The label of the period that a call's day lies in."""
    day = col(rows.Call.day)
    match by:
        case Period.MONTH:
            return func.substr(day, 1, 7)
        case Period.WEEK:
            return _iso_week(day)
    return literal("")


def _iso_week(day: SQLColumnExpression[str]) -> SQLColumnExpression[str]:
    """The ISO 8601 week: the one its Thursday lies in, counted by that Thursday's day of the year.

    SQLite knows %V from 3.46 on only.
    """
    thursday = func.date(day, "-3 days", "weekday 4")
    number = (func.strftime("%j", thursday, type_=Integer) - 1) // 7 + 1
    return func.printf("%s-W%02d", func.substr(thursday, 1, 4), number)


def over_calls(per_call: Subquery, *what: ColumnElement[Any]) -> Select[*tuple[Any, ...]]:
    """Add up the `value` of each call by what it is of: how many, their sum, that of squares."""
    value = per_call.c.value
    return (
        select(
            *what,
            func.count().label("calls"),
            func.sum(value).label("total"),
            func.sum(value * value).label("squares"),
        )
        .group_by(*what)
        .order_by(*what)
    )
