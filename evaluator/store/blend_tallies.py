"""Sums over calls for blends of forms: each call counts by the forms of it that were finished.

A call is whole on a blend where one evaluator finished every form of it. Only whole calls have a
blended score; the others are counted by what they have, so that it can be said why they are left
out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Label, Select, case, func, select
from sqlmodel import col

from evaluator.store import rows
from evaluator.store.connection import Database
from evaluator.store.filter import CallFilter
from evaluator.store.finished import finished, key_of, over_calls, period_of
from evaluator.store.tallies import Tally
from evaluator.terms import Group, Period


@dataclass(frozen=True, slots=True, kw_only=True)
class FormTally:
    """The calls of one key on one form, whatever its version: sums of its scores by 100."""

    key: str
    form: str
    calls: int
    total: float
    squares: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """How many calls have finished evaluations on just these forms of a blend, by anybody.

    `whole` are those on which one evaluator finished all of them.
    """

    forms: tuple[str, ...]
    whole: bool
    calls: int


class BlendTallies:
    """Counts over the finished evaluations of the calls that are meant; `where.state` and
    `where.whole` are not looked at.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def scores(
        self, where: CallFilter, shares: Mapping[str, float], by: Period, group: Group
    ) -> tuple[Tally, ...]:
        """Blended scores of whole calls by key and period, in that order, as `Tallies.scores`.

        `shares` are those of the forms by their ids. By form the key is the title of each form of
        the blend, and the score its own.
        """
        with self._database.reading() as session:
            found = session.connection().execute(scores_query(where, shares, by, group))
            return tuple(Tally(**row) for row in found.mappings())

    def forms(self, where: CallFilter, forms: Iterable[str], group: Group) -> tuple[FormTally, ...]:
        """The scores of each form on the calls that are whole, by key and form, in that order."""
        with self._database.reading() as session:
            found = session.connection().execute(forms_query(where, tuple(forms), group))
            return tuple(FormTally(**row) for row in found.mappings())

    def held(self, where: CallFilter, forms: Iterable[str]) -> tuple[Held, ...]:
        """What the calls with any finished evaluation have of these forms."""
        ids = tuple(forms)
        with self._database.reading() as session:
            found = session.connection().execute(held_query(where, ids)).all()
        return tuple(
            Held(
                forms=tuple(id for id, has in zip(ids, has_each, strict=True) if has),
                whole=bool(whole),
                calls=calls,
            )
            for *has_each, whole, calls in found
        )


def scores_query(
    where: CallFilter, shares: Mapping[str, float], by: Period, group: Group
) -> Select[*tuple[Any, ...]]:
    """The query behind `BlendTallies.scores`: sum(share * score) / sum(share) an evaluator, the
    mean of those a call, then the sums over calls.
    """
    key: Label[str] = key_of(group).label("key")
    period: Label[str] = period_of(by).label("period")
    call, evaluation = col(rows.Call.id), rows.Evaluation
    score, share = col(evaluation.score), case(dict(shares), value=col(evaluation.form_id))
    blended = (
        finished(replace(where, whole=tuple(shares)), group, call.label("call"), key, period)
        .add_columns((func.sum(share * score) / func.sum(share)).label("value"))
        .where(score.is_not(None))
        .group_by(call, evaluation.evaluator_id, key)
        .subquery()
    )
    per_call = (
        select(blended.c.key, blended.c.period, func.avg(blended.c.value).label("value"))
        .group_by(blended.c.call, blended.c.key)
        .subquery()
    )
    return over_calls(per_call, per_call.c.key, per_call.c.period)


def forms_query(where: CallFilter, forms: Sequence[str], group: Group) -> Select[*tuple[Any, ...]]:
    """The query behind `BlendTallies.forms`."""
    key: Label[str] = key_of(group).label("key")
    form: Label[str] = col(rows.Evaluation.form_id).label("form")
    score = col(rows.Evaluation.score)
    per_call = (
        finished(replace(where, whole=tuple(forms)), group, key, form)
        .add_columns(func.avg(score / 100).label("value"))
        .where(score.is_not(None))
        .group_by(rows.Call.id, key, form)
        .subquery()
    )
    return over_calls(per_call, per_call.c.key, per_call.c.form)


def held_query(where: CallFilter, forms: Sequence[str]) -> Select[*tuple[Any, ...]]:
    """The query behind `BlendTallies.held`: a row for each pattern of forms that occurs."""
    evaluation = rows.Evaluation
    places = range(len(forms))
    has = [
        func.max(case((col(evaluation.form_id) == form, 1), else_=0)).label(f"has{at}")
        for at, form in zip(places, forms, strict=True)
    ]
    by_evaluator = (
        finished(replace(where, whole=()), Group.NONE, col(rows.Call.id).label("call"), *has)
        .group_by(rows.Call.id, col(evaluation.evaluator_id))
        .subquery()
    )
    each = [by_evaluator.c[f"has{at}"] for at in places]
    by_call = (
        select(*(func.max(one).label(one.name) for one in each))
        .add_columns(func.max(case((sum(each[1:], each[0]) == len(forms), 1), else_=0)))
        .group_by(by_evaluator.c.call)
        .subquery()
    )
    return select(*by_call.c, func.count()).group_by(*by_call.c).order_by(*by_call.c)
