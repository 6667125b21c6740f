"""Reading the details of a call from the name of its file, by a pattern that the user can edit."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import PurePath
from typing import Final

from evaluator.desk import dates
from evaluator.desk.calls import CallDetails
from evaluator.errors import UserError
from evaluator.terms import Direction

PLACEHOLDERS: Final = ("agent", "team", "client", "started", "direction", "reference")
_PIECE = re.compile(r"\{([^{}]*)\}|(\*)|([^{}*]+)|([{}])")
_EXAMPLE = "*_AGENT_{agent}_DT_{started}*"


def read_name(pattern: str, name: str) -> CallDetails:
    """The details in the name of a file; none where the name does not follow the pattern.

    `{agent}`, `{team}`, `{client}`, `{started}`, `{direction}` and `{reference}` stand for details,
    `*` for anything, all else for itself, large or small. The suffix of the file is left out.
    Raises UserError for a pattern that cannot be read.
    """
    found = re.fullmatch(_expression(pattern), PurePath(name).stem, re.IGNORECASE | re.DOTALL)
    if found is None:
        return CallDetails()
    said = {name: text.strip() for name, text in found.groupdict().items()}
    return CallDetails(
        agent=said.get("agent", ""),
        team=said.get("team", ""),
        client=said.get("client", ""),
        started=dates.read_in_name(said.get("started", "")),
        direction=read_direction(said.get("direction", "")) or Direction.UNKNOWN,
        reference=said.get("reference", ""),
    )


def check_pattern(pattern: str) -> None:
    """Raise UserError, saying what is wrong, unless the pattern can be read."""
    _expression(pattern)


def read_direction(text: str) -> Direction | None:
    """The direction in any of its usual words, None for an unknown one."""
    word = text.strip().casefold()
    if word in ("", "inbound", "in", "incoming", "received"):
        return Direction.INBOUND if word else Direction.UNKNOWN
    if word in ("outbound", "out", "outgoing", "made", "dialled"):
        return Direction.OUTBOUND
    return None


def _expression(pattern: str) -> str:
    pieces = list(_pieces(pattern))
    used = [name for kind, name in pieces if kind == "detail"]
    for name in used:
        if name not in PLACEHOLDERS:
            raise _wrong(f"“{{{name}}}” is unknown; there are {', '.join(PLACEHOLDERS)}.")
        if used.count(name) > 1:
            raise _wrong(f"“{{{name}}}” stands in it twice.")
    if not used:
        raise _wrong("it names no detail, such as “{agent}”.")
    for (before, _), (after, _) in pairwise(pieces):
        if before == after == "detail":
            raise _wrong(
                "between two details there must be something that parts them, such as “_”."
            )
    return "".join(_as_expression(kind, text) for kind, text in pieces)


def _pieces(pattern: str) -> Iterator[tuple[str, str]]:
    for piece in _PIECE.finditer(pattern):
        detail, star, plain, brace = piece.groups()
        if brace:
            raise _wrong(f"a “{brace}” stands alone; a detail is written as “{{agent}}”.")
        if detail is not None:
            yield "detail", detail.strip().casefold()
        else:
            yield ("any", "*") if star else ("plain", plain)


def _as_expression(kind: str, text: str) -> str:
    if kind == "detail":
        return f"(?P<{text}>{_uncaptured(dates.IN_NAMES) if text == 'started' else '.+?'})"
    return ".*?" if kind == "any" else re.escape(text)


def _uncaptured(expression: str) -> str:
    return re.sub(r"\((?!\?)", "(?:", expression)


def _wrong(reason: str) -> UserError:
    return UserError(
        f"The pattern for names of files cannot be used: {reason}", f"For example: {_EXAMPLE}"
    )
