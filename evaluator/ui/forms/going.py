"""How a form goes out of the program and comes in: a file, a spreadsheet, empty on paper."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from evaluator.desk import form_exchange, forms, paper_forms
from evaluator.desk.desk import Desk
from evaluator.desk.forms import FormFile
from evaluator.errors import UserError
from evaluator.forms.model import Form
from evaluator.ui.widgets.basic import button

_SHEET = ".xlsx"


class Going(QObject):
    """The buttons to save and to print the form that is chosen in the list.

    `done` carries what was done and what to do next, `failed` the UserError.
    """

    done = Signal(str, str)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._window = parent
        self._file: FormFile | None = None
        self.copy = button("Save a copy…", self._ask_where_to, symbol="save")
        self.paper = button("Print empty…", self._ask_for_paper, symbol="print")
        self.paper.setToolTip("A PDF of the form, to be filled in by hand")

    def show_file(self, file: FormFile | None) -> None:
        """Offer what can be done with this form."""
        self._file = file
        self.copy.setEnabled(file is not None)
        self.paper.setEnabled(file is not None and file.form is not None)

    def save_copy(self, out: Path) -> None:
        """Save the chosen form's file elsewhere, as a spreadsheet where `out` ends in .xlsx."""
        if self._file is None:
            return
        try:
            left_out = self._saved(self._file, out)
        except UserError as error:
            self.failed.emit(error)
        else:
            self.done.emit(f"Saved as {out}.", left_out or "Change it, then add it here.")

    def print_empty(self, out: Path) -> None:
        """Write the chosen form as a PDF, to be filled in by hand."""
        if self._file is None or self._file.form is None:
            return
        try:
            paper_forms.print_empty(self._desk, self._file.form, out)
        except UserError as error:
            self.failed.emit(error)
        else:
            self.done.emit(f"The empty form is in {out}.", "")

    def add(self, path: Path) -> Form | None:
        """Publish the form in a file of ours; None where it is refused."""
        try:
            form = forms.add(self._desk, path)
        except UserError as error:
            self.failed.emit(error)
            return None
        return form

    def _saved(self, file: FormFile, out: Path) -> str:
        if out.suffix.lower() != _SHEET:
            forms.save_copy(file, out)
            return ""
        told = form_exchange.export(self._desk, str(file.path), form_exchange.SPREADSHEET, out)
        return "\n".join(f"Left out: {left}." for left in told.left_out)

    def _ask_where_to(self) -> None:
        start = self._file.path.name if self._file else "form.yaml"
        kinds = "Forms (*.yaml);;Spreadsheets (*.xlsx)"
        name, kind = QFileDialog.getSaveFileName(self._window, "Save a copy", start, kinds)
        if name:
            out = Path(name)
            wanted = _SHEET if _SHEET in kind else out.suffix
            self.save_copy(out.with_suffix(wanted))

    def _ask_for_paper(self) -> None:
        start = f"{self._file.path.stem}.pdf" if self._file else "form.pdf"
        name, _ = QFileDialog.getSaveFileName(self._window, "Print empty", start, "PDF (*.pdf)")
        if name:
            self.print_empty(Path(name))
