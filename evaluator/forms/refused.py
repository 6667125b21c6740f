"""A file that holds no form: every fault with its place, the first of them in the message."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from evaluator.errors import UserError

_TOLD: Final = 30
"""So many faults are told in the hint."""


class Refused(UserError):  # noqa: N818 - as its parent, said to the user as it stands
    """A file that cannot be read as a form.

    `faults` are places, such as “survey!C7” or "" for the file, each with what is wrong there and
    what is expected. The message is "FILE, PLACE: what is wrong; expected what."; the hint has the
    other faults, one a line.
    """

    def __init__(self, path: Path, faults: Sequence[tuple[str, str]]) -> None:
        self.faults = tuple((place, f"{message.rstrip('.')}.") for place, message in faults)
        (place, message), *more = self.faults
        hint = [f"{place}: {message}" for place, message in more[:_TOLD]]
        if len(more) > _TOLD:
            hint.append(f"… and {len(more) - _TOLD} more.")
        where = f"{path}, {place}" if place else f"{path}"
        super().__init__(f"{where}: {message}", "\n".join(hint))
