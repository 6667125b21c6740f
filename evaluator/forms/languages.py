"""Texts in several languages in one form: gathered when a form is read, put in when it is shown.

A file may give any text as a group of languages, `title: {en: Greeting, de: Begrüßung}`. The form
then holds its own language, and the others by the way to the text: "questions/greeting/title".
"""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cache
from typing import Annotated, Any, Final, TypeAlias, get_args

from pydantic import BaseModel, Field

from evaluator.forms.places import fields
from evaluator.forms.values import LANGUAGE, TRANSLATED, Misplaced, Place, Text

_CODE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")

Language = Annotated[
    str,
    Field(
        pattern=LANGUAGE,
        max_length=20,
        description="the code of a language, such as en",
    ),
]
Translations = Annotated[
    dict[Language, dict[str, Text]],
    Field(description="languages, each with its texts by the way to them"),
]

Slot: TypeAlias = tuple[Place, str]
"""A text of a form as it is read: the way to it, and a name that stays when it moves."""


def slots(model: type[BaseModel], content: Any, place: Place = (), way: str = "") -> Iterator[Slot]:
    """Every text in the content of a model that can stand in several languages."""
    if not isinstance(content, Mapping):
        return
    for name, listed, item in _translatable(model):
        value, here = content.get(name), (*place, name)
        if not listed:
            if value is not None:
                yield here, way + name
            continue
        for key, number, one in _items(value):
            if item is None:
                yield (*here, key), f"{way}{name}/{number}"
            else:
                id = one.get("id", number) if isinstance(one, Mapping) else number
                yield from slots(item, one, (*here, key), f"{way}{name}/{id}/")


@cache
def _translatable(model: type[BaseModel]) -> tuple[tuple[str, bool, type[BaseModel] | None], ...]:
    """The fields with texts: the name, whether it is a list, and of what, None for texts alone."""
    found: list[tuple[str, bool, type[BaseModel] | None]] = []
    for name, field in fields(model).items():
        if TRANSLATED in field.metadata:
            found.append((name, False, None))
        elif get_args(field.annotation)[1:] == (...,):
            item = get_args(field.annotation)[0]
            if TRANSLATED in getattr(item, "__metadata__", ()):
                found.append((name, True, None))
            elif isinstance(item, type) and issubclass(item, BaseModel) and _translatable(item):
                found.append((name, True, item))
    return tuple(found)


def gather(model: type[BaseModel], content: Any) -> Any:
    """The content of a form with texts in its own language, and `translations` with the others.

    Raises Misplaced for a text that lacks the form's language, and for what is no language.
    """
    several = [slot for slot in slots(model, content) if isinstance(_at(content, slot[0]), Mapping)]
    if not several:
        return content
    own = content.get("language", "en")
    own = own if isinstance(own, str) else "en"  # what else it is, the model says
    if "translations" in content:
        raise Misplaced(
            "texts are given in several languages here and under “translations”; expected one way",
            ("translations",),
        )
    plain = deepcopy(dict(content))
    others: dict[str, dict[str, str]] = {}
    for place, name in several:
        texts = _at(content, place)
        _check_languages(texts, own, place)
        for language in texts.keys() - {own}:
            others.setdefault(language, {})[name] = texts[language]
        _put(plain, place, texts[own])
    return {**plain, "translations": others}


def translated(
    model: type[BaseModel], content: Mapping[str, Any], texts: Mapping[str, str]
) -> dict[str, Any]:
    """The content of a form with the texts that a language has for it."""
    plain = deepcopy(dict(content))
    for place, name in list(slots(model, plain)):
        if name in texts:
            _put(plain, place, texts[name])
    return plain


def spread(model: type[BaseModel], content: Mapping[str, Any]) -> dict[str, Any]:
    """The way back from `gather`: each text that is translated as a group of languages.

    A language without a single text has no other place than “translations”, and stays there.
    """
    translations = content.get("translations", {})
    if not all(translations.values()):
        return dict(content)
    plain = deepcopy({name: one for name, one in content.items() if name != "translations"})
    own = plain.get("language", "en")
    for place, name in list(slots(model, plain)):
        texts = {
            code: translations[code][name]
            for code in sorted(translations)
            if name in translations[code]
        }
        if texts:
            _put(plain, place, {own: _at(plain, place), **texts})
    return plain


def _items(value: Any) -> Iterator[tuple[Any, Any, Any]]:
    """The items of a list, or of levels that are written as a group of lines: key, number, item."""
    if isinstance(value, list | tuple):
        yield from ((number, number, one) for number, one in enumerate(value))
    elif isinstance(value, Mapping):
        yield from ((key, {"no": 0, "yes": 1}.get(key, key), one) for key, one in value.items())


def _check_languages(texts: Mapping[Any, Any], own: Any, place: Place) -> None:
    for language in texts:
        if not isinstance(language, str) or not _CODE.match(language):
            raise Misplaced(
                f"“{language}” is no language; expected codes such as en or pt-BR, each with a"
                " text",
                (*place, language),
            )
    if own not in texts:
        raise Misplaced(
            f"a text is not given in “{own}”, the language of the form; expected it there too",
            place,
        )
    for language, text in texts.items():
        if language != own and (not isinstance(text, str) or not text):
            raise Misplaced(
                f"what stands for “{language}” is no text; expected the text in that language, in"
                " quotes, or no line for it",
                (*place, language),
            )


def _at(content: Any, place: Place) -> Any:
    for step in place:
        content = content[step]
    return content


def _put(content: Any, place: Place, text: Any) -> None:
    owner = _at(content, place[:-1])
    owner[place[-1]] = text
