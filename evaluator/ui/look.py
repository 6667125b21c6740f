"""How the window looks now: theme, fonts and grid, changeable while it runs.

look.current().accent           the colour, "#rrggbb"
look.font(look.TITLE)           one of four sizes
look.looks().changed            emitted after the theme has changed: paint again
"""

from typing import Final, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from evaluator.places import shipped
from evaluator.ui.style import style_sheet
from evaluator.ui.themes import CONTRAST, DARK, LIGHT, Look

Theme = Literal["system", "light", "dark", "contrast"]

GRID: Final = 8
"""Every distance is a multiple of half of this, in logical pixels."""

SMALL: Final = 9.0
BODY: Final = 10.0
TITLE: Final = 13.0
DISPLAY: Final = 18.0
"""The four sizes, in points; nothing is written in a fifth."""

_FAMILY: Final = "Noto Sans"


class Looks(QObject):
    """The look of the application; a child of it, so that it lives exactly as long.

    `changed` comes after palette and style sheet are set.
    """

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._theme: Theme = "light"
        self.now = LIGHT
        _load_fonts()
        app.setStyle("Fusion")
        app.setFont(font(BODY))
        self._dress()
        app.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def theme(self) -> Theme:
        """The theme that was asked for; `now` is what it comes to."""
        return self._theme

    def wear(self, theme: Theme) -> None:
        """Change the theme at once."""
        self._theme = theme
        self._follow()

    def _follow(self) -> None:
        wanted = _looks_of(self._theme)
        if wanted != self.now:
            self.now = wanted
            self._dress()
            self.changed.emit()

    def _dress(self) -> None:
        self._app.setPalette(palette(self.now))
        self._app.setStyleSheet(style_sheet(self.now))


def looks() -> Looks:
    """The look of the running application; put on at the first call, before any widget is."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("There is no look before there is a QApplication.")
    return _worn(app) or Looks(app)


def current() -> Look:
    """The colours to paint with now; light while no look has been put on."""
    app = QApplication.instance()
    worn = _worn(app) if isinstance(app, QApplication) else None
    return worn.now if worn is not None else LIGHT


def _worn(app: QApplication) -> Looks | None:
    found = app.findChild(Looks, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found if isinstance(found, Looks) else None


def font(size: float = BODY, *, bold: bool = False) -> QFont:
    """The window's font in one of the four sizes (points), with tabular figures."""
    made = QFont()
    made.setFamilies(
        [_FAMILY, QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()]
    )
    made.setPointSizeF(size)
    made.setFeature(QFont.Tag("tnum"), 1)
    if bold:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def palette(look: Look) -> QPalette:
    """A look as Qt's palette, every role set: bare X11 and offscreen have none of their own."""
    made = QPalette()
    role = QPalette.ColorRole
    for one, colour in (
        (role.Window, look.page),
        (role.WindowText, look.text),
        (role.Base, look.field),
        (role.AlternateBase, look.page),
        (role.Text, look.text),
        (role.PlaceholderText, look.muted),
        (role.Button, look.panel),
        (role.ButtonText, look.text),
        (role.BrightText, look.bad),
        (role.ToolTipBase, look.panel),
        (role.ToolTipText, look.text),
        (role.Highlight, look.accent),
        (role.HighlightedText, look.on_accent),
        (role.Accent, look.accent),
        (role.Link, look.accent),
        (role.LinkVisited, look.accent),
        (role.Light, look.panel),
        (role.Midlight, look.line),
        (role.Mid, look.line),
        (role.Dark, look.edge),
        (role.Shadow, look.edge),
    ):
        made.setColor(one, QColor(colour))
    for one in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, one, QColor(look.faded))
    return made


def _looks_of(theme: Theme) -> Look:
    if theme == "system":
        return _system()
    return {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}[theme]


def _system() -> Look:
    hints = QGuiApplication.styleHints()
    accessibility = getattr(hints, "accessibility", None)  # from Qt 6.10 on
    if accessibility is not None:
        wanted = accessibility().contrastPreference()
        if wanted == Qt.ContrastPreference.HighContrast:
            return CONTRAST
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def _load_fonts() -> None:
    for file in sorted(shipped("resources", "fonts").glob("NotoSans-*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
