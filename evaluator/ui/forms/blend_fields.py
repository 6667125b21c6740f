"""The fields of a blend: its words, its forms with their shares, its pass mark and bands."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from evaluator.desk.blend_making import Offer
from evaluator.desk.blends import Finding
from evaluator.forms import edit_blend
from evaluator.forms.tree import Content, at, put
from evaluator.forms.values import Place
from evaluator.ui import look
from evaluator.ui.forms.editor.controls import Choice, Line, Number, Words
from evaluator.ui.widgets.basic import button, icon_button, label, muted, rule, set_kind, title
from evaluator.ui.widgets.field import Field, mark_wrong

Change = Callable[[Content], Content]


class BlendFields(QWidget):
    """Shows a blend that is being made. `changed` carries what was done, the content, and what it
    may go on with (`Editing.do`).
    """

    changed = Signal(str, object, str)

    def __init__(self, offers: Sequence[Offer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers = [(one.id, one.title) for one in offers]
        self._content: Content = {}
        self._shows: dict[Place, Callable[[], None]] = {}
        self.controls: dict[Place, QWidget] = {}
        self.sum = label("")
        self.balance = button("Balance", partial(self._do, "Balance", edit_blend.balanced))
        self.add_form = button("Add a form", self._add_form, kind="inline", symbol="add")
        self.add_band = button("Add a band", self._add_band, kind="inline", symbol="add")
        self._rows = {"blend": QWidget(), "bands": QWidget()}
        self._column = QVBoxLayout(self)
        self._lay_out()

    def show_content(self, content: Content) -> None:
        """Show this; what is shown already stays as it is."""
        self._content = content
        for name, make in (("blend", self._form_row), ("bands", self._band_row)):
            count = len(at(content, (name,), ()))
            if count != self._rows_of(name):
                self._make_rows(name, make, count)
        for show in self._shows.values():
            show()
        total = edit_blend.shares(content)
        self.sum.setText(f"Shares: {float(total):.6g} of 100")
        set_kind(self.sum, "muted" if total == 100 else "warn")
        self.balance.setEnabled(total != 100)
        self.add_form.setEnabled(bool(self._left()))

    def mend(self, findings: Iterable[Finding]) -> None:
        """Mark what is wrong or doubtful, each thing where it is."""
        wrong = {one.place: one for one in reversed(tuple(findings))}
        for place, control in self.controls.items():
            found = wrong.get(place)
            what, error = (found.message, found.error) if found else ("", False)
            mark_wrong(control, what, doubtful=not error)

    def _lay_out(self) -> None:
        column = self._column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(title("Blend"))
        column.addWidget(self._line(("title",), "Title"))
        column.addWidget(self._words(("summary",), "What it is for"))
        column.addWidget(self._words(("source",), "Where it comes from"))
        column.addWidget(rule())
        column.addWidget(title("Forms and their shares"))
        column.addWidget(self._rows["blend"])
        foot = QHBoxLayout()
        foot.addWidget(self.add_form)
        foot.addStretch()
        foot.addWidget(self.sum)
        foot.addWidget(self.balance)
        column.addLayout(foot)
        column.addWidget(rule())
        column.addWidget(title("Pass mark and bands"))
        mark = QHBoxLayout()
        mark.addWidget(Field("Passes from", self._number(("pass_mark",), "Passes from")))
        mark.addStretch()
        column.addLayout(mark)
        column.addWidget(self._rows["bands"])
        under = QHBoxLayout()
        under.addWidget(self.add_band)
        under.addStretch()
        column.addLayout(under)
        column.addStretch()

    def _make_rows(self, name: str, make: Callable[[QGridLayout, int], None], count: int) -> None:
        """Make the rows of a list anew: one came, or one went."""
        old = self._rows[name]
        for place in [one for one in self.controls if one[0] == name]:
            del self.controls[place], self._shows[place]
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.GRID)
        for number in range(count):
            make(grid, number)
        for one in old.findChildren(QWidget):
            one.blockSignals(True)  # a field that goes has nothing to say any more
        self._column.replaceWidget(old, rows)
        old.hide()
        old.deleteLater()
        self._rows[name] = rows

    def _rows_of(self, name: str) -> int:
        return len({place[1] for place in self.controls if place[0] == name})

    def _form_row(self, grid: QGridLayout, number: int) -> None:
        place: Place = ("blend", number, "form")
        choice = Choice(f"Form {number + 1}", self._offers)
        choice.chosen.connect(lambda id: self._set(place, id, "Form"))
        self._knows(place, choice, partial(self._show_form, choice, place))
        share = self._number(("blend", number, "share"), f"Share {number + 1}")
        gone = icon_button(
            "remove",
            f"Remove form {number + 1}",
            partial(self._remove_form, number),
        )
        for column, one in enumerate((choice, share, gone)):
            grid.addWidget(one, number, column)
        grid.setColumnStretch(0, 1)

    def _band_row(self, grid: QGridLayout, number: int) -> None:
        named = f"Band {number + 1}"
        mark = self._number(("bands", number, "at"), f"{named} from")
        place: Place = ("bands", number, "name")
        name = Line(f"{named} name")
        name.typed.connect(lambda text: self._set(place, text, f"{named} name", typing=True))
        self._knows(place, name, lambda: name.show_text(self._text(place)))
        gone = icon_button(
            "remove",
            f"Remove {named.lower()}",
            partial(self._remove_band, number),
        )
        for column, one in enumerate((muted("from"), mark, name, gone)):
            grid.addWidget(one, number, column)
        grid.setColumnStretch(2, 1)

    def _show_form(self, choice: Choice, place: Place) -> None:
        """A form that is not offered any more is shown by its id."""
        id = self._text(place)
        known = dict(self._offers)
        choice.offer(self._offers if id in known else [*self._offers, (id, f"{id} (not there)")])
        choice.show_value(id)

    def _line(self, place: Place, name: str) -> Field:
        control = Line(name)
        control.typed.connect(lambda text: self._set(place, text, name, typing=True))
        self._knows(place, control, lambda: control.show_text(self._text(place)))
        return Field(name, control)

    def _words(self, place: Place, name: str) -> Field:
        control = Words(name)
        control.typed.connect(lambda text: self._set(place, text, name, typing=True))
        self._knows(place, control, lambda: control.show_text(self._text(place)))
        return Field(name, control)

    def _number(self, place: Place, name: str) -> Number:
        control = Number(name)
        control.changed_to.connect(lambda value: self._set(place, value, name, typing=True))
        self._knows(place, control, lambda: control.show_number(at(self._content, place)))
        return control

    def _knows(self, place: Place, control: QWidget, show: Callable[[], None]) -> None:
        self.controls[place] = control
        self._shows[place] = show

    def _text(self, place: Place) -> str:
        return str(at(self._content, place, ""))

    def _set(self, place: Place, value: Any, what: str, *, typing: bool = False) -> None:
        key = "/".join(map(str, place)) if typing else ""
        self.changed.emit(what, put(self._content, place, value), key)

    def _do(self, what: str, change: Change) -> None:
        self.changed.emit(what, change(self._content), "")

    def _left(self) -> list[str]:
        """The forms that are not in the blend yet."""
        taken = {one.get("form") for one in at(self._content, ("blend",), ())}
        return [id for id, _ in self._offers if id not in taken]

    def _add_form(self) -> None:
        left = self._left()
        if left:
            self._do("Add a form", lambda now: edit_blend.with_form(now, left[0]))
            self.controls["blend", self._rows_of("blend") - 1, "form"].setFocus()

    def _add_band(self) -> None:
        self._do("Add a band", edit_blend.with_band)
        self.controls["bands", 0, "name"].setFocus()

    def _remove_form(self, number: int) -> None:
        self._do("Remove a form", lambda now: edit_blend.without_form(now, number))
        self.add_form.setFocus()

    def _remove_band(self, number: int) -> None:
        self._do("Remove a band", lambda now: edit_blend.without_band(now, number))
        self.add_band.setFocus()
