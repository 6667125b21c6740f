"""Making forms from the list: a new one, the next version of one, a copy, and giving a draft up."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from evaluator.desk import form_drafts
from evaluator.desk.desk import Desk
from evaluator.desk.form_drafts import FormDraft
from evaluator.desk.forms import FormFile, Status
from evaluator.desk.settings import Settings
from evaluator.errors import UserError
from evaluator.ui import look
from evaluator.ui.forms.editor.page import FormEditor
from evaluator.ui.keys import Keys
from evaluator.ui.widgets.basic import button

_STAY: Final = "Comments in its file, lines that begin with #, stay there: a draft has none."
_GO: Final = "Comments in its file, lines that begin with #, go with the first change here."


class Making(QObject):
    """The buttons, and what they do with the form that is chosen in the list.

    `opened` carries an editor to be shown, `closed` comes when it is left, `published` carries the
    form; `failed` an error to be said, `given_up` the title of a draft that is gone.
    """

    opened = Signal(object)
    closed = Signal()
    published = Signal(object)
    failed = Signal(object)
    given_up = Signal(str)

    def __init__(self, desk: Desk, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._keys = Keys(settings.keys)
        self._file: FormFile | None = None
        self.new = button("New form", self.make_new, kind="primary", symbol="add")
        self.edit = button("Edit", self.edit_chosen, symbol="edit")
        self.copy = button("Duplicate", self.duplicate, symbol="copy")
        self.give_up = button("Delete the draft", self._give_up, symbol="remove")
        self.row = QWidget()
        row = QHBoxLayout(self.row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.GRID)
        for one in (self.edit, self.copy, self.give_up):
            row.addWidget(one)
        row.addStretch()

    def show_file(self, file: FormFile | None) -> None:
        """Offer what can be done with this form."""
        self._file = file
        draft = file is not None and file.status is Status.DRAFT
        readable = file is not None and file.form is not None
        self.edit.setText("Go on" if draft else "Edit as a new version")
        self.edit.setAccessibleName(self.edit.text())
        self.edit.setEnabled(draft or readable)
        self.copy.setEnabled(readable)
        lost = file is not None and form_drafts.loses_comments(file)
        for one, told in ((self.edit, _GO if draft else _STAY), (self.copy, _STAY)):
            one.setToolTip(told if lost else "")
            one.setAccessibleDescription(told if lost else "")
        self.give_up.setText("Delete the draft")
        self.give_up.setAccessibleName("Delete the draft")
        self.give_up.setVisible(draft)

    def make_new(self) -> None:
        """Begin a form of one's own."""
        self._open(lambda: form_drafts.begin_new(self._desk, "New form"))

    def edit_chosen(self) -> None:
        """Go on with the chosen draft, or begin the next version of the chosen form."""
        file = self._file
        if file is None:
            return
        if file.status is Status.DRAFT:
            self._open(lambda: form_drafts.named(self._desk, file.path.stem))
        elif (form := file.form) is not None:
            self._open(lambda: form_drafts.begin_version(self._desk, form))

    def duplicate(self) -> None:
        """Begin another form from the chosen one."""
        if self._file is not None and (form := self._file.form) is not None:
            self._open(lambda: form_drafts.begin_copy(self._desk, form))

    def _give_up(self) -> None:
        """Throw the chosen draft away; asked twice, by the button's own words."""
        if self._file is None:
            return
        if self.give_up.text() != "Delete for good":
            self.give_up.setText("Delete for good")
            self.give_up.setAccessibleName("Delete for good")
            return
        form_drafts.give_up(self._desk, self._file.path.stem)
        self.given_up.emit(self._file.form.title if self._file.form else self._file.path.stem)

    def _open(self, begin: Callable[[], FormDraft]) -> None:
        try:
            editor = FormEditor(self._desk, begin(), self._keys)
        except UserError as error:
            self.failed.emit(error)
            return
        editor.closed.connect(self.closed)
        editor.published.connect(self.published)
        self.opened.emit(editor)
