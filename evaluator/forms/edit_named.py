"""What names the answers of a point goes with them: rules, defaults, suggestions, conditions."""

from collections.abc import Callable, Mapping, Set
from typing import Any

from evaluator.forms.edit_conditions import in_conditions
from evaluator.forms.question import YES_NO
from evaluator.forms.tree import Content, at, put
from evaluator.forms.values import Place


def as_named(question: Mapping[str, Any], answer: Any) -> Any:
    """An answer as conditions name it: yes and not 1, the id of an option and not its place."""
    names: list[Any] = []
    if question.get("kind") == "yes_no":
        names = [*YES_NO]
    elif question.get("kind") == "choice":
        names = [one.get("id", "") for one in question.get("options", ())]
    is_place = isinstance(answer, int) and not isinstance(answer, bool)
    return names[answer] if is_place and 0 <= answer < len(names) else answer


def level_named(question: Mapping[str, Any], name: Any) -> int:
    """The level that a rule names, by its number or as yes or no; -1 for none."""
    if question.get("kind") == "yes_no" and name in YES_NO:
        return YES_NO.index(name)
    return name if isinstance(name, int) else -1


def renumbered(
    content: Content, place: Place, new: Mapping[Any, Any], gone: Set[Any] = frozenset()
) -> Content:
    """With other names for the answers of a point, and without what names one that is gone."""
    question = dict(at(content, place))
    for name in ("evidence_at", "causes_at"):
        if name in question:
            left = [new.get(one, one) for one in question[name] if one not in gone]
            question = put(question, (name,), left)
    for name, field in (("rules", "at"), ("suggest", "answer")):
        if name in question:
            kept = [one for one in question[name] if one.get(field) not in gone]
            left = [{**one, field: new.get(one.get(field), one.get(field))} for one in kept]
            question = put(question, (name,), left)
    if "rules" in question:
        question["rules"] = sorted(
            question["rules"], key=lambda one: level_named(question, one.get("at"))
        )
    default = question.get("default")
    question = put(question, ("default",), None if default in gone else new.get(default, default))
    content = put(content, place, question)
    return in_conditions(content, _renaming_answers(question.get("id", ""), new))


def lowered(content: Content, id: str, gone: int) -> Content:
    """With the bounds of conditions on a point where a level is gone: those above it come down."""

    def lower(test: Any) -> Any:
        if test.get("question") != id:
            return test
        new = dict(test)
        for name, first in (("at_least", gone + 1), ("at_most", gone)):
            bound = test.get(name)
            if isinstance(bound, int | float) and bound >= first:
                new[name] = bound - 1
        return new

    return in_conditions(content, lower)


def _renaming_answers(id: str, new: Mapping[Any, Any]) -> Callable[[Any], Any]:
    """A change of the tests of one point, whose answers are named otherwise from now on."""

    def rename(test: Any) -> Any:
        if test.get("question") != id:
            return test
        return {
            name: [new.get(one, one) for one in value]
            if name in ("any_of", "all_of")
            else new.get(value, value)
            if name in ("is", "is_not")
            else value
            for name, value in test.items()
        }

    return rename
