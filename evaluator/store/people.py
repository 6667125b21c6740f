"""Clients, agents and evaluators: found by their name, made when they are new."""

from typing import TypeVar

from sqlmodel import Session, col, select

from evaluator.errors import UserError
from evaluator.ids import new_id
from evaluator.store import rows
from evaluator.store.connection import Database
from evaluator.terms import Agent, Client, Evaluator

Named = TypeVar("Named", rows.Client, rows.Agent, rows.Evaluator)


class People:
    """Everybody a call or an evaluation names. One name is one client, agent or evaluator."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def client(self, name: str) -> Client:
        """The client of this name. Raises UserError for an empty name."""
        name = _said(name, "client")
        with self._database.writing() as session:
            row = _named(session, rows.Client, name) or rows.Client(id=new_id(), name=name)
            session.add(row)
            return Client(row.id, row.name)

    def agent(self, name: str, team: str = "") -> Agent:
        """The agent of this name; a team, when given, becomes theirs. Raises UserError."""
        name, team = _said(name, "agent"), team.strip()
        with self._database.writing() as session:
            row = _named(session, rows.Agent, name)
            row = row or rows.Agent(id=new_id(), name=name, team=team)
            row.team = team or row.team
            session.add(row)
            return Agent(row.id, row.name, row.team)

    def evaluator(self, name: str) -> Evaluator:
        """The evaluator of this name. Raises UserError for an empty name."""
        name = _said(name, "evaluator")
        with self._database.writing() as session:
            row = _named(session, rows.Evaluator, name) or rows.Evaluator(id=new_id(), name=name)
            session.add(row)
            return Evaluator(row.id, row.name)

    def clients(self) -> tuple[Client, ...]:
        """Every client, by name."""
        with self._database.reading() as session:
            found = session.exec(select(rows.Client).order_by(col(rows.Client.name)))
            return tuple(Client(row.id, row.name) for row in found)

    def agents(self) -> tuple[Agent, ...]:
        """Every agent, by name."""
        with self._database.reading() as session:
            found = session.exec(select(rows.Agent).order_by(col(rows.Agent.name)))
            return tuple(Agent(row.id, row.name, row.team) for row in found)

    def evaluators(self) -> tuple[Evaluator, ...]:
        """Every evaluator, by name."""
        with self._database.reading() as session:
            found = session.exec(select(rows.Evaluator).order_by(col(rows.Evaluator.name)))
            return tuple(Evaluator(row.id, row.name) for row in found)

    def teams(self) -> tuple[str, ...]:
        """Every team that an agent is in, by name."""
        team = col(rows.Agent.team)
        with self._database.reading() as session:
            return tuple(session.exec(select(team).where(team != "").distinct().order_by(team)))


def _said(name: str, who: str) -> str:
    name = name.strip()
    if not name:
        raise UserError(f"The {who} has no name.", f"Give the {who}'s name.")
    return name


def _named(session: Session, table: type[Named], name: str) -> Named | None:
    return session.exec(select(table).where(table.name == name)).first()
