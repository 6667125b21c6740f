from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QDesktopServices, QImage, QKeySequence
from PySide6.QtWidgets import QColorDialog, QFileDialog

from evaluator.desk import checks
from evaluator.desk.checks import CheckResult
from evaluator.desk.settings import Brand, Settings
from evaluator.errors import UserError
from evaluator.ui.settings.brand import check_logo
from evaluator.ui.settings.page import SettingsPage


@pytest.fixture
def desk(desk_on_disk):
    return desk_on_disk


@pytest.fixture
def page(desk, visit, qtbot):
    page = SettingsPage(desk, Settings(evaluator="Ann Carter"))
    page.said = []
    page.changed.connect(page.said.append)
    qtbot.addWidget(page)
    page.resize(1180, 780)
    page.show()
    page.refresh()
    return page


def picture(path: Path, width: int = 40, height: int = 20) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill("#336699")
    assert image.save(str(path))
    return path


def test_a_name_is_kept_when_it_is_left(page, qtbot) -> None:
    page.name.clear()
    qtbot.keyClicks(page.name, "Ben Okoro")
    qtbot.keyClick(page.name, Qt.Key.Key_Return)
    assert page.said[-1].evaluator == "Ben Okoro"
    page.name.editingFinished.emit()
    assert len(page.said) == 1


def test_theme_paper_and_seconds_are_kept_at_once(page) -> None:
    page.theme.setCurrentIndex(page.theme.findData("dark"))
    page.theme.activated.emit(0)
    page.paper.setCurrentIndex(page.paper.findData("Letter"))
    page.paper.activated.emit(0)
    page.seconds["rewind_on_pause"].setValue(2.5)
    page.seconds["jump"].setValue(10)
    said = page.said[-1]
    assert (said.theme, said.page) == ("dark", "Letter")
    assert (said.rewind_on_pause, said.jump, said.reaction_lag) == (2.5, 10, 0.7)


def test_the_pattern_shows_live_what_it_reads(page, qtbot) -> None:
    assert "agent ChrisL" in page.read.text()
    page.pattern.clear()
    qtbot.keyClicks(page.pattern, "{agent")
    assert "cannot be used" in page._pattern_field.wrong
    page.pattern.editingFinished.emit()
    assert page.said == []
    page.pattern.clear()
    qtbot.keyClicks(page.pattern, "{reference}_*")
    assert page.read.text() == "Reads: reference 0412."
    qtbot.keyClick(page.pattern, Qt.Key.Key_Return)
    assert page.said[-1].name_pattern == "{reference}_*"
    page.example.clear()
    qtbot.keyClicks(page.example, "x")
    assert "Reads nothing" in page.read.text()
    page._usual_pattern()
    assert "AGENT" in page.said[-1].name_pattern


def test_a_brand_of_ones_own(page, qtbot) -> None:
    brand = page.brand
    qtbot.keyClicks(brand.name, "Calder & Finch")
    brand.name.editingFinished.emit()
    assert page.said[-1].brand.name == "Calder & Finch"
    brand.accent.setText("#aa3300")
    brand.accent.editingFinished.emit()
    assert page.said[-1].brand == Brand(name="Calder & Finch", accent="#aa3300")
    brand.accent.setText("blue-ish")
    brand.accent.editingFinished.emit()
    assert "#2457c5" in brand._accent_field.wrong
    assert len(page.said) == 2


def test_a_brand_of_a_client(page) -> None:
    brand = page.brand
    at = brand.whose.findData("Clinic")
    assert at > 0
    brand.whose.setCurrentIndex(at)
    brand.whose.activated.emit(at)
    brand.accent.setText("#aa3300")
    brand.accent.editingFinished.emit()
    said = page.said[-1]
    assert said.clients["Clinic"].accent == "#aa3300"
    assert said.brand == Brand()


def test_a_faint_colour_is_said(page) -> None:
    page.brand.accent.setText("#ffee88")
    page.brand.accent.editingFinished.emit()
    assert "faint" in page.brand.notice.text


def test_a_logo_is_taken_shown_and_removed(page, tmp_path, monkeypatch) -> None:
    brand, path = page.brand, picture(tmp_path / "logo.png")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *a: (str(path), ""))
    brand._choose_logo()
    assert page.said[-1].brand.logo == path
    assert not brand.logo.pixmap().isNull()
    path.unlink()
    page.refresh()
    assert "gone" in brand.logo.text()
    brand._remove_logo()
    assert page.said[-1].brand.logo is None
    monkeypatch.setattr(QColorDialog, "getColor", lambda *a: QColor("#123456"))
    brand._choose_accent()
    assert page.said[-1].brand.accent == "#123456"


def test_a_logo_that_is_none_is_refused(page, tmp_path, monkeypatch) -> None:
    wrong = tmp_path / "logo.png"
    with pytest.raises(UserError, match="not there"):
        check_logo(wrong)
    wrong.write_text("no picture")
    page.brand.take_logo(wrong)
    assert "no PNG or JPEG" in page.brand.notice.text
    gif = tmp_path / "a.bmp"
    picture(gif)
    with pytest.raises(UserError, match="no PNG"):
        check_logo(gif)
    with pytest.raises(UserError, match="too large"):
        check_logo(picture(tmp_path / "wide.png", 4001, 1))
    assert page.said == []


def test_a_key_is_changed_and_a_taken_one_is_refused(page) -> None:
    keys = page.keys
    keys.choose("moment")
    assert keys.pressed.keySequence().toString() == "M"
    keys.pressed.setKeySequence(QKeySequence("C"))
    keys.set.click()
    assert "already does" in keys.notice.text
    assert page.said == []
    keys.pressed.setKeySequence(QKeySequence("J"))
    keys.set.click()
    assert page.said[-1].keys == {"moment": "J"}
    assert keys.notice.text == ""
    assert "(changed)" in keys.table.item(keys.table.currentRow(), 0).text()
    keys.default.click()
    assert page.said[-1].keys == {}
    keys.pressed.clear()
    keys.set.click()
    assert "not a key" in keys.notice.text


def test_both_enter_keys_are_one_and_called_enter(page) -> None:
    keys = page.keys
    keys.choose("finish")
    assert keys.table.item(keys.table.currentRow(), 0).text() == "Ctrl+Enter"
    assert keys.pressed.keySequence().toString() == "Ctrl+Enter"
    keys.choose("moment")
    for pressed in ("Ctrl+Return", "Ctrl+Enter"):
        keys.pressed.setKeySequence(QKeySequence(pressed))
        assert keys.pressed.keySequence().toString() == "Ctrl+Enter"
        keys.set.click()
        assert keys.notice.text.startswith("Ctrl+Enter already does “Finish”.")
    keys.pressed.setKeySequence(QKeySequence("Alt+Return"))
    keys.set.click()
    assert page.said[-1].keys == {"moment": "Alt+Return"}


def test_other_settings_are_shown(page) -> None:
    page.use(replace(Settings(), evaluator="Zed", theme="contrast", keys={"moment": "J"}, jump=7))
    assert page.name.text() == "Zed"
    assert page.theme.currentData() == "contrast"
    assert page.seconds["jump"].value() == 7
    assert page.said == []


def test_the_database_is_checked(page, qtbot) -> None:
    assert page.data.path.text().endswith("evaluations.db")
    page.data.check.click()
    assert not page.data.check.isEnabled()
    qtbot.waitUntil(lambda: page.data.notice.text != "")
    assert page.data.notice.text.startswith("The database is sound. 0 evaluations")
    assert page.data.check.isEnabled()


def test_a_damaged_database_is_said(page, qtbot, monkeypatch) -> None:
    wrong = CheckResult(problems=("Page 3 is torn.", "More."), evaluations=0, revisions=0)
    monkeypatch.setattr(checks, "check", lambda desk: wrong)
    page.data.check.click()
    qtbot.waitUntil(lambda: page.data.notice.text != "")
    assert page.data.notice.text.startswith("Page 3 is torn. Keep the database")
    assert page.data.notice.property("kind") == "bad"


def test_a_check_that_cannot_be_made_is_said(page, qtbot, monkeypatch) -> None:
    def refuse(desk):
        raise UserError("The disk is away.")

    monkeypatch.setattr(checks, "check", refuse)
    page.data.check.click()
    qtbot.waitUntil(lambda: page.data.notice.text == "The disk is away.")
    assert page.data.check.isEnabled()


def test_the_folder_is_opened_or_its_path_is_said(page, monkeypatch) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    page.data._open()
    assert "could not be opened" in page.data.notice.text


def test_thresholds_are_the_usual_ones_or_a_clients_own(page) -> None:
    editor = page.thresholds
    editor.seconds["hold"].setValue(3.0)
    assert page.said[-1].thresholds.hold == 3.0
    client = editor.whose.itemText(1)
    editor.whose.setCurrentIndex(1)
    editor.whose.activated.emit(1)
    assert not editor.reset.isEnabled() and editor.seconds["hold"].value() == 3.0
    editor.seconds["talk_over"].setValue(0.8)
    assert page.said[-1].client_thresholds[client].talk_over == 0.8
    assert page.said[-1].thresholds.talk_over == 0.5
    editor.reset.click()
    assert page.said[-1].client_thresholds == {}
    assert editor.seconds["talk_over"].value() == 0.5


def test_what_counts_as_dead_air_is_noted_as_well(page) -> None:
    page.thresholds.seconds["dead_air_noted"].setValue(9.0)
    assert page.said[-1].thresholds.dead_air_counted == 9.0
    page.thresholds.seconds["dead_air_counted"].setValue(4.0)
    said = page.said[-1].thresholds
    assert (said.dead_air_noted, said.dead_air_counted) == (4.0, 4.0)
