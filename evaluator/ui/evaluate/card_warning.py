"""The quiet line under a field whose digits may be a card number; nobody is kept from anything."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QScrollArea, QWidget

from evaluator.transcripts.card_numbers import cards_in
from evaluator.ui import look
from evaluator.ui.widgets.basic import label

_PAUSE = 200
"""Milliseconds without a letter after which it looks."""

_LAID_OUT = 50
"""Milliseconds after which a line that came to be seen has its place."""

_LOOKED_AT = 20_000
"""Letters that are looked through; what is longer is no note."""


def card_warning(field: QPlainTextEdit) -> QLabel:
    """A line that shows itself while the field holds digits that pass the check of card numbers."""
    line = label("Digits here pass the check of card numbers.", look.SMALL, kind="warn", wrap=True)
    line.hide()

    def check() -> None:
        line.setVisible(bool(cards_in(field.toPlainText()[:_LOOKED_AT])))
        if field.hasFocus():
            placed.start()

    placed = QTimer(line, singleShot=True, interval=_LAID_OUT)
    placed.timeout.connect(lambda: _bring_into_view(line))
    pause = QTimer(line, singleShot=True, interval=_PAUSE)
    pause.timeout.connect(check)
    field.textChanged.connect(pause.start)
    return line


def _bring_into_view(line: QLabel) -> None:
    """Scroll so that the line is read, where it came below the edge of its list."""
    around: QWidget | None = line if line.isVisible() else None
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if isinstance(around, QScrollArea):
        around.ensureWidgetVisible(line, 0, 0)
