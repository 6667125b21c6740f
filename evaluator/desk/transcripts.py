"""The transcript of a call: read from a file, kept with the call, corrected, taken away."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from evaluator.desk.desk import Desk
from evaluator.terms import Call, clock
from evaluator.transcripts.card_numbers import CardSaid, cards_said
from evaluator.transcripts.correct import corrected
from evaluator.transcripts.holds import announced
from evaluator.transcripts.kept import from_json, to_json
from evaluator.transcripts.model import Lane, Transcript, lanes
from evaluator.transcripts.pace import paces
from evaluator.transcripts.read import read
from evaluator.transcripts.redact import redacted
from evaluator.transcripts.search import Index, Place

_LATE: Final = 2.0
"""Seconds that a line may begin after the end of a call: programs round, and cut silence off."""

_SHORT: Final = 60.0
"""Seconds of a call that may be without words for the most part."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A transcript as it is kept with a call; `source` is the name of the file it is from."""

    transcript: Transcript
    source: str


class Opened:
    """A transcript made ready to be shown: some tenths of a second for two hours of talk.

    `index` searches it, `voices` tells whose lane each speaker is, `cards` are the card numbers.
    """

    def __init__(self, kept: Kept, agent_channel: int) -> None:
        self.kept = kept
        self.transcript = kept.transcript
        self.index = Index(kept.transcript)
        self.voices = lanes(kept.transcript, agent_channel)
        self.cards: tuple[CardSaid, ...] = cards_said(kept.transcript)

    def named(self, speaker: str) -> str:
        """How a speaker is called: by the lane, or as the transcript does."""
        return self.voices.get(speaker, Lane.UNKNOWN).value.capitalize() or speaker


def load(path: Path) -> Kept:
    """The transcript in a file, whatever it is called (`transcripts.read` says which kinds).

    It is kept nowhere: `put` does that. Raises UserError, which names the file and the place in it.
    """
    return Kept(read(path), path.name)


def put(desk: Desk, call: Call, kept: Kept | None) -> Kept | None:
    """Keep this with a call, in place of what is there; None takes away what is there.

    Words of stretches that were redacted are left out, wherever the transcript comes from. Facts
    that were measured with other announced holds are forgotten: they are measured anew when they
    are wanted. Returns what is kept now. Raises UserError when it cannot be kept.
    """
    before = of_call(desk, call)
    if kept is None:
        desk.store.transcripts.forget(call.id)
    else:
        stretches = desk.store.redactions.stretches(call.id)
        kept = replace(kept, transcript=redacted(kept.transcript, stretches))
        desk.store.transcripts.keep(call.id, _content(kept), kept.source)
        if desk.store.redactions.stretches(call.id) != stretches:  # redacted at this very moment
            return put(desk, call, kept)
    if _holds(before, call) != _holds(kept, call):
        desk.store.facts.forget(call.id)
    return kept


def of_call(desk: Desk, call: Call) -> Kept | None:
    """What is kept with a call; None for nothing."""
    content = desk.store.transcripts.of(call.id)
    return None if content is None else Kept(from_json(content), content["source"])


def correct(kept: Kept, place: Place, text: str) -> Kept:
    """With one word put right; no text puts back what was heard. `put` keeps it.

    Raises UserError for a text that is no word.
    """
    return replace(kept, transcript=corrected(kept.transcript, place, text))


def doubt(kept: Kept, call: Call) -> str:
    """Why a transcript may not be this call's, or not all of it, in words; "" for no reason."""
    if call.recording is None:
        return ""
    begins = max(line.start for line in kept.transcript.lines)
    ends = max(line.end for line in kept.transcript.lines)
    whole = call.recording.duration
    if begins > whole + _LATE:
        return f"It goes on to {clock(ends)}, but the call ends at {clock(whole)}."
    if whole > _SHORT and ends < whole / 3:
        return f"It ends at {clock(ends)}, but the call goes on to {clock(whole)}."
    return ""


def announced_holds(desk: Desk, call: Call) -> tuple[float, ...]:
    """When the agent asks the caller to wait, by the call's transcript; () where it has none."""
    return _holds(of_call(desk, call), call)


def words_per_minute(kept: Kept, agent_channel: int) -> dict[str, float]:
    """How fast each one talks: "agent" first, "caller", or as the transcript calls them.

    The seconds are those of the transcript's own lines, not of the talk that was measured: words
    and seconds then come from one source, and a file that leaves lines out stays right.
    """
    voices = lanes(kept.transcript, agent_channel)
    shared = Counter(voices.values())
    told = {
        pace.speaker if shared[voices[pace.speaker]] > 1 else voices[pace.speaker].value: pace
        for pace in paces(kept.transcript)
    }
    by_name = sorted(told.items(), key=lambda one: one[0] != Lane.AGENT)
    return {
        name or "speaker": pace.per_minute for name, pace in by_name if pace.per_minute is not None
    }


def _content(kept: Kept) -> Mapping[str, Any]:
    return {**to_json(kept.transcript), "source": kept.source}


def _holds(kept: Kept | None, call: Call) -> tuple[float, ...]:
    if kept is None:
        return ()
    return announced(kept.transcript, lanes(kept.transcript, call.agent_channel))
