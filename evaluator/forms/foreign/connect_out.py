"""Writing a form as Amazon Connect reads it: by weights of sections or questions, or by points.

Scores of 0 to 10 and points are whole numbers there: a form is told in the way that keeps them
whole (`connect_modes.py`). What cannot be told is noted.
"""

import json
import re
from collections.abc import Collection
from typing import Any, Final

from evaluator.forms.conditions import Condition
from evaluator.forms.foreign.connect_drafting import automation
from evaluator.forms.foreign.connect_enabling import LONGEST_ID, enablement, option_refs
from evaluator.forms.foreign.connect_known import BAND_NAMES, LANGUAGES
from evaluator.forms.foreign.connect_modes import Chosen, choose
from evaluator.forms.foreign.consequences import OURS, not_carried
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
from evaluator.forms.names import unique
from evaluator.forms.options import CRITICAL, Option, Range, Scope, failed_section
from evaluator.forms.question import Band, WhenNot

FAR: Final = 1_000_000
"""The end of a range that has none with us."""
_MOST: Final = 100
"""So many questions, and so many sections, a form has at most there."""
_CARRIED: Final = (
    "id", "kind", "section", "title", "definition", "levels", "points", "options", "ranges",
    "rules", "required", "optional_driver", "scored", "weight", "when", "when_not", "cap",
    "bonus", "bands", "evidence_at", "step", "suggest",
)  # fmt: skip
_OF_THE_FORM: Final = ("id", "title", "language", "summary", "bands")
_KINDS: Final = {
    "scale": "SINGLESELECT", "yes_no": "SINGLESELECT", "choice": "SINGLESELECT",
    "multiple": "MULTISELECT", "number": "NUMERIC", "text": "TEXT", "date": "DATETIME",
    "time": "TEXT",
}  # fmt: skip


def write(form: Form) -> Exported:
    """The form as the JSON of a Connect evaluation form, as its API takes one."""
    return _Writing(form).write()


class _Writing:
    def __init__(self, form: Form) -> None:
        self._form = form
        self._notes = Notes()
        self._chosen: Chosen = choose(form, self._notes)
        self._refs: dict[str, str] = {}
        parts: list[Section | Question] = [*form.sections, *form.questions]
        for part in parts:
            self._refs[_key(part)] = self._ref(part.id)

    def write(self) -> Exported:
        form, chosen = self._form, self._chosen
        leave_out(form, _CARRIED, _OF_THE_FORM, self._notes)
        if max(len(form.questions), len(form.sections)) > _MOST:
            said = f"more than {_MOST} points or sections are not taken there"
            self._notes.leave_out("the form", said)
        content = {
            "Title": self._cut(form.title, 128, "the title"),
            "Description": self._cut(form.summary, 1024, "the summary"),
            "LanguageConfiguration": self._language(),
            "ScoringStrategy": {
                "Mode": chosen.mode,
                "Status": "ENABLED" if any(map(form.counts, form.questions)) else "DISABLED",
                "ScoreThresholds": self._thresholds(form.bands, "the form"),
            },
            "Items": self._top(),
        }
        text = json.dumps(without_nothing(content), indent=2, ensure_ascii=False) + "\n"
        return Exported(text, self._notes.altering, self._notes.left_out)

    def _language(self) -> dict[str, str] | None:
        own = self._form.language
        alike = (one for one in LANGUAGES if one.partition("-")[0] == own.partition("-")[0])
        told = own if own in LANGUAGES else next(alike, "")
        if told != own:
            said = f"its language there is {told}" if told else "its language is not carried"
            self._notes.leave_out("the form", f"{said}, not {own}" if told else said)
        return {"FormLanguage": told} if told else None

    def _top(self) -> list[dict[str, Any]]:
        """Questions must stand in a section there: those that stand in none get one."""
        items = self._items("")
        lone = [one for one in items if "Question" in one]
        if not lone:
            return items
        around = {"Title": "Questions", "RefId": self._ref("questions"), "Items": lone}
        return [{"Section": around}, *(one for one in items if "Section" in one)]

    def _items(self, section: str) -> list[dict[str, Any]]:
        """What stands in a section, "" for the form: questions, then the sections in it."""
        questions = [
            {"Question": self._question(one)}
            for one in self._form.questions
            if one.section == section
        ]
        inner = [
            {"Section": self._section(one)}
            for one in self._form.sections
            if one.within == section and self._holds(one)
        ]
        return [*questions, *inner]

    def _holds(self, section: Section) -> bool:
        return any(section in self._form.around(question) for question in self._form.questions)

    def _section(self, section: Section) -> dict[str, Any]:
        place = f"section “{section.id}”"
        return without_nothing(
            {
                "Title": self._cut(section.title, 128, place),
                "RefId": self._refs[_key(section)],
                "Instructions": self._cut(section.definition, 1024, place),
                "Weight": self._chosen.weights.get(section.id)
                if self._chosen.mode == "SECTION_ONLY"
                else None,
                "IsExcludedFromScoring": True if not section.scored else None,
                "ScoreThresholds": self._thresholds(section.bands, place),
                "Enablement": self._enablement(section.when, section.when_not, place),
                "Items": self._items(section.id),
            }
        )

    def _question(self, question: Question) -> dict[str, Any]:
        place = f"point “{question.id}”"
        leave_out_rules(question, self._notes, comments=False)
        if question.suggest and automation(self._form, question) is None:
            said = not_carried("suggest", OURS["suggest"])
            self._notes.leave_out(place, said, alike=said)
        kind = _KINDS[question.kind]
        if question.optional_driver:
            said = "the pages there let conditions look only at what must be answered"
            self._notes.leave_out(place, said, alike=said)
        if question.kind == "time":
            self._notes.leave_out(place, "that it is a time of day is not carried, it is text")
        if question.kind == "number" and question.step != 1:
            said = f"that it is a number in steps of {question.step:g} is not carried, it is text"
            self._notes.leave_out(place, said)
            if self._form.counts(question):
                self._notes.alter(place, "a number in such steps is not scored there")
            fails_nothing(question, self._notes)
            kind = "TEXT"
        content = {
            "Title": self._cut(question.title, 350, place),
            "RefId": self._refs[_key(question)],
            "Instructions": self._cut(question.definition, 1024, place),
            "QuestionType": kind,
            "NotApplicableEnabled": not question.required,
            "Weight": self._chosen.weights.get(question.id)
            if self._chosen.mode == "QUESTION_ONLY"
            else None,
            "ScoringConfiguration": self._scoring(question, place),
            "QuestionTypeProperties": self._properties(question, kind, place),
            "Enablement": self._enablement(question.when, question.when_not, place),
        }
        return without_nothing(content)

    def _scoring(self, question: Question, place: str) -> dict[str, Any] | None:
        found: dict[str, Any] = {}
        if not question.scored:
            found["IsExcludedFromScoring"] = True
        if self._chosen.mode == "POINTS_BASED":
            points: dict[str, Any] = {}
            cap = self._chosen.worths[question.id].cap
            if cap is not None:
                points["MaxPointValue"] = number(cap)
            if question.bonus:
                points["IsBonus"] = True
            if points:
                found["PointsConfiguration"] = points
        if question.bands:
            found["ScoreThresholds"] = self._thresholds(question.bands, place)
        return found or None

    def _properties(self, question: Question, kind: str, place: str) -> dict[str, Any] | None:
        match kind:
            case "SINGLESELECT":
                drafted = automation(self._form, question)
                held = {"DisplayAs": "RADIO", "Options": self._options(question, place)}
                return {"SingleSelect": without_nothing({**held, "Automation": drafted})}
            case "MULTISELECT":
                options = self._options(question, place)
                return {"MultiSelect": {"DisplayAs": "CHECKBOX", "Options": options}}
            case "NUMERIC":
                return {"Numeric": self._numeric(question, place)}
            case _:
                return None

    def _numeric(self, question: Question, place: str) -> dict[str, Any]:
        ranges = question.ranges
        low = ranges[0].from_ if ranges else None
        high = ranges[-1].to if ranges else None
        if low is None or high is None:
            said = f"numbers beyond {FAR} are not taken there"
            self._notes.leave_out(place, said)
        found = {
            "MinValue": number(-FAR if low is None else low),
            "MaxValue": number(FAR if high is None else high),
        }
        options = self._options(question, place)
        return {**found, "Options": options} if options else found

    def _options(self, question: Question, place: str) -> list[dict[str, Any]]:
        options, refs = [], option_refs(question)
        worths = self._chosen.worths[question.id].chosen
        for one, worth in zip(question.ruled, worths, strict=True):
            if isinstance(one, Range):
                option = _range(one)
            else:
                option = {"RefId": refs[one.id], "Text": self._cut(one.text, 128, place)}
                if refs[one.id] != one.id:
                    self._notes.leave_out(f"“{one.id}”", f"its id there is “{refs[one.id]}”")
            if self._chosen.mode == "POINTS_BASED":
                points = {"PointValue": number(worth)}
                option["PointsConfiguration"] = {**points, "IsBonus": True} if one.bonus else points
            else:
                option["Score"] = number(worth)
            options.append(option | self._fails(question, one, place))
        return options

    def _fails(self, question: Question, one: Option | Range, place: str) -> dict[str, Any]:
        failing = set(one.fails) - set(CRITICAL)
        if not failing:
            return {}
        if one.bonus or question.bonus:
            self._notes.alter(place, "a bonus cannot fail anything there")
            return {}
        if "form" in failing:
            return {"AutomaticFail": True}
        section = self._target(question, failing)
        if section is None:
            return {}
        target = {"TargetSection": self._refs[_key(section)]}
        return {"AutomaticFail": True, "AutomaticFailConfiguration": target}

    def _target(self, question: Question, failing: Collection[Scope]) -> Section | None:
        """The section that fails: one at most there. One around others takes those along; one
        without points does not go there.
        """
        around = [section.id for section in self._form.around(question)]
        ids = dict.fromkeys(failed_section(scope, around) for scope in sorted(failing))
        sections = [one for one in map(self._form.section, ids) if self._holds(one)]
        if not sections:
            return None
        outer = next((one for one in sections if not one.within), sections[0])
        for one in sections:
            if one.id != outer.id and one.within != outer.id:
                said = f"an answer fails one section there: “{one.id}” is not failed"
                self._notes.alter(f"point “{question.id}”", said)
        return outer

    def _enablement(
        self, when: Condition | None, when_not: WhenNot, place: str
    ) -> dict[str, Any] | None:
        if when is None:
            return None
        refs = {question.id: self._refs[_key(question)] for question in self._form.questions}
        found = enablement(self._form, when, refs)
        if found is None:
            self._notes.alter(place, "its condition is not carried: it is always asked there")
        elif when_not == "hide":
            said = "what is not asked is disabled, not hidden"
            self._notes.leave_out(place, said, alike=said)
        return found

    def _thresholds(self, bands: tuple[Band, ...], place: str) -> list[dict[str, Any]]:
        """Three bands at most: the highest, what is between, the lowest."""
        names = [band.name for band in bands]
        told = ", ".join(f"“{name}”" for name in names)
        if not 2 <= len(bands) <= 3:
            if bands:
                said = f"two or three bands are known there: {told} are not carried"
                self._notes.leave_out(place, said)
            return []
        if names not in (BAND_NAMES, BAND_NAMES[1:]):
            self._notes.leave_out(place, f"bands have names of their own there, not {told}")
        low = round(bands[-2].at - 0.1, 1)
        if round(low + 0.1, 1) != bands[-2].at:
            said = f"bands go in tenths there: “{names[-2]}” begins at {round(low + 0.1, 1):g}"
            self._notes.leave_out(place, said)
        needs = {
            "PerformanceCategory": "NEEDS_IMPROVEMENT",
            "MinScorePercentage": 0,
            "MaxScorePercentage": number(low),
        }
        exceeds = {
            "PerformanceCategory": "EXCEEDS_EXPECTATIONS",
            "MinScorePercentage": number(bands[0].at),
            "MaxScorePercentage": 100,
        }
        return [needs, exceeds] if len(bands) == 3 else [needs]

    def _ref(self, id: str) -> str:
        wanted = id[:LONGEST_ID]
        taken = set(self._refs.values())
        if len(id) <= LONGEST_ID and id not in taken:
            return id
        found = unique(re.sub(r"-+\Z", "", wanted[:34]), taken)
        self._notes.leave_out(f"“{id}”", f"its id there is “{found}”")
        return found

    def _cut(self, text: str, most: int, place: str) -> str:
        return cut_to(most, text, place, self._notes)


def _key(part: Section | Question) -> str:
    return f"section {part.id}" if isinstance(part, Section) else part.id


def _range(one: Range) -> dict[str, Any]:
    low, high = one.from_, one.to
    return {
        "MinValue": number(-FAR if low is None else low),
        "MaxValue": number(FAR if high is None else high),
    }
