"""The Reports place: choose, see the real PDF, save, save many, print."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from evaluator.desk import calls, evaluations, forms, shops
from evaluator.desk.calls import CallDetails, CallFilter
from evaluator.desk.desk import Desk
from evaluator.desk.settings import Settings
from evaluator.scoring.sheet import Sheet
from evaluator.terms import Answer, Shop
from evaluator.ui.reports.page import ReportsPage
from evaluator.ui.reports.printing import print_pages


@pytest.fixture
def ids(desk: Desk) -> tuple[str, ...]:
    """Three finished evaluations, the newest last."""
    form = forms.find(desk, "seven-point-call")
    made = []
    for agent in ("Ana", "Ben", "Cy"):
        call = shops.add(desk, CallDetails(agent=agent, client="Harbour Clinic"), Shop())
        draft = evaluations.open_draft(desk, call.id, "Eve", form)
        sheet = Sheet(answers={question.id: 3 for question in form.questions})
        evaluations.keep_draft(desk, draft.evaluation_id, sheet, None, 0.0)
        made.append(evaluations.finish(desk, draft.evaluation_id).id)
    return tuple(made)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> ReportsPage:
    page = ReportsPage(desk, Settings())
    qtbot.addWidget(page)
    page.resize(1180, 800)
    page.show()
    page.refresh()
    return page


def seen(page: ReportsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.preview.pages > 0)


def test_nothing_chosen_says_what_the_place_is_for(page: ReportsPage, qtbot: QtBot) -> None:
    assert page.empty.isVisible()
    with qtbot.waitSignal(page.sample_asked):
        page.empty.sample.click()
    assert not page.save.isEnabled() and not page.print.isEnabled()


def test_the_pdf_that_is_shown_is_the_one_that_is_saved(
    ids: tuple[str, ...], page: ReportsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.show_evaluation(ids[1])
    seen(page, qtbot)
    out = tmp_path / "ben.pdf"
    page.save_as(out)
    reader = PdfReader(out)
    assert "Ben" in reader.pages[0].extract_text()
    assert len(reader.pages) == page.preview.pages
    assert str(out) in page.notice.text


def test_a_place_that_cannot_be_written_is_said_and_nothing_is_lost(
    ids: tuple[str, ...], page: ReportsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.show_evaluation(ids[0])
    seen(page, qtbot)
    page.save_as(tmp_path / "nowhere" / "a.pdf")
    assert "nowhere" in page.notice.text
    assert page.preview.pages > 0


def test_many_are_saved_one_file_a_call(
    ids: tuple[str, ...], page: ReportsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.refresh()
    page.save_many(tmp_path)
    qtbot.waitUntil(lambda: "3 reports were saved" in page.notice.text)
    assert len(list(tmp_path.glob("*.pdf"))) == 3


def test_cancel_keeps_the_files_that_are_whole(
    ids: tuple[str, ...], page: ReportsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.refresh()
    page.save_many(tmp_path)
    page.jobs.cancel()
    qtbot.waitUntil(lambda: "Stopped" in page.notice.text)
    for path in tmp_path.glob("*.pdf"):
        assert len(PdfReader(path).pages) > 0


def test_the_client_report_follows_its_scope(
    ids: tuple[str, ...], page: ReportsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.refresh()
    page.kind.setCurrentIndex(1)
    page.client.client.setCurrentText("Harbour Clinic")
    seen(page, qtbot)
    out = tmp_path / "client.pdf"
    page.save_as(out)
    assert "Harbour Clinic" in PdfReader(out).pages[0].extract_text()


def test_a_client_report_on_a_blend_says_why_no_call_counts(
    ids: tuple[str, ...], page: ReportsPage, qtbot: QtBot
) -> None:
    page.refresh()
    page.kind.setCurrentIndex(1)
    box = page.client.form
    box.setCurrentIndex(box.findData("blend: standard-enquiry"))
    assert page.client.scope.form == ""
    assert page.client.blend is not None and page.client.blend.id == "standard-enquiry"
    qtbot.waitUntil(lambda: "No call of this period counts" in page.notice.text)
    assert "3 not finished on" in page.notice.text
    box.setCurrentIndex(1)
    assert page.client.scope.form == box.currentText()
    qtbot.waitUntil(lambda: page.preview.pages > 0)


def test_feedback_on_a_blend_lists_the_calls_that_are_whole_on_it(
    ids: tuple[str, ...], page: ReportsPage
) -> None:
    page.refresh()
    page.feedback.on.choose("standard-enquiry")
    assert page.feedback.blend is not None
    assert page.feedback.all_ids() == ()


def test_every_evaluation_of_a_call_is_listed_with_its_form(
    ids: tuple[str, ...], page: ReportsPage, desk: Desk, qtbot: QtBot
) -> None:
    call = evaluations.get(desk, ids[0]).call
    form = forms.find(desk, "chat-four")
    draft = evaluations.open_draft(desk, call.id, "Eve", form)
    answers: dict[str, Answer] = {one.id: 3 for one in form.questions if one.kind == "scale"}
    sheet = Sheet(answers={**answers, "goodwill": 1, "settled": 0})
    evaluations.keep_draft(desk, draft.evaluation_id, sheet, None, 0.0)
    second = evaluations.finish(desk, draft.evaluation_id).id
    page.refresh()
    listed = page.feedback.all_ids()
    assert sorted(listed) == sorted((*ids, second))
    assert page.feedback.count.text() == "4 evaluations"
    newest = calls.finished(desk, CallFilter(), limit=1)
    assert ([row.evaluation_id for row in newest.rows], newest.total) == ([ids[2]], 4)
    said = [page.feedback.list.item(listed.index(id)).text() for id in (ids[0], second, ids[1])]
    assert "Eve · Seven-point call" in said[0] and "Eve · Chat in four" in said[1]
    assert "Harbour Clinic" in said[2] and "Eve" not in said[2]
    page.show_evaluation(ids[0])  # not the newest of its call
    assert page.feedback.ids == (ids[0],)
    seen(page, qtbot)
    page.show_evaluation(ids[0])
    assert page.feedback.blend is None
    assert page.feedback.ids == (ids[0],)


def test_a_period_without_calls_says_so(page: ReportsPage, qtbot: QtBot) -> None:
    page.kind.setCurrentIndex(1)
    qtbot.waitUntil(lambda: bool(page.notice.text) or page.preview.pages > 0)


def test_searching_narrows_the_list_and_a_shown_evaluation_is_found_again(
    ids: tuple[str, ...], page: ReportsPage, qtbot: QtBot
) -> None:
    page.refresh()
    page.feedback.search.setText("Cy")
    assert page.feedback.all_ids() == (ids[2],)
    page.show_evaluation(ids[0])
    assert page.feedback.ids == (ids[0],)
    seen(page, qtbot)


def test_printing_draws_every_page(
    ids: tuple[str, ...], page: ReportsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.show_evaluation(ids[0])
    seen(page, qtbot)
    report = tmp_path / "report.pdf"
    page.save_as(report)
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFullPage(True)
    print_pages(report, printer)
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == page.preview.pages
