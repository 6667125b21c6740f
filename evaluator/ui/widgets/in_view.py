"""Keeping in view what was just shown, while it and what is around it find their places."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show)


def keep_in_view(seen: QWidget, focus: QWidget, *, margin: int = 0) -> None:
    """Scroll so that `seen` is read, now and whenever it is placed anew; `margin` is in pixels.

    What was unfolded or made a moment ago has its place only with later events, of which there may
    be several. It ends when the focus leaves `focus`, or when somebody scrolls.
    """
    area = _around(seen)
    if area is not None:
        kept = seen.findChild(_Kept) or _Kept(seen, focus, area, margin)
        kept.see()


class FocusInView(QObject):
    """Scrolls to what gets the focus from outside its list: Qt does so for steps within it alone.

    A click is left alone: what it is for is under the mouse.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is None or now is None or QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        area = _around(now)
        if area is None or area.isAncestorOf(before) or not now.isVisible():
            return
        if now.visibleRegion().isEmpty():
            area.ensureWidgetVisible(now)


class _Kept(QObject):
    def __init__(self, seen: QWidget, focus: QWidget, area: QScrollArea, margin: int) -> None:
        super().__init__(seen)
        self._seen, self._focus, self._area, self._margin = seen, focus, area, margin
        self._proxy, self._over = focus.focusProxy(), False
        bar = area.verticalScrollBar()
        bar.rangeChanged.connect(self.see)
        bar.actionTriggered.connect(self._end)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)
        around: QWidget | None = seen
        while around is not None and around is not area.widget():
            around.installEventFilter(self)
            around = around.parentWidget()

    def see(self) -> None:
        """Scroll to where it is now."""
        inner = self._area.widget()
        if inner is not None and self._seen.isVisible() and not self._over:
            # Qt's own way would see to the line with the cursor alone.
            place = QRect(self._seen.mapTo(inner, QPoint(0, 0)), self._seen.size())
            for y in (place.bottom() + 1, place.top()):
                self._area.ensureVisible(place.left(), y, 0, self._margin)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Something between it and the edge was placed."""
        if event.type() in _MOVES:
            self.see()
        return False

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        one = now  # the widget that had the focus may be on its way out, and is not asked anything
        while one is not None and one is not self._focus and one is not self._proxy:
            one = one.parentWidget()
        if now is not None and one is None:
            self._end()

    def _end(self) -> None:
        self._over = True
        self.setParent(None)
        self.deleteLater()


def _around(widget: QWidget) -> QScrollArea | None:
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around
