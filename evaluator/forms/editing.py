"""A form that is being made: its content now, and every step to it, to be undone and redone."""

from dataclasses import dataclass
from typing import Final

from evaluator.forms.tree import Content
from evaluator.forms.values import Place

MOST_STEPS: Final = 1000
"""Steps share what stayed the same, so that a thousand of them take little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The content after one step: what was done, where, and what it may go on with."""

    content: Content
    what: str = ""
    place: Place = ()
    typing: str = ""


class Editing:
    """The one mutable thing of the editor. Its contents never change; a step brings a new one."""

    def __init__(self, content: Content) -> None:
        self._steps = [Step(content=content)]
        self._now = 0
        self._paused = False

    @property
    def content(self) -> Content:
        """The form as it is now."""
        return self._steps[self._now].content

    @property
    def place(self) -> Place:
        """Where the step was done that led here."""
        return self._steps[self._now].place

    @property
    def undoes(self) -> str:
        """What `undo` would take back, "" for nothing."""
        return self._steps[self._now].what if self._now else ""

    @property
    def redoes(self) -> str:
        """What `redo` would do again, "" for nothing."""
        return self._steps[self._now + 1].what if self._now + 1 < len(self._steps) else ""

    def do(self, what: str, content: Content, place: Place = (), *, typing: str = "") -> bool:
        """Take a step; says whether it changed anything.

        Steps that follow each other with the same `typing` are one: a word is not undone letter by
        letter. `pause` ends it.
        """
        if content == self.content:
            return False
        now = self._steps[self._now]
        goes_on = bool(typing) and now.typing == typing and self._now > 0 and not self._paused
        del self._steps[self._now + (0 if goes_on else 1) :]
        self._steps.append(Step(content=content, what=what, place=place, typing=typing))
        del self._steps[: max(len(self._steps) - MOST_STEPS, 0)]
        self._now = len(self._steps) - 1
        self._paused = False
        return True

    def follow(self, what: str, content: Content, place: Place = (), *, typing: str = "") -> bool:
        """Take what follows from what was typed as part of that step, else as one of its own.

        Nothing follows while steps wait to be redone: they would be lost for it.
        """
        if self.redoes:
            return False
        now = self._steps[self._now]
        if not self._now or now.typing != typing:
            return self.do(what, content, place)
        self._paused = False
        changed = self.do(now.what, content, now.place, typing=typing)
        self._paused = True
        return changed

    def pause(self) -> None:
        """What is typed from now on is a step of its own."""
        self._paused = True

    def undo(self) -> Place:
        """Take the last step back; returns where it was done. Nothing to undo is no matter."""
        where = self.place
        self._now = max(self._now - 1, 0)
        self._paused = True
        return where

    def redo(self) -> Place:
        """Take the step again that was undone last; returns where."""
        self._now = min(self._now + 1, len(self._steps) - 1)
        self._paused = True
        return self.place
