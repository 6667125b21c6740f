"""Tables of people: clients, agents, evaluators."""

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from evaluator.store.rows.columns import Row, filled


class Client(Row, table=True):
    """Whose phone lines are evaluated."""

    __table_args__ = (UniqueConstraint("name"), filled("name"))
    id: str = Field(primary_key=True)
    name: str


class Agent(Row, table=True):
    """Who is evaluated."""

    __table_args__ = (UniqueConstraint("name"), filled("name"))
    id: str = Field(primary_key=True)
    name: str
    team: str


class Evaluator(Row, table=True):
    """Who scores."""

    __table_args__ = (UniqueConstraint("name"), filled("name"))
    id: str = Field(primary_key=True)
    name: str
