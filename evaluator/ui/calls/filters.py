"""Which calls to show: the search as one types, and a chip for each kind of choice."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from evaluator.desk.calls import CallFilter, CallState
from evaluator.desk.people import Names
from evaluator.now import now
from evaluator.ui import look
from evaluator.ui.calls.model import STATE_WORDS
from evaluator.ui.days import shown_day
from evaluator.ui.widgets.basic import Chip, button
from evaluator.ui.widgets.field import search_line

_PAUSE: Final = 150
"""Milliseconds without a key after which the search looks."""

_DAYS: Final = {
    "7": "Last 7 days",
    "30": "Last 30 days",
    "92": "Last 3 months",
    "183": "Last 6 months",
}


class FilterBar(QWidget):
    """`changed` carries the new CallFilter."""

    changed = Signal(object)

    def __init__(self, base: CallFilter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._base = base
        self._between: tuple[date | None, date | None] = (None, None)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._say)
        self.search = search_line("Search", "Search agent, client, reference, file, evaluator")
        self.search.setMinimumWidth(26 * look.GRID)
        self.search.textChanged.connect(self._pause.start)
        self.agent = self._chip("Agent", "All agents")
        self.client = self._chip("Client", "All clients")
        self.days = self._chip("Date", "All dates")
        self.team = self._chip("Team", "All teams")
        self.form = self._chip("Form", "All forms")
        self.evaluator = self._chip("Evaluator", "All evaluators")
        self.whole = self._chip("Blend", "Whole or not")
        self.state = self._chip("State", "All states")
        self.days.offer(_DAYS.items())
        self.state.offer((state.value, word) for state, word in STATE_WORDS.items())
        self._clear = button("Clear", self.clear, kind="quiet")
        self._clear.setAccessibleName("Clear search and filters")
        self._lay_out()

    @property
    def where(self) -> CallFilter:
        """The filter as it is set."""
        since, until = self._between
        if self.days.value:
            since, until = now().date() - timedelta(days=int(self.days.value)), None
        return replace(
            self._base,
            text=self.search.text(),
            agent=self.agent.value,
            team=self.team.value,
            client=self.client.value,
            form=self.form.value,
            evaluator=self.evaluator.value,
            whole=tuple(self.whole.value.split()),
            state=CallState(self.state.value) if self.state.value else None,
            since=since,
            until=until,
        )

    def begin_search(self) -> None:
        """Put the cursor into the search, over what it holds."""
        self.search.setFocus()
        self.search.selectAll()

    @property
    def narrowed(self) -> bool:
        """Whether anything is set."""
        return self.where != self._base

    def offer(self, names: Names, forms: tuple[str, ...]) -> None:
        """Offer these names in the chips."""
        self.agent.offer((name, name) for name in names.agents)
        self.client.offer((name, name) for name in names.clients)
        self.team.offer((name, name) for name in names.teams)
        self.evaluator.offer((name, name) for name in names.evaluators)
        self.form.offer((title, title) for title in forms)

    def show_filter(self, where: CallFilter) -> None:
        """Set a filter that came from elsewhere, such as a point of a chart."""
        for widget in (self.search, *self._chips()):
            widget.blockSignals(True)
        self._between = (where.since, where.until)
        self.search.setText(where.text)
        self.agent.choose(where.agent)
        self.team.choose(where.team)
        self.client.choose(where.client)
        self.form.choose(where.form)
        self.evaluator.choose(where.evaluator)
        forms = " ".join(where.whole)
        self.whole.offer([(forms, f"All {len(where.whole)} forms finished")] if forms else [])
        self.whole.choose(forms)
        self.state.choose(where.state.value if where.state else "")
        self.days.choose("")
        self.days.name_everything(_days_between(where.since, where.until))
        for widget in (self.search, *self._chips()):
            widget.blockSignals(False)
        self._say()

    def clear(self) -> None:
        """Show all calls again."""
        self.show_filter(self._base)

    def _chips(self) -> tuple[Chip, ...]:
        return (
            self.agent,
            self.team,
            self.client,
            self.days,
            self.form,
            self.evaluator,
            self.whole,
            self.state,
        )

    def _say(self) -> None:
        self._pause.stop()
        self._clear.setVisible(self.narrowed)
        for rare in (self.team, self.evaluator, self.whole):  # from Insight: seen while they narrow
            rare.setVisible(bool(rare.value))
        self.changed.emit(self.where)

    def _chip(self, name: str, everything: str) -> Chip:
        made = Chip(name, everything)
        made.chosen.connect(self._say)
        return made

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.GRID)
        row.addWidget(self.search, 1)
        for chip in self._chips():
            row.addWidget(chip)
        self.team.hide()
        self.evaluator.hide()
        self.whole.hide()
        policy = self._clear.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._clear.setSizePolicy(policy)
        self._clear.hide()
        row.addWidget(self._clear)


def _days_between(since: date | None, until: date | None) -> str:
    """How a stretch that no chip offers reads."""
    if since is None and until is None:
        return "All dates"
    return " to ".join("…" if day is None else shown_day(day) for day in (since, until))
