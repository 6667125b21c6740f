"""A question: what kind of answer it takes, what it earns, when it is asked and what it shows."""

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Any, Final, Literal, TypeAlias

from pydantic import (
    BeforeValidator,
    Field,
    PlainSerializer,
    PlainValidator,
    PrivateAttr,
    field_validator,
)

from evaluator.forms.conditions import Condition, Given, One
from evaluator.forms.languages_ready import ready, yes_or_no
from evaluator.forms.options import Cause, LevelRules, Option, Range
from evaluator.forms.values import (
    FigureName,
    Id,
    Level,
    Most,
    Percent,
    Points,
    SectionId,
    Switch,
    Text,
    Value,
    Weight,
    Words,
    exact,
    listed,
)
from evaluator.terms import NOT_APPLICABLE, Answer

Kind: TypeAlias = Literal["scale", "yes_no", "choice", "multiple", "number", "text", "date", "time"]

LEVELLED: Final = ("scale", "yes_no")
"""The kinds with levels."""
BY_PLACE: Final = ("scale", "yes_no", "choice")
"""The kinds whose answer is the place of a level or an option, from 0 up."""
UNSCORED: Final = ("text", "date", "time")
"""The kinds that cannot be scored."""
WRITTEN: Final = ("number", *UNSCORED)
"""The kinds whose answer is written, not chosen."""
YES_NO: Final = ("no", "yes")
"""How the two levels of a yes/no question are named."""


class Band(Value):
    """A range of scores with a name: from `at` (0 to 100, included) up to the next band."""

    at: Percent
    name: Text


class Suggestion(Value):
    """An answer that facts of the call draft, and when; the evaluator decides."""

    answer: Given
    when: Condition


def _points(value: Any) -> float | tuple[float, ...] | None:
    if value is None:
        return None
    for one in value if isinstance(value, list | tuple) else [value]:
        if isinstance(one, bool) or not isinstance(one, int | float) or not -1000 <= one <= 1000:
            raise ValueError("these are no points")
    return tuple(map(float, value)) if isinstance(value, list | tuple) else float(value)


Bands = Annotated[
    tuple[Band, ...],
    BeforeValidator(listed),
    Field(
        max_length=20, description="a list of at most 20 bands, such as {at: 80, name: On standard}"
    ),
]
WhenNot = Annotated[Literal["hide", "disable"], Field(description="hide or disable")]
_Answers = Annotated[
    tuple[Given, ...],
    BeforeValidator(listed),
    Field(max_length=256, description="a list of levels or options"),
]


class Question(Value):
    """One thing the form asks about a call, answered as its `kind` says, or by not applicable.

    `definition` is what is meant, `good` how it sounds, `evidence` what to listen for,
    `not_applicable` when the call gives no chance to show it, `short` a title for narrow headings;
    `notes` are for the evaluator alone. `listen_for_words` are phrases to find in the transcript,
    `facts` the figures of the call that are shown beside the point; of `suggest` the first whose
    condition holds drafts the answer.

    A scale has `levels` in words, from 0 up; so may yes/no (0 is no). `points` is what the best of
    them earns, or a list of what each earns; without it a level earns its number. `rules` say what
    else comes of a level; `evidence_at` are levels that ask for a moment. Choice and multiple have
    `options`; of multiple they add up, to at most `cap`. A number has `ranges`, and goes in
    `step`s.

    A `required` question does not take “not applicable”; an unscored one may stay open unless it
    is required. Conditions look at required ones, or at an `optional_driver`: one that does not
    apply passes none of their tests. It is asked `when` its condition holds, and otherwise hidden
    or disabled.
    `causes` are offered at `causes_at`, or where less than half of the points is earned.
    """

    id: Id
    kind: Annotated[
        Kind, Field(description="scale, yes_no, choice, multiple, number, text, date or time")
    ] = "scale"
    section: SectionId = ""
    title: Text
    short: Words = ""
    weight: Weight | None = None
    definition: Words = ""
    good: Words = ""
    levels: Annotated[
        tuple[Text, ...],
        Field(max_length=11, description="2 to 11 levels, numbered from 0 up"),
    ] = ()
    points: Annotated[
        float | tuple[float, ...] | None,
        PlainValidator(_points, json_schema_input_type=Points | tuple[Points, ...]),
        PlainSerializer(lambda points: list(points) if isinstance(points, tuple) else points),
        Field(description="a number of points, or a list with one for each level"),
    ] = None
    options: Annotated[
        tuple[Option, ...],
        BeforeValidator(listed),
        Field(
            max_length=256,
            description="a list of at most 256 options, such as {id: order, text: Order}",
        ),
    ] = ()
    cap: Most | None = None
    ranges: Annotated[
        tuple[Range, ...],
        BeforeValidator(listed),
        Field(
            max_length=50,
            description="a list of at most 50 ranges, such as {from: 1, to: 3, points: 10}",
        ),
    ] = ()
    step: Annotated[
        float, Field(gt=0, le=1000, description="a number above 0, such as 1 or 0.5")
    ] = 1.0
    unit: Words = ""
    rules: Annotated[
        tuple[LevelRules, ...],
        BeforeValidator(listed),
        Field(
            max_length=11,
            description="a list of levels with what comes of each, such as {at: 0, fails: form}",
        ),
    ] = ()
    scored: Switch = True
    bonus: Switch = False
    required: Switch = False
    optional_driver: Switch = False
    not_applicable: Words = ""
    default: Given | None = None
    when: Condition | None = None
    when_not: WhenNot = "hide"
    evidence: Annotated[
        tuple[Text, ...],
        BeforeValidator(listed),
        Field(max_length=50, description="a list of at most 50 texts"),
    ] = ()
    tip: Words = ""
    notes: Words = ""
    source: Words = ""
    evidence_at: Annotated[
        tuple[Level, ...],
        BeforeValidator(listed),
        Field(max_length=11, description="a list of levels, such as [0, 1]"),
    ] = ()
    listen_for_words: Annotated[
        tuple[Text, ...],
        BeforeValidator(listed),
        Field(max_length=50, description="a list of at most 50 phrases"),
    ] = ()
    facts: Annotated[
        tuple[FigureName, ...],
        BeforeValidator(listed),
        Field(
            max_length=20,
            description="a list of figures of the call, such as [hold.total]",
        ),
    ] = ()
    suggest: Annotated[
        tuple[Suggestion, ...],
        BeforeValidator(listed),
        Field(
            max_length=20,
            description="a list of an answer each with when it is drafted",
        ),
    ] = ()
    causes: Annotated[
        tuple[Cause, ...],
        BeforeValidator(listed),
        Field(
            max_length=50,
            description="a list of at most 50 causes, such as {id: script, text: No script}",
        ),
    ] = ()
    causes_at: _Answers = ()
    pass_mark: Percent | None = None
    bands: Bands = ()
    _language: str = PrivateAttr(default="en")
    _sections: Mapping[str, str] = PrivateAttr(default_factory=dict)

    @field_validator(
        "levels", mode="before", json_schema_input_type=tuple[Text, ...] | dict[str, Text]
    )
    @classmethod
    def _levels_from_mapping(cls, value: Any) -> Any:
        """Written as a mapping, so that a reader sees which words go with which level."""
        if not isinstance(value, Mapping):
            return listed(value)
        if set(value) == set(YES_NO):
            return tuple(value[name] for name in YES_NO)
        named = {level if isinstance(level, str) else repr(level): value[level] for level in value}
        numbers = [str(level) for level in range(len(value))]  # JSON has every name in quotes
        if set(named) != set(numbers):
            raise ValueError("the numbers are not 0, 1, 2 and so on without a gap")
        return tuple(named[number] for number in numbers)

    def speak(self, language: str, sections: Mapping[str, str]) -> None:
        """Have ready words in the language of the form, and the titles of its sections by their
        ids; the form says so as it is made.
        """
        self._language, self._sections = language, sections
        self.__dict__.pop("choices", None)  # their words may have been asked for in another

    def ready(self, words: str) -> str:
        """Ready words such as “Not applicable” in the language of the form."""
        return ready(words, self._language)

    @property
    def sections(self) -> Mapping[str, str]:
        """The titles of the form's sections by their ids: an answer may fail any of them."""
        return self._sections

    @property
    def heading(self) -> str:
        """The title where there is little room."""
        return self.short or self.title

    @property
    def words(self) -> tuple[str, ...]:
        """The levels in words; empty where there are none."""
        return self.levels or (yes_or_no(self._language) if self.kind == "yes_no" else ())

    @property
    def top(self) -> int:
        """The highest place of a level or an option; 0 where there are none to number."""
        return max(self._places - 1, 0)

    @property
    def counts(self) -> bool:
        """Whether its answer can count in a score, as far as the question itself says."""
        return self.scored and self.kind not in UNSCORED and self.ruled != ()

    @cached_property
    def choices(self) -> tuple[Option, ...]:
        """What there is to choose from, levels as well; empty for a number, text, date or time."""
        if self.kind not in LEVELLED:
            return self.options
        rules = {self.level_of(one.at): one for one in self.rules}
        earned = map(float, self.earned)
        return tuple(
            self._choice(level, points, rules.get(level)) for level, points in enumerate(earned)
        )

    @cached_property
    def earned(self) -> tuple[Fraction, ...]:
        """What each of the choices earns, or each of a number's ranges, exactly."""
        if self.kind == "number":
            return tuple(exact(one.points) for one in self.ranges)
        if self.kind not in LEVELLED:
            return tuple(exact(one.points) for one in self.options)
        if isinstance(self.points, tuple):
            return tuple(map(exact, self.points))
        top = len(self.words) - 1
        best = Fraction(top) if self.points is None else exact(self.points)
        return tuple(best * level / top for level in range(top + 1))

    @property
    def ruled(self) -> tuple[Option | Range, ...]:
        """Whatever can be answered and has rules: levels, options, ranges."""
        return self.ranges if self.kind == "number" else self.choices

    @property
    def span(self) -> tuple[Fraction, Fraction]:
        """The least and the most that it earns, without bonus."""
        plain = [
            (points, one)
            for points, one in zip(self.earned, self.ruled, strict=True)
            if not one.bonus
        ]
        if self.kind != "multiple":
            points = [points for points, _ in plain] or [Fraction()]
            return min(points), max(points)
        both = [(points, exact(one.unselected)) for points, one in plain if isinstance(one, Option)]
        most = sum(map(max, both), Fraction())
        if self.cap is not None:
            most = min(most, exact(self.cap))
        return sum(map(min, both), Fraction()), most

    def level_of(self, given: One) -> int | None:
        """The place of the level or option that is named, by its number or name; None for none."""
        names: tuple[str, ...] = YES_NO if self.kind == "yes_no" else ()
        if self.kind == "choice":
            names = tuple(option.id for option in self.options)
        if isinstance(given, str):
            return names.index(given) if given in names else None
        return given if isinstance(given, int) and 0 <= given < self._places else None

    def answer_of(self, given: One) -> Answer | None:
        """The answer that a form names (a default, a suggestion); None where it is none."""
        if given == NOT_APPLICABLE:
            return None if self.required else NOT_APPLICABLE
        if self.kind in BY_PLACE:
            return self.level_of(given)
        if self.kind == "number" and isinstance(given, int | float) and self.takes(given):
            return float(given)
        return None

    def takes(self, number: float) -> bool:
        """Whether a number goes in the question's steps and belongs to one of its ranges."""
        if exact(number) % exact(self.step):
            return False
        return not self.ranges or any(one.holds(number) for one in self.ranges)

    def named(self, answer: Answer) -> One | tuple[str, ...]:
        """An answer as conditions and people name it: a level, yes or no, the id of an option."""
        if not isinstance(answer, int) or self.kind == "scale":
            return answer
        return YES_NO[answer] if self.kind == "yes_no" else self.options[answer].id

    def in_words(self, answer: Answer) -> str:
        """What was answered, in the form's words; "" for not applicable."""
        if answer == NOT_APPLICABLE:
            return ""
        if isinstance(answer, tuple):
            return "; ".join(option.text for option in self.options if option.id in answer)
        if self.kind == "number" and isinstance(answer, int | float):
            return f"{answer:g} {self.unit}".strip()
        return self.choices[answer].text if isinstance(answer, int) else str(answer)

    def rules_of(self, answer: Answer) -> tuple[Option | Range, ...]:
        """What was chosen, with its rules; empty for not applicable, text, date and time."""
        if isinstance(answer, tuple):
            return tuple(option for option in self.options if option.id in answer)
        if isinstance(answer, str):
            return ()
        if self.kind == "number":
            return tuple(one for one in self.ranges if one.holds(answer))
        return (self.choices[int(answer)],)

    @property
    def _places(self) -> int:
        """How many levels or options are numbered from 0 up."""
        if self.kind == "choice":
            return len(self.options)
        return len(self.words) if self.kind in LEVELLED else 0

    def _choice(self, level: int, points: float, rules: LevelRules | None) -> Option:
        asks = {*(rules.asks if rules else ())}
        if level in self.evidence_at:
            asks.add("evidence")
        return Option.model_construct(
            id=YES_NO[level] if self.kind == "yes_no" else str(level),
            text=self.words[level],
            points=points,
            unselected=0.0,
            fails=rules.fails if rules else (),
            bonus=rules.bonus if rules else False,
            asks=tuple(sorted(asks)),
        )
