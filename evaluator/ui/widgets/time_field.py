"""Date and time of a call, with the zone they are told in."""

from datetime import datetime, tzinfo
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from evaluator.errors import UserError
from evaluator.ui import look
from evaluator.ui.days import moment_hint, read_moment, shown_moment

HERE: Final = "Local time"
_AROUND: Final = 3 * look.GRID


class TimeField(QWidget):
    """`edited` when the user changed it. Empty is allowed: `time()` is None then."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: datetime | None = None
        self.text = QLineEdit()
        self.text.setPlaceholderText(moment_hint())
        self.text.setAccessibleName("Date and time")
        self.text.setMinimumWidth(
            self.text.fontMetrics().horizontalAdvance(moment_hint()) + _AROUND
        )
        self.text.textEdited.connect(self._edit)
        self.zone = QComboBox()
        self.zone.setEditable(True)
        self.zone.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.zone.setAccessibleName("Time zone")
        self.zone.setToolTip("Time zone: this computer’s own, or one such as Europe/London")
        self.zone.setMinimumContentsLength(12)
        self.zone.addItem(HERE)
        completer = self.zone.completer()
        if completer is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.zone.editTextChanged.connect(self._edit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.GRID)
        row.addWidget(self.text, 3)
        row.addWidget(self.zone, 2)
        self.setFocusProxy(self.text)

    def show_time(self, time: datetime | None) -> None:
        """Show a time in its own zone."""
        self._shown = time
        self.blockSignals(True)
        self.text.setText(shown_moment(time) if time else "")
        self.zone.setEditText(_name(time) if time else HERE)
        self._from_its_start()
        self.blockSignals(False)

    def time(self) -> datetime | None:
        """The time that is meant, aware. Raises UserError for what is no date, or no zone."""
        text = self.text.text().strip()
        if not text:
            return None
        if self._unchanged(text):
            return self._shown  # its seconds are not shown, and not lost
        read = read_moment(text)
        wanted = self.zone.currentText().strip()
        if wanted in ("", HERE):
            return read
        return read.replace(tzinfo=self._zone(wanted))

    def showEvent(self, event: QShowEvent) -> None:
        """Offer the zones once somebody can see them: there are hundreds."""
        super().showEvent(event)
        if self.zone.count() == 1:
            chosen = self.zone.currentText()
            self.zone.blockSignals(True)
            self.zone.addItems(sorted(z for z in available_timezones() if "/" in z))
            self.zone.setEditText(chosen)
            self._from_its_start()
            self.zone.blockSignals(False)

    def _from_its_start(self) -> None:
        """A long zone is read from its start."""
        edit = self.zone.lineEdit()
        if edit is not None:
            edit.setCursorPosition(0)

    def _zone(self, name: str) -> tzinfo:
        if self._shown is not None and self._shown.tzinfo and name == _name(self._shown):
            return self._shown.tzinfo
        try:
            return ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise UserError(
                f"“{name}” is no time zone.", "Choose one, as Europe/London."
            ) from error

    def _unchanged(self, text: str) -> bool:
        if self._shown is None:
            return False
        zone = self.zone.currentText().strip()
        return text == shown_moment(self._shown) and zone == _name(self._shown)

    def _edit(self) -> None:
        self.edited.emit()


def _name(time: datetime) -> str:
    """The zone of a time: its name, nothing special where it is this computer's, or its offset."""
    key = getattr(time.tzinfo, "key", None)
    if key:
        return str(key)
    here = time.replace(tzinfo=None).astimezone()
    return HERE if here.utcoffset() == time.utcoffset() else time.strftime("UTC%z")
