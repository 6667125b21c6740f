"""Moments to label files and back."""

from dataclasses import replace
from pathlib import Path

import pytest

from evaluator.desk import forms
from evaluator.desk.labels import find_moments, save_labels
from evaluator.errors import UserError
from evaluator.places import shipped
from evaluator.scoring.sheet import Sheet
from evaluator.terms import Kind, Moment

FORM = forms.load(shipped("forms") / "seven_point_call.yaml")
FIRST, SECOND = (question.id for question in FORM.questions[:2])
SHEET = Sheet(
    moments=(
        Moment(id="a", start=1.5, note="Good morning: warm", questions=(FIRST,)),
        Moment(id="b", start=4.25, end=9.0, questions=(FIRST, SECOND), kind=Kind.COACH),
        Moment(id="c", start=30.0, note="Hold", kind=Kind.COMPLIANCE),
        Moment(id="d", start=31.0, kind=Kind.PRAISE),
        Moment(id="e", start=32.0001, note="Just a note"),
        Moment(id="f", start=33.0),
    )
)


def same(moments: tuple[Moment, ...]) -> list[Moment]:
    return [replace(moment, id="", start=round(moment.start, 3)) for moment in moments]


def test_what_was_saved_comes_back_with_kind_and_points(tmp_path: Path) -> None:
    out = tmp_path / "labels.txt"
    assert save_labels(SHEET, FORM, out) == 6
    found = find_moments(out, Sheet(), FORM, 40.0)
    assert same(found.moments) == same(SHEET.moments)
    assert (found.known, found.left_out) == (0, ())
    assert len({moment.id for moment in found.moments}) == 6


def test_what_is_there_already_does_not_come_twice(tmp_path: Path) -> None:
    out = tmp_path / "labels.txt"
    save_labels(SHEET, FORM, out)
    found = find_moments(out, SHEET, FORM, 40.0)
    assert (found.moments, found.known, found.left_out) == ((), 6, ())


def test_bad_lines_and_labels_after_the_end_are_listed(tmp_path: Path) -> None:
    path = tmp_path / "labels.txt"
    path.write_text("1\t2\tHere\nnonsense\n5\t3\tBackwards\n39\t41\tLate\n", "utf-8")
    found = find_moments(path, Sheet(), FORM, 40.0)
    assert [(moment.start, moment.end, moment.note) for moment in found.moments] == [(1, 2, "Here")]
    assert found.left_out == (
        "Line 2: It has no tab between start and end.",
        "Line 3: It ends before it starts.",
        "0:39 “Late”: after the end of the call.",
    )
    assert found.known == 0


def test_a_label_that_ends_hardly_after_the_call_ends_with_it(tmp_path: Path) -> None:
    path = tmp_path / "labels.txt"
    path.write_text("1,5\t39,9996\tTo the last sample\n2.0\t40.2\tRounded up\n", "utf-8")
    found = find_moments(path, Sheet(), FORM, 39.9996)
    assert [moment.end for moment in found.moments] == [39.9996, 39.9996]
    assert found.left_out == ()
    again = find_moments(path, Sheet(moments=found.moments), FORM, 39.9996)
    assert (again.moments, again.known) == ((), 2)


def test_a_title_of_another_program_becomes_the_note(tmp_path: Path) -> None:
    path = tmp_path / "labels.txt"
    path.write_text("1\t1\t[note] Pace: too fast\n2\t2\t\n", "utf-8")
    first, second = find_moments(path, Sheet(), FORM, 40.0).moments
    assert (first.note, first.questions, first.kind) == ("[note] Pace: too fast", (), "evidence")
    assert (second.note, second.questions) == ("", ())


def test_a_file_without_labels_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "labels.txt"
    path.write_text("nonsense\n", "utf-8")
    with pytest.raises(UserError, match="holds no labels"):
        find_moments(path, Sheet(), FORM, 40.0)


def test_titles_may_hold_what_parts_them(tmp_path: Path) -> None:
    """“Pace + Tone” is one point, and “Hello: there” has no note."""
    first, second = (
        question.model_copy(update={"title": title})
        for question, title in zip(FORM.questions, ("Hello: there", "Pace + Tone"), strict=False)
    )
    form = FORM.model_copy(update={"questions": (first, second)})
    out = tmp_path / "labels.txt"
    save_labels(SHEET, form, out)
    assert same(find_moments(out, Sheet(), form, 40.0).moments) == same(SHEET.moments)


def many(path: Path, count: int) -> Path:
    path.write_text("".join(f"{at / 10}\t{at / 10 + 0.05}\tword\n" for at in range(count)), "utf-8")
    return path


def test_a_thousand_labels_are_read(tmp_path: Path) -> None:
    found = find_moments(many(tmp_path / "words.txt", 1000), Sheet(), FORM, 200.0)
    assert (len(found.moments), found.left_out) == (1000, ())


def test_a_file_with_a_label_a_word_is_refused(tmp_path: Path) -> None:
    path = many(tmp_path / "words.txt", 1001)
    with pytest.raises(UserError, match=r"has 1,001 labels.*at most 1,000\."):
        find_moments(path, Sheet(), FORM, 200.0)
