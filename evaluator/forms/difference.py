"""What changed between two versions of a form, in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from evaluator.forms.model import Form
from evaluator.forms.values import Value

_APART: Final = {"id", "version", "sections", "questions", "translations", "scoring"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change in a sentence: of the form, or of the section or point with this id.

    `id` is "" for the form, and for the order in which sections or points stand.
    """

    of: Literal["form", "section", "point"]
    id: str = ""
    text: str


def difference(before: Form, after: Form) -> tuple[str, ...]:
    """One sentence for each change from one version to the next, in the order of the form.

    Empty where only the id or the version changed.
    """
    return tuple(change.text for change in changes(before, after))


def changes(before: Form, after: Form) -> tuple[Change, ...]:
    """What `difference` says, with what each change belongs to."""
    found = [
        *_fields("the form", _plain(before), _plain(after), _APART),
        *_fields("scoring", _plain(before.scoring), _plain(after.scoring), set()),
    ]
    texts = [
        f"The texts in “{language}” changed."
        for language in sorted({*before.translations, *after.translations})
        if before.translations.get(language) != after.translations.get(language)
    ]
    return (
        *(Change(of="form", text=text) for text in found),
        *_listed("section", before.sections, after.sections),
        *_listed("point", before.questions, after.questions),
        *(Change(of="form", text=text) for text in texts),
    )


def _listed(
    word: Literal["section", "point"], before: Sequence[Any], after: Sequence[Any]
) -> Iterator[Change]:
    """What went, came, changed and moved among parts that have ids."""
    old, new = {one.id: one for one in before}, {one.id: one for one in after}
    for id, one in old.items():
        if id not in new:
            yield Change(of=word, id=id, text=f"The {word} “{id}” ({one.title}) was taken away.")
    for id, one in new.items():
        if id not in old:
            yield Change(of=word, id=id, text=f"The {word} “{id}” ({one.title}) is new.")
            continue
        for text in _fields(f"{word} “{id}”", _plain(old[id]), _plain(one), {"id"}):
            yield Change(of=word, id=id, text=text)
    stayed = [id for id in old if id in new]
    if stayed != [id for id in new if id in old]:
        order = ", ".join(new)
        yield Change(of=word, text=f"The {word}s stand in another order: {order}.")


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
