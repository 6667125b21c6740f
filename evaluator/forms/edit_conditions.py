"""Conditions of a form that is being made: picked, put together, kept true to what they name."""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from evaluator.figures import NAMES
from evaluator.forms.conditions import GROUPS, TESTS
from evaluator.forms.question import UNSCORED
from evaluator.forms.tree import Content, at, put
from evaluator.forms.values import Place

Subject: TypeAlias = tuple[str, str]
"""What a test looks at: ("question", its id) or ("fact", its name)."""

SEVERAL: Final = ("any_of", "all_of")
"""The tests that compare with a list."""


def answers_to(question: Mapping[str, Any]) -> tuple[Any, ...]:
    """How a test names the answers to a point: levels, yes and no, ids; () for a number."""
    match question.get("kind", "scale"):
        case "scale":
            return tuple(range(len(question.get("levels", ()))))
        case "yes_no":
            return ("yes", "no")
        case "choice" | "multiple":
            return tuple(one.get("id", "") for one in question.get("options", ()))
    return ()


def tests_of(content: Content, subject: Subject) -> tuple[str, ...]:
    """The tests that make sense of a point or a fact."""
    kind = "number" if subject[0] == "fact" else _driver(content, subject).get("kind", "scale")
    match kind:
        case "scale":
            return ("is", "is_not", "any_of", "at_least", "at_most")
        case "number":
            return ("at_least", "at_most", "is", "is_not")
        case "multiple":
            return ("any_of", "all_of", "is_not", "is")
    return ("is", "is_not", "any_of")


def subjects(content: Content, place: Place) -> tuple[Subject, ...]:
    """What the condition of a part can look at: the other points with answers to choose, facts.

    A suggestion, ("questions", 3, "suggest", 0), looks at facts alone.
    """
    facts = (("fact", name) for name in NAMES)
    if "suggest" in place:
        return tuple(facts)
    own = at(content, (*place, "id")) if place[0] == "questions" else None
    inside = at(content, (*place, "id")) if place[0] == "sections" else None
    points = (
        ("question", one["id"])
        for one in content.get("questions", ())
        if one.get("id") not in (None, own)
        and one.get("kind") not in UNSCORED
        and (inside is None or one.get("section") != inside)
    )
    return (*points, *facts)


def subject_of(test: Mapping[str, Any]) -> Subject:
    """What a test looks at."""
    return ("fact", test["fact"]) if "fact" in test else ("question", test.get("question", ""))


def test_of(test: Mapping[str, Any]) -> str:
    """Which test it is."""
    return next((name for name in TESTS if name in test), "is")


def add_test(content: Content, place: Place, part: Place) -> Content:
    """With one test more in the condition, or the group of conditions, at a place.

    `part` is the section or point that the condition belongs to.
    """
    first = subjects(content, part)[0]
    return _joined(_required(content, first), place, _new_test(content, first))


def add_group(content: Content, place: Place, part: Place) -> Content:
    """With a group of its own in a group of conditions."""
    first = subjects(content, part)[0]
    group = {"any": [_new_test(content, first), _new_test(content, first)]}
    return _joined(_required(content, first), place, group)


def change_subject(content: Content, place: Place, subject: Subject) -> Content:
    """With a test that looks at something else. A point that is looked at must be answered."""
    return put(_required(content, subject), place, _new_test(content, subject))  # type: ignore[no-any-return]


def change_test(content: Content, place: Place, name: str) -> Content:
    """With another test of the same; what it compares with stays as far as it can."""
    test = at(content, place)
    subject, value = subject_of(test), test.get(test_of(test))
    values = list(value) if isinstance(value, list | tuple) else [value]
    new = values if name in SEVERAL else (values or [None])[0]
    if name in ("at_least", "at_most") and not isinstance(new, int | float):
        new = _new_test(content, subject).get("at_least", 1)
    return put(content, place, {subject[0]: subject[1], name: new})  # type: ignore[no-any-return]


def change_group(content: Content, place: Place, kind: str) -> Content:
    """With a group of another kind: all, any or none of its conditions."""
    old = group_of(at(content, place))
    return put(content, place, {kind: at(content, (*place, old))})  # type: ignore[no-any-return]


def remove_condition(content: Content, place: Place) -> Content:
    """Without a condition; a group of one that is left is that one, and none is no condition."""
    if place[-1] == "when":
        return put(content, place, None)  # type: ignore[no-any-return]
    *group, kind, number = place
    inner = [one for n, one in enumerate(at(content, (*group, kind))) if n != number]
    if not inner:
        return remove_condition(content, tuple(group))
    alone = len(inner) == 1 and kind != "none"
    return put(content, tuple(group), inner[0] if alone else {kind: inner})  # type: ignore[no-any-return]


def group_of(condition: Any) -> str:
    """The kind of a group; "" for a test."""
    return next((kind for kind in GROUPS if kind in (condition or {})), "")


def _joined(content: Content, place: Place, new: Any) -> Content:
    old = at(content, place)
    if old is None:
        return put(content, place, new)  # type: ignore[no-any-return]
    kind = group_of(old)
    joined = {kind: [*old[kind], new]} if kind else {"all": [old, new]}
    return put(content, place, joined)  # type: ignore[no-any-return]


def _new_test(content: Content, subject: Subject) -> dict[str, Any]:
    name = tests_of(content, subject)[0]
    answers = answers_to(_driver(content, subject)) if subject[0] == "question" else ()
    first = answers[0] if answers else 1
    return {subject[0]: subject[1], name: [first] if name in SEVERAL else first}


def _required(content: Content, subject: Subject) -> Content:
    for number, one in enumerate(content.get("questions", ())):
        if subject == ("question", one.get("id")) and not one.get("optional_driver"):
            content = put(content, ("questions", number, "required"), True)
    return content


def _driver(content: Content, subject: Subject) -> Mapping[str, Any]:
    found = (one for one in content.get("questions", ()) if one.get("id") == subject[1])
    return next(found, {})


def in_conditions(content: Content, change: Callable[[Any], Any]) -> Content:
    """With every test of every condition changed."""
    for name in ("sections", "questions"):
        for number, part in enumerate(content.get(name, ())):
            if "when" in part:
                new = changed_tests(part["when"], change)
                content = put(content, (name, number, "when"), new)
    return content


def looked_at(content: Content, id: str) -> bool:
    """Whether a condition looks at a point."""
    found = set()

    def note(test: Any) -> Any:
        found.add(test.get("question"))
        return test

    in_conditions(content, note)
    return id in found


def changed_tests(condition: Any, change: Callable[[Any], Any]) -> Any:
    """A condition with its tests changed, however deep they stand."""
    for group in GROUPS:
        if group in condition:
            return {group: [changed_tests(one, change) for one in condition[group]]}
    return change(condition)


def renaming(names: dict[str, str]) -> Callable[[Any], Any]:
    """A change of tests that look at points by their ids: old names and new."""

    def rename(test: Any) -> Any:
        old = test.get("question")
        return {**test, "question": names[old]} if old in names else test

    return rename
