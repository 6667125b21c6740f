"""One section: its title, what it weighs, and what is said of it."""

from PySide6.QtWidgets import QWidget

from evaluator.forms import edit_parts
from evaluator.forms.tree import at
from evaluator.forms.values import Place
from evaluator.ui.forms.editor.condition import ConditionBox
from evaluator.ui.forms.editor.controls import Choice
from evaluator.ui.forms.editor.sheet import Sheet, beside, part
from evaluator.ui.forms.editor.weights_bar import WeightsBar
from evaluator.ui.forms.editor.work import Work
from evaluator.ui.widgets.basic import muted, rule
from evaluator.ui.widgets.field import Field


class SectionPage(Sheet):
    """The fields of a section."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.column.addWidget(part("Section"))
        title = self.line(("title",), "Title")
        title.control.editingFinished.connect(self._name)  # type: ignore[attr-defined]  # a Line
        self.column.addWidget(title)
        within = Choice("Within")
        within.chosen.connect(lambda id: self.set(("within",), id, "Within"))
        self.knows(("within",), within, lambda: self._show_within(within))
        self._weight = self.number(("weight",), "Weight")
        self.column.addLayout(beside(Field("Within", within), self._weight))
        self.column.addWidget(
            muted(
                "Points share the weight of their section by their own weights, or evenly where"
                " they have none. A section without a weight leaves each point its own.",
                wrap=True,
            )
        )
        self.column.addLayout(beside(self.switch(("scored",), "Counts in the score", default=True)))
        self.weights = WeightsBar(work)
        self.column.addWidget(self.weights)
        self.shows(lambda: self.weights.show_weights(self.value("id", default=""), "Points in it"))
        self.condition = ConditionBox(work)
        self.column.addWidget(rule())
        self.column.addWidget(part("Asked"))
        self.column.addWidget(self.condition)
        self.column.addWidget(rule())
        self.column.addWidget(part("Guidance"))
        self.column.addWidget(self.words(("definition",), "What is meant"))
        self.column.addWidget(self.words(("notes",), "Notes for the evaluator", "Never printed"))
        self.column.addWidget(rule())
        self.column.addWidget(part("Details"))
        mark = self.number(("pass_mark",), "Pass mark of its own")
        self.column.addLayout(beside(self.line(("id",), "Id"), mark))
        self.column.addStretch()

    def show_place(self, place: Place) -> None:
        """Show the section at a place."""
        self.condition.place = place
        super().show_place(place)

    def refresh(self) -> None:
        """Show the section as it is now."""
        super().refresh()
        if self.value() is not None:
            self.condition.refresh()

    def go_to(self, place: Place) -> bool:
        """Give the focus to the control at a place."""
        if place[2:3] == ("when",):
            return self.condition.go_to(place)
        return super().go_to(place)

    def _name(self) -> None:
        """A title that is typed gives a new section its id."""
        if self.value() is not None:
            named = edit_parts.named_by_title(self.work.content, self.place)
            self.work.follow("Title", named, (*self.place, "title"))

    def _show_within(self, control: Choice) -> None:
        sections = at(self.work.content, ("sections",), ())
        own = self.value("id")
        named = [
            (one.get("id", ""), self.work.text(("sections", number, "title")) or one.get("id", ""))
            for number, one in enumerate(sections)
            if one.get("id") != own and not one.get("within")
        ]
        control.offer([("", "No other section"), *named])
        control.show_value(self.value("within", default=""))
