"""Forms: the list of form files, what is wrong with a broken one, and the preview."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from evaluator.desk import forms
from evaluator.desk.desk import Desk
from evaluator.desk.forms import FormFile, Status
from evaluator.desk.settings import Settings
from evaluator.forms.model import Form
from evaluator.ui import look
from evaluator.ui.forms.brought import Brought
from evaluator.ui.forms.going import Going
from evaluator.ui.forms.history import History
from evaluator.ui.forms.making import Making
from evaluator.ui.forms.preview import FormPreview
from evaluator.ui.widgets.basic import Card, button, heading, muted
from evaluator.ui.widgets.notice import InlineNotice


class FormsPage(QWidget):
    """Every form that calls can be scored with. A form file can be dropped on it.

    `call_chosen` carries the id of a call to be opened.
    """

    call_chosen = Signal(str)

    def __init__(self, desk: Desk, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._files: tuple[FormFile, ...] = ()
        self.notice = InlineNotice()
        self.list = QListWidget()
        self.list.setAccessibleName("Forms")
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.currentRowChanged.connect(self._choose)
        self.preview = FormPreview()
        self.unfinished = muted(
            "This draft is not finished yet. Go on with it to see what is left."
        )
        self.making = Making(desk, settings, self)
        self.making.opened.connect(self.open)
        self.making.closed.connect(self.back)
        self.making.published.connect(self._published)
        self.making.failed.connect(self.notice.say_error)
        self.making.given_up.connect(self._gave_up)
        self.brought = Brought(desk, self)
        self.brought.added.connect(self._brought)
        self.brought.failed.connect(self.notice.say_error)
        self.history = History(desk, self)
        self.history.opened.connect(self.open)
        self.history.closed.connect(self.back)
        self.history.call_opened.connect(self.call_chosen)
        self.going = Going(desk, self)
        self.going.done.connect(lambda said, hint: self.notice.say("good", said, hint))
        self.going.failed.connect(self.notice.say_error)
        self.setAcceptDrops(True)
        self._lay_out()

    def refresh(self) -> None:
        """Read the forms anew; the chosen one stays chosen."""
        chosen = self._chosen()
        self._files = forms.available(self._desk)
        self.list.blockSignals(True)
        self.list.clear()
        for file in self._files:
            self.list.addItem(_item(file))
        paths = [file.path for file in self._files]
        self.list.setCurrentRow(paths.index(chosen) if chosen in paths else 0)
        self.list.blockSignals(False)
        self._choose(self.list.currentRow())

    def add(self, path: Path) -> None:
        """Add a form file to the user's own; a broken one is refused with its place.

        Another system's is shown first, with what was repaired in it and what it leaves out.
        """
        if self.brought.takes(path):
            return
        form = self.going.add(path)
        if form is not None:
            self._added(form)

    def _added(self, form: Form) -> None:
        self.refresh()
        added = [file.form is not None and file.form.hash == form.hash for file in self._files]
        self.list.setCurrentRow(added.index(True))

    def _brought(self, form: Form) -> None:
        self.notice.say("good", f"“{form.title}” version {form.version} was added.")
        self._added(form)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files only."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add each dropped file."""
        for url in event.mimeData().urls():
            self.add(Path(url.toLocalFile()))

    def open(self, page: QWidget) -> None:
        """Show a page about a form in place of the list, until `back`."""
        self._pages.setCurrentIndex(self._pages.addWidget(page))
        page.setFocus()

    def back(self) -> None:
        """Show the list again; what stood in its place is gone."""
        page = self._pages.currentWidget()
        if self._pages.currentIndex() > 0 and page is not None:
            self._pages.removeWidget(page)
            page.deleteLater()
        self.refresh()
        self.list.setFocus()

    def _chosen(self) -> Path | None:
        row = self.list.currentRow()
        return self._files[row].path if 0 <= row < len(self._files) else None

    def _choose(self, row: int) -> None:
        if not 0 <= row < len(self._files):
            return
        file = self._files[row]
        self.making.show_file(file)
        self.history.show_file(file)
        self.going.show_file(file)
        self.unfinished.setVisible(file.form is None and file.status is Status.DRAFT)
        if file.form is None and file.status is Status.DRAFT:
            self.preview.hide()
            return
        if file.form is None:
            self.preview.hide()
            self.notice.say("bad", file.problem, "Mend the file, then open this place again.")
            return
        self.preview.show_form(file.form)
        self.preview.show()

    def _published(self, form: Form) -> None:
        self.back()
        self.notice.say("good", f"“{form.title}” version {form.version} is published.")
        hashes = [file.form is not None and file.form.hash == form.hash for file in self._files]
        self.list.setCurrentRow(hashes.index(True))

    def _gave_up(self, title: str) -> None:
        self.refresh()
        self.notice.say("good", f"The draft “{title}” is deleted.")

    def _ask_for_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, "Add a form", "", "Evaluation forms (*.yaml *.yml *.json *.xlsx *.xlsm)"
        )
        if name:
            self.add(Path(name))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(heading("Forms"))
        head.addStretch()
        head.addWidget(self.going.paper)
        head.addWidget(self.going.copy)
        head.addWidget(button("Add a form file…", self._ask_for_file, symbol="folder"))
        head.addWidget(self.making.new)
        left = Card(margin=look.GRID)
        left.setFixedWidth(34 * look.GRID)
        left.body.addWidget(self.list)
        left.body.addWidget(
            muted(
                "A form is a YAML file or a spreadsheet. Copy one that ships, change it, and add it"
                " here.",
                wrap=True,
            )
        )
        row = QHBoxLayout()
        row.setSpacing(2 * look.GRID)
        row.addWidget(left)
        right = QVBoxLayout()
        right.setSpacing(look.GRID)
        about = QHBoxLayout()
        about.addWidget(self.making.row, 1)
        about.addWidget(self.history.row)
        right.addLayout(about)
        right.addWidget(self.unfinished)
        right.addWidget(self.preview, 1)
        right.addStretch()
        row.addLayout(right, 1)
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(2 * look.GRID, 2 * look.GRID, 2 * look.GRID, 2 * look.GRID)
        column.setSpacing(2 * look.GRID)
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addLayout(row, 1)
        self._pages = QStackedLayout(self)
        self._pages.setContentsMargins(0, 0, 0, 0)
        self._pages.addWidget(listed)


def _item(file: FormFile) -> QListWidgetItem:
    if file.form is None and file.status is Status.DRAFT:
        item = QListWidgetItem(f"{file.path.stem}\ndraft, not finished yet")
    elif file.form is None:
        item = QListWidgetItem(f"{file.path.name}\ncannot be read")
    else:
        whose = "ships with the program" if file.ships else "your own"
        whose = whose if file.status is Status.PUBLISHED else str(file.status)
        item = QListWidgetItem(f"{file.form.title}\nversion {file.form.version} · {whose}")
    item.setSizeHint(QSize(0, 7 * look.GRID))
    item.setData(Qt.ItemDataRole.AccessibleTextRole, item.text().replace("\n", ", "))
    return item
