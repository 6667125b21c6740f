from zoneinfo import ZoneInfo

import pytest
from patient import turn
from PySide6.QtCore import Qt

from evaluator.desk import calls, shops
from evaluator.desk.calls import CallDetails, CallFilter
from evaluator.desk.settings import Settings
from evaluator.errors import UserError
from evaluator.terms import EndedBy, Shop
from evaluator.ui.shops.page import ShopsPage


@pytest.fixture
def page(desk, qtbot):
    page = ShopsPage(desk, Settings(evaluator="Ann Carter"))
    qtbot.addWidget(page)
    page.resize(1180, 780)
    page.show()
    page.refresh()
    yield page
    page.deleteLater()


def fill(page, qtbot, **texts):
    form = page.form
    known = {
        "client": form.client,
        "scenario": form.scenario,
        "started": form.started.text,
        "agent": form.agent,
        "shopper": form.shopper,
        "number": form.number,
        **form.figures,
    }
    for name, text in texts.items():
        known[name].clear()
        qtbot.keyClicks(known[name], text)


def choose(page, call_id):
    """Select a call; who listens hears of it a turn later."""
    assert page.table.choose(call_id)
    turn()


def test_a_visit_is_entered_by_keys_and_kept_whole(desk, page, qtbot) -> None:
    assert page._list.currentWidget() is page.empty
    page.empty.step_asked.emit()
    fill(
        page,
        qtbot,
        client="Harbour Clinic",
        scenario="Moves an appointment",
        started="2026-05-04 09:30",
        agent="Dee",
        shopper="S-14",
        number="+44 1632 960202",
        rings="4",
        seconds_to_answer="18.5",
        menu_steps="2",
        hold_seconds="65",
        transfers="1",
    )
    page.form.started.zone.setEditText("Europe/Zurich")
    page.form.ended_by.setCurrentIndex(page.form.ended_by.findData("caller"))
    page.form.narrative.setPlainText("Greeted by name.\nPut on hold.")
    page._save.click()
    (row,) = calls.listed(desk, CallFilter(shops=True)).rows
    assert row.call.started.tzinfo == ZoneInfo("Europe/Zurich")
    assert row.call.shop == Shop(
        scenario="Moves an appointment",
        shopper="S-14",
        number_dialled="+44 1632 960202",
        rings=4,
        seconds_to_answer=18.5,
        menu_steps=2,
        hold_seconds=65.0,
        transfers=1,
        ended_by=EndedBy.CALLER,
        narrative="Greeted by name.\nPut on hold.",
    )
    assert page.table.chosen.call.id == row.call.id
    assert page._list.currentWidget() is page._table_card
    assert page._title.text() == "Harbour Clinic"
    page.grab()


def test_what_is_needed_is_said_at_its_field(desk, page, qtbot) -> None:
    page.begin()
    fill(page, qtbot, agent="Dee")
    page._save.click()
    wrong = {name: field.wrong for name, field in page.form.fields.items() if field.wrong}
    assert set(wrong) == {"client", "scenario", "started"}
    assert all(text.startswith("Needed") for text in wrong.values())
    assert calls.listed(desk, CallFilter()).total == 0


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("rings", "many", "whole number"),
        ("rings", "1.5", "whole number"),
        ("rings", "101", "From 0 to 100"),
        ("seconds_to_answer", "-1", "From 0 to 3600"),
        ("seconds_to_answer", "nan", "From 0 to 3600"),
        ("hold_seconds", "1e9", "From 0"),
        ("transfers", "x", "whole number"),
        ("started", "soon", "no date"),
    ],
)
def test_a_wrong_figure_is_refused_at_its_field(page, qtbot, field, text, said) -> None:
    page.begin()
    right = {"client": "C", "scenario": "S", "started": "2026-05-04 09:30"}
    fill(page, qtbot, **{**right, field: text})
    assert not page.form.check()
    assert said in page.form.fields[field].wrong


def test_a_decimal_comma_is_read(page, qtbot) -> None:
    fill(page, qtbot, seconds_to_answer="18,5")
    assert page.form.shop().seconds_to_answer == 18.5


def test_score_it_keeps_the_visit_and_opens_it(desk, page, qtbot) -> None:
    page.begin()
    fill(page, qtbot, client="Clinic", scenario="S", started="2026-05-04 09:30")
    with qtbot.waitSignal(page.call_chosen) as told:
        page._score.click()
    assert calls.get(desk, told.args[0]).client.name == "Clinic"
    with qtbot.waitSignal(page.call_chosen):
        page._score.click()


def test_a_visit_is_edited_later(desk, visit, page, qtbot) -> None:
    page.refresh()
    choose(page, visit.id)
    assert page.form.figures["rings"].text() == "3"
    fill(page, qtbot, rings="7")
    page._save.click()
    assert calls.get(desk, visit.id).shop.rings == 7
    fill(page, qtbot, rings="9")
    page._back.click()
    assert page.form.figures["rings"].text() == "7"


def test_what_is_typed_is_kept_when_another_visit_is_selected(desk, visit, page, qtbot) -> None:
    other = shops.add(desk, CallDetails(client="Garage", started=visit.started), Shop(scenario="X"))
    page.refresh()
    choose(page, visit.id)
    fill(page, qtbot, shopper="S-2")
    choose(page, other.id)
    assert calls.get(desk, visit.id).shop.shopper == "S-2"
    qtbot.waitUntil(lambda: page._title.text() == "Garage")


def test_a_visit_that_is_not_right_is_not_left(desk, visit, page, qtbot) -> None:
    other = shops.add(desk, CallDetails(client="Garage", started=visit.started), Shop(scenario="X"))
    page.refresh()
    choose(page, visit.id)
    fill(page, qtbot, rings="lots")
    choose(page, other.id)
    assert page.table.chosen.call.id == visit.id
    assert "not kept yet" in page.notice.text
    assert page.form.figures["rings"].text() == "lots"
    page.begin()  # is not begun over it
    assert page._title.text() == "Clinic"
    page._back.click()


def test_coming_back_keeps_what_is_being_typed(desk, visit, page, qtbot) -> None:
    page.refresh()
    choose(page, visit.id)
    fill(page, qtbot, rings="5")
    page.refresh()
    assert page.form.figures["rings"].text() == "5"


def test_the_evaluations_of_a_visit_are_listed_and_reopened(
    desk, visit, page, scored, qtbot
) -> None:
    done = scored(visit.id)
    page.refresh()
    choose(page, visit.id)
    assert page.evaluations.isVisible()
    assert page._score.text() == "Open"
    with qtbot.waitSignal(page.report_asked):
        page.evaluations.report_asked.emit(done.id)
    with qtbot.waitSignal(page.call_chosen) as told:
        page.evaluations.reopen_asked.emit(done.id)
    assert told.args == [visit.id]
    page.evaluations.reopen_asked.emit("nothing")
    assert page.notice.text


def test_the_search_finds_and_says_when_nothing_is_found(desk, visit, page, qtbot) -> None:
    page.refresh()
    page.filters.agent.choose("Nobody")
    assert page._list.currentWidget() is page.nothing
    page.nothing.step_asked.emit()
    assert page._list.currentWidget() is page._table_card


def test_keys_begin_a_visit_and_search(desk, visit, page, qtbot) -> None:
    page.refresh()
    page.activateWindow()
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert page._title.text() == "A new visit"
    page.use(Settings(keys={"find": "Ctrl+K"}))
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert page.filters.search.hasFocus()


def test_a_refusal_of_the_desk_is_said(desk, page, qtbot, monkeypatch) -> None:
    def refuse(*_):
        raise UserError("The disk is full.")

    monkeypatch.setattr(shops, "add", refuse)
    page.begin()
    fill(page, qtbot, client="C", scenario="S", started="2026-05-04 09:30")
    page._save.click()
    assert page.notice.text == "The disk is full."
    assert page._edited
