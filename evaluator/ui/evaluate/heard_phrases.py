"""What is said on the call of the phrases that a point listens for: to hear, and to mark."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from evaluator.desk.phrases import is_made
from evaluator.terms import Moment, clock, counted
from evaluator.transcripts.search import Hit
from evaluator.ui import look
from evaluator.ui.key_hints import with_keys
from evaluator.ui.widgets.basic import Elided, button, label

_MOST = 4
"""So many are listed at the point; all are marked in the transcript."""

_LEFT = 28


class HeardPhrases(QWidget):
    """`wanted` carries the time to play from, `moment_wanted` which of the phrases to mark."""

    wanted = Signal(float)
    moment_wanted = Signal(int)

    def __init__(self, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = question
        self._hits: Sequence[Hit] = ()
        self._moments: Sequence[Moment] = ()
        self._locked = False
        self._shown: object = None
        self._rows: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_LEFT, 0, 0, 4)

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._hits)

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show these phrases."""
        self._hits = hits
        self._show()

    def show_moments(self, moments: Sequence[Moment]) -> None:
        """Phrases that are moments on the point already are not offered again."""
        self._moments = moments
        self._show()

    def lock(self, locked: bool) -> None:
        """Let them be heard only."""
        self._locked = locked
        self._show()

    def _show(self) -> None:
        made = tuple(is_made(hit, self._question, self._moments) for hit in self._hits[:_MOST])
        shown = (self._hits, made, self._locked)
        if shown == self._shown:
            return
        self._shown = shown
        if self._rows is not None:
            self._rows.hide()
            self._rows.deleteLater()
        self._rows = rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(label(_counted(len(self._hits)), look.SMALL, bold=True, kind="muted"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * look.GRID)
        grid.setVerticalSpacing(0)
        for number, is_there in enumerate(made):
            grid.addLayout(self._row(number, is_there), number // 2, number % 2)
        for half in (0, 1):
            grid.setColumnStretch(half, 1)
        column.addLayout(grid)
        if len(self._hits) > _MOST:
            more = f"and {len(self._hits) - _MOST} more, marked in the transcript"
            column.addWidget(label(more, look.SMALL, kind="muted"))
        self._column.addWidget(rows)

    def _row(self, number: int, made: bool) -> QHBoxLayout:
        hit = self._hits[number]
        play = button(clock(hit.start), lambda: self.wanted.emit(hit.start), kind="quiet")
        play.setAccessibleName(f"Play from {clock(hit.start)}: {hit.quote}")
        play.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(play)
        row.addWidget(Elided(f"“{hit.quote}”"), 1)
        if made:
            row.addWidget(label("is a moment", look.SMALL, kind="muted"))
        elif not self._locked:
            named = with_keys("Moment ({heard})")
            mark = button(named, lambda: self.moment_wanted.emit(number), kind="quiet")
            mark.setAccessibleName(f"Make a moment at {clock(hit.start)}: {hit.quote}")
            mark.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(mark)
        return row


def _counted(number: int) -> str:
    return f"{counted(number, 'phrase')} heard"
