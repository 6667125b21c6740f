"""Of very many moments fifty are shown at a time: which, and the buttons that turn to others."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QPushButton

from evaluator.ui.widgets.basic import button

MOST: Final = 50
"""Rows at a time. Each is laid out at every step of the list: a thousand held the window for 0.4 s
when it was resized, and for 0.1 s at every letter of a note."""


class Turning(QObject):
    """Chooses the moments to show; `turned` carries the id of the one that is to be seen now."""

    turned = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.earlier = button("", self._to_earlier, kind="quiet")
        self.later = button("", self._to_later, kind="quiet")
        for turn in (self.earlier, self.later):
            turn.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            turn.hide()
        self._all: Sequence[str] = ()
        self._hand: str | None = None
        self._first = 0

    @property
    def shown(self) -> Sequence[str]:
        """The ids of the moments to show, in order."""
        return self._all[self._first : self._first + MOST]

    def show_all(self, ids: Sequence[str], hand: str | None) -> None:
        """Take all there are: those shown stay, unless another is in hand or none is left."""
        if hand is not None and hand != self._hand and hand in ids:
            self._first = _beside(hand, ids)
        elif not set(ids) & set(self._all):
            self._first = 0
        else:
            self._first = min(self._first, _beside(ids[-1], ids))
        self._all, self._hand = ids, hand
        self._offer()

    def turn_to(self, id: str) -> bool:
        """Choose the moments that one is among; says whether they are others than before."""
        if id not in self._all or id in self.shown:
            return False
        self._first = _beside(id, self._all)
        self._offer()
        return True

    def _to_earlier(self) -> None:
        self._turn(self._all[self._first - 1], self.earlier, self.later)

    def _to_later(self) -> None:
        self._turn(self._all[self._first + MOST], self.later, self.earlier)

    def _turn(self, id: str, by: QPushButton, other: QPushButton) -> None:
        """Turn to a moment; the keyboard stays at a button, where it was at one."""
        keyboard = by.hasFocus()
        by.clearFocus()  # where it goes from a button that hides is a row, which is then in hand
        self.turn_to(id)
        self.turned.emit(id)
        if keyboard:
            stays = other if by.isHidden() else by
            stays.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self) -> None:
        """Name the moments before and after these on their buttons, where there are any."""
        end, count = self._first + len(self.shown), len(self._all)
        _name(self.earlier, "Earlier", range(self._first - MOST, self._first))
        _name(self.later, "Later", range(end, min(end + MOST, count)))


def _beside(id: str, ids: Sequence[str]) -> int:
    """Where to begin so that a moment is among those that are shown."""
    at = ids.index(id)
    return at - at % MOST


def _name(turn: QPushButton, which: str, others: range) -> None:
    there = len(others) > 0 and others[0] >= 0
    turn.setVisible(there)
    if there:
        first, last = others[0] + 1, others[-1] + 1
        said = f"{which} moments, {first} to {last}" if first < last else f"Moment {last}"
        turn.setText(said)
        turn.setAccessibleName(said)
