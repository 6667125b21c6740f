"""Evaluations of other systems as answer sheets: of Genesys Cloud, and of Amazon Connect by its API
and as the files it leaves in S3.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from evaluator.errors import UserError
from evaluator.forms.foreign.group import Group
from evaluator.forms.foreign.spelling import folded
from evaluator.forms.foreign.there import There
from evaluator.forms.foreign.values import Misfit, Notes
from evaluator.forms.model import Form, Question
from evaluator.forms.names import as_id
from evaluator.forms.question import UNSCORED
from evaluator.scoring.answers import read_answer
from evaluator.scoring.draft import Draft
from evaluator.scoring.sheet import Sheet
from evaluator.terms import NOT_APPLICABLE, Answer

_SCORES: Final = folded("questionGroupScores")
_OF_THE_SYSTEM: Final = frozenset(
    map(
        folded,
        ("id", "selfUri", "EvaluationId", "EvaluationArn", "ResponseMetadata", "schemaVersion",
         "scores", "totalScore", "totalNonCriticalScore", "maxTotalRawScore", "EvaluationForm",
         "maxTotalRawCriticalScore", "anyFailedKillQuestions", "authorizedActions", "Value",
         "isScoringIndex", "ItemEnablementStatus", "accountId", "instanceId"),
    )
)  # fmt: skip
"""What is of the system itself, follows from the answers, or says again what the form says."""
_OF_AN_ANSWER: Final = frozenset(
    map(
        folded,
        ("aiAnswer", "assistedAnswerId", "npsScore", "npsTextAnswer", "systemSuggestedValue",
         "suggestedAnswers", "assistedSuggestion"),
    )
)  # fmt: skip
"""What is said of one answer and is more than the answer: what a machine took it to be."""
_WITHIN: Final = re.compile(r"\[|(?:^|\.)answers\.", re.IGNORECASE)
"""The way to something within the answers, which is told with its question."""
_FEW: Final = 12
_OURS: Final = There()
"""A form whose file is not at hand: ids lead to ours by one rule."""
_REMARKS: Final = ("comments", "privateComments", "agentComments")


@dataclass(frozen=True, slots=True)
class Result:
    """What another system's evaluation answers on a form of ours.

    `stated` is the score that system gave, 0 to 100, None where it gave none. `left_out` begins
    with the place in the file.
    """

    sheet: Sheet
    stated: float | None
    left_out: tuple[str, ...]


@dataclass(slots=True)
class _Found:
    """Answers and comments as they are found, on the form that they are for."""

    form: Form
    notes: Notes
    there: There
    answers: dict[str, Answer] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)

    def question(self, name: str, place: str) -> Question | None:
        """The question of that name; None, and noted, where the form has none."""
        known = {question.id: question for question in self.form.questions}
        for id in (self.there.questions.get(name, name), as_id(name)):
            if id in known:
                return known[id]
        self.notes.leave_out(place, f"the form has no point “{name[:40]}”")
        return None

    def option_id(self, question: str, name: str) -> str:
        """The id here of an option of several, which is a question there."""
        for was in self.there.options.get(question, ()):
            if was.id == name:
                return was.here
        return as_id(name)

    def answer(self, question: Question, said: object, place: str) -> None:
        """Take an answer; what the question does not take, and a second answer, is noted."""
        if question.id in self.answers:
            self.notes.leave_out(place, f"point “{question.id}” is answered already")
            return
        try:
            renamed = self.there.option_ids(question.id, said)
            self.answers[question.id] = read_answer(question, renamed)
        except UserError as error:
            why = error.message.rstrip(".")
            if said == NOT_APPLICABLE:
                why = f"point “{question.id}” takes no “not applicable”"
            self.notes.leave_out(place, f"{why}: the point stays open")

    def comment(self, question: Question, text: str) -> None:
        """Take what was noted on a question."""
        if text:
            self.comments[question.id] = text


def is_result(data: object) -> bool:
    """Whether JSON is an evaluation of another system."""
    return _reader(_unwrapped(data)) is not None


def read_result(form: Form, data: object, there: There = _OURS) -> Result:
    """The answer sheet of another system's evaluation on a form of ours, as it was imported;
    `there` is what the file that it came from calls its questions and options.

    Raises UserError, which names the place, where the JSON has another shape than theirs.
    """
    data = _unwrapped(data)
    reader = _reader(data)
    if reader is None:
        raise UserError("It is no evaluation of Genesys Cloud or Amazon Connect.")
    found = _Found(form, Notes(), there)
    try:
        root = Group.of(data, "", found.notes)
        stated = reader(root, found)
    except Misfit as misfit:
        raise UserError(f"{misfit.place}: {misfit.message}.") from misfit
    _leave_rest(root, found.notes)
    sheet = Draft(form, Sheet(answers=found.answers, comments=found.comments)).sheet
    return Result(sheet, stated, found.notes.left_out)


def _leave_rest(root: Group, notes: Notes) -> None:
    """Note in one what else an evaluation says: of whom, by whom and when, and what only its own
    system makes something of.
    """
    said = dict.fromkeys(
        name
        for place, name, _ in root.rest()
        if folded(name) in _OF_AN_ANSWER
        or not (_WITHIN.search(place) or folded(name) in _OF_THE_SYSTEM)
    )
    if said:
        named = ", ".join([*said][:_FEW]) + (" …" if len(said) > _FEW else "")
        notes.leave_out("", f"what else it says is not carried: {named}")


def _unwrapped(data: object) -> object:
    """The one evaluation of a list, as the systems answer a search."""
    several = data.get("entities") if isinstance(data, dict) else data
    return several[0] if isinstance(several, list) and len(several) == 1 else data


def _reader(data: object) -> "Callable[[Group, _Found], float | None] | None":
    if not isinstance(data, dict):
        return None
    held = {folded(name): value for name, value in data.items()}
    inner = held.get("answers")
    scored = {folded(name) for name in inner} if isinstance(inner, dict) else set()
    if _SCORES in held or _SCORES in scored:
        return _genesys
    if isinstance(held.get("evaluation"), dict) or isinstance(data.get("Answers"), dict):
        return _connect
    return _connect_file if {"evaluationid", "questions"} <= held.keys() else None


def _genesys(root: Group, found: _Found) -> float | None:
    inner = root if root.has("questionGroupScores") else root.group("answers")
    if inner is None:
        return None
    for name in _REMARKS:
        if inner.text(name):
            found.notes.leave_out(inner.at(name), "what was said of the whole call is not carried")
    for group in inner.groups("questionGroupScores"):
        absent, hidden = group.switch("markedNA"), group.switch("systemMarkedNA")
        for one in group.groups("questionScores"):
            if _all_stand_alone(one, found, absent=bool(absent)):
                continue
            question = found.question(one.name_of("questionId"), one.place)
            if question is not None:
                found.comment(question, one.text("comments"))
                if not (hidden or one.switch("systemMarkedNA")):
                    _genesys_answer(question, one, found, absent=bool(absent))
    critical = inner.number("totalCriticalScore", 0, 1000)
    possible = inner.number("maxTotalRawCriticalScore", 0, 1e9)
    if critical or (critical is not None and possible):  # else no question was critical
        said = f"the score of the critical questions alone, {critical:g}, is not carried"
        found.notes.leave_out(inner.at("totalCriticalScore"), said)
    return inner.number("totalScore", 0, 1000)


def _genesys_answer(question: Question, one: Group, found: _Found, *, absent: bool) -> None:
    absent = absent or bool(one.switch("markedNA"))
    chosen = list(_selected(question, one, found, absent=absent))
    if absent:
        found.answer(question, NOT_APPLICABLE, one.place)
        for id in found.there.standing_alone(question.id):
            if id not in found.answers:
                found.answer(found.form.question(id), NOT_APPLICABLE, one.place)
    elif one.has("multipleSelectQuestionOptionScores"):
        found.answer(question, chosen, one.place)
    elif one.has("freeTextAnswer"):
        found.answer(question, one.text("freeTextAnswer"), one.place)
    elif one.has("answerId"):
        found.answer(question, one.name_of("answerId"), one.place)


def _selected(question: Question, one: Group, found: _Found, *, absent: bool) -> Iterator[str]:
    """The options chosen: there each is a question of its own, whose score tells the answer. Of a
    question that does not apply none does.
    """
    for scored in one.groups("multipleSelectQuestionOptionScores"):
        id = found.option_id(question.id, scored.name_of("questionId"))
        option = next((one for one in question.options if one.id == id), None)
        if option is None and any(one.id == id for one in found.form.questions):
            _stands_alone(found.form.question(id), scored, found, absent=absent)
            continue
        score = scored.number("score")
        if absent:
            continue
        if option is None or option.points == option.unselected:
            said = f"it cannot be told whether “{id[:40]}” was chosen"
            found.notes.leave_out(scored.place, said)
        elif score == option.points and not scored.switch("markedNA"):
            yield option.id


def _all_stand_alone(one: Group, found: _Found, *, absent: bool) -> bool:
    """Whether all options of a question are points of their own here, which then are answered."""
    scores = one.groups("multipleSelectQuestionOptionScores")
    known = {question.id: question for question in found.form.questions}
    several = found.there.question_id(one.name_of("questionId"))
    ids = [found.option_id(several, scored.name_of("questionId")) for scored in scores]
    if not ids or several in known or not known.keys() >= {*ids}:
        return False
    absent = absent or bool(one.switch("markedNA"))
    for id, scored in zip(ids, scores, strict=True):
        _stands_alone(known[id], scored, found, absent=absent)
    return True


def _stands_alone(question: Question, scored: Group, found: _Found, *, absent: bool) -> None:
    """An option that is a point of its own here."""
    if scored.switch("systemMarkedNA"):
        return
    score = scored.number("score")
    told = [place for place, points in enumerate(question.earned) if points == score]
    if absent or scored.switch("markedNA"):
        found.answer(question, NOT_APPLICABLE, scored.place)
    elif len(told) == 1:
        found.answer(question, told[0], scored.place)
    else:
        said = f"it cannot be told whether “{question.id[:40]}” was chosen"
        found.notes.leave_out(scored.place, said)


def _connect(root: Group, found: _Found) -> float | None:
    inner = root.group("Evaluation") or root
    answers = inner.group("Answers")
    for ref in [] if answers is None else list(answers):
        one = answers.group(ref) if answers else None
        question = found.question(ref, one.place if one else "")
        value = one.group("Value") if one else None
        if question is not None and value is not None:
            _connect_answer(question, value, found)
    notes = inner.group("Notes")
    for ref in [] if notes is None else list(notes):
        note = notes.group(ref) if notes else None
        if note is not None and (question := found.question(ref, note.place)):
            found.comment(question, note.text("Value"))
    metadata = inner.group("Metadata")
    score = metadata.group("Score") if metadata else None
    return score.number("Percentage", 0, 1000) if score else None


def _connect_answer(question: Question, value: Group, found: _Found) -> None:
    if value.switch("NotApplicable"):
        found.answer(question, NOT_APPLICABLE, value.place)
    elif value.has("StringValues"):
        found.answer(question, value.list("StringValues"), value.place)
    elif value.has("NumericValue"):
        found.answer(question, value.number("NumericValue", -1e9, 1e9), value.place)
    elif value.has("DateTimeValue"):
        found.answer(question, value.text("DateTimeValue")[:10], value.place)
    elif value.has("StringValue"):
        said = value.text("StringValue")
        found.answer(question, [said] if question.kind == "multiple" else said, value.place)


def _connect_file(root: Group, found: _Found) -> float | None:
    for one in root.groups("questions"):
        question = found.question(one.name_of("questionRefId"), one.place)
        answer, score = one.group("answer"), one.group("score")
        if question is None or answer is None:
            continue
        found.comment(question, answer.text("notes"))
        about = answer.group("metadata")
        absent = about is not None and about.switch("notApplicable")
        # A text is always marked so there, being without a score.
        scored = score is not None and question.kind not in UNSCORED
        if absent or (scored and score is not None and score.switch("notApplicable")):
            found.answer(question, NOT_APPLICABLE, answer.place)
        else:
            _file_answer(question, answer, found)
    for section in root.groups("sections"):
        if section.text("notes"):
            found.notes.leave_out(section.at("notes"), "what was noted on a section is not carried")
    metadata = root.group("metadata")
    score = metadata.group("score") if metadata else None
    return score.number("percentage", 0, 1000) if score else None


def _file_answer(question: Question, answer: Group, found: _Found) -> None:
    if answer.has("values"):
        chosen = [one for one in answer.groups("values") if one.switch("selected")]
        named = [one.name_of("valueRefId") or one.text("valueText") for one in chosen]
        if question.kind == "multiple":
            found.answer(question, named, answer.place)
        elif named:
            found.answer(question, named[0], answer.place)
    elif answer.has("value"):
        value: Any = answer.raw("value")
        if question.kind == "number":
            value = answer.number("value", -1e9, 1e9)
        elif question.kind == "date" and isinstance(value, str):
            value = value[:10]
        found.answer(question, value, answer.place)
