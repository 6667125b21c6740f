"""What the tables are made of: their metadata, and a named CHECK for every range."""

from sqlalchemy import DDL, CheckConstraint, Column, Float, MetaData
from sqlmodel import SQLModel

from evaluator.scoring.sheet import LONGEST

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""A name for every constraint: without one a later migration could not drop it on SQLite."""

LONGEST_CALL = round(LONGEST)
_MOST_SCORE = 1000
"""The highest cap that a form may have."""


def number(name: str, low: float | str, high: float | str) -> CheckConstraint:
    """A number from `low` to `high`; a text compares greater than any number and is refused."""
    return CheckConstraint(f"{name} BETWEEN {low} AND {high}", name)


def whole(name: str, low: int | str, high: int | str) -> CheckConstraint:
    """A whole number from `low` to `high`."""
    return CheckConstraint(f"{name} BETWEEN {low} AND {high} AND {name} = round({name})", name)


def one_of(name: str, *texts: str) -> CheckConstraint:
    """One of the texts of an enum."""
    listed = ", ".join(f"'{text}'" for text in texts)
    return CheckConstraint(f"{name} IN ({listed})", name)


def filled(name: str) -> CheckConstraint:
    """A text that says something."""
    return CheckConstraint(f"length(trim({name})) > 0", name)


def time(name: str) -> CheckConstraint:
    """A UTC time of `times.to_text`."""
    return CheckConstraint(f"{name} LIKE '____-__-__T__:__:__.______Z'", name)


def hashed(name: str) -> CheckConstraint:
    """A SHA-256 in hexadecimal."""
    return CheckConstraint(f"length({name}) = 64", name)


def json_object(name: str) -> CheckConstraint:
    """A JSON object; SQLite's json_valid is refused in a schema that is not trusted."""
    return CheckConstraint(f"{name} LIKE '{{%}}'", name)


def score_check() -> CheckConstraint:
    """A score: 100 is all that is asked for, and bonus may show above it."""
    return number("score", 0, _MOST_SCORE)


def taken_column() -> Column[float]:
    """Seconds of work, NULL where they are not known.

    Its check stands within the column: so SQLite can add it to a table that has rows.
    """
    return Column("taken", Float, number("taken", 0, LONGEST_CALL), nullable=True)


class Row(SQLModel):
    """What all tables share: their metadata."""

    metadata = MetaData(naming_convention=NAMING)


def never(what: str, table: str) -> DDL:
    """A trigger that refuses to change or to delete a row."""
    return DDL(  # type: ignore[no-untyped-call]
        f"CREATE TRIGGER {table}_no_{what.lower()} BEFORE {what} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'a finished {table} never changes'); END"
    )
