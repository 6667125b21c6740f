"""Sums over calls for trends and tables: added up by SQLite, so that no row is read for them.

Every sum goes over calls: a call with several evaluations counts once, with their mean. Sums and
sums of squares are what an estimate needs (mean and variance); making it is not this room's.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, SQLColumnExpression, func, select
from sqlmodel import col

from evaluator.store import rows
from evaluator.store.connection import Database
from evaluator.store.filter import CallFilter, Condition, one_of
from evaluator.store.finished import finished, key_of, over_calls, period_of
from evaluator.terms import Group, Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The calls of one key in one period: how many, the sum of their scores and of the squares."""

    key: str
    period: str
    calls: int
    total: float
    squares: float


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionTally:
    """The calls of one key on one question of one version of a form, not applicable left out.

    `total` and `squares` are sums of its own points by what they are of: 0 to 1, but for bonus.
    """

    key: str
    form_hash: str
    question: str
    calls: int
    total: float
    squares: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionTally:
    """The calls of one key on one section of one version of a form, where anything counted.

    `total` and `squares` are sums of its score by 100.
    """

    key: str
    form_hash: str
    section: str
    calls: int
    total: float
    squares: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """In how many calls an unscored question of one version of a form was answered so.

    `value` as `answers.value_of` writes it. A call that was evaluated differently counts in parts.
    """

    form_hash: str
    question: str
    value: str
    calls: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeTaken:
    """How long one finished evaluation of a key took, and its call is: seconds, None if unknown."""

    key: str
    taken: float | None
    call_length: float | None


class Tallies:
    """Counts over the finished evaluations of the calls that are meant.

    `where.state` is not looked at. A call whose key is not known (no agent, no client, no team) has
    the key "".
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def scores(self, where: CallFilter, by: Period, group: Group) -> tuple[Tally, ...]:
        """Scores by key and period, in that order; evaluations without a score count nowhere."""
        with self._database.reading() as session:
            found = session.connection().execute(scores_query(where, by, group))
            return tuple(Tally(**row) for row in found.mappings())

    def questions(self, where: CallFilter, group: Group) -> tuple[QuestionTally, ...]:
        """Points by key, version of the form and question, in that order."""
        with self._database.reading() as session:
            found = session.connection().execute(questions_query(where, group))
            return tuple(QuestionTally(**row) for row in found.mappings())

    def sections(self, where: CallFilter, group: Group) -> tuple[SectionTally, ...]:
        """Scores of sections by key, version of the form and section, in that order."""
        with self._database.reading() as session:
            found = session.connection().execute(sections_query(where, group))
            return tuple(SectionTally(**row) for row in found.mappings())

    def said(self, where: CallFilter, questions: Iterable[str]) -> tuple[Said, ...]:
        """Answers to the unscored questions with these ids, on any form, and how often each."""
        with self._database.reading() as session:
            found = session.connection().execute(said_query(where, questions))
            return tuple(Said(**row) for row in found.mappings())

    def times(self, where: CallFilter, group: Group) -> tuple[TimeTaken, ...]:
        """One time an evaluation: medians cannot be added up."""
        call, recording = rows.Call, rows.Recording
        query = finished(
            where,
            group,
            key_of(group).label("key"),
            col(rows.Evaluation.taken).label("taken"),
            col(recording.duration).label("call_length"),
        ).outerjoin(recording, col(call.recording_id) == col(recording.id))
        with self._database.reading() as session:
            found = session.connection().execute(query)
            return tuple(TimeTaken(**row) for row in found.mappings())


def scores_query(where: CallFilter, by: Period, group: Group) -> Select[*tuple[Any, ...]]:
    """The query behind `Tallies.scores`."""
    key, period = key_of(group), period_of(by)
    score = col(rows.Evaluation.score)
    per_call = (
        finished(where, group, key.label("key"), period.label("period"))
        .add_columns(func.avg(score).label("value"))
        .where(score.is_not(None))
        .group_by(rows.Call.id, key)
        .subquery()
    )
    return over_calls(per_call, per_call.c.key, per_call.c.period)


def questions_query(where: CallFilter, group: Group) -> Select[*tuple[Any, ...]]:
    """The query behind `Tallies.questions`."""
    answer = rows.Answer
    value = col(answer.points) / col(answer.of)
    return _added_up(where, group, answer, answer.question, value, col(answer.of) > 0)


def sections_query(where: CallFilter, group: Group) -> Select[*tuple[Any, ...]]:
    """The query behind `Tallies.sections`."""
    section = rows.SectionScore
    score = col(section.score)
    return _added_up(where, group, section, section.section, score / 100, score.is_not(None))


def said_query(where: CallFilter, questions: Iterable[str]) -> Select[*tuple[Any, ...]]:
    """The query behind `Tallies.said`."""
    answer = rows.Answer
    what = (col(rows.Evaluation.form_hash), col(answer.question), col(answer.value))
    evaluations = func.count().over(partition_by=(col(rows.Call.id), *what[:2]))
    each = (
        finished(where, Group.NONE, *what, (1.0 / evaluations).label("part"))
        .join(answer, _of_latest(answer))
        .where(
            col(answer.state) == "unscored",
            col(answer.value).is_not(None),
            one_of(answer.question, questions),
        )
        .subquery()
    )
    names = (each.c.form_hash, each.c.question, each.c.value)
    return select(*names, func.sum(each.c.part).label("calls")).group_by(*names).order_by(*names)


def _added_up(
    where: CallFilter,
    group: Group,
    table: type[rows.Answer | rows.SectionScore],
    part: str,
    value: SQLColumnExpression[Any],
    counts: SQLColumnExpression[bool],
) -> Select[*tuple[Any, ...]]:
    """The means by call of a value of parts of a form, added up by key, form and part."""
    key, form_hash, id = key_of(group), col(rows.Evaluation.form_hash), col(part)
    per_call = (
        finished(where, group, key.label("key"), form_hash, id, func.avg(value).label("value"))
        .join(table, _of_latest(table))
        .where(counts)
        .group_by(rows.Call.id, key, form_hash, id)
        .subquery()
    )
    *what, _ = per_call.c
    return over_calls(per_call, *what)


def _of_latest(part: type[rows.Answer | rows.SectionScore]) -> Condition:
    """Those of the latest revision of an evaluation."""
    evaluation = rows.Evaluation
    return (col(part.evaluation_id) == col(evaluation.id)) & (
        col(part.revision) == col(evaluation.revision)
    )
