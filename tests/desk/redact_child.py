"""Redacts a stretch in a process of its own and is killed on the way: `redact_child.py CALL AT`.

`AT` names what is under way when it happens.
"""

import os
import signal
import sys
from collections.abc import Callable

from evaluator.desk import redaction
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
    remove = redaction.remove

    def removed(path: object) -> None:
        remove(path)  # type: ignore[arg-type]
        killed()

    redaction.remove = removed  # type: ignore[assignment]


PREPARE: dict[str, Callable[[], None]] = {
    "before the note": lambda: setattr(redaction, "write_whole", killed),
    "before the copy": lambda: setattr(redaction, "redacted_copy", killed),
    "after the copy": lambda: setattr(redaction, "probe", killed),
    "before it is logged": lambda: setattr(Redactions, "add", killed),
    "after it is logged": _after_adding,
    "while removing": _while_removing,
}
DOING = ("Overwriting the stretch", "Checking the copy", "Reading the file")

if __name__ == "__main__":
    call_id, at = sys.argv[1:]
    PREPARE.get(at, lambda: None)()
    with Desk.opened(places()) as desk:
        redaction.redact(
            desk, call_id, (1.0, 2.0), Redacting.BEEP, by="Eva", reason="card", job=Killing(at)
        )
    sys.exit("nobody killed it")
