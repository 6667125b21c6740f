"""What the weights of a Connect form mean, once all of them are known."""

from dataclasses import dataclass, field
from typing import Any, Final

from evaluator.forms.foreign.group import Group
from evaluator.forms.foreign.made import Making
from evaluator.forms.foreign.values import Notes

MOST: Final = 10.0
_NEAR: Final = 0.05
"""How far from 100 a total may be: weights are rounded by hand."""


@dataclass(slots=True)
class LoneWeights:
    """The weights as the file has them, by our ids; `handmade` says it never was in the system."""

    notes: Notes
    sections: dict[str, tuple[float | None, Group]] = field(default_factory=dict)
    questions: dict[str, tuple[float | None, Group]] = field(default_factory=dict)
    handmade: bool = False

    def settle(self, making: Making, mode: str) -> float:
        """Give the sections or the questions their weights; returns what counts as 100 %."""
        for question in making.questions:
            self._without_scores(question)
        if mode == "SECTION_ONLY":
            self._by_section(making)
        else:
            self._by_question(making)
        return self._divisor(making)

    def _without_scores(self, question: dict[str, Any]) -> None:
        if _counts(question) and not any(_earned(question)):
            question["scored"] = False
            group = self.questions[question["id"]][1]
            self.notes.leave_out(group.place, "none of its answers has a score: it is not scored")

    def _by_section(self, making: Making) -> None:
        given = [weight for weight, _ in self.sections.values() if weight is not None]
        if not given:
            self.notes.repair("", "no section has a weight: they count alike")
        weighed_within = {
            section.get("within") for section in making.sections if self.sections[section["id"]][0]
        }
        for section in making.sections:
            weight, group = self.sections[section["id"]]
            if not given and not section.get("within"):
                section["weight"] = 1
            elif weight:
                section["weight"] = weight
            elif given and not section.get("within") and section["id"] not in weighed_within:
                section["scored"] = False
                self.notes.repair(group.place, "it has no weight: it is not scored")
        self._total_of_sections(making)
        around = {section["id"] for section in making.sections}
        for question in making.questions:
            if question.get("section") not in around and _counts(question):
                question["scored"] = False
                group = self.questions[question["id"]][1]
                self.notes.leave_out(group.place, "it stands in no section, so nothing weighs it")

    def _total_of_sections(self, making: Making) -> None:
        """Those that stand in no other total 100 in the system; where not, that is noted."""
        weights = [one.get("weight") or 0 for one in making.sections if not one.get("within")]
        given = any(weight for weight, _ in self.sections.values())
        if given and all(weights) and abs(sum(weights) - 100) > _NEAR:
            said = f"the weights of the sections total {sum(weights):g}, not 100: they count in"
            self.notes.repair("Items", f"{said} proportion")

    def _by_question(self, making: Making) -> None:
        counting = [question for question in making.questions if _counts(question)]
        out = self._excluded(making)
        given = {one["id"]: self.questions[one["id"]][0] for one in counting}
        if counting and not any(given.values()):
            self.notes.repair("", "no question has a weight: they count alike")
            for question in counting:
                question["weight"] = 1.0
            return self._leave_section_weights()
        for question in counting:
            if weight := given[question["id"]]:
                question["weight"] = weight
            elif question.get("section") not in out:
                question["scored"] = False
                place = self.questions[question["id"]][1].place
                self.notes.repair(place, "it has no weight: it is not scored")
        return self._total(making)

    def _excluded(self, making: Making) -> set[str]:
        """The sections that the file leaves out of the score, with those in them."""
        found: set[str] = set()
        for section in making.sections:  # the one around another stands before it
            if section.get("scored") is False or section.get("within") in found:
                found.add(section["id"])
        return found

    def _total(self, making: Making) -> None:
        """The weights of all questions total 100; else those of each section may."""
        weights = {
            one["id"]: one["weight"] for one in making.questions if one.get("weight") is not None
        }
        total = sum(weights.values())
        if abs(total - 100) <= _NEAR or not weights:
            return self._leave_section_weights()
        totals = dict.fromkeys(self.sections, 0.0)
        for question in making.questions:
            if question["id"] in weights:
                totals.setdefault(question.get("section", ""), 0.0)
                totals[question.get("section", "")] += weights[question["id"]]
        named = [self.sections[id][0] for id, amount in totals.items() if id and amount]
        if (
            all(abs(amount - 100) <= _NEAR for amount in totals.values() if amount)
            and "" not in totals
            and abs(sum(weight or 0 for weight in named) - 100) <= _NEAR
            and all(named)
        ):
            for section in making.sections:
                if totals[section["id"]]:
                    section["weight"] = self.sections[section["id"]][0]
            self.notes.repair(
                "ScoringStrategy.Mode",
                "weights of questions total 100 in every section, not over the form: each was"
                " taken as its share of its section's weight",
            )
            return None
        self.notes.repair(
            "Items",
            f"the weights of the questions total {total:g}, not 100: they count in proportion",
        )
        return self._leave_section_weights()

    def _leave_section_weights(self) -> None:
        for weight, group in self.sections.values():
            if weight:
                self.notes.leave_out(
                    group.at("Weight"),
                    "the weight of a section says nothing where questions are weighed",
                    alike="the weight of a section says nothing where questions are weighed",
                )

    def _divisor(self, making: Making) -> float:
        """10, unless a file that never was in the system goes up to another number throughout."""
        bests = {max(_earned(one)) for one in making.questions if _counts(one)}
        best = next(iter(bests), MOST)
        kinds = {one.get("kind", "scale") for one in making.questions if _counts(one)}
        if not self.handmade or len(bests) != 1 or best == MOST or "multiple" in kinds:
            return MOST
        self.notes.repair(
            "Items",
            f"every best answer has the score {best:g}, not 10: {best:g} was taken as 100 %",
        )
        return best


def _counts(question: dict[str, Any]) -> bool:
    return question.get("scored", True) and question.get("kind") not in ("text", "date")


def _earned(question: dict[str, Any]) -> list[float]:
    if "points" in question:
        return list(question["points"])
    return [one.get("points", 0.0) for one in question.get("options", question.get("ranges", []))]
