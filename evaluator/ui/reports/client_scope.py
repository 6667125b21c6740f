"""Which client report: a client, an agent or a team, and from when to when."""

from collections.abc import Mapping

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QVBoxLayout, QWidget

from evaluator.desk import blends, forms, people
from evaluator.desk.blends import Blend
from evaluator.desk.calls import CallFilter, CallState
from evaluator.desk.desk import Desk
from evaluator.now import now
from evaluator.ui import look
from evaluator.ui.days import day_format
from evaluator.ui.widgets.basic import muted
from evaluator.ui.widgets.calendar import calendar
from evaluator.ui.widgets.field import Field

_MONTHS = 6


class ClientScope(QWidget):
    """Whom and when the report is about. `chosen` carries the filter at every change."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.client = _choice("Client")
        self.team = _choice("Team")
        self.agent = _choice("Agent")
        self.form = _choice("Form or blend")
        self._blends: dict[str, Blend] = {}
        this = now()
        today = QDate(this.year, this.month, this.day)
        self.since = _day("From", today.addMonths(-_MONTHS).addDays(1))
        self.until = _day("To", today)
        for box in (self.client, self.team, self.agent, self.form):
            box.currentIndexChanged.connect(self._tell)
        for day in (self.since, self.until):
            day.dateChanged.connect(self._tell)
        self._lay_out()

    @property
    def scope(self) -> CallFilter:
        """The finished evaluations that the report is about."""
        first, last = sorted((self.since.date(), self.until.date()), key=QDate.toJulianDay)
        return CallFilter(
            client=_value(self.client),
            team=_value(self.team),
            agent=_value(self.agent),
            form="" if self.blend else _value(self.form),
            since=first.toPython(),  # type: ignore[arg-type]  # typed as object
            until=last.toPython(),  # type: ignore[arg-type]
            state=CallState.FINISHED,
        )

    @property
    def blend(self) -> Blend | None:
        """The blend that the calls are scored on, where one is chosen in place of a form."""
        return self._blends.get(_value(self.form))

    def refresh(self) -> None:
        """Offer the names known now; what was chosen stays."""
        names = people.names(self._desk)
        titles = dict.fromkeys(form.title for form in forms.used(self._desk))
        self._blends = {f"blend: {one.id}": one for one in blends.sound(self._desk)}
        for box, everything, known in (
            (self.client, "All clients", names.clients),
            (self.team, "All teams", names.teams),
            (self.agent, "All agents", names.agents),
        ):
            _offer(box, everything, {name: name for name in known})
        blended = {key: f"Blend: {one.title}" for key, one in self._blends.items()}
        _offer(self.form, "All forms", {**{title: title for title in titles}, **blended})

    def _tell(self) -> None:
        self.chosen.emit(self.scope)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for name, field in (
            ("Client", self.client),
            ("Team", self.team),
            ("Agent", self.agent),
            ("Form or blend", self.form),
        ):
            column.addWidget(Field(name, field))
        days = QHBoxLayout()
        days.setSpacing(2 * look.GRID)
        days.addWidget(Field("From", self.since), 1)
        days.addWidget(Field("To", self.until), 1)
        column.addLayout(days)
        column.addWidget(
            muted(
                "The report holds the number of calls, the average with its interval, the trend, "
                "the points best and weakest, every call and what was said.",
                wrap=True,
            )
        )
        column.addStretch()


def _choice(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    return box


def _day(name: str, day: QDate) -> QDateEdit:
    edit = QDateEdit(day)
    edit.setAccessibleName(name)
    edit.setCalendarPopup(True)
    edit.setCalendarWidget(calendar())
    edit.setDisplayFormat(day_format())
    return edit


def _value(box: QComboBox) -> str:
    return str(box.currentData() or "")


def _offer(box: QComboBox, everything: str, choices: Mapping[str, str]) -> None:
    """Offer these texts by their values; what was chosen stays."""
    before = _value(box)
    box.blockSignals(True)
    box.clear()
    box.addItem(everything, "")
    for value, text in choices.items():
        box.addItem(text, value)
    box.setCurrentIndex(max(box.findData(before), 0))
    box.blockSignals(False)
