"""The marks of a point's moments in its row: the first few, and how many more there are."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from evaluator.terms import Moment, clock
from evaluator.ui import look
from evaluator.ui.evaluate.flag import Flag
from evaluator.ui.widgets.basic import label

_MOST: Final = 3


class Flags(QWidget):
    """As wide with moments as without. `wanted` carries a moment's id."""

    wanted = Signal(str)

    def __init__(self, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = question
        self._flags: list[Flag] = []
        self._more: QLabel | None = None
        self.setFixedWidth(_MOST * 22 + 4 * look.GRID)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(look.GRID, 0, 0, 0)
        self._row.setSpacing(2)
        self._row.addStretch()

    def show_moments(self, moments: Sequence[Moment]) -> None:
        """Show those of all moments that are linked to the point, by their numbers."""
        own = [(n, m) for n, m in enumerate(moments, 1) if self._question in m.questions]
        while len(self._flags) < min(len(own), _MOST):
            self._add_flag()
        for flag, (number, moment) in zip(self._flags, own, strict=False):
            name = f"Moment {number} at {clock(moment.start)}, {moment.kind}"
            name = f"{name}: {moment.note}" if moment.note else name
            flag.show_moment(moment.id, number, moment.kind, name)
        for index, flag in enumerate(self._flags):
            flag.setVisible(index < len(own))
        self._say_more(len(own) - _MOST)

    def _say_more(self, count: int) -> None:
        if count > 0 and self._more is None:
            self._more = label("", look.SMALL, kind="muted")
            self._row.insertWidget(_MOST, self._more)
        if self._more is not None:
            self._more.setText(f"+{count}" if count > 0 else "")

    def _add_flag(self) -> None:
        flag = Flag()
        flag.wanted.connect(self.wanted)
        self._row.insertWidget(len(self._flags), flag)
        self._flags.append(flag)
