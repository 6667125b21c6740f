"""Forms that other systems can carry, and some that they cannot, made by hypothesis."""

from typing import Any

from any_form import decides, make_optional
from hypothesis import strategies as st

from evaluator.forms.foreign.connect_facts import FIELDS
from evaluator.forms.model import Form

Plain = dict[str, Any]

_TITLES = st.text('abc äß&–“”"\\?', min_size=1, max_size=20).filter(str.strip)
_KINDS = ["scale", "yes_no", "choice", "multiple", "number", "text", "date", "time"]


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """A form of up to 8 questions in up to 3 sections, with conditions and failing answers."""
    method = draw(st.sampled_from(["weighted", "points", "ratio"]))
    sections = draw(_sections(method))
    questions: list[Plain] = []
    for number in range(draw(st.integers(1, 8))):
        questions.append(draw(_question(f"q-{number}", method, sections, questions)))
    scoring: Plain = {"method": method}
    if method == "weighted":
        scoring |= draw(st.sampled_from([{}, {"not_applicable": "everywhere"}]))
    return Form.model_validate(
        {
            "id": "carried",
            "version": "1",
            "title": draw(_TITLES).strip(),
            "pass_mark": 50,
            "bands": [{"at": 70, "name": "High"}, {"at": 0, "name": "Low"}],
            "scoring": scoring,
            "sections": sections,
            "questions": questions,
        }
    )


@st.composite
def _sections(draw: st.DrawFn, method: str) -> list[Plain]:
    weighed = method != "points" and draw(st.booleans())
    sections: list[Plain] = []
    for number in range(draw(st.integers(0, 3))):
        made: Plain = {"id": f"s{number}", "title": draw(_TITLES).strip()}
        if weighed:
            made["weight"] = draw(st.integers(1, 40))
        if not draw(st.integers(0, 5)):
            made["scored"] = False
        sections.append(made)
    if len(sections) == 3 and draw(st.booleans()):
        sections[2]["within"] = "s1"
        sections[2].pop("weight", None)
    return sections


@st.composite
def _question(
    draw: st.DrawFn, id: str, method: str, sections: list[Plain], before: list[Plain]
) -> Plain:
    kind = draw(st.sampled_from(_KINDS))
    made: Plain = {"id": id, "kind": kind, "title": draw(_TITLES).strip()}
    if sections and draw(st.booleans()):
        made["section"] = draw(st.sampled_from(sections))["id"]
    if draw(st.booleans()):
        made["required"] = True
    drivers = [one for one in before if decides(one)]
    if drivers and draw(st.booleans()):
        made["when"] = draw(_condition(drivers, 1))
        make_optional(drivers, made["when"], chance=draw(st.integers(0, 3)))
    if kind in ("text", "date", "time"):
        return made
    if not draw(st.integers(0, 5)):
        made["scored"] = False
    weighed = [one for one in sections if one["id"] == made.get("section") and "weight" in one]
    if method == "weighted" and not (weighed and draw(st.booleans())):
        made["weight"] = draw(st.integers(1, 30))
    inside = [one for one in sections if one["id"] == made.get("section")]
    scopes = ["section"] * len(inside) + ["outer_section" for one in inside if "within" in one]
    scopes += [f"section:{one['id']}" for one in sections]
    fails = draw(st.sampled_from(["", "", "", "", "form", *scopes]))
    return made | draw(_answers(kind, method, fails))


@st.composite
def _answers(draw: st.DrawFn, kind: str, method: str, fails: str) -> Plain:
    worst = {"fails": fails} if fails else {}
    most = draw(st.sampled_from([1, 2, 5, 10]))
    if kind == "scale":
        levels = [f"Level {level}." for level in range(draw(st.sampled_from([2, 3, 5, 6])))]
        rules = [{"at": level, **worst} for level in range(len(levels) - 1)] if worst else []
        return {"levels": levels, "rules": rules[: draw(st.integers(1, 5))]}
    if kind == "yes_no":
        return {"points": most, **({"rules": [{"at": "no", **worst}]} if worst else {})}
    if kind == "number":
        first, last = {"from": 0, "to": 1, "points": most}, {"from": 2, "points": 0, **worst}
        return {"ranges": [first, last]}
    options: list[Plain] = [
        {"id": f"o{place}", "text": f"Option {place}", "points": points}
        for place, points in enumerate([most, 0, *draw(st.lists(st.integers(0, most), max_size=3))])
    ]
    options[1] |= worst
    if kind == "multiple":
        return {"options": options, **draw(st.sampled_from([{}, {"cap": most}]))}
    return {"options": options}


@st.composite
def _condition(draw: st.DrawFn, drivers: list[Plain], deep: int) -> Plain:
    if deep and not draw(st.integers(0, 2)):
        group = draw(st.sampled_from(["all", "any", "none"]))
        return {group: [draw(_condition(drivers, 0)) for _ in range(draw(st.integers(1, 2)))]}
    if not draw(st.integers(0, 5)):
        test = draw(st.sampled_from(["is", "is_not", "at_least", "at_most"]))
        return {"fact": draw(st.sampled_from([*FIELDS])), test: draw(st.sampled_from([1, 60, 2.5]))}
    driver = draw(st.sampled_from(drivers))
    head: Plain = {"question": driver["id"]}
    if driver["kind"] == "number":
        return {**head, "at_least": draw(st.sampled_from([1, 2]))}
    if driver["kind"] == "scale":
        return {**head, draw(st.sampled_from(["is", "is_not", "at_least", "at_most"])): 1}
    if driver["kind"] == "yes_no":
        return {**head, draw(st.sampled_from(["is", "is_not"])): "no"}
    several = ["all_of"] if driver["kind"] == "multiple" else []
    test = draw(st.sampled_from(["is", "is_not", "any_of", *several]))
    return {**head, test: "o1" if test.startswith("is") else ["o0", "o1"]}
