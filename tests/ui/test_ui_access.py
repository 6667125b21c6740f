"""Nobody is left out: names for screen readers, focus that shows, nothing cut off, no mouse.

One window goes through all places: what is wrong is told with the place that it is wrong in.
"""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QTextEdit,
    QWidget,
)

from evaluator.ui import look
from evaluator.ui.window import EVALUATE

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
)
PLACES = ("calls", "shops", "insight", "reports", "forms", "settings", EVALUATE)
OWN = ("calls", "shops", "settings")
SIZES = (QSize(1280, 800), QSize(1280, 720), QSize(1120, 680))


def inside_another(widget: QWidget) -> bool:
    """Parts that Qt makes inside a control: the field of a spin box, the list of a combo box."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QComboBox | QAbstractSpinBox | QAbstractItemView | QLineEdit):
            return True
        parent = parent.parentWidget()
    return widget.objectName().startswith("qt_") or isinstance(widget, QHeaderView)


def told(widget: QWidget, page: QWidget) -> str:
    """A widget, so that one finds it."""
    words = widget.accessibleName() or getattr(widget, "text", str)()
    holder = type(widget.parentWidget()).__name__
    return f"{type(widget).__name__} “{words}” in {holder} at {top_left(widget, page).toTuple()}"


def named(widget: QWidget) -> bool:
    if isinstance(widget, QAbstractButton) and widget.text().strip():
        return True
    return bool(widget.accessibleName().strip())


@pytest.fixture
def at(qtbot, window, three_calls, visit, idle):
    """Go to a place with something in it."""

    def go(place):
        if place == EVALUATE:
            window.open_call(three_calls[0].id)
            qtbot.waitUntil(lambda: window.place == EVALUATE)
        else:
            window.go(place)
        idle()
        return window.page(place)

    return go


def test_every_control_has_a_name(at) -> None:
    nameless = {}
    for place in PLACES:
        page = at(place)
        controls = [
            widget
            for widget in page.findChildren(QWidget)
            if isinstance(widget, CONTROLS)
            and widget.isVisibleTo(page)
            and not inside_another(widget)
        ]
        assert len(controls) > 2, place
        nameless[place] = [told(widget, page) for widget in controls if not named(widget)]
    assert not any(nameless.values()), nameless


def test_the_rail_has_names(window) -> None:
    assert all(named(button) for button in window._rail.findChildren(QAbstractButton))


def tab_round(window, page) -> list[QWidget]:
    """The widgets that Tab reaches inside a page, in order."""
    window.activateWindow()
    first = page.focusProxy() or page
    first.setFocus()
    seen: list[QWidget] = []
    widget = first
    for _ in range(500):
        if widget in seen:
            break
        seen.append(widget)
        widget = widget.nextInFocusChain()
        while not (
            widget.isVisible()
            and widget.isEnabled()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ):
            widget = widget.nextInFocusChain()
    return [widget for widget in seen if page.isAncestorOf(widget)]


def test_tab_reaches_every_control(window, at) -> None:
    missed = {}
    for place in OWN:
        page = at(place)
        reached = tab_round(window, page)
        missed[place] = [
            told(widget, page)
            for widget in page.findChildren(QWidget)
            if isinstance(widget, CONTROLS)
            and widget.isVisible()
            and widget.isEnabled()
            and not inside_another(widget)
            and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
            and widget not in reached
        ]
    assert not any(missed.values()), missed


def top_left(widget: QWidget, page: QWidget) -> QPoint:
    return widget.mapTo(page, QPoint(0, 0))


def test_tab_goes_in_reading_order_within_a_form(window, at) -> None:
    """Fields beside each other go left to right, lines go down."""
    forms = {
        "calls": lambda page: page.detail.form,
        "shops": lambda page: page.form,
        "settings": lambda page: page.brand,
    }
    for place in OWN:
        page = at(place)
        form = forms[place](page)
        order = [w for w in tab_round(window, page) if form.isAncestorOf(w)]
        places = [(top_left(w, form).y() // 30, top_left(w, form).x()) for w in order]
        assert len(places) >= 5, place
        assert places == sorted(places), (place, [told(widget, form) for widget in order])


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_focus_can_be_seen(window, at, theme) -> None:
    page = at("settings")
    look.looks().wear(theme)
    for kind in (QLineEdit, QComboBox, QAbstractButton):
        widget = next(w for w in page.findChildren(kind) if w.isVisible() and not inside_another(w))
        page.setFocus()
        before = widget.grab().toImage()
        size = widget.size()
        widget.setFocus()
        QApplication.processEvents()
        assert widget.grab().toImage() != before, kind
        assert widget.size() == size, kind


def cut_off(page: QWidget) -> list[str]:
    """Words that do not fit where they stand, and controls that stick out of the page."""
    wrong = []
    for widget in page.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | QAbstractButton | QComboBox):
            continue
        if inside_another(widget):
            continue
        if isinstance(widget, QLabel) and type(widget) is not QLabel:
            continue  # a line that cuts itself has an ellipsis and a tip
        wants = widget.minimumSizeHint()
        if isinstance(widget, QLabel) and widget.wordWrap():
            wants = QSize(1, widget.heightForWidth(widget.width()))
        if widget.width() < wants.width() or widget.height() < wants.height():
            wrong.append(f"{told(widget, page)} wants {wants} has {widget.size()}")
        where = QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())
        if not scrolled(widget, page) and not page.rect().contains(where):
            wrong.append(f"outside: {told(widget, page)}")
    return wrong


def scrolled(widget: QWidget, page: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None and parent is not page:
        if isinstance(parent, QScrollArea | QAbstractItemView):
            return True
        parent = parent.parentWidget()
    return False


def test_a_small_window_cuts_nothing_off(window, at, idle) -> None:
    cut = {}
    for place in OWN:
        page = at(place)
        for size in SIZES:
            window.resize(size)
            idle()
            assert window.size() == size
            cut[place, size.toTuple()] = cut_off(page)
    assert not any(cut.values()), cut


def test_nothing_jumps_when_the_focus_goes_round(window, at) -> None:
    page = at("calls")
    before = {w: w.geometry() for w in page.findChildren(QWidget) if w.isVisible()}
    for widget in tab_round(window, page):
        widget.setFocus()
        QApplication.processEvents()
    moved = [w for w, where in before.items() if w.isVisible() and w.geometry() != where]
    assert [w for w in moved if not inside_another(w)] == []
