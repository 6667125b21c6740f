"""Parts of odd forms of other systems, as their APIs, command lines and templates make them."""

from dataclasses import dataclass
from typing import Any

from foreign_forms import Json, single


@dataclass(frozen=True, slots=True)
class Odd:
    """A form, and what must be among its repairs and among what is left out."""

    form: Json | list[Json]
    repairs: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    kinds: str = ""
    """The kinds of its points as ours, in order, where they are worth looking at."""


def renamed(value: Any, name: Any) -> Any:
    """With all names written otherwise."""
    if isinstance(value, dict):
        return {name(key): renamed(inner, name) for key, inner in value.items()}
    return [renamed(one, name) for one in value] if isinstance(value, list) else value


def snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)


def camel(name: str) -> str:
    return name[0].lower() + name[1:]


def without(value: Any, *names: str) -> Any:
    """Without these names, wherever they stand."""
    if isinstance(value, dict):
        return {key: without(inner, *names) for key, inner in value.items() if key not in names}
    return [without(one, *names) for one in value] if isinstance(value, list) else value


def option(id: str, selected: float, unselected: float, **more: Any) -> Json:
    """An option of a Genesys question of several."""
    answers = [
        {"id": f"{id}-s", "builtInType": "Selected", "value": selected},
        {"id": f"{id}-u", "builtInType": "Unselected", "value": unselected},
    ]
    return {
        "id": id,
        "type": "multipleChoiceQuestion",
        "text": id,
        "answerOptions": answers,
        **more,
    }


def several(id: str, *options: Json, **more: Any) -> Json:
    """A Genesys question of several."""
    return {
        "id": id, "type": "multipleSelectQuestion", "text": f"{id}?",
        "multipleSelectOptionQuestions": [*options], **more,
    }  # fmt: skip


def shown(*ways: str, joined: str = "AND") -> Json:
    return {"visibilityCondition": {"combiningOperation": joined, "predicates": [*ways]}}


def any_of(ref: str, *values: float, **more: Any) -> Json:
    """A Connect question of several."""
    made = single(ref, *values, QuestionType="MULTISELECT", **more)
    properties = made["QuestionTypeProperties"]
    properties["MultiSelect"] = {**properties.pop("SingleSelect"), "DisplayAs": "CHECKBOX"}
    return made


def numeric(ref: str, *ranges: tuple[int, int, int], **more: Any) -> Json:
    """A Connect question for a number."""
    options = [{"MinValue": low, "MaxValue": high, "Score": score} for low, high, score in ranges]
    held = {"MinValue": ranges[0][0], "MaxValue": ranges[-1][1], "Options": options}
    return {
        "Title": f"{ref}?", "RefId": ref, "QuestionType": "NUMERIC",
        "QuestionTypeProperties": {"Numeric": held}, **more,
    }  # fmt: skip


def text(ref: str, kind: str = "TEXT") -> Json:
    return {"Title": f"{ref}?", "RefId": ref, "QuestionType": kind}


def looks(ref: str, comparator: str, *options: str) -> Json:
    values = [{"Type": "OPTION_REF_ID", "RefId": one} for one in options]
    source = {"Type": "QUESTION_REF_ID", "RefId": ref}
    return {"Expression": {"Source": source, "Comparator": comparator, "Values": values}}


def measures(field: str, comparator: str, value: Any, **source: Any) -> Json:
    source = {"Type": "CONTACT", "ContactField": field, **source}
    values = [{"Type": "NUMERIC_VALUE", "NumericValue": value}]
    return {"Expression": {"Source": source, "Comparator": comparator, "Values": values}}


def enabled(*operands: Json, by: str = "AND", action: str = "ENABLE") -> Json:
    default = "DISABLE" if action == "ENABLE" else "ENABLE"
    condition = {"Operator": by, "Operands": [*operands]}
    return {"Enablement": {"Action": action, "DefaultAction": default, "Condition": condition}}


def group_of(*operands: Json, by: str) -> Json:
    return {"Condition": {"Operator": by, "Operands": [*operands]}}


def nesting(ref: str, *sections: Json) -> Json:
    """A section of a Connect form that holds sections."""
    return {"Title": ref, "RefId": ref, "Items": [{"Section": one} for one in sections]}


def unscored(question: Json, place: int) -> Json:
    """With an answer that has no score."""
    for held in question["QuestionTypeProperties"].values():
        del held["Options"][place]["Score"]
    return question


def fails(question: Json, place: int, target: str = "") -> Json:
    """With an answer that fails the form, or a section."""
    for held in question["QuestionTypeProperties"].values():
        held["Options"][place]["AutomaticFail"] = True
        if target:
            held["Options"][place]["AutomaticFailConfiguration"] = {"TargetSection": target}
    return question


def answers_itself(question: Json, **automation: Any) -> Json:
    for held in question["QuestionTypeProperties"].values():
        held["Automation"] = automation
    return question


def pointed(question: Json, *points: int, bonus: int = -1, **scoring: Any) -> Json:
    """With points instead of scores; one of them may be a bonus."""
    for held in question["QuestionTypeProperties"].values():
        for place, (one, value) in enumerate(zip(held["Options"], points, strict=True)):
            del one["Score"]
            one["PointsConfiguration"] = {"PointValue": value, "IsBonus": place == bonus}
    return {**question, "ScoringConfiguration": {"PointsConfiguration": scoring}}
