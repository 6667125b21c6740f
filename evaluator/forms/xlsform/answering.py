"""What a row of `survey` says of answers, its own and those of other rows, once all are read."""

import re
from dataclasses import dataclass, field
from typing import Any, Final

from evaluator.forms.conditions import GROUPS
from evaluator.forms.names import as_id
from evaluator.forms.places import cut
from evaluator.forms.question import BY_PLACE, UNSCORED
from evaluator.forms.values import Place
from evaluator.forms.xlsform.cells import Cells
from evaluator.forms.xlsform.meaning import Driver, condition_of, value_of
from evaluator.forms.xlsform.table import Line, Listing
from evaluator.forms.xlsform.xpath import NotCarried, Unclear, with_single_equals
from evaluator.terms import NOT_APPLICABLE

_BOUND: Final = re.compile(r"\(?\s*\.\s*(>=|<=|>|<)\s*(-?[0-9]{1,12}(?:\.[0-9]{1,6})?)\s*\)?\Z")


@dataclass(slots=True)
class Asked:
    """A point that was read; `whens` are conditions of groups that are no sections."""

    line: Line
    place: Place
    driver: Driver
    whens: tuple[str, ...] = ()


@dataclass(slots=True)
class Answering:
    """Completes the parts with what looks at other rows: `asked` are the points by id, `left` the
    names of rows that are left out. `plain` is a form of somebody else, which is tolerated.
    """

    cells: Cells
    listing: Listing
    plain: bool
    asked: dict[str, Asked]
    left: set[str]
    _of_conditions: set[str] = field(default_factory=set)

    def finish(self, question: dict[str, Any], asked: Asked) -> None:
        """What a point says of answers, its own and others'."""
        line, place = asked.line, asked.place
        self.when(question, line, place, asked.whens)
        if line.value("default") is not None:
            self._default(question, asked)
        if line.word("suggest"):
            question["suggest"] = self._suggestions(asked)
        if "causes_at" in question:
            question["causes_at"] = [value_of(asked.driver, one) for one in question["causes_at"]]
        if line.word("constraint"):
            self._constraint(question, asked)

    def when(
        self, part: dict[str, Any], line: Line, place: Place, more: tuple[str, ...] = ()
    ) -> None:
        """The condition of a part, with those of groups that are no sections."""
        texts = [text for text in (*more, line.word("relevant")) if text]
        found = [one for text in texts if (one := self._condition(text, line, place)) is not None]
        if found:
            part["when"] = found[0] if len(found) == 1 else {"all": found}

    def _condition(self, text: str, line: Line, place: Place, head: str = "relevant") -> Any:
        at = line.at(head)
        self.cells.put((*place, "when"), at)
        if (single := with_single_equals(text)) != text:
            self.listing.repair(at, "“==” was taken as “=”")
        try:
            found = condition_of(single, self._driver)
        except Unclear as error:
            self.listing.fault(at, f"the condition is unclear: {error}; expected one such as"
                               " ${reason} = 'order'")  # fmt: skip
        except NotCarried as error:
            self.listing.leave(at, f"a condition that a form cannot hold, since {error}: it is"
                               " asked without")  # fmt: skip
        else:
            self._of_conditions.update(_looked_at(found))
            return found
        return None

    def _driver(self, name: str) -> Driver:
        id = as_id(name)
        if id in self.asked:
            driver = self.asked[id].driver
            if driver.kind in UNSCORED and self.plain:
                raise NotCarried(f"“{cut(name)}” is answered with {driver.kind}")
            return driver
        if name in self.left:  # of a row that is left out, or has a fault that is told
            raise NotCarried(f"“{cut(name)}” is left out")
        raise Unclear(f"there is no point “{cut(name)}”")

    def _default(self, question: dict[str, Any], asked: Asked) -> None:
        line, driver = asked.line, asked.driver
        said = line.word("default")
        value = said if said == NOT_APPLICABLE else value_of(driver, said)
        known = driver.kind == "number" and not isinstance(value, str)
        known |= driver.kind in BY_PLACE and value in (*driver.names.values(), NOT_APPLICABLE)
        if self.plain and not known:
            self.listing.leave(line.at("default"), f"the default “{cut(said)}”")
            return
        self.cells.put((*asked.place, "default"), line.at("default"))
        question["default"] = value

    def _suggestions(self, asked: Asked) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        for text in asked.line.word("suggest").split("\n"):
            answer, word, when = text.partition(" if ")
            place = (*asked.place, "suggest", len(found))
            if not word:
                self.listing.fault(
                    asked.line.at("suggest"),
                    f"“{cut(text)}” suggests nothing; expected a line such as no if"
                    " ${fact.hold.total} >= 60",
                )
                continue
            self.cells.put(place, asked.line.at("suggest"))
            said = answer.strip()
            found.append(
                {
                    "answer": said if said == NOT_APPLICABLE else value_of(asked.driver, said),
                    "when": self._condition(when, asked.line, place, "suggest"),
                }
            )
        return found

    def _constraint(self, question: dict[str, Any], asked: Asked) -> None:
        """The lowest and the highest number, where ranges do not say them."""
        at, text = asked.line.at("constraint"), asked.line.word("constraint")
        bounds = _bounds(text, asked.driver.step) if asked.driver.kind == "number" else None
        ranges = question.get("ranges")
        if bounds is None:
            self.listing.leave(at, f"the constraint “{cut(text)}”")
        elif not ranges:
            question["ranges"] = [bounds]
            question["scored"] = False
        elif bounds != _ends(ranges):
            self.listing.leave(at, f"the constraint “{cut(text)}”: the ranges say otherwise")

    def require_drivers(self, questions: list[dict[str, Any]]) -> None:
        """Conditions look at what is always answered: a point that one looks at is required, unless
        it says that it is optional.
        """
        for question, asked in zip(questions, self.asked.values(), strict=False):
            if question["id"] in self._of_conditions and not (
                question.get("required") is True or question.get("optional_driver")
            ):
                question["required"] = True
                self.listing.repair(
                    asked.line.at("name"), "it is required, since a condition looks at it"
                )


def _bounds(text: str, step: float) -> dict[str, float] | None:
    """The range that a constraint such as `. >= 0 and . <= 10` leaves, None for any other."""
    found: dict[str, float] = {}
    for part in " ".join(text.split()).split(" and "):
        match = _BOUND.match(part.strip())
        end = "from" if match and match[1][0] == ">" else "to"
        if match is None or end in found:
            return None
        number = float(match[2])
        if len(match[1]) == 1:
            number += step if end == "from" else -step
        found[end] = round(number, 6)
    return found


def _ends(ranges: list[dict[str, Any]]) -> dict[str, float]:
    low, high = ranges[0].get("from"), ranges[-1].get("to")
    return {name: one for name, one in (("from", low), ("to", high)) if one is not None}


def _looked_at(condition: dict[str, Any]) -> set[str]:
    found = {condition["question"]} if "question" in condition else set()
    for kind in GROUPS:
        for inner in condition.get(kind, ()):
            found |= _looked_at(inner)
    return found
