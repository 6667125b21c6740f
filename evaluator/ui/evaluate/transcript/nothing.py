"""A call without a transcript: what can be read, and the one next step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evaluator.ui import look
from evaluator.ui.widgets.basic import button, label, muted

_KINDS = (
    "WebVTT, SRT, text with times, or the JSON of Whisper, Deepgram, AssemblyAI or Amazon "
    "Transcribe. Drop the file here, or choose it. It stays on this computer."
)


class Nothing(QWidget):
    """`step_asked` comes when a file is to be chosen; `recognising` is the other way."""

    step_asked = Signal()

    def __init__(self, recognising: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = label("No transcript yet", bold=True)
        self._purpose = muted(_KINDS, wrap=True)
        self.button = button("Import a transcript…", self.step_asked.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * look.GRID, 2 * look.GRID, 2 * look.GRID, look.GRID)
        column.setSpacing(look.GRID)
        column.addWidget(self._heading)
        column.addWidget(self._purpose)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(2 * look.GRID)
        column.addWidget(recognising, 1)

    def show_working(self, working: bool) -> None:
        """A file is being read, or what is kept is looked for."""
        self._heading.setText("Reading the transcript…" if working else "No transcript yet")
