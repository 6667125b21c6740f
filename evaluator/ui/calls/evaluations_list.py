"""The evaluations of one call: who scored it on which form, and what can be done with each."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from evaluator.desk.calls import EvaluationRow
from evaluator.ui import look
from evaluator.ui.calls.tones import Tones
from evaluator.ui.time_taken import in_a_sentence
from evaluator.ui.widgets.badge import ScoreBadge
from evaluator.ui.widgets.basic import Elided, button, muted

_COLUMNS: Final = 5


class EvaluationsList(QWidget):
    """`report_asked` and `reopen_asked` carry the id of an evaluation."""

    report_asked = Signal(str)
    reopen_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setAccessibleName("Evaluations of this call")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)

    def show_rows(
        self,
        rows: tuple[EvaluationRow, ...],
        tones: Tones,
        length: float | None = None,
        blends: tuple[str, ...] = (),
    ) -> None:
        """Show these evaluations of a call, the newest first, and under them its blends in words.

        `length` is the call's in seconds.
        """
        page = QWidget()
        page.setProperty("kind", "plain")
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, look.GRID, 0)
        grid.setHorizontalSpacing(look.GRID)
        grid.setVerticalSpacing(4)
        for place, row in enumerate(reversed(rows)):
            self._add(grid, 2 * place, row, tones)
            if taken := in_a_sentence(row.taken, length):
                grid.addWidget(Elided(taken, kind="muted"), 2 * place + 1, 0, 1, _COLUMNS)
        if not rows:
            grid.addWidget(muted("Nobody has scored this call yet."), 0, 0)
        under = 2 * len(rows) + 1
        for place, words in enumerate(blends):
            grid.addWidget(Elided(words, kind="muted"), under + place, 0, 1, _COLUMNS)
        grid.setColumnStretch(0, 1)
        grid.setRowStretch(under + len(blends), 1)
        self._scroll.setWidget(page)

    def _add(self, grid: QGridLayout, line: int, row: EvaluationRow, tones: Tones) -> None:
        who = f"{row.evaluator} · {row.form}"
        if row.revision == 0:
            grid.addWidget(Elided(f"{who} · draft"), line, 0, 1, _COLUMNS)
            return
        grid.addWidget(Elided(who), line, 0)
        grid.addWidget(muted(_standing(row)), line, 1)
        badge = ScoreBadge()
        badge.show_score(row.score, row.band, tones.of(row.form, row.band))
        grid.addWidget(badge, line, 2)
        report = button("Report", lambda: self.report_asked.emit(row.id), kind="quiet")
        report.setAccessibleName(f"Report on the evaluation by {row.evaluator}")
        grid.addWidget(report, line, 3)
        if not row.draft:
            again = button("Reopen", lambda: self.reopen_asked.emit(row.id), kind="quiet")
            again.setAccessibleName(f"Reopen the evaluation by {row.evaluator}")
            again.setToolTip("Makes a new revision; this one is kept.")
            grid.addWidget(again, line, 4)


def _standing(row: EvaluationRow) -> str:
    if row.draft:
        return "being revised"
    return f"revision {row.revision}" if row.revision > 1 else ""
