"""What stands out in a transcript, and how: never by colour alone."""

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum

from PySide6.QtGui import QColor, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from evaluator.transcripts.search import Place
from evaluator.ui import look
from evaluator.ui.evaluate.transcript.written import Spot, Written


class Mark(IntEnum):
    """Why words stand out; what comes later lies over what comes before."""

    LINE = 0
    PHRASE = 1
    CORRECTED = 2
    CARD = 3
    FOUND = 4
    NOW = 5
    CHOSEN = 6


_Underline = QTextCharFormat.UnderlineStyle
_BACKGROUND: Mapping[Mark, str] = {
    Mark.LINE: "accent_soft",
    Mark.PHRASE: "good_soft",
    Mark.CARD: "bad_soft",
    Mark.FOUND: "warn_soft",
    Mark.NOW: "accent_soft",
    Mark.CHOSEN: "accent",
}
_UNDERLINE: Mapping[Mark, tuple[QTextCharFormat.UnderlineStyle, str]] = {
    Mark.PHRASE: (_Underline.SingleUnderline, "good"),
    Mark.CORRECTED: (_Underline.DotLine, "muted"),
    Mark.CARD: (_Underline.WaveUnderline, "bad"),
    Mark.FOUND: (_Underline.DashUnderline, "warn"),
    Mark.NOW: (_Underline.SingleUnderline, "accent"),
}


class Marks:
    """The marks of one transcript by block, so that only what is in view is ever worked on."""

    def __init__(self, written: Written) -> None:
        self._written = written
        self._kinds: dict[Mark, dict[int, list[Spot]]] = {}

    def put(self, mark: Mark, stretches: Iterable[Sequence[Place]]) -> None:
        """Mark words, stretch by stretch, in place of what was marked so."""
        blocks: dict[int, list[Spot]] = {}
        for places in stretches:
            for spot in self._joined(places):
                blocks.setdefault(spot.block, []).append(spot)
        self._kinds[mark] = blocks

    def of(self, block: QTextBlock) -> list[QTextEdit.ExtraSelection]:
        """What is to be drawn over a block of the text."""
        return [
            _selection(block, mark, spot)
            for mark in Mark
            for spot in self._kinds.get(mark, {}).get(block.blockNumber(), ())
        ]

    def _joined(self, places: Sequence[Place]) -> list[Spot]:
        """Spots of words that stand side by side are one."""
        joined: list[Spot] = []
        for spot in map(self._written.spot, places):
            last = joined[-1] if joined else None
            if last and last.block == spot.block and spot.start - last.end == 1:
                joined[-1] = Spot(last.block, last.start, spot.end)
            else:
                joined.append(spot)
        return joined


def _selection(block: QTextBlock, mark: Mark, spot: Spot) -> QTextEdit.ExtraSelection:
    made = QTextEdit.ExtraSelection()
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + spot.start)
    cursor.setPosition(block.position() + spot.end, QTextCursor.MoveMode.KeepAnchor)
    made.cursor = cursor
    made.format = _format(mark)
    return made


def _format(mark: Mark) -> QTextCharFormat:
    colours = look.current()
    made = QTextCharFormat()
    if mark in _BACKGROUND:
        made.setBackground(QColor(getattr(colours, _BACKGROUND[mark])))
    if mark in _UNDERLINE:
        style, colour = _UNDERLINE[mark]
        made.setUnderlineStyle(style)
        made.setUnderlineColor(QColor(getattr(colours, colour)))
    if mark is Mark.CHOSEN:
        made.setForeground(QColor(colours.on_accent))
    return made
