"""A page about a list of calls: filters above it, and what stands in its place when it is empty."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from evaluator.desk import calls, people
from evaluator.desk.calls import CallFilter, CallPage
from evaluator.desk.desk import Desk
from evaluator.desk.people import Names
from evaluator.desk.settings import Settings
from evaluator.errors import UserError
from evaluator.ui import look
from evaluator.ui.calls.filters import FilterBar
from evaluator.ui.calls.table import CallTable
from evaluator.ui.calls.tones import Tones
from evaluator.ui.keys import Keys, bind
from evaluator.ui.widgets.basic import heading, muted
from evaluator.ui.widgets.empty import EmptyState
from evaluator.ui.widgets.notice import InlineNotice


class ListPage(QWidget):
    """What the pages of calls and of visits have in common.

    `call_chosen` and `report_asked` carry the id of a call, and of an evaluation.
    """

    call_chosen = Signal(str)
    report_asked = Signal(str)
    sample_asked = Signal()

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        where: CallFilter,
        table: CallTable,
        empty: EmptyState,
        nothing: EmptyState,
        parent: QWidget | None = None,
    ) -> None:
        """`where` is what the page is about; `empty` is shown when there is none such at all,
        `nothing` when no call passes the filters.
        """
        super().__init__(parent)
        self._desk = desk
        self._settings = settings
        self._tones = Tones(desk)
        self.filters = FilterBar(where)
        self.table = table
        self.notice = InlineNotice()
        self.empty, self.nothing = empty, nothing
        self._count = muted()
        self.filters.changed.connect(self.refresh)
        self.table.opened.connect(self.call_chosen)
        self.table.picked.connect(self._picked)
        self.empty.sample_asked.connect(self.sample_asked)
        self.nothing.step_asked.connect(self.filters.clear)
        self._shortcuts = self._bind()

    def refresh(self) -> None:
        """Read the list anew; selection, filter and scroll stay."""
        raise NotImplementedError

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the list; a focus proxy would keep Tab from what is above it."""
        super().focusInEvent(event)
        if self.table.isVisible():
            self.table.setFocus(event.reason())

    def use(self, settings: Settings) -> None:
        """Work with other settings."""
        self._settings = settings
        for shortcut in self._shortcuts:
            shortcut.deleteLater()
        self._shortcuts = self._bind()

    def _picked(self, call_id: str) -> None:
        """Show the call that was selected, "" where none is."""
        raise NotImplementedError

    def _actions(self) -> Mapping[str, Callable[[], object]]:
        """What the page's own keys do, by their names."""
        raise NotImplementedError

    def _read(self) -> tuple[CallPage, Names]:
        """Show the rows that pass the filters, and offer the names there are."""
        page = calls.listed(self._desk, self.filters.where)
        bands = {(row.form, row.band) for row in page.rows if row.band}
        self.table.show_rows(page.rows, self._tones.table(bands))
        names = people.names(self._desk)
        self.filters.offer(names, self._tones.titles if page.total else ())
        self.filters.setVisible(bool(page.total) or self.filters.narrowed)
        return page, names

    def _stand_in(self) -> EmptyState:
        """What is shown where no row is."""
        return self.nothing if self.filters.narrowed else self.empty

    def _reopen(self, evaluation_id: str) -> None:
        """Start a new revision of an evaluation, and open its call."""
        from evaluator.desk import evaluations  # brings the decoders: not at the start

        try:
            kept = evaluations.reopen(self._desk, evaluation_id)
        except UserError as error:
            self.notice.say_error(error)
            return
        self.call_chosen.emit(kept.call.id)

    def _lay_under(self, name: str, *buttons: QPushButton) -> QVBoxLayout:
        """The page's column, with its name, the count, buttons, filters and notices on top."""
        head = QHBoxLayout()
        head.setSpacing(look.GRID)
        head.addWidget(heading(name))
        head.addSpacing(look.GRID)
        head.addWidget(self._count, 1)
        for one in buttons:
            head.addWidget(one)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(2 * look.GRID, 2 * look.GRID, 2 * look.GRID, 2 * look.GRID)
        whole.setSpacing(12)
        whole.addLayout(head)
        whole.addWidget(self.filters)
        whole.addWidget(self.notice)
        return whole

    def _bind(self) -> list[QShortcut]:
        actions = {"find": self.filters.begin_search, **self._actions()}
        return bind(self, Keys(self._settings.keys), actions)
