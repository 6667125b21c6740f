"""Redacts stretches in processes of their own, each killed on the way.

For every line of JSON it reads, [the user's folder, a call's id, at what it is killed], it forks,
and says how that process ended.
"""

import json
import os
import signal
import sys
from collections.abc import Callable

from evaluator.desk import redaction, tidying
from evaluator.desk.desk import Desk
from evaluator.places import places
from evaluator.store.redactions import Redactions
from evaluator.terms import Redacting


def killed(*_what: object, **_more: object) -> None:
    """End as by kill -9: nothing is tidied up."""
    os.kill(os.getpid(), signal.SIGKILL)


class Killing:
    """A job that is killed when it comes to this part of the work."""

    def __init__(self, doing: str) -> None:
        self._doing = doing

    def step(self, done: float, of: float, doing: str) -> None:
        if doing == self._doing:
            killed()


def _after_adding() -> None:
    add = Redactions.add

    def added(*what: object) -> None:
        add(*what)  # type: ignore[arg-type]
        killed()

    Redactions.add = added  # type: ignore[method-assign, assignment]


def _while_removing() -> None:
    """When the first of what was made of the sound before has gone."""
    remove = tidying.remove

    def removed(path: object) -> None:
        remove(path)  # type: ignore[arg-type]
        killed()

    tidying.remove = removed  # type: ignore[assignment]


PREPARE: dict[str, Callable[[], None]] = {
    "before the note": lambda: setattr(redaction, "write_whole", killed),
    "before the copy": lambda: setattr(redaction, "redacted_copy", killed),
    "after the copy": lambda: setattr(redaction, "probe", killed),
    "before it is logged": lambda: setattr(Redactions, "add", killed),
    "after it is logged": _after_adding,
    "while removing": _while_removing,
}
DOING = ("Overwriting the stretch", "Checking the copy", "Reading the file")


def redact(home: str, call_id: str, at: str) -> None:
    """Redact a stretch, and be killed at this."""
    os.environ["CALL_EVALUATOR_HOME"] = home
    PREPARE.get(at, lambda: None)()
    with Desk.opened(places()) as desk:
        redaction.redact(
            desk, call_id, (1.0, 2.0), Redacting.BEEP, by="Eva", reason="card", job=Killing(at)
        )


if __name__ == "__main__":
    for line in sys.stdin:
        if not (child := os.fork()):
            redact(*json.loads(line))
            os._exit(0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}\n")
        sys.stdout.flush()
