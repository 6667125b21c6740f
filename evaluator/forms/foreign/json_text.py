"""JSON from other programs: what can only mean one thing is mended, the rest is refused.

Mended are other encodings of Unicode, comments, a comma after the last item and line breaks inside
a text. What is refused has a place: line and column of the text, else the way to the value.
"""

import json
import math
import re
from bisect import bisect
from collections.abc import Iterator
from typing import Any, Final

from evaluator.forms.foreign.values import Misfit, Notes
from evaluator.forms.places import cut

MAX_BYTES: Final = 2 * 2**20
MAX_DEPTH: Final = 60
MOST_MENDED: Final = 10_000
_LARGEST: Final = 1e15

_STRING: Final = r'"(?:[^"\\]|\\.)*+"?'
"""One without an end goes on to the end of the file, so that it is looked through once."""
_COMMENTED: Final = re.compile(_STRING + r"|(//[^\r\n]*(?:\s*+//[^\r\n]*)*+|/\*)", re.DOTALL)
_TOKENS: Final = re.compile(rf"({_STRING})(\s*+:)?|[\[{{]|[\]}}]|,(?=\s*[\]}}])", re.DOTALL)
_HALF: Final = re.compile("[\ud800-\udfff]")


def parse(content: bytes, notes: Notes) -> Any:
    """The value in a JSON file; what was mended goes to the notes. Raises Misfit."""
    value = _Text(_decoded(content, notes), notes).value()
    for place, fault in _faults(value, ""):
        raise Misfit(place or "the whole file", fault)
    return value


def _decoded(content: bytes, notes: Notes) -> str:
    if len(content) > MAX_BYTES:
        raise Misfit("the whole file", "it is larger than 2 MB; expected one form")
    encoding = json.detect_encoding(content)
    if encoding == "utf-8-sig":
        notes.repair("line 1", "the byte-order mark was taken off")
    elif encoding != "utf-8":
        notes.repair("line 1", f"the file is in {encoding.upper()}, and was read so")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].decode(encoding, "ignore").count("\n") + 1
        raise Misfit(f"line {line}", "this is not UTF-8; expected a file saved as UTF-8") from error


class _Text:
    """The text of a file. Whatever is taken out of it leaves spaces, so that places stay."""

    def __init__(self, text: str, notes: Notes) -> None:
        self._text = text
        self._notes = notes
        self._lines = [0, *(found.end() for found in re.finditer("\n", text))]
        self._mended = 0
        self._around: list[dict[str, int]] = []
        """The groups and lists around a token, with the names seen in each and where."""

    def value(self) -> Any:
        """What the text says. Raises Misfit."""
        if "//" in self._text or "/*" in self._text:
            self._without_comments()
        self._look_over()
        return self._loaded()

    def _without_comments(self) -> None:
        text, kept, start = self._text, [], 0
        while found := _COMMENTED.search(text, start):
            begin, end = found.span()
            if found[1] == "/*" and (end := text.find("*/", end) + 2) == 1:
                raise Misfit(self._at(begin), "this comment has no end; expected “*/”")
            kept.append(text[start:begin])
            said = text[begin:end]
            if found[1]:
                self._repair(begin, "a comment was taken out")
                said = re.sub(r"[^\r\n]+", lambda line: " " * len(line[0]), said)
            kept.append(said)
            start = end
        self._text = "".join((*kept, text[start:]))

    def _look_over(self) -> None:
        """Take commas off before a closing bracket.

        Raises Misfit where it is nested deep, and for a name that stands twice in a group.
        """
        letters = list(self._text)
        for token in _TOKENS.finditer(self._text):
            sign, place = token[0], token.start()
            if token[2]:
                self._once(token[1], place)
            elif sign in "[{":
                self._around.append({})
            elif sign in "]}" and self._around:
                self._around.pop()
            elif sign == ",":
                letters[place] = " "
                self._repair(place, "a comma after the last item was taken off")
            if len(self._around) > MAX_DEPTH:
                said = f"it is nested more than {MAX_DEPTH} deep; expected less"
                raise Misfit(self._at(place), said)
        self._text = "".join(letters)

    def _once(self, quoted: str, place: int) -> None:
        name = quoted[1:-1]
        if "\\" in name:
            try:
                name = json.loads(quoted, strict=False)
            except json.JSONDecodeError:
                return  # the file is refused for that
        known = self._around[-1] if self._around else {}
        if name in known:
            first = self._at(known[name])
            said = f"“{cut(name)}” stands here again, after {first}; expected it once"
            raise Misfit(self._at(place), said)
        known[name] = place

    def _loaded(self) -> Any:
        try:
            return self._read(strict=True)
        except json.JSONDecodeError as error:
            fault = Misfit(self._at(error.pos), self._said(error))
            if not error.msg.startswith("Invalid control character"):
                raise fault from error
            self._repair(error.pos, "a line break or tab in a text was taken as part of it")
        try:
            return self._read(strict=False)
        except json.JSONDecodeError as error:  # a quote was left open: that is where it began
            raise fault from error

    def _read(self, *, strict: bool) -> Any:
        """`strict` refuses line breaks and other control characters in a text, as JSON does."""
        return json.loads(
            self._text, parse_int=_whole, parse_constant=lambda _: math.nan, strict=strict
        )

    def _said(self, error: json.JSONDecodeError) -> str:
        if not self._text.strip():
            return "there is nothing in it; expected a form"
        if error.pos >= len(self._text.rstrip()):
            return "it ends in the middle; expected the whole of it"
        said = error.msg.removesuffix(" at").removesuffix(" starting")
        return f"this is not JSON ({said}); expected the file as it was exported"

    def _repair(self, place: int, said: str) -> None:
        self._notes.repair(self._at(place), said, alike=said)
        self._mended += 1
        if self._mended > MOST_MENDED:
            said = f"there are more than {MOST_MENDED} places to mend; expected JSON"
            raise Misfit(self._at(place), said)

    def _at(self, place: int) -> str:
        line = bisect(self._lines, place)
        return f"line {line}, column {place - self._lines[line - 1] + 1}"


def _whole(digits: str) -> int | float:
    """Python refuses to read numbers of thousands of digits; as a float one is found later."""
    return int(digits) if len(digits) < 20 else float(digits)


def _faults(value: Any, place: str) -> Iterator[tuple[str, str]]:
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
        yield place, "the number is beyond all use; expected one of at most 15 digits"
