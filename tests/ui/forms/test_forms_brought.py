"""A form of another system is shown with its repairs and what is left out before it is added."""

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from evaluator.desk import form_drafts, forms
from evaluator.desk.desk import Desk
from evaluator.desk.settings import Settings
from evaluator.forms.xlsform.book import xlsform
from evaluator.ui.forms.brought import BroughtDialog
from evaluator.ui.forms.page import FormsPage

SAMPLES = sorted(Path("../shared/form-samples").glob("*.json"))


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> FormsPage:
    page = FormsPage(desk, Settings())
    qtbot.addWidget(page)
    page.refresh()
    page.show()
    return page


def genesys(folder: Path, **more: Any) -> Path:
    options = [{"id": "y", "text": "Yes", "value": 1}, {"id": "n", "text": "No", "value": 0}]
    question = {"id": "q", "text": "Was it resolved?", "isCritical": True, "answerOptions": options}
    group = {"id": "g", "name": "All", "weight": 1, "questions": [question]}
    path = folder / "form.json"
    content = {"name": "Theirs", "questionGroups": [group], **more}
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def shown(page: FormsPage) -> BroughtDialog:
    return page.findChildren(BroughtDialog)[0]


def offered(where: QWidget, action: str) -> QPushButton:
    (found,) = [
        one for one in where.findChildren(QPushButton) if one.text() == action and one.isVisible()
    ]
    return found


def lines(dialog: BroughtDialog, which: str) -> list[str]:
    found = getattr(dialog, which)
    return [found.item(row).text() for row in range(found.count())]


def test_nothing_is_added_before_it_is_said(page: FormsPage, desk: Desk, tmp_path: Path) -> None:
    before = page.list.count()
    page.add(genesys(tmp_path))
    dialog = shown(page)
    assert dialog.isVisible()
    assert any("no bands" in line for line in lines(dialog, "repairs"))
    said = (
        "section 1, point 1 “Was it resolved?”, “isCritical”: the score of the critical questions"
    )
    assert any(line.startswith(said) for line in lines(dialog, "left_out"))
    ways = [dialog.left_out.item(row).toolTip() for row in range(dialog.left_out.count())]
    assert any(way.startswith("questionGroups[0].questions[0].isCritical: ") for way in ways)
    dialog.leave.click()
    page.refresh()
    assert page.list.count() == before


def test_it_is_added_and_can_be_scored_with(
    page: FormsPage, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    page.add(genesys(tmp_path))
    qtbot.keyClick(shown(page), Qt.Key.Key_Return)
    assert "“Theirs” version 1 was added." in page.notice.text
    assert "Theirs" in page.list.currentItem().text()
    assert [one.id for one in forms.offered(desk)].count("theirs") == 1
    qtbot.waitUntil(lambda: page.preview.whole)
    preview = [label.text() for label in page.preview.widget().findChildren(QLabel)]
    assert any("Was it resolved?" in text for text in preview)


def refused(page: FormsPage, tmp_path: Path) -> BroughtDialog:
    """The dialog that was to add a form with other content under a version that is there."""
    page.add(genesys(tmp_path))
    shown(page).take.click()
    QApplication.sendPostedEvents(None, 52)  # DeferredDelete: the first dialog goes
    page.add(genesys(tmp_path, weightMode="OFF"))
    dialog = page.findChildren(BroughtDialog)[-1]
    dialog.take.click()
    return dialog


def test_a_version_that_is_there_with_other_content_is_refused_in_the_dialog(
    page: FormsPage, tmp_path: Path
) -> None:
    dialog = refused(page, tmp_path)
    assert dialog.isVisible()
    assert "published with other content" in dialog.notice.text


def test_a_version_that_is_there_can_be_added_as_a_draft_of_the_next(
    page: FormsPage, desk: Desk, tmp_path: Path
) -> None:
    dialog = refused(page, tmp_path)
    offered(dialog, "Add it as a draft").click()
    assert not dialog.isVisible()
    assert "“Theirs” is a draft of version 2." in page.notice.text
    assert page.list.currentItem().text() == "Theirs\nversion 2 · draft"
    (draft,) = form_drafts.drafts(desk)
    assert draft.content["version"] == "2"
    assert [one.version for one in forms.offered(desk) if one.id == "theirs"] == ["1"]


def test_a_mended_spreadsheet_can_be_added_as_a_draft(
    page: FormsPage, desk: Desk, tmp_path: Path
) -> None:
    sheet = tmp_path / "mended.xlsx"
    ships = forms.find(desk, "seven-point-call")
    content, _ = xlsform(ships.model_copy(update={"title": "Seven points, mended"}))
    sheet.write_bytes(content)
    page.add(sheet)
    assert "published with other content" in page.notice.text
    offered(page, "Add it as a draft").click()
    assert page.list.currentItem().text() == "Seven points, mended\nversion 2 · draft"


def test_what_is_refused_otherwise_is_not_offered_as_a_draft(
    page: FormsPage, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("id: [", "utf-8")
    page.add(broken)
    assert not [one for one in page.findChildren(QPushButton) if one.text() == "Add it as a draft"]
    page.add_as_draft()
    assert page.list.count() == len(page.files)


def test_a_broken_one_is_refused_with_its_place(page: FormsPage, tmp_path: Path) -> None:
    path = genesys(tmp_path)
    path.write_text(path.read_text().replace('"value": 1', '"value": "much"'))
    page.add(path)
    assert not page.findChildren(BroughtDialog)
    assert "questionGroups[0].questions[0].answerOptions[0].value" in page.notice.text


@pytest.mark.skipif(
    not SAMPLES, reason="the sample forms lie beside the project, and are not there"
)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples_are_shown_with_their_repairs(page: FormsPage, path: Path) -> None:
    page.add(path)
    dialog = shown(page)
    assert len(lines(dialog, "repairs")) > 20
    dialog.take.click()
    title = page.list.currentItem().text()
    preview = [label.text() for label in page.preview.widget().findChildren(QLabel)]
    assert title.partition("\n")[0] in preview
