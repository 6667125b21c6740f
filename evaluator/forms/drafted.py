"""A form on the way: plain values from a form and to it, and what is still missing or doubtful."""

from dataclasses import dataclass
from typing import Any

from evaluator.forms.languages import spread
from evaluator.forms.lint import Finding, lint
from evaluator.forms.model import Form
from evaluator.forms.places import part
from evaluator.forms.question import YES_NO
from evaluator.forms.read import examine_content
from evaluator.forms.strict_yaml import Broken, parse
from evaluator.forms.tree import Content
from evaluator.forms.write import as_yaml, write

__all__ = ["Checked", "Finding", "as_file", "blank", "checked", "content_of", "from_file"]


@dataclass(frozen=True, slots=True)
class Checked:
    """The form that the content makes, None where it makes none yet; what there is to mend."""

    form: Form | None
    findings: tuple[Finding, ...]


def checked(content: Content) -> Checked:
    """Look over a form that is being made: errors of the reader, or what lint finds."""
    found = examine_content(content)
    if found.content is not None:
        return Checked(found.content, lint(found.content))
    return Checked(
        None,
        tuple(
            Finding(
                error=True,
                place=one.place,
                message=one.fault,
                mend=one.mend,
                part=part(content, one.place),
            )
            for one in found.problems
        ),
    )


def content_of(form: Form) -> dict[str, Any]:
    """A form as it is edited: texts in several languages are groups, levels are a list.

    A language without a single text is none of its languages any more.
    """
    content = form.model_dump(mode="json", exclude_defaults=True, by_alias=True)
    said = {code: one for code, one in content.pop("translations", {}).items() if one}
    return spread(Form, {**content, "translations": said} if said else content)


def blank(id: str, title: str) -> dict[str, Any]:
    """A new form: one point on a scale of three, two bands."""
    return {
        "id": id,
        "version": "1",
        "title": title,
        "pass_mark": 80,
        "bands": [{"at": 80, "name": "On standard"}, {"at": 0, "name": "Needs coaching"}],
        "questions": [
            {
                "id": "point-1",
                "title": "New point",
                "weight": 100,
                "levels": ["Not done.", "Partly done.", "Fully done."],
            }
        ],
    }


def as_file(content: Content) -> str:
    """The text of a file that keeps it: as every form's where it is one, else as far as it goes."""
    form = examine_content(content).content
    return as_yaml(content) if form is None else write(form)


def from_file(text: str) -> dict[str, Any] | None:
    """What a file keeps, to be edited; None where it has not the shape of a form."""
    try:
        value = parse(text).value
    except Broken:
        return None
    form = examine_content(value).content
    if form is not None:
        return content_of(form)
    return _with_levels(value) if _has_parts(value) else None


def _has_parts(value: Any) -> bool:
    """Whether there are points and sections to be edited, be they as they may."""
    if not isinstance(value, dict):
        return False
    lists = [value.get(name, []) for name in ("questions", "sections", "bands")]
    return all(
        isinstance(items, list) and all(isinstance(one, dict) for one in items) for items in lists
    )


def _with_levels(content: dict[str, Any]) -> dict[str, Any]:
    """Half a form with its levels as lists, as a whole one has them."""
    for question in content.get("questions", ()):
        levels = question.get("levels")
        if isinstance(levels, dict):
            numbers = sorted(levels, key=lambda level: (len(str(level)), str(level)))  # 2 before 10
            names = YES_NO if set(levels) <= set(YES_NO) else numbers
            question["levels"] = [levels.get(name, "") for name in names]
    return content
