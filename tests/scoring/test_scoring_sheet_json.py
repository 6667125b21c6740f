"""Sheets as JSON: there and back unchanged, and every wrong shape told."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scoring_forms import make_form

from evaluator.errors import UserError
from evaluator.scoring.sheet import LONGEST, Sheet
from evaluator.scoring.sheet_json import (
    answers_from,
    read_json,
    sheet_from,
    sheet_from_dict,
    sheet_to_dict,
)
from evaluator.terms import Kind, Moment

FORM = make_form([1, 2, 3], [4, 4, 1])
TEXTS = st.text(max_size=20)
IDS = st.sampled_from(["q1", "q2", "q3"])
MOMENTS = st.builds(
    Moment,
    id=st.uuids().map(str),
    start=st.floats(0, 1000),
    end=st.none() | st.floats(1000, LONGEST),
    note=TEXTS,
    questions=st.lists(IDS, unique=True).map(tuple),
    kind=st.sampled_from(Kind),
)
SHEETS = st.builds(
    Sheet,
    answers=st.dictionaries(IDS, st.integers(0, 1) | st.just("n/a")),
    comments=st.dictionaries(IDS, TEXTS),
    moments=st.lists(MOMENTS, max_size=3).map(tuple),
    strengths=TEXTS,
    improvement=TEXTS,
    action=TEXTS,
    action_due=st.none() | st.dates(),
)


@given(SHEETS)
def test_a_sheet_comes_back_from_json_unchanged(sheet: Sheet) -> None:
    assert sheet_from_dict(read_json(json.dumps(sheet_to_dict(sheet)))) == sheet


def test_a_moment_without_kind_and_second_point_is_written_as_it_always_was() -> None:
    """What is sealed is this text: an older database keeps its digests, and an older program
    reads it."""
    moments = (Moment(id="a", start=1.5, note="x", questions=("q1",)), Moment(id="b", start=2.0))
    assert json.dumps(sheet_to_dict(Sheet(moments=moments))["moments"]) == (
        '[{"id": "a", "start": 1.5, "end": null, "note": "x", "question": "q1"}, '
        '{"id": "b", "start": 2.0, "end": null, "note": "", "question": null}]'
    )


def test_a_moment_may_name_its_points_and_kind() -> None:
    notes = {
        "moments": [
            {"id": "m", "start": 1, "question": "q3", "questions": ["q1", "q3"], "kind": "coach"}
        ]
    }
    (moment,) = sheet_from(FORM, {}, notes).moments
    assert (moment.questions, moment.kind) == (("q1", "q3"), Kind.COACH)


def test_answers_and_notes_make_a_sheet_in_the_order_of_the_form() -> None:
    notes = {
        "comments": {"q2": "Late.", "q1": "Warm."},
        "strengths": "Voice.",
        "improvement": "Pace.",
        "action": "Breathe.",
        "action_due": "2026-05-31",
        "moments": [
            {"start": 9, "end": 12.5, "note": "Cuts in.", "question": "q2"},
            {"start": 4, "id": "mine"},
        ],
    }
    sheet = sheet_from(FORM, {"q3": 1, "q1": "n/a"}, notes, new_id=lambda: "made")
    assert sheet == Sheet(
        answers={"q1": "n/a", "q3": 1},
        comments={"q1": "Warm.", "q2": "Late."},
        moments=(
            Moment(id="mine", start=4),
            Moment(id="made", start=9, end=12.5, note="Cuts in.", questions=("q2",)),
        ),
        strengths="Voice.",
        improvement="Pace.",
        action="Breathe.",
        action_due=date(2026, 5, 31),
    )
    assert list(sheet.answers) == ["q1", "q3"]


def test_notes_may_be_left_out_and_moments_get_an_id() -> None:
    assert sheet_from(FORM, {"q1": 4}) == Sheet(answers={"q1": 4})
    sheet = sheet_from(FORM, {}, {"moments": [{"start": 1}, {"start": 2}]})
    assert len({moment.id for moment in sheet.moments}) == 2


@pytest.mark.parametrize(
    ("answers", "notes", "told"),
    [
        ({"q9": 1}, None, "has no point “q9”"),
        ({"q1": 5}, None, "“5” is no answer to “q1”"),
        ({"q1": True}, None, "“true” is no answer to “q1”"),
        ({"q1": None}, None, "“null” is no answer to “q1”"),
        ({}, {"comments": {"q9": "a"}}, "has no point “q9”"),
        ({}, {"moments": [{"start": 1, "question": "q9"}]}, "has no point “q9”"),
        ({}, {"answers": {}}, "“answers” is not known in the notes. Expected comments, moments"),
        ({}, [], "The notes are []"),
    ],
)
def test_what_does_not_fit_the_form_is_told(answers: Any, notes: Any, told: str) -> None:
    with pytest.raises(UserError) as caught:
        sheet_from(FORM, answers, notes)
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ([], "The answers are []. Expected a group in braces"),
        ({"q1": True}, "The answer to “q1” is true. Expected a level, a text, a list or “n/a”."),
        ({"q1": [1]}, "The answer to “q1” is [1]. Expected"),
        ({"q1": None}, "The answer to “q1” is null. Expected"),
        ({"q1": {"x" * 99: 1}}, f'The answer to “q1” is {{"{"x" * 38}…. Expected'),
        ({1: 1}, "“1” is not known in the answers. Expected names."),
    ],
)
def test_wrong_answers_are_told(data: Any, told: str) -> None:
    with pytest.raises(UserError) as caught:
        answers_from(data)
    assert str(caught.value).startswith(told)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"answer": {}}, "“answer” is not known in the sheet. Expected answers, comments,"),
        ({"comments": []}, "The comments are []."),
        ({"comments": {"q1": 3}}, "The comment on “q1” is 3. Expected text in quotes."),
        ({"strengths": None}, "“strengths” is null. Expected text in quotes."),
        ({"moments": {}}, "“moments” is {}. Expected a list of moments."),
        ({"moments": [{"id": "m", "start": 1, "questions": "q1"}]}, '“questions” is "q1".'),
        ({"moments": [{"id": "m", "start": 1, "questions": [1]}]}, "The point of a moment is 1."),
        ({"moments": [{"id": "m", "start": 1, "kind": "bad"}]}, 'The kind of a moment is "bad".'),
        ({"moments": [{"id": "m", "start": 1, "kind": None}]}, "The kind of a moment is null."),
        ({"moments": [{"id": "m", "start": 1, "kind": []}]}, "The kind of a moment is []."),
        ({"moments": [3]}, "A moment is 3. Expected a group in braces"),
        ({"moments": [{"start": 1}]}, "The id of a moment is null. Expected text in quotes."),
        ({"moments": [{"id": "m"}]}, "The time of a moment is null. Expected seconds from 0 up."),
        ({"moments": [{"id": "m", "start": "1"}]}, 'The time of a moment is "1". Expected'),
        ({"moments": [{"id": "m", "start": True}]}, "The time of a moment is true. Expected"),
        ({"moments": [{"id": "m", "start": 10**30}]}, "The time of a moment is 1000000"),
        ({"moments": [{"id": "m", "start": 2, "end": 1}]}, "The moment ends before it starts"),
        ({"moments": [{"id": "m", "start": 2, "note": 1}]}, "The note of a moment is 1."),
        ({"moments": [{"id": "m", "start": 2, "question": 1}]}, "The point of a moment is 1."),
        ({"moments": [{"id": "m", "begin": 2}]}, "“begin” is not known in a moment. Expected id,"),
        ({"action_due": "31/05/2026"}, '“action_due” is "31/05/2026". Expected a date such as'),
        ({"action_due": "20260531"}, '“action_due” is "20260531". Expected a date such as'),
        ({"action_due": 20260531}, "“action_due” is 20260531. Expected a date such as"),
    ],
)
def test_a_wrong_sheet_is_told(data: Any, told: str) -> None:
    with pytest.raises(UserError) as caught:
        sheet_from_dict(data)
    assert str(caught.value).startswith(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"a": 1,\n}', "Line 2 is not JSON"),
        ("", "Line 1 is not JSON"),
        ('{"a": 1, "a": 2}', "“a” is given twice. Expected it once."),
        ("[NaN]", "“NaN” is not a number in JSON."),
        ("[-Infinity]", "“-Infinity” is not a number in JSON."),
        ("[" * 200_000, "The JSON is nested too deep"),
        ("9" * 5000, "The JSON is nested too deep or holds a number beyond all use."),
    ],
)
def test_what_is_no_json_is_told(text: str, told: str) -> None:
    with pytest.raises(UserError) as caught:
        read_json(text)
    assert str(caught.value).startswith(told)


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*sheet_to_dict(Sheet()), "start", "id", "q1"]), inner)
    ),
    max_leaves=12,
)


def is_sheet_or_user_error(read: Callable[[], Sheet]) -> None:
    try:
        assert isinstance(read(), Sheet)
    except UserError as error:
        assert error.message


@given(PLAIN, PLAIN)
def test_any_value_is_a_sheet_or_a_user_error(answers: Any, notes: Any) -> None:
    is_sheet_or_user_error(lambda: sheet_from(FORM, answers, notes))
    is_sheet_or_user_error(lambda: sheet_from_dict(notes))


def test_suggestions_are_told_only_where_there_are_some() -> None:
    assert "suggested" not in sheet_to_dict(Sheet())
    sheet = Sheet(answers={"q1": 3}, suggested={"q1": 2, "q2": "n/a"})
    assert sheet_from_dict(sheet_to_dict(sheet)) == sheet
    with pytest.raises(UserError):
        sheet_from_dict({"answers": {}, "suggested": {"q1": {}}})
