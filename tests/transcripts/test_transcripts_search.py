"""Finding, phrases and pace: what was said where, whatever the case, the accents and the lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluator.transcripts.gather import Gathered
from evaluator.transcripts.model import Format, Transcript, Word
from evaluator.transcripts.pace import Pace, paces
from evaluator.transcripts.search import Index, find, fold, phrases

Said = tuple[float, float, str, str]


def spoken(*lines: Said) -> Transcript:
    """Lines of start, end, speaker and words; a word takes a second."""
    gathered = Gathered()
    for start, end, speaker, text in lines:
        words = [Word(start + n, start + n + 1, word) for n, word in enumerate(text.split())]
        gathered.line("", start, end, text, speaker=speaker, words=words)
    return gathered.transcript(Format.WHISPER)


CALL = spoken(
    (0, 5, "agent", "Thank you, for calling —"),
    (5, 7, "agent", "Zoë’s Łódź-Café!"),
    (8, 10, "caller", "I thank you"),
    (11, 13, "agent", "You are welcome"),
    (60, 62, "agent", "welcome back"),
)


def test_case_accents_punctuation_and_line_ends_do_not_count() -> None:
    (hit,) = find(CALL, "FOR  calling zoes lodz café")
    assert (hit.start, hit.end, hit.speaker) == (2, 7, "agent")
    assert hit.quote == "for calling — Zoë’s Łódź-Café!"
    assert hit.places == ((0, 2), (0, 3), (0, 4), (1, 0), (1, 1))


def test_parts_of_words_are_found_by_time() -> None:
    assert [(hit.start, hit.quote) for hit in find(CALL, "you")] == [
        (1, "you,"), (10, "you"), (11, "You"),
    ]  # fmt: skip
    assert [hit.quote for hit in find(CALL, "elcom")] == ["welcome", "welcome"]
    assert [hit.start for hit in Index(CALL).find("o", most=2)] == [1, 2]
    assert find(CALL, "thank thank") == ()
    assert find(CALL, " -!") == ()


def test_a_word_that_holds_it_twice_is_one_hit() -> None:
    assert [hit.quote for hit in find(spoken((0, 2, "", "banana bandana")), "an")] == [
        "banana", "bandana",
    ]  # fmt: skip


def test_nothing_is_found_across_speakers_or_a_long_pause() -> None:
    assert find(CALL, "cafe i") == ()
    assert find(CALL, "welcome welcome") == ()
    assert len(find(CALL, "cafe you are")) == 1  # the caller talked in between


def test_phrases_are_whole_words() -> None:
    index = Index(spoken((0, 9, "agent", "Casino no, no! Recorded calls are recorded.")))
    found = phrases(index, ["no no", "record", "recorded", "are recorded", "", "…"])
    assert {phrase: [hit.start for hit in hits] for phrase, hits in found.items()} == {
        "no no": [1], "record": [], "recorded": [3, 6], "are recorded": [5], "": [], "…": [],
    }  # fmt: skip
    assert index.phrase("no no")[0].quote == "no, no!"


def test_a_word_without_a_time_has_its_lines() -> None:
    gathered = Gathered()
    gathered.line("", 3, 8, "one two three")
    assert find(gathered.transcript(Format.SRT), "two")[0][:3] == (3, 8, "two")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Straße", "strasse"),
        ("don’t don't", "dont dont"),
        ("e-mail", "e mail"),
        ("ﬁne ①", "fine 1"),
        ("नमस्ते", "नमसत"),
        ("  ", ""),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.lists(st.sampled_from(["ab", "b", "Ábc", "c-d", "—", "a"]), min_size=1, max_size=30))
def test_every_stretch_of_words_is_found_where_it_stands(words: list[str]) -> None:
    transcript = spoken((0, len(words), "", " ".join(words)))
    index = Index(transcript)
    for begin in range(len(words)):
        wanted = " ".join(words[begin : begin + 3])
        hits = index.phrase(wanted)
        assert bool(hits) == bool(fold(wanted))
        assert all(fold(hit.quote) == fold(wanted) for hit in hits)
        assert (begin in {hit.start for hit in hits}) == bool(fold(words[begin]))
        assert {hit.start for hit in hits} <= {hit.start for hit in index.find(wanted)}


def test_pace_is_words_over_each_speakers_own_talk() -> None:
    transcript = spoken(
        (0, 30, "agent", "one two — three"),
        (20, 40, "agent", "four five"),
        (50, 50, "caller", "six"),
    )
    agent, caller = paces(transcript)
    assert agent == Pace("agent", 5, 40.0)
    assert agent.per_minute == 7.5
    assert (caller.words, caller.seconds, caller.per_minute) == (1, 0.0, None)
