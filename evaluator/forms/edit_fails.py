"""What answers fail goes with the sections that they name."""

from typing import Any, Final

from evaluator.forms.options import NAMED
from evaluator.forms.tree import Content, as_list, at, put

_LISTS: Final = ("rules", "options", "ranges")


def failing(content: Content, old: str, new: str) -> Content:
    """With answers that fail a section failing it under another id, or not at all where it goes."""
    for number, question in enumerate(content.get("questions", ())):
        for name in _LISTS:
            for place, one in enumerate(question.get(name, ())):
                fails = one.get("fails") if isinstance(one, dict) else None
                if f"{NAMED}{old}" in as_list(fails):
                    way = ("questions", number, name, place, "fails")
                    content = put(content, way, _renamed(fails, old, new))
    return content


def sections_to_fail(content: Content) -> tuple[tuple[str, str], ...]:
    """Every section as a scope that names it, with its title in the form's own language."""
    language = content.get("language", "en")
    return tuple(
        (f"{NAMED}{one['id']}", _title(content, number, language) or one["id"])
        for number, one in enumerate(content.get("sections", ()))
        if one.get("id")
    )


def _title(content: Content, number: int, language: str) -> str:
    title = at(content, ("sections", number, "title"), "")
    return str(title.get(language, "") if isinstance(title, dict) else title)


def _renamed(fails: Any, old: str, new: str) -> list[str] | None:
    told = [f"{NAMED}{new}" if one == f"{NAMED}{old}" else one for one in as_list(fails)]
    return [one for one in told if one != NAMED] or None
