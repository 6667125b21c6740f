"""The figures of a call's facts by name: what a form's point asks for, and conditions compare.

A name is that of the fact in the JSON of the facts, and says the same: `hold.total`. Beyond it
there are `longest`, who brought it about (`talk_over.agent`) and, for speakers, `agent.talk`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Final, Literal, TypeAlias

from evaluator.facts import AGENT, CALLER, Entry, Facts, Speaker, Stretch, length, total
from evaluator.terms import percent

Unit: TypeAlias = Literal["s", "times", "counted", "share"]
"""Seconds, how many, how many are long enough to count, or a part of the whole from 0 to 1."""

_Value: TypeAlias = Callable[[Facts], float | None]
_Where: TypeAlias = Callable[[Facts], Sequence[Stretch]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number of a call: how it is named in a form, what it is called, and its unit.

    `value` and `where` read it from facts, as `figure` and `stretches` do.
    """

    name: str
    title: str
    unit: Unit
    value: _Value
    where: _Where


def figure(facts: Facts, name: str) -> float | None:
    """The value of a figure, in its unit; None where it is not measurable or there was none to
    measure: on one channel, or no first word. Raises KeyError for a name that is not in `NAMES`.
    """
    return FIGURES[name].value(facts)


def measured(facts: Facts) -> dict[str, float]:
    """The figures of a call by name, without those that could not be measured."""
    values = ((name, figure(facts, name)) for name in NAMES)
    return {name: value for name, value in values if value is not None}


def stretches(facts: Facts, name: str) -> tuple[Stretch, ...]:
    """Where a figure can be heard, in order of time; empty where it is of the whole call.

    Raises KeyError for a name that is not in `NAMES`.
    """
    return tuple(FIGURES[name].where(facts))


def said(name: str, value: float | None) -> str:
    """The value of a figure in words, with its unit: "31 s", "2 times", "63 %".

    Raises KeyError for a name that is not in `NAMES`.
    """
    if value is None:
        return "not measurable"
    match FIGURES[name].unit:
        case "share":
            return percent(value)
        case "counted":
            return f"{value:.0f} counted"
        case "times":
            return "once" if value == 1 else f"{value:.0f} times" if value else "none"
        case "s":
            return _seconds(value)


def _seconds(value: float) -> str:
    """Tenths under ten seconds, whole ones above, minutes from one up."""
    if value < 9.95:
        return f"{value:.1f} s" if value else "0 s"
    minutes, seconds = divmod(round(value), 60)
    if not minutes:
        return f"{seconds} s"
    return f"{minutes} min {seconds} s" if seconds else f"{minutes} min"


def _nowhere(facts: Facts) -> Sequence[Stretch]:
    return ()


def _longest_of(found: Sequence[Stretch]) -> Sequence[Stretch]:
    return [max(found, key=length)] if found else ()


def _of(entries: Sequence[Entry] | None, by: str = "") -> tuple[Stretch, ...]:
    """The stretches of entries, all or those that one speaker brought about."""
    return tuple(one.stretch for one in entries or () if by in ("", one.by))


def _kind(name: str, title: str, where: _Where, unless: _Value) -> list[Figure]:
    """Total, count and longest of one kind of stretch; `unless` is None where unmeasurable."""

    def told(tell: Callable[[Sequence[Stretch]], float]) -> _Value:
        return lambda facts: None if unless(facts) is None else tell(where(facts))

    def longest(found: Sequence[Stretch]) -> float:
        return max(map(length, found), default=0.0)

    return [
        Figure(name=f"{name}.total", title=title, unit="s", value=told(total), where=where),
        Figure(name=f"{name}.count", title=title, unit="times", value=told(len), where=where),
        Figure(
            name=f"{name}.longest",
            title=f"Longest {title[0].lower()}{title[1:]}",
            unit="s",
            value=told(longest),
            where=lambda facts: _longest_of(where(facts)),
        ),
    ]


def _dead_air() -> list[Figure]:
    """Dead air: its total and longest are of what is noted, its count of what counts."""
    noted = _kind("dead_air", "Dead air", lambda facts: facts.dead_air, _always)
    counted = _kind("dead_air", "Dead air", lambda facts: facts.counted_dead_air, _always)
    return [noted[0], replace(counted[1], unit="counted"), noted[2]]


def _always(facts: Facts) -> float | None:
    return facts.duration


def _two(facts: Facts) -> float | None:
    return facts.duration if facts.measurable else None


def _came_in(who: str) -> Figure:
    def where(facts: Facts) -> Sequence[Stretch]:
        return _of(facts.talk_over, who)

    return Figure(
        name=f"talk_over.{who}",
        title=f"{who.capitalize()} talked over",
        unit="times",
        value=lambda facts: len(where(facts)) if facts.measurable else None,
        where=where,
    )


def _gaps() -> list[Figure]:
    """How long an answer was waited for: the usual wait, and the longest of all and of each."""

    def waits(facts: Facts, tell: Callable[[list[float]], float]) -> float | None:
        lengths = [length(stretch) for stretch in _of(facts.gaps)]
        return tell(lengths) if lengths else None

    usual = Figure(
        name="gaps.median",
        title="Usual response gap",
        unit="s",
        value=lambda facts: waits(facts, median),
        where=_nowhere,
    )
    return [
        usual,
        _slowest("gaps.longest", "Longest response gap", ""),
        _slowest("gaps.agent", "Agent's slowest answer", AGENT),
        _slowest("gaps.caller", "Caller's slowest answer", CALLER),
    ]


def _slowest(name: str, title: str, by: str) -> Figure:
    def where(facts: Facts) -> Sequence[Stretch]:
        return _longest_of(_of(facts.gaps, by))

    return Figure(
        name=name,
        title=title,
        unit="s",
        value=lambda facts: total(where(facts)) if where(facts) else None,
        where=where,
    )


def _speaker(who: str) -> list[Figure]:
    """What one of the two spoke; None where the recording does not tell them apart."""

    def add(
        what: str,
        title: str,
        unit: Unit,
        value: Callable[[Speaker], float | None],
        where: Callable[[Speaker], Sequence[Stretch]] = lambda one: (),
    ) -> Figure:
        def told(facts: Facts) -> float | None:
            own = _channel(facts, who)
            return None if own is None else value(own)

        def heard(facts: Facts) -> Sequence[Stretch]:
            own = _channel(facts, who)
            return () if own is None else where(own)

        return Figure(name=f"{who}.{what}", title=title, unit=unit, value=told, where=heard)

    name = who.capitalize()
    return [
        add("talk", f"{name}'s talk", "s", lambda one: one.talk, lambda one: one.stretches),
        add("share", f"{name}'s share of the talk", "share", lambda one: one.share),
        add("first_word", f"{name}'s first word after", "s", lambda one: one.first_word),
        add("longest", f"{name}'s longest turn", "s", _monologue, _monologues),
        add("turns", f"{name}'s turns", "times", _turns, lambda one: one.turns or ()),
    ]


def _channel(facts: Facts, who: str) -> Speaker | None:
    return next((one for one in facts.channels if one.name == who), None)


def _turns(one: Speaker) -> float | None:
    return None if one.turns is None else len(one.turns)


def _monologue(one: Speaker) -> float | None:
    return None if one.turns is None else total(_monologues(one))


def _monologues(one: Speaker) -> Sequence[Stretch]:
    return _longest_of(one.turns or ())


FIGURES: Final[Mapping[str, Figure]] = {
    one.name: one
    for one in (
        *_dead_air(),
        *_kind("hold", "Hold", lambda facts: facts.hold, _always),
        *_kind("talk_over", "Talk-over", lambda facts: _of(facts.talk_over), _two),
        _came_in(AGENT),
        _came_in(CALLER),
        *_gaps(),
        *_speaker(AGENT),
        *_speaker(CALLER),
        *_kind("ringing", "Ringing", lambda facts: facts.ringing, _always),
        Figure(
            name="duration", title="Length of the call", unit="s", value=_always, where=_nowhere
        ),
    )
}
"""Every figure by its name."""

NAMES: Final = tuple(FIGURES)
"""What a form may name, in the order in which they are told."""
