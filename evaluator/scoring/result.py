"""A score, explained question by question and section by section."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from evaluator.forms.options import Critical, Scope
from evaluator.terms import added, rounded, shown

State: TypeAlias = Literal["counted", "open", "n/a", "hidden", "unscored"]
"""What became of a question: counted, still open, not applicable, not asked, or not scored."""

_DECIMALS: Final = (2, 3, 4, 5, 6)
"""How many decimals weighted points are told with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one question adds to the score.

    `share` (0 to 1) is its part of the weights that count; `points` of `of` are weighted points. A
    question that does not count has share, points and `of` 0; a bonus has points and no `of`.
    So sum(points) / sum(of) * 100 is the score before a failed form and the cap change it. In a
    failed section `points` are 0, or below where they are taken away; `band` and `passed` are the
    question's own.
    """

    id: str
    weight: float
    share: float
    points: float
    of: float
    state: State
    band: str | None = None
    passed: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionPart:
    """What one section adds to the score, the sections in it included; `value` is 0 to 100."""

    id: str
    share: float
    points: float
    of: float
    value: float | None
    raw: float | None
    band: str | None
    passed: bool | None
    failed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An answer that fails something: the form, a section around the question, or a class.

    `answer` is named as in the form: a level, yes or no, the id of an option, a number.
    """

    question: str
    answer: int | float | str
    fails: Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Accuracy:
    """How many of the questions with errors of a class were asked, and how many went wrong.

    `value` is the part without error, 0 to 100; None where none was asked.
    """

    of: Critical
    asked: int
    failed: int

    @property
    def value(self) -> float | None:
        """100 * (asked - failed) / asked."""
        return 100 * (self.asked - self.failed) / self.asked if self.asked else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A score with the parts that explain it.

    `value` is 0 to 100, or to the form's cap where there is bonus: the float nearest to the exact
    figure, None where no question counts. `raw` is the same before failing and the cap. `passed` is
    None while a question is open and where there is no score; a failed form is not passed.
    `answered` counts whatever was answered of the `asked`, not applicable alike; `open` names what
    is left.
    """

    value: float | None
    band: str | None
    passed: bool | None
    answered: int
    open: tuple[str, ...]
    parts: tuple[Part, ...]
    raw: float | None
    asked: int
    failed: tuple[Failure, ...] = ()
    critical: tuple[Accuracy, ...] = ()
    sections: tuple[SectionPart, ...] = ()

    @property
    def earned(self) -> float:
        """The weighted points of all parts together."""
        return added(part.points for part in self.parts)

    @property
    def possible(self) -> float:
        """What the weighted points of all parts are of."""
        return added(part.of for part in self.parts)

    @property
    def decimals(self) -> int:
        """How many decimals weighted points want, so that dividing what is shown gives the score as
        it is shown, whether the sums are taken or the points added up: two where they are of 20 or
        more, one more for each tenth of that, and more near a half.
        """
        earned, possible = self.earned, self.possible
        if not possible:
            return _DECIMALS[0]

        score = shown(100 * earned / possible)
        points, of = [part.points for part in self.parts], [part.of for part in self.parts]

        def told(figures: Iterable[float], most: int) -> float:
            return added(float(rounded(one, most)) for one in figures)

        def gives_the_score(ours: float, all_of_it: float) -> bool:
            return bool(all_of_it) and shown(100 * ours / all_of_it) == score

        def enough(most: int) -> bool:
            sums = told([earned], most), told([possible], most)
            return gives_the_score(*sums) and gives_the_score(told(points, most), told(of, most))

        fewest = next((most for most in _DECIMALS if possible * 10**most >= 2000), _DECIMALS[-1])
        return next((most for most in _DECIMALS if most >= fewest and enough(most)), fewest)

    @property
    def fails_form(self) -> bool:
        """Whether an answer fails the whole form."""
        return any(failure.fails == "form" for failure in self.failed)
