"""How often something was noted that is not scored: shares of the calls, never an average."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evaluator.terms import FEW_CALLS


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """One answer to a question in words, and the share (0 to 1) of its calls that had it."""

    words: str
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Frequency:
    """A question and its answers in the form's order; `calls` are those in which it was answered.

    Where several answers may be chosen the shares add up to more than 1.
    """

    title: str
    calls: int
    answers: tuple[Noted, ...]

    @property
    def few(self) -> bool:
        """Whether there are so few calls that the shares carry a caution."""
        return self.calls < FEW_CALLS


def frequency(
    title: str, words: Mapping[str, str], said: Iterable[tuple[Sequence[str], float]]
) -> Frequency:
    """Add up answers, each as the names of what was chosen and in how many calls.

    `words` are all the answers by their names, in order. A call that was evaluated differently
    counts in parts, so the calls are whole only together.
    """
    counted, calls = dict.fromkeys(words, 0.0), 0.0
    for names, number in said:
        calls += number
        for name in names:
            counted[name] += number
    return Frequency(
        title=title,
        calls=round(calls),
        answers=tuple(
            Noted(words=words[name], share=number / calls if calls else 0.0)
            for name, number in counted.items()
        ),
    )
