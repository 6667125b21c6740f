"""The details of the call, and of the visit where it was a mystery shop: to read while scoring."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from evaluator.desk import redaction
from evaluator.desk.desk import Desk
from evaluator.terms import Call, Recording, Redaction, Shop, clock
from evaluator.ui import look
from evaluator.ui.days import shown_moment
from evaluator.ui.widgets.basic import label

Detail = tuple[str, str]


def call_details(call: Call) -> list[Detail]:
    """Name and value of what is known about a call."""
    details = [
        ("Agent", call.agent.name if call.agent else ""),
        ("Team", call.agent.team if call.agent else ""),
        ("Client", call.client.name if call.client else ""),
        ("Date", started(call)),
        ("Direction", call.direction.value.capitalize()),
        ("Reference", call.reference),
    ]
    if call.recording is not None:
        details += _recording_details(call.recording)
    return [(name, value) for name, value in details if value]


def shop_details(shop: Shop) -> list[Detail]:
    """Name and value of what was noted about a visit, without the narrative."""
    details = [
        ("Scenario", shop.scenario),
        ("Shopper", shop.shopper),
        ("Number dialled", shop.number_dialled),
        ("Rings", _number(shop.rings)),
        ("Answered after", _seconds(shop.seconds_to_answer)),
        ("Menu steps", _number(shop.menu_steps)),
        ("On hold", _seconds(shop.hold_seconds)),
        ("Transfers", _number(shop.transfers)),
        ("Ended by", shop.ended_by.value),
    ]
    return [(name, value) for name, value in details if value]


def redaction_detail(made: Redaction) -> Detail:
    """What was overwritten in the recording, how, by whom and when; why, where that was said."""
    stretch = f"{clock(made.start)} to {clock(made.end)}"
    said = f"{stretch}, {made.how.value}, by {made.by}, {shown_moment(made.at)}"
    return "Redacted", f"{said}: {made.reason}" if made.reason else said


def started(call: Call) -> str:
    """When a call started, in the desktop's locale and the zone it came from; "" when unknown."""
    return "" if call.started is None else shown_moment(call.started)


class DetailsTab(QScrollArea):
    """The tab with what is known about the call; a visit without sound stands across the top."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._call: Call | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Details of the call")
        self.setMinimumHeight(40)

    def sizeHint(self) -> QSize:
        """It takes the room that is left."""
        return QSize(320, 40)

    def show_call(self, call: Call) -> None:
        """Show a call, and what of its recording was redacted, as soon as that is looked at."""
        self._call = call
        if self.isVisible():
            self._show(call)

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks."""
        super().showEvent(event)
        if self._call is not None:
            self._show(self._call)

    def _show(self, call: Call) -> None:
        inner = QWidget()
        inner.setProperty("kind", "plain")
        form = QFormLayout(inner)
        form.setContentsMargins(16, 12, 16, 12)
        form.setHorizontalSpacing(2 * look.GRID)
        form.setVerticalSpacing(6)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        details = call_details(call)
        shop = call.shop if call.recording is not None else None
        details += [redaction_detail(one) for one in redaction.of_call(self._desk, call.id)]
        details += shop_details(shop) if shop else []
        for name, value in details:
            form.addRow(_name(name), _selectable(value))
        if shop and shop.narrative:
            form.addRow(label("Narrative", kind="muted"))
            form.addRow(_selectable(shop.narrative))
        self.setWidget(inner)


class VisitDetails(QScrollArea):
    """The visit across the top, where there is no recording to draw."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Details of the visit")
        self.setMinimumHeight(104)

    def sizeHint(self) -> QSize:
        """As high as its place lets it be."""
        return QSize(800, 280)

    def show_call(self, call: Call) -> None:
        """Show the visit's details in columns, and beside them its narrative."""
        inner = QWidget()
        inner.setProperty("kind", "plain")
        row = QHBoxLayout(inner)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(4 * look.GRID)
        shop = call.shop or Shop()
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * look.GRID)
        grid.setVerticalSpacing(look.GRID)
        for index, (name, value) in enumerate(shop_details(shop)):
            grid.addLayout(_cell(name, value), index // 3, index % 3)
        details = QVBoxLayout()
        details.addLayout(grid)
        details.addStretch()
        row.addLayout(details, 5)
        narrative = _cell("Narrative", shop.narrative or "No narrative was written.")
        row.addLayout(narrative, 4)
        self.setWidget(inner)


def _cell(name: str, value: str) -> QVBoxLayout:
    """A value under its name."""
    cell = QVBoxLayout()
    cell.setSpacing(0)
    cell.addWidget(label(name, look.SMALL, kind="muted"))
    cell.addWidget(_selectable(value))
    cell.addStretch()
    return cell


def _recording_details(recording: Recording) -> list[Detail]:
    channels = {1: "one channel", 2: "two channels"}.get(
        recording.channels, f"{recording.channels} channels"
    )
    rate = f"{recording.sample_rate / 1000:g} kHz"
    return [
        ("Recording", recording.path.name),
        ("Length", clock(recording.duration)),
        ("Sound", f"{recording.codec}, {rate}, {channels}"),
    ]


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _seconds(value: float | None) -> str:
    return "" if value is None else f"{value:g} s"


def _name(text: str) -> QLabel:
    """What a value is called, beside the first of its lines."""
    made = label(text, kind="muted")
    made.setAlignment(Qt.AlignmentFlag.AlignTop)
    return made


def _selectable(text: str) -> QWidget:
    made = label(text, wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
