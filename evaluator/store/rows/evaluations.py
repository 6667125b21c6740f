"""Tables of evaluations: the evaluation, its draft, its sealed revisions."""

from sqlalchemy import CheckConstraint, Index, Text, UniqueConstraint
from sqlmodel import Field

from evaluator.store.rows.columns import (
    LONGEST_CALL,
    Row,
    hashed,
    json_object,
    number,
    score_check,
    taken_column,
    time,
    whole,
)


class Evaluation(Row, table=True):
    """A call as judged by one evaluator on one form, with what its latest revision came to.

    `revision` is 0 and the rest of the result NULL until the first finish. The result stands here
    again so that trends need not read revisions; `check.py` compares the two.
    """

    __table_args__ = (
        UniqueConstraint("call_id", "evaluator_id", "form_id"),
        Index(None, "call_id", "revision", "score", "evaluator_id", "form_hash"),
        hashed("form_hash"),
        whole("revision", 0, 1_000_000),
        score_check(),
        time("finished"),
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
    taken: float | None = Field(sa_column=taken_column())


class Draft(Row, table=True):
    """A sheet being filled in: the one row that is changed in place."""

    __table_args__ = (
        Index(None, "saved"),
        whole("base", 0, 1_000_000),
        number("position", 0, LONGEST_CALL),
        time("saved"),
        json_object("sheet"),
    )
    evaluation_id: str = Field(primary_key=True, foreign_key="evaluation.id")
    form_hash: str = Field(foreign_key="form.hash")
    base: int
    sheet: str = Field(sa_type=Text)
    focus: str | None
    position: float
    saved: str
    saved_zone: str
    taken: float | None = Field(sa_column=taken_column())


class Revision(Row, table=True):
    """One finish of an evaluation: never changed, sealed by `digest` (`seal.py`)."""

    __table_args__ = (
        whole("number", 1, 1_000_000),
        score_check(),
        time("finished"),
        hashed("digest"),
        CheckConstraint("length(previous) = CASE number WHEN 1 THEN 0 ELSE 64 END", "previous"),
        json_object("sheet"),
        json_object("result"),
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
    taken: float | None = Field(sa_column=taken_column())
