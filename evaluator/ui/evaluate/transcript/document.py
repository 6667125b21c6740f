"""The text of a transcript as Qt shows it: the names of who speaks in their lanes' colours."""

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout

from evaluator.transcripts.model import Lane
from evaluator.ui import look
from evaluator.ui.evaluate.transcript.written import Written

_COLOUR: Mapping[Lane, str] = {
    Lane.AGENT: "agent",
    Lane.CALLER: "caller",
    Lane.UNKNOWN: "muted",
}


def document(written: Written, voices: Mapping[str, Lane], parent: QObject) -> QTextDocument:
    """A document with a block of text for each block; it is laid out only where it is looked at.

    Filled before anything shows it: that takes a twentieth of the time.
    """
    made = QTextDocument(parent)
    made.setUndoRedoEnabled(False)
    made.setDocumentLayout(QPlainTextDocumentLayout(made))
    made.setDefaultFont(look.font(look.BODY))
    made.setDocumentMargin(4)
    plain, names = QTextCharFormat(), {lane: _name_format(lane) for lane in Lane}
    cursor = QTextCursor(made)
    cursor.beginEditBlock()
    for number, block in enumerate(written.blocks):
        if number:
            cursor.insertBlock()
        if block.name:
            cursor.insertText(block.name, names[voices.get(block.speaker, Lane.UNKNOWN)])
        cursor.insertText(block.text[len(block.name) :], plain)
    cursor.endEditBlock()
    return made


def _name_format(lane: Lane) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFontWeight(look.font(look.BODY, bold=True).weight())
    made.setForeground(QColor(getattr(look.current(), _COLOUR[lane])))
    return made
