"""One form as the evaluator will see it: bands, and every point with its levels in words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from evaluator.forms.model import Band, Form, Question
from evaluator.ui import look
from evaluator.ui.widgets.basic import Card, label, muted, rule, title

_WORDS = 92 * look.GRID


class FormPreview(QScrollArea):
    """Shows a form, read only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("The form as the evaluator sees it")

    def show_form(self, form: Form) -> None:
        """Show a form from its top."""
        sheet = Card(margin=3 * look.GRID)
        sheet.body.setSpacing(2 * look.GRID)
        sheet.body.addLayout(_head(form))
        sheet.body.addLayout(_bands(form))
        for number, question in enumerate(form.questions, 1):
            sheet.body.addWidget(rule())
            sheet.body.addWidget(_Point(number, question))
        sheet.body.addStretch()
        self.setWidget(sheet)


def _head(form: Form) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(look.GRID // 2)
    column.addWidget(title(form.title))
    column.addWidget(muted(_facts(form)))
    for text in (form.summary, form.source):
        if text:
            column.addWidget(_Words(text, "" if text == form.summary else "muted"))
    return column


def _facts(form: Form) -> str:
    points = "1 point" if len(form.questions) == 1 else f"{len(form.questions)} points"
    return f"{points} · version {form.version} · {form.id} · {form.hash[:12]}"


def _bands(form: Form) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(3 * look.GRID)
    upper: Band | None = None
    for band in form.bands:
        row.addWidget(label(f"{band.name}  {_range(band, upper)}"))
        upper = band
    row.addWidget(label(f"Passes from {form.pass_mark:g}", bold=True))
    row.addStretch()
    return row


def _range(band: Band, upper: Band | None) -> str:
    if upper is None:
        return f"from {band.at:g}"
    return f"under {upper.at:g}" if band.at == 0 else f"{band.at:g} to under {upper.at:g}"


class _Point(QWidget):
    """One question of the form."""

    def __init__(self, number: int, question: Question) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * look.GRID)
        grid.setVerticalSpacing(look.GRID)
        grid.setColumnMinimumWidth(0, 3 * look.GRID)
        grid.setColumnMinimumWidth(1, 18 * look.GRID)
        grid.setColumnStretch(2, 1)
        grid.addWidget(label(str(number), bold=True, kind="muted"), 0, 0)
        grid.addWidget(label(question.title, bold=True), 0, 1, 1, 2)
        grid.addWidget(muted(f"weight {question.weight:g}"), 0, 3)
        grid.addWidget(_Words(question.definition, ""), 1, 1, 1, 3)
        for name, text in _told(question):
            row = grid.rowCount()
            grid.addWidget(muted(name), row, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_Words(text, ""), row, 2, 1, 2)


def _told(question: Question) -> list[tuple[str, str]]:
    told = [("Sounds good", question.good)]
    told += [(f"Level {level}", words) for level, words in enumerate(question.levels)]
    told += [("Not applicable", question.not_applicable)]
    told += [("Listen for", "\n".join(question.evidence)), ("Coaching tip", question.tip)]
    asked = ", ".join(map(str, sorted(question.evidence_at)))
    told += [("Evidence", f"A moment is asked for at level {asked}." if asked else "")]
    told += [("Where it comes from", question.source)]
    return [(name, text) for name, text in told if text]


class _Words(QLabel):
    """A text no wider than is easy to read; as high as it is then, however wide its cell is."""

    def __init__(self, text: str, kind: str) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(look.font(look.BODY))
        self.setWordWrap(True)
        self.setMaximumWidth(_WORDS)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if kind:
            self.setProperty("kind", kind)

    def heightForWidth(self, width: int) -> int:
        """Qt asks for the width of the cell, which may be more than it takes."""
        return super().heightForWidth(min(width, _WORDS))
