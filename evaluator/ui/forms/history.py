"""Looking at a form's past from the list: its versions, and what if they had scored otherwise."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from evaluator.desk.desk import Desk
from evaluator.desk.forms import FormFile
from evaluator.forms.model import Form
from evaluator.ui import look
from evaluator.ui.forms.versions.page import VersionsPage
from evaluator.ui.forms.versions.what_if_page import WhatIfPage
from evaluator.ui.widgets.basic import button


class History(QObject):
    """The buttons, and the pages they lead to for the form that is chosen in the list.

    `opened` carries a page to be shown, `closed` comes when it is left; `call_opened` carries the
    id of a call.
    """

    opened = Signal(object)
    closed = Signal()
    call_opened = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._form: Form | None = None
        self.versions = button("Versions", self.show_versions)
        self.what_if = button("What if…", self.show_what_if)
        self.row = QWidget()
        row = QHBoxLayout(self.row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.GRID)
        row.addWidget(self.versions)
        row.addWidget(self.what_if)

    def show_file(self, file: FormFile | None) -> None:
        """Offer what can be done with this form."""
        self._form = file.form if file is not None else None
        for one in (self.versions, self.what_if):
            one.setEnabled(self._form is not None)

    def show_versions(self) -> None:
        """Show the versions of the chosen form."""
        if self._form is not None:
            page = VersionsPage(self._desk, self._form)
            page.closed.connect(self.closed)
            self.opened.emit(page)

    def show_what_if(self) -> None:
        """Show past evaluations of the chosen form scored otherwise."""
        if self._form is not None:
            page = WhatIfPage(self._desk, self._form)
            page.closed.connect(self.closed)
            page.call_opened.connect(self.call_opened)
            self.opened.emit(page)
