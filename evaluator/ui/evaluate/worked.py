"""How long a draft is under hand: the page shown, its window active, and somebody at work."""

from collections.abc import Callable
from time import monotonic
from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

IDLE: Final = 120.0
"""A pause that is longer, in seconds, does not count: nobody knows when they were gone."""

_SIGNS: Final = frozenset(
    (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin)
)
_COMES: Final = frozenset((QEvent.Type.Show, QEvent.Type.WindowActivate))
_GOES: Final = frozenset((QEvent.Type.Hide, QEvent.Type.WindowDeactivate))


class Worked:
    """Adds up the time between signs that somebody is at work, while they are here.

    `taken` is in seconds and stays None where it was not known before. The time since the last
    sign is not in it yet. `clock` gives seconds and never goes back.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self.taken: float | None = None
        self._clock = clock
        self._last: float | None = None

    def begin(self, taken: float | None) -> None:
        """Go on from what was taken before."""
        self.taken = taken
        if self._last is not None:
            self._last = self._clock()

    def sign(self) -> None:
        """Something was done just now, or is heard."""
        if self._last is None:
            return
        before, self._last = self._last, self._clock()
        if self.taken is not None and self._last - before <= IDLE:
            self.taken += self._last - before

    def come(self) -> None:
        """Somebody is here from now on."""
        if self._last is None:
            self._last = self._clock()

    def go(self) -> None:
        """Nobody is here any more."""
        self.sign()
        self._last = None


class Presence(QObject):
    """Tells a `Worked` when a page is in front of somebody, and of every key, click and scroll."""

    def __init__(self, page: QWidget, worked: Worked) -> None:
        super().__init__(page)
        self._page = page
        self._worked = worked
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look on; every event goes on to where it was going."""
        kind = event.type()
        if watched is not self._page:
            if kind in _SIGNS:
                self._worked.sign()
        elif kind in _GOES:
            self._worked.go()
        elif kind in _COMES and self._page.isVisible() and self._page.isActiveWindow():
            self._worked.come()
            self._page.window().windowHandle().installEventFilter(self)  # where all input arrives
        return False
