"""Making a form: whatever is done is undone, and what names something goes on naming it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluator.forms import edit_answers, edit_conditions, edit_parts
from evaluator.forms.drafted import as_file, blank, checked, content_of, from_file
from evaluator.forms.edit_bands import add_band, own_bands
from evaluator.forms.edit_kind import change_kind
from evaluator.forms.edit_named import as_named
from evaluator.forms.edit_order import moved_item
from evaluator.forms.edit_suggestions import add_suggestion
from evaluator.forms.edit_weights import balanced, shares
from evaluator.forms.editing import MOST_STEPS, Editing
from evaluator.forms.outline import moved_row, outline, stepped
from evaluator.forms.read import read
from evaluator.forms.tree import at, inserted, moved, put, removed

WHOLE = content_of(read(Path(__file__).with_name("whole_language.yaml")))
KINDS = ("scale", "yes_no", "choice", "multiple", "number", "text", "date", "time")

Edit = Callable[[Any, Any, int], Any]


def _question(content: Any, number: int) -> tuple[str, int] | None:
    count = len(content.get("questions", ()))
    return ("questions", number % count) if count else None


def _part(content: Any, number: int) -> tuple[str | int, ...] | None:
    rows = outline(content)
    return rows[number % len(rows)].place if rows else None


def on_question(edit: Callable[[Any, Any, int], Any]) -> Edit:
    def done(content: Any, one: int, other: int) -> Any:
        place = _question(content, one)
        return content if place is None else edit(content, place, other)

    return done


def on_part(edit: Callable[[Any, Any, int], Any]) -> Edit:
    def done(content: Any, one: int, other: int) -> Any:
        place = _part(content, one)
        return content if place is None else edit(content, place, other)

    return done


def _level(edit: Callable[[Any, Any, int], Any]) -> Edit:
    def done(content: Any, place: Any, number: int) -> Any:
        levels = at(content, (*place, "levels"), ())
        return edit(content, place, number % len(levels)) if levels else content

    return on_question(done)


def _option(edit: Callable[[Any, Any, int], Any]) -> Edit:
    def done(content: Any, place: Any, number: int) -> Any:
        options = at(content, (*place, "options"), ())
        return edit(content, place, number % len(options)) if options else content

    return on_question(done)


def _with_test(edit: Callable[[Any, Any, int], Any]) -> Edit:
    """An edit of one test of one condition, where there is any."""

    def done(content: Any, place: Any, number: int) -> Any:
        found = list(_tests(content, (*place, "when")))
        return edit(content, found[number % len(found)], number) if found else content

    return on_part(done)


def _tests(content: Any, place: Any) -> Any:
    condition = at(content, place)
    kind = edit_conditions.group_of(condition)
    if kind:
        for number in range(len(condition[kind])):
            yield from _tests(content, (*place, kind, number))
    elif condition:
        yield place


def _change_subject(content: Any, place: Any, number: int) -> Any:
    known = edit_conditions.subjects(content, place[:2])
    return edit_conditions.change_subject(content, place, known[number % len(known)])


def _change_test(content: Any, place: Any, number: int) -> Any:
    subject = edit_conditions.subject_of(at(content, place))
    tests = edit_conditions.tests_of(content, subject)
    return edit_conditions.change_test(content, place, tests[number % len(tests)])


def _balance(content: Any, one: int, _other: int) -> Any:
    found = shares(content)
    return balanced(content, found[one % len(found)]) if found else content


EDITS: dict[str, Edit] = {
    "add a point": lambda c, n, _: edit_parts.add_question(c, _part(c, n))[0],
    "add a section": lambda c, n, _: edit_parts.add_section(c, _part(c, n))[0],
    "duplicate": on_part(lambda c, p, _: edit_parts.duplicate(c, p)[0]),
    "remove": on_part(lambda c, p, _: edit_parts.remove(c, p)),
    "rename": on_part(lambda c, p, n: edit_parts.rename(c, p, f"id-{n}")),
    "name": on_part(lambda c, p, _: edit_parts.named_by_title(c, p)),
    "up": on_part(lambda c, p, _: stepped(c, p, -1)[0]),
    "down": on_part(lambda c, p, _: stepped(c, p, 1)[0]),
    "drag": lambda c, n, m: (
        moved_row(c, n % len(outline(c)), m % (len(outline(c)) + 1))[0] if outline(c) else c
    ),
    "title": on_part(lambda c, p, n: put(c, (*p, "title"), "x" * (n % 3))),
    "kind": on_question(lambda c, p, n: change_kind(c, p, KINDS[n % 8])),
    "add a level": on_question(lambda c, p, _: edit_answers.add_level(c, p)),
    "remove a level": _level(edit_answers.remove_level),
    "fails": _level(lambda c, p, n: edit_answers.set_rule(c, p, n, "fails", ["form"])),
    "asks": _level(lambda c, p, n: edit_answers.set_asks(c, p, n, ["comment"])),
    "points": _level(lambda c, p, n: edit_answers.set_points(c, p, n, n)),
    "add an option": on_question(lambda c, p, _: edit_answers.add_option(c, p)),
    "remove an option": _option(edit_answers.remove_option),
    "name an option": _option(edit_answers.named_by_text),
    "move an option": _option(lambda c, p, n: moved_item(c, (*p, "options", n), 0)),
    "move a level": _level(lambda c, p, n: moved_item(c, (*p, "levels", n), 0)),
    "move a range": on_question(lambda c, p, n: moved_item(c, (*p, "ranges", n), 0)),
    "yes and no in words": on_question(lambda c, p, _: edit_answers.word_yes_no(c, p)),
    "suggest": on_question(lambda c, p, _: add_suggestion(c, p)),
    "bands": on_part(lambda c, p, _: own_bands(c, p)),
    "one band more": on_part(lambda c, p, _: add_band(c, p)),
    "add a range": on_question(lambda c, p, _: edit_answers.add_range(c, p)),
    "add a cause": on_question(lambda c, p, _: edit_answers.add_cause(c, p)),
    "ask when": on_part(lambda c, p, _: edit_conditions.add_test(c, (*p, "when"), p)),
    "ask when any": on_part(lambda c, p, _: edit_conditions.add_group(c, (*p, "when"), p)),
    "look at": _with_test(_change_subject),
    "test": _with_test(_change_test),
    "ask always": _with_test(lambda c, p, _: edit_conditions.remove_condition(c, p)),
    "balance": _balance,
}


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(EDITS)), st.integers(0, 40), st.integers(0, 40)),
        max_size=15,
    )
)
def test_whatever_is_done_is_undone_and_redone(edits: list[tuple[str, int, int]]) -> None:
    editing = Editing(WHOLE)
    before = as_file(WHOLE)
    for what, one, other in edits:
        editing.do(what, EDITS[what](editing.content, one, other), typing=what if one % 2 else "")
        checked(editing.content)  # half a form is told, never a bug
    last = editing.content
    text = as_file(last)
    kept = from_file(text)
    assert kept is not None
    assert as_file(kept) == text
    while editing.undoes:
        editing.undo()
    assert editing.content == WHOLE
    assert as_file(WHOLE) == before  # nothing was changed in place
    while editing.redoes:
        editing.redo()
    assert editing.content == last


def test_typing_is_one_step_until_it_pauses() -> None:
    editing = Editing({"title": ""})
    for text in ("a", "ab", "abc"):
        assert editing.do("Title", {"title": text}, ("title",), typing="title")
    assert not editing.do("Title", {"title": "abc"}, typing="title")
    editing.pause()
    editing.do("Title", {"title": "abcd"}, ("title",), typing="title")
    assert editing.undo() == ("title",)
    assert editing.content == {"title": "abc"}
    assert (editing.undoes, editing.redoes) == ("Title", "Title")
    editing.undo()
    assert editing.content == {"title": ""}
    assert editing.undo() == ()
    assert editing.redo() == ("title",)
    editing.do("Title", {"title": "x"}, typing="title")
    assert editing.redoes == ""
    editing.redo()
    assert editing.content == {"title": "x"}


def test_what_follows_from_typing_is_undone_with_it() -> None:
    editing = Editing({"title": ""})
    editing.do("Title", {"title": "a"}, ("title",), typing="title")
    editing.pause()
    assert editing.follow("Id", {"title": "a", "id": "a"}, typing="title")
    assert editing.follow("Other", {"title": "a", "id": "b"}, typing="other")
    editing.undo()
    editing.undo()
    assert editing.content == {"title": ""}
    assert not editing.undoes


def test_nothing_follows_while_steps_wait_to_be_redone() -> None:
    editing = Editing({"title": ""})
    editing.do("Title", {"title": "a"}, typing="title")
    editing.do("Weight", {"title": "a", "weight": 3})
    editing.undo()
    assert not editing.follow("Title", {"title": "a", "id": "a"}, typing="title")
    editing.redo()
    assert editing.content == {"title": "a", "weight": 3}


def test_very_many_steps_forget_the_first() -> None:
    editing = Editing({"n": 0})
    for number in range(1, MOST_STEPS + 10):
        editing.do("Count", {"n": number})
    while editing.undoes:
        editing.undo()
    assert editing.content == {"n": 10}


def test_values_are_changed_at_a_place_and_nowhere_else() -> None:
    before = {"a": [{"b": 1}, {"b": 2}]}
    after = put(before, ("a", 1, "b"), 3)
    assert after == {"a": [{"b": 1}, {"b": 3}]}
    assert before == {"a": [{"b": 1}, {"b": 2}]}
    assert after["a"][0] is before["a"][0]
    assert put(before, ("a", 0, "b"), None) == {"a": [{}, {"b": 2}]}
    assert put({}, ("x", "y"), 1) == {"x": {"y": 1}}
    assert put({"x": {"y": 1}}, ("x", "y"), None) == {}
    assert put({}, ("scored",), False) == {"scored": False}
    assert put({}, (), 5) == 5
    assert inserted({}, ("a", 0), 1) == {"a": [1]}
    assert removed({"a": [1]}, ("a", 0)) == {}
    assert moved({"a": [1, 2, 3]}, ("a", 0), 2) == {"a": [2, 3, 1]}
    assert at(before, ("a", 7, "b"), "none") == "none"


def test_a_form_is_kept_whole_and_half() -> None:
    assert from_file(as_file(WHOLE)) == WHOLE
    half = put(put(blank("new", "New"), ("title",), None), ("questions", 0, "levels", 1), "")
    assert from_file(as_file(half)) == half
    named = "title: X\nquestions:\n  - levels: {0: a, 1: b}\n  - levels: {no: a, yes: b}\n"
    content = from_file(named)
    assert content is not None
    assert [at(content, ("questions", n, "levels")) for n in (0, 1)] == [["a", "b"], ["a", "b"]]
    for text in ("- 1", "questions: 5", "questions: [1]", "sections: [a]"):
        assert from_file(text) is None
    assert from_file("a: [") is None


def test_a_new_form_can_be_published_at_once_and_says_what_is_missing() -> None:
    found = checked(blank("new", "New"))
    assert found.form is not None
    assert not any(one.error for one in found.findings)
    broken = checked(put(blank("new", "New"), ("questions", 0, "title"), None))
    assert broken.form is None
    assert broken.findings[0].place == ("questions", 0, "title")
    assert broken.findings[0].message == "point “point-1” has no “title”."
    assert broken.findings[0].mend.startswith("Expected text")


def ids(content: Any) -> list[str]:
    return [str(at(content, (*row.place, "id"))) for row in outline(content)]


def small() -> dict[str, Any]:
    """a, [s: b, c], d, [t: e]; and a section without points."""
    content = {
        **blank("small", "Small"),
        "sections": [
            {"id": "s", "title": "S"},
            {"id": "t", "title": "T"},
            {"id": "empty", "title": "E"},
        ],
        "questions": [
            {"id": id, "title": id, "section": section, "levels": ["No.", "Yes."]}
            for id, section in (("a", ""), ("b", "s"), ("c", "s"), ("d", ""), ("e", "t"))
        ],
    }
    for number in (0, 3):
        del content["questions"][number]["section"]
    return content


def test_the_outline_is_the_order_of_the_points() -> None:
    assert ids(small()) == ["a", "s", "b", "c", "d", "t", "e", "empty"]
    assert [row.depth for row in outline(small())] == [0, 0, 1, 1, 0, 0, 1, 0]
    assert ids(WHOLE).count("opening") == 2  # its points stand apart
    circle = put(small(), ("sections", 0, "within"), "s")
    assert ids(circle) == ids(small())


@pytest.mark.parametrize(
    ("row", "to", "order", "section"),
    [
        (0, 3, "s b a c d t e empty", "s"),  # into a section
        (2, 0, "b a s c d t e empty", None),  # out of it
        (3, 6, "a s b d t c e empty", "t"),  # from one into another
        (0, 8, "s b c d t e empty a", "empty"),
    ],
)
def test_a_point_joins_the_section_it_comes_to(
    row: int, to: int, order: str, section: str | None
) -> None:
    content, place = moved_row(small(), row, to)
    assert ids(content) == order.split()
    assert at(content, (*place, "section")) == section


def test_a_section_moves_with_its_points_and_never_into_another() -> None:
    content, place = moved_row(small(), 1, 7)
    assert ids(content) == ["a", "d", "t", "e", "s", "b", "c", "empty"]
    assert place == ("sections", 1)
    assert moved_row(small(), 1, 3)[0] == small()
    assert ids(moved_row(small(), 5, 3)[0]) == ["a", "t", "e", "s", "b", "c", "d", "empty"]


def test_parts_go_up_and_down_step_by_step() -> None:
    content, place = small(), ("questions", 0)
    seen = []
    for _ in range(8):
        content, place = stepped(content, place, 1)
        seen.append(at(content, (*place, "section")))
    assert seen == ["s", "s", "s", None, "t", "t", "empty", "empty"]
    for _ in range(9):
        content, place = stepped(content, place, -1)
    assert ids(content) == ids(small())
    content, place = stepped(small(), ("sections", 1), -1)
    assert ids(content) == ["a", "s", "b", "c", "t", "e", "d", "empty"]
    assert ids(stepped(content, place, -1)[0])[:3] == ["a", "t", "e"]
    content, place = stepped(small(), ("sections", 0), 1)
    assert ids(content) == ["a", "d", "s", "b", "c", "t", "e", "empty"]
    assert stepped(small(), ("sections", 2), 1)[0] == small()


def test_points_and_sections_are_added_behind_what_is_chosen() -> None:
    content, place = edit_parts.add_question(small(), ("questions", 1))
    assert (place, at(content, (*place, "section"))) == (("questions", 2), "s")
    content, place = edit_parts.add_question(content, ("sections", 0))
    assert (place, at(content, (*place, "section"))) == (("questions", 4), "s")
    assert at(content, (*place, "id")) == "point-2"
    alone, place = edit_parts.add_question({"questions": []})
    assert at(alone, (*place, "weight")) == 100
    weighted = put(small(), ("questions", 0, "weight"), 7.4)
    assert at(edit_parts.add_question(weighted)[0], ("questions", 5, "weight")) == 7
    shared = put(small(), ("sections", 0, "weight"), 50)
    assert (
        at(edit_parts.add_question(shared, ("sections", 0))[0], ("questions", 3, "weight")) is None
    )
    points = put(small(), ("scoring",), {"method": "points"})
    assert "weight" not in edit_parts.add_question(points)[0]["questions"][5]
    assert edit_parts.add_question(small())[1] == ("questions", 5)
    assert edit_parts.add_question(small(), ("sections", 2))[1] == ("questions", 5)
    content, place = edit_parts.add_section(small(), ("questions", 1))
    assert place == ("sections", 1)
    assert edit_parts.add_section(small(), ("sections", 1))[1] == ("sections", 2)
    assert edit_parts.add_section({})[1] == ("sections", 0)


def test_what_is_doubled_has_ids_of_its_own_and_looks_at_itself() -> None:
    content = put(small(), ("questions", 2, "when"), {"question": "b", "is": 1})
    copy, place = edit_parts.duplicate(content, ("sections", 0))
    assert place == ("sections", 1)
    assert ids(copy) == ["a", "s", "b", "c", "s-2", "b-2", "c-2", "d", "t", "e", "empty"]
    assert at(copy, ("questions", 4, "when")) == {"question": "b-2", "is": 1}
    copy, place = edit_parts.duplicate(content, ("questions", 2))
    assert at(copy, (*place, "when")) == {"question": "b", "is": 1}
    assert at(copy, (*place, "id")) == "c-2"


def test_a_section_that_goes_leaves_its_points_where_it_stood() -> None:
    content = put(small(), ("sections", 1, "within"), "s")
    left = edit_parts.remove(content, ("sections", 1))
    assert at(left, ("questions", 4, "section")) == "s"
    assert "section" not in edit_parts.remove(small(), ("sections", 0))["questions"][1]
    assert len(edit_parts.remove(small(), ("questions", 0))["questions"]) == 4


def test_another_id_is_followed_by_what_names_it() -> None:
    when = {"all": [{"question": "a", "is": 1}, {"none": [{"question": "b", "is": 0}]}]}
    content = put(small(), ("questions", 4, "when"), when)
    content = edit_parts.rename(content, ("questions", 0), "first")
    assert at(content, ("questions", 4, "when", "all", 0, "question")) == "first"
    assert at(content, ("questions", 4, "when", "all", 1)) == {"none": [{"question": "b", "is": 0}]}
    content = edit_parts.rename(content, ("sections", 0), "start")
    assert at(content, ("questions", 1, "section")) == "start"
    assert at(edit_parts.rename(content, ("questions", 0), ""), ("questions", 0, "id")) is None


def test_a_title_gives_an_id_to_what_has_none_of_its_own() -> None:
    content, place = edit_parts.add_question(small())
    assert edit_parts.named_by_title(content, place) == content  # still “New point”
    content = put(content, (*place, "title"), "Größe & Anrede?")
    assert at(edit_parts.named_by_title(content, place), (*place, "id")) == "grosse-anrede"
    content = put(content, (*place, "title"), {"en": "A", "de": "B"})
    assert at(edit_parts.named_by_title(content, place), (*place, "id")) == "a-2"
    assert edit_parts.named_by_title(small(), ("questions", 0)) == small()


QUESTION = ("questions", 0)


def with_rules() -> dict[str, Any]:
    question = {
        "id": "q",
        "title": "Q",
        "levels": ["0", "1", "2", "3"],
        "points": [0, 1, 5, 9],
        "rules": [{"at": 0, "fails": "form"}, {"at": 2, "asks": "comment"}],
        "evidence_at": [1, 2],
        "causes_at": [0, 1],
        "default": 3,
        "suggest": [{"answer": 3, "when": {"fact": "hold.total", "at_most": 0}}],
    }
    looking = {
        "id": "r",
        "title": "R",
        "levels": ["0", "1"],
        "when": {"any": [{"question": "q", "any_of": [2, 3]}, {"question": "q", "is": 3}]},
    }
    other = {"question": "elsewhere", "is": 3}
    looking["when"]["any"].append(other)
    return {**blank("f", "F"), "questions": [question, looking]}


def test_a_level_that_goes_moves_those_above_it_everywhere() -> None:
    content = edit_answers.remove_level(with_rules(), QUESTION, 1)
    question = at(content, QUESTION)
    assert question["levels"] == ["0", "2", "3"]
    assert question["points"] == [0, 5, 9]
    assert question["rules"] == [{"at": 0, "fails": "form"}, {"at": 1, "asks": "comment"}]
    assert question["evidence_at"] == [1]
    assert question["causes_at"] == [0]
    assert question["default"] == 2
    assert question["suggest"][0]["answer"] == 2
    assert at(content, ("questions", 1, "when", "any")) == [
        {"question": "q", "any_of": [1, 2]},
        {"question": "q", "is": 2},
        {"question": "elsewhere", "is": 3},
    ]
    assert "points" not in at(edit_answers.remove_level(blank("f", "F"), QUESTION, 0), QUESTION)
    gone = at(edit_answers.remove_level(with_rules(), QUESTION, 3), QUESTION)
    assert "default" not in gone
    assert "suggest" not in gone


def test_bounds_of_conditions_come_down_with_a_level_that_goes() -> None:
    test = {"any": [{"question": "q", "at_least": 3}, {"question": "q", "at_most": 1}]}
    content = put(with_rules(), ("questions", 1, "when"), test)
    content = edit_answers.remove_level(content, QUESTION, 1)
    assert at(content, ("questions", 1, "when", "any")) == [
        {"question": "q", "at_least": 2},
        {"question": "q", "at_most": 0},
    ]


def test_a_level_moves_with_all_that_names_it() -> None:
    content = moved_item(with_rules(), (*QUESTION, "levels", 0), 2)
    question = at(content, QUESTION)
    assert question["levels"] == ["1", "2", "0", "3"]
    assert question["points"] == [1, 5, 0, 9]
    assert question["rules"] == [{"at": 1, "asks": "comment"}, {"at": 2, "fails": "form"}]
    assert question["evidence_at"] == [0, 1]
    assert question["causes_at"] == [2, 0]
    assert (question["default"], question["suggest"][0]["answer"]) == (3, 3)
    assert at(content, ("questions", 1, "when", "any", 0, "any_of")) == [1, 3]
    assert moved_item(content, (*QUESTION, "levels", 2), 0) == with_rules()
    assert moved_item(content, (*QUESTION, "levels", 0), -1) == content
    assert moved_item(content, (*QUESTION, "levels", 3), 4) == content


def test_an_option_named_by_its_place_is_followed() -> None:
    content = put(put(with_options(), (*QUESTION, "default"), 1), (*QUESTION, "causes_at"), [0])
    moved = moved_item(content, (*QUESTION, "options", 0), 1)
    assert (at(moved, (*QUESTION, "default")), at(moved, (*QUESTION, "causes_at"))) == (0, [1])
    left = edit_answers.remove_option(content, QUESTION, 0)
    assert at(left, (*QUESTION, "default")) == 0
    assert at(left, (*QUESTION, "causes_at")) is None
    assert as_named(at(content, QUESTION), 1) == "option-2"
    assert as_named({"kind": "yes_no"}, 1) == "yes"
    assert [as_named({"kind": "choice"}, one) for one in (1, "x")] == [1, "x"]


def test_ranges_keep_their_bounds_and_what_comes_of_them_moves() -> None:
    first = {"to": 0, "points": 9}
    rest = [{"from": 1, "to": 4, "points": 5}, {"from": 5, "fails": "form"}]
    content = {"questions": [{"id": "n", "ranges": [first, *rest]}]}
    content = moved_item(content, (*QUESTION, "ranges", 2), 0)
    assert at(content, (*QUESTION, "ranges")) == [
        {"to": 0, "fails": "form"},
        {"from": 1, "to": 4, "points": 9},
        {"from": 5, "points": 5},
    ]
    jumbled = {"questions": [{"id": "n", "ranges": [{"from": 5}, {"from": 0, "to": 4}]}]}
    jumbled = moved_item(jumbled, (*QUESTION, "ranges", 1), 0)
    assert at(jumbled, (*QUESTION, "ranges")) == [{"from": 0, "to": 4}, {"from": 5}]


def test_causes_and_suggestions_move_alone() -> None:
    content = put(with_rules(), (*QUESTION, "causes"), [{"id": "a"}, {"id": "b"}])
    content = moved_item(content, (*QUESTION, "causes", 1), 0)
    assert [one["id"] for one in at(content, (*QUESTION, "causes"))] == ["b", "a"]
    content = add_suggestion(content, QUESTION)
    assert at(content, (*QUESTION, "suggest", 1))["answer"] == 0
    content = moved_item(content, (*QUESTION, "suggest", 1), 0)
    assert [one["answer"] for one in at(content, (*QUESTION, "suggest"))] == [0, 3]


def test_a_suggestion_looks_at_facts_alone_and_reads() -> None:
    content = put(blank("f", "F"), (*QUESTION, "facts"), ["hold.total"])
    content = add_suggestion(content, QUESTION)
    assert at(content, (*QUESTION, "suggest")) == [
        {"answer": 0, "when": {"fact": "hold.total", "at_least": 1}}
    ]
    place = (*QUESTION, "suggest", 0)
    assert {kind for kind, _ in edit_conditions.subjects(content, place)} == {"fact"}
    content = edit_conditions.add_test(content, (*place, "when"), place)
    assert len(at(content, (*place, "when", "all"))) == 2
    assert checked(content).form is not None
    number = change_kind(blank("f", "F"), QUESTION, "number")
    assert at(add_suggestion(number, QUESTION), (*QUESTION, "suggest", 0, "answer")) == 0


def test_bands_begin_as_those_of_the_form() -> None:
    content = own_bands(blank("f", "F"), QUESTION)
    assert at(content, (*QUESTION, "bands")) == content["bands"]
    assert checked(content).form is not None
    assert at(add_band(content, QUESTION), (*QUESTION, "bands", 0, "at")) == 90
    bare = put(blank("f", "F"), ("bands",), None)
    assert at(own_bands(bare, QUESTION), (*QUESTION, "bands")) == [{"at": 0, "name": "New band"}]


def test_yes_and_no_may_have_words() -> None:
    plain = change_kind(blank("f", "F"), QUESTION, "yes_no")
    worded = edit_answers.word_yes_no(plain, QUESTION)
    assert at(worded, (*QUESTION, "levels")) == ["No.", "Yes."]
    assert edit_answers.word_yes_no(worded, QUESTION) == plain


def test_levels_are_added_and_earn() -> None:
    more = edit_answers.add_level(with_rules(), QUESTION)
    assert at(more, (*QUESTION, "points")) == [0, 1, 5, 9, 9]
    plain = blank("f", "F")
    assert edit_answers.points_of_levels(at(plain, QUESTION)) == [0, 1, 2]
    assert edit_answers.points_of_levels({"levels": ["a", "b", "c"], "points": 5}) == [0, 2.5, 5]
    content = edit_answers.set_points(plain, QUESTION, 1, 7)
    assert at(content, (*QUESTION, "points")) == [0, 7, 2]
    assert "points" not in at(edit_answers.set_points(content, QUESTION, 1, 1), QUESTION)


def test_what_comes_of_a_level_is_set_and_taken_back() -> None:
    content = edit_answers.set_rule(with_rules(), QUESTION, 3, "fails", ["business"])
    assert [one["at"] for one in at(content, (*QUESTION, "rules"))] == [0, 2, 3]
    content = edit_answers.set_rule(content, QUESTION, 0, "fails", [])
    assert [one["at"] for one in at(content, (*QUESTION, "rules"))] == [2, 3]
    assert edit_answers.asks_at(at(content, QUESTION), 2) == ["comment", "evidence"]
    assert edit_answers.asks_at({"rules": [{"at": 1, "asks": ["comment"]}]}, 1) == ["comment"]
    content = edit_answers.set_asks(content, QUESTION, 2, ["evidence"])
    assert at(content, (*QUESTION, "evidence_at")) == [1]
    assert edit_answers.asks_at(at(content, QUESTION), 2) == ["evidence"]
    yes_no = {"questions": [{"id": "v", "kind": "yes_no", "rules": [{"at": 0, "fails": "form"}]}]}
    named = edit_answers.set_rule(yes_no, QUESTION, 0, "asks", ["comment"])
    assert at(named, (*QUESTION, "rules")) == [{"at": "no", "fails": "form", "asks": ["comment"]}]
    both = edit_answers.set_rule(named, QUESTION, 1, "fails", ["form"])
    assert [one["at"] for one in at(both, (*QUESTION, "rules"))] == ["no", "yes"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_becomes_every_other_and_stays_a_form(kind: str) -> None:
    for number in range(len(WHOLE["questions"])):
        place = ("questions", number)
        content = change_kind(with_rules(), QUESTION, kind)
        assert at(content, (*QUESTION, "kind"), "scale") == kind
        assert at(change_kind(WHOLE, place, kind), (*place, "id"))
    alone = {**blank("f", "F")}
    changed = change_kind(alone, QUESTION, kind)
    found = checked(changed)
    if kind in ("scale", "yes_no"):
        assert found.form is not None
    else:  # options and ranges have no points yet
        assert kind in ("choice", "multiple") or found.form is not None


def test_words_stay_where_the_kind_changes() -> None:
    content = change_kind(blank("f", "F"), QUESTION, "choice")
    assert at(content, (*QUESTION, "options", 0)) == {"id": "not-done", "text": "Not done."}
    back = change_kind(content, QUESTION, "scale")
    assert at(back, (*QUESTION, "levels")) == at(blank("f", "F"), (*QUESTION, "levels"))
    several = put(WHOLE, ("questions", 3, "options", 0, "text"), {"en": "Name", "de": "Namen"})
    one = change_kind(several, ("questions", 3), "choice")
    assert all("unselected" not in option for option in at(one, ("questions", 3, "options")))
    empty = change_kind({"questions": [{"id": "x", "kind": "date"}]}, QUESTION, "choice")
    assert [one["id"] for one in at(empty, (*QUESTION, "options"))] == ["first", "second"]
    german = {"questions": [{"id": "x", "levels": [{"de": "Ja", "en": "Yes"}, "?"]}]}
    options = at(change_kind(german, QUESTION, "choice"), (*QUESTION, "options"))
    assert [one["id"] for one in options] == ["ja", "option-1"]


def test_what_answers_earn_and_fail_goes_to_another_kind_and_back() -> None:
    before = put(with_rules(), ("questions", 1, "when", "any", 0, "any_of"), [2, 3])
    before = put(before, (*QUESTION, "levels"), ["Zero.", "One.", "Two.", "Three."])
    content = change_kind(before, QUESTION, "choice")
    assert at(content, (*QUESTION, "options")) == [
        {"id": "zero", "text": "Zero.", "fails": "form"},
        {"id": "one", "text": "One.", "points": 1, "asks": ["evidence"]},
        {"id": "two", "text": "Two.", "points": 5, "asks": ["comment", "evidence"]},
        {"id": "three", "text": "Three.", "points": 9},
    ]
    question = at(content, QUESTION)
    assert (question["default"], question["causes_at"]) == ("three", ["zero", "one"])
    assert question["suggest"][0]["answer"] == "three"
    assert at(content, ("questions", 1, "when", "any", 0, "any_of")) == ["two", "three"]
    back = change_kind(put(content, (*QUESTION, "default"), 3), QUESTION, "scale")
    question = at(back, QUESTION)
    for name in ("levels", "points", "default", "causes_at", "suggest"):
        assert question[name] == at(before, (*QUESTION, name))
    assert question["rules"] == [
        {"at": 0, "fails": "form"},
        {"at": 1, "asks": ["evidence"]},
        {"at": 2, "asks": ["comment", "evidence"]},
    ]
    assert at(back, ("questions", 1)) == at(before, ("questions", 1))
    assert change_kind(before, QUESTION, "scale") == before


def test_yes_and_no_become_options_and_two_levels() -> None:
    rules = [{"at": "no", "fails": ["form"]}]
    plain: Any = {"questions": [{"id": "q", "kind": "yes_no", "default": "yes", "rules": rules}]}
    several = change_kind(plain, QUESTION, "multiple")
    assert at(several, (*QUESTION, "options")) == [
        {"id": "no", "text": "No", "fails": ["form"]},
        {"id": "yes", "text": "Yes", "points": 1},
    ]
    assert "default" not in at(several, QUESTION)
    levels = change_kind(plain, QUESTION, "scale")
    assert at(levels, QUESTION) == {
        "id": "q",
        "levels": ["No", "Yes"],
        "default": 1,
        "rules": [{"at": 0, "fails": ["form"]}],
    }
    assert change_kind(levels, QUESTION, "yes_no") == plain
    three = change_kind(blank("f", "F"), QUESTION, "yes_no")
    assert "levels" not in at(three, QUESTION)


def with_options() -> dict[str, Any]:
    options = [{"id": "order", "text": "Order"}, {"id": "option-2", "text": "New option"}]
    question = {"id": "q", "kind": "choice", "options": options, "default": "order"}
    looking = {"id": "r", "when": {"question": "q", "is": "order"}}
    return {"questions": [question, looking]}


def test_options_are_named_by_their_words_and_followed() -> None:
    content = with_options()
    assert edit_answers.named_by_text(content, QUESTION, 1) == content
    content = put(content, (*QUESTION, "options", 1, "text"), {"en": "Order"})
    content = edit_answers.named_by_text(content, QUESTION, 1)
    assert at(content, (*QUESTION, "options", 1, "id")) == "order-2"
    content = edit_answers.name_option(content, QUESTION, 0, "buy")
    assert at(content, (*QUESTION, "default")) == "buy"
    assert at(content, ("questions", 1, "when", "is")) == "buy"
    assert at(edit_answers.name_option(content, QUESTION, 0, ""), (*QUESTION, "default")) == "buy"
    content = edit_answers.remove_option(content, QUESTION, 0)
    assert at(content, (*QUESTION, "default")) is None
    content = edit_answers.add_option(content, QUESTION)
    assert at(content, (*QUESTION, "options", 1, "id")) == "option-1"
    content = moved_item(content, (*QUESTION, "options", 1), 0)
    assert at(content, (*QUESTION, "options", 0, "id")) == "option-1"


def test_ranges_begin_where_the_one_before_ends() -> None:
    content: Any = {"questions": [{"id": "n", "kind": "number", "step": 0.5}]}
    content = edit_answers.add_range(content, QUESTION)
    content = edit_answers.add_range(content, QUESTION)
    content = edit_answers.add_range(content, QUESTION)
    assert at(content, (*QUESTION, "ranges")) == [
        {"from": 0, "to": 0, "points": 1},
        {"from": 0.5, "to": 0.5},
        {"from": 1.0},
    ]
    assert len(at(edit_answers.remove_range(content, QUESTION, 1), (*QUESTION, "ranges"))) == 2


def test_causes_are_named_by_their_words() -> None:
    content = edit_answers.add_cause(with_options(), QUESTION)
    assert edit_answers.named_cause(content, QUESTION, 0) == content
    content = put(content, (*QUESTION, "causes", 0, "text"), "No script")
    content = edit_answers.named_cause(content, QUESTION, 0)
    assert at(content, (*QUESTION, "causes")) == [{"id": "no-script", "text": "No script"}]


def test_a_condition_is_picked_and_what_it_looks_at_must_be_answered() -> None:
    place = ("questions", 4, "when")
    content = edit_conditions.add_test(small(), place, place[:2])
    assert at(content, place) == {"question": "a", "is": 0}
    assert at(content, ("questions", 0, "required")) is True
    content = edit_conditions.change_subject(content, place, ("question", "b"))
    content = edit_conditions.change_test(content, place, "any_of")
    assert at(content, place) == {"question": "b", "any_of": [0]}
    content = edit_conditions.change_test(content, place, "at_least")
    assert at(content, place) == {"question": "b", "at_least": 0}
    content = edit_conditions.add_test(content, place, place[:2])
    content = edit_conditions.add_group(content, place, place[:2])
    content = edit_conditions.change_subject(content, (*place, "all", 1), ("fact", "hold.total"))
    assert at(content, (*place, "all", 1)) == {"fact": "hold.total", "at_least": 1}
    content = edit_conditions.change_group(content, (*place, "all", 2), "none")
    inner = at(content, (*place, "all", 2))
    assert edit_conditions.group_of(inner) == "none"
    content = edit_conditions.remove_condition(content, (*place, "all", 2, "none", 0))
    assert len(at(content, (*place, "all", 2, "none"))) == 1  # “not” of one stays
    content = edit_conditions.remove_condition(content, (*place, "all", 2, "none", 0))
    assert len(at(content, (*place, "all"))) == 2
    content = edit_conditions.remove_condition(content, (*place, "all", 0))
    assert at(content, place) == {"fact": "hold.total", "at_least": 1}
    assert at(edit_conditions.remove_condition(content, place), place) is None


def test_what_can_be_looked_at_and_how() -> None:
    known = edit_conditions.subjects(WHOLE, ("sections", 0))
    assert ("question", "greeting") not in known  # it stands in that section
    assert ("question", "reason") in known
    assert ("question", "why") not in known  # a text
    own = edit_conditions.subjects(WHOLE, ("questions", 0))
    assert ("question", "greeting") not in own
    for kind, tests in (
        ("courtesies", ("any_of", "all_of", "is_not", "is")),
        ("reason", ("is", "is_not", "any_of")),
        ("asked-twice", ("at_least", "at_most", "is", "is_not")),
    ):
        assert edit_conditions.tests_of(WHOLE, ("question", kind)) == tests
    assert edit_conditions.tests_of(WHOLE, ("fact", "duration"))[0] == "at_least"
    assert edit_conditions.test_of({"question": "x"}) == "is"
    place = ("questions", 5, "when")
    content = edit_conditions.change_subject(WHOLE, place, ("question", "courtesies"))
    assert at(content, place) == {"question": "courtesies", "any_of": ["name"]}
    content = edit_conditions.change_test(content, place, "is")
    assert at(content, place) == {"question": "courtesies", "is": "name"}
    content = edit_conditions.change_subject(content, place, ("question", "asked-twice"))
    assert at(content, place) == {"question": "asked-twice", "at_least": 1}
    changed = put(content, place, {"question": "verified", "is": "no"})
    assert at(edit_conditions.change_test(changed, place, "at_least"), place)["at_least"] == 1


def weights(content: Any) -> list[Any]:
    return [one.get("weight") for one in content["questions"]]


def test_weights_show_their_sum_and_are_balanced() -> None:
    content = small()
    for number, weight in enumerate((10, 20, 30, None, 20)):
        content = put(content, ("questions", number, "weight"), weight)
    (share,) = shares(content)
    assert (share.total, share.aim, share.balanced) == (80, 100, False)
    content = balanced(content, share)
    assert weights(content) == [10, 20, 30, 20, 20]
    assert shares(content)[0].balanced
    even = balanced(small(), shares(small())[0])
    assert weights(even) == [20, 20, 20, 20, 20]


def test_a_section_with_a_weight_shares_it_and_what_is_not_scored_has_none() -> None:
    content = put(small(), ("sections", 0, "weight"), 33.5)
    content = put(content, ("questions", 0, "scored"), False)
    content = put(content, ("sections", 1, "scored"), False)
    form, section = shares(content)
    assert [at(content, (*place, "id")) for place in form.places] == ["s", "d"]
    assert [at(content, (*place, "id")) for place in section.places] == ["b", "c"]
    content = balanced(content, section)
    assert sum(weights(content)[1:3]) == 33.5
    content = balanced(content, form)
    assert at(content, ("sections", 0, "weight")) + at(content, ("questions", 3, "weight")) == 100
    assert shares(put(content, ("scoring",), {"method": "points"})) == ()
    circle = put(small(), ("sections", 1, "within"), "t")
    assert len(shares(circle)[0].places) == 5
    assert shares(put(circle, ("sections", 0, "id"), None))
    odd = put(put(small(), ("questions", 0, "weight"), "abc"), ("questions", 1, "weight"), True)
    assert shares(odd)[0].total == 0
    assert shares(put(small(), ("questions", 0, "weight"), float("inf")))[0].total == 0


@given(
    st.lists(st.integers(1, 1000) | st.floats(0.001, 1000), min_size=1, max_size=60),
    st.integers(1, 1000) | st.floats(0.01, 1000),
)
def test_balanced_weights_add_up_exactly_and_none_is_lost(
    given_weights: list[float], aim: float
) -> None:
    questions = [
        {"id": f"q-{number}", "section": "s", "weight": weight}
        for number, weight in enumerate(given_weights)
    ]
    content = {"sections": [{"id": "s", "weight": aim}], "questions": questions}
    share = next(one for one in shares(content) if one.section == "s")
    after = balanced(content, share)
    (found,) = (one for one in shares(after) if one.section == "s")
    assert found.balanced
    assert all(weight > 0 for weight in weights(after))
