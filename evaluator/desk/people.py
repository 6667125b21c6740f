"""The people a desk knows by name: what the lists of names offer."""

from collections.abc import Iterable
from dataclasses import dataclass

from evaluator.desk.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Every name in use, in alphabetical order."""

    clients: tuple[str, ...]
    agents: tuple[str, ...]
    teams: tuple[str, ...]
    evaluators: tuple[str, ...]


def names(desk: Desk) -> Names:
    """The names of all clients, agents, teams and evaluators."""
    people = desk.store.people
    return Names(
        clients=_sorted(client.name for client in people.clients()),
        agents=_sorted(agent.name for agent in people.agents()),
        teams=_sorted(people.teams()),
        evaluators=_sorted(evaluator.name for evaluator in people.evaluators()),
    )


def _sorted(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names) - {""}, key=str.casefold))
