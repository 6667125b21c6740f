"""Reading an evaluation form of Amazon Connect (the JSON of its API) as a form of ours.

Scores of 0 to 10 by weights: our `weighted` with the divisor 10; points: our `points`.
What is mapped to what, and why: docs/decisions/0093-forms-of-other-systems.md.
"""

from dataclasses import dataclass
from typing import Any, Final

from evaluator.forms.foreign.connect_automation import drafted
from evaluator.forms.foreign.connect_conditions import Known, enabled
from evaluator.forms.foreign.connect_points import read_most
from evaluator.forms.foreign.connect_thresholds import thresholds
from evaluator.forms.foreign.connect_weights import LoneWeights
from evaluator.forms.foreign.group import Group
from evaluator.forms.foreign.made import Making, levelled, option_ids
from evaluator.forms.foreign.there import Was
from evaluator.forms.foreign.values import Imported, Misfit
from evaluator.forms.names import as_id
from evaluator.forms.options import NAMED

MODES: Final = ("QUESTION_ONLY", "SECTION_ONLY", "POINTS_BASED")
KINDS: Final = ("SINGLESELECT", "MULTISELECT", "NUMERIC", "TEXT", "DATETIME")
_PROPERTIES: Final = {
    "SINGLESELECT": "SingleSelect", "MULTISELECT": "MultiSelect", "NUMERIC": "Numeric",
    "TEXT": "Text", "DATETIME": "DateTime",
}  # fmt: skip
_OF_THE_SYSTEM: Final = (
    "EvaluationFormId", "EvaluationFormArn", "CreatedTime", "CreatedBy", "LastModifiedTime",
    "LastModifiedBy", "Locked", "DisplayAs", "InstanceId", "InstanceArn", "ClientToken", "AsDraft",
    "LatestValidationStatus", "LastValidationTime",
)  # fmt: skip
MOST: Final = 10
"""What counts as 100 % of a question, and what several options come to at most."""


@dataclass(slots=True)
class _Around:
    """The section of ours that an item stands in, and those there are over there, by what they
    are named there, innermost first, each with the id it has here: "" where it stands too deep.
    """

    id: str = ""
    sections: tuple[tuple[str, str], ...] = ()
    too_deep: tuple[Group, ...] = ()
    """Those that are no sections here: what they say goes for each question in them."""


def read(root: Group) -> Imported:
    """The form in the JSON of a Connect evaluation form. Raises Misfit."""
    return _Reading(root).read()


class _Reading:
    def __init__(self, root: Group) -> None:
        self._root = root
        self._notes = root.notes
        self._making = Making(root.notes)
        self._known: dict[str, Known] = {}
        self._conditions: list[tuple[tuple[Group, ...], dict[str, Any]]] = []
        self._automations: list[tuple[Group | None, Known]] = []
        self._weights = LoneWeights(root.notes)
        self._sections: dict[str, str] = {}
        """Their ids here by those over there; "" where one stands too deep to be one here."""
        self._targets: list[tuple[Group, str, list[str]]] = []
        self._mode = ""
        self._scored = True

    def read(self) -> Imported:
        root = self._root
        title_name = root.first_of(("Title", "EvaluationFormTitle"))
        title = root.needed(title_name)
        if title_name != "Title":
            self._notes.repair(root.at(title_name), "it was taken as the “Title”")
            self._weights.handmade = True
        strategy = root.group("ScoringStrategy")
        self._mode = strategy.one_of("Mode", MODES) if strategy else ""
        if strategy and strategy.one_of("Status", ("ENABLED", "DISABLED")) == "DISABLED":
            self._scored = False
            self._notes.repair(strategy.at("Status"), "scoring is disabled: no point is scored")
        items = root.groups("Items")
        if not items:
            raise Misfit(root.at("Items"), "there are no items; expected one or more")
        self._mode = self._mode or self._guessed(items)
        self._items(items, _Around())
        for groups, content in self._conditions:
            enabled(groups, content, self._known)
        for option, where, fails in self._targets:
            self._fail_another(option, where, fails)
        for automation, known in self._automations:
            drafted(automation, known)
        head = self._head(title, strategy)
        root.leave_rest(_OF_THE_SYSTEM)
        return self._making.finish(head)

    def _guessed(self, items: list[Group]) -> str:
        """Without a strategy, what has weights says by what is scored."""
        weighed = [one.raw("Section") for one in items]
        own = any(isinstance(one, dict) and one.get("Weight") is not None for one in weighed)
        mode = "SECTION_ONLY" if own else "QUESTION_ONLY"
        self._notes.repair(
            self._root.at("ScoringStrategy"), f"there is no mode; it was taken as {mode}"
        )
        return mode

    def _head(self, title: str, strategy: Group | None) -> dict[str, Any]:
        root = self._root
        version = root.number("EvaluationFormVersion", 0, 1e9)
        head: dict[str, Any] = {
            "id": as_id(title) or "form",
            "version": f"{version:g}" if version else "1",
            "title": title,
        }
        if summary := root.text("Description"):
            head["summary"] = summary
        if (languages := root.group("LanguageConfiguration")) and (
            language := languages.language("FormLanguage")
        ):
            head["language"] = language
        head["pass_mark"] = 0
        bands = thresholds(strategy) if strategy else []
        if not bands:
            bands = [{"at": 0, "name": "Scored"}]
            self._notes.repair("", "the form has no thresholds: one band was put in")
        head["bands"] = bands
        self._notes.repair("", "Connect forms have no pass mark: 0 was put in")
        if self._mode == "POINTS_BASED":
            head["scoring"] = {"method": "points"}
        else:
            divisor = self._weights.settle(self._making, self._mode)
            head["scoring"] = {"method": "weighted", "divisor": divisor}
        return head

    def _items(self, items: list[Group], around: _Around) -> None:
        for item in items:
            section, question = item.group("Section"), item.group("Question")
            if (section is not None and question is not None) or section is question:
                raise Misfit(item.place, "it holds no item; expected “Section” or “Question”")
            if section is not None:
                self._section(section, around)
            elif question is not None:
                self._question(question, around)

    def _section(self, section: Group, around: _Around) -> None:
        title = section.needed("Title")
        inner = _Around(around.id)
        id = ""
        if len(around.sections) < 2:
            id = self._making.name(section, "RefId", title)
            content: dict[str, Any] = {"id": id, "title": title}
            if around.id:
                content["within"] = around.id
            if definition := section.text("Instructions"):
                content["definition"] = definition
            weight = section.number("Weight", 0, 1000) if self._mode != "POINTS_BASED" else None
            self._weights.sections[id] = (weight, section)
            self._sections[section.name_of("RefId")] = id
            if section.switch("IsExcludedFromScoring"):
                content["scored"] = False
            if bands := thresholds(section):
                content["bands"] = bands
            self._making.add_section(content, section.place)
            self._conditions.append(((section,), content))
            inner.id = id
        else:
            self._making.name(section, "RefId", title)
            self._sections[section.name_of("RefId")] = ""
            inner.too_deep = (*around.too_deep, section)
            self._notes.leave_out(
                section.place,
                f"the section “{title[:40]}” stands too deep: its questions are taken up",
            )
        inner.sections = ((section.name_of("RefId"), id), *around.sections)
        self._items(section.groups("Items"), inner)

    def _question(self, one: Group, around: _Around) -> None:
        title = one.needed("Title")
        kind = one.one_of("QuestionType", KINDS) or self._kind(one)
        ref = one.name_of("RefId")
        content: dict[str, Any] = {"id": self._making.name(one, "RefId", title), "title": title}
        if around.id:
            content["section"] = around.id
        if definition := one.text("Instructions"):
            content["definition"] = definition
        if one.switch("NotApplicableEnabled") is False:
            content["required"] = True
        known = Known(one, content, several=kind == "MULTISELECT")
        if ref:
            self._known[ref] = known
        scoring = one.group("ScoringConfiguration")
        if scoring is not None:
            if scoring.switch("IsExcludedFromScoring"):
                content["scored"] = False
            if bands := thresholds(scoring):
                content["bands"] = bands
        properties = self._properties(one, kind)
        automation = properties.group("Automation") if properties else None
        self._automations.append((automation, known))
        match kind:
            case "TEXT":
                content["kind"] = "text"
            case "DATETIME":
                content["kind"] = "date"
                self._notes.leave_out(one.place, "its time of day is not carried, the day is")
            case "NUMERIC":
                self._numeric(properties, content, around)
            case _:
                self._select(one, properties, known, around)
        self._score(one, content, scoring, around)
        self._making.add_question(content, one.place)
        self._conditions.append(((*around.too_deep, one), content))

    def _kind(self, one: Group) -> str:
        held = one.group("QuestionTypeProperties")
        for kind, name in _PROPERTIES.items():
            if held is not None and held.has(name):
                self._notes.repair(
                    one.place, f"it has no “QuestionType”; {kind} follows from “{name}”"
                )
                return kind
        raise Misfit(one.place, f"it has no “QuestionType”; expected one of {', '.join(KINDS)}")

    def _properties(self, one: Group, kind: str) -> Group | None:
        """What belongs to the type, also where it stands one level too high."""
        name = _PROPERTIES[kind]
        held = one.group("QuestionTypeProperties")
        if held is None or held.has(name):
            return held.group(name) if held else None
        if held.has("Options"):
            self._notes.repair(held.at("Options"), f"they were taken as those of “{name}”")
            self._weights.handmade = True
        return held

    def _select(self, one: Group, properties: Group | None, known: Known, around: _Around) -> None:
        options = properties.groups("Options") if properties else []
        least = 1 if known.several else 2
        if len(options) < least:
            place = one.at("QuestionTypeProperties")
            raise Misfit(place, f"there are {len(options)} options; expected {least} or more")
        ids, known.options = option_ids(options, "RefId", self._notes)
        if not all(option.has("RefId") for option in options):
            self._weights.handmade = True
        made = []
        for id, option in zip(ids, options, strict=True):
            text = option.needed("Text")
            made.append({"id": id, "text": text, **self._earns(option, around)})
        self._without_score(options)
        known.order = tuple(ids)
        self._making.keep_options(
            known.content["id"],
            (
                Was(option.name_of("RefId"), one["text"], one["id"])
                for option, one in zip(options, made, strict=True)
            ),
        )
        if known.several:
            known.content |= {"kind": "multiple", "options": made}
        else:
            known.content.update(levelled(made) or {"kind": "choice", "options": made})

    def _without_score(self, options: list[Group]) -> None:
        """Note options that say nothing of what they earn, beside others that do."""
        name = "PointsConfiguration" if self._mode == "POINTS_BASED" else "Score"
        lacking = [option for option in options if not option.has(name)]
        if 0 < len(lacking) < len(options) and not any(one.has("Score") for one in lacking):
            said = "it says nothing of what it earns, as others do: 0 was put in"
            for option in lacking:
                self._notes.repair(option.place, said, alike=said)

    def _numeric(self, properties: Group | None, content: dict[str, Any], around: _Around) -> None:
        content["kind"] = "number"
        if properties is None:
            content["scored"] = False
            return
        low, high = _ends(properties)
        ranges = []
        for option in properties.groups("Options"):
            first, last = _ends(option)
            ranges.append({"from": first, "to": last, **self._earns(option, around)})
        if not ranges:
            content["scored"] = False
            ranges = [{"from": low, "to": high}]
        ranges.sort(key=lambda held: -1e9 if held["from"] is None else held["from"])
        if low is not None and low < (ranges[0]["from"] or low):
            self._notes.leave_out(
                properties.at("MinValue"), "numbers below all ranges are not taken"
            )
        if high is not None and high > (ranges[-1]["to"] or high):
            self._notes.leave_out(
                properties.at("MaxValue"), "numbers above all ranges are not taken"
            )
        if fine := _fine(ranges):
            content["step"] = fine
        content["ranges"] = [
            {name: end for name, end in held.items() if end is not None} for held in ranges
        ]

    def _earns(self, option: Group, around: _Around) -> dict[str, Any]:
        """What an option earns and fails."""
        found: dict[str, Any] = {}
        if self._mode == "POINTS_BASED":
            found["points"] = self._points(option)
            if (points := option.group("PointsConfiguration")) and points.switch("IsBonus"):
                found["bonus"] = True
        else:
            found["points"] = option.number("Score", 0, 1000) or 0.0
        target = option.group("AutomaticFailConfiguration")
        where = target.meant("TargetSection", dict(around.sections)) if target else ""
        if not option.switch("AutomaticFail"):
            return found
        if not where:
            found["fails"] = "form"
            return found
        id = dict(around.sections).get(where)
        if id:
            found["fails"] = "section" if id == around.id else "outer_section"
        else:  # it may stand further down
            found["fails"] = []
            self._targets.append((option, where, found["fails"]))
        return found

    def _fail_another(self, option: Group, where: str, fails: list[str]) -> None:
        """Have an answer fail a section that its question does not stand in, by its id here."""
        target = option.group("AutomaticFailConfiguration")
        ref = target.meant("TargetSection", self._sections) if target else where
        if id := self._sections.get(ref):
            fails.append(f"{NAMED}{id}")
        else:
            why = "which stands too deep" if id == "" else "which is no section of the form"
            said = f"failing “{where[:40]}”, {why}, is not carried: this answer fails nothing"
            self._notes.leave_out(option.place, said)

    def _points(self, option: Group) -> float:
        """The points of an option. Where it has none, its score can only mean those."""
        points = option.group("PointsConfiguration")
        if points is None and (score := option.number("Score", 0, 1000)):
            said = "there are no points; the score was taken as them"
            self._notes.repair(option.at("Score"), said, alike=said)
            return score
        return (points.number("PointValue") if points else None) or 0.0

    def _score(
        self, one: Group, content: dict[str, Any], scoring: Group | None, around: _Around
    ) -> None:
        """Weights, caps and bonuses of the question."""
        kind = content.get("kind", "scale")
        points = scoring.group("PointsConfiguration") if scoring else None
        if self._mode == "POINTS_BASED":
            if points is not None:
                if points.switch("IsBonus") and kind not in ("text", "date"):
                    content["bonus"] = True
                read_most(points, content)
                if points.number("MinPointValue", -100_000, 100_000):
                    self._notes.leave_out(
                        points.at("MinPointValue"), "a least value is not carried"
                    )
        else:
            if kind == "multiple":
                content["cap"] = MOST
            weight = one.number("Weight", 0, 1000) if self._mode == "QUESTION_ONLY" else None
            self._weights.questions[content["id"]] = (weight, one)
        excluded = any(section.switch("IsExcludedFromScoring") for section in around.too_deep)
        if excluded or not self._scored:
            content["scored"] = False


def _ends(range: Group) -> tuple[float | None, float | None]:
    return range.number("MinValue", -1e9, 1e9), range.number("MaxValue", -1e9, 1e9)


def _fine(ranges: list[dict[str, Any]]) -> float:
    """The steps that numbers go in, where some ends of ranges are no whole ones; else 0."""
    ends = [one[name] for one in ranges for name in ("from", "to") if one[name] is not None]
    if all(end == int(end) for end in ends):
        return 0
    return float(f"1e-{min(max(len(repr(end).partition('.')[2]) for end in ends), 6)}")
