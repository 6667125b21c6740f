"""Search in the transcript of a two-hour call, against Python's own `str.find` on its bare text."""

import statistics
import time
from collections.abc import Callable, Iterator
from itertools import islice
from random import Random

from evaluator.transcripts.gather import Gathered
from evaluator.transcripts.model import Format, Transcript, Word
from evaluator.transcripts.search import Index

WORDS, SECONDS, ROUNDS = 20_000, 7200.0, 9
LIMIT = 16.0  # ms: a frame, so that the list follows the typing

# The worst there is to type: one letter that stands in most words.
ASKED = ("e", "ac", "account number", "thank you for calling", "not in there")


def run() -> Iterator[str]:
    """One line for making the index, one for the slowest search; medians of the rounds."""
    transcript = call()
    text = " ".join(line.text for line in transcript.lines).casefold()
    made = _milliseconds(lambda: Index(transcript))
    index = Index(transcript)
    ours = {asked: _milliseconds(lambda asked=asked: index.find(asked)) for asked in ASKED}
    slowest = max(ours, key=lambda asked: ours[asked])
    bare = _milliseconds(lambda: _all(text, slowest))
    yield (
        f"transcript search in {WORDS:,} words of a two-hour call: {ours[slowest]:.1f} ms for "
        f"“{slowest}”, the slowest of {len(ASKED)} (at most {LIMIT:g} ms); str.find on the bare "
        f"text {bare:.1f} ms, ratio {ours[slowest] / bare:.1f}"
    )
    yield f"transcript made ready for searching: {made:.0f} ms, once a call (no limit set)"


def call() -> Transcript:
    """Two speakers in turns, the words drawn as people use them: few often, many seldom."""
    chance = Random(7)
    letters = "eeeettaaooiinnsshhrrddlluucmwfgypbvk"
    words = ["".join(chance.choices(letters, k=chance.randint(1, 10))) for _ in range(3000)]
    words[:7] = ["thank", "you", "for", "calling", "account", "number", "Zoë’s"]
    weights = [1 / (place + 3) for place in range(len(words))]
    said = iter(chance.choices(words, weights, k=WORDS))
    each = SECONDS / WORDS
    gathered = Gathered()
    for turn in range(WORDS // 20):
        begun = turn * 20 * each
        turn_words = [
            Word(begun + place * each, begun + (place + 1) * each, word)
            for place, word in enumerate(islice(said, 20))
        ]
        gathered.line(
            f"Turn {turn}", begun, begun + 20 * each, " ".join(word.text for word in turn_words),
            speaker=("agent", "caller")[turn % 2], words=turn_words,
        )  # fmt: skip
    return gathered.transcript(Format.WHISPER, "en")


def _all(text: str, wanted: str) -> int:
    count, at = 0, text.find(wanted)
    while at >= 0:
        count, at = count + 1, text.find(wanted, at + len(wanted))
    return count


def _milliseconds(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - begun))
    return statistics.median(times)
