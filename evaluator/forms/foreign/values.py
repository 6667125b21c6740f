"""What comes of reading and writing the forms of other systems, with what was not carried."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from evaluator.forms.foreign.there import There
from evaluator.forms.model import Form

_GATHERED: Final = "\0"
"""Stands for the places of what is gathered."""


class Misfit(Exception):  # noqa: N818 - becomes a UserError where the file's name is known
    """What is wrong in a file, at a place such as “line 3” or “Items[0].Section.Title”."""

    def __init__(self, place: str, message: str) -> None:
        super().__init__(message)
        self.place = place
        self.message = message


@dataclass(frozen=True, slots=True)
class Imported:
    """A form that came from another system.

    `repairs` are what had one meaning and was mended; `left_out` is what a form of ours does not
    carry. Each begins with its place in the file. `there` is for answers that name what they are to
    by that file.
    """

    form: Form
    repairs: tuple[str, ...]
    left_out: tuple[str, ...]
    there: There = field(default_factory=There)


@dataclass(frozen=True, slots=True)
class Exported:
    """A form as another system reads it.

    `altering` is what that system cannot be told and what makes its scores others than ours;
    `left_out` is what else it does not carry.
    """

    text: str
    altering: tuple[str, ...]
    left_out: tuple[str, ...]


@dataclass(slots=True)
class Notes:
    """What is noted on the way. What is the same in many places is told once, with their number."""

    _repairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    _left_out: Counter[tuple[str, str]] = field(default_factory=Counter)
    _altering: Counter[tuple[str, str]] = field(default_factory=Counter)
    _first: dict[tuple[str, str], str] = field(default_factory=dict)

    def repair(self, place: str, said: str, *, alike: str = "") -> None:
        """Note what was mended; `alike` gathers what would be said again and again."""
        self._note(self._repairs, place, said, alike)

    def leave_out(self, place: str, said: str, *, alike: str = "") -> None:
        """Note what is not carried; `alike` gathers what would be said again and again."""
        self._note(self._left_out, place, said, alike)

    def alter(self, place: str, said: str) -> None:
        """Note what is not carried and changes scores."""
        self._note(self._altering, place, said, "")

    @property
    def repairs(self) -> tuple[str, ...]:
        """What was mended, in order."""
        return self._told(self._repairs)

    @property
    def altering(self) -> tuple[str, ...]:
        """What changes scores, in order."""
        return self._told(self._altering)

    @property
    def left_out(self) -> tuple[str, ...]:
        """What is not carried, in order."""
        return self._told(self._left_out)

    def _note(self, to: Counter[tuple[str, str]], place: str, said: str, alike: str) -> None:
        key = (_GATHERED, alike) if alike else (place, said)
        self._first.setdefault(key, place)
        to[key] += 1

    def _told(self, noted: Counter[tuple[str, str]]) -> tuple[str, ...]:
        return tuple(
            self._gathered(said, count)
            if place == _GATHERED
            else f"{place}: {said}"
            if place
            else said
            for (place, said), count in noted.items()
        )

    def _gathered(self, said: str, count: int) -> str:
        told = f"{self._first[_GATHERED, said]}: {said}"
        match count:
            case 1:
                return told
            case 2:
                return f"{told} (and one more place)"
            case _:
                return f"{told} (and {count - 1} more places)"
