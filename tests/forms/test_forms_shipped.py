"""The form that ships: complete, honest about its origin, worded for reading."""

import re

import pytest

from evaluator.forms.model import Form
from evaluator.forms.read import read
from evaluator.places import shipped

IDS = ["lead-in", "yield", "listen", "acknowledge", "ask", "pace", "close"]


@pytest.fixture(scope="module")
def form() -> Form:
    return read(shipped("forms", "seven_point_call.yaml"))


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


def test_every_text_reads_by_itself(form: Form) -> None:
    texts = [form.summary, form.source]
    for question in form.questions:
        texts += [question.definition, question.good, question.tip, question.source]
        texts += [*question.levels, *question.evidence]
    for text in texts:
        assert re.match(r"[A-Z“]", text), text
        assert re.search(r"[.?!]”?\Z", text), text
        assert "  " not in text and "\n" not in text


def test_headings_are_short_enough_for_a_table(form: Form) -> None:
    assert [question.heading for question in form.questions] == [
        "Lead-in", "Yield", "Listen", "Acknowledge", "Ask", "Pace", "Close",
    ]  # fmt: skip
