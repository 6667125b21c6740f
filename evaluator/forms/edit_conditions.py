"""Conditions of a form that is being made: picked, put together, kept true to what they name."""

from collections.abc import Callable
from typing import Any

from evaluator.forms.conditions import GROUPS
from evaluator.forms.tree import Content, put


def in_conditions(content: Content, change: Callable[[Any], Any]) -> Content:
    """With every test of every condition changed."""
    for name in ("sections", "questions"):
        for number, part in enumerate(content.get(name, ())):
            if "when" in part:
                new = changed_tests(part["when"], change)
                content = put(content, (name, number, "when"), new)
    return content


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
