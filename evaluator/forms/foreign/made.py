"""Making a form of ours of what another system's file says, and telling its faults in that file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from evaluator.forms.foreign.group import Group
from evaluator.forms.foreign.there import There, Was
from evaluator.forms.foreign.values import Imported, Misfit, Notes
from evaluator.forms.names import as_id, unique
from evaluator.forms.question import YES_NO
from evaluator.forms.read import examine_content
from evaluator.forms.values import Place

_RULES: Final = ("fails", "asks", "bonus")


@dataclass(slots=True)
class Making:
    """A form being made: its sections and questions, and where in the file they come from."""

    notes: Notes
    sections: list[dict[str, Any]] = field(default_factory=list)
    questions: list[dict[str, Any]] = field(default_factory=list)
    places: dict[Place, str] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    """The ids of questions and sections over there, with those here."""
    options: dict[str, tuple[Was, ...]] = field(default_factory=dict)
    """The options of questions by their ids here, where the rule of ids does not lead to them."""

    def add_section(self, content: dict[str, Any], place: str) -> None:
        """A section, and where it comes from."""
        self.places["sections", len(self.sections)] = place
        self.sections.append(content)

    def add_question(self, content: dict[str, Any], place: str) -> None:
        """A question, and where it comes from."""
        self.places["questions", len(self.questions)] = place
        self.questions.append(content)

    def keep_options(self, question: str, options: Iterable[Was]) -> None:
        """Remember what the options of a question were, where answers could not tell otherwise."""
        were = tuple(options)
        if not all(was.by_rule for was in were):
            self.options[question] = were

    def name(self, group: Group, name: str, title: str) -> str:
        """An id of ours for a question or a section; one that is not there comes from its title.

        Raises Misfit for an id that another has.
        """
        given = group.name_of(name)
        if given and given in self.ids:
            raise Misfit(group.at(name), f"“{given}” is the id of another; expected its own")
        wanted = as_id(given or title) or "item"
        id = unique(wanted, self.ids.values())
        self.ids[given or f"\0{id}"] = id
        if not given:
            self.notes.repair(group.place, f"it has no “{name}”; “{id}” was made from its title")
        elif id != as_id(given) or not as_id(given):
            self.notes.repair(group.at(name), f"“{given}” was made “{id}”, to be unlike the others")
        return id

    def finish(self, head: Mapping[str, Any]) -> Imported:
        """The form. Raises Misfit for the first thing that does not hold together."""
        content = dict(head)
        if self.sections:
            content["sections"] = self.sections
        content["questions"] = self.questions
        changed = {given: id for given, id in self.ids.items() if as_id(given) != id}
        there = There(changed, self.options, self.places)
        found = examine_content(content)
        if found.content is None:
            first = found.problems[0]
            place = there.at(first.place) or "the whole file"
            raise Misfit(place, first.message.rstrip("."))
        return Imported(found.content, self.notes.repairs, self.notes.left_out, there)


def option_ids(options: list[Group], name: str, notes: Notes) -> tuple[list[str], dict[str, str]]:
    """Ids of ours for options, in order, and by their ids over there.

    Those without one are numbered. Raises Misfit for an id that another option has.
    """
    found: list[str] = []
    known: dict[str, str] = {}
    lacking = [number for number, one in enumerate(options) if not one.has(name)]
    for number, one in enumerate(options):
        given = one.name_of(name)
        if given in known:
            raise Misfit(one.at(name), f"“{given}” is the id of another option; expected its own")
        id = unique(as_id(given) or f"o{number + 1}", found)
        found.append(id)
        if given:
            known[given] = id
            if id != as_id(given):
                notes.repair(one.at(name), f"“{given}” was made “{id}”, to be unlike the others")
    if lacking:
        named = ", ".join(found[number] for number in lacking)
        notes.repair(
            options[lacking[0]].place, f"options without “{name}” were given the ids {named}"
        )
    return found, known


def levelled(options: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Options that are levels by their ids (0, 1, 2 ... or no, yes) as a scale or yes/no.

    So what we wrote comes back as what it was; None for other options.
    """
    ids = [option["id"] for option in options]
    if ids == list(YES_NO):
        named: dict[str, Any] = {"kind": "yes_no"}
    elif ids == [str(number) for number in range(len(ids))] and len(ids) <= 11:
        named = {}
    else:
        return None
    rules = [
        {"at": id if named else int(id), **{n: option[n] for n in _RULES if n in option}}
        for id, option in zip(ids, options, strict=True)
    ]
    rules = [one for one in rules if len(one) > 1]
    return {
        **named,
        "levels": [option["text"] for option in options],
        "points": [option["points"] for option in options],
        **({"rules": rules} if rules else {}),
    }
