"""Whether a form holds together: ids, bands, sections, scoring; each fault with its place."""

from collections.abc import Iterable, Mapping
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from evaluator.forms.check_conditions import check_conditions
from evaluator.forms.check_question import check_question
from evaluator.forms.languages import slots
from evaluator.forms.options import NAMED, SECTIONS
from evaluator.forms.question import Band, Question
from evaluator.forms.values import Misplaced, Place, every

if TYPE_CHECKING:
    from evaluator.forms.model import Form


def check_form(form: "Form") -> None:
    """Raise Misplaced for what does not fit the rest: the first fault with the others beside it.

    Sections are looked up by what points and conditions say, so faults in these end the looking.
    """
    every(
        partial(check_ids, "point", [question.id for question in form.questions], ("questions",)),
        partial(check_ids, "section", [section.id for section in form.sections], ("sections",)),
        partial(_check_sections, form),
    )
    every(
        partial(check_bands, form.bands, ("bands",)),
        *(
            partial(check_bands, section.bands, ("sections", place, "bands"))
            for place, section in enumerate(form.sections)
        ),
        *(
            partial(_check_question, form, question, ("questions", place))
            for place, question in enumerate(form.questions)
        ),
        partial(_check_scoring, form),
    )
    check_conditions(form)
    _check_translations(form)


def _check_question(form: "Form", question: Question, at: Place) -> None:
    check_question(question, at)
    check_bands(question.bands, (*at, "bands"))
    _check_scoring_of(form, question, at)


def check_ids(what: str, ids: Iterable[str], at: Place) -> None:
    """Raise Misplaced for an id that is given twice."""
    seen: set[str] = set()
    for place, id in enumerate(ids):
        if id in seen:
            raise Misplaced(
                f"a second {what} has the id “{id}”; expected an id of its own", (*at, place, "id")
            )
        seen.add(id)


def check_bands(bands: tuple[Band, ...], at: Place) -> None:
    """Raise Misplaced unless bands go from the highest down to 0; there may be none."""
    for place, (band, lower) in enumerate(pairwise(bands)):
        if lower.at >= band.at:
            raise Misplaced(
                f"band “{lower.name}” does not start below band “{band.name}”; expected the"
                " bands from the highest down",
                (*at, place + 1, "at"),
            )
    if bands and bands[-1].at != 0:
        raise Misplaced(
            f"the last band, “{bands[-1].name}”, starts at {bands[-1].at:g};"
            " expected it to start at 0",
            (*at, len(bands) - 1, "at"),
        )


def _check_sections(form: "Form") -> None:
    within = {section.id: section.within for section in form.sections}
    for place, section in enumerate(form.sections):
        at: Place = ("sections", place, "within")
        _check_section(within, section.within, at)
        if section.within and within[section.within]:
            raise Misplaced(
                f"section “{section.id}” stands in “{section.within}”, which stands in"
                f" “{within[section.within]}”; expected one section around it at most",
                at,
            )
    for place, question in enumerate(form.questions):
        _check_section(within, question.section, ("questions", place, "section"))


def _check_section(known: Mapping[str, str], id: str, at: Place) -> None:
    if id and id not in known:
        raise Misplaced(
            f"there is no section “{id}”; expected one of {', '.join(known) or 'those that stand'}"
            f"{'' if known else ' under “sections”'}",
            at,
        )


def _check_scoring(form: "Form") -> None:
    scoring = form.scoring
    if (scoring.on_fail == "cap") != (scoring.fail_cap is not None):
        raise Misplaced(
            "“fail_cap” goes with “on_fail: cap”; expected both or neither", ("scoring", "on_fail")
        )
    if scoring.method != "weighted":
        for name in ("divisor", "floor", "not_applicable"):
            if getattr(scoring, name) != type(scoring).model_fields[name].default:
                raise Misplaced(
                    f"“{name}” means nothing under “method: {scoring.method}”; expected it only"
                    " where points are weighted",
                    ("scoring", name),
                )


def _check_scoring_of(form: "Form", question: Question, at: Place) -> None:
    """What a question earns must make sense under the form's method."""
    failing = {scope for one in question.ruled for scope in one.fails}
    around = form.around(question)
    if "section" in failing and not around:
        raise Misplaced(
            f"point “{question.id}” fails its section and stands in none; expected a “section”", at
        )
    if "outer_section" in failing and len(around) < len(SECTIONS):
        raise Misplaced(
            f"point “{question.id}” fails the section around its section and there is none;"
            " expected a “section” that stands “within” another",
            at,
        )
    named = [scope.removeprefix(NAMED) for scope in failing if scope.startswith(NAMED)]
    known = [section.id for section in form.sections]
    if gone := sorted(set(named).difference(known)):
        there = f"expected one of {', '.join(known)}" if known else "the form has no sections"
        raise Misplaced(
            f"point “{question.id}” fails the section “{gone[0]}”, which is not there; {there}", at
        )
    if not form.counts(question):
        return
    if form.scoring.method == "weighted":
        _check_weighted(form, question, at)


def _check_weighted(form: "Form", question: Question, at: Place) -> None:
    named = f"point “{question.id}”"
    shared = any(section.weight for section in form.around(question))
    if question.weight is None and not shared:
        raise Misplaced(
            f"{named} has no “weight”; expected a number above 0, at most 1000, or “scored: false”",
            at,
        )
    if question.bonus or any(one.bonus for one in question.ruled):
        raise Misplaced(
            f"{named} gives a bonus, which weights do not have; expected “method: points”", at
        )
    lowest, best = question.span
    if lowest < 0:
        raise Misplaced(
            f"{named} takes points away, which weights do not; expected “method: points”", at
        )
    floor = lowest if form.scoring.floor == "lowest" else 0
    if best <= floor:
        raise Misplaced(
            f"no answer to {named} earns more than another; expected points, or “scored: false”", at
        )
    if form.scoring.divisor is not None and best > form.scoring.divisor:
        raise Misplaced(
            f"the best answer to {named} earns {float(best):g} of {form.scoring.divisor:g};"
            " expected no more than the “divisor”",
            at,
        )


def _check_translations(form: "Form") -> None:
    if not form.translations:
        return
    content = form.model_dump(mode="json", exclude_defaults=True)
    known = {name for _, name in slots(type(form), content)}
    for language, texts in form.translations.items():
        for name in texts:
            if name not in known:
                raise Misplaced(
                    f"“{name}” leads to no text of the form; expected a way such as {min(known)}",
                    ("translations", language, name),
                )
