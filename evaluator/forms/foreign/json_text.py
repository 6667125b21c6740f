"""JSON from other programs: a byte-order mark and trailing commas are mended, the rest is refused.

What is refused has a place: the line where it is no JSON, else the way to the value.
"""

import json
import math
import re
from collections.abc import Iterator
from typing import Any, Final

from evaluator.forms.foreign.values import Misfit, Notes
from evaluator.forms.places import cut

MAX_BYTES: Final = 2 * 2**20
MAX_DEPTH: Final = 60
_LARGEST: Final = 1e15

_TOKENS: Final = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[{]|[\]}]|,(?=\s*[\]}])', re.DOTALL)
_HALF: Final = re.compile("[\ud800-\udfff]")


class _Doubled(dict[str, Any]):
    """A group in which a name stands twice."""

    twice: str = ""


def parse(content: bytes, notes: Notes) -> Any:
    """The value in a JSON file; what was mended goes to the notes. Raises Misfit."""
    text = _mended(_decoded(content, notes), notes)
    try:
        value = json.loads(
            text, object_pairs_hook=_group, parse_int=_whole, parse_constant=lambda _: math.nan
        )
    except json.JSONDecodeError as error:
        raise Misfit(
            f"line {error.lineno}", f"this is not JSON ({error.msg.removesuffix(' at')})"
        ) from error
    for place, fault in _faults(value, ""):
        raise Misfit(place or "the whole file", fault)
    return value


def _decoded(content: bytes, notes: Notes) -> str:
    if len(content) > MAX_BYTES:
        raise Misfit("the whole file", "it is larger than 2 MB; expected one form")
    if content.startswith(b"\xef\xbb\xbf"):
        notes.repair("line 1", "the byte-order mark was taken off")
        content = content[3:]
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Misfit(f"line {line}", "this is not UTF-8; expected a file saved as UTF-8") from error


def _mended(text: str, notes: Notes) -> str:
    """The text without commas before a closing bracket. Raises Misfit where it is nested deep."""
    depth, commas = 0, []
    for token in _TOKENS.finditer(text):
        sign = token[0]
        depth += (sign in "[{") - (sign in "]}")
        if depth > MAX_DEPTH:
            raise Misfit(
                f"line {_line(text, token.start())}", f"it is nested more than {MAX_DEPTH} deep"
            )
        if sign == ",":
            commas.append(token.start())
    if not commas:
        return text
    letters = list(text)
    for place in commas:
        letters[place] = " "
        notes.repair(f"line {_line(text, place)}", "a comma after the last item was taken off")
    return "".join(letters)


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1


def _group(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    names = [name for name, _ in pairs]
    doubled = _Doubled(found)
    doubled.twice = next(name for name in names if names.count(name) > 1)
    return doubled


def _whole(digits: str) -> int | float:
    """Python refuses to read numbers of thousands of digits; as a float one is found later."""
    return int(digits) if len(digits) < 20 else float(digits)


def _faults(value: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, _Doubled):
        yield place, f"“{cut(value.twice)}” stands here twice; expected it once"
    if isinstance(value, dict):
        for name, inner in value.items():
            if _HALF.search(name):
                yield place, "a name holds half a character"
            yield from _faults(inner, f"{place}.{cut(name)}" if place else cut(name))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _faults(inner, f"{place}[{number}]")
    elif isinstance(value, str):
        if _HALF.search(value):
            yield place, "a “\\u” names half a character; expected a whole one"
    elif isinstance(value, float) and not math.isfinite(value):
        yield place, "this is no number that JSON knows; expected digits"
    elif isinstance(value, int | float) and abs(value) > _LARGEST:
        yield place, "the number is beyond all use"
