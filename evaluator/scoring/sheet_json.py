"""Answer sheets as plain JSON values and back: what is kept, and what the command line is given."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NoReturn

from evaluator import ids
from evaluator.errors import UserError
from evaluator.forms.model import Form
from evaluator.scoring.answers import question_named, read_answer
from evaluator.scoring.draft import Draft
from evaluator.scoring.sheet import LONGEST, Sheet, check_moment, whole
from evaluator.terms import NOT_APPLICABLE, Answer, Kind, Moment

_TEXTS = ("strengths", "improvement", "action")
_NOTES = ("comments", "moments", *_TEXTS, "action_due", "causes")
_LATER = ("suggested", "figures", "causes")
_MOMENT = ("id", "start", "end", "note", "question", "questions", "kind")


def sheet_to_dict(sheet: Sheet) -> dict[str, Any]:
    """A sheet as JSON values; `sheet_from_dict` takes it back unchanged.

    What came later is named only where it says something, so that older sheets read as they did.
    """
    return {
        "answers": _lists(sheet.answers),
        **{name: _lists(getattr(sheet, name)) for name in _LATER if getattr(sheet, name)},
        "comments": dict(sheet.comments),
        "moments": [_told(moment) for moment in sheet.moments],
        **{name: getattr(sheet, name) for name in _TEXTS},
        "action_due": None if sheet.action_due is None else sheet.action_due.isoformat(),
    }


def _lists(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values by name, with lists for tuples, as JSON has them."""
    return {name: list(one) if isinstance(one, tuple) else one for name, one in values.items()}


def _told(moment: Moment) -> dict[str, Any]:
    """A moment as JSON values; without several points and a kind it reads as it always did.

    What is sealed is this text, so what says nothing new must not be written in a new way.
    """
    told: dict[str, Any] = {
        "id": moment.id,
        "start": moment.start,
        "end": moment.end,
        "note": moment.note,
    }
    if len(moment.questions) > 1:
        told["questions"] = list(moment.questions)
    else:
        told["question"] = next(iter(moment.questions), None)
    if moment.kind is not Kind.EVIDENCE:
        told["kind"] = moment.kind.value
    return told


def sheet_from_dict(data: object) -> Sheet:
    """The sheet that `sheet_to_dict` wrote. Raises UserError when the shape is wrong.

    Whether ids and levels fit a form is the form's matter: `score.check` and the draft see to it.
    """
    given = _group(data, "the sheet", ("answers", *_NOTES, *_LATER[:2]))
    return _sheet(given, answers_from(given.get("answers", {})), None)


def answers_from(data: object) -> dict[str, Answer]:
    """Answers by question id, as a sheet keeps them: {"lead-in": 3, "pace": "n/a"}.

    Raises UserError for what no kind of question takes.
    """
    return {id: _answer(id, answer) for id, answer in _group(data, "the answers", None).items()}


def answers_on(form: Form, data: object) -> dict[str, Answer]:
    """Answers by question id, as people and programs write them (`read_answer`).

    Raises UserError for an unknown question or an answer that it does not take.
    """
    given = _group(data, "the answers", None)
    found: dict[str, Answer] = {}
    for name, answer in given.items():
        question = question_named(form, name)
        if question.id in found:
            raise UserError(f"“{question.id}” is answered twice.", "Expected it once.")
        found[question.id] = read_answer(question, answer)
    return found


def sheet_from(
    form: Form, answers: object, notes: object = None, new_id: Callable[[], str] = ids.new_id
) -> Sheet:
    """The sheet of an answers file and a notes file, on a form.

    `notes` is {"comments": {id: text}, "strengths": ..., "improvement": ..., "action": ...,
    "action_due": "2026-05-31", "moments": [{"start": 4.2, "end": ..., "note": ...,
    "question": id, "questions": [id, ...], "kind": "praise"}], "causes": {id: [cause, ...]}}, all
    optional; a moment without an id is given one.
    Raises UserError for a wrong shape, an unknown question or a level out of range.
    """
    given = _group({} if notes is None else notes, "the notes", _NOTES)
    return Draft(form, _sheet(given, answers_on(form, answers), new_id)).sheet


def read_json(text: str) -> object:
    """JSON as RFC 8259 has it, without doubled names. Raises UserError with the line."""
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise UserError(
            f"Line {error.lineno} is not JSON ({error.msg}).",
            'Expected a file such as {"lead-in": 3, "pace": "n/a"}.',
        ) from error
    except (RecursionError, ValueError) as error:
        raise UserError("The JSON is nested too deep or holds a number beyond all use.") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise UserError(f"“{whole(name)}” is given twice.", "Expected it once.")
        found[name] = value
    return found


def _no_number(name: str) -> NoReturn:
    raise UserError(f"“{name}” is not a number in JSON.", "Expected digits.")


def _sheet(
    given: Mapping[str, Any], answers: Mapping[str, Answer], new_id: Callable[[], str] | None
) -> Sheet:
    comments = _group(given.get("comments", {}), "the comments", None)
    figures = _group(given.get("figures", {}), "the figures", None)
    causes = _group(given.get("causes", {}), "the causes", None)
    moments = given.get("moments", [])
    if not isinstance(moments, list):
        _wrong("“moments”", moments, "a list of moments")
    return Sheet(
        answers=answers,
        suggested=answers_from(given.get("suggested", {})),
        figures={id: _figure(id, value) for id, value in figures.items()},
        causes={id: _causes(id, chosen) for id, chosen in causes.items()},
        comments={id: _text(text, f"the comment on “{id}”") for id, text in comments.items()},
        moments=tuple(_moment(moment, new_id) for moment in moments),
        action_due=_day(given.get("action_due")),
        **{name: _text(given.get(name, ""), f"“{name}”") for name in _TEXTS},
    )


def _answer(id: str, answer: object) -> Answer:
    if isinstance(answer, list) and all(isinstance(one, str) for one in answer):
        return tuple(map(whole, answer))
    if isinstance(answer, bool) or not isinstance(answer, int | float | str):
        _wrong(f"the answer to “{id}”", answer, f"a level, a text, a list or “{NOT_APPLICABLE}”")
    return whole(answer) if isinstance(answer, str) else answer


def _figure(name: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        _wrong(f"the figure “{name}”", value, "a number")
    return float(value)


def _causes(id: str, causes: object) -> tuple[str, ...]:
    if not isinstance(causes, list):
        _wrong(f"the causes of “{id}”", causes, "a list of their ids")
    return tuple(_text(cause, f"a cause of “{id}”") for cause in causes)


def _moment(data: object, new_id: Callable[[], str] | None) -> Moment:
    given = _group(data, "a moment", _MOMENT)
    id = given.get("id", new_id() if new_id else None)
    end = given.get("end")
    moment = Moment(
        id=_text(id, "the id of a moment"),
        start=_seconds(given.get("start")),
        end=None if end is None else _seconds(end),
        note=_text(given.get("note", ""), "the note of a moment"),
        questions=_questions(given),
        kind=_kind(given.get("kind", Kind.EVIDENCE)),
    )
    check_moment(moment)
    return moment


def _questions(given: Mapping[str, Any]) -> tuple[str, ...]:
    """The points of a moment: one as `question`, several as `questions`."""
    one, several = given.get("question"), given.get("questions", [])
    if not isinstance(several, list):
        _wrong("“questions”", several, "a list of points")
    named = [*([] if one is None else [one]), *several]
    return tuple(dict.fromkeys(_text(id, "the point of a moment") for id in named))


def _kind(value: object) -> Kind:
    if value not in list(Kind):
        _wrong("the kind of a moment", value, f"one of {', '.join(Kind)}")
    return Kind(str(value))


def _group(data: object, what: str, known: tuple[str, ...] | None) -> Mapping[str, Any]:
    if not isinstance(data, dict):
        _wrong(what, data, 'a group in braces, such as {"name": ...}')
    for name in data:
        if not isinstance(name, str) or (known is not None and name not in known):
            raise UserError(
                f"“{name}” is not known in {what}.", f"Expected {', '.join(known or ('names',))}."
            )
    return {whole(name): value for name, value in data.items()}


def _text(value: object, what: str) -> str:
    if not isinstance(value, str):
        _wrong(what, value, "text in quotes")
    return whole(value)


def _seconds(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= LONGEST:
        _wrong("the time of a moment", value, "seconds from 0 up")
    return float(value)


def _day(value: object) -> date | None:
    if value is None:
        return None
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        day = None
    if day is None or day.isoformat() != value:
        _wrong("“action_due”", value, "a date such as 2026-05-31")
    return day


def _wrong(what: str, value: object, expected: str) -> NoReturn:
    shown = whole(json.dumps(value, ensure_ascii=False, default=str))
    shown = shown if len(shown) <= 40 else f"{shown[:40]}…"
    verb = "are" if re.match(r"the \w+s\b", what) else "is"  # the answers, the answer to “pace”
    raise UserError(f"{what[0].upper()}{what[1:]} {verb} {shown}.", f"Expected {expected}.")
