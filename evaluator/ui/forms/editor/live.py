"""The form beside the fields, as the evaluator will see it, while it is typed."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evaluator.ui import look
from evaluator.ui.forms.preview import FormPreview
from evaluator.ui.forms.trial import Trial
from evaluator.ui.widgets.basic import muted


class Live(QWidget):
    """Shows the form that the content makes; while it makes none, the last one that it made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Trial | None = None
        self._wanted = ""
        self.preview = FormPreview(narrow=True)
        self.preview.whole_again.connect(self._go)
        self.note = muted("", wrap=True)
        self.note.setIndent(look.GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.GRID)
        column.addWidget(self.note)
        column.addWidget(self.preview, 1)
        self.preview.hide()

    def show_trial(self, trial: Trial | None) -> None:
        """Show the form at the place where it was scrolled to, with what was tried on it."""
        if trial is None:
            self.note.setText(
                "The preview shows the form as it was before these errors."
                if self._shown
                else "The preview appears once nothing is wrong."
            )
        elif self._shown is None or trial.form != self._shown.form:
            if self._shown is not None:
                trial.go_on_from(self._shown)
            self._shown = trial
            self.preview.show()
            self.preview.show_trial(trial)
        self.note.setVisible(trial is None)

    def show_point(self, id: str) -> None:
        """Bring a point into view, be it once it is there; "" is the form from its top."""
        self._wanted = id
        if not id:
            self.preview.verticalScrollBar().setValue(0)
        elif self.preview.whole:
            self._go()

    def _go(self) -> None:
        QTimer.singleShot(0, self, self._bring_into_view)  # once it is laid out

    def _bring_into_view(self) -> None:
        row = self.preview.row(self._wanted)
        if row is not None and self.preview.whole:
            self._wanted = ""
            bar = self.preview.verticalScrollBar()
            top, height = row.y() - look.GRID, self.preview.viewport().height()
            if not bar.value() <= top <= bar.value() + height - row.height():
                bar.setValue(top)
