"""Versions and what-if in the window: chosen, compared, copied, retired, scored otherwise."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from evaluator.desk import form_versions, forms
from evaluator.desk.desk import Desk
from evaluator.desk.settings import Settings
from evaluator.forms.model import Form
from evaluator.ui.forms.page import FormsPage
from evaluator.ui.forms.versions.page import VersionsPage
from evaluator.ui.forms.versions.what_if_page import WhatIfPage


@pytest.fixture
def second(desk: Desk, form: Form) -> Form:
    """Version 2 is published: the last point weighs more, and less passes."""
    content = json.loads(form.to_json()) | {"version": "2", "pass_mark": 60}
    content["questions"][-1]["weight"] = 60
    return forms.publish(desk, Form.model_validate(content))


@pytest.fixture
def versions(qtbot: QtBot, desk: Desk, form: Form, second: Form) -> VersionsPage:
    page = VersionsPage(desk, second)
    qtbot.addWidget(page)
    return page


@pytest.fixture
def what_if(qtbot: QtBot, desk: Desk, form: Form, second: Form, three_calls: object) -> WhatIfPage:
    page = WhatIfPage(desk, form)
    qtbot.addWidget(page)
    page.resize(1180, 700)
    page.show()
    return page


def test_what_changed_is_listed_point_by_point_and_copied(
    versions: VersionsPage, form: Form
) -> None:
    last = form.questions[-1]
    assert versions.before.currentText() == "Version 1"
    assert versions.after.currentText() == "Version 2"
    said = [label.text() for label in versions._changes.widget().findChildren(QLabel)]
    assert said[0] == "The form" and "80 and is 60" in said[1]
    assert said[2] == last.title and f"{last.weight:g} and is 60" in said[3]
    versions.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied == versions.text and last.title in copied and "clipboard" in versions.notice.text
    versions.before.setCurrentIndex(versions.after.currentIndex())
    assert versions.text == "" and not versions.copy.isEnabled()


def test_a_version_is_retired_and_taken_into_use_again(
    versions: VersionsPage, desk: Desk, second: Form
) -> None:
    assert versions.list.currentRow() >= 0
    assert "Version 2" in versions.list.currentItem().text()
    versions.show()
    versions.use.setFocus()
    versions.use.click()
    assert second not in forms.offered(desk)
    assert versions.focusWidget() is versions.use
    assert "retired" in versions.list.currentItem().text()
    assert "stays as it is" in versions.notice.text
    assert versions.use.text() == "Take into use again"
    versions.use.click()
    assert second in forms.offered(desk) and versions.use.text() == "Retire"


def test_the_versions_say_how_much_was_scored_with_them(
    qtbot: QtBot, desk: Desk, form: Form, three_calls: object
) -> None:
    page = VersionsPage(desk, form)
    qtbot.addWidget(page)
    assert "1 evaluation" in page.list.item(0).text()
    assert page.text == ""


def run(page: WhatIfPage, idle: Callable[[], None]) -> None:
    page.score.click()
    idle()


def test_another_version_is_scored_side_by_side(
    what_if: WhatIfPage, desk: Desk, second: Form, idle: Callable[[], None], tmp_path: Path
) -> None:
    what_if.version.setCurrentIndex(what_if.version.findData(second.hash))
    assert what_if.pass_mark.text() == "60"
    run(what_if, idle)
    shown = what_if.result
    assert "Average 75.0 → 75.0" in shown.moved.text()
    assert "Passed: 0 → 1. 1 would pass that did not" in shown.turned.text()
    assert "No evaluation changes its band." in shown.bands.text()
    assert shown.left_out.isHidden()
    row = shown.table.model().index(0, 5)
    assert "now passes" in str(row.data())
    assert shown.chart.accessibleDescription().startswith("As scored: average 75.0")
    out = tmp_path / "out.csv"
    what_if.save(out)
    assert out.read_text("utf-8-sig").count("\n") == 2 and "1 evaluation was" in what_if.notice.text
    assert [one.evaluations for one in form_versions.versions(desk, second.id)] == [1, 0]


def test_weights_are_typed_with_their_sum_and_put_back(
    what_if: WhatIfPage, form: Form, idle: Callable[[], None]
) -> None:
    total = sum(one.weight or 0 for one in form.questions)
    last = form.questions[-1]
    what_if.weights.write(last.id, "0")
    assert what_if.weights.sum.text() == f"Sum {total - (last.weight or 0):g}, was {total:g}"
    run(what_if, idle)
    assert what_if.export.isEnabled()
    what_if.weights.write(last.id, "lots")
    assert "is no weight" in what_if.weights.sum.text()
    run(what_if, idle)
    assert "is no weight" in what_if.notice.text
    what_if.put_back.click()
    assert what_if.weights.sum.text() == f"Sum {total:g}, was {total:g}"
    what_if.pass_mark.setText("high")
    run(what_if, idle)
    assert "no pass mark" in what_if.notice.text


def test_points_have_no_weights_to_type(what_if: WhatIfPage, idle: Callable[[], None]) -> None:
    what_if.method.setCurrentIndex(what_if.method.findData("points"))
    assert what_if.weights.table.isHidden()
    run(what_if, idle)
    assert "Average" in what_if.result.moved.text()
    what_if.method.setCurrentIndex(what_if.method.findData("weighted"))
    assert not what_if.weights.table.isHidden()


def test_only_what_passed_then_is_scored_again(
    what_if: WhatIfPage, idle: Callable[[], None]
) -> None:
    what_if.outcome.choose("not passed")
    run(what_if, idle)
    assert "Average 75.0" in what_if.result.moved.text()
    what_if.outcome.choose("passed")
    run(what_if, idle)
    assert what_if._pages.currentWidget() is what_if.empty


def test_nothing_to_score_is_said(what_if: WhatIfPage, idle: Callable[[], None]) -> None:
    what_if.client.choose("Garage")
    run(what_if, idle)
    assert what_if._pages.currentWidget() is what_if.empty
    assert not what_if.export.isEnabled()


def test_agents_side_by_side_and_a_call_is_opened(
    what_if: WhatIfPage, idle: Callable[[], None], qtbot: QtBot, three_calls: tuple[object, ...]
) -> None:
    run(what_if, idle)
    what_if.result.by.choose("agents")
    assert what_if.result.agents.model().index(0, 0).data() == "Dee"
    what_if.result.by.choose("")
    table = what_if.result.table
    table.setCurrentIndex(table.model().index(0, 0))
    with qtbot.waitSignal(what_if.call_opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [three_calls[2].id]  # type: ignore[attr-defined]


def test_the_place_leads_to_both_and_back(
    qtbot: QtBot, desk: Desk, form: Form, second: Form
) -> None:
    page = FormsPage(desk, Settings())
    qtbot.addWidget(page)
    page.refresh()
    for button, kind in ((page.history.versions, VersionsPage), (page.history.what_if, WhatIfPage)):
        button.click()
        shown = page._pages.currentWidget()
        assert isinstance(shown, kind)
        shown.closed.emit()
        assert page._pages.currentIndex() == 0
