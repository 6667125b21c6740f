"""What is doubtful in a form: each finding with its place, and none where there is none."""

import time
from pathlib import Path
from typing import Any

import pytest
from soon import soon

from evaluator.forms.findings import Finding
from evaluator.forms.lint import lint
from evaluator.forms.model import Form
from evaluator.forms.reach import unreachable
from evaluator.forms.read import read
from evaluator.places import shipped

WHOLE = Path(__file__).parent / "whole_language.yaml"
SOLVED = {"id": "solved", "kind": "yes_no", "title": "Was the matter solved?", "weight": 50}


def form(*questions: dict[str, Any], **more: Any) -> Form:
    content: dict[str, Any] = {
        "id": "a-form",
        "version": "1",
        "title": "A form",
        "pass_mark": 50,
        "bands": [{"at": 0, "name": "All"}],
        "questions": [SOLVED, *questions],
    }
    return Form.model_validate(content | more)


def point(id: str = "tone", **more: Any) -> dict[str, Any]:
    return {"id": id, "kind": "yes_no", "title": id.capitalize(), "weight": 50, **more}


def found(one: Form) -> list[tuple[bool, tuple[str | int, ...], str]]:
    return [(finding.error, finding.place, finding.message) for finding in lint(one)]


def test_a_good_form_has_nothing_to_mend() -> None:
    assert lint(form(point())) == ()
    assert lint(read(shipped("forms", "seven_point_call.yaml"))) == ()


def test_weights_rounded_to_some_places_do_add_up() -> None:
    solved = {**SOLVED, "weight": 33.334}
    thirds = [point(id, weight=33.333) for id in "ab"]
    assert lint(form(questions=[solved, *thirds])) == ()
    near = [point(id, weight=33.3) for id in "ab"]
    assert "add up to 99.93," in found(form(questions=[{**SOLVED, "weight": 33.33}, *near]))[0][2]
    exact = [point(f"p{place}", weight=100 / 41) for place in range(40)]
    told = [one for _, _, one in found(form(questions=[{**SOLVED, "weight": 100 / 41}, *exact]))]
    assert told == ["The form has 41 points."]


@pytest.mark.parametrize(
    ("made", "place", "message"),
    [
        (form(point(weight=40)), (), "The weights add up to 90, not to 100."),
        (
            form(point(), pass_mark=0.8),
            ("pass_mark",),
            "The pass mark is 0.8 of 100, so nearly every call passes.",
        ),
        (
            form(
                point("a", section="s", weight=30),
                point("b", section="s", weight=10),
                sections=[{"id": "s", "title": "S", "weight": 50}],
            ),
            ("sections", 0, "weight"),
            "The weights in section 1 “S” (s) add up to 40, not to 100.",
        ),
        (
            form(
                point("a", section="s", weight=None),
                point("b", section="s", weight=10),
                sections=[{"id": "s", "title": "S", "weight": 50}],
            ),
            ("sections", 0, "weight"),
            "The weights in section 1 “S” (s) are given for some points and not for others, which",
        ),
        (
            form(point(), scoring={"method": "points"}),
            ("questions", 0, "weight"),
            "Point 1 “Was the matter solved?” (solved) has a weight, which “method: points” does",
        ),
        (
            form(
                point(weight=None, section="s"),
                sections=[{"id": "s", "title": "S", "weight": 2}],
                questions=[
                    {**SOLVED, "weight": None},
                    point(weight=None, section="s"),
                ],
                scoring={"method": "points"},
            ),
            ("sections", 0, "weight"),
            "Section 1 “S” (s) has a weight, which “method: points” does not look at.",
        ),
        (
            form(point(title="Greeting and name")),
            ("questions", 1, "title"),
            "Point 2 “Greeting and name” (tone) seems to ask for two things at once.",
        ),
        (
            form(point(title="Gruß & Name"), language="de"),
            ("questions", 1, "title"),
            "Point 2 “Gruß & Name” (tone) seems to ask for two things at once.",
        ),
        (
            form(point(kind="scale", levels=["0", "1.", "Good."])),
            ("questions", 1, "levels", 0),
            "Level 0 of point 2 “Tone” (tone) has no words.",
        ),
        (
            form(point(kind="scale", levels=["Bad.", "Good.", "good. "])),
            ("questions", 1, "levels", 1),
            "Level 1 of point 2 “Tone” (tone) has the words of another level.",
        ),
        (
            form(*(point(f"q{n}", weight=50 / 40) for n in range(40))),
            ("questions",),
            "The form has 41 points.",
        ),
        (
            form(questions=[point(scored=False)]),
            ("questions",),
            "No point is scored, so no call gets a score.",
        ),
        (
            form(questions=[point(weight=100)]),
            ("questions",),
            "A call that left the caller's matter unresolved could score 100.",
        ),
        (
            form(point(), title={"en": "A", "de": "B"}),
            ("bands", 0, "name"),
            "3 texts are not translated into “de”, the first “All”.",
        ),
        (
            form(
                {"id": "go", "kind": "yes_no", "title": "Go", "scored": False, "required": True},
                point(
                    when={
                        "all": [{"question": "go", "is": "no"}, {"question": "go", "is": "yes"}]
                    }
                ),
            ),
            ("questions", 2, "when"),
            "Point 3 “Tone” (tone) is never asked: nothing makes its condition hold.",
        ),
    ],
)  # fmt: skip
def test_a_finding(made: Form, place: tuple[str | int, ...], message: str) -> None:
    findings = [one for one in lint(made) if one.message.startswith(message)]
    assert len(findings) == 1, lint(made)
    assert findings[0].place == place
    assert findings[0].error is ("never asked" in message)
    assert findings[0].mend.endswith(".")


def test_a_section_without_points_weighs_nothing_and_ratio_needs_no_hundred() -> None:
    empty = [{"id": "s", "title": "S", "weight": 7}, {"id": "t", "title": "T"}]
    told = [(False, ("sections", 0), "Section 1 “S” (s) has no points.")]
    assert found(form(point(section="t"), sections=empty)) == told
    ratio = {"method": "ratio"}
    made = form(point(weight=None, section="s"), sections=empty[:1], scoring=ratio)
    assert [one.place for one in lint(made)] == [("questions", 0, "weight")]


def test_a_section_around_sections_with_points_has_points() -> None:
    sections = [{"id": "s", "title": "S"}, {"id": "t", "title": "T", "within": "s"}]
    assert lint(form(point(section="t"), sections=sections)) == ()


def test_a_form_that_is_wholly_translated_has_nothing_to_mend() -> None:
    texts = {
        "title": "Formular",
        "bands/0/name": "Alle",
        "questions/solved/title": "Gelöst?",
        "questions/tone/title": "Ton",
    }
    assert lint(form(point(), translations={"de": texts})) == ()


def test_a_point_that_fails_the_form_may_be_what_asks_for_the_outcome() -> None:
    deciding = {**SOLVED, "scored": False, "rules": [{"at": "no", "fails": "form"}]}
    assert lint(form(questions=[deciding, point(weight=100)])) == ()
    assert lint(form(questions=[{**SOLVED, "scored": False}, point(weight=100)])) != ()


@pytest.mark.parametrize(
    "solved",
    [
        {"bonus": True},
        {"levels": ["Not resolved.", "Resolved."], "kind": "scale", "points": [5, 5]},
    ],
)
def test_what_cannot_lower_a_score_does_not_ask_for_the_outcome(solved: dict[str, Any]) -> None:
    asked = {**SOLVED, "weight": None, **solved}
    points = form(questions=[asked, point(weight=None)], scoring={"method": "points"})
    assert any("could score 100" in one.message for one in lint(points))


@pytest.mark.parametrize("text", ["Level 2", "3 points", "(Score: 4)", "1 Stern", "0 of 2 points"])
def test_a_number_is_no_words_whatever_it_is_called(text: str) -> None:
    told = found(form(point(kind="scale", levels=[text, "Said in full."])))
    assert any("has no words" in one for _, _, one in told) is not text.startswith("0 of")


def test_errors_come_first() -> None:
    never = {"all": [{"fact": "duration", "at_least": 9}, {"fact": "duration", "at_most": 3}]}
    assert [one.error for one in lint(form(point("both", title="A and b", when=never)))] == [
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("driver", "when", "reached"),
    [
        ({"kind": "yes_no"}, {"question": "go", "is": "yes"}, True),
        ({"kind": "scale", "levels": ["A", "B"]}, {"question": "go", "at_least": 1}, True),
        ({"kind": "scale", "levels": ["A", "B"]}, {"question": "go", "at_least": 2}, False),
        ({"kind": "number"}, {"question": "go", "at_least": 1e6}, True),
        (
            {"kind": "number", "ranges": [{"from": 0, "to": 5, "points": 0}]},
            {"question": "go", "at_least": 6},
            False,
        ),
        (
            {"kind": "multiple", "options": [{"id": i, "text": i} for i in "abc"]},
            {"all": [{"question": "go", "all_of": ["a", "b"]}, {"question": "go", "is_not": "c"}]},
            True,
        ),
        (
            {"kind": "multiple", "options": [{"id": i, "text": i} for i in "abc"]},
            {"all": [{"question": "go", "all_of": ["a"]}, {"question": "go", "is_not": "a"}]},
            False,
        ),
        ({"kind": "yes_no"}, {"none": [{"fact": "hold.total", "at_least": 0}]}, True),
        (
            {"kind": "yes_no", "when": {"fact": "hold.total", "at_least": 60}},
            {"all": [{"question": "go", "is": "no"}, {"fact": "hold.total", "at_most": 30}]},
            False,
        ),
    ],
)  # fmt: skip
def test_what_can_be_asked(driver: dict[str, Any], when: dict[str, Any], reached: bool) -> None:
    go = {"id": "go", "title": "Go", "required": True, "scored": False, **driver}
    made = form(go, point(when=when))
    assert ("tone" not in unreachable(made)) is reached


def test_what_decides_is_tried_together_with_what_decides_that() -> None:
    first = {"id": "first", "kind": "yes_no", "title": "F", "required": True, "scored": False}
    second = {**first, "id": "second", "when": {"question": "first", "is": "yes"}}
    both = [{"question": "second", "is": "yes"}, {"question": "first", "is": "no"}]
    assert unreachable(form(first, second, point(when={"all": both}))) == ("tone",)
    assert unreachable(form(first, second, point(when={"any": both}))) == ()


def test_answers_that_no_test_tells_apart_are_tried_once() -> None:
    drivers = [
        {
            "id": f"d{n}",
            "title": "D",
            "kind": "scale",
            "levels": [f"Level {level}" for level in range(11)],
            "required": True,
            "scored": False,
        }
        for n in range(5)
    ]
    never = [{"question": "d0", "is": 1}, {"question": "d0", "is": 2}]
    tests = [{"question": f"d{n}", "at_least": 1} for n in range(5)]
    assert unreachable(form(*drivers, point(when={"all": [*never, *tests]}))) == ("tone",)
    assert unreachable(form(*drivers, point(when={"all": tests}))) == ()


def test_with_too_many_courses_to_try_a_point_is_taken_for_one_that_can_be_asked() -> None:
    options = [{"id": f"o{n}", "text": f"Option {n}"} for n in range(12)]
    go = {"id": "go", "kind": "multiple", "title": "Go", "options": options}
    go |= {"required": True, "scored": False}
    never = [{"question": "go", "all_of": ["o0"]}, {"question": "go", "is_not": "o0"}]
    many = [{"question": "go", "any_of": [one["id"] for one in options]}]
    assert unreachable(form(go, point(when={"all": never}))) == ("tone",)
    assert unreachable(form(go, point(when={"all": [*never, *many]}))) == ()


def test_a_form_made_to_keep_lint_busy_does_not() -> None:
    """Four scales and a condition that needs all their levels, on 190 points: once minutes."""
    tests = [{"question": f"d{n}", "is": level} for n in range(4) for level in range(11)]
    drivers = [
        point(f"d{n}", kind="scale", required=True, levels=[f"Level {i}" for i in range(11)])
        for n in range(4)
    ]
    never = {"all": [{"any": tests[:-1]}, {"all": tests[-2:]}]}
    made = form(*drivers, *(point(f"q{n}", when=never) for n in range(40)))
    begun = time.process_time()
    lint(made)
    assert soon(begun)


GO = {"id": "go", "kind": "yes_no", "title": "Go", "required": True, "scored": False}
CHOSEN = {"kind": "choice", "title": "Which", "scored": False, "weight": None}
AB = [{"id": "a", "text": "First"}, {"id": "b", "text": "Second"}]


@pytest.mark.parametrize(
    ("made", "place", "message"),
    [
        (
            form(GO, point(when={"question": "go", "any_of": ["no", "yes"]})),
            ("questions", 2, "when"),
            "Point 3 “Tone” (tone) is always asked: its condition holds whatever is answered.",
        ),
        (
            form(
                point(when={"all": [{"fact": "hold.total", "at_least": 0},
                                    {"fact": "duration", "at_least": 60}]})),
            ("questions", 1, "when", "all", 0),
            "A test that decides nothing: hold is at least 0 s whatever it is.",
        ),
        (
            form(point(suggest=[{"answer": "no", "when": {"fact": "agent.share", "at_least": 2}}])),
            ("questions", 1, "suggest", 0, "when"),
            "A test that decides nothing: agent's share of the talk is at least 200 % can never",
        ),
        (
            form(
                GO,
                point(section="s"),
                sections=[{"id": "s", "title": "S", "when": {"all": [
                    {"question": "go", "is": "no"}, {"question": "go", "is": "yes"}]}}],
            ),
            ("sections", 0, "when"),
            "Section 1 “S” (s) is never asked: nothing makes its condition hold.",
        ),
        (
            form(point(**CHOSEN, options=[AB[0], {**AB[1], "text": "first "}])),
            ("questions", 1, "options", 0, "text"),
            "Option “a” of point 2 “Which” (tone) has the words of another.",
        ),
        (
            form(point(**CHOSEN, options=[AB[0], {**AB[1], "text": "–"}])),
            ("questions", 1, "options", 1, "text"),
            "Option “b” of point 2 “Which” (tone) has no words.",
        ),
        (
            form(point(**CHOSEN, options=AB, causes=[{"id": "c", "text": "No script"}])),
            ("questions", 1, "causes"),
            "The causes of point 2 “Which” (tone) are never offered: no answer earns",
        ),
        (
            form(point(causes_at=["no"])),
            ("questions", 1, "causes_at"),
            "Point 2 “Tone” (tone) says when causes are offered, and has none.",
        ),
        (
            form(point(default="no", rules=[{"at": "no", "fails": ["compliance", "form"]}])),
            ("questions", 1, "default"),
            "Point 2 “Tone” (tone) begins with an answer that fails the form, compliance-critical.",
        ),
        (
            form(point(listen_for_words=["…"])),
            ("questions", 1, "listen_for_words", 0),
            "“…” of point 2 “Tone” (tone) has no words, so it is never heard.",
        ),
        (
            form(point(listen_for_words=["so sorry", "So  sorry"])),
            ("questions", 1, "listen_for_words", 0),
            "“so sorry” of point 2 “Tone” (tone) is to be listened for twice.",
        ),
        (
            form(point(listen_for_words=[])),
            ("questions", 1, "listen_for_words"),
            "“listen_for_words” of point 2 “Tone” (tone) is an empty list.",
        ),
        (
            form(questions=[{**SOLVED, "weight": None, "points": [0, 0]}],
                 scoring={"method": "points"}),
            ("questions", 0),
            "Point 1 “Was the matter solved?” (solved) is scored, and its answers all earn 0.",
        ),
        (
            form(point(points=[5, 5])),
            ("questions", 1),
            "Point 2 “Tone” (tone) is scored, and its answers all earn 5.",
        ),
        (
            form(point(points=[5, 0])),
            ("questions", 1, "points"),
            "The highest level of point 2 “Tone” (tone) earns less than the lowest.",
        ),
        (
            form(point(kind="choice", title="Which", options=[
                {"id": "a", "text": "Good", "points": 5}, {"id": "b", "text": "n. a."}])),
            ("questions", 1, "options", 1, "text"),
            "“n. a.” of point 2 “Which” (tone) is scored as an answer.",
        ),
        (
            form(point(kind="scale", levels=["Entfällt", "Gut gelöst"]), language="de"),
            ("questions", 1, "levels", 0),
            "“Entfällt” of point 2 “Tone” (tone) is scored as an answer.",
        ),
        (
            form({"id": "rings", "kind": "number", "title": "Rings", "weight": 10}),
            ("questions", 1, "weight"),
            "Point 2 “Rings” (rings) has a weight, but no ranges that say what a number earns: it",
        ),
        (
            form(point(), language="sv"),
            ("language",),
            "The words of “sv” are not known here: points that ask for two things,",
        ),
        (
            form(questions=[point(weight=100, title="Freundlich")], language="de-AT"),
            ("questions",),
            "A call that left the caller's matter unresolved could score 100.",
        ),
    ],
)  # fmt: skip
def test_a_doubt(made: Form, place: tuple[str | int, ...], message: str) -> None:
    findings = [one for one in lint(made) if one.message.startswith(message)]
    assert findings and findings[0].place == place, lint(made)
    assert findings[0].error is ("never asked" in message)
    assert findings[0].mend.endswith(".")


@pytest.mark.parametrize(
    ("language", "title", "two"),
    [
        ("de", "Gruß und Name", True),
        ("fr", "Salutation et nom", True),
        ("es", "Saludo y nombre", True),
        ("it", "Saluto e nome", True),
        ("nl", "Groet en naam", True),
        ("pt-BR", "Saudação e nome", True),
        ("pl", "Powitanie i nazwisko", True),
        ("en", "Greeting and/or name", True),
        ("de", "Hand an die Sache", False),
        ("en", "Terms and conditions read out", False),
        ("en", "Terms and conditions and price", True),
        ("sv", "Hand and foot", False),
        ("sv", "Hälsning & namn", True),
    ],
)
def test_two_things_in_one_point_in_each_language(language: str, title: str, two: bool) -> None:
    told = [one for _, _, one in found(form(point(title=title), language=language))]
    assert any("two things at once" in one for one in told) is two


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("de", "Anliegen gelöst"),
        ("fr", "Demande résolue"),
        ("es", "Asunto resuelto"),
        ("it", "Richiesta risolta"),
        ("nl", "Vraag opgelost"),
        ("pt", "Assunto resolvido"),
        ("pl", "Sprawa rozwiązana"),
    ],
)
def test_the_outcome_is_known_in_each_language(language: str, title: str) -> None:
    asked = form(questions=[point(weight=100, title=title)], language=language)
    assert lint(asked) == ()


@pytest.mark.parametrize(
    ("driver", "when", "reached"),
    [
        (  # above the last range, so "none" of it holds
            {"kind": "number", "ranges": [{"from": 0, "to": 5, "points": 0}]},
            {"none": [{"question": "go", "at_least": 100}]},
            True,
        ),
        (  # two of three, which neither one alone nor all of them are
            {"kind": "multiple", "options": [{"id": i, "text": i} for i in "abc"]},
            {"all": [{"question": "go", "any_of": ["a"]}, {"question": "go", "any_of": ["b"]},
                     {"question": "go", "is_not": "c"}]},
            True,
        ),
        (  # not measurable: "none" holds
            {"kind": "yes_no"},
            {"none": [{"fact": "hold.total", "at_least": 0}]},
            True,
        ),
        ({"kind": "yes_no"}, {"fact": "hold.total", "at_most": -1}, False),
    ],
)  # fmt: skip
def test_what_can_be_asked_at_the_edges(
    driver: dict[str, Any], when: dict[str, Any], reached: bool
) -> None:
    made = form({**GO, **driver}, point(when=when))
    assert ("tone" not in unreachable(made)) is reached


def test_every_finding_of_the_whole_language_has_a_place_in_its_file() -> None:
    findings = lint(read(WHOLE))
    assert all(isinstance(one, Finding) and one.place for one in findings)


@pytest.mark.parametrize(
    ("message", "here"),
    [
        ("Point 3 “Tone” (tone) is never asked.", "Is never asked."),
        ("Level 0 of point 12 “A (B) “C”” (tone-2) has no words.", "Level 0 has no words."),
        ("The weights in section 1 “S” (s) add up to 40.", "The weights add up to 40."),
        ("The form has 41 points.", "The form has 41 points."),
    ],
)
def test_at_the_point_itself_a_finding_need_not_name_it(message: str, here: str) -> None:
    assert Finding(error=False, place=(), message=message, mend="").here == here
