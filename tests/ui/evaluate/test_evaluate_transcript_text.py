"""Transcripts that nobody would write: shown as text, in bounded pieces, each word in its place."""

import json

import pytest
from test_evaluate_transcript import bring, marked, select, written

from evaluator.transcripts.read import transcript_of
from evaluator.ui.evaluate.transcript.marks import Mark
from evaluator.ui.evaluate.transcript.written import LONGEST_WORD, Written

LONG = 10_000_000


def page_of(text: str) -> Written:
    return Written(transcript_of(text.encode()), lambda name: name)


@pytest.fixture
def panel(opened):
    opened.actions_of_keys.words.go()
    return opened.side.transcript


def test_every_word_stands_where_it_is_said_to() -> None:
    written = page_of("[00:01] Ann: Früh 𝔘𝔫𝔡 🎧 spät.\n[00:05] Ann: Again.\n[00:06] Bob: Well.\n")
    assert [block.name for block in written.blocks] == ["Ann", "", "Bob"]
    for number, block in enumerate(written.blocks):
        units = block.text.encode("utf-16-le")
        line = written.transcript.lines[block.line]
        for at, word in enumerate(line.words):
            spot = written.spot((block.line, at))
            assert units[2 * spot.start : 2 * spot.end].decode("utf-16-le") == word.text
            assert written.place(number, spot.start) == (block.line, at)
            assert written.place(number, spot.end) == (block.line, at)
    assert written.place(0, 0) == (0, 0), "the name is the first word's"


def test_a_line_of_ten_megabytes_is_laid_out_in_pieces() -> None:
    written = page_of("[00:01] Ann: " + "of " * (LONG // 25) + "\n")
    assert len(written.blocks) >= 800
    assert max(len(block.text) for block in written.blocks) < 2000
    assert [block.start for block in written.blocks[:2]] == [1.0, None]
    assert [block.name for block in written.blocks[:2]] == ["Ann", ""]
    last = len(written.transcript.lines[0].words) - 1
    spot = written.spot((0, last))
    assert spot.block == len(written.blocks) - 1
    assert written.place(spot.block, spot.start) == (0, last)


def test_a_word_of_ten_megabytes_is_shown_in_part_and_kept_whole() -> None:
    written = page_of("[00:01] " + "x" * LONG + "\n")
    assert len(written.blocks[0].text) == LONGEST_WORD + 1
    assert len(written.word((0, 0)).text) == LONG


def test_before_the_first_word_nothing_is_said() -> None:
    written = page_of("[00:01] One two.\n[00:03] Three.\n")
    assert written.said_at(0.5) is None
    assert written.said_at(1.0) == (0, 0)
    assert written.said_at(99.0) == (1, 0)


def test_words_from_one_line_to_another() -> None:
    written = page_of("[00:01] One two.\n[00:03] Three.\n[00:05] Four five.\n")
    said = [word.text for word in written.words((0, 1), (2, 0))]
    assert said == ["two.", "Three.", "Four"]
    assert [word.text for word in written.words((2, 1), (2, 1))] == ["five."]


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b> <script>alert(1)</script> &amp; %s {0}",
        "שלום עולם hello שלום",
        "abc \u202edlrow\u202c xyz",
        "bell\u0007 nul\u0000 escape\u001b[31m line\u2028break\u2029here",
        "object \ufffc nonchar \ufdd0 private \ue000",
        "👩‍👩‍👧 e\u0301 ﷽ Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢",
    ],
    ids=["markup", "right to left", "override", "controls", "reserved", "joined"],
)
def test_hostile_words_are_text_and_stay_in_their_lines(qtbot, panel, tmp_path, text):
    path = written(tmp_path / "hostile.json", [(1.0, "<i>Ann</i>", text), (9.0, "Bob", "End.")])
    bring(qtbot, panel, path)
    view = panel.view
    lines = view.toPlainText().split("\n")
    assert len(lines) == 2 == view.blockCount()
    assert lines[0].startswith("<i>Ann</i>  ")
    assert lines[1] == "Bob  End."
    assert not set(lines[0]) & set("\u0000\u0007\u001b\u202e\u202c\ufffc")
    words = panel.ready.written.transcript.lines[0].words
    select(panel, (0, 0), (0, len(words) - 1))
    assert f"{len(words)} words" in panel.foot._said.text()
    panel.search.field.setText("end")
    assert marked(panel, Mark.FOUND) == ["End."]


def test_a_name_that_is_no_name_is_cut(qtbot, panel, tmp_path):
    bring(qtbot, panel, written(tmp_path / "name.json", [(1.0, "N" * 5000, "Hello.")]))
    assert len(panel.view.toPlainText()) < 50


def test_a_file_of_many_words_is_opened_whole(qtbot, panel, tmp_path):
    segments = [
        {
            "start": n * 3.0,
            "end": n * 3.0 + 2,
            "text": "ten words are said in this line by somebody now",
        }
        for n in range(2000)
    ]
    path = tmp_path / "two hours.json"
    path.write_text(json.dumps({"segments": segments}), "utf-8")
    bring(qtbot, panel, path)
    assert panel.view.blockCount() == 2000
    panel.search.field.setText("somebody")
    assert panel.search._count.text().endswith("of 1000+")
