"""The tables, one class each. Rows never leave this room; every range is also a named CHECK.

`SQLModel(table=True)` does not validate and SQLite has no types, so the database itself refuses
what must not be stored. Times are UTC texts that sort (`times.py`), with the zone beside them.
"""

from typing import get_args

from sqlalchemy import (
    DDL,
    CheckConstraint,
    Column,
    Float,
    ForeignKeyConstraint,
    Index,
    MetaData,
    Text,
    UniqueConstraint,
    event,
)
from sqlmodel import Field, SQLModel

from evaluator.scoring.result import State
from evaluator.scoring.sheet import LONGEST
from evaluator.terms import Direction, EndedBy, Kind, Redacting

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""A name for every constraint: without one a later migration could not drop it on SQLite."""

_LONGEST = round(LONGEST)
_MOST_SCORE = 1000
"""The highest cap that a form may have."""
_MOST_POINTS = 1_000_000
_MOST_PERCENT = 1_000_000_000


def _number(name: str, low: float | str, high: float | str) -> CheckConstraint:
    """A number from `low` to `high`; a text compares greater than any number and is refused."""
    return CheckConstraint(f"{name} BETWEEN {low} AND {high}", name)


def _whole(name: str, low: int | str, high: int | str) -> CheckConstraint:
    """A whole number from `low` to `high`."""
    return CheckConstraint(f"{name} BETWEEN {low} AND {high} AND {name} = round({name})", name)


def _one_of(name: str, *texts: str) -> CheckConstraint:
    """One of the texts of an enum."""
    listed = ", ".join(f"'{text}'" for text in texts)
    return CheckConstraint(f"{name} IN ({listed})", name)


def _filled(name: str) -> CheckConstraint:
    """A text that says something."""
    return CheckConstraint(f"length(trim({name})) > 0", name)


def _time(name: str) -> CheckConstraint:
    """A UTC time of `times.to_text`."""
    return CheckConstraint(f"{name} LIKE '____-__-__T__:__:__.______Z'", name)


def _hash(name: str) -> CheckConstraint:
    """A SHA-256 in hexadecimal."""
    return CheckConstraint(f"length({name}) = 64", name)


def _json(name: str) -> CheckConstraint:
    """A JSON object; SQLite's json_valid is refused in a schema that is not trusted."""
    return CheckConstraint(f"{name} LIKE '{{%}}'", name)


def _score() -> CheckConstraint:
    """A score: 100 is all that is asked for, and bonus may show above it."""
    return _number("score", 0, _MOST_SCORE)


def _taken() -> Column[float]:
    """Seconds of work, NULL where they are not known.

    Its check stands within the column: so SQLite can add it to a table that has rows.
    """
    return Column("taken", Float, _number("taken", 0, _LONGEST), nullable=True)


class Row(SQLModel):
    """What all tables share: their metadata."""

    metadata = MetaData(naming_convention=NAMING)


class Client(Row, table=True):
    """Whose phone lines are evaluated."""

    __table_args__ = (UniqueConstraint("name"), _filled("name"))
    id: str = Field(primary_key=True)
    name: str


class Agent(Row, table=True):
    """Who is evaluated."""

    __table_args__ = (UniqueConstraint("name"), _filled("name"))
    id: str = Field(primary_key=True)
    name: str
    team: str


class Evaluator(Row, table=True):
    """Who scores."""

    __table_args__ = (UniqueConstraint("name"), _filled("name"))
    id: str = Field(primary_key=True)
    name: str


class Recording(Row, table=True):
    """The sound of a call; `words` is the file's name in one case, for searching."""

    __table_args__ = (
        UniqueConstraint("sha256"),
        _hash("sha256"),
        _whole("size", 0, 2**53),
        _number("duration", 0, _LONGEST),
        _whole("channels", 1, 64),
        _whole("sample_rate", 1, 1_000_000),
    )
    id: str = Field(primary_key=True)
    sha256: str
    path: str
    words: str
    size: int
    duration: float
    channels: int
    sample_rate: int
    codec: str


class Call(Row, table=True):
    """One phone call. `at` is when it started, else when it came in; `day` is that local date.

    `words` is the reference in one case, for searching.
    """

    __table_args__ = (
        UniqueConstraint("recording_id"),
        Index(None, "at", "id"),
        Index(None, "agent_id", "day"),
        Index(None, "client_id", "day"),
        _time("came_in"),
        _time("started"),
        _time("at"),
        CheckConstraint("(started IS NULL) = (started_zone IS NULL)", "started_zone"),
        CheckConstraint("day LIKE '____-__-__'", "day"),
        _one_of("direction", *Direction),
        _whole("agent_channel", 0, 1),
    )
    id: str = Field(primary_key=True)
    came_in: str
    came_in_zone: str
    started: str | None
    started_zone: str | None
    at: str
    day: str
    agent_id: str | None = Field(foreign_key="agent.id")
    client_id: str | None = Field(foreign_key="client.id")
    recording_id: str | None = Field(foreign_key="recording.id")
    direction: str
    reference: str
    words: str
    agent_channel: int


class Facts(Row, table=True):
    """What was measured of a call's sound, and when: `content` is the JSON of `facts.to_json`."""

    __table_args__ = (_time("measured"), _json("content"))
    call_id: str = Field(primary_key=True, foreign_key="call.id")
    measured: str
    measured_zone: str
    content: str = Field(sa_type=Text)


class Transcript(Row, table=True):
    """What is said on a call, as a JSON object, where it came from and when."""

    __table_args__ = (_time("came_in"), _json("content"))
    call_id: str = Field(primary_key=True, foreign_key="call.id")
    came_in: str
    came_in_zone: str
    source: str
    content: str = Field(sa_type=Text)


class Redaction(Row, table=True):
    """A stretch of a call's recording was overwritten: never changed, never deleted.

    `was_sha256` and `sha256` are the hashes of the file before and after.
    """

    __table_args__ = (
        Index(None, "call_id"),
        Index(None, "was_sha256"),
        _number("start", 0, _LONGEST),
        CheckConstraint(f'"end" BETWEEN start AND {_LONGEST}', "end"),
        _one_of("how", *Redacting),
        CheckConstraint('length(trim("by")) > 0', "by"),
        _time("at"),
        _hash("was_sha256"),
        _hash("sha256"),
    )
    id: str = Field(primary_key=True)
    call_id: str = Field(foreign_key="call.id")
    start: float
    end: float
    how: str
    reason: str = Field(sa_type=Text)
    by: str
    at: str
    at_zone: str
    was_sha256: str
    sha256: str


class Shop(Row, table=True):
    """The facts of a mystery-shop visit, beside its call."""

    __table_args__ = (
        _whole("rings", 0, 1000),
        _number("seconds_to_answer", 0, _LONGEST),
        _whole("menu_steps", 0, 1000),
        _number("hold_seconds", 0, _LONGEST),
        _whole("transfers", 0, 1000),
        _one_of("ended_by", *EndedBy),
    )
    call_id: str = Field(primary_key=True, foreign_key="call.id")
    scenario: str
    shopper: str
    number_dialled: str
    rings: int | None
    seconds_to_answer: float | None
    menu_steps: int | None
    hold_seconds: float | None
    transfers: int | None
    ended_by: str
    narrative: str = Field(sa_type=Text)


class Form(Row, table=True):
    """A form as it was when it was used: `content` is the JSON that `hash` is of."""

    __table_args__ = (
        Index(None, "title"),
        _hash("hash"),
        _json("content"),
    )
    hash: str = Field(primary_key=True)
    id: str
    version: str
    title: str
    content: str = Field(sa_type=Text)


class FormStatus(Row, table=True):
    """When a form was published and, where it is out of use, retired.

    `published` is NULL for a form that was used before its status was kept.
    """

    __tablename__ = "form_status"
    __table_args__ = (
        _time("published"),
        CheckConstraint("(published IS NULL) = (published_zone IS NULL)", "published_zone"),
        _time("retired"),
        CheckConstraint("(retired IS NULL) = (retired_zone IS NULL)", "retired_zone"),
    )
    form_hash: str = Field(primary_key=True, foreign_key="form.hash")
    published: str | None = None
    published_zone: str | None = None
    retired: str | None = None
    retired_zone: str | None = None


class Evaluation(Row, table=True):
    """A call as judged by one evaluator on one form, with what its latest revision came to.

    `revision` is 0 and the rest of the result NULL until the first finish. The result stands here
    again so that trends need not read revisions; `check.py` compares the two.
    """

    __table_args__ = (
        UniqueConstraint("call_id", "evaluator_id", "form_id"),
        Index(None, "call_id", "revision", "score", "evaluator_id", "form_hash"),
        _hash("form_hash"),
        _whole("revision", 0, 1_000_000),
        _score(),
        _time("finished"),
        CheckConstraint("(revision = 0) = (finished IS NULL)", "finished_once"),
        CheckConstraint("(finished IS NULL) = (finished_zone IS NULL)", "finished_zone"),
    )
    id: str = Field(primary_key=True)
    call_id: str = Field(foreign_key="call.id")
    evaluator_id: str = Field(foreign_key="evaluator.id")
    form_id: str
    form_hash: str = Field(foreign_key="form.hash")
    revision: int
    score: float | None
    band: str | None
    finished: str | None
    finished_zone: str | None
    taken: float | None = Field(sa_column=_taken())


class Draft(Row, table=True):
    """A sheet being filled in: the one row that is changed in place."""

    __table_args__ = (
        Index(None, "saved"),
        _whole("base", 0, 1_000_000),
        _number("position", 0, _LONGEST),
        _time("saved"),
        _json("sheet"),
    )
    evaluation_id: str = Field(primary_key=True, foreign_key="evaluation.id")
    form_hash: str = Field(foreign_key="form.hash")
    base: int
    sheet: str = Field(sa_type=Text)
    focus: str | None
    position: float
    saved: str
    saved_zone: str
    taken: float | None = Field(sa_column=_taken())


class Revision(Row, table=True):
    """One finish of an evaluation: never changed, sealed by `digest` (`seal.py`)."""

    __table_args__ = (
        _whole("number", 1, 1_000_000),
        _score(),
        _time("finished"),
        _hash("digest"),
        CheckConstraint("length(previous) = CASE number WHEN 1 THEN 0 ELSE 64 END", "previous"),
        _json("sheet"),
        _json("result"),
    )
    evaluation_id: str = Field(primary_key=True, foreign_key="evaluation.id")
    number: int = Field(primary_key=True)
    form_hash: str = Field(foreign_key="form.hash")
    score: float | None
    band: str | None
    result: str = Field(sa_type=Text)
    sheet: str = Field(sa_type=Text)
    finished: str
    finished_zone: str
    previous: str
    digest: str
    taken: float | None = Field(sa_column=_taken())


_REVISION = ["revision.evaluation_id", "revision.number"]


class Answer(Row, table=True):
    """What became of one question of a revision, for SQL.

    `points` of `of` are its own, before weights and failed sections (`scoring/worth.py`): NULL and
    0 unless it counted. `value` is what was answered, as `answers.value_of` writes it; NULL where
    it does not apply, was not asked or was left open.
    """

    __table_args__ = (
        ForeignKeyConstraint(["evaluation_id", "revision"], _REVISION),
        _one_of("state", *get_args(State)),
        _number("points", -_MOST_POINTS, _MOST_POINTS),
        _number("of", 0, _MOST_POINTS),
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
        _number("score", -_MOST_PERCENT, _MOST_PERCENT),
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
        _number("start", 0, _LONGEST),
        CheckConstraint(f'"end" BETWEEN start AND {_LONGEST}', "end"),
        _one_of("kind", *Kind),
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


def _never(what: str, table: str) -> DDL:
    """A trigger that refuses to change or to delete a row."""
    return DDL(  # type: ignore[no-untyped-call]
        f"CREATE TRIGGER {table}_no_{what.lower()} BEFORE {what} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'a finished {table} never changes'); END"
    )


for _table in ("revision", "answer", "section_score", "moment", "moment_question", "redaction"):
    for _what in ("UPDATE", "DELETE"):
        event.listen(Row.metadata, "after_create", _never(_what, _table))
