"""What is common to telling other systems of our forms: what they do not carry, in our words."""

from collections.abc import Collection
from typing import Any

from evaluator.forms.foreign.consequences import OURS, not_carried
from evaluator.forms.foreign.values import Notes
from evaluator.forms.model import Form, Question
from evaluator.forms.names import as_id
from evaluator.forms.options import CRITICAL


def leave_out(form: Form, question_fields: Collection[str], form_fields: Collection[str],
              notes: Notes, *, flat: bool = False) -> None:  # fmt: skip
    """Note every field that says something and is not among those that are carried, and sections
    that hold no points; those that hold other sections alone where that system is `flat`.

    Ids, kinds and whatever scores come out of are the writers' own matter.
    """
    if as_id(form.title) != form.id:
        notes.leave_out("the form", "its id is not carried: there it is known by its title")
    if not all(question.section for question in form.questions):
        said = "points that stand in no section stand in one there, “Questions”"
        notes.leave_out("the form", said)
    for section in form.sections:
        if not any(section in form.around(one)[: 1 if flat else None] for one in form.questions):
            said = "it holds no points, and is not carried"
            notes.leave_out(f"section “{section.id}”", said)
    content = form.model_dump(mode="json", exclude_defaults=True, by_alias=True)
    if not form.pass_mark:
        del content["pass_mark"]  # what is put in on the way back
    for name in content:
        if name not in (*form_fields, "questions", "sections", "scoring"):
            notes.leave_out("the form", not_carried(name, OURS.get(name, "")))
    for section in content.get("sections", []):
        for name in ("notes", "bands", "pass_mark"):
            if name in section and name not in form_fields:
                _alike(f"section “{section['id']}”", name, notes)
    for question in content["questions"]:
        for name in question:
            if name not in question_fields:
                _alike(f"point “{question['id']}”", name, notes)


def _alike(place: str, name: str, notes: Notes) -> None:
    said = not_carried(name, OURS.get(name, ""))
    notes.leave_out(place, said, alike=said)


def leave_out_rules(question: Question, notes: Notes, *, comments: bool) -> None:
    """Note what answers ask for, and which critical errors they are."""
    place = f"point “{question.id}”"
    if any("evidence" in one.asks for one in question.ruled):
        said = "asking for a moment is not carried"
        notes.leave_out(place, said, alike=said)
    if not comments and any("comment" in one.asks for one in question.ruled):
        said = "asking for a comment is not carried"
        notes.leave_out(place, said, alike=said)
    if any(set(one.fails) & set(CRITICAL) for one in question.ruled):
        said = "classes of critical errors are not carried"
        notes.leave_out(place, said, alike=said)


def fails_nothing(question: Question, notes: Notes) -> None:
    """Note that a number which is text there fails nothing, where it does with us."""
    if any(set(one.fails) - set(CRITICAL) for one in question.ruled):
        notes.alter(f"point “{question.id}”", "being text, it fails nothing there")


def cut_to(most: int, text: str, place: str, notes: Notes) -> str:
    """A text, cut where it is longer than is taken there, which is noted."""
    if len(text) <= most:
        return text
    notes.leave_out(place, f"a text was cut to {most} characters")
    return f"{text[: most - 1].rstrip()}…"


def without_nothing(content: dict[str, Any]) -> dict[str, Any]:
    """Without what is empty."""
    return {name: one for name, one in content.items() if one not in (None, "", [])}


def number(value: Any) -> int | float:
    """A fraction as JSON has it, whole where it is whole."""
    return int(value) if value == int(value) else float(value)
