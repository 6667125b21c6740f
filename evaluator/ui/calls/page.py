"""The Calls place: what is to be scored, a draft or finished; and getting calls in."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from evaluator.desk import call_list
from evaluator.desk.calls import CallFilter
from evaluator.desk.desk import Desk
from evaluator.desk.settings import Settings
from evaluator.errors import UserError
from evaluator.terms import counted
from evaluator.ui.calls.detail import CallDetail
from evaluator.ui.calls.intake import IntakeStrip
from evaluator.ui.calls.list_mapping import ListMapping
from evaluator.ui.calls.list_page import ListPage
from evaluator.ui.calls.model import Column
from evaluator.ui.calls.table import CallTable
from evaluator.ui.keys import typing
from evaluator.ui.widgets.basic import Card, button
from evaluator.ui.widgets.empty import EmptyState

if TYPE_CHECKING:
    from evaluator.desk.intake import Intake

COLUMNS: Final = (
    Column.DATE,
    Column.AGENT,
    Column.TEAM,
    Column.CLIENT,
    Column.STATE,
    Column.SCORE,
    Column.EVALUATOR,
    Column.DURATION,
    Column.REFERENCE,
)

_SOUNDS: Final = (
    "Recordings (*.wav *.mp3 *.m4a *.aac *.ogg *.oga *.opus *.webm *.flac *.amr *.wma *.gsm);;"
    "All files (*)"
)


class CallsPage(ListPage):
    """Every call, what is known of the selected one below, and three ways to get more."""

    def __init__(self, desk: Desk, settings: Settings, parent: QWidget | None = None) -> None:
        empty = EmptyState(
            "No calls yet",
            "Here is what is to be scored, what is a draft and what is finished. "
            "Drop recordings, a folder or a call list (CSV) anywhere on this page.",
            "Add recordings…",
            symbol="calls",
        )
        nothing = EmptyState(
            "No call is like that",
            "Search for less, or clear the filters.",
            "Show all calls",
            sample=False,
        )
        table = CallTable(COLUMNS, Column.REFERENCE)
        super().__init__(desk, settings, CallFilter(), table, empty, nothing, parent)
        self._total = 0
        self.detail = CallDetail(desk, self._tones)
        self.intake = IntakeStrip(desk)
        self.mapping = ListMapping()
        self.setAcceptDrops(True)
        self._connect()
        self._lay_out()

    def refresh(self) -> None:
        """Read the list anew; selection, filter and scroll stay."""
        page, _ = self._read()
        self._total = page.total
        if page.rows and self.table.chosen is None:
            self.table.choose(page.rows[0].call.id)
        self._count.setText(_counted(len(page.rows), page.total, narrowed=self.filters.narrowed))
        self._show_list_or_empty()

    def show_filter(self, where: CallFilter) -> None:
        """Show the calls behind a figure."""
        self.filters.show_filter(where)

    def bring_in(self, paths: Sequence[Path]) -> None:
        """Bring in what was dropped or chosen: recordings, folders, or one call list."""
        lists = [path for path in paths if path.suffix.lower() == ".csv"]
        others = [path for path in paths if path not in lists]
        if others:
            self.intake.bring_in(others)
        if lists:
            self.read_list(lists[0])
        if len(lists) > 1:
            self.notice.say("info", "One call list at a time.", f"“{lists[0].name}” is shown.")

    def read_list(self, path: Path) -> None:
        """Show a call list and ask which column holds what."""
        try:
            self.mapping.show_list(path, call_list.preview_list(path))
        except UserError as error:
            self.notice.say_error(error)
            return
        self._stack.setCurrentWidget(self.mapping)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Bring in what was dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.bring_in(paths)

    def _show_list_or_empty(self) -> None:
        if self._stack.currentWidget() is not self.mapping:
            self._stack.setCurrentWidget(self._list if self._total else self._stand_in())

    def _picked(self, call_id: str) -> None:
        self.detail.show_row(self.table.chosen if call_id else None)

    def _came_in(self, came: "Intake | None") -> None:
        self.refresh()
        if came is not None and came.calls:
            self.table.choose(came.calls[0].id)
            if not typing():
                self.table.setFocus()

    def _list_read(self, path: Path, mapping: dict[str, str]) -> None:
        self._leave_list()
        self.intake.read_list(path, mapping)

    def _leave_list(self) -> None:
        self._stack.setCurrentWidget(self._list)
        self._show_list_or_empty()

    def _choose_files(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(self, "Add recordings", "", _SOUNDS)
        if paths:
            self.bring_in([Path(path) for path in paths])

    def _choose_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, "Add a folder of recordings")
        if path:
            self.bring_in([Path(path)])

    def _choose_list(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, "Call list", "", "Call lists (*.csv *.txt *.tsv);;All files (*)"
        )
        if path:
            self.read_list(Path(path))

    def _actions(self) -> Mapping[str, Callable[[], object]]:
        return {"add": self._choose_files}

    def _connect(self) -> None:
        self.detail.open_asked.connect(self.call_chosen)
        self.detail.report_asked.connect(self.report_asked)
        self.detail.reopen_asked.connect(self._reopen)
        self.detail.changed.connect(self.refresh)
        self.detail.failed.connect(self.notice.say_error)
        self.intake.came_in.connect(self._came_in)
        self.mapping.read_asked.connect(self._list_read)
        self.mapping.closed.connect(self._leave_list)
        self.empty.step_asked.connect(self._choose_files)

    def _lay_out(self) -> None:
        card = Card(margin=1)
        card.body.addWidget(self.table)
        self._list = QWidget()
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(card, 1)
        column.addWidget(self.detail)
        self._stack = QStackedWidget()
        for page in (self._list, self.empty, self.nothing, self.mapping):
            self._stack.addWidget(page)
        whole = self._lay_under(
            "Calls",
            button("Call list…", self._choose_list, symbol="list"),
            button("Add folder…", self._choose_folder, symbol="folder"),
            button("Add recordings…", self._choose_files, kind="primary", symbol="add"),
        )
        whole.addWidget(self.intake)
        whole.addWidget(self._stack, 1)


def _counted(shown: int, total: int, *, narrowed: bool) -> str:
    if not total:
        return ""
    if shown < total:
        return f"the newest {shown} of {total} calls: search or filter to see others"
    return counted(total, "call") + (" found" if narrowed else "")
