"""Tables of forms: each version as it was used, and its status."""

from sqlalchemy import CheckConstraint, Index, Text
from sqlmodel import Field

from evaluator.store.rows.columns import Row, hashed, json_object, time


class Form(Row, table=True):
    """A form as it was when it was used: `content` is the JSON that `hash` is of."""

    __table_args__ = (
        Index(None, "title"),
        hashed("hash"),
        json_object("content"),
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
        time("published"),
        CheckConstraint("(published IS NULL) = (published_zone IS NULL)", "published_zone"),
        time("retired"),
        CheckConstraint("(retired IS NULL) = (retired_zone IS NULL)", "retired_zone"),
    )
    form_hash: str = Field(primary_key=True, foreign_key="form.hash")
    published: str | None = None
    published_zone: str | None = None
    retired: str | None = None
    retired_zone: str | None = None
