"""Where the playhead is between two reports of the player, which come about 20 times a second."""

from collections.abc import Callable

_JUMPED = 0.3
_PULL = 0.25


class Needle:
    """A position in seconds that moves evenly at the playing speed and follows the reports.

    A report close to what was expected pulls the needle gently, so that the line does not tremble;
    one further away (a seek, a stall) is believed at once. `clock` counts seconds.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._base = 0.0
        self._since = clock()
        self._speed = 0.0

    @property
    def position(self) -> float:
        """Where the playhead is now."""
        return self._base + (self._clock() - self._since) * self._speed

    def run(self, speed: float) -> None:
        """Move at this speed from here; 0 stands still."""
        self._rebase(self.position)
        self._speed = speed

    def put(self, seconds: float) -> None:
        """Be here, whatever was expected."""
        self._rebase(seconds)

    def told(self, seconds: float) -> None:
        """Hear a report of the player."""
        expected = self.position
        off = seconds - expected
        self._rebase(seconds if abs(off) > _JUMPED else expected + off * _PULL)

    def _rebase(self, seconds: float) -> None:
        self._base = seconds
        self._since = self._clock()
