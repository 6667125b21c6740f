"""An empty form on paper: what it asks, where it breaks, and what it leaves out."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from paper_reading import bookmarks, text_of
from pypdf import PdfReader

from evaluator.forms.model import Form
from evaluator.forms.read import read
from evaluator.places import shipped
from evaluator.reports.look import Page, ReportLook
from evaluator.reports.paper_form import paper_form

WHOLE = Path(__file__).parents[1] / "forms" / "whole_language.yaml"
MADE = datetime(2026, 5, 31, tzinfo=UTC)
LOOK = ReportLook(brand="Harbour Quality", client="Northwind")


def printed(form: Form, tmp_path: Path, look: ReportLook = LOOK, **more: Any) -> Path:
    out = tmp_path / "form.pdf"
    paper_form(form, look, out, made=MADE, **more)
    return out


@pytest.mark.parametrize("page", ["A4", "Letter"])
def test_the_seven_points_fit_on_two_pages(page: Page, tmp_path: Path) -> None:
    form = read(shipped("forms", "seven_point_call.yaml"))
    out = printed(form, tmp_path, ReportLook(page=page, brand="Harbour Quality"))
    assert len(PdfReader(out).pages) == 2
    said = text_of(out)
    for question in form.questions:
        assert question.title in said
        for words in question.words:
            assert " ".join(words.split()) in said
    assert said.count("Not applicable") == 7 + said.count("Not applicable is")
    assert said.count("Comment and time") == 7
    for label in ("Agent", "Evaluator", "Strengths", "One thing to improve", "signature"):
        assert label in said


def test_every_kind_has_its_place_to_be_answered(tmp_path: Path) -> None:
    said = text_of(printed(read(WHOLE), tmp_path))
    for words in [
        "Tick all that apply. At most 10 points together.",  # multiple
        "0: 10 points · 1 to 4: 5 points · 5 and more: fails its section",  # number
        "day month year",  # date
        "fails the form, compliance-critical",  # yes/no
        "Only if: “Reason for the call” is “Complaint” and",
        "Only if: hold is at least 30 s.",
        "weight 60",
    ]:
        assert words in said, words


def test_private_notes_are_printed_only_when_asked_for(tmp_path: Path) -> None:
    form = read(WHOLE)
    notes = [question.notes for question in form.questions if question.notes]
    assert notes
    assert not any(note in text_of(printed(form, tmp_path)) for note in notes)
    assert all(note in text_of(printed(form, tmp_path, notes=True)) for note in notes)


def long_form(count: int) -> Form:
    sections: list[dict[str, Any]] = [
        {"id": f"s{n}", "title": f"Section {n}", "weight": 25} for n in range(4)
    ]
    questions = [
        {
            "id": f"q{n}",
            "title": f"Question number {n} of many",
            "section": f"s{n * 4 // count}",
            "definition": "What is meant by it, in a sentence that goes over some lines.",
            "levels": [f"Level {level} in words." for level in range(5)],
        }
        for n in range(count)
    ]
    return Form.model_validate(
        {
            "id": "long", "version": "1", "title": "Long form", "pass_mark": 80,
            "bands": [{"at": 80, "name": "Up"}, {"at": 0, "name": "Down"}],
            "sections": sections, "questions": questions,
        }
    )  # fmt: skip


def test_forty_points_break_between_points_and_keep_headings_with_them(tmp_path: Path) -> None:
    out = printed(long_form(40), tmp_path)
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(out).pages]
    assert len(pages) <= 10
    for n in range(40):
        page = next(page for page in pages if f"Question number {n} of many" in page)
        after = page.partition(f"Question number {n} of many")[2]
        assert re.search(r"Level 4 .*Level 0 .*?Comment and time", after)
    for section in range(4):
        page = next(page for page in pages if f"Section {section} " in page)
        assert "Question number" in page.partition(f"Section {section} ")[2]
    assert all(f"Page {n} of {len(pages)}" in page for n, page in enumerate(pages, 1))


def test_sections_are_bookmarks(tmp_path: Path) -> None:
    names = [name for name, _ in bookmarks(printed(long_form(8), tmp_path))]
    assert names == ["Long form", "Section 0", "Section 1", "Section 2", "Section 3", "Overall"]


def test_markup_and_long_words_stay_what_they_are(tmp_path: Path) -> None:
    form = read(shipped("forms", "seven_point_call.yaml"))
    odd = form.questions[0].model_copy(
        update={"title": "<b>bold</b> & " + "x" * 200, "definition": "漢字 العربية"}
    )
    out = printed(form.model_copy(update={"questions": (odd,)}), tmp_path)
    assert "<b>bold</b> &" in text_of(out)


def test_an_answer_list_longer_than_a_page_goes_on(tmp_path: Path) -> None:
    form = long_form(1)
    options = [{"id": f"o{n}", "text": f"Option {n} with some more words to it"} for n in range(90)]
    content = form.model_dump(mode="json", exclude_defaults=True)
    content["questions"] = [
        {"id": "q", "kind": "choice", "title": "Which?", "scored": False, "options": options}
    ]
    said = text_of(printed(Form.model_validate(content), tmp_path))
    assert all(f"Option {n} with" in said for n in range(90))


def test_the_same_form_gives_the_same_bytes(tmp_path: Path) -> None:
    form = read(WHOLE)
    assert printed(form, tmp_path).read_bytes() == printed(form, tmp_path).read_bytes()


def test_the_fixed_words_are_in_the_language_that_is_printed(tmp_path: Path) -> None:
    form = read(shipped("forms", "apology_letter.yaml"))
    english = text_of(printed(form, tmp_path))
    assert "Strengths" in english
    out = printed(form, tmp_path, language="de")
    german = text_of(out)
    for words in (
        "Bewertungsbogen",
        "Stärken",
        "Gewicht 15",
        "Entfällt",
        "Seite 1 von",
        "Mitfühlen",
    ):
        assert words in german, words
    for words in ("Strengths", "Weight", "Not applicable", "Comment", "Page", "Score"):
        assert words not in german, words
    assert form.hash[:12] in german
    assert PdfReader(out).trailer["/Root"]["/Lang"] == "de"
