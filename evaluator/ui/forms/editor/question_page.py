"""One point: what it asks, what it weighs, its answers, when it is asked, and its guidance."""

from typing import Any, Final

from PySide6.QtWidgets import QWidget

from evaluator.figures import FIGURES
from evaluator.forms import edit_parts
from evaluator.forms.edit_answers import change_kind
from evaluator.forms.edit_conditions import answers_to
from evaluator.forms.question import BY_PLACE, UNSCORED
from evaluator.forms.tree import at
from evaluator.forms.values import Place
from evaluator.ui.forms.editor.answers import Answers
from evaluator.ui.forms.editor.causes import Causes
from evaluator.ui.forms.editor.condition import ConditionBox, answer_said
from evaluator.ui.forms.editor.controls import Choice
from evaluator.ui.forms.editor.sheet import Sheet, beside, evenly, part
from evaluator.ui.forms.editor.work import Work
from evaluator.ui.widgets.basic import rule
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
_FIGURES: Final = tuple((one.name, one.title) for one in FIGURES.values())


class QuestionPage(Sheet):
    """The fields of a point; those that its kind has not are not shown."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.answers = Answers(work)
        self._question()
        self._how_answered()
        self.condition = ConditionBox(work)
        self.column.addWidget(rule())
        self.column.addWidget(part("Asked"))
        self.column.addWidget(self.condition)
        self._guidance()
        self._details()
        self.column.addStretch()

    def show_place(self, place: Place) -> None:
        """Show the point at a place."""
        self.answers.place = self.condition.place = self._causes.place = place
        super().show_place(place)

    def refresh(self) -> None:
        """Show the point as it is now."""
        super().refresh()
        if self.value() is not None:
            self.answers.refresh()
            self.condition.refresh()

    def go_to(self, place: Place) -> bool:
        """Give the focus to the control at a place."""
        key = place[len(self.place) : len(self.place) + 1]
        inside = key and key[0] in ("levels", "options", "ranges", "points", "rules")
        if key == ("when",):
            return self.condition.go_to(place)
        return (bool(inside) and self.answers.go_to(place)) or super().go_to(place)

    def _question(self) -> None:
        self.column.addWidget(part("Point"))
        title = self.line(("title",), "Title", "One thing that can be heard on the call")
        title.control.editingFinished.connect(self._name)  # type: ignore[attr-defined]  # a Line
        self.column.addWidget(title)
        kind = Choice("Kind of answer", KINDS)
        kind.chosen.connect(self._change_kind)
        self.knows(("kind",), kind, lambda: kind.show_value(self.value("kind", default="scale")))
        section = Choice("Section")
        section.chosen.connect(lambda id: self.set(("section",), id, "Section"))
        self.knows(("section",), section, lambda: self._show_section(section))
        self._weight = self.number(("weight",), "Weight")
        self.column.addLayout(evenly(Field("Kind of answer", kind), Field("Section", section)))
        self._scored = self.switch(("scored",), "Counts in the score", default=True)
        self._required = self.switch(("required",), "Must be answered (no “not applicable”)")
        self.column.addLayout(beside(self._weight))
        self.column.addWidget(self._scored)
        self.column.addWidget(self._required)
        self.shows(self._show_what_belongs)

    def _how_answered(self) -> None:
        self.column.addWidget(rule())
        self.column.addWidget(part("Answers"))
        self.column.addWidget(self.answers)
        self._unit = self.line(("unit",), "Unit", "times, minutes, euros")
        self._step = self.number(("step",), "In steps of", "1")
        self._cap = self.number(("cap",), "Points at most", "all of them")
        self.column.addLayout(beside(self._unit, self._step, self._cap))

    def _guidance(self) -> None:
        self.column.addWidget(rule())
        self.column.addWidget(part("Guidance"))
        for key, name, hint in (
            ("definition", "What is meant", "So that two evaluators mean the same"),
            ("good", "What good sounds like", "Words that one could hear"),
            ("not_applicable", "When it does not apply", "A call that gives no chance to show it"),
            ("tip", "Coaching tip", "What to do next time; printed for the agent"),
            ("notes", "Notes for the evaluator", "Never printed"),
            ("source", "Where it comes from", "Book, standard, agreement with the client"),
        ):
            self.column.addWidget(self.words((key,), name, hint))
        self.column.addWidget(self.lines(("evidence",), "Listen for, one a line", "What shows it"))
        self.column.addWidget(
            self.lines(
                ("listen_for_words",),
                "Phrases to find in the transcript, one a line",
                "thank you for calling",
            )
        )
        facts = self.several(("facts",), "Facts of the call beside it", _FIGURES, "none")
        self.column.addLayout(beside(Field("Facts of the call beside it", facts)))

    def _details(self) -> None:
        self.column.addWidget(rule())
        self.column.addWidget(part("Where the point was not met"))
        self._causes = Causes(self.work)
        self.column.addWidget(self._causes)
        self.shows(self._causes.refresh)
        self.column.addWidget(rule())
        self.column.addWidget(part("Details"))
        short = self.line(("short",), "Short title, for narrow headings")
        self.column.addLayout(beside(self._id(), short, stretch=1))
        default = Choice("Begins with")
        default.chosen.connect(lambda value: self.set(("default",), value, "Begins with"))
        self.knows(("default",), default, lambda: self._show_default(default))
        self._default = Field("Begins with", default)
        self._mark = self.number(("pass_mark",), "Pass mark of its own")
        self.column.addLayout(beside(self._default, self._mark, stretch=0))
        self._bonus = self.switch(("bonus",), "Bonus: its points count, its maximum does not")
        self.column.addWidget(self._bonus)

    def _id(self) -> Field:
        field = self.line(("id",), "Id", what="Id")
        control: Any = field.control
        control.typed.disconnect()
        control.typed.connect(
            lambda id: self.work.do(
                "Id",
                edit_parts.rename(self.work.content, self.place, id),
                self.place,
                typing=f"id {self.place}",
            )
        )
        return field

    def _name(self) -> None:
        """A title that is typed gives a new point its id."""
        if self.value() is not None:
            named = edit_parts.named_by_title(self.work.content, self.place)
            self.work.follow("Title", named, (*self.place, "title"))

    def _change_kind(self, kind: str) -> None:
        content = change_kind(self.work.content, self.place, kind)
        self.work.do("Kind of answer", content, self.place)

    def _show_section(self, control: Choice) -> None:
        sections = at(self.work.content, ("sections",), ())
        named = [
            (one.get("id", ""), self.work.text(("sections", number, "title")) or one.get("id", ""))
            for number, one in enumerate(sections)
        ]
        control.offer([("", "None"), *named])
        control.show_value(self.value("section", default=""))

    def _show_default(self, control: Choice) -> None:
        question = self.value()
        answers = [(one, answer_said(question, one)) for one in answers_to(question)]
        if not question.get("required"):
            answers.append(("n/a", "Not applicable"))
        control.offer([(None, "No answer"), *answers])
        control.show_value(self.value("default"))

    def _show_what_belongs(self) -> None:
        kind = self.value("kind", default="scale")
        method = at(self.work.content, ("scoring", "method"), "weighted")
        scored = kind not in UNSCORED and self.value("scored", default=True)
        self._weight.setVisible(method == "weighted" and scored)
        self._scored.setVisible(kind not in UNSCORED)
        self._unit.setVisible(kind == "number")
        self._step.setVisible(kind == "number")
        self._cap.setVisible(kind == "multiple")
        self._default.setVisible(kind in BY_PLACE)
        self._mark.setVisible(scored)
        self._bonus.setVisible(scored and method != "weighted")
