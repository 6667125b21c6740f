"""Another kind for a point that is being made: its answers go along as far as they can."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from evaluator.forms.check_question import BELONGS
from evaluator.forms.edit_answers import asks_at, points_of_levels, rules_at
from evaluator.forms.edit_conditions import answers_to
from evaluator.forms.edit_named import as_named, renumbered
from evaluator.forms.names import as_id, free
from evaluator.forms.question import BY_PLACE, LEVELLED, UNSCORED, YES_NO
from evaluator.forms.tree import Content, at, put
from evaluator.forms.values import Place

_LEVELS: Final = ("Not done.", "Partly done.", "Fully done.")
_OPTIONS: Final = ({"id": "first", "text": "First"}, {"id": "second", "text": "Second"})
_PLAIN: Final = ("No", "Yes")
_LISTED: Final = ("choice", "multiple")
_OWN: Final = ("kind", "levels", "options", "points", "rules", "evidence_at")
"""What is made anew for another kind."""
_NAMING: Final = ("default", "suggest", "causes_at")
"""What names answers, and goes where there are others."""


def change_kind(content: Content, place: Place, kind: str) -> Content:
    """With another kind of point; what does not belong to it goes.

    Words, points, what fails and what is asked for go from levels to options and back, and with
    them whatever names them.
    """
    old = at(content, place)
    if kind == old.get("kind", "scale"):
        return content
    answers = _answers(old)
    new = {
        name: one
        for name, one in old.items()
        if name not in _OWN and kind in BELONGS.get(name, (kind,))
    }
    if kind != "scale":
        new["kind"] = kind
    for name in ("weight", "scored", "bonus") if kind in UNSCORED else ():
        new.pop(name, None)
    carried = kind in _LISTED or (kind in LEVELLED and len(answers) > 1)
    if kind == "yes_no":
        carried = len(answers) == len(YES_NO)
    new |= _made(kind, answers if carried else [])
    if not (carried and answers and kind in BY_PLACE and old.get("kind", "scale") in BY_PLACE):
        for name in _NAMING:
            new.pop(name, None)
    content = put(content, place, new)
    names = dict(zip(_places(old), _places(new), strict=False)) if carried and answers else {}
    return renumbered(content, place, _by_place(old, names))


def _answers(question: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What can be chosen, as options have it, without ids; empty where nothing can be."""
    if question.get("kind", "scale") not in LEVELLED:
        return [dict(one) for one in question.get("options", ())]
    plain = _PLAIN if question.get("kind") == "yes_no" else ()
    words = question.get("levels") or plain
    earned = points_of_levels({"levels": words, "points": question.get("points")})
    found: list[dict[str, Any]] = []
    for level, text in enumerate(words):
        rules = {name: one for name, one in rules_at(question, level).items() if name != "at"}
        one = {"text": text, "points": earned[level], **rules, "asks": asks_at(question, level)}
        found.append({name: value for name, value in one.items() if value})
    return found


def _made(kind: str, answers: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The fields of a kind with these answers, or with such as one begins with."""
    if kind in _LISTED:
        return {"options": _options(kind, answers) or [dict(one) for one in _OPTIONS]}
    if kind == "scale" and not answers:
        return {"levels": list(_LEVELS)}
    if kind not in LEVELLED or not answers:
        return {}
    texts = [one.get("text", "") for one in answers]
    earned = [one.get("points", 0) for one in answers]
    rules = [_rules(kind, level, one) for level, one in enumerate(answers)]
    made = {
        "levels": [] if kind == "yes_no" and texts == [*_PLAIN] else texts,
        "points": [] if earned == list(range(len(earned))) else earned,
        "rules": [one for one in rules if len(one) > 1],
    }
    return {name: one for name, one in made.items() if one}


def _rules(kind: str, level: int, answer: Mapping[str, Any]) -> dict[str, Any]:
    said = {name: answer[name] for name in ("fails", "bonus", "asks") if answer.get(name)}
    return {"at": YES_NO[level] if kind == "yes_no" else level, **said}


def _options(kind: str, answers: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = []
    for one in answers:
        text = one.get("text", "")
        own = next(iter(text.values()), "") if isinstance(text, dict) else text
        taken = [each["id"] for each in made]
        id = one.get("id") or free(taken, as_id(own) or "option-1")
        option = {"id": id, "text": text, **one}
        if kind == "choice":
            option.pop("unselected", None)
        made.append(option)
    return made


def _places(question: Mapping[str, Any]) -> list[Any]:
    """How conditions name the answers, in their order."""
    named = answers_to(question)
    return [*YES_NO] if question.get("kind") == "yes_no" else [*named]


def _by_place(old: Mapping[str, Any], names: Mapping[Any, Any]) -> dict[Any, Any]:
    """The new names by every way that the old ones may be given: an option's place as well."""
    count = range(len(names) if old.get("kind") in ("yes_no", "choice") else 0)
    return {place: names[as_named(old, place)] for place in count} | dict(names)
