"""Forms in the whole language, and answers to them, made by hypothesis: what round trips are
tried with."""

from functools import cache
from random import Random
from typing import Any

from hypothesis import strategies as st

from evaluator.figures import NAMES
from evaluator.forms.model import Form
from evaluator.forms.question import Question
from evaluator.terms import Answer

Plain = dict[str, Any]

ODD = "=1+1 'a' \"b\" <c> & [d] {e} ${f} _x000D_ \\n -  # : ; é 漢 😀"
TEXTS = st.text(st.sampled_from(ODD + "abcdefgh \n\t\\"), min_size=1, max_size=12).filter(str.strip)
POINTS = st.integers(0, 12) | st.decimals("0.1", "12", places=1).map(float)
SCOPES = ["form", "customer", "business", "compliance"]
NUMBERED = (0, 1.5, 3, 10)


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """Any form of up to 7 questions in up to 4 sections, one of them nested."""
    method = draw(st.sampled_from(["weighted", "points", "ratio"]))
    languages = draw(st.sampled_from([("en",), ("en", "de"), ("de", "en", "pt-BR")]))
    sections = draw(_sections(method, languages))
    ids = [
        f"{draw(st.sampled_from(['q', '1-', 'z-a-']))}{n}" for n in range(draw(st.integers(1, 7)))
    ]
    questions: list[Plain] = []
    for id in ids:
        around = draw(st.sampled_from([{}, *sections]))
        failing = ["section"] * bool(around) + ["outer_section"] * ("within" in around)
        failing += [f"section:{one['id']}" for one in sections]
        made = draw(_question(id, method, languages, (*SCOPES, *failing)))
        made["section"] = around.get("id", "")
        drivers = [one for one in questions if decides(one)]
        if draw(st.booleans()):
            made |= {"when": draw(_condition(drivers, 2)), "when_not": draw(_WHEN_NOT)}
            make_optional(drivers, made["when"], chance=draw(st.integers(0, 3)))
        questions.append({name: value for name, value in made.items() if value != ""})
    content: Plain = {
        "id": "any-form",
        "version": draw(st.sampled_from(["1", "1.10", "2026-05"])),
        "title": draw(_text(languages)),
        "language": languages[0],
        "summary": draw(_text(languages)),
        "pass_mark": draw(st.integers(0, 100)),
        "bands": [{"at": 62.5, "name": draw(_text(languages))}, {"at": 0, "name": "Low"}],
        "scoring": {"method": method, **draw(_SCORING)},
        "sections": sections,
        "questions": questions,
    }
    return Form.model_validate(content)


def decides(one: Plain) -> bool:
    """Whether a condition may look at a question."""
    always = one.get("required") or one.get("optional_driver")
    return bool(always) and one["kind"] not in _OPEN


def make_optional(drivers: list[Plain], when: Plain, chance: int) -> None:
    """At times what a condition looks at may be not applicable."""
    for one in drivers:
        if not chance and f"'question': '{one['id']}'" in str(when):
            one.pop("required", None)
            one["optional_driver"] = True


_OPEN = ("text", "date", "time")
_WHEN_NOT = st.sampled_from(["hide", "disable"])
_SCORING = st.sampled_from(
    [{}, {"on_fail": "cap", "fail_cap": 40}, {"on_fail": "flag", "cap": 150}]
)


def answers(form: Form, chance: Random, of: float = 0.9) -> dict[str, Answer]:
    """Answers to that share of a form's questions, drawn by chance: a form is tried with many."""
    return {one.id: _answer(one, chance) for one in form.questions if chance.random() < of}


def _answer(one: Question, chance: Random) -> Answer:
    if not one.required and chance.random() < 0.1:
        return "n/a"
    match one.kind:
        case "multiple":
            return tuple(option.id for option in one.options if chance.random() < 0.5)
        case "number":
            return chance.choice([float(number) for number in NUMBERED if one.takes(number)])
        case "text" | "date" | "time":
            return {"text": "Said.", "date": "2026-05-31", "time": "14:05"}[one.kind]
    return chance.randint(0, one.top)


@cache
@st.composite
def _text(draw: st.DrawFn, languages: tuple[str, ...]) -> str | Plain:
    """A text, or one in some of the languages."""
    own = draw(TEXTS)
    if len(languages) == 1 or draw(st.booleans()):
        return own
    others = draw(st.lists(st.sampled_from(languages[1:]), unique=True, min_size=1))
    return {languages[0]: own, **{one: draw(TEXTS) for one in others}}


@st.composite
def _sections(draw: st.DrawFn, method: str, languages: tuple[str, ...]) -> list[Plain]:
    sections: list[Plain] = []
    for id in draw(st.permutations(["s", "t", "u-in-t", "9"]))[: draw(st.integers(0, 4))]:
        section: Plain = {"id": id, "title": draw(_text(languages))}
        if method != "points" and draw(st.booleans()):
            section["weight"] = draw(st.integers(1, 50))
        section |= draw(st.sampled_from([{}, {"scored": False}, {"pass_mark": 70},
            {"notes": "Private."},
            {"bands": [{"at": 50, "name": "Up"}, {"at": 0, "name": "Down"}]},
            {"when": {"fact": "hold.total", "at_least": 30}, "when_not": "disable"}]))  # fmt: skip
        sections.append(section)
    if {"t", "u-in-t"} <= {one["id"] for one in sections}:
        next(one for one in sections if one["id"] == "u-in-t")["within"] = "t"
    return sections


@st.composite
def _question(
    draw: st.DrawFn, id: str, method: str, languages: tuple[str, ...], scopes: tuple[str, ...]
) -> Plain:
    kind = draw(st.sampled_from(["scale", "yes_no", "choice", "multiple", "number", *_OPEN]))
    made: Plain = {"id": id, "kind": kind, "title": draw(_text(languages))}
    made |= draw(_DECKS)
    if draw(st.booleans()):
        made["definition"] = draw(_text(languages))
        made["evidence"] = [draw(_text(languages)) for _ in range(draw(st.integers(0, 3)))]
    if draw(st.booleans()):
        made["required"] = True
    if kind in _OPEN:
        return made
    if method == "weighted":
        made["weight"] = draw(st.integers(1, 30) | st.just(2.5))
    elif draw(st.booleans()):
        made["bonus"] = True
    made |= draw({"scale": _scale, "yes_no": _yes_no, "choice": _options, "multiple": _options,
                  "number": _number}[kind](kind, languages, scopes))  # fmt: skip
    return made


_DECKS = st.sampled_from([
    {}, {"short": "S", "tip": "Tip."}, {"notes": "Private", "source": "=SUM(A1)"},
    {"facts": ["hold.total", NAMES[0]]}, {"listen_for_words": ["one", "two three"]},
    {"not_applicable": "Never.", "good": "So."}, {"pass_mark": 60},
])  # fmt: skip


@cache
@st.composite
def _rules(draw: st.DrawFn, scopes: tuple[str, ...]) -> Plain:
    rules: Plain = {}
    if draw(st.booleans()):
        rules["fails"] = draw(st.lists(st.sampled_from(scopes), unique=True, min_size=1))
    if draw(st.booleans()):
        rules["asks"] = draw(st.lists(st.sampled_from(["comment", "evidence"]), unique=True,
                                      min_size=1))  # fmt: skip
    return rules


@st.composite
def _scale(
    draw: st.DrawFn, _kind: str, languages: tuple[str, ...], scopes: tuple[str, ...]
) -> Plain:
    top = draw(st.integers(1, 4))
    made: Plain = {"levels": [draw(_text(languages)) for _ in range(top + 1)]}
    made |= draw(st.sampled_from([{}, {"points": 7.5}, {"points": [*range(top), top + 0.5]}]))
    found = ({"at": level, **draw(_rules(scopes))} for level in range(top + 1))
    made["rules"] = [one for one in found if len(one) > 1]
    suggestion = {"answer": top, "when": draw(_facts(1))}
    made |= draw(st.sampled_from([{}, {"evidence_at": [0]}, {"default": top},
        {"suggest": [suggestion]},
        {"causes": [{"id": "c", "text": draw(_text(languages))}], "causes_at": [0]}]))  # fmt: skip
    return made


@st.composite
def _yes_no(
    draw: st.DrawFn, _kind: str, languages: tuple[str, ...], scopes: tuple[str, ...]
) -> Plain:
    made: Plain = draw(st.sampled_from([{}, {"points": 3}, {"points": [0, 2]}]))
    if draw(st.booleans()):
        made |= {"levels": {"no": draw(_text(languages)), "yes": draw(_text(languages))}}
    if rules := draw(_rules(scopes)):
        made |= {"rules": [{"at": "no", **rules}]}
    return made | draw(st.sampled_from([{}, {"default": "yes"}, {"default": "no"}]))


@st.composite
def _options(
    draw: st.DrawFn, kind: str, languages: tuple[str, ...], scopes: tuple[str, ...]
) -> Plain:
    ids = draw(st.permutations(["a", "b", "0", "1", "two-words"]))[: draw(st.integers(2, 4))]
    options = [
        {"id": id, "text": draw(_text(languages)), "points": draw(POINTS), **draw(_rules(scopes))}
        for id in ids
    ]
    options[0]["points"] = 13
    made: Plain = {"options": options}
    if kind == "multiple":
        options[1] |= draw(st.sampled_from([{}, {"unselected": 2}]))
        return made | draw(st.sampled_from([{}, {"cap": 14.5}]))
    return made | draw(st.sampled_from([{}, {"default": ids[1]}]))


@st.composite
def _number(
    draw: st.DrawFn, _kind: str, languages: tuple[str, ...], scopes: tuple[str, ...]
) -> Plain:
    first: Plain = {"to": 1, "points": draw(POINTS), **draw(_rules(scopes))}
    made: Plain = {
        "step": draw(st.sampled_from([1.0, 0.5])),
        "unit": draw(st.sampled_from(["", "s"])),
    }
    last = {"from": 1 + made["step"], "to": 10, "points": 13}
    if draw(st.booleans()):
        first["from"] = 0
    return {**made, "ranges": [first, last]}


@st.composite
def _facts(draw: st.DrawFn, deep: int) -> Plain:
    return draw(_condition([], deep))


@st.composite
def _condition(draw: st.DrawFn, drivers: list[Plain], deep: int) -> Plain:
    if deep and draw(st.booleans()):
        kind = draw(st.sampled_from(["all", "any", "none"]))
        return {kind: [draw(_condition(drivers, deep - 1)) for _ in range(draw(st.integers(1, 3)))]}
    if not drivers or not draw(st.integers(0, 3)):
        test = {draw(st.sampled_from(["at_least", "at_most", "is", "is_not"])): draw(_BOUNDS)}
        return {"fact": draw(st.sampled_from(NAMES)), **test}
    return draw(_test(draw(st.sampled_from(drivers))))


_BOUNDS = st.integers(0, 60) | st.just(2.5)


@st.composite
def _test(draw: st.DrawFn, driver: Plain) -> Plain:
    head = {"question": driver["id"]}
    if driver["kind"] == "number":
        taken = [one for one in NUMBERED if one % driver["step"] == 0 and one <= 10]
        name = draw(st.sampled_from(["is", "is_not", "at_least", "at_most"]))
        return {**head, name: draw(st.sampled_from(taken))}
    if driver["kind"] == "scale":
        values: list[Any] = list(range(len(driver["levels"])))
        if draw(st.booleans()):
            return {**head, draw(st.sampled_from(["at_least", "at_most"])): values[-1]}
    elif driver["kind"] == "yes_no":
        values = ["no", "yes"]
    else:
        values = [option["id"] for option in driver["options"]]
    several = ["any_of", "all_of"] if driver["kind"] == "multiple" else ["any_of"]
    name = draw(st.sampled_from(["is", "is_not", *several]))
    if name in several:
        return {**head, name: draw(st.lists(st.sampled_from(values), unique=True, min_size=1))}
    return {**head, name: draw(st.sampled_from(values))}
