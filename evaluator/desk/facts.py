"""The facts of a call: measured from its sound, kept with it, told again without listening."""

from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Final, TypeAlias

from evaluator.audio.facts import facts_of
from evaluator.audio.speech import Activity, listen
from evaluator.desk import transcripts
from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.facts import (
    AGENT,
    Entry,
    Facts,
    Speaker,
    Stretch,
    Thresholds,
    clock_of,
    length,
    total,
)
from evaluator.job import QUIET, Job
from evaluator.terms import Call, clock, percent

USUAL = Thresholds()
"""The thresholds of a client who has no own."""

ONE_CHANNEL: Final = "not measurable on one channel"

Seen: TypeAlias = Callable[[Facts], None]


def measure(
    path: Path,
    thresholds: Thresholds = USUAL,
    *,
    agent_channel: int = 0,
    announced: Sequence[float] = (),
    job: Job = QUIET,
    seen: Seen = lambda facts: None,
) -> Facts:
    """The facts of a recording: listened to now, kept nowhere.

    `agent_channel` and `announced` as in `audio.facts.facts_of`. `seen` is called, in the thread
    this runs in, with the facts of what has been heard so far, for a long recording several times.
    Raises UserError when the file cannot be read, Cancelled when the job is.
    """

    def told(activity: Activity) -> Facts:
        return facts_of(activity, thresholds, agent_channel=agent_channel, announced=announced)

    return told(listen(path, job, lambda activity: seen(told(activity))))


def of_call(
    desk: Desk,
    call: Call,
    thresholds: Thresholds = USUAL,
    *,
    announced: Sequence[float] = (),
    job: Job = QUIET,
    seen: Seen = lambda facts: None,
) -> Facts:
    """The facts of a call, measured and kept with it.

    Holds are `announced` by who knows of them, and by the call's transcript as it is when the
    sound has been heard. Raises UserError when it has no recording or that cannot be read, and
    Cancelled; what was kept is then kept still.
    """
    if call.recording is None:
        raise UserError("This call has no recording.", "Add its recording to measure its sound.")

    def told(activity: Activity) -> Facts:
        return facts_of(
            activity,
            thresholds,
            agent_channel=call.agent_channel,
            announced=[*announced, *transcripts.announced_holds(desk, call)],
            redacted=desk.store.redactions.stretches(call.id),
        )

    facts = told(listen(call.recording.path, job, lambda activity: seen(told(activity))))
    desk.store.facts.keep(call.id, facts)
    return facts


def kept(desk: Desk, call: Call, thresholds: Thresholds = USUAL) -> Facts | None:
    """The facts that are kept with a call, at once.

    None where it has none, where they were measured by other thresholds, and where agent and
    caller have changed lanes since: then measure again.
    """
    facts = desk.store.facts.of(call.id)
    if facts is None or facts.thresholds != thresholds:
        return None
    if facts.measurable and facts.channels[call.agent_channel].name != AGENT:
        return None
    return facts


def told(facts: Facts) -> list[str]:
    """The facts in lines of plain text, each with where it can be heard."""
    long = facts.counted_dead_air
    lines = [f"{clock(facts.duration)} of sound"]
    if not facts.complete:
        lines.append("Part of the file is missing or damaged: these are the facts of the rest.")
    lines += [_speaker(speaker) for speaker in facts.channels]
    lines.append(f"dead air: {_where(facts.dead_air)}" + (f"; {len(long)} count" if long else ""))
    if not facts.measurable:
        lines.append("(One side alone may be recorded: then the other's words are dead air here.)")
    lines.append(f"talk-over: {_entries(facts.talk_over, 'came in')}")
    lines.append(f"response gaps: {_gaps(facts.gaps)}")
    lines.append(f"hold, music or tones: {_where(facts.hold)}")
    lines.append(f"ringing before the answer: {_where(facts.ringing)}")
    return lines


def _speaker(speaker: Speaker) -> str:
    first = "no word" if speaker.first_word is None else f"first word {speaker.first_word:.1f} s"
    line = f"{speaker.name}: {speaker.talk:.1f} s of talk"
    if speaker.share is None or speaker.turns is None:
        return f"{line}, {first}; share, turns and monologue: {ONE_CHANNEL}"
    longest = length(speaker.monologue) if speaker.monologue else 0.0
    turns = f"{len(speaker.turns)} turns, the longest {longest:.1f} s"
    return f"{line} ({percent(speaker.share)}), {turns}, {first} after the answer"


def _where(found: Sequence[Stretch]) -> str:
    if not found:
        return "none"
    places = ", ".join(f"{clock_of(start)} ({end - start:.1f} s)" for start, end in found)
    return f"{len(found)}, {total(found):.1f} s: {places}"


def _entries(found: Sequence[Entry] | None, did: str) -> str:
    if found is None:
        return ONE_CHANNEL
    each = [
        f"{one.by} {did} at {clock_of(one.stretch[0])} ({length(one.stretch):.1f} s)"
        for one in found
    ]
    return ", ".join(each) or "none"


def _gaps(found: Sequence[Entry] | None) -> str:
    if found is None:
        return ONE_CHANNEL
    if not found:
        return "none"
    waits = [length(one.stretch) for one in found]
    longest = max(found, key=lambda one: length(one.stretch))
    return (
        f"{len(found)}, median {median(waits):.1f} s, longest {max(waits):.1f} s "
        f"({longest.by} at {clock_of(longest.stretch[0])})"
    )
