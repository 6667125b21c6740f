"""What changed between two versions of a form, in words."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias

from evaluator.forms.conditions import Condition
from evaluator.forms.field_words import ITEMS, SWITCHES, words
from evaluator.forms.in_words import asks_in_words, condition_in_words, fails_in_words
from evaluator.forms.languages import slots
from evaluator.forms.model import Form
from evaluator.forms.options import LevelRules
from evaluator.forms.question import Question
from evaluator.forms.sections import Section
from evaluator.forms.tree import at
from evaluator.forms.values import Value

_Both: TypeAlias = tuple[Form, Form]

_NOTHING: Final = "nothing more"
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
    forms = (before, after)
    found = [
        *_fields("the form", forms, forms, _APART),
        *_fields("", (before.scoring, after.scoring), forms, set()),
    ]
    languages = sorted({*before.translations, *after.translations})
    texts = [text for language in languages for text in _texts(language, before, after)]
    return (
        *(Change(of="form", text=text) for text in found),
        *_listed("section", before.sections, after.sections, forms),
        *_listed("point", before.questions, after.questions, forms),
        *(Change(of="form", text=text) for text in texts),
    )


def _texts(language: str, before: Form, after: Form) -> Iterator[str]:
    """What changed in another language, of texts that both versions have."""
    if language not in after.translations:
        yield f"The texts in “{language}” were taken away."
    elif language not in before.translations:
        yield f"The texts in “{language}” are new."
    else:
        old, new = before.translations[language], after.translations[language]
        known = {way for _, way in slots(Form, _plain(before))}
        content = _plain(after)
        for place, way in slots(Form, content):
            was, is_ = old.get(way), new.get(way)
            if way in known and was != is_:
                text = at(content, place)
                yield f"“{text}” in “{language}” was {_told(was)} and is {_told(is_)}."


def _listed(
    word: Literal["section", "point"],
    before: Sequence[Section | Question],
    after: Sequence[Section | Question],
    forms: _Both,
) -> Iterator[Change]:
    """What went, came, changed and moved among parts that have ids."""
    old, new = {one.id: one for one in before}, {one.id: one for one in after}
    for id, one in old.items():
        if id not in new:
            yield Change(of=word, id=id, text=f"The {word} “{one.title}” ({id}) was taken away.")
    for id, one in new.items():
        if id not in old:
            yield Change(of=word, id=id, text=f"The {word} “{one.title}” ({id}) is new.")
            continue
        for text in _fields(f"{word} “{one.title}”", (old[id], one), forms, {"id"}):
            yield Change(of=word, id=id, text=text)
    stayed = [id for id in old if id in new]
    if stayed != [id for id in new if id in old]:
        order = ", ".join(f"“{one.title}”" for one in after)
        yield Change(of=word, text=f"The {word}s stand in another order: {order}.")


def _fields(
    of: str, parts: tuple[Value, Value], forms: _Both, apart: Collection[str]
) -> Iterator[str]:
    """The fields of a part that differ; of scoring (`of` is "") they have words of their own."""
    before, after = _plain(parts[0]), _plain(parts[1])
    for name in dict.fromkeys((*before, *after)):
        old, new = before.get(name), after.get(name)
        if name in apart or old == new:
            continue
        if name in SWITCHES:
            yield f"{_capital(of)} {SWITCHES[name][not getattr(parts[1], name)]} now."
        elif name == "rules":
            yield from _rules(of, old or [], new or [])
        elif (
            name in ITEMS and not isinstance(old, int | float) and not isinstance(new, int | float)
        ):
            yield from _items(name, of, old or [], new or [])
        else:
            called = words(name) + f" of {of}" if of else words(name, "scoring")
            was, is_ = (
                _value(name, one, form) for one, form in zip((old, new), forms, strict=True)
            )
            yield f"The {called} was {was} and is {is_}."


def _items(name: str, of: str, before: list[Any], after: list[Any]) -> Iterator[str]:
    """Lists by place, or by id where their items have one."""
    old, new = _by_name(before), _by_name(after)
    first = 0 if name in ("levels", "points") else 1
    for id in dict.fromkeys((*old, *new)):
        was, is_ = old.get(id), new.get(id)
        if was == is_:
            continue
        called = f"“{(is_ or was or {})['text']}”" if isinstance(id, str) else str(id + first)
        one = f"{_capital(ITEMS[name])} {called} of {of}"
        if was is None:
            yield f"{one} is new: {_told(is_)}."
        elif is_ is None:
            yield f"{one} was taken away."
        else:
            yield f"{one} was {_told(was)} and is {_told(is_)}."
    ids = [id for id in old if id in new]
    if ids != [id for id in new if id in old]:
        order = ", ".join(f"“{one['text']}”" for one in after)
        yield f"The {name} of {of} stand in another order: {order}."


def _rules(of: str, before: list[Any], after: list[Any]) -> Iterator[str]:
    """What comes of a level, by the level: in a list of rules the place says nothing."""
    old, new = ({one["at"]: _comes(one) for one in rules} for rules in (before, after))
    for level in dict.fromkeys((*old, *new)):
        was, is_ = old.get(level, _NOTHING), new.get(level, _NOTHING)
        if was != is_:
            at = f"“{level}”" if isinstance(level, str) else f"level {level}"
            yield f"What comes of {at} at {of} was “{was}” and is “{is_}”."


def _comes(rule: dict[str, Any]) -> str:
    """What comes of a level beside its points. What fails something asks for a reason anyway."""
    rules = LevelRules.model_validate(rule)
    told = [
        fails_in_words(rules.fails) or asks_in_words(rules),
        *(["bonus"] if rules.bonus else []),
    ]
    return ", ".join(one[:1].lower() + one[1:] for one in told if one) or _NOTHING


def _by_name(items: list[Any]) -> dict[Any, Any]:
    return {
        item.get("id", number) if isinstance(item, dict) else number: item
        for number, item in enumerate(items)
    }


def _plain(part: Value) -> dict[str, Any]:
    return part.model_dump(mode="json", exclude_defaults=True, by_alias=True)


def _value(name: str, value: Any, form: Form) -> str:
    """A value in words; a condition as the user reads it elsewhere."""
    if name == "when" and value is not None:
        return f"that {condition_in_words(form, Condition.model_validate(value))}"
    if name in ("section", "within") and value:
        return f"“{form.section(value).title}”"
    return _told(value)


def _told(value: Any) -> str:
    match value:
        case None:
            return "not given"
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:g}"
        case dict():
            said = {name: inner for name, inner in value.items() if name not in ("id", "fails")}
            told = [f"{words(name)} {_told(inner)}" for name, inner in said.items()]
            fails = fails_in_words(value.get("fails", ()))
            return ", ".join([*told, *([fails[:1].lower() + fails[1:]] if fails else [])])
        case list():
            return ", ".join(map(_told, value))
        case _:
            return f"“{value}”"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
