"""On which line of a JSON file values stand, by the ways that faults in them are told with.

Only a file with something to tell is looked through: who reads it waits for no line.
"""

import json
import re
from bisect import bisect
from collections.abc import Iterable, Iterator
from typing import Final

from evaluator.forms.foreign.json_text import MAX_DEPTH
from evaluator.forms.places import cut

_TOKENS: Final = re.compile(
    r'("(?:[^"\\]|\\.)*+")(\s*+:)?|//[^\r\n]*|/\*.*?\*/|[\[{\]},]', re.DOTALL
)
"""Numbers and words are told by the name before them; in a list, by the list."""


def lines_of(content: bytes, ways: Iterable[str]) -> dict[str, int]:
    """The lines, from 1, of values of a JSON file by the ways to them: Items[0].Section.Title.

    What is not there is where the nearest around it is, and the whole of it on line 1.
    """
    wanted = {way: list(_shorter(way)) for way in ways}
    around = {one for several in wanted.values() for one in several}
    text = content.decode(json.detect_encoding(content), "replace")
    begun: dict[str, int] = {}
    for way, begin in _values(text, around):
        begun.setdefault(way, begin)
        if len(begun) == len(around):
            break
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    return {
        way: next((bisect(starts, begun[one]) for one in several if one in begun), 1)
        for way, several in wanted.items()
    }


def _shorter(way: str) -> Iterator[str]:
    """A way and those to what is around it, the innermost first; "" is the whole."""
    while way:
        yield way
        way = way[: max(way.rfind("."), way.rfind("["), 0)]
    yield ""


def _values(text: str, wanted: set[str]) -> Iterator[tuple[str, int]]:
    """Each wanted way and where its value begins: at its name, where it has one."""
    around: list[tuple[str | None, list[int] | None]] = []
    """The groups and lists around: the way to each, None for one that nobody asked for; of a list
    how many came before.
    """
    named: str | None = ""
    for token in _TOKENS.finditer(text):
        said = token[0]
        way, count = around[-1] if around else ("", None)
        if token[2]:
            named = None if way is None else _inner(way, cut(_name(token[1])), wanted)
            if named is not None:
                yield named, token.start()
        elif said in ("}", "]"):
            around[-1:] = []
        elif said == ",":
            if count is not None:
                count[0] += 1
        elif not said.startswith(("//", "/*")):
            if count is not None:
                named = None if way is None else _inner(way, count[0], wanted)
            if named is not None:
                yield named, token.start()
            if said in ("{", "["):
                around.append((named, [0] if said == "[" else None))
        if len(around) > MAX_DEPTH:
            return  # such a file is refused, and not for a value


def _inner(way: str, step: str | int, wanted: set[str]) -> str | None:
    name = f".{step}" if way else step
    inner = f"{way}[{step}]" if isinstance(step, int) else f"{way}{name}"
    return inner if inner in wanted else None


def _name(quoted: str) -> str:
    try:
        return str(json.loads(quoted, strict=False))
    except json.JSONDecodeError:
        return quoted[1:-1]
