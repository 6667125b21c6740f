"""When a Genesys form shows its groups and questions, as conditions of ours.

Over there a condition is a list of ways to answers by their positions; here it names their ids.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from evaluator.forms.foreign.group import Group
from evaluator.forms.foreign.values import Misfit

_PREDICATE: Final = re.compile(
    r"(?:/form/questionGroup/(\d{1,4})|\.\.)/question/(\d{1,4})"
    r"(?:/answer/(\d{1,4})|(?:/\w+/\d{1,4})+)\Z"
)
"""The way to an answer by positions from 0; the last kind leads on into an option of several."""


@dataclass(slots=True)
class Known:
    """A question as conditions refer to it: where it stands there, what it is here, and whether it
    is `optional`: the file says that it may be not applicable.
    """

    group: Group
    content: dict[str, Any]
    optional: bool = False
    options: list[str] = field(default_factory=list)


class _NotCarried(Exception):  # noqa: N818 - caught where the condition begins
    """A condition that looks at what a form of ours cannot look at; its place."""


def visible(
    number: int,
    owners: tuple[Group, ...],
    content: dict[str, Any],
    known: Mapping[tuple[int, int], Known],
) -> None:
    """Give a section or a question in group `number` the conditions of its owners over there: of
    itself, and of the question that an option of several stands in. Raises Misfit.
    """
    whens = [when for owner in owners if (when := _visible(number, owner, known))]
    if whens:
        content["when"] = whens[0] if len(whens) == 1 else {"all": whens}


def _visible(
    number: int, owner: Group, known: Mapping[tuple[int, int], Known]
) -> dict[str, Any] | None:
    condition = owner.group("visibilityCondition")
    if condition is None:
        return None
    joined = condition.one_of("combiningOperation", ("AND", "OR")) or "AND"
    tests: list[dict[str, Any]] = []
    try:
        for place, predicate in enumerate(condition.list("predicates")):
            at = f"{condition.at('predicates')}[{place}]"
            tests.append(_test(number, predicate, at, known))
    except _NotCarried as error:
        said = "a condition on anything but one answer of one question is not carried: what it is"
        owner.notes.leave_out(str(error), f"{said} about is always asked")
        return None
    if len(tests) < 2:
        return tests[0] if tests else None
    return {"all" if joined == "AND" else "any": tests}


def _test(
    number: int, predicate: Any, place: str, known: Mapping[tuple[int, int], Known]
) -> dict[str, Any]:
    found = _PREDICATE.match(predicate) if isinstance(predicate, str) else None
    if found is None:
        expected = "/form/questionGroup/0/question/0/answer/0"
        raise Misfit(place, f"it leads to no answer; expected a way such as {expected}")
    group = number if found[1] is None else int(found[1])
    driver = known.get((group, int(found[2])))
    if driver is None:
        raise Misfit(place, f"there is no question {found[2]} in group {group}, from 0")
    if found[3] is None or not driver.options:
        raise _NotCarried(place)
    if int(found[3]) >= len(driver.options):
        raise Misfit(place, f"the question has no answer {found[3]}, from 0")
    _must_be_answered(driver)
    id = driver.options[int(found[3])]
    scale = driver.content.get("kind", "scale") == "scale"
    return {"question": driver.content["id"], "is": int(id) if scale else id}


def _must_be_answered(known: Known) -> None:
    """What a condition looks at is answered, or is not applicable where the file says so: that is
    none of its answers, so no way to one of them holds.
    """
    if not known.content.get("required"):
        known.content["optional_driver" if known.optional else "required"] = True
    if known.content.get("required") and known.content.get("default") == "n/a":
        del known.content["default"]
