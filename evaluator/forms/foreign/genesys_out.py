"""Writing a form as Genesys Cloud reads it: groups of questions, points times weights of groups.

What our scores come from is told in points of what is possible (`effective.py`), so that a weighted
form scores alike there. What cannot be told is noted.
"""

import json
from fractions import Fraction
from typing import Any, Final

from evaluator.forms.conditions import Condition
from evaluator.forms.foreign.consequences import OURS, not_carried
from evaluator.forms.foreign.effective import Worths, in_points, whole
from evaluator.forms.foreign.genesys_conditions import Spots, visibility
from evaluator.forms.foreign.telling import (
    cut_to,
    fails_nothing,
    leave_out,
    leave_out_rules,
    number,
    without_nothing,
)
from evaluator.forms.foreign.values import Exported, Notes
from evaluator.forms.model import Form, Question, Section
from evaluator.forms.options import CRITICAL, Option, Range, fails_section
from evaluator.forms.question import UNSCORED
from evaluator.forms.values import exact

_MOST: Final = 1000
_HEAVIEST: Final = 100
_LONGEST_NAME: Final = 250
_LONGEST_TEXT: Final = 500
"""How long names of forms and groups, and questions, may be there, as its pages say."""
_FEWEST: Final = 2
"""So many answers a question has at least, to be one of several to choose from."""
_CARRIED: Final = (
    "id", "kind", "section", "title", "definition", "levels", "points", "options", "ranges",
    "rules", "required", "optional_driver", "scored", "weight", "when", "default", "cap",
    "bonus", "evidence_at",
)  # fmt: skip
_OF_THE_FORM: Final = ("id", "title", "language")


def write(form: Form) -> Exported:
    """The form as the JSON of a Genesys evaluation form."""
    return _Writing(form).write()


class _Writing:
    def __init__(self, form: Form) -> None:
        self._form = form
        self._notes = Notes()
        self._groups = self._grouped()
        self._spots: Spots = {
            question.id: (place, number, question)
            for place, (_, questions) in enumerate(self._groups)
            for number, question in enumerate(questions)
        }
        self._scoring()
        self._worths: dict[str, Worths] = {}
        self._weights = self._weighed()

    def write(self) -> Exported:
        form = self._form
        content = {
            "name": cut_to(_LONGEST_NAME, form.title, "the title", self._notes),
            "published": False,
            "weightMode": "SCALED",
            "dialect": form.language,
            "questionGroups": [
                self._group(place, section, questions)
                for place, (section, questions) in enumerate(self._groups)
            ],
        }
        leave_out(form, _CARRIED, _OF_THE_FORM, self._notes, flat=True)
        text = json.dumps(content, indent=2, ensure_ascii=False) + "\n"
        return Exported(text, self._notes.altering, self._notes.left_out)

    def _grouped(self) -> list[tuple[Section | None, list[Question]]]:
        """The sections with their questions; first those that stand in none. No empty ones."""
        form = self._form
        ids = ["", *(section.id for section in form.sections)]
        found = [(id, [one for one in form.questions if one.section == id]) for id in ids]
        return [
            (form.section(id) if id else None, questions) for id, questions in found if questions
        ]

    def _scoring(self) -> None:
        """What a system that only knows points of what is possible scores otherwise."""
        form, notes = self._form, self._notes
        scoring = form.scoring
        shared = [one for one in form.sections if one.weight is not None]
        if scoring.method == "weighted" and scoring.not_applicable == "section" and shared:
            notes.alter("scoring", "the weight of what does not apply goes to all, not its section")
        if scoring.on_fail != "zero":
            notes.alter("scoring", f"a failed form shows 0 there, not “on_fail: {scoring.on_fail}”")
        for question in form.questions:
            at = f"point “{question.id}”"
            if not form.counts(question):
                continue
            if question.bonus or any(one.bonus for one in question.ruled):
                notes.alter(at, "there is no bonus")
            _, best = question.span
            if scoring.divisor is not None and best < exact(scoring.divisor):
                notes.alter(at, "its best answer counts as 100 %, there is no “divisor”")
            if scoring.method != "weighted" and best < 0:
                notes.alter(at, "it only takes points away")

    def _weighed(self) -> list[float]:
        """The weights of the groups: each has whole numbers of a unit of its own."""
        worths, units = in_points(self._form), []
        for _, questions in self._groups:
            own = {one.id: worths[one.id] for one in questions}
            told, unit = whole(own, _MOST, self._notes)
            self._worths |= told
            units.append(1 / unit)
        return [float(unit * _HEAVIEST / max(units)) for unit in units]

    def _group(
        self, place: int, section: Section | None, questions: list[Question]
    ) -> dict[str, Any]:
        around = [] if section is None else [section, *self._form.around(section)]
        if section is not None and section.within:
            self._notes.leave_out(
                f"section “{section.id}”", "standing in another section is not carried"
            )
        if section is not None and section.definition:
            said = not_carried("definition", "what is meant by it is not told there")
            self._notes.leave_out(f"section “{section.id}”", said)
        whens = [one.when for one in around if one.when is not None]
        if any(one.when_not == "disable" for one in around):
            self._notes.leave_out("sections", "what is not asked is hidden, not disabled")
        named = f"section “{section.id}”" if section else "questions"
        return without_nothing(
            {
                "id": section.id if section else "questions",
                "name": cut_to(
                    _LONGEST_NAME, section.title if section else "Questions", named, self._notes
                ),
                "type": "questionGroup",
                "weight": self._weights[place],
                "manualWeight": True,
                "naEnabled": False,
                "visibilityCondition": self._visibility(whens, named),
                "questions": [self._question(one) for one in questions],
            }
        )

    def _question(self, question: Question) -> dict[str, Any]:
        place, kind = f"point “{question.id}”", question.kind
        content: dict[str, Any] = {
            "id": question.id,
            "type": "multipleChoiceQuestion",
            "text": cut_to(_LONGEST_TEXT, question.title, place, self._notes),
            "helpText": question.definition,
            "naEnabled": not question.required,
            "visibilityCondition": self._visibility(
                [question.when] if question.when is not None else [], place
            ),
        }
        leave_out_rules(question, self._notes, comments=True)
        if kind in UNSCORED:
            if kind != "text":
                self._notes.leave_out(place, f"that it is a {kind} is not carried, it is text")
            return without_nothing({**content, "type": "freeTextQuestion"})
        if kind == "number":
            if len(question.ranges) < _FEWEST:
                self._notes.leave_out(place, "that it is a number is not carried, it is text")
                if self._form.counts(question):
                    self._notes.alter(place, "what earns the same for every number is not scored")
                fails_nothing(question, self._notes)
                return without_nothing({**content, "type": "freeTextQuestion"})
            self._notes.leave_out(place, "the number itself is not carried, its range is")
        worths = self._worths[question.id]
        if kind == "multiple":
            content |= self._selectable(question, worths)
        else:
            content |= self._options(question, worths)
        return without_nothing(content)

    def _options(self, question: Question, worths: Worths) -> dict[str, Any]:
        ruled = question.ruled
        fatal = self._fatal(question, worths)
        content: dict[str, Any] = {
            "isKill": fatal,
            "isCritical": _critical(question),
            "commentsRequired": self._commented(question),
            "answerOptions": [
                {"id": _id(one, place), "text": _text(one, question), "value": number(points)}
                for place, (one, points) in enumerate(zip(ruled, worths.chosen, strict=True))
            ],
        }
        if question.default is not None:
            answer = question.answer_of(question.default)
            if isinstance(answer, int):
                content["defaultAnswer"] = {"id": _id(ruled[answer], answer)}
            elif question.default == "n/a":
                content["defaultAnswer"] = {"notApplicable": True}
            else:
                said = not_carried("default", OURS["default"])
                self._notes.leave_out(f"point “{question.id}”", said)
        return content

    def _fatal(self, question: Question, worths: Worths) -> bool:
        """Whether each answer but the best fails the form, which is what fatal means there."""
        place = f"point “{question.id}”"
        failing = [bool({"form"} & set(one.fails)) for one in question.ruled]
        if any(fails_section(scope) for one in question.ruled for scope in one.fails):
            self._notes.alter(place, "failing a section is not carried")
        if not any(failing):
            return False
        best = max(worths.chosen)
        if failing == [points < best for points in worths.chosen]:
            return True
        self._notes.alter(
            place, "failing the form is not carried: there, every answer but the best would fail it"
        )
        return False

    def _commented(self, question: Question) -> bool:
        asking = [("comment" in one.asks) for one in question.ruled]
        if any(asking) and not all(asking):
            self._notes.leave_out(
                f"point “{question.id}”", "asking for a comment at some answers is not carried"
            )
        return all(asking) and bool(asking)

    def _selectable(self, question: Question, worths: Worths) -> dict[str, Any]:
        place = f"point “{question.id}”"
        together = sum(map(max, zip(worths.chosen, worths.unselected, strict=True)), Fraction())
        if worths.cap is not None and together > worths.cap:
            self._notes.alter(place, "several options have no “cap”")
        options = []
        for option, chosen, other in zip(
            question.options, worths.chosen, worths.unselected, strict=True
        ):
            fatal = "form" in option.fails
            if (fatal and chosen >= other) or any(map(fails_section, option.fails)):
                self._notes.alter(place, f"failing by choosing “{option.id}” is not carried")
                fatal = False
            options.append(
                {
                    "id": option.id,
                    "type": "multipleChoiceQuestion",
                    "text": option.text,
                    "isKill": fatal,
                    "commentsRequired": "comment" in option.asks,
                    "answerOptions": [
                        {"builtInType": "Selected", "value": number(chosen)},
                        {"builtInType": "Unselected", "value": number(other)},
                    ],
                }
            )
        return {"type": "multipleSelectQuestion", "multipleSelectOptionQuestions": options}

    def _visibility(self, whens: list[Condition], place: str) -> dict[str, Any] | None:
        if not whens:
            return None
        found = visibility(whens, self._spots)
        if found is None:
            self._notes.alter(place, "its condition is not carried: it is always asked there")
        return found


def _critical(question: Question) -> bool:
    """Whether an answer is a critical error. Over there a critical question has two answers."""
    classes = {scope for one in question.ruled for scope in one.fails} & {*CRITICAL}
    return bool(classes) and len(question.ruled) == 2


def _id(one: Option | Range, place: int) -> str:
    return one.id if isinstance(one, Option) else f"r{place + 1}"


def _text(one: Option | Range, question: Question) -> str:
    if isinstance(one, Option):
        return one.text
    low, high = one.from_, one.to
    if low is None or high is None:
        said = f"up to {high:g}" if high is not None else f"{low:g} or more"
    else:
        said = f"{low:g}" if low == high else f"{low:g} to {high:g}"
    return f"{said} {question.unit}".strip()
