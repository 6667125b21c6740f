"""What unfolds under the point in focus: what it asks, its answers in words, and the comment."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from evaluator.forms.model import Question
from evaluator.ui import look
from evaluator.ui.evaluate.answers.causes import Causes
from evaluator.ui.evaluate.card_warning import card_warning
from evaluator.ui.evaluate.field import Field
from evaluator.ui.key_hints import with_keys
from evaluator.ui.widgets.basic import button, label

_LEFT = 28


class Guidance(QWidget):
    """Definition, answers, root causes and comment; and the guide, for who still learns the form.

    The guide is what good sounds like, the evidence to listen for, the coaching tip, when the
    point does not apply, and the form's notes for the evaluator alone. `causes_chosen` carries the
    ids of causes; `guide_wanted` comes when the guide is asked for or put away.
    """

    causes_chosen = Signal(object)
    guide_wanted = Signal()

    def __init__(
        self, question: Question, answers: QWidget | None, parent: QWidget | None = None
    ) -> None:
        """`answers` are those in words, where there are any."""
        super().__init__(parent)
        self.comment = Field(f"Comment on {question.title}", with_keys("Comment ({comment}) …"))
        self.causes = Causes(question) if question.causes else None
        self.guide = _guide(question)
        self._guide_button = button(
            with_keys("Guide ({guide})"), self.guide_wanted.emit, kind="quiet"
        )
        self._guide_button.setCheckable(True)
        self._guide_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_LEFT, 0, 0, 12)
        self._column.setSpacing(6)
        if question.definition:
            self._column.addWidget(label(question.definition, kind="muted", wrap=True))
        if answers is not None:
            self._column.addWidget(answers)
        if self.causes is not None:
            self.causes.chosen.connect(self.causes_chosen)
            self.causes.hide()
            self._column.addWidget(self.causes)
        self._column.addWidget(self.guide)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 4, 0, 0)
        foot.addWidget(self.comment, 1)
        foot.addWidget(self._guide_button, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(foot)
        self._column.addWidget(card_warning(self.comment))

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in reading order."""
        chips = [] if self.causes is None else [*self.causes.chips.values()]
        return [*chips, self.comment, self._guide_button]

    def show_guide(self, wanted: bool) -> None:
        """Unfold the guide, or put it away."""
        self.guide.setVisible(wanted)
        self._guide_button.setChecked(wanted)

    def show_causes(self, chosen: Sequence[str], *, offered: bool) -> None:
        """Show the root causes where they are offered, or where some were chosen."""
        if self.causes is not None:
            self.causes.show_chosen(chosen)
            self.causes.setVisible(offered or bool(chosen))

    def lock(self, locked: bool) -> None:
        """Let it be read only."""
        self.comment.lock(locked)
        if self.causes is not None:
            self.causes.lock(locked)


def _guide(question: Question) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    for name, text in (
        ("Good sounds like", question.good),
        ("Listen for", " · ".join(question.evidence)),
        ("Coaching tip", question.tip),
        ("Not applicable", question.not_applicable),
        ("Evidence", _evidence_at(question)),
        ("For you alone", question.notes),
    ):
        if text:
            column.addWidget(_named(name, text))
    return made


def _evidence_at(question: Question) -> str:
    """Which levels ask for a moment, "" for none."""
    levels = ", ".join(map(str, sorted(question.evidence_at)))
    return f"A moment is asked for at level {levels}." if levels else ""


def _named(name: str, text: str) -> QWidget:
    """A short name in front of a wrapped text, all names as wide as one another."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(4, 0, 0, 0)
    row.setSpacing(look.GRID)
    head: QLabel = label(name, look.SMALL, bold=True, kind="muted")
    head.setAlignment(Qt.AlignmentFlag.AlignTop)
    head.setFixedWidth(14 * look.GRID)
    row.addWidget(head)
    row.addWidget(label(text, look.SMALL, wrap=True), 1)
    return made
