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
_OPTION: Final = re.compile(r"(?<!Automation\.)options?(?:_?questions)?\[(\d+)\]", re.IGNORECASE)


def worded(came: Imported, line: str) -> str:
    """A repair, or what is left out, with its place in words where that is a way."""
    place, _, said = line.partition(": ")
    if not came.there.places or not said or not _WAY.match(place):
        return line
    part, rest = _in_words(came, place)
    if (option := _OPTION.search(rest)) and not said.startswith("options "):
        part += f", option {int(option[1]) + 1}"
    name = rest.rpartition(".")[2]
    if name and not name.endswith("]") and f"“{name}”" not in said:
        part += f", “{name}”"
    return f"{part}: {said}"


def _in_words(came: Imported, place: str) -> tuple[str, str]:
    """The innermost section or point that a way leads into, the form where it leads into none, and
    the rest of the way.
    """
    ways = [
        (way, part)
        for part, way in came.there.places.items()
        if place == way or place.startswith((f"{way}.", f"{way}["))
    ]
    if not ways:
        return "the form", place
    way, (kind, number) = max(ways, key=lambda held: len(held[0]))
    form, rest = came.form, place.removeprefix(way)
    if kind == "sections":
        return _section(form, form.sections[int(number)]), rest
    question = form.questions[int(number)]
    beside = [one for one in form.questions if one.section == question.section]
    point = f"point {beside.index(question) + 1} “{cut(question.heading)}”"
    if not question.section:
        return point, rest
    return f"section {_number(form, question.section)}, {point}", rest


def _section(form: Form, section: Section) -> str:
    return f"section {_number(form, section.id)} “{cut(section.title)}”"


def _number(form: Form, id: str) -> int:
    return [section.id for section in form.sections].index(id) + 1
