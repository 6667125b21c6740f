"""The draft: what it takes, the order it keeps, and going back and on again."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from scoring_forms import make_form

from evaluator.errors import UserError
from evaluator.scoring.draft import Draft
from evaluator.scoring.sheet import Sheet
from evaluator.terms import Answer, Moment

FORM = make_form([1, 2, 3], [4, 4, 1])
IDS = st.sampled_from(["q1", "q2", "q3"])
DAYS = st.none() | st.dates()


def moment(id: str, start: float, **more: object) -> Moment:
    return Moment(id=id, start=start, **more)  # type: ignore[arg-type]


def test_a_new_draft_is_empty() -> None:
    draft = Draft(FORM)
    assert draft.sheet == Sheet()
    assert draft.missing() == ("q1", "q2", "q3")
    assert not draft.undo() and not draft.redo()


def test_answers_and_comments_stay_in_the_order_of_the_form() -> None:
    draft = Draft(FORM)
    for id in ("q3", "q1", "q2"):
        draft.answer(id, 1)
        draft.comment(id, "Said.")
    assert list(draft.sheet.answers) == list(draft.sheet.comments) == ["q1", "q2", "q3"]
    assert draft.missing() == ()
    assert draft.score.value == pytest.approx(100 * (0.25 + 0.5 + 3) / 6)


def test_answers_and_comments_can_be_taken_back() -> None:
    draft = Draft(FORM)
    draft.answer("q1", "n/a")
    draft.comment("q1", "Said.")
    draft.answer("q1", None)
    draft.comment("q1", "")
    assert draft.sheet == Sheet()


@pytest.mark.parametrize(
    "do",
    [
        lambda draft: draft.answer("q9", 1),
        lambda draft: draft.answer("q3", 2),
        lambda draft: draft.answer("q1", True),
        lambda draft: draft.comment("q9", "Said."),
        lambda draft: draft.put_moment(moment("m", -1)),
        lambda draft: draft.put_moment(moment("m", float("nan"))),
        lambda draft: draft.put_moment(moment("m", float("inf"))),
        lambda draft: draft.put_moment(moment("m", 2, end=1)),
        lambda draft: draft.put_moment(moment("m", 2, end=float("nan"))),
        lambda draft: draft.put_moment(moment("m", 2, questions=("q9",))),
    ],
)
def test_what_does_not_fit_is_refused_and_changes_nothing(do: Callable[[Draft], None]) -> None:
    draft = Draft(FORM, Sheet(answers={"q1": 2}))
    with pytest.raises(UserError):
        do(draft)
    assert draft.sheet == Sheet(answers={"q1": 2})
    assert not draft.undo()


@pytest.mark.parametrize(
    "sheet",
    [
        Sheet(answers={"q9": 1}),
        Sheet(answers={"q3": 2}),
        Sheet(comments={"q9": "Said."}),
        Sheet(moments=(moment("m", 1, questions=("q9",)),)),
        Sheet(moments=(moment("m", -1),)),
    ],
)
def test_a_sheet_that_does_not_fit_the_form_is_not_taken_up(sheet: Sheet) -> None:
    with pytest.raises(UserError):
        Draft(FORM, sheet)


def test_a_sheet_is_taken_up_in_order() -> None:
    sheet = Sheet(answers={"q2": 1, "q1": 2}, moments=(moment("b", 2), moment("a", 1)))
    taken = Draft(FORM, sheet).sheet
    assert list(taken.answers) == ["q1", "q2"]
    assert [kept.id for kept in taken.moments] == ["a", "b"]


def test_moments_stay_in_order_of_time() -> None:
    draft = Draft(FORM)
    for id, start in [("c", 3.0), ("a", 1.0), ("b", 2.0), ("d", 1.0)]:
        draft.put_moment(moment(id, start))
    assert [kept.id for kept in draft.sheet.moments] == ["a", "d", "b", "c"]
    draft.put_moment(moment("c", 0.5, end=0.7, note="Moved.", questions=("q1",)))
    assert [kept.id for kept in draft.sheet.moments] == ["c", "a", "d", "b"]
    draft.remove_moment("a")
    draft.remove_moment("nobody")
    assert [kept.id for kept in draft.sheet.moments] == ["c", "d", "b"]


def test_the_points_of_a_moment_stand_once_each_in_the_order_of_the_form() -> None:
    linked = moment("m", 1.0, questions=("q3", "q1", "q3"))
    draft = Draft(FORM)
    draft.put_moment(linked)
    assert draft.sheet.moments[0].questions == ("q1", "q3")
    assert Draft(FORM, Sheet(moments=(linked,))).sheet.moments[0].questions == ("q1", "q3")


@pytest.mark.parametrize("field", ["strengths", "improvement", "action"])
def test_typing_into_one_field_goes_back_as_one_step(field: str) -> None:
    draft = Draft(FORM)
    draft.answer("q1", 1)
    for text in ("W", "We", "Wel", "Well"):
        getattr(draft, field)(text)
    assert getattr(draft.sheet, field) == "Well"
    assert draft.undo()
    assert getattr(draft.sheet, field) == ""
    assert draft.redo()
    assert getattr(draft.sheet, field) == "Well"


def test_typing_into_two_fields_goes_back_as_two_steps() -> None:
    draft = Draft(FORM)
    draft.comment("q1", "A")
    draft.comment("q1", "AB")
    draft.comment("q2", "C")
    draft.comment("q1", "ABD")
    texts = []
    while draft.undo():
        texts.append(dict(draft.sheet.comments))
    assert texts == [{"q1": "AB", "q2": "C"}, {"q1": "AB"}, {}]


def test_typing_after_going_back_is_a_step_of_its_own() -> None:
    draft = Draft(FORM)
    draft.action("A")
    draft.action_due(date(2026, 5, 31))
    draft.undo()
    draft.action("AB")
    draft.undo()
    assert draft.sheet.action == "A"


def test_typing_a_text_away_again_leaves_no_step_that_does_nothing() -> None:
    draft = Draft(FORM)
    draft.answer("q1", 1)
    draft.action("A")
    draft.action("")
    assert draft.undo()
    assert draft.sheet == Sheet()


def test_nudges_of_a_moment_go_back_as_one_step() -> None:
    draft = Draft(FORM)
    draft.put_moment(moment("m", 1))
    for start in (2.0, 3.0, 4.0):
        draft.put_moment(moment("m", start), goes_on="start")
    draft.undo()
    assert draft.sheet.moments == (moment("m", 1),)


def test_two_drags_of_a_moment_go_back_as_two_steps() -> None:
    draft = Draft(FORM)
    for start in (1.0, 2.0, 3.0):
        draft.put_moment(moment("m", start))
    draft.undo()
    assert draft.sheet.moments == (moment("m", 2.0),)


def test_several_moments_come_in_as_one_step() -> None:
    draft = Draft(FORM)
    draft.put_moment(moment("a", 2))
    draft.add_moments([moment("c", 3), moment("b", 1, questions=("q2",), note="\ud800")])
    assert [kept.id for kept in draft.sheet.moments] == ["b", "a", "c"]
    assert draft.sheet.moments[0].note == "\ufffd"
    with pytest.raises(UserError):
        draft.add_moments([moment("d", 1), moment("e", 1, questions=("q9",))])
    draft.undo()
    assert [kept.id for kept in draft.sheet.moments] == ["a"]


def test_saying_the_same_again_is_no_change() -> None:
    draft = Draft(FORM)
    draft.answer("q1", 1)
    draft.undo()
    draft.action_due(None)
    draft.remove_moment("m")
    assert draft.redo()
    draft.answer("q1", 1)
    draft.undo()
    assert draft.sheet == Sheet()


def test_a_suggestion_is_noted_once_beside_what_was_chosen_and_going_back_keeps_it() -> None:
    draft = Draft(FORM)
    draft.answer("q2", 1)
    draft.undo()
    draft.suggest("q2", 3)
    draft.suggest("q2", 4)
    draft.suggest("q1", "n/a")
    assert draft.sheet.answers == {}
    assert list(draft.sheet.suggested.items()) == [("q1", "n/a"), ("q2", 3)]
    draft.redo()
    assert (draft.sheet.answers, draft.sheet.suggested["q2"]) == ({"q2": 1}, 3)
    draft.undo()
    assert not draft.undo()
    with pytest.raises(UserError):
        draft.suggest("q3", 2)
    assert Draft(FORM, Sheet(suggested={"q2": 1, "q1": 0})).sheet.suggested == {"q1": 0, "q2": 1}


def test_half_a_character_from_the_clipboard_is_replaced() -> None:
    draft = Draft(FORM)
    draft.comment("q1", "\ud83d\ude00 \ud800")
    draft.strengths("\udc00")
    draft.put_moment(moment("m", 1, note="a\ud800b"))
    assert draft.sheet.comments["q1"] == "😀 \ufffd"
    assert draft.sheet.strengths == "\ufffd"
    assert draft.sheet.moments[0].note == "a\ufffdb"


@given(st.text())
def test_every_other_text_is_kept_to_the_letter(text: str) -> None:
    draft = Draft(FORM)
    draft.action(text)
    assert draft.sheet.action == text


class Evaluating(RuleBasedStateMachine):
    """Any course of an evaluation, beside a plain list of what the sheet was."""

    def __init__(self) -> None:
        super().__init__()
        self.draft = Draft(FORM)

    @rule(id=IDS, answer=st.sampled_from([0, 1, "n/a", None]))
    def answer(self, id: str, answer: Answer | None) -> None:
        self.then_back_and_on(lambda: self.draft.answer(id, answer))
        assert self.draft.sheet.answers.get(id) == answer

    @rule(id=IDS, text=st.sampled_from(["", "a", "ab"]))
    def comment(self, id: str, text: str) -> None:
        self.then_back_and_on(lambda: self.draft.comment(id, text))
        assert self.draft.sheet.comments.get(id, "") == text

    @rule(text=st.sampled_from(["", "a", "ab"]))
    def strengths(self, text: str) -> None:
        self.draft.strengths(text)
        assert self.draft.sheet.strengths == text

    @rule(day=DAYS)
    def action_due(self, day: date | None) -> None:
        self.then_back_and_on(lambda: self.draft.action_due(day))
        assert self.draft.sheet.action_due == day

    @rule(id=st.sampled_from("abc"), start=st.floats(0, 100), end=st.none() | st.floats(100, 200))
    def put_moment(self, id: str, start: float, end: float | None) -> None:
        put = moment(id, start, end=end)
        self.draft.put_moment(put)
        assert put in self.draft.sheet.moments

    @rule(id=st.sampled_from("abc"))
    def remove_moment(self, id: str) -> None:
        self.then_back_and_on(lambda: self.draft.remove_moment(id))
        assert id not in [kept.id for kept in self.draft.sheet.moments]

    @rule()
    def undo(self) -> None:
        before = self.draft.sheet
        if self.draft.undo():
            assert self.draft.sheet != before
            back = self.draft.sheet
            assert self.draft.redo()
            assert self.draft.sheet == before
            self.draft.undo()
            assert self.draft.sheet == back

    @rule()
    def redo(self) -> None:
        before = self.draft.sheet
        if self.draft.redo():
            assert self.draft.sheet != before
            self.draft.undo()
            assert self.draft.sheet == before
            self.draft.redo()

    @rule()
    def back_to_the_start_and_on_again(self) -> None:
        before, steps = self.draft.sheet, 0
        while self.draft.undo():
            steps += 1
        assert self.draft.sheet == Sheet()
        for _ in range(steps):
            assert self.draft.redo()
        assert self.draft.sheet == before

    def then_back_and_on(self, do: Callable[[], None]) -> None:
        """Do it, take it back and do it again: what comes out is the same."""
        do()
        after = self.draft.sheet
        if self.draft.undo():
            self.draft.redo()
        assert self.draft.sheet == after

    @invariant()
    def in_order_and_scored(self) -> None:
        sheet = self.draft.sheet
        times = [(kept.start, kept.id) for kept in sheet.moments]
        assert times == sorted(times)
        assert list(sheet.answers) == sorted(sheet.answers)
        assert set(self.draft.missing()) == {"q1", "q2", "q3"} - set(sheet.answers)


TestEvaluating = Evaluating.TestCase
TestEvaluating.settings = settings(max_examples=30)
