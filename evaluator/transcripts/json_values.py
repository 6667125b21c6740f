"""A value in a JSON file that knows its place there, so that what is wrong can be said with it."""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn

from evaluator.errors import UserError
from evaluator.transcripts.gather import clean, quoted
from evaluator.transcripts.json_place import line_of
from evaluator.transcripts.times import LONGEST


@dataclass(frozen=True, slots=True)
class Value:
    """`what` stands at `path`, such as “results.channels[0]”, in the JSON `text`; "" is all of it.

    What is asked for and is not there, or is of another kind, raises UserError with line and path.
    """

    what: object
    path: str = ""
    text_of_all: str = field(default="", repr=False, compare=False)

    def get(self, name: str) -> "Value":
        """The value of that name in a group; one that holds None where there is none."""
        if not isinstance(self.what, dict):
            self.wrong('a group in braces, such as {"text": "…"}')
        return self._within(self.what.get(name), f"{self.path}.{name}" if self.path else name)

    def has(self, name: str) -> bool:
        """Whether this is a group with something (not null) of that name."""
        return isinstance(self.what, dict) and self.what.get(name) is not None

    def first(self, *names: str) -> "Value":
        """The value of the first of these names that is there, of the last one where none is."""
        return self.get(next((name for name in names if self.has(name)), names[-1]))

    def items(self) -> Iterator["Value"]:
        """The values of a list; none where nothing stands here."""
        if self.what is None:
            return
        if not isinstance(self.what, list):
            self.wrong("a list")
        for place, item in enumerate(self.what):
            yield self._within(item, f"{self.path}[{place}]")

    def listed(self) -> "tuple[Value, ...]":
        """The values of a list; none where this is none."""
        return tuple(self.items()) if isinstance(self.what, list) else ()

    def text(self) -> str:
        """A text."""
        if not isinstance(self.what, str):
            self.wrong("text in quotes")
        return clean(self.what)

    def name(self) -> str:
        """A text or a whole number, as speakers and channels are named; "" where there is none."""
        if self.what is None:
            return ""
        if isinstance(self.what, bool) or not isinstance(self.what, str | int):
            self.wrong("a name or a number")
        return clean(f"{self.what:.40}") if isinstance(self.what, str) else f"{self.what:d}"[:40]

    def seconds(self, per_second: float = 1.0) -> float:
        """A time on a recording, in seconds, from a number or digits in quotes."""
        number = self._number()
        if number is None:
            self.wrong("a time in digits")
        seconds = number / per_second
        if not 0 <= seconds <= LONGEST:
            self.wrong("a time on a recording, 0 or later")
        return seconds

    def index(self) -> int:
        """A channel's number, from 0 up, as a number or as digits in quotes."""
        number = self._number()
        if number is None or number != int(number) or number < 0:
            self.wrong("a whole number from 0 up")
        return int(number)

    def confidence(self) -> float | None:
        """A number from 0 to 1, None for whatever else stands here: nothing hangs on it."""
        number = self._number()
        return number if number is not None and 0 <= number <= 1 else None

    def _number(self) -> float | None:
        if isinstance(self.what, bool) or not isinstance(self.what, int | float | str):
            return None
        try:
            number = float(self.what)
        except (ValueError, OverflowError):
            return None
        return number if math.isfinite(number) else None

    def wrong(self, expected: str) -> NoReturn:
        """Raise UserError: what stands here, and what was expected instead."""
        raise UserError(f"{self._where()} is {self._shown()}.", f"Expected {expected}.")

    def _within(self, what: object, path: str) -> "Value":
        return Value(what, path, self.text_of_all)

    def _where(self) -> str:
        if not self.path:
            return "The file"
        return f"Line {line_of(self.text_of_all, self.path)}: {self.path}"

    def _shown(self) -> str:
        if self.what is None:
            return "not there"
        if isinstance(self.what, list | dict):
            return "a list" if isinstance(self.what, list) else "a group"
        return quoted(json.dumps(self.what, ensure_ascii=False), 40)


def read_json(text: str) -> Value:
    """The value of a JSON text. Raises UserError with the line."""
    try:
        return Value(json.loads(text), text_of_all=text)
    except json.JSONDecodeError as error:
        raise UserError(
            f"Line {error.lineno} is not JSON ({error.msg}).",
            "Expected the whole file as the transcription service wrote it.",
        ) from error
    except (RecursionError, ValueError) as error:
        raise UserError("The JSON is nested too deep or holds a number beyond all use.") from error
