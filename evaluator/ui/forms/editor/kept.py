"""Keeping the draft in any thread: never an older state over a newer one, nor over another's."""

from datetime import datetime
from threading import Lock

from evaluator.desk import form_drafts
from evaluator.desk.desk import Desk
from evaluator.forms.tree import Content


class Kept:
    """The file of a draft. States are numbered as they come; a late one of before is not written.

    So what is kept behind the window cannot undo what was kept on leaving, nor bring a draft back
    that was published meanwhile. Where the file was changed by somebody else, in another window or
    by hand, it is left to them, and this draft goes on under another `name`.
    """

    def __init__(self, desk: Desk, name: str) -> None:
        self.name = name
        self._desk = desk
        self._newest = 0
        self._stands = form_drafts.standing(desk, name)
        self._lock = Lock()

    def keep(self, content: Content, number: int) -> datetime | None:
        """Write a state; None where a newer one is kept already.

        Raises UserError when it cannot be written.
        """
        with self._lock:
            if number < self._newest:
                return None
            if form_drafts.standing(self._desk, self.name) not in (None, self._stands):
                self.name = form_drafts.another_name(self._desk, self.name)
            when = form_drafts.keep(self._desk, self.name, content)
            self._stands = form_drafts.standing(self._desk, self.name)
            self._newest = number
            return when
