"""What changed: a few plain sentences, each with how sure it is."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from evaluator.insight.news import News
from evaluator.ui import look
from evaluator.ui.widgets.basic import label, muted

_KIND: Final = {"up": "good", "down": "bad", "weak": "warn"}
_SHAPE: Final = {"up": "▲", "down": "▼", "same": "■", "weak": "◆", "few": "○"}


class NewsList(QWidget):
    """Shows news, most important first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, look.GRID, 0)
        self._column.setSpacing(2 * look.GRID)

    def show_news(self, news: Iterable[News]) -> None:
        """Put these in place of what was shown."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        items = tuple(news)
        for one in items:
            self._column.addWidget(_one(one))
        if not items:
            self._column.addWidget(muted("Nothing to compare yet.", wrap=True))
        self._column.addStretch()


def _one(news: News) -> QFrame:
    frame = QFrame()
    shape = label(_SHAPE[news.tone], kind=_KIND.get(news.tone, "muted"))
    shape.setFixedWidth(2 * look.GRID)
    shape.setAlignment(Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(label(news.title, bold=True, wrap=True))
    words.addWidget(muted(news.detail, wrap=True))
    row = QHBoxLayout(frame)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(look.GRID)
    row.addWidget(shape, 0)
    row.addLayout(words, 1)
    return frame
