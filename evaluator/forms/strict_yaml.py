"""Strict YAML 1.2: plain values with the line each stands on, or one error that names its line.

No aliases, tags, merge keys, doubled keys, second documents or deep nesting: what is left can be
read by a person and cannot grow while it is read. JSON is YAML, so it passes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from evaluator.forms.places import cut

Step: TypeAlias = str | int
MAX_DEPTH: Final = 20
MAX_VALUES: Final = 12_000
"""Names and values; a form of 40 questions has some 1,500. More would be slow to refuse."""

MAX_LINES: Final = 50_000
"""A form of 40 questions has some 500; 400 kB of empty lines would be slow to refuse."""
MAX_WORD: Final = 8_000
"""A text has at most 4,000 letters; a tag of 400,000 would be slow to refuse."""

_LONG_WORD = re.compile(rf"(?<![^\s\"'\\])[^\s\"'\\]{{{MAX_WORD}}}")
_NULL = re.compile(r"(null|Null|NULL|~|)\Z")
_BOOL = re.compile(r"(true|True|TRUE|false|False|FALSE)\Z")
_INT = re.compile(r"[-+]?[0-9]{1,18}\Z")  # a longer one is read as a float: no form needs it
_FLOAT = re.compile(r"([-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?)\Z")
_NOT_FINITE = re.compile(r"([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))\Z")


class Broken(Exception):  # noqa: N818 - becomes a UserError where the file's name is known
    """What is wrong with a text and what is expected, with its line (from 1)."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


@dataclass(slots=True)
class Document:
    """A plain value (dict, list, str, int, float, bool, None) and the line of each of its places.

    A place is the way to it: ("questions", 3, "weight") stands on the line of that key. () is the
    whole document.
    """

    value: Any = None
    lines: dict[tuple[Any, ...], int] = field(default_factory=dict)

    def line(self, place: tuple[Step, ...]) -> int:
        """The line of a place, or of the nearest place around it that the text has."""
        while place not in self.lines:
            place = place[:-1]
        return self.lines[place]


def parse(text: str) -> Document:
    """Read one document. Raises Broken."""
    _refuse_endless(text)
    events = _events(text)
    document = Document()
    start = next(events)
    if isinstance(start, StreamEndEvent):
        raise Broken(1, "there is nothing in it; expected a form.")
    if start.version not in (None, (1, 2)):
        raise Broken(_line(start), "it asks for another YAML; expected YAML 1.2, or no “%” line.")
    document.value = _value(next(events), events, (), document)
    next(events)  # the document's end
    for more in events:
        if not isinstance(more, StreamEndEvent):
            raise Broken(_line(more), "a second document starts here; expected one form in a file.")
    return document


def _refuse_endless(text: str) -> None:
    """Raise Broken for what no form holds and would take long to read, before it is read."""
    if max(text.count("\n"), text.count("\r")) > MAX_LINES:
        raise Broken(
            MAX_LINES + 1, f"it has more than {MAX_LINES:,} lines; expected some hundreds."
        )
    if found := _LONG_WORD.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise Broken(
            line,
            f"“{cut(found[0])}” goes on without a blank; expected texts of at most 4000"
            " characters.",
        )


def _events(text: str) -> Iterator[Any]:
    """The parser's events without the stream's start; its errors in our shape."""
    line = 1
    try:
        events = YAML(typ="safe", pure=True).parse(text)
        next(events)
        for number, event in enumerate(events):
            line = _line(event)
            if number > MAX_VALUES:
                raise Broken(
                    line, f"it holds more than {MAX_VALUES} values; expected some hundreds."
                )
            yield event
    except MarkedYAMLError as error:
        problem = error.problem or error.context
        raise Broken(
            _mark(error),
            f"this is neither JSON nor YAML ({problem}); expected quotes, brackets and braces in"
            " pairs, and commas between what they hold."
            if text.lstrip().startswith(("{", "["))
            else f"this is not YAML ({problem}); expected “name: value” lines"
            " indented with spaces, and quotes around a text that holds “: ” or “ #”.",
        ) from error
    except YAMLError as error:
        line = text.count("\n", 0, getattr(error, "position", 0)) + 1
        raise Broken(line, "it holds a control character; expected plain text.") from error
    except (ValueError, OverflowError) as error:
        # The scanner hands an escape such as "\UFFFFFFFF" to chr() unseen.
        raise Broken(line, "a “\\” names a character that does not exist.") from error


def _mark(error: MarkedYAMLError) -> int:
    """The line of a syntax error. An open quote is found at the end, and mended at its start."""
    quote = error.context == "while scanning a quoted scalar"
    mark = error.context_mark if quote or not error.problem_mark else error.problem_mark
    return int(mark.line) + 1


def _value(event: Event, events: Iterator[Any], place: tuple[Any, ...], document: Document) -> Any:
    _refuse(event, place)
    document.lines.setdefault(place, _line(event))
    if isinstance(event, ScalarEvent):
        return _scalar(event)
    if isinstance(event, MappingStartEvent):
        return _mapping(events, place, document)
    return _sequence(events, place, document)


def _mapping(events: Iterator[Any], place: tuple[Any, ...], document: Document) -> dict[Any, Any]:
    found: dict[Any, Any] = {}
    while not isinstance(event := next(events), MappingEndEvent):
        key = _key(event, place)
        if key in found:
            first = document.lines[(*place, key)]
            raise Broken(
                _line(event),
                f"“{cut(str(key))}” stands here again, after line {first}; expected it once.",
            )
        document.lines[(*place, key)] = _line(event)
        found[key] = _value(next(events), events, (*place, key), document)
    return found


def _key(event: Event, place: tuple[Any, ...]) -> Any:
    _refuse(event, place)
    if not isinstance(event, ScalarEvent):
        raise Broken(_line(event), "a name is a list here; expected one word before the colon.")
    key = _scalar(event)
    if key == "<<" and event.implicit[0]:
        raise Broken(_line(event), "“<<” takes in other lines; expected them written out.")
    if not isinstance(key, Step) or isinstance(key, bool):
        raise Broken(
            _line(event), f"“{cut(event.value)}” is no name; expected a word, or a whole number."
        )
    return key


def _sequence(events: Iterator[Any], place: tuple[Any, ...], document: Document) -> list[Any]:
    found: list[Any] = []
    while not isinstance(event := next(events), SequenceEndEvent):
        found.append(_value(event, events, (*place, len(found)), document))
    return found


def _refuse(event: Any, place: tuple[Any, ...]) -> None:
    if isinstance(event, AliasEvent) or (isinstance(event, NodeEvent) and event.anchor):
        raise Broken(
            _line(event),
            f"“&” or “*” refers to other lines ({cut(event.anchor)}); expected them"
            " written out, or quotes around a text that starts so.",
        )
    if event.tag is not None:
        raise Broken(
            _line(event),
            f"“{cut(str(event.tag))}” is a tag; expected none, or quotes around a text that starts"
            " with “!”.",
        )
    if len(place) > MAX_DEPTH:
        raise Broken(_line(event), f"it is nested more than {MAX_DEPTH} deep; expected less.")


def _scalar(event: ScalarEvent) -> Any:
    """A scalar by the core schema of YAML 1.2 (section 10.3.2), decimal numbers alone.

    So NO, 12:30 and 2025-02-19 stay the text they are; quoted, everything does.
    """
    text = _whole(event)
    if not event.implicit[0]:
        return text
    if _NULL.match(text):
        return None
    if _BOOL.match(text):
        return text[0] in "tT"
    if _INT.match(text):
        return int(text)
    if _FLOAT.match(text) or _NOT_FINITE.match(text):
        return float(text.lower().replace(".inf", "inf").replace(".nan", "nan"))
    return text


def _whole(event: ScalarEvent) -> str:
    """The text with the two halves of a JSON escape ("\\ud83d\\ude00") put together."""
    try:
        return str(event.value).encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeDecodeError as error:
        raise Broken(
            _line(event), "a “\\u” names half a character; expected a whole one."
        ) from error


def _line(event: Event) -> int:
    return int(event.start_mark.line) + 1
