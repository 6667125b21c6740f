"""The whole language of forms: what is read, and what does not hold together."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evaluator.errors import UserError
from evaluator.forms.model import Form
from evaluator.forms.read import examine_content, read

WHOLE = Path(__file__).parent / "whole_language.yaml"


@pytest.fixture(scope="module")
def whole() -> Form:
    return read(WHOLE)


def test_the_whole_language_is_read(whole: Form) -> None:
    kinds = [question.kind for question in whole.questions]
    assert kinds == [
        "scale", "yes_no", "choice", "multiple", "number", "yes_no", "text", "date", "time",
    ]  # fmt: skip
    assert [section.id for section in whole.around(whole.question("asked-twice"))] == [
        "hold",
        "middle",
    ]
    assert whole.counts(whole.question("greeting"))
    assert not whole.counts(whole.question("verified"))
    assert not whole.counts(whole.question("wish"))
    with pytest.raises(KeyError):
        whole.section("nowhere")


def test_json_and_back_is_the_same_form(whole: Form) -> None:
    again = Form.from_json(whole.to_json())
    assert again == whole
    assert again.hash == whole.hash
    assert "null" not in whole.to_json()


def test_choices_have_words_points_and_rules(whole: Form) -> None:
    greeting = whole.question("greeting").choices
    assert [(one.id, one.points) for one in greeting] == [("0", 0), ("1", 2), ("2", 5)]
    assert [one.asks for one in greeting] == [("comment", "evidence"), ("evidence",), ()]
    verified = whole.question("verified").choices
    assert [(one.id, one.text, one.fails) for one in verified] == [
        ("no", "No", ("compliance", "form")),
        ("yes", "Yes", ()),
    ]
    assert [one.id for one in whole.question("reason").choices] == ["order", "complaint"]
    assert whole.question("why").choices == ()


def test_answers_have_names_and_words(whole: Form) -> None:
    told = [
        ("greeting", 1, 1, "Short."),
        ("verified", 0, "no", "No"),
        ("reason", 1, "complaint", "Complaint"),
        ("courtesies", ("name", "thanks"), ("name", "thanks"), "Used the name; Thanked"),
        ("asked-twice", 3.0, 3.0, "3 times"),
        ("why", "Said so.", "Said so.", "Said so."),
        ("greeting", "n/a", "n/a", ""),
    ]
    for id, answer, name, words in told:
        question = whole.question(id)
        assert (question.named(answer), question.in_words(answer)) == (name, words)


def test_points_may_be_left_open_in_content_that_was_dumped(whole: Form) -> None:
    assert Form.model_validate(whole.model_dump(by_alias=True)) == whole


def test_the_highest_place_is_that_of_levels_and_options(whole: Form) -> None:
    tops = {question.id: question.top for question in whole.questions}
    assert (tops["greeting"], tops["verified"], tops["reason"]) == (2, 1, 1)
    assert (tops["courtesies"], tops["asked-twice"], tops["why"]) == (0, 0, 0)


Change = Callable[[dict[str, Any]], Any]


def _of(content: dict[str, Any], id: str) -> dict[str, Any]:
    parts = [*content["questions"], *content["sections"]]
    found: dict[str, Any] = next(one for one in parts if one["id"] == id)
    return found


def put(which: str, /, **values: Any) -> Change:
    """A change of a question or a section; None takes a value away."""

    def change(content: dict[str, Any]) -> None:
        part = _of(content, which)
        part.update(values)
        for name in [name for name, value in values.items() if value is None]:
            del part[name]

    return change


def whole_put(**values: Any) -> Change:
    return lambda content: content.update(values)


def scoring(**values: Any) -> Change:
    return lambda content: content["scoring"].update(values)


YES = {"question": "verified", "is": "yes"}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (put("hold", within="nowhere"), "there is no section “nowhere”; expected one of opening,"),
        (put("middle", within="hold"), "section “middle” stands in “hold”, which stands in “mid"),
        (put("greeting", section="x"), "there is no section “x”; expected one of opening, middle"),
        (put("hold", id="opening"), "a second section has the id “opening”; expected an id of it"),
        (put("opening", bands=[{"at": 5, "name": "A"}]), "the last band, “A”, starts at 5;"),
        (put("greeting", bands=[{"at": 5, "name": "A"}]), "the last band, “A”, starts at 5;"),
        (put("greeting", levels=None), "point “greeting” has no “levels”; expected 2 to 11"),
        (put("greeting", levels=["One."]), "“levels” of point “greeting” is a list of 1;"),
        (put("greeting", points=[1, 2]), "“points” of point “greeting” has 2, its levels are 3"),
        (put("greeting", points="x"), "“points” of point “greeting” is “x” (these are no points)"),
        (put("greeting", points=[0, True, 1]), "“points” of point “greeting” is a list of 3 (thes"),
        (
            put("greeting", options=[{"id": "a", "text": "A"}]),
            "“options” of point “greeting” is for choice, multiple, and it is scale; expected",
        ),
        (put("verified", levels=["A", "B", "C"]), "“levels” of point “verified” has 3; expected"),
        (put("reason", options=[{"id": "a", "text": "A"}]), "point “reason” has 1 option;"),
        (
            put("reason", options=[{"id": "a", "text": "A"}, {"id": "a", "text": "B"}]),
            "point “reason” names “a” twice in “options”; expected an id of its own",
        ),
        (
            put(
                "reason",
                options=[{"id": "order", "text": "A", "unselected": 1}, {"id": "b", "text": "B"}],
            ),
            "“unselected” of option “order” is for multiple; expected it only where",
        ),
        (
            put("asked-twice", ranges=[{"from": 3, "to": 1}]),
            "a range goes from 3 to 1; expected the lower number first",
        ),
        (
            put("asked-twice", ranges=[{"from": 0, "points": 1}, {"from": 2}]),
            "two ranges overlap, since one of them has no end there; expected “to” in the first",
        ),
        (
            put("asked-twice", ranges=[{"from": 0, "to": 1}, {"from": 3}]),
            "the ranges up to 1 and from 3 leave a gap; expected the second from 2",
        ),
        (
            put("asked-twice", ranges=[{"from": 0, "to": 1}, {"from": 1}]),
            "the ranges up to 1 and from 1 overlap; expected the second from 2",
        ),
        (
            put("greeting", causes=[{"id": "a", "text": "A"}, {"id": "a", "text": "B"}]),
            "point “greeting” names “a” twice in “causes”",
        ),
        (put("greeting", rules=[{"at": 3}]), "point “greeting” has no answer “3” to have rules at"),
        (put("greeting", rules=[{"at": 0}, {"at": 0}]), "point “greeting” has rules at “0” twice;"),
        (put("greeting", causes_at=[7]), "point “greeting” has no answer “7” to offer causes at;"),
        (put("greeting", default=7), "point “greeting” has no answer “7” to begin with; expected"),
        (put("verified", default="n/a"), "point “verified” has no answer “n/a” to begin with;"),
        (put("verified", default="no way"), "point “verified” has no answer “no way” to begin"),
        (put("reason", default="sale"), "point “reason” has no answer “sale” to begin with;"),
        (put("asked-twice", default=1.5), "point “asked-twice” has no answer “1.5” to begin with;"),
        (put("asked-twice", default="x"), "point “asked-twice” has no answer “x” to begin with;"),
        (put("why", default="x"), "“default” of point “why” is for scale, yes_no, choice, number,"),
        (
            put("verified", section=None, rules=[{"at": "no", "fails": "section"}]),
            "point “verified” fails its section and stands in none; expected a “section”",
        ),
        (
            put("verified", section="opening", rules=[{"at": "no", "fails": "outer_section"}]),
            "point “verified” fails the section around its section and there is none; expected",
        ),
        (put("opening", weight=None), "point “greeting” has no “weight”; expected a number above"),
        (put("greeting", bonus=True), "point “greeting” gives a bonus, which weights do not have;"),
        (
            put("greeting", rules=[{"at": 2, "bonus": True}]),
            "point “greeting” gives a bonus, which weights do not have; expected “method: points”",
        ),
        (put("greeting", points=[-1, 0, 1]), "point “greeting” takes points away, which weights"),
        (put("greeting", points=[0, 0, 0]), "no answer to point “greeting” earns more than"),
        (scoring(divisor=4), "the best answer to point “greeting” earns 5 of 4; expected no more"),
        (scoring(on_fail="cap"), "“fail_cap” goes with “on_fail: cap”; expected both or neither"),
        (
            scoring(method="points", divisor=5),
            "“divisor” means nothing under “method: points”; expected it only where points are",
        ),
        (scoring(method="ponits"), "“method” of “scoring” of the form is “ponits”; expected weigh"),
        (put("why", when={"question": "x", "is": 1}), "there is no point “x” to look at; expected"),
        (
            put("wish", when={"question": "why", "is": "x"}),
            "point “why” is answered with text; expected a condition to look at a scale, yes_no",
        ),
        (
            put("why", when={"question": "courtesies", "is": "name"}),
            "point “courtesies” may be left out as not applicable; expected “required: true” on it",
        ),
        (
            put("why", when={"question": "verified", "at_least": 1}),
            "answers to point “verified” have no order; expected “is” or “any_of”",
        ),
        (
            put("why", when={"question": "reason", "all_of": ["order"]}),
            "point “reason” takes one answer; expected “is” or “any_of”",
        ),
        (
            put("why", when={"question": "reason", "is": "sale"}),
            "point “reason” has no answer “sale” to look for; expected one of order, complaint",
        ),
        (
            put("why", when={"question": "greeting", "is": "yes"}),
            "point “greeting” has no answer “yes” to look for; expected a level from 0 to 2",
        ),
        (
            put("why", when={"fact": "hold.total", "is": "long"}),
            "a fact of the call is a number; expected “at_least” or “at_most” a number",
        ),
        (
            put("verified", when={"question": "greeting", "is": 1}),
            "conditions go round in a circle: “greeting” looks at “verified” looks at “greeting”;",
        ),
        (
            put("greeting", when={"question": "greeting", "is": 1}),
            "conditions go round in a circle: “greeting” looks at “greeting”;",
        ),
        (
            put("opening", when={"question": "greeting", "is": 1}),
            "conditions go round in a circle: “greeting” looks at “greeting”;",
        ),
        (
            put("why", when={"all": [YES], "is": 1}),
            "“when” of point “why” is a group of lines (a test has one of “is”, “is_not”,",
        ),
        (put("why", when_not="drop"), "“when_not” of point “why” is “drop”; expected hide or dis"),
        (
            whole_put(translations={"de": {"questions/nobody/title": "X"}}),
            "“questions/nobody/title” leads to no text of the form; expected a way such as",
        ),
        (
            whole_put(translations={"German": {}}),
            "“German” of “translations” of the form is “German”; expected languages, each with its",
        ),
    ],
)
def test_what_does_not_hold_together_is_told(tmp_path: Path, change: Change, words: str) -> None:
    content = json.loads(read(WHOLE).to_json())
    content["questions"][0]["when"] = YES
    path = tmp_path / "form.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    read(path)
    change(content)
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(UserError) as caught:
        read(path)
    assert caught.value.message.startswith(f"{path}, line 1: {words}"), caught.value.message


def test_all_that_does_not_hold_together_is_told_at_once(whole: Form) -> None:
    form = json.loads(whole.to_json())
    form["questions"][0]["evidence_at"] = [9]
    form["questions"][-1] |= {"cap": 3}
    form["bands"][-1]["at"] = 5
    told = [one.message for one in examine_content(form).problems]
    assert len(told) == 3 and told[0].startswith("the last band")


def test_each_condition_that_does_not_fit_is_told(whole: Form) -> None:
    form = json.loads(whole.to_json())
    for point, looked_at in ((0, "raeson"), (-1, "greeting")):
        form["questions"][point]["when"] = {"question": looked_at, "at_least": 1}
    told = [one.message for one in examine_content(form).problems]
    assert told[0].startswith("there is no point “raeson” to look at; expected the id of a point")
    assert told[0].endswith("such as reason.") and len(told) == 1
    form["questions"][0]["when"]["question"] = "why"
    assert len(examine_content(form).problems) == 1  # greeting is required
    form["questions"][1]["when"] = {"question": "nobody", "is": 1}
    assert len(examine_content(form).problems) == 2
