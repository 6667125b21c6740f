"""Reading a group of names from another system's JSON: what is there, of which type, what is left.

A group remembers which of its names were asked for, so that the rest can be told.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NoReturn

from evaluator.forms.foreign.consequences import not_carried, of_theirs
from evaluator.forms.foreign.html_text import without_html
from evaluator.forms.foreign.spelling import folded
from evaluator.forms.foreign.values import Misfit, Notes
from evaluator.forms.places import cut

_SAYS_NOTHING: Final[tuple[Any, ...]] = (None, "", False, [], {})
_SWITCHES: Final = {"true": True, "false": False}
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")
_DIGITS: Final = re.compile(r"\s*([-+]?\d+(?:\.\d+)?)\s*%?\s*\Z")


class Group:
    """A group of names and its place. Asking for the wrong type raises Misfit with the place."""

    def __init__(self, content: Mapping[str, Any], place: str, notes: Notes) -> None:
        self.place = place
        self.notes = notes
        self._content = content
        self._written = {folded(name): name for name in content}
        self._asked: set[str] = set()
        self._inner: dict[str, list[Group]] = {}
        self._passed_over = False

    @classmethod
    def of(cls, value: Any, place: str, notes: Notes) -> "Group":
        """The group that a value is. Raises Misfit."""
        if not isinstance(value, dict):
            raise Misfit(place or "the whole file", f"{_shown(value)}; expected a group in braces")
        return cls(value, place, notes)

    def __iter__(self) -> Iterator[str]:
        return iter(self._content)

    def at(self, name: str) -> str:
        """The place of a name in the group."""
        name = self._as_written(name)
        return f"{self.place}.{name}" if self.place else name

    def has(self, name: str) -> bool:
        """Whether something is said under a name."""
        return self._content.get(self._as_written(name)) is not None

    def raw(self, name: str) -> Any:
        """What stands under a name, None for nothing. One that is written otherwise is noted."""
        written = self._as_written(name)
        if written != name and written not in self._asked:
            said = "the name is written otherwise than in that system, and was read as meant"
            self.notes.repair(self.at(name), said, alike=said)
        self._asked.add(written)
        return self._content.get(written)

    def text(self, name: str, *, lines: bool = True) -> str:
        """A text, "" for none. Control characters and HTML are taken out, and that is noted; its
        paragraphs become lines unless `lines` says that there is one.
        """
        value = self.raw(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            self._refuse(name, value, "text in quotes")
        if (said := without_html(value, lines=lines)) != value:
            value = said
            told = "HTML in a text was taken as what it shows"
            self.notes.repair(self.at(name), told, alike=told)
        plain = "".join(one for one in value.replace("\r\n", "\n") if _stays(one)).strip()
        if len(plain) < len(value.replace("\r\n", "\n").strip()):
            self.notes.repair(self.at(name), "control characters were taken out")
        return plain

    def needed(self, name: str) -> str:
        """A text that must be there. Raises Misfit for none."""
        if found := self.text(name, lines=False):
            return found
        raise Misfit(self.place or "the whole file", f"it has no “{name}”; expected a text")

    def name_of(self, name: str) -> str:
        """An id: a text, or a whole number, which is noted."""
        value = self.raw(name)
        if isinstance(value, int) and not isinstance(value, bool):
            self.notes.repair(self.at(name), f"the number {value} was taken as text")
            return str(value)
        return self.text(name)

    def number(self, name: str, low: float = -1000, high: float = 1000) -> float | None:
        """A number from `low` to `high`, None for none; digits in quotes are one, and noted."""
        value = self.raw(name)
        if isinstance(value, str):
            digits = _DIGITS.match(value)
            if digits is None:
                self._refuse(name, value, "a number")
            self.notes.repair(self.at(name), f"“{cut(value)}” in quotes was taken as a number")
            value = float(digits[1])
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            self._refuse(name, value, "a number")
        if not low <= value <= high:
            self._refuse(name, value, f"a number from {low:g} to {high:g}")
        return float(value)

    def switch(self, name: str) -> bool | None:
        """True, false or None for not said; in quotes as well, and noted."""
        value = self.raw(name)
        if isinstance(value, str) and value.lower() in _SWITCHES:
            self.notes.repair(self.at(name), f"“{value}” in quotes was taken as {value.lower()}")
            return _SWITCHES[value.lower()]
        if value is not None and not isinstance(value, bool):
            self._refuse(name, value, "true or false")
        return value

    def language(self, name: str) -> str:
        """The code of a language, "" for none; another way of writing it is noted, and what is none
        is left out.
        """
        said = self.text(name)
        meant = said.replace("_", "-")
        if not _LANGUAGE.match(meant):
            if said:
                self.notes.leave_out(self.at(name), f"“{cut(said)}” is no code of a language")
            return ""
        if meant != said:
            self.notes.repair(self.at(name), f"“{said}” was taken as {meant}")
        return meant

    def one_of(self, name: str, known: tuple[str, ...]) -> str:
        """One of these words, "" for none. Another way of writing is mended, and noted."""
        value = self.text(name)
        if not value or value in known:
            return value
        meant = {folded(one): one for one in known}.get(folded(value))
        if meant is None:
            self._refuse(name, value, f"one of {', '.join(known)}")
        self.notes.repair(self.at(name), f"“{value}” was taken as {meant}")
        return meant

    def group(self, name: str) -> "Group | None":
        """The group under a name, None for none; the same one whenever it is asked for.

        A list of one group is that group, and noted.
        """
        value = self.raw(name)
        if value is None:
            return None
        if name not in self._inner:
            place = self.at(name)
            if isinstance(value, list) and len(value) == 1 and isinstance(value[0], dict):
                said = "a list of one was taken as the one"
                self.notes.repair(place, said, alike=said)
                value, place = value[0], f"{place}[0]"
            self._inner[name] = [Group.of(value, place, self.notes)]
        return self._inner[name][0]

    def groups(self, name: str) -> "list[Group]":
        """The list of groups under a name, empty for none; a lone group is one, and noted."""
        if name not in self._inner and isinstance(self.raw(name), dict):
            self._lone(name)
            self._inner[name] = [Group.of(self.raw(name), self.at(name), self.notes)]
        if name not in self._inner:
            self._inner[name] = [
                Group.of(one, f"{self.at(name)}[{number}]", self.notes)
                for number, one in enumerate(self.list(name))
            ]
        return self._inner[name]

    def list(self, name: str) -> list[Any]:
        """The list under a name, empty for none; a lone text is a list of it, and noted."""
        value = self.raw(name)
        if isinstance(value, str) and value:
            self._lone(name)
            return [value]
        if value is not None and not isinstance(value, list):
            self._refuse(name, value, "a list in brackets")
        return value or []

    def _lone(self, name: str) -> None:
        said = "what stands alone was taken as a list of one"
        self.notes.repair(self.at(name), said, alike=said)

    def meant(self, name: str, known: Iterable[str]) -> str:
        """The id under a name as it is among those that are known. Where it differs from one of
        them by the size of its letters alone, that one is meant, and it is noted.
        """
        said, several = self.name_of(name), set(known)
        alike = [one for one in several if one.casefold() == said.casefold()]
        if said in several or len(alike) != 1:
            return said
        self.notes.repair(self.at(name), f"“{cut(said)}” was taken as “{cut(alike[0])}”")
        return alike[0]

    def pass_over(self) -> None:
        """Have nothing told of what it holds: it is noted as a whole."""
        self._passed_over = True

    def first_of(self, names: tuple[str, ...]) -> str:
        """The first of these names that says something; the first where none does."""
        return next((name for name in names if self.has(name)), names[0])

    def rest(self) -> "Iterator[tuple[str, str, Any]]":
        """Place, name and value of what says something and nobody asked for."""
        if self._passed_over:
            return
        for name, value in self._content.items():
            if name not in self._asked and value not in _SAYS_NOTHING:
                yield self.at(cut(name)), cut(name), value
        for inner in self._inner.values():
            for one in inner:
                yield from one.rest()

    def leave_rest(self, of_the_system: tuple[str, ...]) -> None:
        """Note what nobody asked for as left out, but for what is no part of what a form asks."""
        for place, name, _ in self.rest():
            if folded(name) in map(folded, of_the_system):
                continue
            said = not_carried(name, of_theirs(name))
            self.notes.leave_out(place, said, alike=said)

    def _as_written(self, name: str) -> str:
        return name if name in self._content else self._written.get(folded(name), name)

    def _refuse(self, name: str, value: Any, expected: str) -> NoReturn:
        raise Misfit(self.at(name), f"{_shown(value)}; expected {expected}")


def _stays(letter: str) -> bool:
    return letter in "\n\t" or unicodedata.category(letter) != "Cc"


def _brief(value: Any) -> str:
    return cut(str(value).lower() if isinstance(value, bool) else str(value))


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "it is a group"
    if isinstance(value, list):
        return f"it is a list of {len(value)}"
    return "it is empty" if value is None else f"it is “{_brief(value)}”"
