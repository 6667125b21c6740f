"""The form as a whole: title, pass mark and bands, and how answers become a score."""

from typing import Final

from PySide6.QtWidgets import QWidget

from evaluator.ui.forms.editor.bands import Bands
from evaluator.ui.forms.editor.sheet import Sheet, beside, part
from evaluator.ui.forms.editor.work import Work
from evaluator.ui.widgets.basic import muted, rule

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
        title = self.line(("title",), "Title")
        title.control.editingFinished.connect(work.name_by_title)  # type: ignore[attr-defined]
        self.column.addWidget(title)
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
        bands = Bands(self.work)
        self.holds(bands)
        self.column.addWidget(bands)

    def _scoring(self) -> None:
        self.column.addWidget(rule())
        self.column.addWidget(part("Score"))
        self.column.addWidget(self.choice(("scoring", "method"), "Method", METHODS, "weighted"))
        told = muted("", wrap=True)
        self.column.addWidget(told)
        self._shares()
        on_fail = self.choice(
            ("scoring", "on_fail"),
            "A failed form shows",
            (("zero", "0"), ("cap", "at most"), ("flag", "its score, and that it failed")),
            "zero",
        )
        fail_cap = self.number(("scoring", "fail_cap"), "At most")
        most = self.number(("scoring", "cap"), "The highest score", "100")
        self.column.addLayout(beside(on_fail, fail_cap, most))
        self.shows(lambda: told.setText(_TOLD.get(self._method, "")))
        self.belongs(
            ("scoring", "fail_cap"), fail_cap, lambda: self.value("scoring", "on_fail") == "cap"
        )

    def _shares(self) -> None:
        """What only shares of a whole have."""
        fields = {
            "not_applicable": self.choice(
                ("scoring", "not_applicable"),
                "The weight of what does not apply goes to",
                (("section", "the rest of its section"), ("everywhere", "all the rest")),
                "section",
            ),
            "floor": self.choice(
                ("scoring", "floor"),
                "The lowest answer earns",
                (("zero", "what it says"), ("lowest", "nothing")),
                "zero",
            ),
            "divisor": self.number(("scoring", "divisor"), "Full marks are", "its best answer"),
        }
        for name, field in fields.items():
            self.belongs(("scoring", name), field, lambda: self._method == "weighted")
        self.column.addLayout(beside(fields["not_applicable"]))
        self.column.addLayout(beside(fields["floor"], fields["divisor"]))

    @property
    def _method(self) -> str:
        return str(self.value("scoring", "method", default="weighted"))
