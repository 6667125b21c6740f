from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from patient import turn
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QLabel

from evaluator.desk import calls, evaluations, forms
from evaluator.desk.calls import CallFilter, CallState
from evaluator.desk.intake import Intake
from evaluator.desk.settings import Settings
from evaluator.scoring.sheet import Sheet
from evaluator.ui.calls.intake import summary
from evaluator.ui.calls.model import SORT_ROLE, CallsModel, Column, text_of
from evaluator.ui.calls.page import COLUMNS, CallsPage
from evaluator.ui.calls.tones import Tones
from evaluator.ui.widgets.badge import Tone


@pytest.fixture
def page(desk, qtbot):
    page = CallsPage(desk, Settings(evaluator="Ann Carter"))
    qtbot.addWidget(page)
    page.resize(1180, 780)
    page.show()
    page.refresh()
    yield page
    page.deleteLater()


def shown(page):
    model = page.table.model()
    return [model.index(row, 1).data() for row in range(model.rowCount())]


def current(page):
    return page._stack.currentWidget()


def choose(page, call_id):
    """Select a call; who listens hears of it a turn later."""
    assert page.table.choose(call_id)
    turn()


def test_the_model_is_a_good_model(desk, three_calls, visit, qtmodeltester) -> None:
    model = CallsModel(tuple(Column))
    model.show(calls.listed(desk, CallFilter()).rows)
    qtmodeltester.check(model)
    assert model.rowCount() == 4
    for column in range(model.columnCount()):
        for role in (Qt.ItemDataRole.ToolTipRole, SORT_ROLE, Qt.ItemDataRole.TextAlignmentRole):
            model.index(0, column).data(role)
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_an_empty_place_says_what_it_is_for(page, qtbot) -> None:
    assert current(page) is page.empty
    assert not page.filters.isVisible()
    with qtbot.waitSignal(page.sample_asked):
        page.empty.sample_asked.emit()


def test_the_newest_call_is_first_and_selected(desk, three_calls, page) -> None:
    assert shown(page) == ["Chris", "Bob", "Dee"]
    assert page.table.chosen.call.agent.name == "Chris"
    assert page._count.text() == "3 calls"


def test_enter_opens_the_selected_call(desk, three_calls, page, qtbot) -> None:
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.call_chosen) as told:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert told.args == [three_calls[1].id]


def test_searching_as_one_types_then_clearing(desk, three_calls, page, qtbot) -> None:
    qtbot.keyClicks(page.filters.search, "gara")
    qtbot.waitUntil(lambda: shown(page) == ["Bob"])
    assert page._count.text() == "1 call found"
    qtbot.keyClicks(page.filters.search, "xx")
    qtbot.waitUntil(lambda: current(page) is page.nothing)
    page.nothing.step_asked.emit()
    assert shown(page) == ["Chris", "Bob", "Dee"]
    assert page.filters.search.text() == ""


def test_each_chip_narrows(desk, three_calls, page) -> None:
    page.filters.agent.choose("Bob")
    assert shown(page) == ["Bob"]
    page.filters.clear()
    page.filters.client.choose("Clinic")
    assert shown(page) == ["Chris", "Dee"]
    page.filters.state.choose("finished")
    assert shown(page) == ["Dee"]
    page.filters.clear()
    page.filters.form.choose(page._tones.titles[0])
    assert shown(page) == ["Bob", "Dee"]
    page.filters.clear()
    page.filters.days.choose("7")
    assert page.filters.where.since == date.today() - timedelta(days=7)


def test_a_filter_from_a_chart_is_seen_and_can_be_cleared(desk, three_calls, page) -> None:
    where = CallFilter(
        team="North", since=date(2026, 5, 1), until=date(2026, 5, 2), state=CallState.FINISHED
    )
    page.show_filter(where)
    assert shown(page) == ["Dee"]
    assert page.filters.team.isVisible()
    assert "2026-05-01 to 2026-05-02" in page.filters.days.text()
    page.filters.clear()
    assert not page.filters.team.isVisible()
    assert len(shown(page)) == 3


def test_the_calls_that_count_on_a_blend_are_a_filter_as_well(desk, three_calls, page) -> None:
    page.show_filter(CallFilter(whole=("seven-point-call", "call-handling")))
    assert shown(page) == []
    assert page.filters.whole.isVisible()
    assert "All 2 forms finished" in page.filters.whole.text()
    page.show_filter(CallFilter(whole=("seven-point-call",), state=CallState.FINISHED))
    assert shown(page) == ["Dee"]
    page.filters.clear()
    assert not page.filters.whole.isVisible()
    assert len(shown(page)) == 3


def test_coming_back_keeps_selection_and_filter(desk, three_calls, page) -> None:
    choose(page, three_calls[2].id)
    page.filters.client.choose("Clinic")
    page.refresh()
    assert page.table.chosen.call.id == three_calls[2].id
    assert shown(page) == ["Chris", "Dee"]


def test_a_score_is_seen_with_its_band(desk, three_calls, page, form) -> None:
    row = page.table.calls.rows[2]
    assert text_of(row, Column.SCORE) == f"75.0 {form.band_of(75.0).name}"
    assert text_of(replace(row, score=66.25), Column.SCORE).startswith("66.3 ")  # halves go up
    assert page._tones.of(row.form, row.band) is Tone.WARN
    assert Tones(desk).of(row.form, "no such band") is Tone.NONE
    assert Tones(desk).of(row.form, "") is Tone.NONE
    page.grab()  # the delegates paint every state


def test_columns_sort_by_what_they_mean(desk, three_calls, page) -> None:
    score = COLUMNS.index(Column.SCORE)
    page.table.sortByColumn(score, Qt.SortOrder.DescendingOrder)
    assert shown(page)[0] == "Dee"
    page.table.sortByColumn(COLUMNS.index(Column.AGENT), Qt.SortOrder.AscendingOrder)
    assert shown(page) == ["Bob", "Chris", "Dee"]


def test_facts_are_changed_and_kept(desk, three_calls, page, qtbot) -> None:
    detail = page.detail
    assert not detail.save.isEnabled()
    detail.form.agent.setFocus()
    detail.form.agent.selectAll()
    qtbot.keyClicks(detail.form.agent, "Christa")
    assert detail.edited
    detail.save.click()
    assert calls.get(desk, three_calls[0].id).agent.name == "Christa"
    assert shown(page)[0] == "Christa"
    assert not detail.edited


def test_changed_facts_are_kept_when_another_call_is_selected(
    desk, three_calls, page, qtbot
) -> None:
    qtbot.keyClicks(page.detail.form.reference, "T-1")
    choose(page, three_calls[1].id)
    assert calls.get(desk, three_calls[0].id).reference == "T-1"
    assert page.detail.form.reference.text() == ""


def test_changed_facts_can_be_undone(desk, three_calls, page, qtbot) -> None:
    qtbot.keyClicks(page.detail.form.team, "X")
    page.detail.undo.click()
    assert page.detail.form.team.text() == "North"
    assert not page.detail.edited


def test_a_date_that_is_none_is_refused_where_it_is_typed(desk, three_calls, page, qtbot) -> None:
    started = page.detail.form.started
    started.text.clear()
    qtbot.keyClicks(started.text, "someday")
    page.detail.save.click()
    assert "no date" in page.notice.text
    assert "no date" in page.detail.form._started.wrong
    assert page.detail.edited
    page.detail.undo.click()


def test_known_names_are_offered(desk, three_calls, page) -> None:
    completer = page.detail.form.agent.completer()
    completer.setCompletionPrefix("hri")
    assert completer.currentCompletion() == "Chris"


def test_the_evaluations_of_a_call_are_listed(desk, three_calls, page, scored) -> None:
    scored(three_calls[2].id, evaluator="Ben Okoro", level=4)
    page.refresh()
    choose(page, three_calls[2].id)
    words = [label.text() for label in page.detail.evaluations.findChildren(QLabel)]
    assert any(word.startswith("Ann Carter") for word in words)
    assert any(word.startswith("Ben Okoro") for word in words)


BLEND = """
id: own
version: "1"
title: Own blend
pass_mark: 80
bands: [{at: 80, name: On standard}, {at: 0, name: Needs coaching}]
blend: [{form: seven-point-call, share: 60}, {form: apology-letter, share: 40}]
"""


def test_the_blends_of_a_call_are_under_its_evaluations(desk, three_calls, page, scored) -> None:
    def finish(form_id: str) -> None:
        chosen = forms.find(desk, form_id)
        kept = evaluations.open_draft(desk, three_calls[0].id, "Ann Carter", chosen)
        best = {one.id: min(4, len(one.choices) - 1) for one in chosen.questions}
        sheet = Sheet(answers=best)
        evaluations.keep_draft(desk, kept.evaluation_id, sheet, None, 0.0)
        evaluations.finish(desk, kept.evaluation_id)

    def words() -> list[str]:
        page.refresh()
        choose(page, three_calls[0].id)
        return [label.text() for label in page.detail.evaluations.findChildren(QLabel)]

    folder = forms.folder(desk.places) / "blends"
    folder.mkdir(parents=True)
    (folder / "own.yaml").write_text(BLEND, "utf-8")
    finish("seven-point-call")
    letter = forms.find(desk, "apology-letter").title
    assert not any(word.startswith("Own blend") for word in words())
    finish("apology-letter")
    whole = next(word for word in words() if word.startswith("Own blend · Ann Carter"))
    assert "  100.0 On standard: " in whole and whole.endswith(f"60 %, {letter} 40 %")
    (folder / "own.yaml").write_text("blend: nothing", "utf-8")
    assert any("own.yaml" in word for word in words())


def test_the_time_taken_is_beside_the_evaluation(desk, three_calls, page, scored) -> None:
    done = evaluations.reopen(desk, scored(three_calls[0].id).id)
    evaluations.keep_draft(desk, done.evaluation_id, done.sheet, None, 0.0, 3.0)
    evaluations.finish(desk, done.evaluation_id)
    page.refresh()
    said = "3 s of work on a 1 s call, 3.0 times its length"

    def words(call) -> list[str]:
        choose(page, call.id)
        return [label.text() for label in page.detail.evaluations.findChildren(QLabel)]

    assert said in words(three_calls[0])
    assert not any("of work" in word for word in words(three_calls[2]))


def test_an_evaluation_is_reopened_from_the_list(desk, three_calls, page, qtbot) -> None:
    evaluation_id = page.table.calls.rows[2].evaluation_id
    with qtbot.waitSignal(page.call_chosen) as told:
        page.detail.reopen_asked.emit(evaluation_id)
    assert told.args == [three_calls[2].id]
    assert evaluations.draft(desk, evaluation_id).base == 1
    page.detail.reopen_asked.emit("no-such-evaluation")
    assert page.notice.text


def test_a_recording_that_is_there_is_described(desk, three_calls, page, idle) -> None:
    idle()
    assert "0:01 · mono · 8 kHz" in page.detail.recording.text
    assert page.detail.recording.mend.isHidden()


def test_a_recording_that_is_gone_is_said_and_found_again(
    desk, three_calls, page, idle, tmp_path, qtbot
) -> None:
    path = three_calls[0].recording.path
    moved = tmp_path / "elsewhere" / "found.wav"
    moved.parent.mkdir()
    path.rename(moved)
    page.detail.recording.show_call(three_calls[0])
    idle()
    qtbot.waitUntil(lambda: "not where it was" in page.detail.recording.text)
    assert page.detail.recording.mend.isVisible()
    with qtbot.waitSignal(page.detail.recording.failed):
        page.detail.recording.relink(three_calls[1].recording.path)
    assert "another recording" in page.notice.text
    with qtbot.waitSignal(page.detail.recording.found):
        page.detail.recording.relink(moved)
    assert calls.get(desk, three_calls[0].id).recording.path == moved


def test_a_recording_that_changed_is_said(desk, three_calls, page, qtbot, make_wav) -> None:
    make_wav("call-3.wav", 99)
    page.detail.recording.show_call(three_calls[0])
    qtbot.waitUntil(lambda: "another sound" in page.detail.recording.text)


def drop(page, paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(
        QPointF(9, 9).toPoint(), Qt.DropAction.CopyAction, data, buttons, keys
    )
    page.dragEnterEvent(entering)
    assert entering.isAccepted()
    page.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, keys))


def test_of_a_cut_recording_it_is_said_that_the_rest_came_in(three_calls) -> None:
    came = Intake(calls=tuple(three_calls[:2]), known=(), refused=(), damaged=(three_calls[0],))
    said = "2 calls came in, of which 1 is damaged or cut off: the rest came in."
    assert summary(came) == said


def test_dropped_files_come_in_and_the_bad_ones_are_listed(page, make_wav, tmp_path, qtbot) -> None:
    good = make_wav("x_AGENT_ChrisL_DT_2025-02-19T06-01-22.wav", 5)
    bad = tmp_path / "notes.txt"
    bad.write_text("no sound")
    with qtbot.waitSignal(page.intake.came_in):
        drop(page, [good, bad])
    assert shown(page) == ["ChrisL"]
    assert "1 call came in, 1 refused." in page.intake.notice.text
    assert not page.intake.open
    page.intake.notice.action_asked.emit()
    assert page.intake.open
    words = [label.text() for label in page.intake.reasons.findChildren(QLabel)]
    assert words[0] == "notes.txt"
    assert len(words[1]) > 10
    page.intake.notice.action_asked.emit()
    assert not page.intake.open
    page.intake.notice._put_away()
    assert page.intake.isHidden()


def test_a_folder_comes_in_and_known_calls_are_told(page, make_wav, qtbot) -> None:
    folder = make_wav("a.wav", 1).parent
    make_wav("b.wav", 2)
    for expected in ("2 calls came in.", "0 calls came in, 2 known already."):
        with qtbot.waitSignal(page.intake.came_in):
            page.bring_in([folder])
        assert page.intake.notice.text == expected


def test_a_pattern_that_cannot_be_used_is_said(page, make_wav, qtbot, home) -> None:
    config = home / "config"
    config.mkdir(parents=True, exist_ok=True)
    (config / "settings.toml").write_text('name_pattern = "{agent"')
    page.bring_in([make_wav("a.wav", 1)])
    qtbot.waitUntil(lambda: "pattern" in page.intake.notice.text)


LIST = """File;Agent;Company;Call date;Nonsense
a.wav;Dee;Clinic;2026-05-04 09:30;1
gone.wav;Bob;Clinic;2026-05-04 09:31;2
"""


@pytest.fixture
def list_file(make_wav) -> Path:
    path = make_wav("a.wav", 1).parent / "list.csv"
    path.write_text(LIST)
    return path


def test_a_call_list_is_mapped_and_read(page, list_file, qtbot) -> None:
    drop(page, [list_file])
    assert current(page) is page.mapping
    assert page.mapping.mapping == {
        "file": "File",
        "agent": "Agent",
        "client": "Company",
        "started": "Call date",
    }
    heading = page.mapping._model.headerData(3, Qt.Orientation.Horizontal)
    assert heading == "Call date\n→ Date and time"
    assert page.mapping._model.index(0, 1).data() == "Dee"
    with qtbot.waitSignal(page.intake.came_in):
        page.mapping.go_on.click()
    assert shown(page) == ["Dee"]
    assert "1 call came in, 1 refused" in page.intake.notice.text


def test_a_mapping_that_makes_no_calls_cannot_be_read(page, list_file, qtbot) -> None:
    page.read_list(list_file)
    fields = page.mapping.fields
    for name in ("file", "client"):
        fields[name].setCurrentIndex(0)
        fields[name].activated.emit(0)
    assert not page.mapping.go_on.isEnabled()
    assert "need a client" in page.mapping.notice.text
    for name in ("client", "reference"):
        fields[name].setCurrentIndex(fields[name].findData("Company"))
        fields[name].activated.emit(0)
    assert "read as two things" in page.mapping.notice.text
    page.mapping.closed.emit()
    assert current(page) is page.empty


def test_the_preview_model_is_a_good_model(page, list_file, qtmodeltester) -> None:
    page.read_list(list_file)
    qtmodeltester.check(page.mapping._model)


def test_a_list_that_cannot_be_read_is_said(page, tmp_path) -> None:
    empty = tmp_path / "empty.csv"
    empty.write_text("")
    page.bring_in([empty, empty])
    assert page.notice.text
    assert current(page) is page.empty


def test_the_buttons_ask_for_files_a_folder_and_a_list(
    page, make_wav, list_file, monkeypatch, qtbot
) -> None:
    wav = make_wav("b.wav", 2)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *a: ([str(wav)], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *a: str(wav.parent))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *a: (str(list_file), ""))
    for choose in (page._choose_files, page._choose_folder):
        with qtbot.waitSignal(page.intake.came_in):
            choose()
    page._choose_list()
    assert current(page) is page.mapping


def test_a_second_job_waits_for_the_first(page, make_wav, qtbot) -> None:
    wav = make_wav("b.wav", 2)
    with qtbot.waitSignal(page.intake.came_in):
        page.bring_in([wav])
        page.intake.bring_in([wav])
        assert "already" in page.intake.notice.text


def test_cancelling_keeps_what_came_in(page, make_wav, qtbot) -> None:
    folder = make_wav("a.wav", 1).parent
    with qtbot.waitSignal(page.intake.came_in) as told:
        page.bring_in([folder])
        page.intake.job.cancel()
    assert told.args[0] is None or len(told.args[0].calls) == 1


def test_the_search_has_a_key(desk, three_calls, page, qtbot) -> None:
    page.activateWindow()
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.filters.search.hasFocus()
    page.use(Settings(evaluator="Ann Carter", keys={"find": "Ctrl+K"}))
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert page.filters.search.hasFocus()


def test_more_calls_than_are_listed_are_told(page, desk, three_calls, monkeypatch) -> None:
    listed = calls.listed(desk, CallFilter())
    monkeypatch.setattr(calls, "listed", lambda *a: replace(listed, total=5200))
    page.refresh()
    assert page._count.text().startswith("the newest 3 of 5200 calls")


def test_a_call_without_a_known_date_shows_when_it_came_in(desk, page, make_wav, qtbot) -> None:
    with qtbot.waitSignal(page.intake.came_in):
        page.bring_in([make_wav("plain.wav", 7)])
    index = page.table.model().index(0, 0)
    assert index.data() != ""
    assert "not known" in index.data(Qt.ItemDataRole.ToolTipRole)
