"""Paper at the desk: files, brands, names of files, what a client report says."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from evaluator.desk import evaluations, reports, shops
from evaluator.desk import settings as settings_file
from evaluator.desk.calls import CallDetails, CallFilter
from evaluator.desk.client_report import content_of
from evaluator.desk.desk import Desk
from evaluator.desk.settings import Brand, Settings
from evaluator.errors import Cancelled, UserError
from evaluator.forms.model import Form
from evaluator.scoring.evaluation import Evaluation
from evaluator.scoring.sheet import Sheet
from evaluator.terms import Answer, Shop

START = datetime(2026, 3, 4, 12, tzinfo=UTC)


def scored(
    desk: Desk, form: Form, *, level: int | str = 3, days: int = 0, agent: str = "Ann", **more: str
) -> Evaluation:
    facts = CallDetails(
        client=more.get("client", "Harbour"), agent=agent, started=START + timedelta(days=days)
    )
    call = shops.add(desk, facts, Shop())
    return again(desk, form, call.id, "Ruth", level)


def again(desk: Desk, form: Form, call_id: str, evaluator: str, level: int | str) -> Evaluation:
    draft = evaluations.open_draft(desk, call_id, evaluator, form)
    sheet = Sheet(
        answers={question.id: level for question in form.questions},  # type: ignore[misc]
        comments={"close": f"Said {level}", "yield": " "},
        strengths="Warm voice",
    )
    evaluations.keep_draft(desk, draft.evaluation_id, sheet, None, 0.0)
    return evaluations.finish(desk, draft.evaluation_id)


def text_of(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def test_a_feedback_report_in_the_brands_of_the_settings(
    desk: Desk, form: Form, tmp_path: Path
) -> None:
    settings_file.write(
        desk.places,
        Settings(
            brand=Brand(name="Fine Calls"), clients={"Harbour": Brand(name="Harbour Clinic plc")}
        ),
    )
    done = scored(desk, form)
    path = reports.feedback(desk, done.id, tmp_path / "a.pdf", revision=1)
    text = text_of(path)
    assert "Fine Calls" in text and "Harbour Clinic plc" in text
    assert all(question.title in text for question in form.questions)
    reports.save(path, tmp_path / "b.pdf")
    assert (tmp_path / "b.pdf").read_bytes() == path.read_bytes()
    path.unlink()
    with pytest.raises(UserError, match="cannot be read"):
        reports.save(path, tmp_path / "b.pdf")


class _StopsAt:
    def __init__(self, done: int) -> None:
        self.done = done

    def step(self, done: float, of: float, doing: str) -> None:
        if done >= self.done:
            raise Cancelled


def test_many_reports_and_half_of_them(desk: Desk, form: Form, tmp_path: Path) -> None:
    ids = [scored(desk, form, agent=name).id for name in ("Ann", "../Ann", 'A"n:n\n')]
    paths = reports.feedback_batch(desk, ids, tmp_path)
    assert len(set(paths)) == 3 and all(path.parent == tmp_path for path in paths)
    assert paths[0].name.startswith("2026-03-04 Ann ")
    other = tmp_path / "other"
    other.mkdir()
    with pytest.raises(Cancelled):
        reports.feedback_batch(desk, ids, other, _StopsAt(1))
    assert len(list(other.iterdir())) == 1


@pytest.mark.parametrize("agent", ["..", "/", "a" * 300, "CON", "Ünï العربية", "\x00x"])
def test_names_of_files_are_safe_anywhere(desk: Desk, form: Form, agent: str) -> None:
    name = reports.file_name(scored(desk, form, agent=agent))
    assert name.startswith("2026-03-04 ") and name.endswith(".pdf") and len(name) < 130
    assert not set('/\\:*?"<>|\x00\n') & set(name) and Path(name).name == name


def test_a_client_report(desk: Desk, form: Form, tmp_path: Path) -> None:
    for days, level, agent in ((0, 3, "Ann"), (1, 4, "Ben"), (100, 4, "Ann"), (101, 4, "Ben")):
        scored(desk, form, level=level, days=days, agent=agent)
    scored(desk, form, client="Other")
    path = reports.client_report(desk, CallFilter(client="Harbour"), tmp_path / "c.pdf")
    assert "Harbour" in text_of(path)
    content = content_of(desk, CallFilter(client="Harbour"))
    assert (content.overall.calls, content.overall.mean) == (4, 93.75)
    assert (content.pass_mark, content.passed) == (form.pass_mark, 3)
    assert content.trend.periods == ("2026-03", "2026-04", "2026-05", "2026-06")
    assert content.by_agent is not None and len(content.by_agent.series) == 2
    assert [line.agent for line in content.calls] == ["Ann", "Ben", "Ann", "Ben"]
    assert content.calls[0].band == "Developing"
    assert [(quote.about, quote.text, quote.agent) for quote in content.quotes] == [
        ("Went well", "Warm voice", "Ben"),
        ("Close", "Said 4", "Ann"),
        ("Close", "Said 3", "Ann"),
    ]
    assert content.forms == (form.title,) and content.evaluators == ("Ruth",)
    assert [band.name for band in content.bands] == [band.name for band in form.bands]


def test_a_short_period_shows_weeks(desk: Desk, form: Form) -> None:
    scored(desk, form)
    scored(desk, form, days=8)
    content = content_of(desk, CallFilter(until=date(2026, 3, 31)))
    assert content.trend.periods == ("2026-W10", "2026-W11")
    assert content.by_agent is None and content.change is None


def test_a_call_scored_twice_counts_once(desk: Desk, form: Form) -> None:
    first = scored(desk, form, level=2)
    again(desk, form, first.call.id, "Emeka", 4)
    content = content_of(desk, CallFilter())
    assert (content.overall.calls, content.overall.mean) == (1, 75.0)
    (line,) = content.calls
    assert (line.score, line.band, content.passed) == (75.0, "Developing", 0)


def test_forms_that_differ_and_calls_without_a_score(desk: Desk, form: Form) -> None:
    first = scored(desk, form)
    other = Form.model_validate(
        {**form.model_dump(), "id": "other", "pass_mark": 50.0, "bands": [{"at": 0.0, "name": "x"}]}
    )
    again(desk, other, first.call.id, "Ruth", 3)
    content = content_of(desk, CallFilter())
    assert (content.pass_mark, content.passed, content.bands) == (None, None, ())
    assert content.calls[0].band == ""


def test_only_calls_without_a_score(desk: Desk, form: Form, tmp_path: Path) -> None:
    scored(desk, form, level="n/a")
    content = content_of(desk, CallFilter())
    assert (content.overall.calls, content.passed, content.change) == (0, 0, None)
    assert (content.calls[0].score, content.calls[0].band) == (None, "")
    assert reports.client_report(desk, CallFilter(), tmp_path / "c.pdf").exists()


def test_nothing_to_report(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="nothing to report"):
        reports.client_report(desk, CallFilter(client="Harbour"), tmp_path / "c.pdf")
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_call_that_failed_did_not_reach_the_pass_mark(desk: Desk, form: Form) -> None:
    """Whatever its score shows: some forms keep it beside the failure."""
    content = form.model_dump(mode="json", exclude_defaults=True, by_alias=True)
    first, *rest = content["questions"]
    strict = {**first, "required": True, "rules": [{"at": 4, "fails": "form"}]}
    flagged = Form.model_validate(
        {
            **content,
            "version": "strict",
            "scoring": {"on_fail": "flag"},
            "questions": [strict, *rest],
        }
    )
    call = scored(desk, form, level=4).call
    draft = evaluations.open_draft(desk, call.id, "Emeka", flagged)
    answers: dict[str, Answer] = {question.id: 4 for question in flagged.questions}
    sheet = Sheet(answers=answers, comments={first["id"]: "Why."})
    evaluations.keep_draft(desk, draft.evaluation_id, sheet, None, 0.0)
    done = evaluations.finish(desk, draft.evaluation_id)
    assert (done.score.value, done.score.passed) == (100.0, False)
    told = content_of(desk, CallFilter())
    assert (told.overall.mean, told.passed) == (100.0, 0)
