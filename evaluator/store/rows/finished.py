"""Tables of what stands in a revision, row by row, for SQL: answers, sections, moments."""

from typing import get_args

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Text
from sqlmodel import Field

from evaluator.scoring.result import State
from evaluator.store.rows.columns import LONGEST_CALL, Row, number, one_of
from evaluator.terms import Kind

_MOST_POINTS = 1_000_000
_MOST_PERCENT = 1_000_000_000
_REVISION = ["revision.evaluation_id", "revision.number"]


class Answer(Row, table=True):
    """What became of one question of a revision, for SQL.

    `points` of `of` are its own, before weights and failed sections (`scoring/worth.py`): NULL and
    0 unless it counted. `value` is what was answered, as `answers.value_of` writes it; NULL where
    it does not apply, was not asked or was left open.
    """

    __table_args__ = (
        ForeignKeyConstraint(["evaluation_id", "revision"], _REVISION),
        one_of("state", *get_args(State)),
        number("points", -_MOST_POINTS, _MOST_POINTS),
        number("of", 0, _MOST_POINTS),
        CheckConstraint("(state = 'counted') = (points IS NOT NULL)", "counted"),
        {"sqlite_with_rowid": False},
    )
    evaluation_id: str = Field(primary_key=True)
    revision: int = Field(primary_key=True)
    question: str = Field(primary_key=True)
    state: str
    points: float | None
    of: float
    value: str | None = Field(sa_type=Text)


class SectionScore(Row, table=True):
    """What one section of a revision came to, for SQL; `score` is NULL where nothing counted.

    A form's cap is not a section's, and its points may be negative.
    """

    __tablename__ = "section_score"
    __table_args__ = (
        ForeignKeyConstraint(["evaluation_id", "revision"], _REVISION),
        number("score", -_MOST_PERCENT, _MOST_PERCENT),
        {"sqlite_with_rowid": False},
    )
    evaluation_id: str = Field(primary_key=True)
    revision: int = Field(primary_key=True)
    section: str = Field(primary_key=True)
    score: float | None


_MOMENT = ["moment.evaluation_id", "moment.revision", "moment.id"]


class Moment(Row, table=True):
    """One moment of a revision, for SQL; times in seconds from the recording's start."""

    __table_args__ = (
        ForeignKeyConstraint(["evaluation_id", "revision"], _REVISION),
        number("start", 0, LONGEST_CALL),
        CheckConstraint(f'"end" BETWEEN start AND {LONGEST_CALL}', "end"),
        one_of("kind", *Kind),
        {"sqlite_with_rowid": False},
    )
    evaluation_id: str = Field(primary_key=True)
    revision: int = Field(primary_key=True)
    id: str = Field(primary_key=True)
    start: float
    end: float | None
    note: str = Field(sa_type=Text)
    kind: str


class MomentQuestion(Row, table=True):
    """A moment of a revision is linked to a question, for SQL."""

    __tablename__ = "moment_question"
    __table_args__ = (
        ForeignKeyConstraint(["evaluation_id", "revision", "moment"], _MOMENT),
        {"sqlite_with_rowid": False},
    )
    evaluation_id: str = Field(primary_key=True)
    revision: int = Field(primary_key=True)
    moment: str = Field(primary_key=True)
    question: str = Field(primary_key=True)
