"""How the last starts went: whether the program was ended in the middle, and whether it came up."""

from contextlib import suppress
from pathlib import Path
from typing import Final

from evaluator.errors import UserError
from evaluator.files import write_whole
from evaluator.places import private

FAILED_STARTS: Final = 2
"""After this many starts that never came up, the next one does without taking up where it was."""


class Starts:
    """A mark in the log folder, there from start to end; a process that is killed leaves it."""

    def __init__(self, folder: Path) -> None:
        self._mark = private(folder) / "running"
        said = self._mark.read_text("utf-8").split() if self._mark.is_file() else []
        self.ended_in_the_middle = bool(said)
        """Whether the process before this one did not come to its end."""
        counted = len(said) == 2 and said[0] == "starting" and said[1].isdecimal()
        self.failed = int(said[1]) if counted else 0
        """How many starts in a row never came up."""

    @property
    def resume(self) -> bool:
        """Whether to offer the draft that was being scored."""
        return self.ended_in_the_middle and self.failed < FAILED_STARTS

    @property
    def careful(self) -> bool:
        """Whether the last starts failed, so that this one takes up nothing."""
        return self.failed >= FAILED_STARTS

    def starting(self) -> None:
        """Say that a start is under way."""
        self._say(f"starting {self.failed + 1}")

    def came_up(self) -> None:
        """Say that the window is there and works."""
        self._say("open")

    def ended(self) -> None:
        """Say that the program came to its end."""
        self._mark.unlink(missing_ok=True)

    def _say(self, state: str) -> None:
        with suppress(UserError):  # on a full disk the mark stays as it was, and work goes on
            write_whole(self._mark, state.encode())
