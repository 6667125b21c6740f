"""Scoring in the whole language: kinds, sections, conditions, failing, bonus, the account of it."""

from typing import Any

import pytest
from language_forms import choice, form, multiple, options, scale, section, yes_no

from evaluator.errors import UserError
from evaluator.forms.model import Form
from evaluator.scoring.beginning import nothing_said
from evaluator.scoring.causes import check_causes, offers_causes
from evaluator.scoring.draft import Draft
from evaluator.scoring.evidence import asks, lacking, without_reason
from evaluator.scoring.explain import explain
from evaluator.scoring.result import Score
from evaluator.scoring.score import Scorer, score
from evaluator.scoring.score_json import score_from_dict, score_to_dict
from evaluator.scoring.sheet import Sheet
from evaluator.scoring.sheet_json import answers_on, sheet_from_dict, sheet_to_dict
from evaluator.terms import Answer, Moment

POINTS = {"method": "points"}
NUMBER = {
    "id": "times",
    "kind": "number",
    "ranges": [
        {"from": 0, "to": 0, "points": 10},
        {"from": 1, "to": 4, "points": 5},
        {"from": 5, "points": 0},
    ],
}


def value(made: Form, answers: dict[str, Answer], **figures: float) -> float | None:
    return score(
        made, answers, {name.replace("_", "."): one for name, one in figures.items()}
    ).value


# ---- kinds of answers


@pytest.mark.parametrize(("number", "expected"), [(0.0, 100), (1.0, 50), (4.0, 50), (900.0, 0)])
def test_a_number_earns_what_its_range_does(number: float, expected: float) -> None:
    assert value(form({**NUMBER, "weight": 1}), {"times": number}) == expected


def test_several_options_add_up_to_the_cap() -> None:
    made = form(multiple("a", 6, 7, 1, cap=10), scoring=POINTS)
    assert [value(made, {"a": some}) for some in ((), ("a",), ("a", "c"), ("b", "a"))] == [
        0, 60, 70, 100,
    ]  # fmt: skip


def test_an_option_may_earn_by_not_being_chosen() -> None:
    made = form(
        {
            "id": "a",
            "kind": "multiple",
            "options": [
                {"id": "rude", "text": "Was rude", "points": 0, "unselected": 3},
                {"id": "name", "text": "Used the name", "points": 1},
            ],
            "weight": 1,
        }
    )
    assert value(made, {"a": ("name",)}) == 100
    assert value(made, {"a": ("rude",)}) == 0
    assert value(made, {"a": ()}) == 75


def test_points_of_levels_are_those_that_are_given_or_shares_of_the_best() -> None:
    listed = form(scale("a", 2, points=[0, 2, 5]), scoring=POINTS)
    linear = form(scale("a", 3, points=10), scoring=POINTS)
    assert value(listed, {"a": 1}) == 40
    assert value(linear, {"a": 1}) == pytest.approx(100 / 3, rel=1e-15)
    assert score(linear, {"a": 1}).parts[0].of == 10


def test_what_is_written_is_not_scored_and_may_stay_open_unless_it_is_required() -> None:
    made = form(
        scale("a", weight=1),
        {"id": "why", "kind": "text"},
        {"id": "day", "kind": "date", "required": True},
    )
    found = score(made, {"a": 4})
    assert (found.value, found.open, found.answered, found.asked) == (100, ("day",), 2, 3)
    assert score(made, {"a": 4, "day": "2026-05-31", "why": "So."}).passed is True


# ---- sections, weights and what does not apply


def nested(not_applicable: str = "section") -> Form:
    return form(
        scale("a", weight=30, section="s"),
        scale("b", weight=10, section="s"),
        scale("c", section="t"),
        scale("d", section="u"),
        scale("e", weight=20),
        scale("f", section="plain", weight=20),
        sections=[
            section("s", weight=40),
            section("t", weight=20),
            section("u", weight=3, within="t"),
            section("plain"),
        ],
        scoring={"not_applicable": not_applicable},
    )


def test_effective_weights_are_shared_inside_sections() -> None:
    found = score(nested(), dict.fromkeys("abcdef", 4))
    assert [part.of for part in found.parts] == [30, 10, 5, 15, 20, 20]
    assert [part.share for part in found.parts] == [0.3, 0.1, 0.05, 0.15, 0.2, 0.2]
    assert [(one.id, one.of, one.value) for one in found.sections] == [
        ("s", 40, 100), ("t", 20, 100), ("u", 15, 100), ("plain", 20, 100),
    ]  # fmt: skip


def test_what_does_not_apply_leaves_its_weight_to_its_section_or_to_all() -> None:
    answers: dict[str, Answer] = {**dict.fromkeys("bcdef", 4), "a": "n/a"}
    inside = score(nested(), answers)
    assert [part.of for part in inside.parts] == [0, 40, 5, 15, 20, 20]
    among_all = score(nested("everywhere"), answers)
    assert [part.of for part in among_all.parts] == [0, 10, 5, 15, 20, 20]
    assert among_all.parts[1].share == pytest.approx(1 / 7)


def test_a_section_in_which_nothing_applies_leaves_its_weight_to_the_others() -> None:
    answers: dict[str, Answer] = {"a": "n/a", "b": "n/a", **dict.fromkeys("cdef", 4)}
    found = score(nested(), answers)
    assert [part.of for part in found.parts] == [0, 0, 5, 15, 20, 20]
    assert found.sections[0].value is None


def test_a_question_or_a_section_can_be_left_out_of_the_score() -> None:
    made = form(
        scale("a", weight=1),
        scale("b", scored=False),
        scale("c", section="s"),
        sections=[section("s", scored=False)],
    )
    found = score(made, {"a": 4, "b": 0, "c": 0})
    assert found.value == 100
    assert [part.state for part in found.parts] == ["counted", "unscored", "unscored"]


def test_bands_and_pass_marks_of_sections_and_questions() -> None:
    bands = [{"at": 50, "name": "Fine"}, {"at": 0, "name": "Poor"}]
    made = form(
        scale("a", section="s", weight=1, bands=bands),
        scale("b", section="s", weight=1, pass_mark=75),
        sections=[section("s", bands=bands, pass_mark=70)],
    )
    found = score(made, {"a": 1, "b": 3})
    assert [(part.band, part.passed) for part in found.parts] == [("Poor", None), (None, True)]
    assert (found.sections[0].band, found.sections[0].passed) == ("Fine", False)


# ---- conditions


def asking() -> Form:
    return form(
        yes_no("asked", required=True, scored=False),
        scale("how", weight=50, when={"question": "asked", "is": "yes"}),
        scale("hold", weight=50, section="held"),
        scale("rest", weight=50),
        sections=[section("held", when={"fact": "hold.total", "at_least": 60})],
    )


def test_what_is_not_asked_is_not_scored_whatever_it_was_answered() -> None:
    answers: dict[str, Answer] = {"asked": 0, "how": 0, "hold": 0, "rest": 4}
    found = score(asking(), answers, {"hold.total": 59.9})
    assert (found.value, found.open, found.asked) == (100, (), 2)
    assert [part.state for part in found.parts] == ["unscored", "hidden", "hidden", "counted"]
    assert score(asking(), answers | {"asked": 1}, {"hold.total": 60.0}).value == pytest.approx(
        100 / 3
    )


def test_what_is_not_asked_is_not_open_either() -> None:
    assert score(asking(), {}).open == ("asked", "rest")
    assert score(asking(), {"asked": 1}, {"hold.total": 61.0}).open == ("how", "hold", "rest")


def test_a_hidden_question_decides_nothing() -> None:
    made = form(
        scale("third", weight=1, when={"question": "second", "is": "yes"}),
        yes_no("second", weight=1, required=True, when={"question": "first", "is": "yes"}),
        yes_no("first", weight=1, required=True),
    )
    hidden = [part.state for part in score(made, {"first": 0, "second": 1, "third": 4}).parts]
    assert hidden == ["hidden", "hidden", "counted"]
    shown = [part.state for part in score(made, {"first": 1, "second": 1}).parts]
    assert shown == ["open", "counted", "counted"]


def test_the_draft_notes_the_figures_that_its_conditions_look_at() -> None:
    draft = Draft(asking())
    draft.answer("asked", "no")  # type: ignore[arg-type]  # as people say it
    draft.measured({"hold.total": 61.0, "duration": 300.0})
    assert draft.sheet.figures == {"hold.total": 61.0}
    assert draft.missing() == ("hold", "rest")
    draft.undo()
    assert draft.sheet.figures == {"hold.total": 61.0}
    assert sheet_from_dict(sheet_to_dict(draft.sheet)) == draft.sheet


# ---- failing


def failing(**scoring: Any) -> Form:
    return form(
        scale("tone", weight=60, section="talk"),
        yes_no(
            "rude",
            weight=20,
            section="talk",
            rules=[{"at": "yes", "fails": "section"}],
            points=[1, 0],
        ),
        yes_no("verified", weight=20, rules=[{"at": "no", "fails": ["form", "compliance"]}]),
        multiple("said", 0, scored=False),
        sections=[section("talk")],
        scoring=scoring,
    )


ALL_BUT_VERIFIED: dict[str, Answer] = {"tone": 4, "rude": 0, "verified": 0, "said": ()}


@pytest.mark.parametrize(
    ("scoring", "shown"),
    [
        ({}, 0),
        ({"on_fail": "cap", "fail_cap": 50}, 50),
        ({"on_fail": "cap", "fail_cap": 90}, 80),
        ({"on_fail": "flag"}, 80),
    ],
)
def test_a_failed_form_shows_what_it_says_and_keeps_the_raw_score(
    scoring: dict[str, Any], shown: float
) -> None:
    found = score(failing(**scoring), ALL_BUT_VERIFIED)
    assert (found.value, found.raw, found.passed, found.fails_form) == (shown, 80, False, True)


def test_a_failed_section_counts_0_and_fails_no_form() -> None:
    found = score(failing(), {"tone": 4, "rude": 1, "verified": 1})
    assert (found.value, found.raw, found.fails_form) == (20, 80, False)
    assert [part.points for part in found.parts] == [0, 0, 20, 0]
    talk = found.sections[0]
    assert (talk.value, talk.raw, talk.failed) == (0, 75, True)


def test_a_failed_section_takes_the_sections_in_it_along_and_not_the_one_around_it() -> None:
    outer_fails = form(
        choice("a", 0, 1, section="outer"),
        choice("b", 0, 1, section="inner"),
        sections=[section("outer", weight=100), section("inner", within="outer")],
    )
    content = outer_fails.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    content["questions"][0]["options"][0]["fails"] = ["section"]
    assert value(Form.model_validate(content), {"a": 0, "b": 1}) == 0
    content["questions"][1]["options"][0]["fails"] = ["section"]
    assert value(Form.model_validate(content), {"a": 1, "b": 0}) == 50


def test_a_failed_outer_section_counts_0_with_all_in_it() -> None:
    made = form(
        scale("a", section="outer"),
        yes_no("b", section="inner", rules=[{"at": "no", "fails": ["section", "outer_section"]}]),
        scale("c", section="beside"),
        sections=[
            section("outer", weight=60),
            section("inner", within="outer"),
            section("beside", weight=40),
        ],
    )
    found = score(made, {"a": 4, "b": 0, "c": 4})
    assert (found.value, found.raw, found.fails_form) == (40, 70, False)
    assert [(one.failed, one.value) for one in found.sections] == [
        (True, 0),
        (True, 0),
        (False, 100),
    ]
    told = explain(made, found)
    assert "The answer “no” at point 2 fails “Outer”, whose points count as 0." in told
    assert score_from_dict(score_to_dict(found)) == found


def test_classes_have_an_accuracy_of_their_own_and_change_no_score() -> None:
    made = form(
        yes_no("a", weight=50, rules=[{"at": "no", "fails": "customer"}]),
        yes_no("b", weight=50, rules=[{"at": "no", "fails": "customer"}]),
        {"id": "c", "kind": "multiple", "scored": False, "options": [
            {**one, "fails": ["business", "compliance"]} for one in options(0, 0)
        ]},
        {**NUMBER, "scored": False, "ranges": [{"from": 0, "fails": "business"}]},
    )  # fmt: skip
    found = score(made, {"a": 1, "b": 0, "c": ("b",)})
    assert found.value == 50
    assert [(one.of, one.asked, one.failed, one.value) for one in found.critical] == [
        ("customer", 2, 1, 50), ("business", 1, 1, 0), ("compliance", 1, 1, 0),
    ]  # fmt: skip
    assert [(one.question, one.answer, one.fails) for one in found.failed] == [
        ("b", "no", "customer"), ("c", "b", "business"), ("c", "b", "compliance"),
    ]  # fmt: skip
    apart = score(made, {"a": "n/a", "b": "n/a", "times": 3.0})
    assert [(one.asked, one.value) for one in apart.critical] == [(0, None), (1, 0), (0, None)]
    assert apart.failed[0].answer == 3.0


def test_every_answer_but_the_best_can_fail() -> None:
    fatal = [{"at": level, "fails": "form"} for level in range(4)]
    made = form(scale("a", weight=1, rules=fatal))
    assert [score(made, {"a": level}).fails_form for level in range(5)] == [True] * 4 + [False]


def test_points_taken_away_stay_so_in_a_section_that_failed() -> None:
    made = form(
        {"id": "a", "kind": "choice", "section": "s", "options": [
            {"id": "rude", "text": "Rude", "points": -4, "fails": "section"},
            {"id": "kind", "text": "Kind", "points": 0}]},
        choice("b", 0, 5, section="s"),
        choice("c", 0, 5),
        scoring={"method": "points"},
        sections=[section("s")],
    )  # fmt: skip
    found = score(made, {"a": 0, "b": 1, "c": 1})
    assert (found.value, found.raw) == (10, 60)
    assert "fails “S”, whose points count as -4." in explain(made, found)


def test_a_failing_answer_of_a_form_without_a_score_does_not_pass() -> None:
    made = form(
        yes_no("a", scored=False, required=True, rules=[{"at": "no", "fails": "form"}]),
        scale("b", weight=1),
    )
    found = score(made, {"a": 0, "b": "n/a"})
    assert (found.value, found.raw, found.passed) == (None, None, False)


# ---- bonus and points taken away


def test_bonus_shows_above_100_only_where_the_cap_lets_it() -> None:
    questions = [choice("a", 0, 10), choice("b", 0, 3, bonus=True)]
    capped = score(form(*questions, scoring=POINTS), {"a": 1, "b": 1})
    assert (capped.value, capped.raw) == (100, 130)
    free = score(form(*questions, scoring={**POINTS, "cap": 200}), {"a": 1, "b": 1})
    assert (free.value, free.band) == (130, "High")


def test_an_option_with_bonus_counts_above_the_best_of_the_others() -> None:
    made = form(choice("a", 0, 10, 12), scoring={**POINTS, "cap": 200})
    content = made.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    content["questions"][0]["options"][2]["bonus"] = True
    with_bonus = Form.model_validate(content)
    assert value(with_bonus, {"a": 2}) == 120
    assert value(with_bonus, {"a": 1}) == 100
    assert value(made, {"a": 1}) == pytest.approx(100 * 10 / 12)
    content["questions"][0]["options"] = [{**one, "bonus": True} for one in options(0, 1)]
    assert value(Form.model_validate(content), {"a": 1}) is None


def test_points_taken_away_never_show_below_0() -> None:
    made = form(choice("a", 0, 10), choice("b", -30, 0), scoring=POINTS)
    found = score(made, {"a": 1, "b": 0})
    assert (found.value, found.raw, found.passed) == (0, -200, False)
    assert value(made, {"a": 1, "b": 1}) == 100


# ---- answers as they are said


@pytest.mark.parametrize(
    ("question", "said", "answer"),
    [
        (yes_no("a"), "yes", 1),
        (yes_no("a"), "No", 0),
        (yes_no("a"), True, 1),
        (yes_no("a"), False, 0),
        (yes_no("a"), 1, 1),
        (scale("a", 2), "level 1.", 1),
        (choice("a", 0, 1), "b", 1),
        (choice("a", 0, 1), " option B ", 1),
        (choice("a", 0, 1), 1, 1),
        (multiple("a", 0, 1, 2), ["c", "Option A", 2], ("a", "c")),
        (multiple("a", 0, 1), [], ()),
        (NUMBER | {"id": "a"}, 3, 3.0),
        (NUMBER | {"id": "a", "step": 0.5, "ranges": [{"points": 1}]}, 2.5, 2.5),
        ({"id": "a", "kind": "text"}, "Said so.", "Said so."),
        ({"id": "a", "kind": "date"}, "2026-02-28", "2026-02-28"),
        ({"id": "a", "kind": "date"}, "2026-02-28T09:30:00Z", "2026-02-28"),
        ({"id": "a", "kind": "time"}, "14:05", "14:05"),
        ({"id": "a", "kind": "time"}, "14:05:30", "14:05:30"),
        (yes_no("a"), "n/a", "n/a"),
    ],
)
def test_an_answer_is_read(question: dict[str, Any], said: Any, answer: Answer) -> None:
    found = answers_on(form(question, scoring=POINTS), {"a": said})
    assert found == {"a": answer}
    assert type(found["a"]) is type(answer)


@pytest.mark.parametrize(
    ("question", "said", "told"),
    [
        (yes_no("a", required=True), "n/a", "Expected yes or no."),
        (yes_no("a"), "maybe", "Expected yes or no, or “n/a”."),
        (choice("a", 0, 1), 2, "Expected one of a, b, or “n/a”."),
        (choice("a", 0, 1), True, "Expected one of a, b, or “n/a”."),
        (multiple("a", 0, 1), ["d"], "Expected a list of a, b, or “n/a”."),
        (multiple("a", 0, 1), "a", "Expected a list of a, b, or “n/a”."),
        (NUMBER | {"id": "a"}, 1.5, "Expected a whole number from 0, or “n/a”."),
        (NUMBER | {"id": "a"}, -1, "Expected a whole number from 0, or “n/a”."),
        (NUMBER | {"id": "a"}, True, "Expected a whole number from 0, or “n/a”."),
        (NUMBER | {"id": "a"}, 10**400, "Expected a whole number from 0, or “n/a”."),
        (
            {"id": "a", "kind": "number", "step": 0.5, "ranges": [{"to": 4, "points": 1}]},
            4.5,
            "Expected a number in steps of 0.5 up to 4, or “n/a”.",
        ),
        ({"id": "a", "kind": "text"}, "", "Expected text, or “n/a”."),
        ({"id": "a", "kind": "text"}, None, "Expected text, or “n/a”."),
        ({"id": "a", "kind": "date"}, "31/05/2026", "Expected a day such as 2026-05-31, or “n/a”."),
        ({"id": "a", "kind": "date"}, "20260531", "Expected a day such as 2026-05-31, or “n/a”."),
        ({"id": "a", "kind": "time"}, "1405", "Expected a time such as 14:05, or “n/a”."),
        ({"id": "a", "kind": "time"}, "25:00", "Expected a time such as 14:05, or “n/a”."),
        (scale("a"), [1], "Expected a whole number from 0 to 4, or “n/a”."),
    ],
)
def test_what_is_no_answer_is_told(question: dict[str, Any], said: Any, told: str) -> None:
    with pytest.raises(UserError) as caught:
        answers_on(form(question, scoring=POINTS), {"a": said})
    assert caught.value.hint == told


@pytest.mark.parametrize(
    "answer", [["a"], ("a", "a"), ("d",), "a", 0, 0.0]
)  # what a sheet may not keep
def test_several_options_are_kept_as_their_ids(answer: Any) -> None:
    with pytest.raises(UserError):
        score(form(multiple("a", 0, 1), scoring=POINTS), {"a": answer})


# ---- what a form begins with, asks for and offers


def test_a_draft_begins_with_the_default_answers() -> None:
    made = form(
        yes_no("a", weight=1, default="yes"),
        scale("b", weight=1, default="n/a"),
        {**NUMBER, "weight": 1, "default": 0},
        scale("c", weight=1),
    )
    draft = Draft(made)
    assert draft.sheet.answers == {"a": 1, "b": "n/a", "times": 0.0}
    assert not draft.undo()
    assert Draft(made, Sheet()).sheet.answers == {}


def test_a_sheet_is_as_it_was_begun_whatever_was_measured_meanwhile() -> None:
    made = form(yes_no("a", weight=1, default="yes"), yes_no("b", weight=1))
    begun = Draft(made)
    begun.suggest("b", 0)
    begun.measured({"duration": 3.0})
    assert nothing_said(made, begun.sheet)
    begun.answer("b", 0)
    assert not nothing_said(made, begun.sheet)
    assert not nothing_said(made, Sheet())


def test_every_kind_of_answer_goes_to_json_and_back() -> None:
    answers: dict[str, Answer] = {"a": 1, "b": ("a", "b"), "c": 2.0, "d": "Said.", "e": "n/a"}
    assert sheet_from_dict(sheet_to_dict(Sheet(answers=answers))).answers == answers
    assert sheet_to_dict(Sheet(answers=answers))["answers"]["b"] == ["a", "b"]


def test_answers_ask_for_a_comment_or_a_moment_and_failing_ones_for_both() -> None:
    made = form(
        yes_no("a", weight=1, rules=[{"at": "no", "asks": "comment"}]),
        yes_no("b", weight=1, rules=[{"at": "no", "fails": "form"}]),
        choice("c", 0, 1, weight=1),
        yes_no("d", weight=1, when={"fact": "duration", "at_least": 1}, rules=[
            {"at": "no", "asks": ["comment", "evidence"]}
        ]),
    )  # fmt: skip
    sheet = Sheet(answers={"a": 0, "b": 0, "c": 0, "d": 0})
    assert lacking(made, sheet, recorded=True) == ("b",)
    assert without_reason(made, sheet) == ("a", "b")
    assert asks(made.question("d"), sheet) == {"comment", "evidence"}
    assert asks(made.question("a"), Sheet(answers={"a": 1})) == frozenset()
    several = form(
        multiple("e", 0, 1, weight=1),
        {**NUMBER, "weight": 1, "ranges": [
            {"to": 0, "points": 1}, {"from": 1, "asks": "evidence"}
        ]},
    )  # fmt: skip
    said = Sheet(answers={"e": ("a",), "times": 2.0})
    assert asks(several.question("times"), said) == {"evidence"}
    assert asks(several.question("e"), said) == frozenset()
    given = Sheet(
        answers=sheet.answers,
        comments={"a": "Why.", "b": " "},
        moments=(Moment(id="m", start=1, questions=("b",)),),
    )
    assert lacking(made, given, recorded=True) == ()
    assert without_reason(made, given) == ("b",)


def test_root_causes_are_offered_low_and_kept() -> None:
    causes = [{"id": "script", "text": "No script"}, {"id": "noise", "text": "Noise"}]
    made = form(
        scale("a", weight=1, causes=causes),
        scale("b", weight=1, causes=causes, causes_at=[4]),
        multiple("c", 0, 1, weight=1, causes=causes),
        scale("d", weight=1),
    )
    low = [offers_causes(made.question("a"), level) for level in range(5)]
    assert low == [True, True, False, False, False]
    assert [offers_causes(made.question("b"), level) for level in (0, 4)] == [False, True]
    assert offers_causes(made.question("c"), ("a",))
    assert not offers_causes(made.question("d"), 0)
    assert not offers_causes(made.question("a"), None)
    assert not offers_causes(made.question("a"), "n/a")
    draft = Draft(made)
    draft.choose_causes("b", ["noise", "noise"])
    draft.choose_causes("a", ["script"])
    assert draft.sheet.causes == {"a": ("script",), "b": ("noise",)}
    assert sheet_from_dict(sheet_to_dict(draft.sheet)) == draft.sheet
    draft.choose_causes("b", [])
    assert draft.sheet.causes == {"a": ("script",)}
    with pytest.raises(UserError, match="The point “a” has no cause “x”"):
        draft.choose_causes("a", ["x"])
    with pytest.raises(UserError, match="Its causes are: none"):
        check_causes(made, {"d": ("x",)})


@pytest.mark.parametrize(
    "sheet",
    [
        {"answers": {}, "figures": {"hold.total": "long"}},
        {"answers": {}, "figures": {"hold.total": True}},
        {"answers": {}, "causes": {"a": "script"}},
        {"answers": {}, "causes": {"a": [1]}},
    ],
)
def test_wrong_figures_and_causes_are_told(sheet: dict[str, Any]) -> None:
    with pytest.raises(UserError):
        sheet_from_dict(sheet)


# ---- the account


ENDS = choice("end", 8, 0, weight=1)
ENDS["options"][1]["fails"] = "form"


@pytest.mark.parametrize(
    ("made", "answers", "told"),
    [
        (
            failing(on_fail="cap", fail_cap=50),
            {"tone": 4, "rude": 1, "verified": 0},
            "0 earned of 100 possible = 0.0. The answer “yes” at point 2 fails “Talk”, whose points"
            " count as 0. The answer “no” at point 3 fails the form, so it shows 50 at most."
            " Compliance-critical: 0 of 1 without error = 0.0. The pass mark is 80: not passed.",
        ),
        (
            form(ENDS),
            {"end": 1},
            "0 earned of 1 possible = 0.0. The answer “Option B” at point 1 fails the form, so it"
            " shows 0. The pass mark is 80: not passed.",
        ),
        (
            failing(),
            ALL_BUT_VERIFIED,
            "80 earned of 100 possible = 80.0. The answer “no” at point 3 fails the form, so it"
            " shows 0. Compliance-critical: 0 of 1 without error = 0.0. The pass mark is 80: not"
            " passed.",
        ),
        (
            failing(on_fail="flag"),
            ALL_BUT_VERIFIED,
            "80 earned of 100 possible = 80.0. The answer “no” at point 3 fails the form, whatever"
            " its score. Compliance-critical: 0 of 1 without error = 0.0. The pass mark is 80: not"
            " passed.",
        ),
        (
            failing(),
            {"tone": 4, "rude": 0, "verified": 1, "said": ()},
            "100 earned of 100 possible = 100.0. The pass mark is 80: passed.",
        ),
        (
            asking(),
            {"asked": 0, "rest": 3},
            "Points 2 and 3 are not asked, so their 100 are left out: 37.5 earned of 50 possible ="
            " 75.0. The pass mark is 80: not passed.",
        ),
        (
            nested(),
            {**dict.fromkeys("bcdef", 4), "a": "n/a"},
            "Point 1 does not apply and is left out: 100 earned of 100 possible = 100.0. The pass"
            " mark is 80: passed.",
        ),
        (
            form(choice("a", 0, 10), choice("b", 0, 3, bonus=True), scoring=POINTS),
            {"a": 1, "b": 1},
            "13 earned (3 of it bonus) of 10 possible = 130.0, which is shown as 100. The pass mark"
            " is 80: passed.",
        ),
        (
            form(choice("a", 0, 10), choice("b", -30, 0), scoring=POINTS),
            {"a": 1, "b": 0},
            "-20 earned of 10 possible = -200.0, which is shown as 0. The pass mark is 80: not"
            " passed.",
        ),
        (
            form(
                scale("a", weight=1, rules=[{"at": 0, "fails": "form"}]),
                {**NUMBER, "weight": 1, "ranges": [
                    {"to": 0, "points": 1}, {"from": 1, "fails": "form"}
                ]},
            ),
            {"a": 0, "times": 2.0},
            "0 earned of 2 possible = 0.0. Each of the answers “0” at point 1 and “2” at point 2"
            " fails the form, so it shows 0. The pass mark is 80: not passed.",
        ),
        (
            form({"id": "why", "kind": "text"}),
            {},
            "No point of this form is scored, so there is no score.",
        ),
    ],
)  # fmt: skip
def test_the_account(made: Form, answers: dict[str, Answer], told: str) -> None:
    assert explain(made, score(made, answers)) == told


def test_a_score_goes_to_json_and_back(tmp_path: object) -> None:
    found = score(failing(), ALL_BUT_VERIFIED)
    assert score_from_dict(score_to_dict(found)) == found


def test_a_score_of_the_first_version_is_still_read() -> None:
    part = {"id": "a", "weight": 1.0, "share": 1.0, "points": 3.0, "of": 4.0}
    parts = [part, {**part, "id": "b", "of": 0.0}, {**part, "id": "c", "of": 0.0}]
    old = {"value": 75.0, "band": "Low", "passed": None, "answered": 2, "open": ["c"]}
    found = score_from_dict({**old, "parts": parts})
    assert isinstance(found, Score)
    assert [one.state for one in found.parts] == ["counted", "n/a", "open"]
    assert (found.raw, found.asked, found.failed, found.sections) == (75.0, 3, (), ())


def test_a_scorer_scores_many_calls_alike() -> None:
    scorer, made = Scorer(asking()), asking()
    for answers in ({"asked": 0, "rest": 2}, {"asked": 1, "how": 1, "rest": 2}, {}):
        assert scorer.score(answers) == score(made, answers)
