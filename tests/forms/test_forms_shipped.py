"""The forms that ship: complete, honest about their origin, worded for reading."""

import re
from collections.abc import Iterator

import pytest

from evaluator.forms.lint import lint
from evaluator.forms.model import Form
from evaluator.forms.read import read, read_blend
from evaluator.places import shipped

SEVEN_POINTS = "1b289e07433bc5b3e290465b9d9b32626689c9ea8f486f562db10f61de80dd63"
FORMS = [read(path) for path in sorted(shipped("forms").glob("*.yaml"))]
BLENDS = [read_blend(path) for path in sorted(shipped("forms", "blends").glob("*.yaml"))]
EVERY = [pytest.param(form, id=form.id) for form in FORMS]

IDS = ["lead-in", "yield", "listen", "acknowledge", "ask", "pace", "close"]


@pytest.fixture(scope="module")
def form() -> Form:
    return read(shipped("forms", "seven_point_call.yaml"))


def texts(form: Form) -> Iterator[str]:
    """The sentences of a form, without titles and options."""
    yield from filter(None, [form.summary, form.source])
    for section in form.sections:
        yield from filter(None, [section.definition, section.notes])
    for question in form.questions:
        yield from filter(None, [question.definition, question.good, question.tip])
        yield from filter(None, [question.source, question.notes, question.not_applicable])
        yield from [*question.levels, *question.evidence]


def test_the_forms_and_blends_of_the_field_are_there() -> None:
    assert {form.id for form in FORMS} == {
        "seven-point-call",
        "call-handling",
        "phone-mystery-shop",
        "service-recovery-lead",
        "irate-customer-four",
        "recovery-call-back",
        "chat-four",
        "de-escalation-six",
        "save-call",
        "win-back-programme",
        "apology-letter",
    }
    made_of = {blend.id: dict(blend.shares) for blend in BLENDS}
    assert made_of == {
        "standard-enquiry": {"seven-point-call": 60, "call-handling": 40},
        "complaint": {"seven-point-call": 40, "service-recovery-lead": 30, "call-handling": 30},
        "cancellation": {"seven-point-call": 40, "save-call": 35, "call-handling": 25},
        "chat": {"chat-four": 60, "call-handling": 40},
    }


def test_the_seven_points_are_what_they_were(form: Form) -> None:
    """Finished evaluations are pinned to it by this hash."""
    assert form.hash == SEVEN_POINTS


@pytest.mark.parametrize("form", EVERY)
def test_nothing_about_it_is_doubtful(form: Form) -> None:
    assert lint(form) == ()


@pytest.mark.parametrize("form", EVERY)
def test_each_says_that_nobody_endorses_it(form: Form) -> None:
    for spoken in (form.source, *(form.in_language(one).source for one in form.languages)):
        assert re.search(r"endorsed by (anyone|nobody)|Endorsed by nobody|niemand gut", spoken)
    assert all(question.source for question in form.questions)


@pytest.mark.parametrize("form", EVERY)
def test_the_worst_two_levels_ask_why(form: Form) -> None:
    """But for the seven points, which never asked: their hash stays."""
    if form.hash == SEVEN_POINTS:
        return
    for question in form.questions:
        if question.kind == "scale" and question.scored:
            asks = [bool(one.asks or one.fails) for one in question.choices]
            assert asks[0] and not any(asks[2:])


def test_one_form_is_there_in_english_and_in_german() -> None:
    (both,) = [form for form in FORMS if len(form.languages) > 1]
    german = both.in_language("de")
    assert (both.id, both.languages) == ("apology-letter", ("en", "de"))
    assert german.title == "Entschuldigung per Brief oder Nachricht"
    assert {*texts(both)}.isdisjoint(texts(german))
    assert [q.weight for q in german.questions] == [q.weight for q in both.questions]


def test_it_is_the_seven_point_call(form: Form) -> None:
    assert (form.id, form.version) == ("seven-point-call", "1")
    assert form.title == "Seven-point call (reconstructed)"
    assert [question.id for question in form.questions] == IDS
    assert [question.weight for question in form.questions] == [12, 12, 16, 20, 12, 12, 16]
    assert form.pass_mark == 80
    assert [(band.name, band.at) for band in form.bands] == [
        ("Exemplary", 90),
        ("On standard", 80),
        ("Developing", 70),
        ("Needs coaching", 0),
    ]


def test_it_says_where_it_comes_from(form: Form) -> None:
    assert "reconstruction" in form.source
    assert "neither official nor endorsed" in form.source
    labels = [question.source.split(":")[0] for question in form.questions]
    assert labels == ["Stated", *["Derived"] * 6]


def test_every_point_has_all_its_texts(form: Form) -> None:
    for question in form.questions:
        assert question.top == 4
        assert question.tip and question.evidence
    assert form.question("acknowledge").not_applicable


@pytest.mark.parametrize("form", EVERY)
def test_every_text_reads_by_itself(form: Form) -> None:
    for text in (one for each in form.languages for one in texts(form.in_language(each))):
        assert re.match(r"[A-Z“„]", text), text
        assert re.search(r"[.?!][”“]?\Z", text), text
        assert "  " not in text and "\n" not in text


@pytest.mark.parametrize("form", EVERY)
def test_headings_fit_a_narrow_column(form: Form) -> None:
    assert all(len(question.heading) <= 20 for question in form.questions)


def test_headings_are_short_enough_for_a_table(form: Form) -> None:
    assert [question.heading for question in form.questions] == [
        "Lead-in", "Yield", "Listen", "Acknowledge", "Ask", "Pace", "Close",
    ]  # fmt: skip
