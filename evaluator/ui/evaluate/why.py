"""How a score comes about, in a card above the foot line."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from evaluator.forms.model import Form
from evaluator.scoring.explain import explain
from evaluator.scoring.result import Score
from evaluator.terms import percent, shown
from evaluator.ui import look
from evaluator.ui.evaluate.standing import accuracies
from evaluator.ui.widgets.basic import label, title
from evaluator.ui.widgets.popup import Popup

_WIDTH: Final = 60 * look.GRID


class Why(Popup):
    """Explains the score: what is left out, the sum, the sections, what fails, each class."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("How the score comes about", parent)
        self.setFixedWidth(_WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.body.addWidget(title("How the score comes about"))
        self._words = label("", wrap=True)
        self._lines = label("", kind="muted", wrap=True)
        self.body.addWidget(self._words)
        self.body.addWidget(self._lines)

    @property
    def text(self) -> str:
        """What it says."""
        return f"{self._words.text()}\n{self._lines.text()}".strip()

    def explain(self, form: Form, score: Score, anchor: QWidget) -> None:
        """Open beside a control with what there is to say."""
        self._words.setText(explain(form, score))
        sections = [
            f"{'    ' * bool(form.section(part.id).within)}{form.section(part.id).title}:"
            f" {shown(part.value)}" + (f", weight {percent(part.share, 1)}" if part.share else "")
            for part in score.sections
            if part.value is not None
        ]
        self._lines.setText("\n".join([*sections, *accuracies(score)]))
        self._lines.setVisible(bool(self._lines.text()))
        self.setAccessibleDescription(self.text)
        self.open_at(anchor, self)
