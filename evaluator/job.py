"""Long work says how far it is and stops when asked: the one argument it takes for both."""

from typing import Protocol


class Job(Protocol):
    """What a long piece of work is given."""

    def step(self, done: float, of: float, doing: str) -> None:
        """Say that `done` of `of` is done and what is being done (`doing`, a short phrase).

        Raises `errors.Cancelled` when the user has asked to stop.
        """


class Quiet:
    """A job nobody watches and nobody cancels."""

    def step(self, done: float, of: float, doing: str) -> None:
        """Do nothing."""


QUIET: Job = Quiet()
