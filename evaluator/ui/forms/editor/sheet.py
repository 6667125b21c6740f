"""One page of the editor: named controls, each at a place of the form, shown and gone to."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from evaluator.forms.drafted import Finding
from evaluator.forms.edit_texts import relisted
from evaluator.forms.tree import as_list, at
from evaluator.forms.values import Place
from evaluator.ui import look
from evaluator.ui.forms.editor.controls import Choice, Line, Number, Several, Switch, Words
from evaluator.ui.forms.editor.fold import Fold
from evaluator.ui.forms.editor.since import Since
from evaluator.ui.forms.editor.work import Work
from evaluator.ui.widgets.basic import title
from evaluator.ui.widgets.field import Field, mark_wrong
from evaluator.ui.widgets.in_view import keep_in_view

Choices = Sequence[tuple[Any, str]]
_AROUND: Final = 8 * look.GRID


class Sheet(QWidget):
    """Controls of one part of the form. `show_place` says which, `refresh` shows it as it is.

    Keys of controls are ways from that part on: ("title",) in ("questions", 3). A sheet may hold
    others, each with the keys that begin as its `keys` say.
    """

    keys: tuple[str, ...] = ()

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.work = work
        self.place: Place = ()
        self.fields: dict[Place, Field] = {}
        self._controls: dict[Place, QWidget] = {}
        self._shows: list[Callable[[], None]] = []
        self._sheets: list[Sheet] = []
        self._findings: tuple[Finding, ...] = ()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)

    def show_place(self, place: Place) -> None:
        """Show the part at a place."""
        self.stand_at(place)
        self.refresh()
        self.mend(self._findings)

    def stand_at(self, place: Place) -> None:
        """Be of the part at a place, and whatever is inside with it."""
        self.place = place
        for sheet in self._sheets:
            sheet.stand_at(place)

    def refresh(self) -> None:
        """Show what the form says now."""
        if self.place and at(self.work.content, self.place) is None:
            return  # it was taken away; another page is shown in a moment
        for show in self._shows:
            show()
        for sheet in self._sheets:
            sheet.refresh()

    def mend(self, findings: Iterable[Finding]) -> None:
        """Say at each control what is wrong or doubtful there."""
        self._findings = tuple(findings)
        for sheet in self._sheets:
            sheet.mend(self._findings)
        own = self.own(self._findings)
        for key, control in self._controls.items():
            found = next((one for way, one in own if way[: len(key)] == key), None)
            what, doubtful = ("", False) if found is None else (found.here, not found.error)
            if key in self.fields:
                self.fields[key].complain(what, doubtful=doubtful)
            else:
                mark_wrong(control, what, doubtful=doubtful)

    def own(self, findings: Iterable[Finding]) -> list[tuple[Place, Finding]]:
        """What is to mend in this part, each with its key; errors first."""
        found = [
            (one.place[len(self.place) :], one)
            for one in findings
            if one.place[: len(self.place)] == self.place
        ]
        return sorted(found, key=lambda one: not one[1].error)

    def go_to(self, place: Place) -> bool:
        """Give the focus to the control at a place, or at the nearest around it."""
        key = place[len(self.place) :]
        if any(key[:1] and key[0] in one.keys and one.go_to(place) for one in self._sheets):
            return True
        while key not in self._controls:
            if not key:
                return False
            key = key[:-1]
        self.bring(self._controls[key])
        return True

    def bring(self, control: QWidget) -> None:
        """Give a control the focus and bring it into view, unfolded where it is folded away."""
        around = control.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            if isinstance(around, Fold):
                around.unfold()
            around = around.parentWidget()
        control.setFocus()
        keep_in_view(control, control, margin=_AROUND)

    def step(self, by: int) -> bool:
        """Move the item that has the focus up (-1) or down (1); says whether one has."""
        return any(sheet.step(by) for sheet in self._sheets)

    def holds(self, sheet: "Sheet") -> None:
        """Have another sheet of the same part inside."""
        self._sheets.append(sheet)

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
        if isinstance(control, Line | Words):
            self._shows.append(partial(self._show_hint, key, control, control.placeholderText()))

    def _show_hint(self, key: Place, control: Line | Words, hint: str) -> None:
        """Say what a text is in the form's own language where it is to be translated."""
        place = (*self.place, *key)
        control.setPlaceholderText(self.work.own_text(place) or hint)

    def shows(self, show: Callable[[], None]) -> None:
        """Do this as well with each `refresh`."""
        self._shows.append(show)

    def belongs(self, key: Place, control: QWidget, when: Callable[[], bool]) -> None:
        """Show a control only when it makes sense, or the form says something there all the same.

        What means nothing and stands there is an error or a doubt, to be mended in the window.
        """
        self.shows(lambda: control.setVisible(when() or self.value(*key) is not None))

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
        control.finished.connect(self.work.editing.pause)
        self.knows(key, control, lambda: control.show_text(self._text(key)))
        return self._field(key, name, control)

    def lines(self, key: Place, name: str, hint: str = "") -> Field:
        """A list of texts, one a line."""
        control = Words(name, hint)

        def show() -> None:
            texts = [self._text((*key, n)) for n in range(len(self.value(*key, default=())))]
            said = "\n".join(texts) if any(texts) else ""
            typed = control.toPlainText()
            if typed != said and [one for one in typed.split("\n") if one.strip()] != texts:
                control.show_text(said)

        since = Since(self.work)
        control.typed.connect(lambda text: self._listed(key, text, name, since))
        control.finished.connect(self.work.editing.pause)
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

    def _listed(self, key: Place, text: str, what: str, since: Since) -> None:
        own = self.work.content.get("language", "en")
        shown = self.work.language or own
        place = (*self.place, *key)
        content = since.before(place) if shown == own else self.work.content
        new = relisted(at(content, place, ()), text.split("\n"), shown, own)
        self.set(key, new, what, typing=True)
        since.typed()

    def _chose(self, key: Place, value: Any, default: Any, what: str) -> None:
        self.set(key, None if value == default else value, what)


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
