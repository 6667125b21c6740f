"""Reading an evaluation form of Genesys Cloud (the JSON of its API) as a form of ours.

Points times the weights of the groups, of what is possible: our `ratio`; with scaling off `points`.
What is mapped to what, and why: docs/decisions/0093-forms-of-other-systems.md.
"""

import re
from dataclasses import dataclass, field
from typing import Any, Final

from evaluator.forms.foreign.group import Group
from evaluator.forms.foreign.made import Making, option_ids
from evaluator.forms.foreign.values import Imported, Misfit
from evaluator.forms.names import as_id
from evaluator.forms.question import YES_NO

_PREDICATE: Final = re.compile(
    r"(?:/form/questionGroup/(\d{1,4})|\.\.)/question/(\d{1,4})/answer/(\d{1,4})\Z"
)
_OF_THE_SYSTEM: Final = ("id", "contextId", "selfUri", "modifiedDate", "manualWeight", "type")
"""What is of the system itself, and no part of what the form asks."""
_RULES: Final = ("fails", "asks", "bonus")


@dataclass(slots=True)
class _Known:
    """A question as conditions refer to it: where it stands there, and what it is here."""

    group: Group
    content: dict[str, Any]
    options: list[str] = field(default_factory=list)


def read(root: Group) -> Imported:
    """The form in the JSON of a Genesys evaluation form. Raises Misfit."""
    return _Reading(root).read()


class _Reading:
    def __init__(self, root: Group) -> None:
        self._root = root
        self._notes = root.notes
        self._making = Making(root.notes)
        self._known: dict[tuple[int, int], _Known] = {}
        self._waiting: list[tuple[int, Group, dict[str, Any]]] = []

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
        for number, group, content in self._waiting:
            self._condition(number, group, content)
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
        if dialect := root.text("dialect"):
            if re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", dialect):
                head["language"] = dialect
            else:
                self._notes.leave_out("dialect", f"“{dialect}” is no code of a language we know")
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
        self._waiting.append((number, group, content))
        for place, question in enumerate(group.groups("questions")):
            self._question(number, place, group, question, id)

    def _question(self, number: int, place: int, group: Group, one: Group, section: str) -> None:
        kind = one.text("type") or "multipleChoiceQuestion"
        title = one.needed("text")
        if kind == "readOnlyTextBlockQuestion":
            self._notes.leave_out(one.place, f"the text block “{title[:40]}” is not carried")
            return
        content: dict[str, Any] = {
            "id": self._making.name(one, "id", title), "section": section, "title": title,
        }  # fmt: skip
        known = self._known[number, place] = _Known(one, content)
        if definition := one.text("helpText"):
            content["definition"] = definition
        self._not_applicable(group, one, content)
        match kind:
            case "multipleChoiceQuestion":
                self._choice(group, one, content, known)
            case "multipleSelectQuestion":
                self._multiple(one, content)
            case "freeTextQuestion":
                content["kind"] = "text"
            case "npsQuestion":
                content |= {"kind": "number", "ranges": [{"from": 0, "to": 10}], "scored": False}
            case _:
                raise Misfit(one.at("type"), f"“{kind[:40]}” is no type of question that is known")
        self._making.add_question(content, one.place)
        self._waiting.append((number, one, content))

    def _not_applicable(self, group: Group, one: Group, content: dict[str, Any]) -> None:
        """Not applicable is refused only where the file says so: see the decision."""
        together = group.switch("naEnabled")
        if one.switch("naEnabled") is False:
            if not together:
                content["required"] = True
                return
            said = "a group is not applicable with us by each of its questions"
            self._notes.leave_out(group.at("naEnabled"), said, alike=said)

    def _choice(self, group: Group, one: Group, content: dict[str, Any], known: _Known) -> None:
        options = one.groups("answerOptions")
        if len(options) < 2:
            raise Misfit(one.at("answerOptions"), f"there are {len(options)}; expected two or more")
        ids, refs = option_ids(options, "id", self._notes)
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
        self._critical(one)
        self._default(group, one, content, made, refs)

    def _value(self, option: Group) -> float:
        value = option.number("value")
        if value is None:
            raise Misfit(option.place, "it has no “value”; expected a number")
        return value

    def _critical(self, one: Group) -> None:
        if one.switch("isCritical"):
            self._notes.leave_out(
                one.at("isCritical"),
                "the score of the critical questions alone is not carried",
                alike="the score of the critical questions alone is not carried",
            )

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
            id = refs.get(given.name_of("id"), "")
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

    def _multiple(self, one: Group, content: dict[str, Any]) -> None:
        options = one.groups("multipleSelectOptionQuestions")
        if not options:
            raise Misfit(one.at("multipleSelectOptionQuestions"), "there are none; expected some")
        ids, _ = option_ids(options, "id", self._notes)
        made = [self._selectable(id, option) for id, option in zip(ids, options, strict=True)]
        if one.switch("commentsRequired"):
            for option in made:
                option["asks"] = "comment"
            self._notes.leave_out(
                one.at("commentsRequired"), "a comment is asked for only where something is chosen"
            )
        if one.switch("isKill"):
            self._notes.leave_out(
                one.at("isKill"), "that it is fatal is not carried: its options are, each by itself"
            )
        self._critical(one)
        content |= {"kind": "multiple", "options": made}
        if not any(option["points"] or option["unselected"] for option in made):
            content["scored"] = False

    def _selectable(self, id: str, option: Group) -> dict[str, Any]:
        """One option of a multiple choice: over there a question of its own with two answers."""
        answers = {}
        for answer in option.groups("answerOptions"):
            for name in ("id", "text"):
                answer.raw(name)
            built_in = answer.one_of("builtInType", ("Selected", "Unselected"))
            if built_in in answers:
                raise Misfit(answer.place, f"a second answer is “{built_in}”; expected one of each")
            answers[built_in] = self._value(answer)
        if "Selected" not in answers:
            raise Misfit(option.at("answerOptions"), "none is “Selected”; expected one of each")
        points, unselected = answers["Selected"], answers.get("Unselected", 0.0)
        made = {
            "id": id,
            "text": option.needed("text"),
            "points": points,
            "unselected": unselected,
        }
        option.raw("type")
        option.switch("naEnabled")
        if option.switch("commentsRequired"):
            made["asks"] = "comment"
        self._critical(option)
        if option.switch("isKill"):
            if points < unselected:
                made["fails"] = "form"
            else:
                self._notes.leave_out(
                    option.at("isKill"), "failing by not choosing an option is not carried"
                )
        if option.has("visibilityCondition"):
            option.raw("visibilityCondition")
            self._notes.leave_out(
                option.at("visibilityCondition"),
                "a condition on one option is not carried: it can always be chosen",
            )
        return made

    def _condition(self, number: int, owner: Group, content: dict[str, Any]) -> None:
        condition = owner.group("visibilityCondition")
        if condition is None:
            return
        joined = condition.one_of("combiningOperation", ("AND", "OR")) or "AND"
        tests: list[dict[str, Any]] = []
        for place, predicate in enumerate(condition.list("predicates")):
            tests.append(self._test(number, predicate, f"{condition.at('predicates')}[{place}]"))
        if tests:
            several = {"all" if joined == "AND" else "any": tests}
            content["when"] = tests[0] if len(tests) == 1 else several

    def _test(self, number: int, predicate: Any, place: str) -> dict[str, Any]:
        """A predicate, which is the way to an answer by positions from 0, as a test by ids."""
        found = _PREDICATE.match(predicate) if isinstance(predicate, str) else None
        if found is None:
            expected = "/form/questionGroup/0/question/0/answer/0"
            raise Misfit(place, f"it leads to no answer; expected a way such as {expected}")
        group = number if found[1] is None else int(found[1])
        known = self._known.get((group, int(found[2])))
        if known is None:
            raise Misfit(place, f"there is no question {found[2]} in group {group}, from 0")
        if int(found[3]) >= len(known.options):
            raise Misfit(place, f"the question has no answer {found[3]}, from 0")
        self._must_be_answered(known)
        id = known.options[int(found[3])]
        scale = known.content.get("kind", "scale") == "scale"
        return {"question": known.content["id"], "is": int(id) if scale else id}

    def _must_be_answered(self, known: _Known) -> None:
        """What a condition looks at takes no “not applicable” with us."""
        if known.group.switch("naEnabled") and not known.content.get("required"):
            self._notes.leave_out(
                known.group.at("naEnabled"),
                "not applicable is not carried, since a condition looks at this question",
            )
        known.content["required"] = True
        if known.content.get("default") == "n/a":
            del known.content["default"]


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
