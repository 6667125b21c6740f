"""The line under a transcript: what to do with it, or with the words that are selected."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from evaluator.terms import clock, counted
from evaluator.ui import look
from evaluator.ui.key_hints import with_keys
from evaluator.ui.widgets.basic import Elided, button


class Foot(QWidget):
    """`moment_wanted` comes when the selected words are to become a moment."""

    moment_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = Elided("", look.SMALL, kind="muted")
        self.moment = button(with_keys("Moment ({moment})"), self.moment_wanted.emit)
        self.moment.setToolTip("Make a moment of these words, with their quote as its note")
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * look.GRID, 4, 2 * look.GRID, 4)
        row.addWidget(self._said, 1)
        row.addWidget(self.moment)
        policy = self.moment.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.moment.setSizePolicy(policy)
        self.show_selection(0)

    def show_made(self, start: float) -> None:
        """The words became a moment."""
        self._said.setText(f"The moment at {clock(start)} quotes them")

    def show_selection(self, words: int, start: float = 0.0, end: float = 0.0) -> None:
        """So many words are selected, from when to when."""
        self.moment.setVisible(words > 0)
        if words:
            self._said.setText(f"{clock(start)} – {clock(end)}, {counted(words, 'word')}")
        else:
            self._said.setText("A click plays from there, F2 corrects")
