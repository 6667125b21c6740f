"""The name of a lane beside it, as a button: pressed, that lane is heard alone."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from evaluator.ui import look

_SIZE = QSize(64, 24)


class LaneButton(QAbstractButton):
    """A name in the colour of its lane; pressed, it stands on a patch with a rim."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = look.current().text
        self.setText(name)
        self.setFont(look.font(look.BODY, bold=True))
        self.setCheckable(True)
        self.setFixedSize(_SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_lane(self, colour: str, *, alone: bool, key: str) -> None:
        """Write the name in this colour; `alone`: no other lane is heard; `key` does the same."""
        self._colour = colour
        self.setChecked(alone)
        what = f"Hear both, not only {self.text()}" if alone else f"Hear only {self.text()}"
        words = f"{what} ({key})" if self.isEnabled() and key else what
        self.setAccessibleName(words if self.isEnabled() else self.text())
        self.setToolTip(words if self.isEnabled() else "One channel: both are heard together")
        self.update()

    def sizeHint(self) -> QSize:
        """The same for every name, so that the names stand below each other."""
        return _SIZE

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the name; a button that can be pressed shows so under the mouse."""
        colours = look.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.isChecked() or (self.underMouse() and self.isEnabled())
        rim = colours.focus if self.hasFocus() else self._colour
        if lit or self.hasFocus():
            shown = self.isChecked() or self.hasFocus()
            wide = 2.0 if self.hasFocus() else 1.0
            painter.setPen(QPen(QColor(rim), wide) if shown else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_soft if lit else colours.panel))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.setPen(QColor(self._colour))
        box = QRectF(self.rect()).adjusted(8, 0, 0, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self.text())
