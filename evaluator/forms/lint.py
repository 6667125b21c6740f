"""What is doubtful in a form that can be read: each finding with its place and how to mend it."""

from collections.abc import Iterator
from typing import Final

from evaluator.forms.findings import Finding, called, warning
from evaluator.forms.languages import slots
from evaluator.forms.lint_conditions import conditions
from evaluator.forms.lint_questions import questions
from evaluator.forms.lint_weights import weights
from evaluator.forms.model import Form
from evaluator.forms.places import cut
from evaluator.forms.question import Question
from evaluator.forms.tree import at
from evaluator.forms.wording import asks_for_outcome, known

__all__ = ["Finding", "lint"]

MOST_QUESTIONS: Final = 40
"""Rubrics section 10: 20 to 40 questions, of a form that is filled in from memory."""


def lint(form: Form) -> tuple[Finding, ...]:
    """Everything that is doubtful in a form, errors first, then in the order of the form.

    What the reader refuses (ids, ranges, bands, circles, weights of 0, figures that no call has)
    cannot stand in a form, so it is not looked for.
    """
    found = [*conditions(form), *weights(form), *_sections(form), *questions(form), *_whole(form)]
    return tuple(sorted(found, key=lambda one: not one.error))


def _sections(form: Form) -> Iterator[Finding]:
    full = {section.id for question in form.questions for section in form.around(question)}
    for place, section in enumerate(form.sections):
        if section.id not in full:
            yield warning(
                ("sections", place),
                f"{called('Section', place, section)} has no points.",
                "Put points in it, or take it away.",
            )


def _whole(form: Form) -> Iterator[Finding]:
    if 0 < form.pass_mark <= 1:
        yield warning(
            ("pass_mark",),
            f"The pass mark is {form.pass_mark:g} of 100, so nearly every call passes.",
            f"Write {form.pass_mark * 100:g} for {form.pass_mark * 100:g} %.",
        )
    if len(form.questions) > MOST_QUESTIONS:
        yield warning(
            ("questions",),
            f"The form has {len(form.questions)} points.",
            f"Keep to {MOST_QUESTIONS} at most: longer forms are filled in without care.",
        )
    if not any(map(form.counts, form.questions)):
        yield warning(
            ("questions",),
            "No point is scored, so no call gets a score.",
            "Score one point at least.",
        )
    elif not any(_resolves(question, form.language) for question in _deciding(form)):
        yield warning(
            ("questions",),
            "A call that left the caller's matter unresolved could score 100.",
            "Score what became of the matter, or let it fail the form.",
        )
    if not known(form.language):
        yield warning(
            ("language",),
            f"The words of “{form.language}” are not known here: points that ask for two things,"
            " and whether one asks for the outcome, were not looked for.",
            "Look for these two yourself.",
        )
    yield from _translations(form)


def _deciding(form: Form) -> Iterator[Question]:
    """The questions that keep a score below 100: a bonus cannot, nor can answers that all earn the
    same.
    """
    for question in form.questions:
        lowest, best = question.span
        lowers = form.counts(question) and not question.bonus and lowest < best
        if lowers or any("form" in one.fails for one in question.ruled):
            yield question


def _resolves(question: Question, language: str) -> bool:
    texts = [question.title, question.definition, question.good]
    said = " ".join([*texts, *(one.text for one in question.choices)])
    return asks_for_outcome(said, language)


def _translations(form: Form) -> Iterator[Finding]:
    if not form.translations:
        return
    content = form.model_dump(mode="json", exclude_defaults=True, by_alias=True)
    every = [*slots(Form, content)]
    for language, texts in sorted(form.translations.items()):
        left = [slot for slot in every if slot[1] not in texts]
        if left:
            place, _ = left[0]
            what = "1 text is" if len(left) == 1 else f"{len(left)} texts are"
            yield warning(
                place,
                f"{what} not translated into “{language}”, the first “{cut(at(content, place))}”.",
                "Translate what is left; until then it is shown as it is.",
            )
