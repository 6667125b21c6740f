"""Forms without conditions that use all the rest of the scoring language, with answers to them."""

from functools import cache
from typing import Any

from hypothesis import strategies as st
from language_forms import choice, form, multiple, scale, section, yes_no

from evaluator.forms.model import Form
from evaluator.terms import Answer

Plain = dict[str, Any]
Answered = tuple[Form, dict[str, Answer]]

WEIGHTS = st.integers(1, 100) | st.decimals("0.1", "100", places=2).map(float)
CLASSES = ("customer", "business", "compliance")
ON_FAIL: tuple[Plain, ...] = ({}, {"on_fail": "flag"}, {"on_fail": "cap", "fail_cap": 40})


@cache
@st.composite
def forms(draw: st.DrawFn) -> Form:
    """Up to 5 questions in up to 3 sections, one of them within another."""
    method = draw(st.sampled_from(["weighted", "points", "ratio"]))
    weighted = method == "weighted"
    scoring: Plain = {"method": method, **draw(st.sampled_from(ON_FAIL))}
    if weighted:
        scoring["not_applicable"] = draw(st.sampled_from(["section", "everywhere"]))
        scoring["floor"] = draw(st.sampled_from(["zero", "lowest"]))
    else:
        scoring["cap"] = draw(st.sampled_from([100, 130]))
    sections = [section("s"), section("t"), section("u", within="t")]
    for part in sections if method != "points" else []:
        if (weight := draw(st.none() | WEIGHTS)) is not None:
            part["weight"] = weight
    questions = []
    for number in range(draw(st.integers(1, 5))):
        made = draw(_question(f"q{number}", weighted))
        made["section"] = draw(st.sampled_from(["", "s", "t", "u"]))
        _fail(made, draw(st.none() | st.sampled_from(_scopes(made["section"]))), draw(PLACES))
        questions.append(made)
    return form(*questions, sections=sections, scoring=scoring)


PLACES = st.sampled_from([0, 0, 1])


def _scopes(section: str) -> tuple[str, ...]:
    """What an answer may fail, by where its question stands."""
    around = {"": (), "u": ("section", "outer_section")}.get(section, ("section",))
    return ("form", *around, *around, *CLASSES)


def _fail(made: Plain, scope: str | None, place: int) -> None:
    """Let the answer at a place fail something."""
    if scope is None:
        return
    kind = made.get("kind", "scale")
    if kind in ("scale", "yes_no"):
        at = ("no", "yes")[place] if kind == "yes_no" else place
        made["rules"] = [{"at": at, "fails": scope}]
    else:
        several = made["ranges" if kind == "number" else "options"]
        several[min(place, len(several) - 1)]["fails"] = scope


@cache
@st.composite
def _question(draw: st.DrawFn, id: str, weighted: bool) -> Plain:
    """Any question that can be scored; its points grow from answer to answer."""
    kind = draw(st.sampled_from(["scale", "yes_no", "choice", "multiple", "number"]))
    best = draw(st.integers(1, 20))
    first = draw(st.sampled_from([0, 0, 1] if weighted else [0, 0, -5]))
    if kind == "scale":
        made = scale(id, draw(st.integers(1, 5)), points=best)
    elif kind == "yes_no":
        made = yes_no(id, points=[first, first + best])
    elif kind == "choice":
        made = choice(id, first, first + best, first + 2 * best)
    elif kind == "multiple":
        made = multiple(id, *draw(st.lists(st.integers(1, 9), min_size=1, max_size=4)))
        made |= draw(st.sampled_from([{}, {"cap": 5}]))
    else:
        ranges = [{"to": 0, "points": first}, {"from": 1, "to": 3, "points": first + 1}]
        made = {"id": id, "kind": "number", "ranges": [*ranges, {"from": 4, "points": best + 2}]}
    if weighted:
        return made | {"weight": draw(WEIGHTS)}
    return made | draw(st.sampled_from([{}, {}, {}, {"bonus": True}]))


@st.composite
def answered(draw: st.DrawFn) -> Answered:
    """A form with answers to most of its questions, not applicable among them."""
    made = draw(forms())
    some = {one.id: draw(_answers_to(one)) for one in made.questions if draw(st.integers(0, 9))}
    return made, some


def _answers_to(one: Any) -> st.SearchStrategy[Answer]:
    na: st.SearchStrategy[Answer] = st.just("n/a")
    if one.kind == "multiple":
        ids = [option.id for option in one.options]
        return na | st.lists(st.sampled_from(ids), unique=True).map(tuple)
    if one.kind == "number":
        return na | st.integers(-2, 6).map(float)
    return na | st.integers(0, one.top)
