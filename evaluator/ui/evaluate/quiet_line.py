"""One quiet line of a text, cut with an ellipsis at the width there is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from evaluator.ui import look


class QuietLine(QLabel):
    """Takes no more width than it is given."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", "muted")
        self.setFont(look.font(look.SMALL))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._whole = ""

    def show_text(self, text: str) -> None:
        """Show a text in one line."""
        self._whole = " ".join(text.split())
        self._cut()

    def resizeEvent(self, event: object) -> None:
        """Cut it anew."""
        self._cut()

    def _cut(self) -> None:
        room = max(self.width() - self.contentsMargins().left(), 0)
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room))
