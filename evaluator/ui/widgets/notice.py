"""A line in the place where something happened: what, what is safe, and what to do next."""

from typing import Final, Literal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from evaluator.errors import UserError
from evaluator.ui import look
from evaluator.ui.icons import icon
from evaluator.ui.widgets.basic import button, icon_button, label, set_kind

Tone = Literal["info", "good", "warn", "bad"]

_SYMBOL: Final = {"info": "info", "good": "check", "warn": "warning", "bad": "error"}
_COLOUR: Final = {"info": "accent", "good": "good", "warn": "warn", "bad": "bad"}


class InlineNotice(QFrame):
    """Hidden until it has something to say. `reserve` keeps its room so that nothing jumps.

    `action_asked` when the offered action is taken; `closed` when the user puts it away.
    """

    action_asked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None, *, reserve: bool = False) -> None:
        super().__init__(parent)
        self._symbol = QLabel()
        self._message = label("", bold=True, wrap=True)
        self._hint = label("", wrap=True)
        self._action = button("", self.action_asked.emit)
        self._close = icon_button("close", "Put this notice away", self._put_away)
        self._lay_out()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        policy.setRetainSizeWhenHidden(reserve)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    @property
    def text(self) -> str:
        """What it says now, "" when it says nothing."""
        if self.isHidden():
            return ""
        return f"{self._message.text()} {self._hint.text()}".strip()

    def say(self, tone: Tone, message: str, hint: str = "", *, action: str = "") -> None:
        """Say something, with an action to offer where there is one."""
        self._message.setText(message)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._action.setVisible(bool(action))
        self._symbol.setPixmap(icon(_SYMBOL[tone], _COLOUR[tone]).pixmap(QSize(20, 20)))
        self.setAccessibleName(f"{message} {hint}".strip())
        set_kind(self, tone)
        self.show()

    def say_error(self, error: UserError, *, action: str = "") -> None:
        """Say an error of the user's as it is worded."""
        self.say("bad", error.message, error.hint, action=action)

    def clear(self) -> None:
        """Say nothing any more."""
        self.hide()

    def _put_away(self) -> None:
        self.hide()
        self.closed.emit()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._message)
        words.addWidget(self._hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, look.GRID, look.GRID, look.GRID)
        row.setSpacing(12)
        row.addWidget(self._symbol, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
