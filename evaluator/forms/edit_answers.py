"""What can be answered to a point that is being made: levels, options, ranges, rules.

Whatever names a level or an option goes with it: rules, the points of levels, causes, the default,
suggestions and the conditions of other points.
"""

from collections.abc import Mapping
from typing import Any

from evaluator.forms.edit_named import level_named, lowered, renumbered
from evaluator.forms.names import as_id, free
from evaluator.forms.question import YES_NO
from evaluator.forms.tree import Content, at, inserted, put, removed
from evaluator.forms.values import Place


def word_yes_no(content: Content, place: Place) -> Content:
    """With words of one's own for yes and for no, or without them again."""
    words = None if at(content, (*place, "levels")) else ["No.", "Yes."]
    return put(content, (*place, "levels"), words)  # type: ignore[no-any-return]


def add_level(content: Content, place: Place) -> Content:
    """With one level more above the others; where each earns its own points, it earns the most."""
    question = at(content, place)
    levels, points = question.get("levels", []), question.get("points")
    content = put(content, (*place, "levels"), [*levels, f"Level {len(levels)}."])
    if isinstance(points, list):
        content = put(content, (*place, "points"), [*points, points[-1] if points else 0])
    return content


def remove_level(content: Content, place: Place, level: int) -> Content:
    """Without a level; those above it move down, and whatever names them with them."""
    content = removed(content, (*place, "levels", level))
    if isinstance(at(content, (*place, "points")), list):
        content = removed(content, (*place, "points", level))
    count = len(at(content, (*place, "levels"), ()))
    new = _shifted(count + 1, level)
    content = lowered(content, at(content, (*place, "id"), ""), level)
    return renumbered(content, place, new, {level})


def add_option(content: Content, place: Place) -> Content:
    """With one option more."""
    options = at(content, (*place, "options"), [])
    id = free([one.get("id", "") for one in options], "option-1")
    return put(content, (*place, "options"), [*options, {"id": id, "text": "New option"}])  # type: ignore[no-any-return]


def name_option(content: Content, place: Place, number: int, id: str) -> Content:
    """With another id for an option, and for whatever names it, and no other option of that id."""
    old = at(content, (*place, "options", number, "id"), "")
    alone = [one.get("id") for one in at(content, (*place, "options"))].count(old) == 1
    content = put(content, (*place, "options", number, "id"), id)
    return renumbered(content, place, {old: id}) if old and id and alone else content


def named_by_text(content: Content, place: Place, number: int) -> Content:
    """With the id that an option's text says, where its id is one that nobody has chosen."""
    id = _id_by_text(content, (*place, "options"), number, "option")
    return name_option(content, place, number, id) if id else content


def add_cause(content: Content, place: Place) -> Content:
    """With one root cause more."""
    causes = at(content, (*place, "causes"), [])
    id = free([one.get("id", "") for one in causes], "cause-1")
    return put(content, (*place, "causes"), [*causes, {"id": id, "text": "New cause"}])  # type: ignore[no-any-return]


def named_cause(content: Content, place: Place, number: int) -> Content:
    """With the id that the text of a cause says, where nobody has chosen its id."""
    id = _id_by_text(content, (*place, "causes"), number, "cause")
    return put(content, (*place, "causes", number, "id"), id) if id else content


def remove_option(content: Content, place: Place, number: int) -> Content:
    """Without an option. Conditions that look for it are told by the reader."""
    id = at(content, (*place, "options", number, "id"), "")
    content = removed(content, (*place, "options", number))
    new = _shifted(len(at(content, (*place, "options"), ())) + 1, number)
    return renumbered(content, place, new, {id, number})


def add_range(content: Content, place: Place) -> Content:
    """With one range more, from where the last one ends."""
    ranges = at(content, (*place, "ranges"), [])
    step = at(content, (*place, "step"), 1)
    last = ranges[-1] if ranges else {}
    if not ranges:
        return put(content, (*place, "ranges"), [{"from": 0, "to": 0, "points": 1}])  # type: ignore[no-any-return]
    if "to" not in last:
        low = last.get("from", 0)
        last = {**last, "to": low}
        content = put(content, (*place, "ranges", len(ranges) - 1), last)
    new = {"from": _sum(last["to"], step)}
    return inserted(content, (*place, "ranges", len(ranges)), new)  # type: ignore[no-any-return]


def remove_range(content: Content, place: Place, number: int) -> Content:
    """Without a range."""
    return removed(content, (*place, "ranges", number))  # type: ignore[no-any-return]


def rules_at(question: Mapping[str, Any], level: int) -> Mapping[str, Any]:
    """What comes of a level; empty where the form says nothing of it."""
    found = (one for one in question.get("rules", ()) if one.get("at") in _names(question, level))
    return next(found, {})


def set_rule(content: Content, place: Place, level: int, name: str, value: Any) -> Content:
    """With a level that fails, asks or is a bonus; a rule that says nothing goes."""
    question = at(content, place)
    names = _names(question, level)
    rules = [one for one in question.get("rules", ()) if one.get("at") not in names]
    new = put({**rules_at(question, level), "at": names[0]}, (name,), value)
    if len(new) > 1:
        rules.append(new)
    rules.sort(key=lambda one: level_named(question, one.get("at")))
    return put(content, (*place, "rules"), rules)  # type: ignore[no-any-return]


def asks_at(question: Mapping[str, Any], level: int) -> list[str]:
    """What a level asks for: by its rule, and by `evidence_at`."""
    asked = rules_at(question, level).get("asks", ())
    known = {asked} if isinstance(asked, str) else set(asked)
    if level in question.get("evidence_at", ()):
        known.add("evidence")
    return [one for one in ("comment", "evidence") if one in known]


def set_asks(content: Content, place: Place, level: int, asks: list[str]) -> Content:
    """With what a level asks for; what `evidence_at` said of it is said by its rule from now on."""
    left = [one for one in at(content, (*place, "evidence_at"), ()) if one != level]
    content = put(content, (*place, "evidence_at"), left)
    return set_rule(content, place, level, "asks", asks)


def points_of_levels(question: Mapping[str, Any]) -> list[Any]:
    """What each level earns, as far as the form says it by level; else by its number."""
    points, count = question.get("points"), len(question.get("levels", ()) or YES_NO)
    if isinstance(points, list):
        return [*points, *[None] * count][:count]
    best = points if isinstance(points, int | float) else count - 1
    shares = (best * level / max(count - 1, 1) for level in range(count))
    return [int(one) if one == int(one) else round(one, 4) for one in shares]


def set_points(content: Content, place: Place, level: int, points: Any) -> Content:
    """With what a level earns; where each earns its number again, nothing is said of it."""
    all = points_of_levels(at(content, place))
    all[level] = points
    return put(content, (*place, "points"), None if all == list(range(len(all))) else all)  # type: ignore[no-any-return]


def _id_by_text(content: Content, place: Place, number: int, stem: str) -> str:
    """The id that the text of an item says; "" where its own was chosen, or the text says none."""
    items = at(content, place)
    id, text = items[number].get("id", ""), items[number].get("text", "")
    own = text if isinstance(text, str) else text.get(content.get("language", "en"), "")
    wanted = as_id(own)
    if wanted in ("", f"new-{stem}") or not id.startswith(f"{stem}-"):
        return ""
    return free([one.get("id", "") for one in items if one is not items[number]], wanted)


def _shifted(count: int, gone: int) -> dict[Any, Any]:
    """The new number of each item that is left, by its old one."""
    return {old: old if old < gone else old - 1 for old in range(count) if old != gone}


def _names(question: Mapping[str, Any], level: int) -> tuple[Any, ...]:
    """How a level may be named in a rule, the usual way first."""
    return (YES_NO[level], level) if question.get("kind") == "yes_no" else (level,)


def _sum(one: Any, other: Any) -> Any:
    numbers = [n if isinstance(n, int | float) else 0 for n in (one, other)]
    return round(sum(numbers), 6)
