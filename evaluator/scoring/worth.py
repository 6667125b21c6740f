"""What an answer to a question is worth, as whole numbers of one small unit: exact and quick."""

from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from evaluator.forms.model import Form, Question
from evaluator.forms.values import exact
from evaluator.terms import Answer


@dataclass(frozen=True, slots=True)
class Worth:
    """What each choice of a question adds, what it begins with, and the most it may come to.

    For a scale, yes/no, choice or number one of `choices` counts; of multiple each adds its own,
    or `otherwise` where it is not chosen. All in units of 1 / `unit`. A worth of 1 is `whole` of
    the question's own points; `possible` is the most of them, without bonus.
    """

    question: Question
    choices: tuple[int, ...]
    otherwise: tuple[int, ...]
    least: int
    most: int | None
    unit: int
    whole: Fraction
    possible: float

    def points(self, answer: Answer) -> float:
        """What an answer earns in the question's own points: before weights, and failing nothing.

        Of `possible`; where the form counts from the lowest answer up, so do these.
        """
        return float(Fraction(self.of(answer), self.unit) * self.whole)

    def of(self, answer: Answer) -> int:
        """The worth of an answer that fits the question."""
        question = self.question
        if isinstance(answer, int) and question.kind != "number":
            return self.choices[answer] - self.least
        if isinstance(answer, tuple):
            found = sum(
                chosen if option.id in answer else other
                for option, chosen, other in zip(
                    question.options, self.choices, self.otherwise, strict=True
                )
            )
            return (found if self.most is None else min(found, self.most)) - self.least
        place = next(n for n, one in enumerate(question.ranges) if one.holds(float(answer)))
        return self.choices[place] - self.least


def worth(form: Form, question: Question) -> Worth:
    """What the answers to a question that counts are worth under the form's method.

    Weighted, its best answer is worth 1 and its lowest 0, or `floor`; else they are points.
    """
    lowest, best = question.span
    scoring = form.scoring
    least, whole, possible = Fraction(), Fraction(1), most(question)
    if scoring.method == "weighted":
        least = lowest if scoring.floor == "lowest" else least
        whole = (best if scoring.divisor is None else exact(scoring.divisor)) - least
        possible = whole
    others = [exact(one.unselected) for one in question.options]
    cap = [] if question.cap is None else [exact(question.cap)]
    several = [one / whole for one in (*question.earned, *others, least, *cap)]
    unit = lcm(*(one.denominator for one in several))
    scaled = [int(one * unit) for one in several]
    count = len(question.earned)
    return Worth(
        question=question,
        choices=tuple(scaled[:count]),
        otherwise=tuple(scaled[count : count + len(others)]),
        least=scaled[count + len(others)],
        most=scaled[-1] if cap else None,
        unit=unit,
        whole=whole,
        possible=float(possible),
    )


def most(question: Question) -> Fraction:
    """What a question can count for at most under points and ratio: nothing where it is bonus."""
    return Fraction() if question.bonus else max(question.span[1], Fraction())
