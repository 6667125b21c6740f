"""Insight: the trend with its uncertainty, what changed, and everybody's points side by side."""

from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from evaluator.desk import blends, forms, people
from evaluator.desk.blends import Blend
from evaluator.desk.calls import CallFilter, CallState
from evaluator.desk.desk import Desk
from evaluator.desk.insight import behind
from evaluator.desk.settings import Settings
from evaluator.errors import UserError
from evaluator.now import now
from evaluator.terms import Group, Period, counted
from evaluator.ui import background, look
from evaluator.ui.insight.beside import Beside
from evaluator.ui.insight.news_list import NewsList
from evaluator.ui.insight.trend_chart import TrendChart
from evaluator.ui.insight.view import Asked, View, ask, drawn
from evaluator.ui.widgets.basic import Card, Chip, heading, muted, title
from evaluator.ui.widgets.empty import EmptyState
from evaluator.ui.widgets.notice import InlineNotice

_MONTHS: Final = {"3": "Last 3 months", "6": "Last 6 months", "12": "Last 12 months"}
_BY: Final = {Period.WEEK.value: "By week"}
_GROUPS: Final = {
    Group.AGENT: ("Agents", "agent"),
    Group.TEAM: ("Teams", "team"),
    Group.EVALUATOR: ("Evaluators", "evaluator"),
    Group.FORM: ("Forms", "form"),
    Group.CLIENT: ("Clients", "client"),
}
_EMPTY: Final = (
    "No scores yet",
    "Here you compare agents, teams and points over time, each average with its number of calls "
    "and its interval. Finish an evaluation to see the first score.",
)
_EMPTY_CHOICE: Final = (
    "No scores here",
    "No finished evaluation matches. Clear one of the filters above.",
)
_EMPTY_BLEND: Final = (
    "No call counts here",
    "A call counts on a blend once one evaluator has finished every form of it.",
)
_BLEND: Final = "blend: "
"""Before the id of a blend among the titles of forms."""


class InsightPage(QWidget):
    """Scores over time. `calls_asked` carries the filter of the calls behind a chosen dot,
    `sample_asked` comes for the sample call where nothing is scored yet.
    """

    calls_asked = Signal(object)
    sample_asked = Signal()

    def __init__(self, desk: Desk, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view: View | None = None
        self._asked: Asked | None = None
        self._blends: dict[str, Blend] = {}
        self._running: background.Running | None = None
        self.months = Chip("Period", "All dates")
        self.by = Chip("Cut by", "By month")
        self.group = Chip("Compare", "Agents")
        self.form = Chip("Form or blend", "All forms")
        self.team = Chip("Team", "All teams")
        self.client = Chip("Client", "All clients")
        self.months.offer(_MONTHS.items())
        self.months.choose("6")
        self.by.offer(_BY.items())
        self.group.offer((group.value, words[0]) for group, words in list(_GROUPS.items())[1:])
        for chip in self._chips():
            chip.chosen.connect(self.refresh)
        self.count = muted()
        self.counted = muted(wrap=True)
        self.notice = InlineNotice()
        self.chart = TrendChart()
        self.chart.chosen.connect(self._ask_calls)
        self.news = NewsList()
        self.beside = Beside()
        self.beside.asked.connect(self.refresh)
        self.table = self.beside.points
        self.model = self.table.rows
        self.table.chose.connect(self._draw)
        self.empty = EmptyState(*_EMPTY, symbol="insight")
        self.empty.sample_asked.connect(self.sample_asked)
        self._lay_out()

    def refresh(self, *_chosen: object) -> None:
        """Ask again with the chips as they are; selection and scroll stay."""
        self._offer_names()
        if self._running is not None:
            self._running.cancel()
        self._asked = asked = Asked(
            where=self.where,
            by=Period(self.by.value or Period.MONTH),
            group=Group(self.group.value or Group.AGENT),
            blend=self.blend,
            shown=self.beside.shown,
        )
        self.count.setText("Adding up…")
        self._running = background.start(
            lambda _job: (asked, ask(self._desk, asked)),
            owner=self,
            done=self._answered,
            failed=self._failed,
        )

    @property
    def where(self) -> CallFilter:
        """The finished evaluations that the place is about."""
        months = int(self.months.value or 0)
        return CallFilter(
            team=self.team.value,
            client=self.client.value,
            form="" if self.blend else self.form.value,
            since=_first_of(now().date(), months) if months else None,
            state=CallState.FINISHED,
        )

    @property
    def blend(self) -> Blend | None:
        """The blend that is chosen where a form is chosen."""
        return self._blends.get(self.form.value)

    @property
    def selected(self) -> frozenset[str]:
        """The names of the rows that are selected: the lines of the chart."""
        return self.table.selected

    def _offer_names(self) -> None:
        names = people.names(self._desk)
        self.team.offer((name, name) for name in names.teams)
        self.client.offer((name, name) for name in names.clients)
        titles = dict.fromkeys(form.title for form in forms.used(self._desk))
        self._blends = {f"{_BLEND}{one.id}": one for one in blends.sound(self._desk)}
        self.form.offer(
            [
                *((name, name) for name in titles),
                *((key, f"Blend: {one.title}") for key, one in self._blends.items()),
            ]
        )

    def _answered(self, answer: tuple[Asked, View]) -> None:
        """Show what was asked last; an answer that it overtook may come behind it."""
        asked, view = answer
        if asked == self._asked:
            self._running = None
            self._show(view)

    def _show(self, view: View) -> None:
        self._view = view
        self.notice.clear()
        self.beside.show_view(view, *_GROUPS[view.group])
        self.news.show_news(view.news)
        calls = view.calls if view.counted is None else view.counted.calls
        self.count.setText(counted(calls, "call"))
        self.counted.setText(view.counted.said if view.counted else "")
        self.counted.setVisible(view.counted is not None)
        self._whole.setCurrentWidget(self._filled if view.table.rows else self.empty)
        why = self._why_empty()
        self.empty.say(*why, sample=why == _EMPTY)
        self._draw()

    def _why_empty(self) -> tuple[str, str]:
        if self.blend is not None:
            return _EMPTY_BLEND
        everything = CallFilter(since=self.where.since, state=CallState.FINISHED)
        return _EMPTY if self.where == everything else _EMPTY_CHOICE

    def _draw(self) -> None:
        if self._view is not None:
            self.chart.show_chart(drawn(self._view, self.selected))

    def _failed(self, error: Exception) -> None:
        self._running = None
        if not isinstance(error, UserError):
            raise error
        self.notice.say_error(error)

    def _ask_calls(self, name: str, period: str) -> None:
        if self._view is None:
            return
        view = self._view
        try:
            self.calls_asked.emit(behind(view.where, view.by, view.group, name, period))
        except UserError as error:
            self.notice.say_error(error)

    def _chips(self) -> tuple[Chip, ...]:
        return (self.months, self.by, self.group, self.form, self.team, self.client)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(look.GRID)
        head.addWidget(heading("Insight"))
        head.addSpacing(2 * look.GRID)
        for chip in self._chips():
            head.addWidget(chip)
        head.addStretch()
        head.addWidget(self.count)
        self._whole = QStackedWidget()
        self._filled = self._make_filled()
        self._whole.addWidget(self._filled)
        self._whole.addWidget(self.empty)
        self.counted.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * look.GRID, 2 * look.GRID, 2 * look.GRID, 2 * look.GRID)
        column.setSpacing(2 * look.GRID)
        column.addLayout(head)
        column.addWidget(self.counted)
        column.addWidget(self.notice)
        column.addWidget(self._whole, 1)

    def _make_filled(self) -> QWidget:
        over_time = Card()
        over_time.body.addLayout(
            _titled(
                "Score over time", "average and 95 % interval, calls below; hollow: under 3 calls"
            )
        )
        over_time.body.addWidget(self.chart, 1)
        changed = Card()
        changed.setFixedWidth(40 * look.GRID)
        changed.body.addWidget(title("What changed"))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.news)
        scroll.setAccessibleName("What changed")
        self.news.setProperty("kind", "plain")
        changed.body.addWidget(scroll, 1)
        upper = QHBoxLayout()
        upper.setSpacing(2 * look.GRID)
        upper.addWidget(over_time, 1)
        upper.addWidget(changed)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * look.GRID)
        column.addLayout(upper, 1)
        column.addWidget(self.beside, 1)
        return page


def _first_of(today: date, months: int) -> date:
    """The first day of the whole months that end with this one."""
    count = today.year * 12 + today.month - months
    return date(count // 12, count % 12 + 1, 1)


def _titled(text: str, note: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(title(text))
    row.addStretch()
    row.addWidget(muted(note))
    return row
