"""One page of the editor: named controls, each at a place of the form, shown and gone to."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from evaluator.forms.drafted import Finding
from evaluator.forms.tree import at
from evaluator.forms.values import Place
from evaluator.ui import look
from evaluator.ui.forms.editor.controls import Choice, Line, Number, Several, Switch, Words
from evaluator.ui.forms.editor.work import Work
from evaluator.ui.widgets.basic import in_order, title
from evaluator.ui.widgets.field import Field

Choices = Sequence[tuple[Any, str]]
_AROUND = 8 * look.GRID


class Sheet(QWidget):
    """Controls of one part of the form. `show_place` says which, `refresh` shows it as it is.

    Keys of controls are ways from that part on: ("title",) in ("questions", 3).
    """

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.work = work
        self.place: Place = ()
        self.fields: dict[Place, Field] = {}
        self._controls: dict[Place, QWidget] = {}
        self._shows: list[Callable[[], None]] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)

    def show_place(self, place: Place) -> None:
        """Show the part at a place."""
        self.place = place
        self.refresh()

    def refresh(self) -> None:
        """Show what the form says now."""
        if self.place and at(self.work.content, self.place) is None:
            return  # it was taken away; another page is shown in a moment
        for show in self._shows:
            show()

    def mend(self, findings: Iterable[Finding]) -> None:
        """Say at each field what is wrong with it."""
        wrong: dict[Place, str] = {}
        for one in findings:
            if one.error and one.place[: len(self.place)] == self.place:
                wrong.setdefault(one.place[len(self.place) :], one.message)
        for key, field in self.fields.items():
            field.complain(
                next((text for way, text in wrong.items() if way[: len(key)] == key), "")
            )

    def go_to(self, place: Place) -> bool:
        """Give the focus to the control at a place, or at the nearest around it."""
        key = place[len(self.place) :]
        while key not in self._controls:
            if not key:
                return False
            key = key[:-1]
        control = self._controls[key]
        control.setFocus()
        area = self._area()
        if area is not None:  # once it is laid out
            QTimer.singleShot(0, control, lambda: area.ensureWidgetVisible(control, 0, _AROUND))
        return True

    def value(self, *key: str | int, default: Any = None) -> Any:
        """What the form says at a key."""
        return at(self.work.content, (*self.place, *key), default)

    def set(self, key: Place, value: Any, what: str, *, typing: bool = False) -> None:
        """Say that the user set a value."""
        self.work.set((*self.place, *key), value, what, typing=typing)

    def knows(self, key: Place, control: QWidget, show: Callable[[], None]) -> None:
        """Have a control that stands for a key, and how it is shown."""
        self._controls[key] = control
        self._shows.append(show)

    def shows(self, show: Callable[[], None]) -> None:
        """Do this as well with each `refresh`."""
        self._shows.append(show)

    def line(self, key: Place, name: str, hint: str = "", *, what: str = "") -> Field:
        """A line of text."""
        control = Line(name, hint)
        control.typed.connect(lambda text: self._typed(key, text, what or name))
        control.editingFinished.connect(self.work.editing.pause)
        self.knows(key, control, lambda: control.show_text(self._text(key)))
        return self._field(key, name, control)

    def words(self, key: Place, name: str, hint: str = "") -> Field:
        """A text of several lines."""
        control = Words(name, hint)
        control.typed.connect(lambda text: self._typed(key, text, name))
        self.knows(key, control, lambda: control.show_text(self._text(key)))
        return self._field(key, name, control)

    def lines(self, key: Place, name: str, hint: str = "") -> Field:
        """A list of texts, one a line."""
        control = Words(name, hint)

        def show() -> None:
            count = len(self.value(*key, default=()))
            if [one for one in control.toPlainText().split("\n") if one.strip()] != [
                self._text((*key, number)) for number in range(count)
            ]:
                control.show_text("\n".join(self._text((*key, n)) for n in range(count)))

        control.typed.connect(lambda text: self._listed(key, text, name))
        self.knows(key, control, show)
        return self._field(key, name, control)

    def number(self, key: Place, name: str, hint: str = "", *, width: int = 12) -> Field:
        """A number."""
        control = Number(name, hint, width=width)
        control.changed_to.connect(lambda value: self.set(key, value, name, typing=True))
        self.knows(key, control, lambda: control.show_number(self.value(*key)))
        return self._field(key, name, control)

    def choice(self, key: Place, name: str, choices: Choices, default: Any = None) -> Field:
        """One of a few; the default is left out of the form."""
        control = Choice(name, choices)
        control.chosen.connect(lambda value: self._chose(key, value, default, name))
        self.knows(key, control, lambda: control.show_value(self.value(*key, default=default)))
        return self._field(key, name, control)

    def switch(self, key: Place, text: str, *, default: bool = False) -> Switch:
        """Yes or no; the default is left out of the form."""
        control = Switch(text)
        control.switched.connect(lambda on: self._chose(key, on, default, text))
        self.knows(
            key, control, lambda: control.show_value(bool(self.value(*key, default=default)))
        )
        return control

    def several(
        self, key: Place, name: str, choices: Choices, nothing: str, *, before: str = ""
    ) -> Several:
        """Some of a few."""
        control = Several(name, choices, nothing, before=before)
        control.chosen.connect(lambda values: self.set(key, values, name))
        self.knows(key, control, lambda: control.show_values(as_list(self.value(*key))))
        return control

    def _field(self, key: Place, name: str, control: QWidget) -> Field:
        self.fields[key] = Field(name, control)
        return self.fields[key]

    def _text(self, key: Place) -> str:
        return self.work.text((*self.place, *key))

    def _typed(self, key: Place, text: str, what: str) -> None:
        self.work.set_text((*self.place, *key), text, what)

    def _listed(self, key: Place, text: str, what: str) -> None:
        """Lines as texts; a line that stays at its number keeps its other languages."""
        lines = [line for line in text.split("\n") if line.strip()]
        old = self.value(*key, default=())
        new = [
            old[number] if number < len(old) and self._text((*key, number)) == line else line
            for number, line in enumerate(lines)
        ]
        self.set(key, new, what, typing=True)

    def _chose(self, key: Place, value: Any, default: Any, what: str) -> None:
        self.set(key, None if value == default else value, what)

    def _area(self) -> QScrollArea | None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        return around


class Rebuilt(Sheet):
    """Controls that are made anew when what they are for has another shape, else only shown.

    The focus stays with the control that stands where the one was that had it.
    """

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self._shape: Any = None
        self._table: QWidget | None = None

    def refresh(self) -> None:
        """Show what there is now."""
        if self.place and self.value() is None:
            return
        shape = (self.place, self.shape())
        if shape != self._shape:
            self._shape = shape
            self._make_anew()
        super().refresh()

    def shape(self) -> Any:
        """What the controls are made for."""
        raise NotImplementedError

    def build(self, column: QVBoxLayout) -> None:
        """Make the controls."""
        raise NotImplementedError

    def _make_anew(self) -> None:
        old = self._table
        focus = QApplication.focusWidget()
        stops = _stops(old)
        at = stops.index(focus) if focus in stops else None
        self._controls.clear()
        self._shows.clear()
        self.fields.clear()
        self._table = QWidget()
        column = QVBoxLayout(self._table)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.GRID)
        self.build(column)
        if old is not None:
            for one in old.findChildren(QWidget):
                one.blockSignals(True)  # a field that goes has nothing to say any more
            old.hide()
            old.deleteLater()
            self.column.replaceWidget(old, self._table)
        else:
            self.column.addWidget(self._table)
        self._table.show()
        new = _stops(self._table)
        in_order([self._stop_before(), *new])
        if at is not None and new:
            new[min(at, len(new) - 1)].setFocus()

    def _stop_before(self) -> QWidget:
        """Where Tab stops before it comes here: what is made anew would come last of all."""
        before: QWidget = self
        while (before := before.previousInFocusChain() or self) is not self:
            stops = before.focusPolicy() & Qt.FocusPolicy.TabFocus
            if stops and before.window() is self.window() and not self.isAncestorOf(before):
                break
        return before


def _stops(widget: QWidget | None) -> list[QWidget]:
    """Where Tab stops inside of a widget, in the order the controls were made."""
    if widget is None:
        return []
    inside = widget.findChildren(QWidget)
    return [
        one
        for one in inside
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.window() is widget.window()
    ]


def as_list(value: Any) -> list[Any]:
    """One or several, as a list: `fails: form` says the same as `fails: [form]`."""
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def part(name: str) -> QWidget:
    """The heading of some controls."""
    return title(name)


def beside(*widgets: QWidget, stretch: int | None = None) -> QLayout:
    """Controls side by side; the one with this number takes the room that is left."""
    row = QHBoxLayout()
    row.setSpacing(2 * look.GRID)
    for number, widget in enumerate(widgets):
        row.addWidget(widget, 1 if number == stretch else 0)
    if stretch is None:
        row.addStretch()
    return row


def evenly(*widgets: QWidget) -> QLayout:
    """Controls side by side, each as wide as the others."""
    row = QHBoxLayout()
    row.setSpacing(2 * look.GRID)
    for widget in widgets:
        row.addWidget(widget, 1)
    return row
