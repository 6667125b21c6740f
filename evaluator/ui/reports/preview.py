"""The real PDF, shown in the window: what is seen here is what is saved and printed."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget

from evaluator.ui import look


class PdfPreview(QPdfView):
    """Shows one PDF, all its pages, as wide as the window allows; `turned` tells the page."""

    turned = Signal(int, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        # Without a parent: a document that is deleted as a child of its view crashes Qt 6.11.
        self._document = QPdfDocument()
        self._buffer = QBuffer()
        self.setDocument(self._document)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setAccessibleName("The report as it will be printed")
        self.setFrameShape(QPdfView.Shape.NoFrame)
        self.pageNavigator().currentPageChanged.connect(self._tell)
        look.looks().changed.connect(self._dress)
        self._dress()

    @property
    def pages(self) -> int:
        """How many pages are shown; 0 while there is none."""
        return self._document.pageCount()

    def show_pdf(self, path: Path) -> None:
        """Show a PDF from its first page. It is read whole, so the file may go afterwards."""
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(path.read_bytes()))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._tell()

    def clear(self) -> None:
        """Show nothing."""
        self._document.close()
        self._tell()

    def _dress(self) -> None:
        """The desk under the paper, which Qt paints in the palette's Dark."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Dark, QColor(look.current().hold))
        self.setPalette(palette)

    def _tell(self) -> None:
        self.turned.emit(self.pageNavigator().currentPage() + 1, self.pages)
