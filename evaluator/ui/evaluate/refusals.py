"""What a form does not ask as things stand: what vanishes, what stands back, and why, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from evaluator.forms.in_words import condition_in_words
from evaluator.forms.languages_ready import ready
from evaluator.forms.model import Form, Question, Section

Refusing: TypeAlias = Mapping[str, Sequence[Question | Section]]
"""By the id of each question that is not asked, whose conditions do not hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusals:
    """`gone` are the ids of questions that vanish, `back` of those that stand back.

    `points` and `sections` hold by id the reasons, each where its condition is.
    """

    gone: frozenset[str] = frozenset()
    back: frozenset[str] = frozenset()
    points: Mapping[str, str] = field(default_factory=dict)
    sections: Mapping[str, str] = field(default_factory=dict)


def refusals(form: Form, refusing: Refusing) -> Refusals:
    """What is not asked, told with the texts of `form`."""
    gone = {id for id, parts in refusing.items() if any(one.when_not == "hide" for one in parts)}
    points: dict[str, str] = {}
    sections: dict[str, str] = {}
    for id, parts in refusing.items():
        if id in gone:
            continue
        first = parts[0]
        if isinstance(first, Question):
            points[id] = _reason(form, form.question(id))
        else:
            sections[first.id] = _reason(form, form.section(first.id))
    back = frozenset(refusing) - gone
    return Refusals(gone=frozenset(gone), back=back, points=points, sections=sections)


def _reason(form: Form, part: Question | Section) -> str:
    if part.when is None:
        return ready("Not asked.", form.language)
    why = condition_in_words(form, part.when, form.language)
    return ready("Not asked: only where {}.", form.language).format(why)
