"""Keeping the draft in any thread: never an older state over a newer one."""

from datetime import datetime
from threading import Lock

from evaluator.desk import form_drafts
from evaluator.desk.desk import Desk
from evaluator.forms.tree import Content


class Kept:
    """The file of a draft. States are numbered as they come; a late one of before is not written.

    So what is kept behind the window cannot undo what was kept on leaving, nor bring a draft back
    that was published meanwhile.
    """

    def __init__(self, desk: Desk, name: str) -> None:
        self._desk = desk
        self._name = name
        self._newest = 0
        self._lock = Lock()

    def keep(self, content: Content, number: int) -> datetime | None:
        """Write a state; None where a newer one is kept already.

        Raises UserError when it cannot be written.
        """
        with self._lock:
            if number < self._newest:
                return None
            when = form_drafts.keep(self._desk, self._name, content)
            self._newest = number
            return when
