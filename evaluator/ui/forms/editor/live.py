"""The form beside the fields, as the evaluator will see it, while it is typed."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evaluator.forms.drafted import Checked
from evaluator.forms.model import Form
from evaluator.ui import look
from evaluator.ui.forms.preview import FormPreview
from evaluator.ui.widgets.basic import muted


class Live(QWidget):
    """Shows the form that the content makes; while it makes none, the last one that it made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Form | None = None
        self.preview = FormPreview(narrow=True)
        self.note = muted("", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.GRID)
        column.addWidget(self.note)
        column.addWidget(self.preview, 1)
        self.preview.hide()

    def show_checked(self, found: Checked) -> None:
        """Show the form at the place where it was scrolled to."""
        if found.form is None:
            self.note.setText(
                "The preview shows the form as it was before what is wrong now."
                if self._shown
                else "The preview comes as soon as nothing is wrong."
            )
        elif found.form != self._shown:
            self._shown = found.form
            bar = self.preview.verticalScrollBar()
            before = bar.value()
            self.preview.show_form(found.form)
            self.preview.show()
            QTimer.singleShot(0, self, lambda: bar.setValue(before))  # once it has its height
        self.note.setVisible(found.form is None)

    def show_point(self, id: str) -> None:
        """Bring a point into view."""
        point = self.preview.points.get(id)
        if point is not None:
            bar = self.preview.verticalScrollBar()
            top, height = point.y() - 3 * look.GRID, self.preview.viewport().height()
            if not bar.value() <= top <= bar.value() + height - point.height():
                bar.setValue(top)
