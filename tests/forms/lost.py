"""What a form lost on its way through another system, found by comparing the two field by field."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from evaluator.forms.model import Form
from evaluator.forms.names import as_id
from evaluator.forms.options import CRITICAL, SECTIONS

Plain = Mapping[str, Any]

SCORES: Final = (
    "points", "weight", "cap", "scored", "bonus", "scoring", "levels", "ranges", "step", "options",
    "rules", "evidence_at",
)  # fmt: skip
"""What scores come out of is compared as scores, and what answers ask for and fail by itself."""
SAID: Final = {
    "id": ("its id is not carried",),
    "kind": ("that it is a ", "the number itself is not carried", "is not scored there"),
    "bands": ("“bands” is not carried", "bands"),
    "language": ("its language",),
    "when": ("its condition is not carried",),
    "when_not": (
        "its condition is not carried",
        "“when_not” is not carried",
        "not hidden",
        "not disabled",
    ),
    "optional_driver": ("its condition is not carried",),
    "within": ("standing in another section",),
    "section": ("points that stand in no section", "standing in another section"),
}
"""How the loss of a field is told; of others that “field” is not carried."""


def lost(form: Form, back: Form) -> Iterator[tuple[str, str]]:
    """Each part that lost something, "" for the form, and the field."""
    was, now = _plain(form), _plain(back)
    for name in ("sections", "questions"):
        found = {one["id"]: one for one in now.get(name, ())}
        for one in was.get(name, ()):
            if one["id"] in found:
                yield from _differing(one, found[one["id"]], one["id"])
    top = ("sections", "questions", "translations")
    yield from _differing(_without(was, top), _without(now, top), "")
    if was.get("translations") and not now.get("translations"):
        yield "", "translations"


def gone(form: Form, back: Form) -> list[str]:
    """The ids of sections and points that are not there any more."""
    parts = [*(one.id for one in form.sections), *(one.id for one in form.questions)]
    known = {*(one.id for one in back.sections), *(one.id for one in back.questions)}
    return [id for id in parts if id not in known]


def told(field: str, lines: tuple[str, ...]) -> bool:
    """Whether a loss is among what is said."""
    words = SAID.get(field, (f"“{field}” is not carried",))
    return any(word in line for word in words for line in lines)


def asked_and_failed(form: Form) -> dict[str, set[str]]:
    """What the answers to each point ask for, and what they fail, gathered."""
    groups: dict[str, str] = dict.fromkeys(("form", *SECTIONS), "fails")
    groups |= dict.fromkeys(CRITICAL, "class")
    return {
        one.id: {ask for rule in one.ruled for ask in rule.asks}
        | {groups.get(scope, "fails") for rule in one.ruled for scope in rule.fails}
        for one in form.questions
    }


def _plain(form: Form) -> Plain:
    return form.model_dump(mode="json", exclude_defaults=True, by_alias=True)


def _without(values: Plain, names: tuple[str, ...]) -> Plain:
    return {name: one for name, one in values.items() if name not in names}


def _trimmed(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value


def _differing(was: Plain, now: Plain, part: str) -> Iterator[tuple[str, str]]:
    for name in sorted({*was, *now}):
        same = _trimmed(was.get(name)) == _trimmed(now.get(name))
        if name in ("when", "suggest"):  # in other words; whether it holds is compared as scores
            same = (name in was) <= (name in now)
        if name == "kind" and was.get(name) == "choice" and was["options"][0]["id"] in ("0", "no"):
            same = True  # options that are called as levels come back as levels
        if name == "default":
            same = str(was.get(name)) == str(now.get(name))
        if name == "id" and not part:
            same = same or as_id(str(was["title"])) == was["id"]
        if name in SCORES or same:
            continue
        yield part, name
