"""Reading an evaluation form of Genesys Cloud (the JSON of its API) as a form of ours.

Points times the weights of the groups, of what is possible: our `ratio`; with scaling off `points`.
What is mapped to what, and why: docs/decisions/0093-forms-of-other-systems.md.
"""

from dataclasses import dataclass
from typing import Any, Final

from evaluator.forms.foreign.genesys_visible import Known, visible
from evaluator.forms.foreign.group import Group
from evaluator.forms.foreign.made import Making, levelled, option_ids
from evaluator.forms.foreign.spelling import folded
from evaluator.forms.foreign.there import Was
from evaluator.forms.foreign.values import Imported, Misfit
from evaluator.forms.names import as_id
from evaluator.forms.question import YES_NO

_KINDS: Final = (
    "multipleChoiceQuestion", "multipleSelectQuestion", "freeTextQuestion", "npsQuestion",
    "readOnlyTextBlockQuestion",
)  # fmt: skip
_OF_THE_SYSTEM: Final = ("id", "contextId", "selfUri", "modifiedDate", "manualWeight", "type")
"""What is of the system itself, and no part of what the form asks."""


def read(root: Group) -> Imported:
    """The form in the JSON of a Genesys evaluation form. Raises Misfit."""
    return _Reading(root).read()


class _Reading:
    def __init__(self, root: Group) -> None:
        self._root = root
        self._notes = root.notes
        self._making = Making(root.notes)
        self._known: dict[tuple[int, int], Known] = {}
        self._waiting: list[tuple[int, tuple[Group, ...], dict[str, Any]]] = []
        self._critical: list[tuple[str, str]] = []

    def read(self) -> Imported:
        root = self._root
        title = root.needed("name")
        scaled = root.one_of("weightMode", ("SCALED", "OFF")) != "OFF"
        groups = root.groups("questionGroups")
        if not groups:
            raise Misfit("questionGroups", "there are no groups; expected one or more")
        weighted = scaled and any(one.has("weight") for one in groups)
        for number, group in enumerate(groups):
            self._group(number, group, weighted=weighted)
        for number, owners, content in self._waiting:
            visible(number, owners, content, self._known)
        if self._critical:
            named = ", ".join(f"“{id}”" for _, id in self._critical)
            said = f"the score of the critical questions alone ({named}) is not carried"
            self._notes.leave_out(self._critical[0][0], said)
        head = self._head(title, weighted=weighted)
        root.leave_rest(_OF_THE_SYSTEM)
        return self._making.finish(head)

    def _head(self, title: str, *, weighted: bool) -> dict[str, Any]:
        root = self._root
        version = root.text("modifiedDate") or root.name_of("id") or "1"
        head: dict[str, Any] = {
            "id": as_id(title) or as_id(root.name_of("id")) or "form",
            "version": version[:40],
            "title": title,
            "pass_mark": 0,
            "bands": [{"at": 0, "name": "Scored"}],
            "scoring": {"method": "ratio" if weighted else "points"},
        }
        if language := root.language("dialect"):
            head["language"] = language
        self._notes.repair(
            "", "Genesys forms have no bands and no pass mark: one band and pass mark 0 were put in"
        )
        return head

    def _group(self, number: int, group: Group, *, weighted: bool) -> None:
        title = group.needed("name")
        id = self._making.name(group, "id", title)
        content: dict[str, Any] = {"id": id, "title": title}
        if weighted:
            weight = group.number("weight", 0)
            if weight is None:
                raise Misfit(group.place, "it has no “weight” and others have; expected a number")
            content |= {"weight": weight} if weight else {"scored": False}
        self._making.add_section(content, group.place)
        self._waiting.append((number, (group,), content))
        for place, question in enumerate(group.groups("questions")):
            self._question(number, place, group, question, id)

    def _question(self, number: int, place: int, group: Group, one: Group, section: str) -> None:
        kind = self._kind(one)
        title = one.needed("text")
        if kind == "readOnlyTextBlockQuestion":
            self._notes.leave_out(one.place, f"the text block “{title[:40]}” is not carried")
            return
        content: dict[str, Any] = {
            "id": self._making.name(one, "id", title), "section": section, "title": title,
        }  # fmt: skip
        optional = group.switch("naEnabled") or one.switch("naEnabled")
        known = self._known[number, place] = Known(one, content, bool(optional))
        if definition := one.text("helpText"):
            content["definition"] = definition
        self._not_applicable(group, one, content)
        match kind:
            case "multipleChoiceQuestion":
                self._choice(group, one, content, known)
            case "multipleSelectQuestion":
                self._no_default(group, one)
                self._multiple(number, one, content)
                return
            case "freeTextQuestion":
                content["kind"] = "text"
            case "npsQuestion":
                content |= {"kind": "number", "ranges": [{"from": 0, "to": 10}], "scored": False}
            case _:
                raise Misfit(one.at("type"), f"“{kind[:40]}” is no type of question that is known")
        self._add(number, (one,), content)

    def _kind(self, one: Group) -> str:
        """The type of a question; where it says none, it follows from what it holds."""
        if kind := one.text("type"):
            return {folded(known): known for known in _KINDS}.get(folded(kind), kind)
        several = one.has("multipleSelectOptionQuestions") and not one.has("answerOptions")
        if several:
            said = "it has no “type”; it follows from its options"
            self._notes.repair(one.place, said, alike=said)
        return "multipleSelectQuestion" if several else "multipleChoiceQuestion"

    def _add(self, number: int, owners: tuple[Group, ...], content: dict[str, Any]) -> None:
        self._making.add_question(content, owners[-1].place)
        self._waiting.append((number, owners, content))

    def _not_applicable(self, group: Group, one: Group, content: dict[str, Any]) -> None:
        """Not applicable is refused only where the file says so: see the decision."""
        together = group.switch("naEnabled")
        if one.switch("naEnabled") is False:
            if not together:
                content["required"] = True
                return
            said = "a group is not applicable with us by each of its questions"
            self._notes.leave_out(group.at("naEnabled"), said, alike=said)

    def _choice(self, group: Group, one: Group, content: dict[str, Any], known: Known) -> None:
        options = one.groups("answerOptions")
        if len(options) < 2:
            raise Misfit(one.at("answerOptions"), f"there are {len(options)}; expected two or more")
        ids, refs = option_ids(options, "id", self._notes)
        self._making.keep_options(
            content["id"],
            (
                Was(option.name_of("id"), option.text("text"), id)
                for option, id in zip(options, ids, strict=True)
            ),
        )
        values = [self._value(option) for option in options]
        known.options = ids
        made: list[dict[str, Any]] = [
            {"id": id, "text": option.needed("text"), "points": value}
            for id, option, value in zip(ids, options, values, strict=True)
        ]
        fatal, commented = one.switch("isKill"), one.switch("commentsRequired")
        for option, value in zip(made, values, strict=True):
            if fatal and value < max(values):
                option["fails"] = "form"
            if commented:
                option["asks"] = "comment"
        content.update(levelled(made) or {"kind": "choice", "options": made})
        if not any(values):
            content["scored"] = False
        self._note_critical(one, content["id"])
        self._default(group, one, content, made, refs)

    def _value(self, option: Group) -> float:
        value = option.number("value")
        if value is None:
            raise Misfit(option.place, "it has no “value”; expected a number")
        return value

    def _note_critical(self, one: Group, id: str) -> None:
        if one.switch("isCritical"):
            self._critical.append((one.at("isCritical"), id))

    def _default(
        self, group: Group, one: Group, content: dict[str, Any], made: list[dict[str, Any]],
        refs: dict[str, str],
    ) -> None:  # fmt: skip
        """What it begins with: its own default, or what the group says of all its questions."""
        given = one.group("defaultAnswer")
        to = group.group("defaultAnswersTo")
        by_points = sorted(made, key=lambda option: -option["points"])
        id = ""
        if given is not None and given.switch("notApplicable"):
            id = "n/a"
        elif given is not None and given.has("id"):
            id = refs.get(given.meant("id", refs), "")
            if not id:
                raise Misfit(given.at("id"), "it names no answer option of the question")
        elif group.switch("defaultAnswersToHighest") or (to and to.switch("highestScore")):
            id = by_points[0]["id"]
        elif to and to.switch("lowestScore"):
            id = by_points[-1]["id"]
        elif group.switch("defaultAnswersToNA") or (to and to.switch("notApplicable")):
            id = "n/a"
        if id == "n/a" and content.get("required"):
            self._notes.leave_out(one.place, "it begins as not applicable, which it does not take")
        elif id:
            scale = content.get("kind", "scale") == "scale"
            content["default"] = int(id) if scale and id.isdigit() else id

    def _no_default(self, group: Group, one: Group) -> None:
        to = group.group("defaultAnswersTo")
        named = any(
            group.switch(name) for name in ("defaultAnswersToHighest", "defaultAnswersToNA")
        )
        if named or (to and any(to.switch(name) for name in to)):
            said = "several options begin unchosen: a default of them is not carried"
            self._notes.leave_out(one.place, said, alike=said)

    def _multiple(self, number: int, one: Group, content: dict[str, Any]) -> None:
        options = one.groups("multipleSelectOptionQuestions")
        if not options:
            raise Misfit(one.at("multipleSelectOptionQuestions"), "there are none; expected some")
        commented = one.switch("commentsRequired")
        if one.switch("isKill"):
            self._notes.leave_out(
                one.at("isKill"),
                "that it is fatal as a whole is not carried: no answer fails by that",
            )
        self._note_critical(one, content["id"])
        worths = [self._worth(option) for option in options]
        why = [_apart(option, worth) for option, worth in zip(options, worths, strict=True)]
        together = [option for option, reason in zip(options, why, strict=True) if not reason]
        ids = iter(option_ids(together, "id", self._notes)[0])
        made = []
        for option, worth, reason in zip(options, worths, why, strict=True):
            if not reason:
                made.append(self._selectable(next(ids), option, worth))
                if commented:
                    made[-1]["asks"] = "comment"
        if made and commented:
            self._notes.leave_out(
                one.at("commentsRequired"), "a comment is asked for only where something is chosen"
            )
        if made:
            content |= {"kind": "multiple", "options": made}
            if not any(option["points"] or option["unselected"] for option in made):
                content["scored"] = False
            self._add(number, (one,), content)
        together_ids = iter([option["id"] for option in made])
        were = []
        for option, worth, reason in zip(options, worths, why, strict=True):
            if reason:
                id = self._alone(number, (one, option), content, worth, reason)
            else:
                id = next(together_ids)
            were.append(Was(option.name_of("id"), option.text("text"), id, bool(reason)))
        self._making.keep_options(content["id"], were)

    def _worth(self, option: Group) -> "_Worth":
        """What one option of several earns: over there it is a question with two answers."""
        answers = {}
        for answer in option.groups("answerOptions"):
            for name in ("id", "text"):
                answer.raw(name)
            told = answer.has("builtInType")
            built_in = answer.one_of("builtInType" if told else "text", ("Selected", "Unselected"))
            if built_in and not told:
                said = "there is no “builtInType”; it follows from the text"
                self._notes.repair(answer.place, said, alike=said)
            if built_in in answers:
                raise Misfit(answer.place, f"a second answer is “{built_in}”; expected one of each")
            answers[built_in] = self._value(answer)
        if "Selected" not in answers:
            raise Misfit(option.at("answerOptions"), "none is “Selected”; expected one of each")
        return _Worth(answers["Selected"], answers.get("Unselected", 0.0))

    def _selectable(self, id: str, option: Group, worth: "_Worth") -> dict[str, Any]:
        """An option as ours are."""
        made = {
            "id": id,
            "text": option.needed("text"),
            "points": worth.selected,
            "unselected": worth.unselected,
        }
        option.raw("type")
        if option.switch("naEnabled"):
            said = "an option is not applicable only with its whole point"
            self._notes.leave_out(option.at("naEnabled"), said, alike=said)
        if option.switch("commentsRequired"):
            made["asks"] = "comment"
        self._note_critical(option, id)
        if option.switch("isKill") and worth.selected < worth.unselected:
            made["fails"] = "form"
        return made

    def _alone(
        self, number: int, owners: tuple[Group, Group], of: dict[str, Any], worth: "_Worth",
        reason: str,
    ) -> str:  # fmt: skip
        """An option as a point of its own, which is what it is over there; returns its id here."""
        one, option = owners
        text = option.needed("text")
        option.raw("type")
        worst = 0 if worth.selected > worth.unselected else 1
        fails = bool(option.switch("isKill")) and worth.selected != worth.unselected
        asks = bool(option.switch("commentsRequired") or one.switch("commentsRequired"))
        answers: list[dict[str, Any]] = [{"at": name} for name in YES_NO]
        for place, answer in enumerate(answers):
            answer |= {"fails": "form"} if fails and place == worst else {}
            answer |= {"asks": "comment"} if asks else {}
        alone = option.switch("naEnabled")
        content = {
            "id": self._making.name(option, "id", text),
            "kind": "yes_no",
            "section": of["section"],
            "title": f"{of['title']} {text}",
            "points": [worth.unselected, worth.selected],
        }
        if definition := option.text("helpText"):
            content["definition"] = definition
        if rules := [answer for answer in answers if len(answer) > 1]:
            content["rules"] = rules
        if of.get("required") and not alone:
            content["required"] = True
        if not (worth.selected or worth.unselected):
            content["scored"] = False
        self._note_critical(option, content["id"])
        said = f"the option “{text[:40]}” was made a point of its own, since {reason}"
        self._notes.repair(option.place, said)
        self._add(number, owners, content)
        return str(content["id"])


@dataclass(frozen=True, slots=True)
class _Worth:
    """What an option of several earns, chosen and not."""

    selected: float
    unselected: float


def _apart(option: Group, worth: _Worth) -> str:
    """Why an option can be no option here, only a point of its own; "" where it can."""
    if option.has("visibilityCondition"):
        return "it has a condition of its own"
    if option.switch("isKill") and worth.selected > worth.unselected:
        return "not choosing it fails the form"
    return ""
