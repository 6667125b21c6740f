"""The languages of a form that is being made: which there are, what lacks, and one taken away."""

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from evaluator.forms.languages import slots
from evaluator.forms.model import Form
from evaluator.forms.places import fields, model_at
from evaluator.forms.tree import Content, at, put
from evaluator.forms.values import TRANSLATED, Place


def own_language(content: Content) -> str:
    """The form's own language."""
    return str(content.get("language") or "en")


def languages(content: Content) -> tuple[str, ...]:
    """The form's own language, then every other that a text is in."""
    own = own_language(content)
    groups = (at(content, place) for place, _ in slots(Form, content))
    others = {str(code) for group in groups if isinstance(group, dict) for code in group}
    return (own, *sorted(others - {own}))


def texts(content: Content) -> tuple[Place, ...]:
    """The ways to the texts that say something in the form's own language, in their order."""
    own = own_language(content)
    return tuple(place for place, _ in slots(Form, content) if _said(at(content, place), own, own))


def untranslated(content: Content, language: str) -> tuple[Place, ...]:
    """The ways to the texts that a language lacks; none of the form's own."""
    own = own_language(content)
    if language in ("", own):
        return ()
    return tuple(place for place in texts(content) if not _said(at(content, place), language, own))


def without_language(content: Content, language: str) -> Content:
    """Without the texts in a language; those in the form's own stay whatever happens."""
    own = own_language(content)
    for place, _ in list(slots(Form, content)) if language != own else ():
        group = at(content, place)
        if isinstance(group, dict) and language in group:
            rest = {code: text for code, text in group.items() if code != language}
            content = put(content, place, rest if len(rest) > 1 else rest.get(own, ""))
    return content


def text_at(content: Content, place: Place, language: str) -> str:
    """What stands at a place in a language; "" for a text that is not translated.

    What is no text for readers (an id, a version) is the same in all of them.
    """
    value = at(content, place, "")
    if isinstance(value, dict):
        return str(value.get(language, ""))
    own = own_language(content)
    return "" if language not in ("", own) and is_text(place) else str(value)


def is_text(place: Place) -> bool:
    """Whether a text stands at a place that can stand in several languages."""
    return bool(place) and _is_text(tuple(0 if isinstance(one, int) else one for one in place))


@cache
def _is_text(place: Place) -> bool:
    """The same for all items of a list, which are the first here."""
    *owner, last = place
    try:
        if isinstance(last, int):
            field = fields(model_at(Form, tuple(owner[:-1])))[str(owner[-1])]
            return TRANSLATED in getattr(get_args(field.annotation)[0], "__metadata__", ())
        return TRANSLATED in fields(model_at(Form, tuple(owner)))[last].metadata
    except LookupError:
        return False


def changed_language(before: Content, after: Content, place: Place) -> str:
    """The one language whose text changed at a place; "" where it was none, or several, or where
    no text stands there: the fields of a point are no languages.
    """
    codes = [*_codes(before, after, place)] if is_text(place) else []
    return codes[0] if len(codes) == 1 else ""


def _codes(before: Content, after: Content, place: Place) -> Iterator[str]:
    old, new = (_group(at(one, place), one) for one in (before, after))
    yield from (code for code in old.keys() | new.keys() if old.get(code) != new.get(code))


def _group(value: Any, content: Content) -> dict[str, Any]:
    return value if isinstance(value, dict) else {own_language(content): value}


def _said(value: Any, language: str, own: str) -> bool:
    group = value if isinstance(value, dict) else {own: value}
    return bool(str(group.get(language) or "").strip())
