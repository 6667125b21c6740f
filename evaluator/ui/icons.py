"""Line icons: SVG files on a 24-pixel grid, drawn in a colour of the look at any scale."""

from functools import lru_cache

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from evaluator.places import shipped
from evaluator.ui import look


def icon(name: str, colour: str = "text", chosen: str = "") -> QIcon:
    """The icon `name`.svg in a named colour of the look, `chosen` where it is checked.

    It follows the theme by itself: the colour is looked up when it is painted.
    """
    return QIcon(_Engine(name, colour, chosen or colour))


class _Engine(QIconEngine):
    def __init__(self, name: str, colour: str, chosen: str) -> None:
        super().__init__()
        self._name = name
        self._colour = colour
        self._chosen = chosen

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._colour, self._chosen)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        colour = self._chosen if state == QIcon.State.On else self._colour
        if mode == QIcon.Mode.Disabled:
            colour = "faded"
        renderer = QSvgRenderer(_svg(self._name, getattr(look.current(), colour)))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        if size.isEmpty():
            return QPixmap()  # Qt asks for less than nothing while a layout is tighter than it may
        made = QPixmap(size)
        made.fill(QColor(Qt.GlobalColor.transparent))
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return made


@lru_cache(maxsize=256)
def _svg(name: str, colour: str) -> bytes:
    text = shipped("resources", "icons", f"{name}.svg").read_text("utf-8")
    return text.replace("currentColor", colour).encode()
