"""What groups and scores the questions of a form: sections, and the rules of scoring."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from evaluator.forms.conditions import Condition
from evaluator.forms.question import Bands, WhenNot
from evaluator.forms.values import Id, Most, Percent, SectionId, Switch, Text, Value, Weight, Words

Method: TypeAlias = Literal["weighted", "points", "ratio"]


class Section(Value):
    """A group of questions. `within` is the section around it, which stands in no other.

    Where it has a `weight`, its questions share that by their own weights, or evenly without. Under
    `ratio` the weight is a factor on its points. `when` asks all of it or nothing.
    """

    id: Id
    title: Text
    within: SectionId = ""
    definition: Words = ""
    notes: Words = ""
    weight: Weight | None = None
    scored: Switch = True
    when: Condition | None = None
    when_not: WhenNot = "hide"
    pass_mark: Percent | None = None
    bands: Bands = ()


class Scoring(Value):
    """How answers become a score.

    - `weighted`: each question is a share of its best answer, times its weight. The weight of what
      does not apply goes to the rest of its section, or `everywhere`. `divisor` is what counts as
      100 % of a question, instead of its best answer; `floor: lowest` counts from its lowest up.
    - `points`: what is earned of what is possible. `ratio`: the same, times the sections' factors.

    The score is at most `cap`, and never below 0. A failed form shows 0, at most `fail_cap`, or
    its score with a flag (`on_fail`).
    """

    method: Annotated[Method, Field(description="weighted, points or ratio")] = "weighted"
    not_applicable: Annotated[
        Literal["section", "everywhere"], Field(description="section or everywhere")
    ] = "section"
    divisor: Most | None = None
    floor: Annotated[Literal["zero", "lowest"], Field(description="zero or lowest")] = "zero"
    cap: Annotated[float, Field(ge=100, le=1000, description="a number from 100 to 1000")] = 100.0
    on_fail: Annotated[Literal["zero", "cap", "flag"], Field(description="zero, cap or flag")] = (
        "zero"
    )
    fail_cap: Percent | None = None
