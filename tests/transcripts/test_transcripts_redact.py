"""Words that were said in a redacted stretch are gone, and leave one mark."""

from evaluator.transcripts.card_numbers import cards_said
from evaluator.transcripts.kept import from_json, to_json
from evaluator.transcripts.model import Format, Line, Transcript, Word
from evaluator.transcripts.redact import REDACTED, redacted


def said(text: str, start: float, each: float = 0.5, *, timed: bool = True) -> Line:
    """A line whose words take `each` seconds one after the other."""
    pieces = text.split()
    end = start + each * len(pieces)
    words = tuple(
        Word(start + at * each, start + (at + 1) * each, piece, "Ann", 0.9)
        if timed
        else Word(start, end, piece, "Ann")
        for at, piece in enumerate(pieces)
    )
    return Line(start=start, end=end, text=text, words=words, speaker="Ann", timed=timed)


def transcript(*lines: Line) -> Transcript:
    return Transcript(lines=lines, format=Format.WHISPER)


def texts(told: Transcript) -> list[str]:
    return [line.text for line in told.lines]


def test_words_in_the_stretch_leave_one_mark() -> None:
    told = transcript(said("It is 4242 4242 4242 4242 thank you", 10.0), said("Lovely", 20.0))
    assert cards_said(told)

    without = redacted(told, [(11.0, 13.0)])

    assert texts(without) == [f"It is {REDACTED} thank you", "Lovely"]
    mark = without.lines[0].words[2]
    assert (mark.start, mark.end, mark.speaker, mark.heard) == (11.0, 13.0, "Ann", "")
    assert not cards_said(without)
    assert without.lines[1] == told.lines[1]
    assert "4242" not in str(to_json(without))
    assert from_json(to_json(without)) == without


def test_a_word_that_is_half_inside_goes_and_one_that_ends_at_the_edge_stays() -> None:
    told = transcript(said("one two three four", 0.0))
    assert texts(redacted(told, [(0.5, 1.2)])) == [f"one {REDACTED} four"]


def test_several_stretches_and_one_that_goes_over_two_lines() -> None:
    told = transcript(said("one two three four", 0.0), said("five six", 2.0))
    assert texts(redacted(told, [(0.0, 0.4), (1.5, 2.5)])) == [
        f"{REDACTED} two three {REDACTED}",
        f"{REDACTED} six",
    ]


def test_a_line_whose_words_have_no_times_goes_as_a_whole() -> None:
    told = transcript(said("my number is 4242", 5.0, timed=False))
    assert texts(redacted(told, [(6.9, 8.0)])) == [REDACTED]
    assert redacted(told, [(8.0, 9.0)]) == told


def test_a_word_without_a_length_goes_where_it_stands() -> None:
    word = Word(3.0, 3.0, "4242")
    told = transcript(Line(start=3.0, end=3.0, text="4242", words=(word,), timed=True))
    assert texts(redacted(told, [(3.0, 4.0)])) == [REDACTED]
    assert redacted(told, [(2.0, 3.0)]) == told


def test_what_was_heard_before_a_correction_goes_with_the_word() -> None:
    word = Word(1.0, 2.0, "number", heard="4242")
    told = transcript(Line(start=1.0, end=2.0, text="number", words=(word,), timed=True))
    assert "4242" not in str(to_json(redacted(told, [(1.5, 1.6)])))


def test_redacted_again_it_is_the_same() -> None:
    told = transcript(said("It is 4242 4242 thank you", 10.0))
    once = redacted(told, [(11.0, 12.0)])
    assert redacted(once, [(11.0, 12.0)]) == once
    assert redacted(once, []) == once
