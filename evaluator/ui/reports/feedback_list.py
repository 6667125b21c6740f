"""Which feedback reports: the finished evaluations, searched and filtered, one or many chosen."""

from collections import Counter

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from evaluator.desk import blends, calls, people
from evaluator.desk.blends import Blend
from evaluator.desk.calls import CallFilter, CallRow
from evaluator.desk.desk import Desk
from evaluator.terms import counted, shown
from evaluator.ui import look
from evaluator.ui.days import shown_day
from evaluator.ui.widgets.basic import Chip, muted
from evaluator.ui.widgets.field import search_line


class FeedbackList(QWidget):
    """Finished evaluations, newest first. `chosen` carries the ids of those selected."""

    chosen = Signal(tuple)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.search = search_line("Search finished evaluations", "Search agent, client, reference")
        self.search.textChanged.connect(self.refresh)
        self.client = Chip("Client", "All clients")
        self.agent = Chip("Agent", "All agents")
        self.on = Chip("Blend", "No blend")
        self.on.setToolTip(
            "A blend that the reports tell of as well, on calls that are whole on it"
        )
        self._blends: dict[str, Blend] = {}
        self._told: Blend | None = None
        for chip in (self.client, self.agent, self.on):
            chip.chosen.connect(self.refresh)
        self.list = QListWidget()
        self.list.setAccessibleName("Finished evaluations")
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setUniformItemSizes(True)
        self.list.itemSelectionChanged.connect(self._tell)
        self.count = muted()
        self._lay_out()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the evaluations selected, in the order shown."""
        rows = sorted(index.row() for index in self.list.selectedIndexes())
        return tuple(_id(self.list.item(row)) for row in rows)

    @property
    def blend(self) -> Blend | None:
        """The blend that reports tell of as well; only calls that are whole on it are listed."""
        return self._blends.get(self.on.value)

    def refresh(self) -> None:
        """Ask again; what was selected stays selected."""
        names = people.names(self._desk)
        self.client.offer((name, name) for name in names.clients)
        self.agent.offer((name, name) for name in names.agents)
        self._blends = {one.id: one for one in blends.sound(self._desk)}
        self.on.offer((id, f"Blend: {one.title}") for id, one in self._blends.items())
        page = calls.finished(
            self._desk,
            CallFilter(
                text=self.search.text(),
                client=self.client.value,
                agent=self.agent.value,
                whole=tuple(self.blend.shares) if self.blend else (),
            ),
        )
        before = self.ids
        self.list.blockSignals(True)
        self.list.clear()
        of_call = Counter(row.call.id for row in page.rows)
        for row in page.rows:
            self.list.addItem(_item(row, among_others=of_call[row.call.id] > 1))
        self._select(before)
        self.list.blockSignals(False)
        self.count.setText(_counted(len(page.rows), page.total))
        if self.ids != before or self.blend != self._told:
            self._tell()

    def choose(self, evaluation_id: str) -> None:
        """Select one evaluation, all filters taken off when they hide it."""
        if evaluation_id not in self.all_ids():
            self.search.clear()
            self.client.choose("")
            self.agent.choose("")
            self.on.choose("")
            self.refresh()
        self.list.clearSelection()
        self._select((evaluation_id,))

    def _select(self, ids: tuple[str, ...]) -> None:
        everything = self.all_ids()
        flag = QItemSelectionModel.SelectionFlag
        for id in ids:
            if id in everything:
                self.list.setCurrentRow(everything.index(id), flag.Select)

    def all_ids(self) -> tuple[str, ...]:
        """The ids of all evaluations listed, in the order shown."""
        return tuple(_id(self.list.item(row)) for row in range(self.list.count()))

    def _tell(self) -> None:
        self._told = self.blend
        self.chosen.emit(self.ids)

    def _lay_out(self) -> None:
        chips = QHBoxLayout()
        chips.addWidget(self.client)
        chips.addWidget(self.agent)
        chips.addStretch()
        blend = QHBoxLayout()
        blend.addWidget(self.on)
        blend.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.GRID)
        column.addWidget(self.search)
        column.addLayout(chips)
        column.addLayout(blend)
        column.addWidget(self.list, 1)
        column.addWidget(self.count)


def _item(row: CallRow, *, among_others: bool) -> QListWidgetItem:
    """One of several on the same call says by whom it is, and on which form."""
    call = row.call
    agent = call.agent.name if call.agent else "Unknown agent"
    when = shown_day((call.started or call.came_in).date())
    client, apart = call.client.name if call.client else "", (row.evaluator, row.form)
    who = " · ".join(text for text in (agent, client) if text)
    what = (when, f"{shown(row.score)} {row.band}".rstrip(), *(apart if among_others else ()))
    item = QListWidgetItem(f"{who}\n{' · '.join(what)}")
    item.setToolTip(", ".join(text for text in (agent, client, *apart) if text))
    item.setSizeHint(QSize(0, 7 * look.GRID))
    item.setData(Qt.ItemDataRole.UserRole, row.evaluation_id)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, item.text().replace("\n", ", "))
    return item


def _id(item: QListWidgetItem) -> str:
    return str(item.data(Qt.ItemDataRole.UserRole))


def _counted(here: int, total: int) -> str:
    if total == 0:
        return "No finished evaluation here."
    if here < total:
        return f"The newest {here:,} of {total:,}; search for the others."
    return counted(total, "evaluation")
