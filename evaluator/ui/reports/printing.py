"""Print a PDF as it stands: its own pages, drawn at the printer's resolution."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from evaluator.errors import UserError


def ask_and_print(path: Path, parent: QWidget) -> bool:
    """Ask which printer and print; False when the user thought better of it.

    Raises UserError when the printer cannot be reached.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    if QPrintDialog(printer, parent).exec() != QPrintDialog.DialogCode.Accepted:
        return False
    print_pages(path, printer)
    return True


def print_pages(path: Path, printer: QPrinter) -> None:
    """Draw every page of a PDF on a printer. Raises UserError when it does not answer."""
    document = QPdfDocument()
    document.load(str(path))
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError("The printer does not answer.", "Save the PDF and print it later.")
    for page in range(document.pageCount()):
        if page:
            printer.newPage()
        area = painter.viewport()
        size = document.pagePointSize(page)
        scale = min(area.width() / size.width(), area.height() / size.height())
        wanted = QSize(round(size.width() * scale), round(size.height() * scale))
        painter.drawImage(area.topLeft(), document.render(page, wanted))
    painter.end()
    document.close()
