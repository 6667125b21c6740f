"""What changed between two versions of a form, in words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from evaluator.forms.model import Form
from evaluator.forms.values import Value

_PARTS: Final = (("sections", "section"), ("questions", "point"))
_APART: Final = {"id", "version", "sections", "questions", "translations", "scoring"}


def difference(before: Form, after: Form) -> tuple[str, ...]:
    """One sentence for each change from one version to the next, in the order of the form.

    Empty where only the id or the version changed.
    """
    found = [*_fields("the form", _plain(before), _plain(after), _APART)]
    found += _fields("scoring", _plain(before.scoring), _plain(after.scoring), set())
    for name, word in _PARTS:
        found += _listed(word, getattr(before, name), getattr(after, name))
    for language in sorted({*before.translations, *after.translations}):
        if before.translations.get(language) != after.translations.get(language):
            found.append(f"The texts in “{language}” changed.")
    return tuple(found)


def _listed(word: str, before: Sequence[Any], after: Sequence[Any]) -> Iterator[str]:
    """What went, came, changed and moved among parts that have ids."""
    old, new = {one.id: one for one in before}, {one.id: one for one in after}
    for id, one in old.items():
        if id not in new:
            yield f"The {word} “{id}” ({one.title}) was taken away."
    for id, one in new.items():
        if id not in old:
            yield f"The {word} “{id}” ({one.title}) is new."
        else:
            yield from _fields(f"{word} “{id}”", _plain(old[id]), _plain(one), {"id"})
    stayed = [id for id in old if id in new]
    if stayed != [id for id in new if id in old]:
        yield f"The {word}s stand in another order: {', '.join(new)}."


def _fields(
    of: str, before: Mapping[str, Any], after: Mapping[str, Any], apart: set[str]
) -> Iterator[str]:
    for name in dict.fromkeys((*before, *after)):
        old, new = before.get(name), after.get(name)
        if name in apart or old == new:
            continue
        if isinstance(old, list | None) and isinstance(new, list | None):
            yield from _items(f"“{name}” of {of}", old or [], new or [])
        else:
            yield f"“{name}” of {of} was {_told(old)} and is {_told(new)}."


def _items(of: str, before: list[Any], after: list[Any]) -> Iterator[str]:
    """Lists by place, or by id where their items have one."""
    old, new = _by_name(before), _by_name(after)
    for name in dict.fromkeys((*old, *new)):
        if old.get(name) != new.get(name):
            place = f"“{name}”" if isinstance(name, str) else str(name)
            yield f"{place} in {of} was {_told(old.get(name))} and is {_told(new.get(name))}."


def _by_name(items: list[Any]) -> dict[Any, Any]:
    return {
        item.get("id", number) if isinstance(item, dict) else number: item
        for number, item in enumerate(items)
    }


def _plain(part: Value) -> dict[str, Any]:
    return part.model_dump(mode="json", exclude_defaults=True, by_alias=True)


def _told(value: Any) -> str:
    match value:
        case None:
            return "not given"
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:g}"
        case dict():
            return ", ".join(f"{name}: {_told(inner)}" for name, inner in value.items())
        case list():
            return ", ".join(map(_told, value))
        case _:
            return f"“{value}”"
