"""Words on paper: cleaned, broken into lines, in the right font and the right direction."""

import ast
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluator.reports.direction import leans_right, visual
from evaluator.reports.fonts import MISSING, Style, runs, width
from evaluator.reports.text import Text, shortened, text_width
from evaluator.reports.words import Line, Span, clean, cut, lines_of

ROOM = Path(__file__).parents[2] / "evaluator" / "reports"
BODY = Style("Regular", 9.5, 14, "#000000")
ARABIC = "مرحبا بالعالم"
HEBREW = "שלום עולם"


def said(lines: list[Line]) -> list[str]:
    return [" ".join(word.text for word in line.words) for line in lines]


def drawn(text: str) -> list[str]:
    (line,) = lines_of([Span(text, BODY)], 1e6)
    return [run.text for _, run, _ in visual(line.words, line.rightwards)]


def test_no_markup_reaches_the_page_but_as_signs():
    for source in ROOM.glob("*.py"):
        names = {
            node.id if isinstance(node, ast.Name) else node.attr
            for node in ast.walk(ast.parse(source.read_text("utf-8")))
            if isinstance(node, ast.Name | ast.Attribute)
        }
        imported = {
            alias.name
            for node in ast.walk(ast.parse(source.read_text("utf-8")))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in node.names
        }
        assert not (names | imported) & {"Paragraph", "XPreformatted", "FontFinder"}, source.name


def test_cleaning_takes_what_cannot_be_seen_and_marks_what_cannot_be_encoded():
    assert clean("a\x00b\x07c\x1b\u200b\ufeff\u202ed") == "abcd"
    assert clean("half \ud800 pair") == f"half {MISSING} pair"
    assert clean("one\r\ntwo\rthree\x0bfour\u2028five") == "one\ntwo\nthree\nfour\nfive"
    assert clean("a\n\n \n\n\nb\tc") == "a\n\nb c"
    assert clean("e\u0301") == "é"
    assert clean("  <b>&amp;  ") == "<b>&amp;"


def test_lines_break_at_spaces_and_keep_the_line_breaks_of_the_text():
    assert said(lines_of([Span("one two three\nfour", BODY)], 40)) == ["one two", "three", "four"]
    assert said(lines_of([Span("one\n\ntwo", BODY)], 400)) == ["one", "", "two"]


def test_a_long_word_is_cut_where_the_line_ends():
    lines = lines_of([Span("W" * 100_000, BODY)], 300)
    assert sum(len(line.words[0].text) for line in lines) == 100_000
    assert max(line.width for line in lines) <= 300


def test_a_long_word_ends_its_line_after_a_hyphen_where_there_is_one():
    lines = said(lines_of([Span("von Hohenlohe-Schillingsfürst-Waldenburg", BODY)], 90))
    assert lines == ["von Hohenlohe-", "Schillingsfürst-", "Waldenburg"]


def test_a_letter_wider_than_the_line_stands_alone():
    assert said(lines_of([Span("WW", BODY)], 1)) == ["W", "W"]


def test_chinese_breaks_without_spaces():
    lines = lines_of([Span("测试" * 40, BODY)], 95)
    assert len(lines) == 8
    assert all(line.width <= 95 for line in lines)


def test_spans_join_without_a_space_unless_one_is_written():
    words = lines_of([Span("time", BODY), Span("line ", BODY), Span("note", BODY)], 400)[0].words
    assert [(word.text, word.gap > 0) for word in words] == [
        ("time", False),
        ("line", False),
        ("note", True),
    ]


@pytest.mark.parametrize(
    ("text", "font"),
    [
        ("Żółć ĐΩЖ 123", "NotoSans-Regular"),
        ("مرحبا", "NotoSansArabic-Regular"),
        ("שלום", "NotoSansHebrew-Regular"),
        ("नमस्ते", "NotoSansDevanagari-Regular"),
        ("สวัสดี", "NotoSansThai-Regular"),
        ("한국어", "NanumSquareR"),
        ("中文かな", "DroidSansFallbackFull"),
        ("👍✅→", "SymbolaSubset"),
        ("გამარჯობა", "NotoSansGeorgian-Regular"),
    ],
)
def test_each_script_has_its_font(text, font):
    assert [run.font for run in runs(text, "Regular", 10)] == [font]


def test_what_no_font_covers_becomes_a_mark():
    (run,) = runs("a\U0001fffe\ue000b", "Regular", 10)
    assert run.text == f"a{MISSING}{MISSING}b"


def test_a_text_in_several_scripts_is_cut_into_runs():
    found = [(run.font, run.text) for run in runs("ab 中c", "Regular", 10)]
    assert found == [
        ("NotoSans-Regular", "ab "),
        ("DroidSansFallbackFull", "中"),
        ("NotoSans-Regular", "c"),
    ]


def test_joiners_stay_within_shaped_scripts_and_vanish_elsewhere():
    assert "".join(run.text for run in runs("می\u200cخواهم", "Regular", 10)) == "می\u200cخواهم"
    assert "".join(run.text for run in runs("👨\u200d👩", "Regular", 10)) == "👨👩"


def test_arabic_letters_are_joined():
    (run,) = runs("سلام", "Regular", 10)
    apart = sum(width(letter, "Regular", 10) for letter in "سلام")
    assert run.glyphs is not None
    assert run.width < apart
    assert any("\ufe70" <= glyph <= "\ufefc" for glyph in run.glyphs)  # joined forms


def test_digits_are_tabular():
    for face in ("Regular", "SemiBold", "Bold", "Italic"):
        assert len({width(digit, face, 10) for digit in "0123456789"}) == 1


def test_direction_is_that_of_the_first_letter():
    assert leans_right(f"12 ({ARABIC}) abc")
    assert not leans_right(f"abc {ARABIC}")
    assert not leans_right("123 !?")


def test_words_from_right_to_left_stand_in_their_order():
    assert drawn("one אחת שתיים two") == ["one", "שתיים", "אחת", "two"]
    assert drawn("אחת שתיים one two שלוש") == ["שלוש", "one", "two", "שתיים", "אחת"]
    assert drawn("אחת 45 שתיים") == ["שתיים", "45", "אחת"]
    assert drawn("one 45 two") == ["one", "45", "two"]


def test_brackets_around_words_from_right_to_left_are_mirrored():
    assert drawn("אחת (45)") == ["(45)", "אחת"]
    assert "".join(drawn("(שלום")) == "שלום)"


def test_gaps_between_words_stay_between_them():
    (line,) = lines_of([Span("one אחת שתיים two", BODY)], 1e6)
    gaps = [gap > 0 for _, _, gap in visual(line.words, line.rightwards)]
    assert gaps == [False, True, True, True]


def test_a_text_splits_by_whole_lines_and_leaves_none_alone():
    text = Text("word " * 200, BODY, after=4)
    _, height = text.wrap(200, 1e6)
    upper, lower = text.split(200, height / 2)
    assert upper.wrap(200, 1e6)[1] + lower.wrap(200, 1e6)[1] == pytest.approx(height)
    assert len(upper.lines) + len(lower.lines) == len(text.lines)
    assert text.split(200, 14) == []
    assert len(text.split(200, height - 14)[1].lines) == 2
    assert Text("one\ntwo\nthree", BODY).split(200, 28) == []


def test_a_part_does_not_start_with_an_empty_line():
    text = Text("a\nb\n\nc\nd", BODY)
    _, lower = text.split(200, 2 * 14)
    assert said(lower.lines) == ["c", "d"]


def test_a_text_is_shortened_to_its_room():
    assert shortened("short", BODY, 200) == "short"
    text = shortened("a long line of words\nthat goes on", BODY, 80)
    assert text.endswith("…")
    assert text_width(text, BODY) <= 80


def test_a_text_is_cut_to_so_many_letters():
    assert cut("a  b\nc", 10) == "a b c"
    assert cut("abcdef", 4) == "abc…"


texts = st.text(st.characters(exclude_categories=()), max_size=80)


@settings(max_examples=60)
@given(texts)
def test_any_text_is_cleaned_for_good_and_fits_its_lines(text):
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert not set(cleaned) & set(map(chr, [*range(10), *range(11, 32), 127]))
    lines = lines_of([Span(text, BODY)], 60)
    assert all(line.width <= 60.001 for line in lines)
    kept = "".join(word.text for line in lines for word in line.words)
    assert kept == cleaned.replace(" ", "").replace("\n", "")


@settings(max_examples=60)
@given(st.text(st.sampled_from("ab אבגמר 12()."), max_size=40))
def test_ordering_loses_no_run(text):
    for line in lines_of([Span(text, BODY)], 50):
        runs_of = [run for word in line.words for run in word.runs]
        placed = [run for _, run, _ in visual(line.words, line.rightwards)]
        assert sum(run.width for run in placed) == pytest.approx(sum(run.width for run in runs_of))
        assert len(placed) == len(runs_of)
