"""Random forms of other systems score as the published formulas say, worked out on their JSON."""

from collections.abc import Mapping
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from foreign_forms import Json, connect_of, genesys, group, section, single
from odd_parts import any_of, enabled, fails, looks, option, several, shown
from test_forms_foreign_odd import imported

from evaluator.scoring.answers import read_answer
from evaluator.scoring.score import score

FORMS, SHEETS = 15, 8
Given = Mapping[str, Any]


def agrees(form: Json, given: Given, raw: Fraction | None, *, zero: bool | Fraction) -> None:
    """Our score is `raw`, and what is shown 0 where `zero`, or that less."""
    came = imported(form)
    ours = came.there.in_ours(given)
    found = score(came.form, {id: read_answer(came.form.question(id), ours[id]) for id in ours})
    if raw is None:
        assert (found.value, found.raw) == (None, None)
        return
    shows = raw - zero if isinstance(zero, Fraction) else Fraction() if zero else raw
    assert found.raw == pytest.approx(float(raw), abs=1e-9)
    assert found.value == pytest.approx(float(shows), abs=1e-9)


def a_genesys_form(chance: Random) -> Json:
    """Groups with points, fatal answers, several options, and conditions on what stands before."""
    groups: list[Json] = []
    before: list[str] = []
    for place in range(chance.randint(1, 3)):
        questions: list[Json] = []
        for number in range(chance.randint(1, 3)):
            id = f"q{place}-{number}"
            made = several(id, *(option(f"{id}-{n}", *_two(chance)) for n in range(2)))
            if chance.random() < 0.7:
                options = [
                    {"id": f"{id}-{n}", "text": f"{n}", "value": chance.randint(0, 9)}
                    for n in range(chance.randint(2, 4))
                ]
                fatal = chance.random() < 0.2
                made = {"id": id, "text": id, "answerOptions": options, "isKill": fatal}
            if before and chance.random() < 0.5:
                ways = chance.choices(before, k=chance.randint(1, 2))
                made |= shown(*ways, joined=chance.choice(("AND", "OR")))
            if "answerOptions" in made:
                way = f"/form/questionGroup/{place}/question/{number}/answer/"
                before += [f"{way}{n}" for n in range(len(made["answerOptions"]))]
            questions.append({**made, "naEnabled": chance.random() < 0.5})
        groups.append(group(f"g{place}", chance.choice((1, 2.5, 40)), *questions))
    return genesys(*groups)


def _two(chance: Random) -> tuple[int, int]:
    return chance.randint(0, 5), chance.randint(0, 5)


def by_genesys(form: Json, given: Given) -> tuple[Fraction | None, bool]:
    """Points times weights of what is possible, of what is asked and applies; whether it fails."""
    earned, possible, failed, chosen = Fraction(), Fraction(), False, set[str]()
    for place, held in enumerate(form["questionGroups"]):
        for number, one in enumerate(held["questions"]):
            when = one.get("visibilityCondition")
            if when:
                met = [way in chosen for way in when["predicates"]]
                if not (all(met) if when["combiningOperation"] == "AND" else any(met)):
                    continue
            answer = given[one["id"]]
            if answer == "n/a":
                continue
            if "answerOptions" in one:
                chosen.add(f"/form/questionGroup/{place}/question/{number}/answer/{answer}")
                values = [each["value"] for each in one["answerOptions"]]
                failed |= one["isKill"] and values[answer] < max(values)
                told = [(values[answer], max(values))]
            else:
                told = []
                for n, each in enumerate(one["multipleSelectOptionQuestions"]):
                    pair = [side["value"] for side in each["answerOptions"]]
                    told.append((pair[n not in answer], max(pair)))
            for got, most in told:
                earned += Fraction(str(held["weight"])) * got
                possible += Fraction(str(held["weight"])) * most
    return (100 * earned / possible if possible else None), failed


def test_genesys_forms_score_by_the_published_ratio() -> None:
    chance = Random(40)
    for _ in range(FORMS):
        form = a_genesys_form(chance)
        for _ in range(SHEETS):
            given = {
                one["id"]: "n/a"
                if one["naEnabled"] and chance.random() < 0.3
                else chance.randrange(len(one["answerOptions"]))
                if "answerOptions" in one
                else [n for n in range(2) if chance.random() < 0.5]
                for held in form["questionGroups"]
                for one in held["questions"]
            }
            raw, failed = by_genesys(form, given)
            agrees(form, given, raw, zero=failed)


def a_connect_form(chance: Random) -> Json:
    """Sections of weighed questions; an answer may fail any section, a question have a driver."""
    sections: list[Json] = []
    drivers: list[str] = []
    for place in range(3):
        questions = []
        for number in range(chance.randint(1, 3)):
            ref, make = f"q{place}-{number}", chance.choice((single, single, any_of))
            made = make(ref, 10, *(chance.randint(0, 9) for _ in range(2)))
            made["Weight"] = chance.randint(1, 30)
            made["NotApplicableEnabled"] = chance.random() < 0.5
            if chance.random() < 0.3:
                fails(made, 2, f"s{chance.randrange(3)}")
            if drivers and chance.random() < 0.4:
                action = chance.choice(("ENABLE", "DISABLE"))
                made |= enabled(looks(chance.choice(drivers), "IN", "o0", "o1"), action=action)
            if make is single:
                drivers.append(ref)
            questions.append(made)
        sections.append(section(f"s{place}", *questions))
    return connect_of(*sections, mode="QUESTION_ONLY")


def by_connect(form: Json, given: Given) -> tuple[Fraction | None, Fraction]:
    """Weights in proportion times scores of 10, at most 10; what failed sections take away."""
    rows: list[tuple[str, int, Fraction]] = []
    zeroed, chosen = set[str](), dict[str, str]()
    for held in (item["Section"] for item in form["Items"]):
        for one in (item["Question"] for item in held["Items"]):
            when = one.get("Enablement")
            if when:
                ref = when["Condition"]["Operands"][0]["Expression"]["Source"]["RefId"]
                if (chosen.get(ref) in ("o0", "o1")) != (when["Action"] == "ENABLE"):
                    continue
            answer = given[one["RefId"]]
            if answer == "n/a":
                continue
            if isinstance(answer, str):
                chosen[one["RefId"]] = answer
            (kind,) = one["QuestionTypeProperties"].values()
            picked = [each for each in kind["Options"] if each["RefId"] in answer]
            for each in picked:
                if each.get("AutomaticFail"):
                    zeroed.add(each["AutomaticFailConfiguration"]["TargetSection"])
            worth = Fraction(min(10, sum(each["Score"] for each in picked)), 10)
            rows.append((held["RefId"], one["Weight"], worth))
    total = sum(weight for _, weight, _ in rows)
    if not total:
        return None, Fraction()
    parts = [(ref, 100 * weight * worth / total) for ref, weight, worth in rows]
    return sum((part for _, part in parts), Fraction()), sum(
        (part for ref, part in parts if ref in zeroed), Fraction()
    )


def test_connect_forms_score_by_weights_in_proportion() -> None:
    chance = Random(41)
    for _ in range(FORMS):
        form = a_connect_form(chance)
        for _ in range(SHEETS):
            given: dict[str, Any] = {}
            for held in form["Items"]:
                for one in (item["Question"] for item in held["Section"]["Items"]):
                    refs = [f"o{n}" for n in range(3)]
                    given[one["RefId"]] = (
                        "n/a"
                        if one["NotApplicableEnabled"] and chance.random() < 0.3
                        else chance.choice(refs)
                        if one["QuestionType"] == "SINGLESELECT"
                        else [ref for ref in refs if chance.random() < 0.5]
                    )
            raw, less = by_connect(form, given)
            agrees(form, given, raw, zero=less)
