"""In which line of a JSON text a value stands: what was read from it does not know any more."""

import json
import re
from typing import Final

_DECODER: Final = json.JSONDecoder()
_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
_SPACE = re.compile(r"[ \t\n\r]*")


def line_of(text: str, path: str) -> int:
    """The line, from 1, of the value at a path such as “results.channels[0]” in a valid JSON text.

    Where it is not there, that of the group or list in which it was looked for.
    """
    at = _after_space(text, 0)
    for name, number in _STEP.findall(path):
        inside = _member(text, at, name) if name else _item(text, at, int(number))
        if inside is None:
            break
        at = inside
    return text.count("\n", 0, at) + 1


def _member(text: str, at: int, name: str) -> int | None:
    """Where the last member of that name begins in the group at `at`: the one that counts."""
    found = None
    at = _after_space(text, at + 1) if text[at] == "{" else len(text)
    while at < len(text) and text[at] == '"':
        key, at = _DECODER.raw_decode(text, at)
        at = _after_space(text, _after_space(text, at) + 1)
        found = at if key == name else found
        at = _next(text, at)
    return found


def _item(text: str, at: int, number: int) -> int | None:
    """Where an item, from 0, begins in the list at `at`."""
    at = _after_space(text, at + 1) if text[at] == "[" else len(text)
    while at < len(text) and text[at] != "]":
        if number == 0:
            return at
        at, number = _next(text, at), number - 1
    return None


def _next(text: str, at: int) -> int:
    """Where what follows the value at `at` begins; the end of the text after the last."""
    at = _after_space(text, _DECODER.raw_decode(text, at)[1])
    return _after_space(text, at + 1) if text[at] == "," else len(text)


def _after_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at
