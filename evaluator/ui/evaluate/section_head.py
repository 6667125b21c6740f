"""The heading of a section: its title, what it means, its score so far, or why it is not asked."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from evaluator.forms.sections import Section
from evaluator.scoring.result import SectionPart
from evaluator.terms import shown
from evaluator.ui import look
from evaluator.ui.evaluate.point_note import PointNote
from evaluator.ui.widgets.basic import label, muted, set_kind

_LEFT: Final = 16


class SectionHead(QWidget):
    """Stands above the points of a section; that of a section in another is smaller."""

    def __init__(self, section: Section, *, scored: bool, parent: QWidget | None = None) -> None:
        """`scored` is whether anything in it counts."""
        super().__init__(parent)
        self.section = section
        self._scored = scored
        inner = bool(section.within)
        self.title = label(section.title, look.BODY if inner else look.TITLE, bold=True, wrap=True)
        self._score = muted()
        self._score.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        self.note = PointNote(0)
        self._notes: QLabel | None = None
        head = QHBoxLayout()
        head.setSpacing(2 * look.GRID)
        head.addWidget(self.title, 1)
        head.addWidget(self._score)
        column = QVBoxLayout(self)
        column.setContentsMargins(_LEFT, look.GRID if inner else 2 * look.GRID, _LEFT, look.GRID)
        column.setSpacing(2)
        column.addLayout(head)
        if section.definition:
            column.addWidget(label(section.definition, look.SMALL, kind="muted", wrap=True))
        if section.notes:
            notes = f"For you alone: {section.notes}"
            self._notes = label(notes, look.SMALL, kind="muted", wrap=True)
            self._notes.hide()
            column.addWidget(self._notes)
        column.addWidget(self.note)
        self.show_part(None)

    def show_part(self, part: SectionPart | None) -> None:
        """Show the score of the section so far."""
        failed = part is not None and part.failed
        self._score.setText(_told(part) if self._scored else "not scored")
        self._score.setToolTip("The score of this section so far" if self._scored else "")
        set_kind(self._score, "bad" if failed else "muted")
        self.setAccessibleName(f"Section {self.section.title}, {self._score.text()}")

    def show_refused(self, reason: str) -> None:
        """Say why its points are not asked; "" where they are."""
        self.title.setEnabled(not reason)
        self.note.say("muted", reason)

    def show_guide(self, wanted: bool) -> None:
        """Show the notes for the evaluator, or put them away."""
        if self._notes is not None:
            self._notes.setVisible(wanted)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line under it, as under each point."""
        painter = QPainter(self)
        painter.fillRect(
            _LEFT, self.height() - 1, self.width() - 2 * _LEFT, 1, QColor(look.current().edge)
        )


def _told(part: SectionPart | None) -> str:
    if part is None or part.value is None:
        return shown(None)
    if part.failed:
        raw = "" if part.raw is None else f", {shown(part.raw)} raw"
        return f"Failed: {shown(part.value)}{raw}"
    words = [shown(part.value), part.band or ""]
    if part.passed is not None and not part.band:
        words.append("passed" if part.passed else "not passed")
    return "  ".join(word for word in words if word)
