"""Forms: the list of form files, what is wrong with a broken one, and the preview."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedLayout,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from evaluator.desk import form_drafts, forms
from evaluator.desk.desk import Desk
from evaluator.desk.form_drafts import FormDraft
from evaluator.desk.forms import FormFile, PublishedOtherwise, Status
from evaluator.desk.settings import Settings
from evaluator.errors import UserError
from evaluator.forms.model import Form
from evaluator.ui import look
from evaluator.ui.forms.blends import Blends
from evaluator.ui.forms.brought import AS_DRAFT, Brought
from evaluator.ui.forms.going import Going
from evaluator.ui.forms.history import History
from evaluator.ui.forms.making import Making
from evaluator.ui.forms.preview import FormPreview
from evaluator.ui.widgets.basic import Card, button, heading, muted
from evaluator.ui.widgets.notice import InlineNotice

_FORMS, _BLENDS = 0, 1
_ABOUT_FORMS = (
    "Make a form of your own, or duplicate one that ships. A form that is a file (YAML, JSON, "
    "Excel) can be dropped here."
)
_ABOUT_BLENDS = "A blend is one score of several forms on the same call, each with its share."


class FormsPage(QWidget):
    """Every form that calls can be scored with. A form file can be dropped on it.

    `call_chosen` carries the id of a call to be opened.
    """

    call_chosen = Signal(str)

    def __init__(self, desk: Desk, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._files: tuple[FormFile, ...] = ()
        self._refused_form: Form | None = None
        self.notice = InlineNotice()
        self.notice.action_asked.connect(self.add_as_draft)
        self.list = _Names()
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
        self.brought.added.connect(self._added)
        self.brought.drafted.connect(self._drafted)
        self.brought.failed.connect(self._refused)
        self.history = History(desk, self)
        self.history.opened.connect(self.open)
        self.history.closed.connect(self.back)
        self.history.call_opened.connect(self.call_chosen)
        self.going = Going(desk, self)
        self.going.done.connect(lambda said, hint: self.notice.say("good", said, hint))
        self.going.failed.connect(self._refused)
        self.blends = Blends(desk, self)
        self.blends.opened.connect(self.open)
        self.blends.closed.connect(self.back)
        self.blends.said.connect(lambda said: self.notice.say("good", said))
        self.blends.failed.connect(self.notice.say_error)
        self.blends.form_asked.connect(self.show_form)
        self.kind = QTabBar()
        self.kind.setAccessibleName("Forms or blends of them")
        self.kind.addTab("Forms")
        self.kind.addTab("Blends")
        self.kind.setDrawBase(False)
        self.kind.setExpanding(False)
        self.kind.currentChanged.connect(self._switch)
        self.setAcceptDrops(True)
        self._lay_out()

    @property
    def files(self) -> tuple[FormFile, ...]:
        """The forms in the order of the list."""
        return self._files

    @property
    def shown(self) -> QWidget | None:
        """What stands on the page: the list, or a page about a form in its place."""
        return self._pages.currentWidget()

    def refresh(self) -> None:
        """Read the forms anew, or the blends; the chosen one stays chosen."""
        if self.kind.currentIndex() == _BLENDS:
            self.blends.refresh()
            if self._pages.currentIndex() == 0:
                self.blends.go_on()
            return
        chosen = self._chosen()
        self._files = forms.available(self._desk)
        self.list.blockSignals(True)
        self.list.clear()
        for file in self._files:
            self.list.addItem(_item(file))
        paths = [file.path for file in self._files]
        first = chosen or self._worked_on_last()
        self.list.setCurrentRow(paths.index(first) if first in paths else 0)
        self.list.blockSignals(False)
        self._show(self.list.currentRow())

    def add(self, path: Path) -> None:
        """Add a form file to the user's own; a broken one is refused with its place.

        Another system's is shown first, with what was repaired in it and what it leaves out.
        """
        if self.brought.takes(path):
            return
        form = self.going.add(path)
        if form is not None:
            self._added(form)

    def add_as_draft(self) -> None:
        """Add the form that was refused last as a draft, of the next version."""
        if self._refused_form is None:
            return
        try:
            self._drafted(form_drafts.begin_from(self._desk, self._refused_form))
        except UserError as error:
            self.notice.say_error(error)

    def show_form(self, id: str) -> None:
        """Show a form by its id: of its versions the one that was added last."""
        self.kind.setCurrentIndex(_FORMS)
        here = [file.form is not None and file.form.id == id for file in self._files]
        if any(here):
            self.list.setCurrentRow(len(here) - 1 - here[::-1].index(True))

    def _switch(self, kind: int) -> None:
        for side in self._sides:
            side.setCurrentIndex(kind)
        self.notice.clear()
        self.refresh()

    def _added(self, form: Form) -> None:
        self.refresh()
        self._go_to(form)
        self.notice.say("good", f"“{form.title}” version {form.version} was added.")

    def _refused(self, error: UserError) -> None:
        """A version that is published already is offered as a draft of the next one."""
        self._refused_form = error.form if isinstance(error, PublishedOtherwise) else None
        self.notice.say_error(error, action=AS_DRAFT if self._refused_form else "")

    def _drafted(self, draft: FormDraft) -> None:
        self.refresh()
        named = [
            file.status is Status.DRAFT and file.path.stem == draft.name for file in self._files
        ]
        self.list.setCurrentRow(named.index(True))
        version = draft.content["version"]
        self.notice.say(
            "good",
            f"“{draft.title}” is a draft of version {version}.",
            "Go on with it to look at it and to publish it.",
        )

    def _go_to(self, form: Form) -> None:
        hashes = [file.form is not None and file.form.hash == form.hash for file in self._files]
        self.list.setCurrentRow(hashes.index(True))

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
        self.notice.clear()
        self._pages.setCurrentIndex(self._pages.addWidget(page))
        page.setFocus()

    def back(self) -> None:
        """Show the list again; what stood in its place is gone."""
        page = self._pages.currentWidget()
        if self._pages.currentIndex() > 0 and page is not None:
            self._pages.removeWidget(page)
            page.deleteLater()
        self.refresh()
        (self.blends.list if self.kind.currentIndex() == _BLENDS else self.list).setFocus()

    def _chosen(self) -> Path | None:
        row = self.list.currentRow()
        return self._files[row].path if 0 <= row < len(self._files) else None

    def _worked_on_last(self) -> Path | None:
        """The draft to go on with, when the place is seen for the first time."""
        drafts = [file.path for file in self._files if file.status is Status.DRAFT]
        return max(drafts, key=lambda path: path.stat().st_mtime, default=None)

    def _choose(self, row: int) -> None:
        """Another one is chosen: what was said is of the one before."""
        self.notice.clear()
        self._show(row)

    def _show(self, row: int) -> None:
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
        self._go_to(form)
        self.notice.say("good", f"“{form.title}” version {form.version} is published.")

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
        head, tools = QHBoxLayout(), QStackedWidget()
        head.addWidget(heading("Forms"))
        head.addStretch()
        add = button("Add a form file…", self._ask_for_file, symbol="folder")
        tools.addWidget(_in_a_row(self.going.paper, self.going.copy, add, self.making.new))
        tools.addWidget(_in_a_row(self.blends.new))
        head.addWidget(tools)
        left, lists = Card(margin=look.GRID), QStackedWidget()
        left.setFixedWidth(34 * look.GRID)
        left.body.addWidget(self.kind)
        lists.addWidget(_listed(self.list, _ABOUT_FORMS))
        lists.addWidget(_listed(self.blends.list, _ABOUT_BLENDS))
        left.body.addWidget(lists)
        shown = QStackedWidget()
        shown.addWidget(self._form_side())
        shown.addWidget(self.blends.right)
        self._sides = (tools, lists, shown)
        row = QHBoxLayout()
        row.setSpacing(2 * look.GRID)
        row.addWidget(left)
        row.addWidget(shown, 1)
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

    def _form_side(self) -> QWidget:
        side = QWidget()
        right = QVBoxLayout(side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(look.GRID)
        about = QHBoxLayout()
        about.addWidget(self.making.row, 1)
        about.addWidget(self.history.row)
        right.addLayout(about)
        right.addWidget(self.unfinished)
        right.addWidget(self.preview, 1)
        right.addStretch()
        return side


class _Names(QListWidget):
    """A list whose chosen row stays in view when a notice takes some of its room."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Bring it into view."""
        super().resizeEvent(event)
        if (item := self.currentItem()) is not None:
            self.scrollToItem(item)


def _in_a_row(*widgets: QWidget) -> QWidget:
    """At the right end: the room is as wide as the wider of two rows."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(look.GRID)
    row.addStretch()
    for one in widgets:
        row.addWidget(one)
    return made


def _listed(names: QListWidget, about: str) -> QWidget:
    """A list, with what it is of below."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(look.GRID)
    column.addWidget(names)
    said = muted(about, wrap=True)
    said.setContentsMargins(look.GRID, 0, 0, 0)
    column.addWidget(said)
    return made


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
