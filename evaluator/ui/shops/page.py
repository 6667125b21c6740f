"""The Shops place: mystery-shop calls, and the calm form that takes the details of a visit."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from evaluator.desk import calls, shops
from evaluator.desk.calls import CallDetails, CallFilter, CallRow, CallState
from evaluator.desk.desk import Desk
from evaluator.desk.settings import Settings
from evaluator.errors import UserError
from evaluator.terms import Call, Shop, counted
from evaluator.ui import look
from evaluator.ui.calls.evaluations_list import EvaluationsList
from evaluator.ui.calls.list_page import ListPage
from evaluator.ui.calls.model import Column
from evaluator.ui.calls.table import CallTable
from evaluator.ui.shops.form import ShopForm
from evaluator.ui.widgets.basic import Card, Elided, button, rule
from evaluator.ui.widgets.empty import EmptyState

COLUMNS: Final = (
    Column.DATE,
    Column.CLIENT,
    Column.SCENARIO,
    Column.RESULT,
)


class ShopsPage(ListPage):
    """Changes to a visit are kept with Save, with Score it, and when another visit is selected."""

    def __init__(self, desk: Desk, settings: Settings, parent: QWidget | None = None) -> None:
        empty = EmptyState(
            "No mystery-shop calls yet",
            "Here are the visits of your shoppers: whom they rang, what they acted out and how it "
            "went. A visit needs no recording; it is scored from its details.",
            "Enter a mystery-shop call",
            symbol="shops",
        )
        nothing = EmptyState(
            "No visit is like that",
            "Search for less, or clear the filters.",
            "Show all visits",
            sample=False,
        )
        table = CallTable(COLUMNS, Column.SCENARIO)
        table.setAccessibleName("Mystery-shop calls")
        super().__init__(desk, settings, CallFilter(shops=True), table, empty, nothing, parent)
        self._visit: CallRow | None = None
        self._edited = False
        self.form = ShopForm()
        self.evaluations = EvaluationsList()
        self._connect()
        self._lay_out()
        self._show_visit(None)

    def refresh(self) -> None:
        """Read the list anew; selection, filter, scroll and what is being typed stay."""
        page, names = self._read()
        self.form.offer(names)
        self._count.setText(counted(page.total, "visit"))
        self._list.setCurrentWidget(self._table_card if page.total else self._stand_in())

    def begin(self) -> None:
        """Begin a new visit; the one that is open is kept first."""
        if self._edited and not self.keep():
            return
        self.table.clearSelection()
        self._show_visit(None)
        self.form.client.setFocus()

    def keep(self) -> bool:
        """Keep the visit as it stands; False when something has to be put right first."""
        call = self._kept()
        if call is None:
            return False
        self.refresh()
        if self.table.choose(call.id):
            self._show_visit(self.table.chosen)
        return True

    def _kept(self) -> Call | None:
        """The visit as it is kept now; None, said where it is wrong, when it cannot be."""
        if not self.form.check():
            return None
        details, shop = self.form.details(), self.form.shop()
        try:
            if self._visit is None:
                call = shops.add(self._desk, details, shop)
            else:
                call = shops.change(self._desk, self._visit.call.id, details, shop)
        except UserError as error:
            self.notice.say_error(error)
            return None
        self.notice.clear()
        self._set_edited(False)
        return call

    def score(self) -> None:
        """Keep the visit and open it in Evaluate."""
        if (self._edited or self._visit is None) and not self.keep():
            return
        if self._visit is not None:
            self.call_chosen.emit(self._visit.call.id)

    def _picked(self, call_id: str) -> None:
        """Show the visit that was selected, once the one before is kept."""
        row = self.table.chosen
        same = self._visit is not None and self._visit.call.id == call_id
        if row is None or (same and self._edited):
            return
        if not self._edited:
            self._show_visit(row)
        elif self._kept() is not None:
            self.refresh()
            self._show_visit(self.table.chosen)
        else:
            if self._visit is None or not self.table.choose(self._visit.call.id):
                self.table.clearSelection()
            self.notice.say("warn", "This visit is not kept yet.", "Put right what is marked red.")

    def _show_visit(self, row: CallRow | None) -> None:
        self._visit = row
        if row is None:
            self._title.setText("A new visit")
            self.form.show_visit(CallDetails(), Shop())
            self.evaluations.hide()
            self._score.setText("Save and score it")
        else:
            self._title.setText(row.call.client.name if row.call.client else "A visit")
            self.form.show_visit(calls.details_of(row.call), row.call.shop or Shop())
            done = calls.evaluations_of(self._desk, row.call.id)
            self.evaluations.show_rows(done, self._tones)
            self.evaluations.setFixedHeight(min(len(done), 3) * 4 * look.GRID)
            self.evaluations.setVisible(bool(done))
            self._score.setText("Open" if row.state is CallState.FINISHED else "Score it")
        self._score.setAccessibleName(self._score.text())
        self._set_edited(False)

    def _edit(self) -> None:
        self._set_edited(True)

    def _undo(self) -> None:
        self._show_visit(self._visit)

    def _set_edited(self, edited: bool) -> None:
        self._edited = edited
        self._save.setEnabled(edited)
        self._back.setEnabled(edited)

    def _actions(self) -> Mapping[str, Callable[[], object]]:
        return {"new_shop": self.begin}

    def _connect(self) -> None:
        self.form.edited.connect(self._edit)
        self.evaluations.report_asked.connect(self.report_asked)
        self.evaluations.reopen_asked.connect(self._reopen)
        self.empty.step_asked.connect(self.begin)

    def _lay_out(self) -> None:
        self._table_card = Card(margin=1)
        self._table_card.body.addWidget(self.table)
        self._list = QStackedWidget()
        for page in (self._table_card, self.empty, self.nothing):
            self._list.addWidget(page)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self._list, 7)
        middle.addWidget(self._make_panel(), 5)
        enter = button("Enter a mystery-shop call", self.begin, kind="primary", symbol="add")
        self._lay_under("Shops", enter).addLayout(middle, 1)

    def _make_panel(self) -> Card:
        self._title = Elided("", look.TITLE, bold=True)
        self._score = button("Score it", self.score)
        self._save = button("Save", self.keep)
        self._back = button("Undo", self._undo, kind="quiet")
        self._back.setAccessibleName("Undo the changes of this visit")
        inside = QWidget()
        inside.setProperty("kind", "plain")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, look.GRID, 0)
        column.addWidget(self.form, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.setAccessibleName("The details of the visit")
        foot = QHBoxLayout()
        foot.addStretch()
        for one in (self._back, self._save, self._score):
            foot.addWidget(one)
        panel = Card()
        panel.body.addWidget(self._title)
        panel.body.addWidget(self.evaluations)
        panel.body.addWidget(scroll, 1)
        panel.body.addWidget(rule())
        panel.body.addLayout(foot)
        return panel
