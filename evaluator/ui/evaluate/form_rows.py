"""The rows of one form: those around the point in focus come first, the others between events."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from time import perf_counter
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evaluator.forms.model import Form, Question, Section
from evaluator.ui.evaluate.point import Point
from evaluator.ui.evaluate.point_head import weights
from evaluator.ui.evaluate.section_head import SectionHead
from evaluator.ui.widgets.basic import in_order

_SLICE: Final = 0.005
"""Seconds of making rows in one go. Placing and drawing them takes about as long again."""

_BETWEEN: Final = 1
"""Milliseconds in which what else is due has its turn."""

_ABOVE: Final = 2
"""Rows above the point in focus that come with it: it never stands at the very top."""

_AT_ONCE: Final = 4
"""Rows that go in one go, once another form is shown."""


@dataclass(slots=True)
class _Row:
    """A question, the sections that begin with it, and what there is of them on the screen."""

    number: int
    question: Question
    begins: list[Section]
    widgets: list[QWidget] = field(default_factory=list)


class FormRows(QWidget):
    """Makes the points of a form and the heads of its sections, in the form's order.

    `point_made` and `head_made` carry each that comes, hidden as yet; `growing` comes before some
    are made, `grew_above` when some were made above others, and these have moved.
    """

    point_made = Signal(object)
    head_made = Signal(object)
    growing = Signal()
    grew_above = Signal()

    def __init__(self, form: Form, after: QWidget, parent: QWidget) -> None:
        """`after` is the control that Tab comes from."""
        super().__init__(parent)
        self.points: dict[str, Point] = {}
        self.heads: list[SectionHead] = []
        self._form = form
        self._after = after
        self._rows = _rows(form)
        self._weights = weights(form)
        self._coming: Iterator[_Row] = iter(())
        self._above = False
        self._later = QTimer(self, interval=_BETWEEN, singleShot=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 4)
        self._column.setSpacing(0)
        self._column.addStretch()

    @property
    def whole(self) -> bool:
        """Whether all of them are there."""
        return len(self.points) == len(self._rows)

    def begin(self, focus: str) -> None:
        """Make the point in focus, and those around it with the next events, then the others."""
        at = max(self._place(focus) - _ABOVE, 0)
        self._coming = iter((*self._rows[at:], *reversed(self._rows[:at])))
        self.make(focus)
        self._later.timeout.connect(self._make_some)
        self._later.start()

    def make(self, id: str) -> None:
        """Make a row that is wanted now, where it is still to come."""
        self._make(self._rows[self._place(id)])

    def place(self) -> None:
        """Give each row its place now, not with the next event."""
        self._column.activate()

    def go(self) -> None:
        """Another form is shown: go away bit by bit."""
        self.hide()
        for point in self.points.values():
            point.blockSignals(True)  # it has nothing to say any more
        self._later.timeout.disconnect()
        self._later.timeout.connect(self._let_some_go)
        self._later.start()

    def _place(self, id: str) -> int:
        return next(at for at, row in enumerate(self._rows) if row.question.id == id)

    def _make_some(self) -> None:
        begun = perf_counter()
        self.growing.emit()
        self._above = False
        self._column.setEnabled(False)  # each row that is shown would lay out all of them
        for row in self._coming:
            self._make(row)
            if perf_counter() - begun > _SLICE:
                break
        self._column.setEnabled(True)
        self.place()  # not painted before, where they do not belong
        if self._above:
            self.grew_above.emit()
        if self.whole:
            self._put_in_order()
        else:
            self._later.start()

    def _make(self, row: _Row) -> None:
        if row.widgets:
            return
        before, after = self._rows[: row.number - 1], self._rows[row.number :]
        heads = [self._head(section) for section in row.begins]
        point = self._point(row)
        row.widgets = [*heads, point]
        index = sum(len(one.widgets) for one in before)
        for at, widget in enumerate(row.widgets, index):
            self._column.insertWidget(at, widget)
        above = next((one for one in reversed(before) if one.widgets), None)
        stop = self._after if above is None else self.points[above.question.id].last_stop
        in_order([stop, point])
        self._above = self._above or any(one.widgets for one in after)
        for head in heads:
            self.head_made.emit(head)
        self.point_made.emit(point)

    def _head(self, section: Section) -> SectionHead:
        inside = [one for one in self._form.questions if section in self._form.around(one)]
        head = SectionHead(section, scored=any(map(self._form.counts, inside)), parent=self)
        self.heads.append(head)
        return head

    def _point(self, row: _Row) -> Point:
        id = row.question.id
        weight = self._weights.get(id, "")
        point = Point(row.number, row.question, self, weight=weight)
        self.points[id] = point
        return point

    def _put_in_order(self) -> None:
        self.points = {row.question.id: self.points[row.question.id] for row in self._rows}
        order = [section.id for row in self._rows for section in row.begins]
        self.heads.sort(key=lambda head: order.index(head.section.id))

    def _let_some_go(self) -> None:
        for row in self._rows[-_AT_ONCE:]:
            for widget in row.widgets:
                widget.deleteLater()
        del self._rows[-_AT_ONCE:]
        if self._rows:
            self._later.start()
        else:
            self.deleteLater()


def _rows(form: Form) -> list[_Row]:
    made = []
    around: tuple[Section, ...] = ()
    for number, question in enumerate(form.questions, 1):
        before, around = around, form.around(question)
        begins = [section for section in reversed(around) if section not in before]
        made.append(_Row(number, question, begins))
    return made
