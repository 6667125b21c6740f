"""The quiet line under a field whose digits may be a card number; nobody is kept from anything."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from evaluator.transcripts.card_numbers import cards_in
from evaluator.ui import look
from evaluator.ui.widgets.basic import label
from evaluator.ui.widgets.in_view import keep_in_view

_PAUSE = 200
"""Milliseconds without a letter after which it looks."""

_LOOKED_AT = 20_000
"""Letters that are looked through; what is longer is no note."""


def card_warning(field: QPlainTextEdit) -> QLabel:
    """A line that shows itself while the field holds digits that pass the check of card numbers."""
    line = label("Digits here pass the check of card numbers.", look.SMALL, kind="warn", wrap=True)
    line.hide()

    def check() -> None:
        line.setVisible(bool(cards_in(field.toPlainText()[:_LOOKED_AT])))
        if field.hasFocus():
            keep_in_view(line, field)

    pause = QTimer(line, singleShot=True, interval=_PAUSE)
    pause.timeout.connect(check)
    field.textChanged.connect(pause.start)
    return line
