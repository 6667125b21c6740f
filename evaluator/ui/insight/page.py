"""Insight: the trend with its uncertainty, what changed, and everybody's points side by side."""

from datetime import date
from typing import Final

from PySide6.QtCore import QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from evaluator.desk import forms, people
from evaluator.desk.calls import CallFilter, CallState
from evaluator.desk.desk import Desk
from evaluator.desk.insight import behind
from evaluator.desk.settings import Settings
from evaluator.errors import UserError
from evaluator.now import now
from evaluator.terms import Group, Period
from evaluator.ui import background, look
from evaluator.ui.insight.cells import PointCell, TrendCell
from evaluator.ui.insight.news_list import NewsList
from evaluator.ui.insight.table_model import SORT, Column, PointTableModel
from evaluator.ui.insight.time_table import TimeTable
from evaluator.ui.insight.trend_chart import TrendChart
from evaluator.ui.insight.view import View, ask, drawn
from evaluator.ui.widgets.basic import Card, Chip, heading, muted, title
from evaluator.ui.widgets.empty import EmptyState
from evaluator.ui.widgets.notice import InlineNotice

_MONTHS: Final = {"3": "Last 3 months", "6": "Last 6 months", "12": "Last 12 months"}
_BY: Final = {Period.WEEK.value: "By week"}
_TIME: Final = "time"
_NOTES: Final = {
    "": "choose rows to draw them; an average of few calls is left open",
    _TIME: "measured while somebody is at work on a call, all sittings together",
}
_GROUPS: Final = {
    Group.AGENT: ("Agents", "agent"),
    Group.TEAM: ("Teams", "team"),
    Group.EVALUATOR: ("Evaluators", "evaluator"),
    Group.FORM: ("Forms", "form"),
    Group.CLIENT: ("Clients", "client"),
}


class InsightPage(QWidget):
    """Scores over time. `calls_asked` carries the filter of the calls behind a chosen dot."""

    calls_asked = Signal(object)

    def __init__(self, desk: Desk, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view: View | None = None
        self._running: background.Running | None = None
        self.months = Chip("Period", "All dates")
        self.by = Chip("Cut by", "By month")
        self.group = Chip("Compare", "Agents")
        self.form = Chip("Form", "All forms")
        self.team = Chip("Team", "All teams")
        self.client = Chip("Client", "All clients")
        self.months.offer(_MONTHS.items())
        self.months.choose("6")
        self.by.offer(_BY.items())
        self.group.offer((group.value, words[0]) for group, words in list(_GROUPS.items())[1:])
        for chip in self._chips():
            chip.chosen.connect(self.refresh)
        self.count = muted()
        self.notice = InlineNotice()
        self.chart = TrendChart()
        self.chart.chosen.connect(self._ask_calls)
        self.news = NewsList()
        self.model = PointTableModel(self)
        self.table = self._make_table()
        self.times = TimeTable()
        self.side_by_side = Chip("Side by side", "Points")
        self.side_by_side.offer([(_TIME, "Time taken")])
        self.side_by_side.chosen.connect(self._name_table)
        self.empty = EmptyState(
            "No scores yet",
            "Here you compare agents, teams and points over time, each average with its number "
            "of calls and its interval. Finish an evaluation to see the first score.",
            sample=False,
        )
        self._lay_out()

    def refresh(self, *_chosen: object) -> None:
        """Ask again with the chips as they are; selection and scroll stay."""
        names = people.names(self._desk)
        self.team.offer((name, name) for name in names.teams)
        self.client.offer((name, name) for name in names.clients)
        titles = dict.fromkeys(form.title for form in forms.used(self._desk))
        self.form.offer((name, name) for name in titles)
        if self._running is not None:
            self._running.cancel()
        by, group = Period(self.by.value or Period.MONTH), Group(self.group.value or Group.AGENT)
        where = self.where
        self.count.setText("Adding up…")
        self._running = background.start(
            lambda _job: ask(self._desk, where, by, group),
            owner=self,
            done=self._show,
            failed=self._failed,
        )

    @property
    def where(self) -> CallFilter:
        """The finished evaluations that the place is about."""
        months = int(self.months.value or 0)
        return CallFilter(
            team=self.team.value,
            client=self.client.value,
            form=self.form.value,
            since=_first_of(now().date(), months) if months else None,
            state=CallState.FINISHED,
        )

    @property
    def selected(self) -> frozenset[str]:
        """The names of the rows that are selected: the lines of the chart."""
        rows = self.table.selectionModel().selectedRows(Column.NAME)
        return frozenset(str(index.data() or "") for index in rows)

    def _show(self, view: View) -> None:
        self._running = None
        before = self.selected
        self._view = view
        self.notice.clear()
        word = _GROUPS[view.group][1]
        self.model.show(view.table, word.capitalize())
        self._fit_columns(len(view.table.questions))
        self.times.show_timings(view.timings, word.capitalize())
        self._name_table()
        self.news.show_news(view.news)
        self.count.setText("1 call" if view.calls == 1 else f"{view.calls:,} calls")
        self._whole.setCurrentWidget(self._filled if view.table.rows else self.empty)
        self._say_why_empty()
        self._select(before)
        self._draw()

    def _name_table(self, *_chosen: str) -> None:
        """Show the points or the times, and say which."""
        what = self.side_by_side.value
        words = _GROUPS[self._view.group if self._view else Group.AGENT][0]
        self._table_title.setText(f"{words} and {'time taken' if what else 'points'}")
        self._table_note.setText(_NOTES[what])
        self._tables.setCurrentWidget(self.times if what else self.table)

    def _say_why_empty(self) -> None:
        if self.where != CallFilter(since=self.where.since, state=CallState.FINISHED):
            self.empty.say(
                "No scores here", "No finished evaluation matches. Take a choice above back."
            )

    def _select(self, names: frozenset[str]) -> None:
        selection = self.table.selectionModel()
        flags = selection.SelectionFlag.Select | selection.SelectionFlag.Rows
        rows = self.table.model()
        for row in range(rows.rowCount()):
            index = rows.index(row, Column.NAME)
            if str(index.data() or "") in names:
                selection.select(index, flags)

    def _draw(self, *_selection: object) -> None:
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

    def _make_table(self) -> QTableView:
        sorted_rows = QSortFilterProxyModel(self)
        sorted_rows.setSourceModel(self.model)
        sorted_rows.setSortRole(SORT)
        table = QTableView()
        table.setModel(sorted_rows)
        table.setAccessibleName("Points side by side")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        table.setShowGrid(False)
        table.setSortingEnabled(True)
        table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        table.horizontalHeader().setSortIndicatorClearable(True)
        table.horizontalHeader().setHighlightSections(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(5 * look.GRID)
        table.setTabKeyNavigation(False)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.selectionModel().selectionChanged.connect(self._draw)
        self._point_cell, self._trend_cell = PointCell(self), TrendCell(self)
        return table

    def _fit_columns(self, points: int) -> None:
        header = self.table.horizontalHeader()
        last = Column.POINTS + points
        for column in range(last + 1):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            plain = column < Column.POINTS
            self.table.setItemDelegateForColumn(
                column,
                None if plain else self._trend_cell if column == last else self._point_cell,  # type: ignore[arg-type]
            )
            wide = max(header.sectionSizeHint(column), _WIDTHS.get(column, 9) * look.GRID)
            self.table.setColumnWidth(column, wide)
        header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)

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
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * look.GRID, 2 * look.GRID, 2 * look.GRID, 2 * look.GRID)
        column.setSpacing(2 * look.GRID)
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addWidget(self._whole, 1)

    def _make_filled(self) -> QWidget:
        over_time = Card()
        over_time.body.addLayout(
            _titled("Score over time", "mean and 95 % interval; number of calls below")
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
        points = Card()
        self._table_title, self._table_note = title(""), muted()
        row = QHBoxLayout()
        row.setSpacing(2 * look.GRID)
        row.addWidget(self._table_title)
        row.addWidget(self.side_by_side)
        row.addStretch()
        row.addWidget(self._table_note)
        points.body.addLayout(row)
        self._tables = QStackedWidget()
        for table in (self.table, self.times):
            self._tables.addWidget(table)
        points.body.addWidget(self._tables, 1)
        self._name_table()
        upper = QHBoxLayout()
        upper.setSpacing(2 * look.GRID)
        upper.addWidget(over_time, 1)
        upper.addWidget(changed)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * look.GRID)
        column.addLayout(upper, 1)
        column.addWidget(points, 1)
        return page


_WIDTHS: Final[dict[int, int]] = {Column.CALLS: 8, Column.SCORE: 9, Column.INTERVAL: 10}


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
