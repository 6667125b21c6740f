"""The feedback report on forms with sections and answers of every kind, read back from paper."""

from pathlib import Path
from random import Random
from typing import Any

import paper_samples as samples
import pytest
from forms.any_form import answers, forms
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from paper_reading import text_of
from pypdf import PdfReader

from evaluator.forms.model import Form
from evaluator.reports.content import Feedback
from evaluator.reports.feedback import feedback, feedback_pdf
from evaluator.reports.look import ReportLook
from evaluator.scoring.evaluation import Evaluation
from evaluator.scoring.score import score
from evaluator.terms import Answer

OPTIONS = [
    {"id": "name", "text": "Used the name", "points": 6},
    {"id": "thanks", "text": "Thanked", "points": 7},
]
RANGES = [{"to": 0, "points": 10}, {"from": 1, "points": 0}]
CONTENT: dict[str, Any] = {
    "id": "kinds",
    "version": "1",
    "title": "Kinds",
    "pass_mark": 80,
    "bands": [{"at": 80, "name": "On standard"}, {"at": 0, "name": "Below"}],
    "sections": [
        {"id": "opening", "title": "Opening", "weight": 60},
        {"id": "hold", "title": "Hold", "weight": 40},
        {"id": "wait", "title": "Waiting", "when": {"question": "held", "is": "yes"}},
        {"id": "facts", "title": "Facts", "scored": False},
    ],
    "questions": [
        {
            "id": "held",
            "kind": "yes_no",
            "section": "facts",
            "title": "Was there a hold?",
            "required": True,
        },
        {
            "id": "greeting",
            "section": "opening",
            "title": "Greeting",
            "weight": 2,
            "levels": ["None.", "Short.", "Full."],
            "points": [0, 2, 5],
            "rules": [{"at": 0, "fails": ["section", "customer"]}],
            "tip": "Say your name.",
            "causes": [{"id": "script", "text": "No script at hand"}],
        },
        {
            "id": "courtesies",
            "section": "opening",
            "weight": 1,
            "kind": "multiple",
            "title": "Courtesies",
            "options": OPTIONS,
            "cap": 10,
        },
        {"id": "twice", "section": "hold", "kind": "number", "title": "Asked twice",
         "unit": "times", "ranges": RANGES},
        {"id": "told", "section": "wait", "kind": "yes_no", "title": "Said why", "weight": 5},
        {"id": "back", "section": "facts", "kind": "date", "title": "To be rung back on"},
        {"id": "why", "kind": "text", "title": "Why?"},
    ],
}  # fmt: skip
FORM = Form.model_validate(CONTENT)
ANSWERS: dict[str, Answer] = {
    "held": 0, "greeting": 1, "courtesies": ("name",), "twice": 0.0, "told": 1,
    "back": "2026-05-31",
}  # fmt: skip


def evaluated(
    form: Form = FORM, causes: dict[str, Any] | None = None, **said: Answer
) -> Evaluation:
    given = {**ANSWERS, **said} if form.id == "kinds" else said
    known = {question.id for question in form.questions}
    told = {id: answer for id, answer in given.items() if id in known}
    sheet = samples.sheet(answers=told, comments={}, moments=(), causes=causes or {})
    return samples.evaluation(form=form, sheet=sheet)


def changed(**content: Any) -> Form:
    return Form.model_validate({**CONTENT, **content})


def told(content: Feedback) -> dict[str, tuple[str, str, str]]:
    return {point.title: (point.answer, point.words, point.earned) for point in content.points}


# ---- what it says ----


def test_every_kind_has_its_answer_in_words_and_its_own_points():
    assert told(feedback(evaluated())) == {
        "Was there a hold?": ("No", "No", "–"),
        "Greeting": ("1", "Short.", "2 of 5"),
        "Courtesies": ("6", "Used the name (6). At most 10 together.", "6 of 10"),
        "Asked twice": ("10", "0 times", "10 of 10"),
        "To be rung back on": ("", "31 May 2026", "–"),
        "Why?": ("–", "Nothing noted.", "–"),
    }


def test_points_are_told_by_section_and_what_is_not_asked_with_its_reason():
    content = feedback(evaluated())
    groups = {group.title: [p.number for p in group.points] for group in content.groups}
    assert groups == {
        "Facts": [1, 6], "Opening": [2, 3], "Hold": [4], "Waiting": [], "Other points": [7],
    }  # fmt: skip
    (waiting,) = [group for group in content.groups if group.title == "Waiting"]
    assert waiting.not_asked == ("Not asked (only when “Was there a hold?” is yes): 5 Said why",)


def test_a_section_has_its_score_and_its_share():
    lines = {line.title: line for line in feedback(evaluated()).sections}
    assert list(lines) == ["Opening", "Hold", "Waiting"]  # facts are not scored
    opening, waiting = lines["Opening"], lines["Waiting"]
    assert (opening.score, opening.share, opening.points, opening.of) == (
        "46.7", "60.0 %", "28", "60",
    )  # fmt: skip
    assert (waiting.score, waiting.note, waiting.of) == ("–", "not asked", "–")
    told_apart = feedback(evaluated(held=1, told="n/a")).sections[2]
    assert told_apart.note == "nothing counted"


def test_a_section_within_another_is_told_under_it():
    sections = [*CONTENT["sections"]]
    sections[1] = {**sections[1], "within": "opening"}
    content = feedback(evaluated(changed(sections=sections)))
    assert [(line.title, line.within) for line in content.sections][:2] == [
        ("Opening", False), ("Hold", True),
    ]  # fmt: skip
    assert "Opening · Hold" in [group.title for group in content.groups]


def test_what_failed_is_told_with_the_raw_score_and_the_class():
    content = feedback(evaluated(greeting=0))
    assert content.failures == ("2 Greeting · “None.” · fails its section, customer-critical",)
    assert content.verdict.score == "40.0"
    assert content.verdict.raw == "52.0 without what failed"
    assert content.sections[0].note == "failed: 20.0 before"
    (fact,) = content.accuracy
    assert (fact.label, fact.value) == ("customer-critical", "0 of 1 (0.0)")
    greeting = content.points[1]
    assert (greeting.fails, greeting.points, greeting.tip) == (
        "Fails its section, customer-critical", "0", "Say your name.",
    )  # fmt: skip


def test_a_section_that_earned_nothing_anyway_failed_all_the_same():
    content = feedback(evaluated(greeting=0, courtesies=()))
    assert content.sections[0].note == "failed"
    assert content.verdict.raw == ""


def test_a_failed_form_is_failed_and_not_merely_not_passed():
    questions = [*CONTENT["questions"]]
    questions[0] = {**questions[0], "rules": [{"at": "no", "fails": "form"}]}
    verdict = feedback(evaluated(changed(questions=questions))).verdict
    assert (verdict.score, verdict.outcome) == ("0.0", "Failed (pass mark 80)")
    assert verdict.raw == "68.0 without what failed"
    unscored = [{**one, "scored": False} for one in questions]
    verdict = feedback(evaluated(changed(questions=unscored))).verdict
    assert verdict.outcome == "Failed. No score: no point applied to this call."


def test_nothing_failed_is_nothing_to_tell():
    content = feedback(evaluated())
    assert (content.failures, content.verdict.raw) == ((), "")
    assert content.accuracy[0].value == "1 of 1 (100.0)"


def test_of_several_options_the_one_that_fails_is_named():
    options = [{**OPTIONS[0], "fails": "business"}, {**OPTIONS[1], "fails": "business"}]
    questions = [*CONTENT["questions"]]
    questions[2] = {**questions[2], "options": options}
    content = feedback(evaluated(changed(questions=questions), courtesies=("thanks",)))
    assert content.failures == ("3 Courtesies · “Thanked” · business-critical",)


def test_root_causes_are_told_in_words():
    content = feedback(evaluated(greeting=0, causes={"greeting": ("script",)}))
    assert content.points[1].causes == ("No script at hand",)


def test_a_point_may_have_a_band_and_a_pass_mark_of_its_own():
    questions = [*CONTENT["questions"]]
    questions[1] = {**questions[1], "pass_mark": 50, "bands": CONTENT["bands"]}
    content = feedback(evaluated(changed(questions=questions)))
    assert content.points[1].verdict == "Below, not passed"


def test_the_sums_can_be_done_again_by_hand_with_sections():
    content = feedback(evaluated())
    counted = [point for point in content.points if point.of != "–"]
    assert [(p.number, p.earned, p.points, p.of) for p in counted] == [
        (2, "2 of 5", "16", "40"), (3, "6 of 10", "12", "20"), (4, "10 of 10", "40", "40"),
    ]  # fmt: skip
    assert (content.working.points, content.working.of) == ("68", "100")
    assert content.working.measure == "Earned"
    how = " ".join(content.working.sentences)
    assert "times what it earned, divided by the most it can earn" in how
    assert "shared by its points that count, by their weights" in how


@pytest.mark.parametrize(
    ("scoring", "said"),
    [
        ({"method": "points"}, "are what its answer earns; the score is"),
        ({"method": "ratio"}, "times the factor of its section (Opening 60, Hold 40)"),
        ({"floor": "lowest"}, "counts from the lowest answer up"),
        ({"divisor": 10}, "Whatever the question, 10 earned are all of it."),
        ({"not_applicable": "everywhere"}, "goes to all the others"),
    ],
)
def test_each_method_says_how_it_counts(scoring, said):
    content = feedback(evaluated(changed(scoring=scoring)))
    assert said in " ".join(content.working.sentences)


def test_bonus_shows_above_100_and_says_that_nothing_was_possible():
    questions = [{**one, "weight": None} for one in CONTENT["questions"]]
    questions[3] = {**questions[3], "bonus": True}
    form = changed(questions=questions, scoring={"method": "points", "cap": 100})
    content = feedback(evaluated(form, greeting=2, courtesies=("name", "thanks")))
    bonus = content.points[3]
    assert (bonus.counts, bonus.earned, bonus.of, bonus.points) == ("bonus", "+10", "–", "10")
    assert content.verdict.score == "100.0"
    assert content.verdict.raw == "166.7 before it was cut to what is shown"
    assert "Bonus adds points" in content.working.sentences[-1]


# ---- on paper ----


def test_all_of_it_is_on_paper(look, out):
    feedback_pdf(evaluated(greeting=0, causes={"greeting": ("script",)}), look, out)
    text = text_of(out)
    for said in (
        "What failed", "2 Greeting · “None.” · fails its section, customer-critical",
        "Without error: customer-critical 0 of 1 (0.0)", "52.0 without what failed",
        "The sections", "The 3 points", "Root cause: No script at hand",
        "Fails its section, customer-critical", "Not asked (only when “Was there a hold?” is yes)",
        "failed: 20.0 before", "Used the name", "0 times", "31 May 2026", "6 of 10", "not scored",
    ):  # fmt: skip
        assert said in text, said
    assert "told" not in text  # what was answered before it was hidden


def test_many_failures_are_counted_where_there_is_no_room_for_all(look, out):
    fails = {"kind": "yes_no", "weight": 1, "rules": [{"at": "no", "fails": "business"}]}
    questions = [{**fails, "id": f"q{n}", "title": f"Point {n}"} for n in range(9)]
    form = changed(id="nine", sections=[], questions=questions)
    answers = {question.id: 0 for question in form.questions}
    feedback_pdf(evaluated(form, **answers), look, out)
    text = text_of(out)
    assert "6 Point 5 · “No” · business-critical and 3 more, each told at its point" in text


def forty(answer_first: int = 0) -> Evaluation:
    """Forty points in eight sections, of which one is asked under a condition."""
    sections = [{"id": f"s{n}", "title": f"Section number {n}", "weight": 10 + n} for n in range(8)]
    sections[4]["when"] = {"question": "q0", "is": "yes"}
    kinds: list[dict[str, Any]] = [
        {"kind": "yes_no", "required": True},
        {"levels": list(samples.LEVELS), "tip": "Breathe out once."},
        {"kind": "multiple", "options": OPTIONS},
        {"kind": "number", "unit": "times", "ranges": RANGES},
        {"kind": "text"},
    ]
    questions = [
        {"id": f"q{n}", "title": f"Point that is number {n}", "section": f"s{n // 5}",
         **kinds[n % 5]}
        for n in range(40)
    ]  # fmt: skip
    form = changed(id="forty", sections=sections, questions=questions)
    said: dict[str, Answer] = {}
    for n, question in enumerate(form.questions):
        values: list[Answer] = [n % 2, n % 4, ("name",), float(n % 2), "He was told twice." * 3]
        said[question.id] = values[n % 5]
    return evaluated(form, **{**said, "q0": answer_first})


def test_forty_points_in_eight_sections_break_well_over_pages(look, out):
    """No section's head stands alone at the foot of a page, whatever stands above it."""
    for first in (0, 1):
        feedback_pdf(forty(first), look, out)
        pages = [page.extract_text().rstrip().splitlines() for page in PdfReader(out).pages]
        assert len(pages) in (5, 6, 7)
        assert "The sections" in pages[0] and "Where on the call" not in pages[0]
        for lines in pages:
            assert not lines[-1].startswith(("Section number", "Point by point", "How the score"))
        text = text_of(out)
        for n in range(40):
            assert f"Point that is number {n}" in text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(form=forms(), chance=st.randoms(use_true_random=False))
def test_any_form_and_any_answers_are_printed(
    form: Form, chance: Random, tmp_path_factory: pytest.TempPathFactory
) -> None:
    said = answers(form, chance)
    figures = {"hold.total": 42.0} if chance.random() < 0.5 else {}
    sheet = samples.sheet(answers=said, comments={}, moments=(), figures=figures)
    done = samples.evaluation(form=form, sheet=sheet, score=score(form, said, figures))
    content = feedback(done)
    assert sum(len(group.points) for group in content.groups) == len(content.points)
    assert len(content.points) == done.score.asked
    out = tmp_path_factory.mktemp("any") / "report.pdf"
    feedback_pdf(done, ReportLook(), out)
    assert Path(out).stat().st_size > 1000
