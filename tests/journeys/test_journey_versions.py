"""The form is changed: a second version, what differs, what if; what was scored stays as it was."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hands import ALT, KEY, Until, drop, press, tab_to, write
from PySide6.QtGui import QGuiApplication

from evaluator.desk import forms
from evaluator.desk.desk import Desk
from evaluator.forms.model import Form
from evaluator.places import places, shipped
from evaluator.store.filter import CallFilter
from evaluator.ui.background import settle
from evaluator.ui.forms.page import FormsPage
from evaluator.ui.forms.versions.page import VersionsPage
from evaluator.ui.forms.versions.what_if_page import WhatIfPage
from evaluator.ui.window import MainWindow


@pytest.fixture
def desk(home: Path, three_months: Path) -> Iterator[Desk]:
    """A desk on a copy of three months of calls."""
    own = places()
    own.data.mkdir(parents=True)
    shutil.copy(three_months, own.database)
    with Desk.opened(own) as desk:
        yield desk
        assert settle()


def second_version(folder: Path) -> Path:
    """The seven points as a file of one's own: version 2, the lead-in weighs more."""
    text = shipped("forms", "seven_point_call.yaml").read_text("utf-8")
    text = text.replace('version: "1"', 'version: "2"', 1).replace("weight: 12", "weight: 30", 1)
    path = folder / "second.yaml"
    path.write_text(text, "utf-8")
    return path


def kept(desk: Desk) -> list[tuple[str, int, str, float | None, str]]:
    """Everything finished, as it was sealed."""
    return [
        (one.id, one.revision, one.digest, one.score.value, one.form.version)
        for one in desk.store.evaluations.finished(CallFilter())
    ]


def forms_place(window: MainWindow) -> FormsPage:
    press(KEY.Key_5, ALT)
    page = window.page("forms")
    assert isinstance(page, FormsPage)
    return page


def see_what_differs(page: FormsPage) -> None:
    tab_to("Versions")
    press(KEY.Key_Space)
    versions = page._pages.currentWidget()
    assert isinstance(versions, VersionsPage)
    tab_to("Copy")
    press(KEY.Key_Space)
    copied = QGuiApplication.clipboard().text()
    assert "Lead-in" in copied and "12 and is 30" in copied
    tab_to("Back to Forms")
    press(KEY.Key_Space)


def try_out(page: FormsPage, until: Until) -> WhatIfPage:
    tab_to("What if…")
    press(KEY.Key_Space)
    what_if = page._pages.currentWidget()
    assert isinstance(what_if, WhatIfPage)
    assert what_if.version.currentText() == "Version 2"
    tab_to("Weights")
    press(KEY.Key_Right)
    press(KEY.Key_Down)
    write("40")
    press(KEY.Key_Return)
    until(lambda: what_if.weights.sum.text() == "Sum 146, was 118")
    tab_to("Score again")
    press(KEY.Key_Space)
    until(lambda: what_if.export.isEnabled())
    return what_if


def test_a_second_version_is_published_and_tried_on_past_calls(
    window: MainWindow, desk: Desk, tmp_path: Path, until: Until
) -> None:
    before = kept(desk)
    page = forms_place(window)
    drop(page, [second_version(tmp_path)])
    assert "version 2" in page.list.currentItem().text()
    tab_to("Forms")
    see_what_differs(page)
    what_if = try_out(page, until)
    shown = what_if.result
    on_it = desk.store.forms.evaluations("seven-point-call")
    assert len(shown.table.model_of_rows.rows) == sum(on_it.values()) < len(before)
    assert "Average" in shown.moved.text() and "would pass" in shown.turned.text()
    assert shown.left_out.isHidden()
    tab_to("Back to Forms")
    press(KEY.Key_Space)
    assert kept(desk) == before
    assert desk.store.check().problems == ()
    chosen: Form = forms.find(desk, "seven-point-call")
    assert (chosen.version, chosen.questions[0].weight) == ("2", 30)
