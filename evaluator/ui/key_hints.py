"""Texts that name keys: those that the user has set, not those that the program came with."""

import re
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from evaluator.ui.keys import Keys

_ASIDE: Final = re.compile(r" \(\{(\w+)\}\)")
_NAMED: Final = re.compile(r"\{(\w+)\}")
_NONE: Final = "no key"


class _Named(QObject):
    """The keys that texts name; a child of the application, so that it lives exactly as long."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.keys = Keys()


def name(keys: Keys) -> None:
    """Let texts that are made from here on name these keys."""
    _named().keys = keys


def with_keys(text: str) -> str:
    """A text with the key of an action for its name in braces: "Note ({note})" is "Note (C)".

    An action that has no key vanishes with the brackets that it stands in alone.
    """
    keys = _named().keys

    def aside(found: re.Match[str]) -> str:
        shown = keys.shown(found[1])
        return f" ({shown})" if shown else ""

    return _NAMED.sub(lambda found: keys.shown(found[1]) or _NONE, _ASIDE.sub(aside, text))


def _named() -> _Named:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("No text names keys before there is a QApplication.")
    found = app.findChild(_Named, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found if isinstance(found, _Named) else _Named(app)
