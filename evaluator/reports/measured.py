"""The facts measured from a call's sound, in words for paper; what was not measured is left out."""

from collections.abc import Iterable, Mapping, Sequence
from statistics import median

from evaluator.facts import AGENT, Entry, Facts, Speaker, Stretch, clock_of, length, total
from evaluator.reports.content import Fact
from evaluator.terms import clock, percent

_MOST = 4  # places that are named; more would fill the page


def measured(facts: Facts) -> tuple[Fact, ...]:
    """The facts as lines, the agent before the caller."""
    speakers = sorted(facts.channels, key=lambda one: one.name != AGENT)
    said = [
        Fact("Talk", ", ".join(map(_talk, speakers))),
        Fact("First word", _first(speakers)),
        Fact("Longest turn", ", ".join(_longest(speakers))),
        Fact("Dead air", _dead_air(facts)),
        Fact("Talk-over", _talk_over(facts.talk_over)),
        Fact("Hold, music or tones", _places(facts.hold)),
        Fact("Ringing", _places(facts.ringing)),
        Fact("Time to answer", _answers(facts.gaps)),
    ]
    if not facts.complete:
        said.append(Fact("Measured", "what is left of a damaged recording"))
    return tuple(fact for fact in said if fact.value)


def paced(words_per_minute: Mapping[str, float]) -> tuple[Fact, ...]:
    """How fast each one talks, by name, as a line; none where there is no transcript to count."""
    told = ", ".join(f"{name} {pace:.0f}" for name, pace in words_per_minute.items())
    return (Fact("Words per minute", f"{told}, by the transcript"),) if told else ()


def _talk(speaker: Speaker) -> str:
    share = "" if speaker.share is None else f" ({percent(speaker.share)})"
    return f"{speaker.name} {clock(speaker.talk)}{share}"


def _first(speakers: Iterable[Speaker]) -> str:
    return ", ".join(
        f"{one.name} after {one.first_word:.1f} s" for one in speakers if one.first_word is not None
    )


def _longest(speakers: Iterable[Speaker]) -> list[str]:
    return [f"{one.name} {length(one.monologue):.0f} s" for one in speakers if one.monologue]


def _dead_air(facts: Facts) -> str:
    if not facts.dead_air:
        return f"none of {facts.thresholds.dead_air_noted:g} s or more"
    counted = len(facts.counted_dead_air)
    long = f"; {counted} of {facts.thresholds.dead_air_counted:g} s or more"
    return _places(facts.dead_air) + (long if counted else "")


def _talk_over(found: Sequence[Entry] | None) -> str:
    if found is None:
        return "not measurable on one channel"
    return _at([one.stretch for one in found]) if found else "none"


def _places(found: Sequence[Stretch]) -> str:
    return f"{_at(found)}; {clock(total(found))} in all" if found else ""


def _at(found: Sequence[Stretch]) -> str:
    more = f" and {len(found) - _MOST} more" if len(found) > _MOST else ""
    return f"{len(found)}: at {', '.join(clock_of(start) for start, _ in found[:_MOST])}{more}"


def _answers(gaps: Sequence[Entry] | None) -> str:
    waits = [length(one.stretch) for one in gaps or ()]
    return f"half under {median(waits):.1f} s, the slowest {max(waits):.1f} s" if waits else ""
