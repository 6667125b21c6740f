"""The form as a whole: title, pass mark and bands, and how answers become a score."""

from functools import partial
from typing import Final

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from evaluator.forms.tree import at, inserted, removed
from evaluator.ui import look
from evaluator.ui.forms.editor.sheet import Rebuilt, Sheet, beside, part
from evaluator.ui.forms.editor.work import Work
from evaluator.ui.widgets.basic import button, icon_button, label, muted, rule

METHODS: Final = (
    ("weighted", "Weighted: each point has a share"),
    ("points", "Points: earned of possible"),
    ("ratio", "Ratio: sections are factors on points"),
)
_TOLD: Final = {
    "weighted": "Each point is a share of its best answer, times its weight.",
    "points": "What was earned, of what could be earned.",
    "ratio": "As points, where the weight of a section multiplies its points.",
}


class FormPage(Sheet):
    """The fields of the form itself."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.column.addWidget(part("Form"))
        self.column.addWidget(self.line(("title",), "Title"))
        self.column.addWidget(self.words(("summary",), "What it is for"))
        self.column.addWidget(self.words(("source",), "Where it comes from"))
        self.column.addLayout(
            beside(
                self.line(("id",), "Id", what="Id"),
                self.line(("version",), "Version"),
                self.line(("language",), "Language", "en"),
            )
        )
        self._passing()
        self._scoring()
        self.column.addStretch()

    def _passing(self) -> None:
        self.column.addWidget(rule())
        self.column.addWidget(part("Pass mark and bands"))
        self.column.addLayout(beside(self.number(("pass_mark",), "Passes from")))
        self._bands = Bands(self.work)
        self.column.addWidget(self._bands)
        self.shows(self._bands.refresh)

    def _scoring(self) -> None:
        self.column.addWidget(rule())
        self.column.addWidget(part("Score"))
        self.column.addWidget(self.choice(("scoring", "method"), "Method", METHODS, "weighted"))
        told = muted("", wrap=True)
        self.column.addWidget(told)
        self._weighted = [
            self.choice(
                ("scoring", "not_applicable"),
                "The weight of what does not apply goes to",
                (("section", "the rest of its section"), ("everywhere", "all the rest")),
                "section",
            ),
            self.choice(
                ("scoring", "floor"),
                "The lowest answer earns",
                (("zero", "what it says"), ("lowest", "nothing")),
                "zero",
            ),
            self.number(("scoring", "divisor"), "Full marks are", "its best answer"),
        ]
        self.column.addLayout(beside(*self._weighted))
        on_fail = self.choice(
            ("scoring", "on_fail"),
            "A failed form shows",
            (("zero", "0"), ("cap", "at most"), ("flag", "its score, and that it failed")),
            "zero",
        )
        self._fail_cap = self.number(("scoring", "fail_cap"), "At most")
        most = self.number(("scoring", "cap"), "The highest score", "100")
        self.column.addLayout(beside(on_fail, self._fail_cap, most))
        self.shows(lambda: told.setText(_TOLD.get(self._method, "")))
        self.shows(self._show_what_belongs)

    @property
    def _method(self) -> str:
        return str(self.value("scoring", "method", default="weighted"))

    def _show_what_belongs(self) -> None:
        for field in self._weighted:
            field.setVisible(self._method == "weighted")
        self._fail_cap.setVisible(self.value("scoring", "on_fail") == "cap")


class Bands(Rebuilt):
    """The bands of a form: from which score on, and their name."""

    def shape(self) -> int:
        """How many there are."""
        return len(self.value("bands", default=()))

    def build(self, column: QVBoxLayout) -> None:
        """Make a line for each band."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.GRID)
        for number in range(self.shape()):
            named = f"Band {number + 1}"
            at_ = self.number(("bands", number, "at"), f"{named} from", width=8)
            name = self.line(("bands", number, "name"), f"{named} name")
            grid.addWidget(label("from", kind="muted"), number, 0)
            grid.addWidget(at_.control, number, 1)
            grid.addWidget(name.control, number, 2)
            grid.addWidget(
                icon_button("remove", f"Remove {named.lower()}", partial(self._remove, number)),
                number,
                3,
            )
        grid.addWidget(
            button("Add a band", self._add, kind="inline", symbol="add"), self.shape(), 1, 1, 2
        )
        grid.setColumnStretch(2, 1)
        column.addLayout(grid)

    def _add(self) -> None:
        bands = at(self.work.content, ("bands",), ())
        scores = [one.get("at") for one in bands]
        known = [one for one in scores if isinstance(one, int | float)]
        new = {"at": round((max(known, default=0) + 100) / 2), "name": "New band"}
        content = inserted(self.work.content, ("bands", 0), new)
        self.work.go("Add a band", content, ("bands", 0, "name"))

    def _remove(self, number: int) -> None:
        content = removed(self.work.content, ("bands", number))
        self.work.do("Remove a band", content, ("bands",))
