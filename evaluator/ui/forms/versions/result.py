"""What came of a what-if: both distributions, what turns, what was left out, every evaluation."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from evaluator.desk.what_if import WhatIf, left_out_in_words
from evaluator.insight.shift import Shift, Side
from evaluator.terms import shown, signed
from evaluator.ui import look
from evaluator.ui.forms.versions.distribution import Distribution, Row
from evaluator.ui.forms.versions.moved_table import MovedTable
from evaluator.ui.widgets.basic import Card, Chip, label, muted, title

_AGENTS: Final = "agents"
_LISTED: Final = 4


class WhatIfResult(QWidget):
    """Shows a `WhatIf`. `call_opened` carries the id of a call."""

    call_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart = Distribution()
        self.moved = label(bold=True)
        self.turned, self.bands = muted(wrap=True), muted(wrap=True)
        self.left_out = label(kind="warn", wrap=True)
        self.table = MovedTable("Evaluations, the most moved first")
        self.table.opened.connect(self.call_opened)
        self.agents = MovedTable("Agents", agents=True)
        self.by = Chip("Side by side", "Evaluations")
        self.by.offer([(_AGENTS, "Agents")])
        self.by.chosen.connect(self._turn_page)
        self._note = muted()
        self._lay_out()
        self._turn_page("")

    def show_result(self, result: WhatIf) -> None:
        """Show it."""
        found = result.shift
        self.chart.show_rows(
            Row("As scored", found.was, result.pass_mark_was),
            Row("What if", found.now, result.form.pass_mark),
        )
        self.moved.setText(_moved(found))
        self.turned.setText(_turned(found))
        self.bands.setText(_bands(found))
        self.left_out.setText(" ".join(left_out_in_words(result, _LISTED)))
        self.left_out.setToolTip("\n".join(one.told for one in result.left_out))
        self.left_out.setVisible(bool(result.left_out))
        self.table.show_rows(result.rows)
        self.agents.show_rows(found.agents)

    def _turn_page(self, chosen: str) -> None:
        agents = chosen == _AGENTS
        self._tables.setCurrentWidget(self.agents if agents else self.table)
        self._note.setText("averages" if agents else "the most moved first; Enter opens the call")

    def _lay_out(self) -> None:
        upper = Card()
        upper.body.addWidget(self.moved)
        upper.body.addWidget(self.chart, 1)
        for line in (self.turned, self.bands, self.left_out):
            upper.body.addWidget(line)
        lower = Card()
        row = QHBoxLayout()
        row.setSpacing(2 * look.GRID)
        row.addWidget(title("Side by side"))
        row.addWidget(self.by)
        row.addStretch()
        row.addWidget(self._note)
        lower.body.addLayout(row)
        self._tables = QStackedWidget()
        self._tables.addWidget(self.table)
        self._tables.addWidget(self.agents)
        lower.body.addWidget(self._tables, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * look.GRID)
        column.addWidget(upper, 1)
        column.addWidget(lower, 1)


def _moved(found: Shift) -> str:
    both = found.was.mean is not None and found.now.mean is not None
    by = (found.now.mean or 0.0) - (found.was.mean or 0.0) if both else None
    return (
        f"Average {_average(found.was)} → {_average(found.now)}, {signed(by)}. "
        f"{_go(found.up)} up, {_go(found.down)} down."
    )


def _go(count: int) -> str:
    return "1 goes" if count == 1 else f"{count:,} go"


def _average(side: Side) -> str:
    spread = "" if side.spread is None else f" (spread {shown(side.spread)})"
    return f"{shown(side.mean)}{spread}"


def _turned(found: Shift) -> str:
    return (
        f"Passed: {found.was.passed:,} → {found.now.passed:,}. "
        f"{found.passing:,} would pass that did not, {found.failing:,} would no longer pass."
    )


def _bands(found: Shift) -> str:
    if not found.bands:
        return "No evaluation changes its band."
    told = [f"{was or '–'} → {now or '–'}: {count:,}" for was, now, count in found.bands[:_LISTED]]
    more = sum(count for _, _, count in found.bands[_LISTED:])
    return "Bands: " + " · ".join([*told, *([f"others: {more:,}"] if more else [])])
