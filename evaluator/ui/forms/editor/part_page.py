"""What the pages of a section and of a point have in common: title, id, condition, own bands."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QWidget

from evaluator.forms import edit_parts
from evaluator.forms.drafted import Finding
from evaluator.forms.tree import at
from evaluator.forms.values import Place
from evaluator.ui.forms.editor.bands import Bands
from evaluator.ui.forms.editor.condition import ConditionBox
from evaluator.ui.forms.editor.controls import plain
from evaluator.ui.forms.editor.fold import Fold
from evaluator.ui.forms.editor.id_line import IdLine
from evaluator.ui.forms.editor.sheet import Sheet, beside, part
from evaluator.ui.forms.editor.work import Work
from evaluator.ui.widgets.basic import rule
from evaluator.ui.widgets.field import Field


class PartPage(Sheet):
    """The fields of a part of the form; what is rarely wanted is folded away."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.condition = ConditionBox(work)
        self.bands = Bands(work)
        self.folds: dict[str, Fold] = {}
        self._says: dict[str, tuple[tuple[str, ...], Callable[[], str]]] = {}

    @property
    def method(self) -> str:
        """How the form is scored."""
        return str(at(self.work.content, ("scoring", "method"), "weighted"))

    def mend(self, findings: Iterable[Finding]) -> None:
        """Say it at each control, and in the line of what is folded away."""
        super().mend(findings)
        self._say_folds()

    def go_to(self, place: Place) -> bool:
        """Give the focus to the control at a place, or to the heading that it is folded under."""
        if super().go_to(place):
            return True
        key = place[len(self.place) :]
        for name, (keys, _) in self._says.items():
            if key and key[0] in keys:
                self.bring(self.folds[name].head)
                return True
        return False

    def fold(
        self, name: str, keys: tuple[str, ...], says: Callable[[], str], *controls: QWidget
    ) -> Fold:
        """Controls of keys folded away under a heading, whose line says what there is."""
        fold = Fold(name)
        for control in controls:
            fold.body.addWidget(control)
        self.folds[name], self._says[name] = fold, (keys, says)
        self.column.addWidget(fold)
        return fold

    def refresh(self) -> None:
        """Show the part as it is now."""
        super().refresh()
        if self.value() is not None:
            self._say_folds()

    def _say_folds(self) -> None:
        wrong = {key[0] for key, one in self.own(self._findings) if key and one.error}
        for name, (keys, says) in self._says.items():
            bad = bool(wrong & {*keys})
            self.folds[name].say("something to mend" if bad else says(), wrong=bad)

    def add_heading(self, name: str) -> None:
        """A line across, and the heading of what comes next."""
        self.column.addWidget(rule())
        self.column.addWidget(part(name))

    def add_title(self, hint: str = "") -> None:
        """The title; it gives a new part its id."""
        title = self.line(("title",), "Title", hint)
        title.control.editingFinished.connect(self._name)  # type: ignore[attr-defined]  # a Line
        self.column.addWidget(title)

    def add_asked(self) -> None:
        """When it is asked."""
        self.add_heading("Asked")
        self.holds(self.condition)
        self.column.addWidget(self.condition)

    def fold_bands(self) -> None:
        """Pass mark and bands of its own, folded away."""
        self.holds(self.bands)
        mark = self.number(("pass_mark",), "Passes from", "no mark")
        fold = self.fold("Pass mark and bands of its own", ("pass_mark", "bands"), self._marks)
        fold.body.addLayout(beside(mark))
        fold.body.addWidget(self.bands)

    def id_field(self) -> Field:
        """The id; whatever names the part goes on naming it."""
        control = IdLine(
            "Id",
            self.work,
            lambda: (*self.place, "id"),
            lambda content, id: edit_parts.rename(content, self.place, id),
        )
        self.knows(("id",), control, lambda: control.show_text(self.value("id", default="")))
        self.fields[("id",)] = Field("Id", control)
        return self.fields[("id",)]

    def counted(self, name: str, one: str, many: str = "") -> str:
        """How many there are in a list of the part, in words; "" for none."""
        number = len(self.value(name, default=()))
        return "" if not number else f"1 {one}" if number == 1 else f"{number} {many or one + 's'}"

    def _marks(self) -> str:
        mark = self.value("pass_mark")
        passes = "" if mark is None else f"passes from {plain(mark)}"
        return joined(passes, self.counted("bands", "band"))

    def _name(self) -> None:
        if self.value() is not None:
            named = edit_parts.named_by_title(self.work.content, self.place)
            self.work.follow("Title", named, (*self.place, "title"))


def joined(*said: str) -> str:
    """What is said of several things, without those that say nothing."""
    return ", ".join(one for one in said if one)
