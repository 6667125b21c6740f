"""Points and sections of a form that is being made: added, doubled, taken away, named."""

import re
from collections.abc import Collection
from typing import Any, Final

from evaluator.forms.edit_conditions import changed_tests, in_conditions, renaming
from evaluator.forms.edit_fails import failing
from evaluator.forms.edit_weights import WHOLE, shares
from evaluator.forms.names import as_id, free
from evaluator.forms.outline import outline
from evaluator.forms.tree import Content, at, inserted, put, removed
from evaluator.forms.values import Place

_MADE: Final = re.compile(r"(point|section)-\d+\Z")
_MADE_FORM: Final = re.compile(r"new-form(-\d+)?\Z")
"""Ids that nobody has chosen."""


def ids(content: Content, part: str) -> list[str]:
    """The ids of the parts of a list that have one: `questions` or `sections`."""
    return [one["id"] for one in content.get(part, ()) if one.get("id")]


def add_question(content: Content, after: Place | None = None) -> tuple[Content, Place]:
    """With a new point behind a part, in its section; at the end without one."""
    number, section = _behind(content, after)
    question: dict[str, Any] = {
        "id": free(ids(content, "questions"), "point-1"),
        "section": section,
        "title": "New point",
        "levels": ["Not done.", "Partly done.", "Fully done."],
    }
    if not section:
        del question["section"]
    place = ("questions", number)
    return _with_usual_weight(inserted(content, place, question), place), place


def add_section(content: Content, after: Place | None = None) -> tuple[Content, Place]:
    """With a new section behind the one that a part is or stands in; at the end without one."""
    sections = content.get("sections", ())
    number = len(sections)
    if after is not None:
        part = at(content, after, {})
        id = part.get("id") if after[0] == "sections" else part.get("section", "")
        number = next((n + 1 for n, one in enumerate(sections) if one.get("id") == id), number)
    section = {"id": free(ids(content, "sections"), "section-1"), "title": "New section"}
    place = ("sections", number)
    return inserted(content, place, section), place


def duplicate(content: Content, place: Place) -> tuple[Content, Place]:
    """With a point, or a section and its points, a second time behind itself, under ids of its own.

    Conditions inside of the second one look at the second points, and what fails the first one by
    its id fails the second there.
    """
    if place[0] == "questions":
        copy = {**at(content, place)}
        copy["id"] = free(ids(content, "questions"), copy.get("id", "point-1"))
        behind = ("questions", int(place[1]) + 1)
        return inserted(content, behind, copy), behind
    section = {**at(content, place)}
    old = section.get("id", "")
    section["id"] = free(ids(content, "sections"), old or "section-1")
    behind = ("sections", int(place[1]) + 1)
    content = inserted(content, behind, section)
    number, _ = _behind(content, place)
    names: dict[str, str] = {}
    copies = [one for one in content.get("questions", ()) if one.get("section") == old]
    for one in copies:
        id = free((*ids(content, "questions"), *names.values()), one.get("id", "point-1"))
        names[one.get("id", "")] = id
    for offset, one in enumerate(copies):
        new = {**one, "id": names[one.get("id", "")], "section": section["id"]}
        if "when" in new:
            new["when"] = changed_tests(new["when"], renaming(names))
        new = failing({"questions": [new]}, old, section["id"])["questions"][0]
        content = inserted(content, ("questions", number + offset), new)
    return content, behind


def remove(content: Content, place: Place) -> Content:
    """Without a point, or without a section: its points then stand in the one around it."""
    if place[0] == "sections":
        section = at(content, place)
        id = section.get("id", "")
        content = _rehoused(content, id, section.get("within", ""))
        if ids(content, "sections").count(id) == 1:
            content = failing(content, id, "")
    return removed(content, place)  # type: ignore[no-any-return]


def rename(content: Content, place: Place, id: str) -> Content:
    """With another id for a part, and for whatever names it, and no other part of that id."""
    old = at(content, (*place, "id"), "")
    alone = ids(content, str(place[0])).count(old) == 1
    content = put(content, (*place, "id"), id)
    if not old or not id or not alone:
        return content
    if place[0] == "sections":
        return failing(_rehoused(content, old, id), old, id)
    return in_conditions(content, renaming({old: id}))


def named_by_title(content: Content, place: Place) -> Content:
    """With the id that its title says, where its id is one that nobody has chosen."""
    old, wanted = at(content, (*place, "id"), ""), _id_from_title(content, place)
    if not _MADE.match(str(old)) or not wanted or wanted in ("new-point", "new-section"):
        return content
    return rename(content, place, free(ids(content, str(place[0])), wanted))


def form_named_by_title(content: Content, taken: Collection[str]) -> Content:
    """With the id that the form's title says, where its id is one that nobody has chosen and no
    version of it is there yet; `taken` are the ids of other forms.
    """
    wanted = _id_from_title(content, ())
    chosen = not _MADE_FORM.match(str(content.get("id", ""))) or content.get("version") != "1"
    if chosen or not wanted or _MADE_FORM.match(wanted):
        return content
    return put(content, ("id",), free(taken, wanted))  # type: ignore[no-any-return]


def _id_from_title(content: Content, place: Place) -> str:
    title = at(content, (*place, "title"), "")
    own = title if isinstance(title, str) else at(title, (content.get("language", "en"),), "")
    return as_id(str(own))


def _with_usual_weight(content: Content, place: Place) -> Content:
    """With the weight that the others have on average for a new point, where it takes one."""
    share = next((one for one in shares(content) if place in one.places), None)
    if share is None:
        return content
    known = [at(content, (*one, "weight")) for one in share.places]
    given = [weight for weight in known if isinstance(weight, int | float)]
    if not given and share.section:
        return content  # shared evenly
    usual = round(sum(given) / len(given)) if given else WHOLE
    return put(content, (*place, "weight"), max(usual, 1))  # type: ignore[no-any-return]


def _rehoused(content: Content, old: str, new: str) -> Content:
    """With what stood in one section in another, or in none."""
    for name, field in (("questions", "section"), ("sections", "within")):
        for number, part in enumerate(content.get(name, ())):
            if old and part.get(field) == old:
                content = put(content, (name, number, field), new)
    return content


def _behind(content: Content, place: Place | None) -> tuple[int, str]:
    """The number among the points that comes behind a part, and the section there."""
    end = len(content.get("questions", ()))
    if place is None or at(content, place) is None:
        return end, ""
    if place[0] == "questions":
        return int(place[1]) + 1, at(content, (*place, "section"), "")
    id = at(content, (*place, "id"), "")
    rows = outline(content)
    start = next(number for number, row in enumerate(rows) if row.place == place)
    number = sum(not row.is_section for row in rows[:start])
    for row in rows[start + 1 :]:
        if row.depth <= rows[start].depth:
            break
        number += not row.is_section
    return number, id
