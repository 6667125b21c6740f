"""Which calls count on a blend, and why the others do not: an average over some must say of which.

A call counts where one evaluator finished every form of the blend on it. Nothing is made up for a
form that is missing: the blend of one form would be that form's score under another name.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from evaluator.desk import insight
from evaluator.desk.calls import CallFilter
from evaluator.desk.desk import Desk
from evaluator.forms.blend import Blend
from evaluator.store.blend_tallies import Held


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How many of the calls with a finished evaluation count on a blend.

    `left_out` says of the others how many there are of each sort: (calls, what they are).
    """

    calls: int
    left_out: tuple[tuple[int, str], ...]

    @property
    def others(self) -> int:
        """How many are left out."""
        return sum(calls for calls, _ in self.left_out)

    @property
    def said(self) -> str:
        """All of it in a sentence or two."""
        calls = "1 call counts" if self.calls == 1 else f"{self.calls:,} calls count"
        head = f"{calls}: one evaluator finished every form of the blend."
        why = "; ".join(f"{calls:,} {what}" for calls, what in self.left_out)
        return f"{head} Left out: {why}." if why else f"{head} None is left out."


def narrowed(where: CallFilter, blend: Blend | None) -> CallFilter:
    """The evaluations of a blend that count: those on its forms by who finished all of them."""
    return where if blend is None else replace(where, form="", whole=tuple(blend.shares))


def counted(desk: Desk, blend: Blend, where: CallFilter) -> Counted:
    """How many of the calls that are meant count on a blend, and why the others do not."""
    held = desk.store.blends.held(where, blend.shares)
    scored = insight.overall(desk, where, blend).calls
    titles = {one.id: one.title for one in desk.store.forms.all()}
    names = {id: f"“{titles.get(id, id)}”" for id in blend.shares}
    reasons = [
        *((one.calls, _lacking(one, names)) for one in _nearest_first(held)),
        (sum(one.calls for one in held if one.whole) - scored, "without a score on any form"),
    ]
    return Counted(calls=scored, left_out=tuple(one for one in reasons if one[0]))


def _nearest_first(held: tuple[Held, ...]) -> Iterator[Held]:
    """What is not whole: first what lacks least."""
    yield from sorted((one for one in held if not one.whole), key=lambda one: -len(one.forms))


def _lacking(one: Held, names: dict[str, str]) -> str:
    missing = [name for id, name in names.items() if id not in one.forms]
    if not missing:
        return "finished on every form, but not by one evaluator"
    if not one.forms:
        return "finished on other forms only"
    return f"not finished on {' and '.join(missing)}"
