"""The columns of a form as a spreadsheet: what each is called, what it holds, what it is for.

The same table leads writing and reading, and stands in the sheet `help` that is written.
"""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

Shape: TypeAlias = Literal[
    "text", "lines", "bands", "number", "switch", "word", "words", "levels", "given", "condition",
    "suggestions",
]  # fmt: skip
"""What stands in a cell: text, lines of text and bands may have a column a language."""

TRANSLATED: Final = ("text", "lines", "bands")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column and the field of the form that it holds. `standard` ones are XLSForm's own."""

    name: str
    field: str
    shape: Shape
    help: str
    standard: bool = False


def _standard(name: str, field: str, shape: Shape, help: str) -> Column:
    return Column(name=name, field=field, shape=shape, help=help, standard=True)


def _ours(name: str, shape: Shape, help: str, field: str = "") -> Column:
    return Column(name=name, field=field or name, shape=shape, help=help)


SURVEY: Final = (
    _standard("label", "title", "text", "The point, or the section, in a few words."),
    _standard("hint", "definition", "text", "What is meant by it."),
    _standard("required", "required", "switch", "yes: “not applicable” is not taken."),
    _standard("relevant", "when", "condition", "When it is asked, such as ${reason} = 'order'."),
    _standard("default", "default", "given", "The answer that it begins with."),
    _ours("optional_driver", "switch", "yes: conditions look at it though it may not apply."),
    _ours("weight", "number", "What it weighs against the others, of a point or a section."),
    _ours("points", "number", "What the best level earns; or see the column points in choices."),
    _ours("cap", "number", "The most that the options of a select_multiple earn together."),
    _ours("bonus", "switch", "yes: its points count, its maximum does not."),
    _ours("scored", "switch", "no: it is asked and does not count."),
    _ours("when_not", "word", "hide or disable, where its condition does not hold."),
    _ours("unit", "text", "Of a number, such as times."),
    _ours("step", "number", "Of a number: 1, 0.5 and so on."),
    _ours("short", "text", "A title for narrow headings."),
    _ours("good", "text", "How it sounds when it is done well."),
    _ours("evidence", "lines", "What to listen for, one a line."),
    _ours("evidence_at", "levels", "Levels that ask for a moment, such as 0, 1."),
    _ours("tip", "text", "A coaching tip."),
    _ours("not_applicable", "text", "When a call gives no chance to show it."),
    _ours("listen_for_words", "lines", "Phrases to find in the transcript, one a line."),
    _ours("facts", "words", "Figures of the call to show beside it, such as hold.total."),
    _ours("suggest", "suggestions", "An answer and when, a line: no if ${fact.hold.total} > 60."),
    _ours("causes_at", "words", "Answers at which the causes are offered."),
    _ours("pass_mark", "number", "Its own pass mark, 0 to 100."),
    _ours("bands", "bands", "Its own bands, one a line: 80: On standard."),
    _ours("notes", "text", "For the evaluator alone, never printed."),
    _ours("source", "text", "Where it comes from."),
)
"""What a row of `survey` holds beside its place in the form."""

PLACED: Final = (
    _standard("type", "", "word", "select_one LIST, select_multiple LIST, integer, decimal, text,"
              " date, time; begin_group and end_group around a section."),
    _standard("name", "id", "word", "Its id: small letters, digits and hyphens."),
    _ours("kind", "word", "Of a select_one: scale (levels 0, 1, 2 …), yes_no or choice."),
    _ours("ranges", "word", "Of a number: the list in choices with from, to and points."),
    _ours("causes", "word", "The list in choices with root causes."),
    _ours("section", "word", "The section, of a row that cannot stand inside its group."),
    _ours("order", "number", "The place of a section, where it is not that of its group."),
    _standard("parameters", "", "word", "Of a range: start=0 end=10 step=1."),
    _standard("constraint", "", "condition", "Of a number: . >= 0 and . <= 10, where there are no"
              " ranges."),
)  # fmt: skip
"""What places a row in the form, or leads to other rows."""

CHOICES: Final = (
    _standard("label", "text", "text", "The level, option or cause in words."),
    _ours("from", "number", "Of a range: its lowest number."),
    _ours("to", "number", "Of a range: its highest number."),
    _ours("points", "number", "What it earns."),
    _ours("unselected", "number", "What it earns when it is not chosen, of a select_multiple."),
    _ours(
        "fails",
        "words",
        "form, section, outer_section, section:ID, customer, business, compliance.",
    ),
    _ours("asks", "words", "comment, evidence or both."),
    _ours("bonus", "switch", "yes: its points are above the maximum."),
)
LISTED: Final = (
    _standard("list_name", "", "word", "The list, as the type in survey names it."),
    _standard("name", "id", "word", "Of a scale the level, of yes/no yes or no, else an id."),
)

SETTINGS: Final = (
    _standard("form_title", "title", "text", "The form's title."),
    _standard("form_id", "id", "word", "Its id: small letters, digits and hyphens."),
    _standard("version", "version", "text", "Its version; raise it with every change."),
    _standard("default_language", "language", "word", "The form's own language: English (en)."),
    _ours("pass_mark", "number", "The score from which an evaluation passes, 0 to 100."),
    _ours("bands", "bands", "Ranges of scores, one a line: 80: On standard."),
    _ours("summary", "text", "What the form is for."),
    _ours("source", "text", "Where it comes from."),
    _ours("scoring_method", "word", "weighted, points or ratio.", "method"),
    _ours("scoring_not_applicable", "word", "Whose weight N/A goes to: section or everywhere.",
          "not_applicable"),
    _ours("scoring_divisor", "number", "What counts as 100 % of a point.", "divisor"),
    _ours("scoring_floor", "word", "zero or lowest.", "floor"),
    _ours("scoring_cap", "number", "The most that a score shows, 100 to 1000.", "cap"),
    _ours("scoring_on_fail", "word", "zero, cap or flag: what a failed form shows.", "on_fail"),
    _ours("scoring_fail_cap", "number", "The most that a failed form shows.", "fail_cap"),
)  # fmt: skip

SCORING: Final = "scoring_"
"""Settings that belong to the form's scoring begin so."""

LANGUAGES: Final = {
    "en": "English", "de": "Deutsch", "fr": "Français", "es": "Español", "it": "Italiano",
    "nl": "Nederlands", "pt": "Português", "pl": "Polski", "sv": "Svenska", "da": "Dansk",
    "nb": "Norsk", "fi": "Suomi", "cs": "Čeština", "tr": "Türkçe", "ar": "العربية",
    "zh": "中文", "ja": "日本語", "ko": "한국어", "ru": "Русский", "uk": "Українська",
    "el": "Ελληνικά", "he": "עברית", "hi": "हिन्दी",
}  # fmt: skip
"""How XLSForm names languages before their code: label::Deutsch (de)."""


def language_name(code: str) -> str:
    """A language as the head of a column names it: Deutsch (de)."""
    return f"{LANGUAGES.get(code, code)} ({code})"


def head_of(column: Column, language: str, own: str, *, several: bool) -> str:
    """What a column is called in a language.

    XLSForm knows `label` and `hint` in languages, and stumbles over any other name with ::.
    """
    if column.name in ("label", "hint"):
        return f"{column.name}::{language_name(language)}"
    return f"{column.name} ({language})" if several and language != own else column.name


def base_of(head: str) -> str:
    """The column that a head is of, in whichever language."""
    return head.partition("::")[0].partition(" (")[0]
