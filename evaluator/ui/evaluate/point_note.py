"""One line under a point's title: what its answer fails, what is no answer, why it is not asked."""

from typing import Final, Literal

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from evaluator.ui import look
from evaluator.ui.icons import icon
from evaluator.ui.widgets.basic import label, set_kind

_SYMBOL: Final = {"bad": ("error", "bad"), "muted": ("lock", "muted")}
_SIZE: Final = QSize(16, 16)


class PointNote(QWidget):
    """Hidden while it has nothing to say."""

    def __init__(self, indent: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._symbol = QLabel()
        self._text = label("", look.SMALL, bold=True, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(indent, 0, 0, 2)
        row.setSpacing(6)
        row.addWidget(self._symbol)
        row.addWidget(self._text, 1)
        self.hide()

    @property
    def text(self) -> str:
        """What it says now."""
        return self._text.text()

    def say(self, kind: Literal["bad", "muted"], text: str) -> None:
        """Say something; "" for nothing."""
        if text and text != self.text:
            self._symbol.setPixmap(icon(*_SYMBOL[kind]).pixmap(_SIZE))
            set_kind(self._text, kind)
        self._text.setText(text)
        self.setVisible(bool(text))
