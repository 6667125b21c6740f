"""Where in a file from elsewhere something was repaired or left out, as people find it: “section 2,
point 3 “Greeting”” for the way Items[1].Section.Items[2].Question.Title, which machines read.
"""

import re
from typing import Final

from evaluator.forms.foreign.values import Imported
from evaluator.forms.model import Form, Section
from evaluator.forms.places import cut

_WAY: Final = re.compile(r"[^\s:!]+\Z")
"""A way has no blanks in it; cells such as survey!C7 and lines are found as they are told."""


def worded(came: Imported, line: str) -> str:
    """A repair, or what is left out, with its place in words where that is a way."""
    place, _, said = line.partition(": ")
    if not came.there.places or not said or not _WAY.match(place):
        return line
    return f"{_in_words(came, place)}: {said}"


def _in_words(came: Imported, place: str) -> str:
    """The innermost section or point that a way leads into; the form where it leads into none."""
    ways = [
        (way, part)
        for part, way in came.there.places.items()
        if place == way or place.startswith((f"{way}.", f"{way}["))
    ]
    if not ways:
        return "the form"
    kind, number = max(ways, key=lambda held: len(held[0]))[1][:2]
    form = came.form
    if kind == "sections":
        return _section(form, form.sections[int(number)])
    question = form.questions[int(number)]
    beside = [one for one in form.questions if one.section == question.section]
    point = f"point {beside.index(question) + 1} “{cut(question.heading)}”"
    if not question.section:
        return point
    return f"section {_number(form, question.section)}, {point}"


def _section(form: Form, section: Section) -> str:
    return f"section {_number(form, section.id)} “{cut(section.title)}”"


def _number(form: Form, id: str) -> int:
    return [section.id for section in form.sections].index(id) + 1
