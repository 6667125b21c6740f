"""The table of calls: thin and boring, a column enum and a tuple of rows."""

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from evaluator.desk.calls import CallRow, CallState
from evaluator.terms import clock, shown
from evaluator.ui.days import shown_moment
from evaluator.ui.widgets.badge import Tone

Index = QModelIndex | QPersistentModelIndex

SORT_ROLE: Final = Qt.ItemDataRole.UserRole
ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1
TONE_ROLE: Final = Qt.ItemDataRole.UserRole + 2

STATE_WORDS: Final = {
    CallState.NEW: "To score",
    CallState.DRAFT: "Draft",
    CallState.FINISHED: "Finished",
}
_STATE_ORDER: Final = {CallState.NEW: 0, CallState.DRAFT: 1, CallState.FINISHED: 2}


class Column(IntEnum):
    """What a list of calls may show; a place chooses which and in what order."""

    DATE = 0
    AGENT = 1
    TEAM = 2
    CLIENT = 3
    STATE = 4
    SCORE = 5
    EVALUATOR = 6
    DURATION = 7
    REFERENCE = 8
    SCENARIO = 9
    SHOPPER = 10
    RESULT = 11


HEADINGS: Final = {
    Column.DATE: "Date",
    Column.AGENT: "Agent",
    Column.TEAM: "Team",
    Column.CLIENT: "Client",
    Column.STATE: "State",
    Column.SCORE: "Score",
    Column.EVALUATOR: "Evaluator",
    Column.DURATION: "Length",
    Column.REFERENCE: "Reference",
    Column.SCENARIO: "Scenario",
    Column.SHOPPER: "Shopper",
    Column.RESULT: "State and score",
}

_RIGHT: Final = (Column.DURATION,)


class CallsModel(QAbstractTableModel):
    """Shows what it is given; `tones` says how good a band is, by (form, band)."""

    def __init__(self, columns: Sequence[Column], parent: Any = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: tuple[CallRow, ...] = ()
        self._tones: Mapping[tuple[str, str], Tone] = {}

    @property
    def rows(self) -> tuple[CallRow, ...]:
        """The rows that are shown."""
        return self._rows

    def show(
        self, rows: tuple[CallRow, ...], tones: Mapping[tuple[str, str], Tone] | None = None
    ) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self._rows = rows
        self._tones = tones or {}
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many calls there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many columns this list has."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The headings, aligned as their cells."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[self.columns[section]]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.columns[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One cell."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return text_of(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                return _tip(row, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case _ if role == SORT_ROLE:
                return _SORTED.get(column, _by_text(column))(row)
            case _ if role == ROW_ROLE:
                return row
            case _ if role == TONE_ROLE:
                return self._tones.get((row.form, row.band), Tone.NONE)
        return None


def text_of(row: CallRow, column: Column) -> str:
    """A cell in words; what is not known is empty."""
    call = row.call
    match column:
        case Column.DATE:
            return shown_moment(call.started or call.came_in)
        case Column.AGENT:
            return call.agent.name if call.agent else ""
        case Column.TEAM:
            return call.agent.team if call.agent else ""
        case Column.CLIENT:
            return call.client.name if call.client else ""
        case Column.STATE:
            return STATE_WORDS[row.state]
        case Column.RESULT:
            finished = row.state is CallState.FINISHED
            return text_of(row, Column.SCORE if finished else Column.STATE)
        case Column.SCORE:
            return "" if row.score is None else f"{shown(row.score)} {row.band}"
        case Column.EVALUATOR:
            return row.evaluator
        case Column.DURATION:
            return clock(call.recording.duration) if call.recording else ""
        case Column.REFERENCE:
            return call.reference or (call.recording.path.name if call.recording else "")
        case Column.SCENARIO:
            return call.shop.scenario if call.shop else ""
        case Column.SHOPPER:
            return call.shop.shopper if call.shop else ""


def _tip(row: CallRow, column: Column) -> str | None:
    if column is Column.DATE and row.call.started is None:
        return "When it came in; when the call was made is not known."
    if column is Column.DATE and row.call.started is not None:
        return f"{shown_moment(row.call.started)} {row.call.started.tzname() or ''}".strip()
    return text_of(row, column) or None


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in _RIGHT else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _by_text(column: Column) -> Callable[[CallRow], str]:
    return lambda row: text_of(row, column).casefold()


_SORTED: Final[Mapping[Column, Callable[[CallRow], Any]]] = {
    Column.DATE: lambda row: (row.call.started or row.call.came_in).timestamp(),
    Column.SCORE: lambda row: -1.0 if row.score is None else row.score,
    Column.STATE: lambda row: _STATE_ORDER[row.state],
    Column.RESULT: lambda row: _STATE_ORDER[row.state] * 1000 + (row.score or 0.0),
    Column.DURATION: lambda row: row.call.recording.duration if row.call.recording else -1.0,
}
