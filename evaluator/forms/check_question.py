"""Whether a question fits its kind: levels, options and ranges, and what names them."""

from collections.abc import Iterator, Mapping
from typing import Final

from evaluator.forms.conditions import only_facts
from evaluator.forms.question import BY_PLACE, LEVELLED, Question
from evaluator.forms.values import Misplaced, Place, exact
from evaluator.terms import NOT_APPLICABLE, counted

BELONGS: Final[Mapping[str, tuple[str, ...]]] = {
    "levels": LEVELLED,
    "points": LEVELLED,
    "rules": LEVELLED,
    "evidence_at": LEVELLED,
    "options": ("choice", "multiple"),
    "cap": ("multiple",),
    "ranges": ("number",),
    "step": ("number",),
    "unit": ("number",),
    "causes_at": BY_PLACE,
    "bonus": (*BY_PLACE, "multiple", "number"),
    "suggest": (*BY_PLACE, "number"),
    "default": (*BY_PLACE, "number"),
    "optional_driver": (*BY_PLACE, "multiple", "number"),
}
"""Which kinds a field belongs to; the others belong to all."""


def check_question(question: Question, at: Place) -> None:
    """Raise Misplaced for the first thing that does not fit the question's kind."""
    for name, kinds in BELONGS.items():
        if question.kind not in kinds and getattr(question, name) != _plain(name):
            raise Misplaced(
                f"“{name}” of point “{question.id}” is for {', '.join(kinds)}, and it is"
                f" {question.kind}; expected it only there",
                (*at, name),
            )
    if question.required and question.optional_driver:
        raise Misplaced(
            f"point “{question.id}” is “required” and an “optional_driver”; expected one of both",
            (*at, "optional_driver"),
        )
    _check_levels(question, at)
    _check_options(question, at)
    _check_ranges(question, at)
    for place, _ in enumerate(question.causes):
        _once(question, [cause.id for cause in question.causes], place, (*at, "causes"))
    _check_evidence_at(question, (*at, "evidence_at"))
    _check_named(question, at)


def _plain(name: str) -> object:
    return Question.model_fields[name].default


def _check_levels(question: Question, at: Place) -> None:
    count, named = len(question.levels), f"point “{question.id}”"
    if question.kind == "scale" and "levels" not in question.model_fields_set:
        raise Misplaced(f"{named} has no “levels”; expected 2 to 11 levels, numbered from 0 up", at)
    if question.kind == "scale" and count < 2:
        raise Misplaced(
            f"“levels” of {named} is a list of {count}; expected 2 to 11 levels, numbered from 0"
            " up",
            (*at, "levels"),
        )
    if question.kind == "yes_no" and count not in (0, 2):
        raise Misplaced(
            f"“levels” of {named} has {count}; expected the words for no and for yes, or none",
            (*at, "levels"),
        )
    if isinstance(question.points, tuple) and len(question.points) != len(question.words):
        raise Misplaced(
            f"“points” of {named} has {len(question.points)}, its levels are"
            f" {len(question.words)}; expected as many",
            (*at, "points"),
        )


def _check_options(question: Question, at: Place) -> None:
    least = {"choice": 2, "multiple": 1}.get(question.kind, 0)
    if len(question.options) < least:
        raise Misplaced(
            f"point “{question.id}” has {counted(len(question.options), 'option')};"
            f" expected {least} or more",
            (*at, "options"),
        )
    for place, option in enumerate(question.options):
        _once(question, [option.id for option in question.options], place, (*at, "options"))
        if option.unselected and question.kind != "multiple":
            raise Misplaced(
                f"“unselected” of option “{option.id}” is for multiple; expected it only where"
                " several may be chosen",
                (*at, "options", place, "unselected"),
            )


def _once(question: Question, ids: list[str], place: int, at: Place) -> None:
    if ids[place] in ids[:place]:
        raise Misplaced(
            f"point “{question.id}” names “{ids[place]}” twice in “{at[-1]}”; expected an id of"
            " its own",
            (*at, place, "id"),
        )


def _check_ranges(question: Question, at: Place) -> None:
    """From the lowest up, each beginning one step after the end of the one before."""
    step = exact(question.step)
    for place, one in enumerate(question.ranges):
        where = (*at, "ranges", place)
        if one.from_ is not None and one.to is not None and one.from_ > one.to:
            raise Misplaced(
                f"a range goes from {one.from_:g} to {one.to:g}; expected the lower number first",
                where,
            )
        if place == 0:
            continue
        before = question.ranges[place - 1].to
        if before is None or one.from_ is None:
            raise Misplaced(
                "two ranges overlap, since one of them has no end there; expected “to” in the"
                " first and “from” in the second",
                where,
            )
        if exact(one.from_) != exact(before) + step:
            fault = "overlap" if exact(one.from_) <= exact(before) else "leave a gap"
            raise Misplaced(
                f"the ranges up to {before:g} and from {one.from_:g} {fault}; expected the second"
                f" from {float(exact(before) + step):g}",
                (*where, "from"),
            )


def _check_evidence_at(question: Question, at: Place) -> None:
    """Each level once, and only levels that there are."""
    named = question.evidence_at
    for index, level in enumerate(named):
        if not 0 <= level <= question.top:
            raise Misplaced(
                f"point “{question.id}” has no level {level} to ask for evidence at; expected"
                f" levels from 0 to {question.top}",
                (*at, index),
            )
        if level in named[:index]:
            raise Misplaced(
                f"point “{question.id}” names level {level} twice in “evidence_at”; expected it"
                " once",
                (*at, index),
            )


def _check_named(question: Question, at: Place) -> None:
    """Rules, causes, the default and suggestions name answers that there are."""
    seen: set[int] = set()
    for place, rules in enumerate(question.rules):
        where = (*at, "rules", place, "at")
        level = question.level_of(rules.at)
        if level is None:
            raise _no_answer(question, rules.at, "to have rules at", where)
        if level in seen:
            raise Misplaced(
                f"point “{question.id}” has rules at “{rules.at}” twice; expected them once", where
            )
        seen.add(level)
    for place, given in enumerate(question.causes_at):
        if question.level_of(given) is None:
            raise _no_answer(question, given, "to offer causes at", (*at, "causes_at", place))
    if question.default is not None and question.answer_of(question.default) is None:
        raise _no_answer(question, question.default, "to begin with", (*at, "default"))
    for place, suggestion in enumerate(question.suggest):
        where = (*at, "suggest", place)
        if question.answer_of(suggestion.answer) is None:
            raise _no_answer(question, suggestion.answer, "to draft", (*where, "answer"))
        only_facts(suggestion.when, (*where, "when"))


def _no_answer(question: Question, given: object, what_for: str, at: Place) -> Misplaced:
    return Misplaced(
        f"point “{question.id}” has no answer “{given}” {what_for}; expected"
        f" {', or '.join(answers_in_words(question))}",
        at,
    )


def answers_in_words(question: Question) -> Iterator[str]:
    """What a question takes, for the end of “expected”."""
    match question.kind:
        case "scale":
            yield f"a level from 0 to {question.top}"
        case "yes_no":
            yield "yes or no"
        case "choice":
            yield f"one of {', '.join(option.id for option in question.options)}"
        case "multiple":
            yield f"a list of {', '.join(option.id for option in question.options)}"
        case "number":
            yield _number_in_words(question)
        case "text":
            yield "text"
        case "date":
            yield "a day such as 2026-05-31"
        case _:  # a time of day
            yield "a time such as 14:05"
    if not question.required:
        yield f"“{NOT_APPLICABLE}”"


def _number_in_words(question: Question) -> str:
    what = "a whole number" if question.step == 1 else f"a number in steps of {question.step:g}"
    low = question.ranges[0].from_ if question.ranges else None
    high = question.ranges[-1].to if question.ranges else None
    start = "" if low is None else f" from {low:g}"
    return f"{what}{start}{'' if high is None else f' up to {high:g}'}"
