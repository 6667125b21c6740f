"""Items of a list below each other, a row each: dragged, moved by keys, removed."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from evaluator.forms.drafted import Finding
from evaluator.forms.edit_order import moved_item
from evaluator.forms.values import Place
from evaluator.ui import look
from evaluator.ui.forms.editor.grip import Grip
from evaluator.ui.forms.editor.rebuilt import Rebuilt
from evaluator.ui.forms.editor.work import Work
from evaluator.ui.widgets.basic import icon_button, label, set_kind, tab_stops

_TOP: Final = Qt.AlignmentFlag.AlignTop
_HIGH: Final = 4 * look.GRID
_LINE: Final = 2


class Row(QWidget):
    """One item: what it is moved by, its number, its controls, and what is wrong with it.

    The first control stands beside the button that removes the row, the others below in `body`.
    """

    def __init__(self, named: str, number: str, remove: Callable[[], object] | None) -> None:
        super().__init__()
        self.named = named
        self.grip: Grip | None = None
        self._head = QHBoxLayout()
        self._head.setSpacing(0)
        self._wrong = label("", look.SMALL, wrap=True)
        self._wrong.hide()
        self.first = QHBoxLayout()
        self.first.setSpacing(4)
        self._remove = icon_button("remove", f"Remove {named.lower()}", remove) if remove else None
        if self._remove is not None:
            self.first.addWidget(self._remove, 0, _TOP)
        self.body = QVBoxLayout()
        self.body.setSpacing(6)
        self.body.addLayout(self.first)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(self.body)
        column.addWidget(self._wrong)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(6)
        row.addLayout(self._head)
        row.addLayout(column, 1)
        self.said = label(number, bold=True)
        self.said.setFixedHeight(_HIGH)
        self.said.setMinimumWidth(3 * look.GRID if len(number) > 1 else 0)
        self._head.addWidget(self.said, 0, _TOP)
        self.said.setVisible(bool(number))  # only now: without a parent it would be a window

    def lead(self, control: QWidget) -> None:
        """Have a control in the first line, before the button that removes the row."""
        self.first.insertWidget(0, control, 1)

    def finish(self) -> None:
        """Let Tab come to the button that removes it last of all."""
        if self._remove is not None:
            self._remove.raise_()

    def movable(self) -> Grip:
        """Give it what it is dragged by."""
        self.grip = Grip(f"Move {self.named.lower()}")
        self.grip.setFixedHeight(_HIGH)
        self._head.insertWidget(0, self.grip, 0, _TOP)
        return self.grip

    def complain(self, found: Finding | None) -> None:
        """Say what is wrong or doubtful with it."""
        self._wrong.setText("" if found is None else found.here)
        set_kind(self._wrong, "bad" if found is None or found.error else "warn")
        self._wrong.setVisible(found is not None)

    @property
    def wrong(self) -> str:
        """What is wrong or doubtful with it, "" for nothing."""
        return self._wrong.text()


class Rows(Rebuilt):
    """The items of the list `name`. What is wrong with none of them stands above all."""

    name = ""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.rows: list[Row] = []
        self._wrong = label("", look.SMALL, kind="bad", wrap=True)
        self._wrong.hide()
        self.column.setSpacing(4)
        self.column.addWidget(self._wrong)
        self._mark = QFrame(self)
        self._mark.setProperty("kind", "drop")
        self._mark.setFixedHeight(_LINE)
        self._mark.hide()

    def build(self, column: QVBoxLayout) -> None:
        """Make the rows."""
        self.rows = []
        self.fill(column)
        for row in self.rows:
            row.finish()

    def fill(self, column: QVBoxLayout) -> None:
        """Add a row for each item, and what adds one more."""
        raise NotImplementedError

    def step(self, by: int) -> bool:
        """Move the item whose row has the focus up (-1) or down (1); says whether one has."""
        focus = QApplication.focusWidget()
        for number, row in enumerate(self.rows):
            if row.grip is not None and focus is not None and row.isAncestorOf(focus):
                at = tab_stops(row).index(focus)
                if self.move_item(number, number + by):
                    stops = tab_stops(self.rows[number + by])
                    self.bring(stops[min(at, len(stops) - 1)])
                return True
        return super().step(by)

    def move_item(self, number: int, to: int) -> bool:
        """Move an item to another number; says whether there is such a number."""
        place: Place = (*self.place, self.name, number)
        if number == to or not 0 <= to < len(self.rows):
            return False
        content = moved_item(self.work.content, place, to)
        self.work.do(f"Move {self.rows[number].named.lower()}", content, (*place[:-1], to))
        return True

    def mend(self, findings: Iterable[Finding]) -> None:
        """Say in each row what is wrong with it, and above all what is wrong with none of them."""
        super().mend(findings)
        said: dict[int | None, Finding] = {}
        for key, one in self.own(self._findings):
            if key and key[0] in self.keys and not self._said_at_field(key):
                said.setdefault(self.row_of(key), one)
        for number, row in enumerate(self.rows):
            row.complain(said.get(number))
        whole = said.get(None)
        self._wrong.setText(whole.message if whole else "")
        set_kind(self._wrong, "bad" if whole is None or whole.error else "warn")
        self._wrong.setVisible(whole is not None)

    def _said_at_field(self, key: Place) -> bool:
        """Whether a field says it in its own line; many a control in a row has none."""
        return any(
            key[: len(at)] == at and field.isAncestorOf(field.control)
            for at, field in self.fields.items()
        )

    def row_of(self, key: Place) -> int | None:
        """The number of the row that a key is in; None for the list as a whole."""
        inside = len(key) > 1 and key[0] == self.name and isinstance(key[1], int)
        return int(key[1]) if inside and int(key[1]) < len(self.rows) else None

    def add_row(
        self,
        column: QVBoxLayout,
        named: str,
        number: str = "",
        *,
        remove: Callable[[], object] | None = None,
        moves: bool = True,
    ) -> Row:
        """A row at the end."""
        row, here = Row(named, number, remove), len(self.rows)
        if moves:
            grip = row.movable()
            grip.dragged.connect(self._show_mark)
            grip.dropped.connect(partial(self._drop, here))
            grip.given_up.connect(self._mark.hide)
        self.rows.append(row)
        column.addWidget(row)
        return row

    def _gap(self, where: QPoint) -> int:
        """Before which row a place on the screen is; their number for behind the last."""
        y = self.mapFromGlobal(where).y()
        tops = (row.mapTo(self, QPoint(0, row.height() // 2)).y() for row in self.rows)
        return sum(y > top for top in tops)

    def _show_mark(self, where: QPoint) -> None:
        gap = self._gap(where)
        row = self.rows[min(gap, len(self.rows) - 1)]
        below = row.height() + _LINE if gap == len(self.rows) else -2 * _LINE
        y = row.mapTo(self, QPoint(0, below)).y()
        self._mark.setGeometry(0, min(max(y, 0), self.height() - _LINE), self.width(), _LINE)
        self._mark.raise_()
        self._mark.show()
        self._scroll(where)

    def _scroll(self, where: QPoint) -> None:
        around: QWidget | None = self
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        content = around.widget() if isinstance(around, QScrollArea) else None
        if isinstance(around, QScrollArea) and content is not None:
            inside = content.mapFromGlobal(where)
            around.ensureVisible(inside.x(), inside.y(), 0, _HIGH)

    def _drop(self, number: int, where: QPoint) -> None:
        self._mark.hide()
        gap = self._gap(where)
        self.move_item(number, gap - 1 if gap > number else gap)
