"""One point: what it asks, what it weighs, its answers, when it is asked, and its guidance."""

from typing import Final

from PySide6.QtWidgets import QWidget

from evaluator.figures import FIGURES
from evaluator.forms.edit_conditions import looked_at
from evaluator.forms.edit_kind import change_kind
from evaluator.forms.edit_suggestions import SUGGESTS
from evaluator.forms.question import UNSCORED
from evaluator.forms.tree import at
from evaluator.ui.forms.editor.answer_choice import AnswerChoice
from evaluator.ui.forms.editor.answers import Answers
from evaluator.ui.forms.editor.causes import Causes
from evaluator.ui.forms.editor.condition import figure_said
from evaluator.ui.forms.editor.controls import Choice
from evaluator.ui.forms.editor.ids import Ids
from evaluator.ui.forms.editor.part_page import PartPage, joined
from evaluator.ui.forms.editor.sheet import beside, evenly, part
from evaluator.ui.forms.editor.since import Since
from evaluator.ui.forms.editor.suggestions import Suggestions
from evaluator.ui.forms.editor.work import Work
from evaluator.ui.widgets.field import Field

KINDS: Final = (
    ("scale", "Scale of levels"),
    ("yes_no", "Yes or no"),
    ("choice", "Choice of one"),
    ("multiple", "Choice of several"),
    ("number", "Number"),
    ("text", "Text"),
    ("date", "Date"),
    ("time", "Time of day"),
)
_FIGURES: Final = tuple((one.name, figure_said(one)) for one in FIGURES.values())
_PHRASES: Final = "Phrases to find in the transcript, one a line"


class QuestionPage(PartPage):
    """The fields of a point; those that its kind has not are not shown."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.answers = Answers(work)
        self._since = Since(work)
        self._question()
        self._how_answered()
        self.add_asked()
        self._guidance()
        self.add_heading("More")
        self._listening()
        self._suggested()
        self._not_met()
        self.fold_bands()
        self._details()
        self.column.addStretch()

    @property
    def _kind(self) -> str:
        return str(self.value("kind", default="scale"))

    def _scored(self) -> bool:
        return self._kind not in UNSCORED and bool(self.value("scored", default=True))

    def _question(self) -> None:
        self.column.addWidget(part("Point"))
        self.add_title("One thing that can be heard on the call")
        kind = Choice("Kind of answer", KINDS)
        kind.chosen.connect(self._change_kind)
        self.knows(("kind",), kind, lambda: kind.show_value(self._kind))
        section = Choice("Section")
        section.chosen.connect(lambda id: self.set(("section",), id, "Section"))
        self.knows(("section",), section, lambda: self._show_section(section))
        self.fields[("kind",)] = Field("Kind of answer", kind)
        self.fields[("section",)] = Field("Section", section)
        self.column.addLayout(evenly(self.fields[("kind",)], self.fields[("section",)]))
        weight = self.number(("weight",), "Weight")
        self.belongs(("weight",), weight, lambda: self.method == "weighted" and self._scored())
        self.column.addLayout(beside(weight))
        scored = self.switch(("scored",), "Counts in the score", default=True)
        self.belongs(("scored",), scored, lambda: self._kind not in UNSCORED)
        bonus = self.switch(("bonus",), "Bonus: its points count, its maximum does not")
        self.belongs(("bonus",), bonus, lambda: self.method != "weighted" and self._scored())
        required = self.switch(("required",), "Must be answered (no “not applicable”)")
        optional = self.switch(("optional_driver",), "May not apply, though conditions look at it")
        self.belongs(("optional_driver",), optional, self._may_be_optional)
        for one in (scored, bonus, required, optional):
            self.column.addWidget(one)

    def _may_be_optional(self) -> bool:
        may = not self.value("required", default=False)
        return may and looked_at(self.work.content, self.value("id", default=""))

    def _how_answered(self) -> None:
        self.add_heading("Answers")
        self.holds(self.answers)
        self.column.addWidget(self.answers)
        unit = self.line(("unit",), "Unit", "times, minutes, euros")
        step = self.number(("step",), "In steps of", "1")
        cap = self.number(("cap",), "Points at most", "all of them")
        self.belongs(("unit",), unit, lambda: self._kind == "number")
        self.belongs(("step",), step, lambda: self._kind == "number")
        self.belongs(("cap",), cap, lambda: self._kind == "multiple")
        self.column.addLayout(beside(unit, step, cap))
        begins = AnswerChoice("Begins with", "No answer")
        begins.chosen.connect(self._begin)
        self.knows(
            ("default",), begins, lambda: begins.show_answer(self.value(), self.value("default"))
        )
        self.fields[("default",)] = Field("Begins with", begins)
        self.belongs(("default",), self.fields[("default",)], lambda: self._kind in SUGGESTS)
        self.column.addLayout(beside(self.fields[("default",)]))

    def _guidance(self) -> None:
        self.add_heading("Guidance")
        for key, name, hint in (
            ("definition", "What is meant", "So that two evaluators mean the same"),
            ("good", "What good sounds like", "Words that one could hear"),
            ("tip", "Coaching tip", "What to do next time; printed for the agent"),
            ("notes", "Notes for the evaluator", "Never printed"),
        ):
            self.column.addWidget(self.words((key,), name, hint))

    def _listening(self) -> None:
        facts = self.several(("facts",), "Facts of the call beside it", _FIGURES, "none")
        self.fields[("facts",)] = Field("Facts of the call beside it", facts)
        fold = self.fold(
            "What to listen for",
            ("evidence", "listen_for_words", "facts"),
            lambda: joined(
                self.counted("evidence", "sign"),
                self.counted("listen_for_words", "phrase"),
                self.counted("facts", "fact"),
            ),
            self.lines(("evidence",), "Listen for, one a line", "What shows it"),
            self.lines(("listen_for_words",), _PHRASES, "thank you for calling"),
        )
        fold.body.addLayout(beside(self.fields[("facts",)]))

    def _suggested(self) -> None:
        suggestions = Suggestions(self.work)
        self.holds(suggestions)
        fold = self.fold(
            "Answers that facts suggest",
            ("suggest",),
            lambda: self.counted("suggest", "suggestion"),
            suggestions,
        )
        self.belongs(("suggest",), fold, lambda: self._kind in SUGGESTS)

    def _not_met(self) -> None:
        causes = Causes(self.work)
        self.holds(causes)
        self.fold(
            "Root causes", ("causes", "causes_at"), lambda: self.counted("causes", "cause"), causes
        )

    def _details(self) -> None:
        ids = Ids(self.work)
        self.holds(ids)
        fold = self.fold(
            "Details",
            ("id", "short", "not_applicable", "source"),
            lambda: self.value("id", default=""),
        )
        short = self.line(("short",), "Short title, for narrow headings")
        fold.body.addLayout(evenly(self.id_field(), short))
        fold.body.addWidget(
            self.words(
                ("not_applicable",),
                "When it does not apply",
                "A call that gives no chance to show it",
            )
        )
        fold.body.addWidget(
            self.words(
                ("source",), "Where it comes from", "Book, standard, agreement with the client"
            )
        )
        fold.body.addWidget(ids)

    def _begin(self, answer: object) -> None:
        typing = self._kind == "number"
        self.set(("default",), answer, "Begins with", typing=typing)

    def _change_kind(self, kind: str) -> None:
        """Make another kind of what there was before: with keys one comes by others on the way."""
        place = (*self.place, "kind")
        content = change_kind(self._since.before(place), self.place, kind)
        self.work.do("Kind of answer", content, self.place, typing="/".join(map(str, place)))
        self._since.typed()

    def _show_section(self, control: Choice) -> None:
        sections = at(self.work.content, ("sections",), ())
        named = [
            (one.get("id", ""), self.work.named(("sections", number, "title")) or one.get("id", ""))
            for number, one in enumerate(sections)
        ]
        control.offer([("", "None"), *named])
        control.show_value(self.value("section", default=""))
