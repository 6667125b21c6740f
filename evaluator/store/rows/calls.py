"""Tables of calls: the recording, the call, and what is known of it before it is judged."""

from sqlalchemy import CheckConstraint, Index, Text, UniqueConstraint
from sqlmodel import Field

from evaluator.store.rows.columns import (
    LONGEST_CALL,
    Row,
    hashed,
    json_object,
    number,
    one_of,
    time,
    whole,
)
from evaluator.terms import Direction, EndedBy, Redacting


class Recording(Row, table=True):
    """The sound of a call; `words` is the file's name in one case, for searching."""

    __table_args__ = (
        UniqueConstraint("sha256"),
        hashed("sha256"),
        whole("size", 0, 2**53),
        number("duration", 0, LONGEST_CALL),
        whole("channels", 1, 64),
        whole("sample_rate", 1, 1_000_000),
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
        time("came_in"),
        time("started"),
        time("at"),
        CheckConstraint("(started IS NULL) = (started_zone IS NULL)", "started_zone"),
        CheckConstraint("day LIKE '____-__-__'", "day"),
        one_of("direction", *Direction),
        whole("agent_channel", 0, 1),
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

    __table_args__ = (time("measured"), json_object("content"))
    call_id: str = Field(primary_key=True, foreign_key="call.id")
    measured: str
    measured_zone: str
    content: str = Field(sa_type=Text)


class Transcript(Row, table=True):
    """What is said on a call, as a JSON object, where it came from and when."""

    __table_args__ = (time("came_in"), json_object("content"))
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
        number("start", 0, LONGEST_CALL),
        CheckConstraint(f'"end" BETWEEN start AND {LONGEST_CALL}', "end"),
        one_of("how", *Redacting),
        CheckConstraint('length(trim("by")) > 0', "by"),
        time("at"),
        hashed("was_sha256"),
        hashed("sha256"),
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
        whole("rings", 0, 1000),
        number("seconds_to_answer", 0, LONGEST_CALL),
        whole("menu_steps", 0, 1000),
        number("hold_seconds", 0, LONGEST_CALL),
        whole("transfers", 0, 1000),
        one_of("ended_by", *EndedBy),
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
