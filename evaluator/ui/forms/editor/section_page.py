"""One section: its title, what it weighs, when it is asked, and what is said of it."""

from typing import Final

from PySide6.QtWidgets import QWidget

from evaluator.forms.tree import at
from evaluator.ui.forms.editor.controls import Choice
from evaluator.ui.forms.editor.part_page import PartPage, joined
from evaluator.ui.forms.editor.sheet import beside, part
from evaluator.ui.forms.editor.weights_bar import WeightsBar
from evaluator.ui.forms.editor.work import Work
from evaluator.ui.widgets.basic import muted
from evaluator.ui.widgets.field import Field

_TOLD: Final = {
    "weighted": "Points share the weight of their section by their own weights, or evenly where"
    " they have none. A section without a weight leaves each point its own.",
    "ratio": "The weight is a factor: 2 counts the points of this section twice.",
    "points": "Sections have no weight where points are added up.",
}


class SectionPage(PartPage):
    """The fields of a section."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.column.addWidget(part("Section"))
        self.add_title()
        within = Choice("Within")
        within.chosen.connect(lambda id: self.set(("within",), id, "Within"))
        self.knows(("within",), within, lambda: self._show_within(within))
        self.fields[("within",)] = Field("Within", within)
        weight = self.number(("weight",), "Weight", "none")
        self.belongs(("weight",), weight, lambda: self.method != "points")
        self.column.addLayout(beside(self.fields[("within",)], weight))
        told = muted("", wrap=True)
        self.shows(lambda: told.setText(_TOLD.get(self.method, "")))
        self.column.addWidget(told)
        self.column.addWidget(self.switch(("scored",), "Counts in the score", default=True))
        self.weights = WeightsBar(work)
        self.column.addWidget(self.weights)
        self.shows(lambda: self.weights.show_weights(self.value("id", default=""), "Points in it"))
        self.add_asked()
        self.add_heading("More")
        self._guidance()
        self.fold_bands()
        self.fold("Details", ("id",), lambda: self.value("id", default=""), self.id_field())
        self.column.addStretch()

    def _guidance(self) -> None:
        self.fold(
            "Guidance",
            ("definition", "notes"),
            lambda: joined(*(one for one in (self._meant, self._noted) if one)),
            self.words(("definition",), "What is meant"),
            self.words(("notes",), "Notes for the evaluator", "Never printed"),
        )

    @property
    def _meant(self) -> str:
        return "what is meant" if self.value("definition") else ""

    @property
    def _noted(self) -> str:
        return "notes" if self.value("notes") else ""

    def _show_within(self, control: Choice) -> None:
        sections = at(self.work.content, ("sections",), ())
        own = self.value("id")
        named = [
            (one.get("id", ""), self.work.named(("sections", number, "title")) or one.get("id", ""))
            for number, one in enumerate(sections)
            if one.get("id") != own and not one.get("within")
        ]
        control.offer([("", "No other section"), *named])
        control.show_value(self.value("within", default=""))
