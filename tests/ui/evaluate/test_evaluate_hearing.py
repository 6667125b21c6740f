"""Hearing in the page: moments by keys, a missing recording, no sound device, a full disk."""

from dataclasses import replace

import pytest
from evaluate_fakes import DeafSound, open_call
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from evaluator.audio import peak_cache
from evaluator.desk import calls, evaluations, intake
from evaluator.desk.settings import Settings
from evaluator.errors import UserError
from evaluator.ui.evaluate import autosave
from evaluator.ui.keys import EVALUATE, TABLE

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    focus = QApplication.focusWidget()
    assert focus is not None, "nothing has the keyboard"
    qtbot.keyClick(focus, key, modifier)


def write(qtbot, text):
    focus = QApplication.focusWidget()
    assert focus is not None, "nothing has the keyboard"
    qtbot.keyClicks(focus, text)


def moments(page):
    return page._reading.sheet.moments


def focus(page):
    return page._reading.focus


def test_space_plays_and_pauses_and_pausing_goes_back_a_second(qtbot, opened):
    opened.player.seek(20)
    press(qtbot, KEY.Key_Space)
    assert opened.player.playing
    assert opened.player._sound.playing
    press(qtbot, KEY.Key_Space)
    assert not opened.player.playing
    assert opened.player.position == pytest.approx(19, abs=0.2)


def test_arrows_jump_five_seconds_and_with_shift_one(qtbot, opened):
    opened.player.seek(20)
    press(qtbot, KEY.Key_Right)
    press(qtbot, KEY.Key_Right, SHIFT)
    assert opened.player.position == pytest.approx(26)
    press(qtbot, KEY.Key_Left)
    press(qtbot, KEY.Key_Left, SHIFT)
    assert opened.player.position == pytest.approx(20)


def test_brackets_change_the_speed_and_it_stays_for_the_next_call(qtbot, opened, call):
    write(qtbot, "]]")
    assert opened.player.speed == 1.2
    write(qtbot, "[")
    open_call(opened, call.id)
    assert opened.player.speed == 1.1
    qtbot.waitUntil(lambda: opened.player.ready)
    assert opened.player._sound.speeds[-1] == 1.1


def test_m_marks_a_moment_a_little_earlier_on_the_point_in_focus(qtbot, opened):
    press(qtbot, KEY.Key_Down)
    opened.player.seek(12)
    opened.player.play()
    write(qtbot, "m")
    (moment,) = moments(opened)
    assert moment.start == pytest.approx(12 - 0.7, abs=0.2)
    assert moment.questions == (focus(opened),)
    assert moment.end is None


def test_standing_still_m_marks_exactly_here(qtbot, opened):
    opened.player.seek(12)
    write(qtbot, "m")
    assert moments(opened)[0].start == 12


def test_shift_m_ends_it_and_shift_c_notes_it_without_a_mouse(qtbot, desk, opened):
    opened.player.seek(10)
    write(qtbot, "m")
    opened.player.seek(14.5)
    press(qtbot, KEY.Key_M, SHIFT)
    press(qtbot, KEY.Key_C, SHIFT)
    write(qtbot, "Cuts in, 2 times")
    press(qtbot, KEY.Key_Escape)
    (moment,) = moments(opened)
    assert (moment.start, moment.end, moment.note) == (10, 14.5, "Cuts in, 2 times")
    opened.leave()
    kept = evaluations.draft(desk, opened._reading.evaluation_id)
    assert kept.sheet.moments == (moment,)


def test_an_end_before_the_start_and_an_end_of_nothing_are_refused_in_words(qtbot, opened):
    press(qtbot, KEY.Key_M, SHIFT)
    assert "no moment to change" in opened.notice.text
    opened.player.seek(10)
    write(qtbot, "m")
    opened.player.seek(5)
    press(qtbot, KEY.Key_M, SHIFT)
    assert "after its start" in opened.notice.text
    assert moments(opened)[0].end is None


def test_enter_plays_the_moments_of_the_point_in_focus_in_turn(qtbot, opened):
    for start in (10, 30):
        opened.player.seek(start)
        write(qtbot, "m")
    press(qtbot, KEY.Key_Return)
    assert opened.player.position == pytest.approx(10, abs=0.2)
    assert opened.player.playing
    press(qtbot, KEY.Key_Return)
    assert opened.player.position == pytest.approx(30, abs=0.2)
    press(qtbot, KEY.Key_Return)
    assert opened.player.position == pytest.approx(10, abs=0.2)


def test_a_flag_beside_the_point_plays_its_moment(qtbot, opened):
    opened.player.seek(25)
    write(qtbot, "m")
    opened.player.seek(0)
    flag = opened.questions.points[focus(opened)]._flags._flags[0]
    qtbot.mouseClick(flag, Qt.MouseButton.LeftButton)
    assert opened.player.position == pytest.approx(25, abs=0.2)


def test_the_list_shows_links_and_deletes_moments(qtbot, opened):
    opened.player.seek(25)
    write(qtbot, "m")
    (moment,) = moments(opened)
    row = opened.side.moments.rows[moment.id]
    assert row._when.text() == "0:25"
    row.linked.emit(None)
    assert moments(opened)[0].questions == ()
    assert row._point.text() == "On no point"
    qtbot.mouseClick(row._play, Qt.MouseButton.LeftButton)
    assert opened.player.playing
    qtbot.mouseClick(row._remove, Qt.MouseButton.LeftButton)
    assert moments(opened) == ()
    press(qtbot, KEY.Key_Z, CTRL)
    assert len(moments(opened)) == 1
    assert list(opened.side.moments.rows) == [moment.id]


def test_the_menu_of_a_moment_offers_every_point(qtbot, opened):
    opened.player.seek(25)
    write(qtbot, "m")
    row = opened.side.moments.rows[moments(opened)[0].id]
    row._choose_point()
    actions = [action for action in row._menu.actions() if action.text()]
    assert len(actions) == len(opened._reading.form.questions) + 1
    actions[3].trigger()
    row._menu.close()
    first, fourth = (opened._reading.form.questions[at].id for at in (0, 3))
    assert moments(opened)[0].questions == (first, fourth)
    assert row._point.text() == "Points 1, 4"
    row._choose_point()
    assert [action.text()[0] for action in row._menu.actions() if action.isChecked()] == ["1", "4"]
    row._menu.actions()[0].trigger()
    row._menu.close()
    assert moments(opened)[0].questions == (fourth,)


def test_the_pedal_plays_while_it_is_down(qtbot, opened):
    where = QApplication.focusWidget()
    qtbot.keyPress(where, KEY.Key_F9)
    assert opened.player.playing
    qtbot.keyRelease(where, KEY.Key_F9)
    assert not opened.player.playing


def test_space_on_a_button_with_the_focus_presses_it(qtbot, opened):
    first = opened._reading.form.questions[0].id
    button = opened.questions.points[first].box.buttons[2]
    button.setFocus(Qt.FocusReason.TabFocusReason)
    press(qtbot, KEY.Key_Space)
    assert opened._reading.sheet.answers == {first: 2}
    assert not opened.player.playing


def test_zoom_by_keys(qtbot, opened):
    press(qtbot, KEY.Key_Plus)
    assert not opened.hearing.waveform.timeline.is_whole
    press(qtbot, KEY.Key_Minus)
    assert opened.hearing.waveform.timeline.is_whole
    write(qtbot, "++f")
    assert opened.hearing.waveform.timeline.is_whole


def test_every_key_of_this_place_does_something_in_it(opened):
    named = {key.action for key in TABLE if key.where == EVALUATE}
    own = {"finish", "print", "hold_to_play", "redact", "why"}
    assert named == set(opened.actions_of_keys.table()) | own


def test_a_click_on_the_waveform_goes_there(qtbot, opened):
    waveform = opened.hearing.waveform
    at = waveform.rect().center()
    at.setX(round(waveform._x(33)))
    qtbot.mouseClick(waveform, Qt.MouseButton.LeftButton, pos=at)
    assert opened.player.position == pytest.approx(33, abs=0.1)
    assert opened.player._sound.seeks[-1] == pytest.approx(33, abs=0.1)


def test_swapping_the_lanes_is_kept_with_the_call(qtbot, desk, opened, call):
    opened.hearing.waveform.gutter.swap.click()
    assert calls.get(desk, call.id).agent_channel == 1
    assert opened.hearing.waveform.gutter.lanes[0][1] == 1


def test_without_a_sound_device_it_plays_and_says_so(qtbot, make_page, call):
    page = make_page(sound=DeafSound)
    open_call(page, call.id)
    qtbot.waitUntil(lambda: page.player.ready)
    words = page.hearing.transport._words
    assert words.text() == "No sound device" and "nothing will be heard" in words.toolTip()
    write(qtbot, " ")
    assert page.player.playing


def test_what_the_player_cannot_play_is_said_and_scoring_goes_on(qtbot, opened):
    opened.player.broke("The codec is not known.")
    assert "Scoring goes on" in opened.hearing.notice.text
    write(qtbot, "3")
    assert len(opened._reading.sheet.answers) == 1


def test_a_recording_that_vanished_is_said_and_scoring_goes_on(qtbot, page, call, recording):
    recording.unlink()
    open_call(page, call.id)
    qtbot.waitUntil(lambda: page.hearing.notice.text != "")
    assert "call.wav" in page.hearing.notice.text
    write(qtbot, "3 ")
    assert len(page._reading.sheet.answers) == 1
    assert not page.player.playing


def test_it_is_found_again_where_the_user_says(qtbot, desk, page, call, recording, tmp_path):
    elsewhere = tmp_path / "elsewhere" / "renamed.wav"
    elsewhere.parent.mkdir()
    recording.rename(elsewhere)
    open_call(page, call.id)
    qtbot.waitUntil(lambda: page.hearing.notice.text != "")
    page.hearing.relink(elsewhere)
    qtbot.waitUntil(lambda: page.player.ready)
    assert calls.get(desk, call.id).recording.path == elsewhere
    assert page.hearing.notice.text == ""


def test_another_file_is_not_taken_for_it(qtbot, page, call, recording, tmp_path):
    other = tmp_path / "other.wav"
    other.write_bytes(recording.read_bytes()[:-2000])
    recording.unlink()
    open_call(page, call.id)
    qtbot.waitUntil(lambda: page.hearing.notice.text != "")
    page.hearing.relink(other)
    qtbot.waitUntil(lambda: "another recording" in page.hearing.notice.text)


def test_a_changed_recording_is_said(qtbot, page, call, recording):
    recording.write_bytes(recording.read_bytes()[:-2000])
    open_call(page, call.id)
    qtbot.waitUntil(lambda: "changed" in page.hearing.notice.text)


def test_a_truncated_recording_shows_what_it_has(qtbot, desk, page, call_file, tmp_path):
    cut = tmp_path / "cut.wav"
    cut.write_bytes(call_file.read_bytes()[: call_file.stat().st_size // 2])
    made = intake.bring_in_one(desk, cut)
    open_call(page, made.id)
    qtbot.waitUntil(lambda: "cut off" in page.hearing.notice.text)
    assert page.player.duration == pytest.approx(20, abs=0.1)
    assert page.hearing.waveform.timeline.duration == pytest.approx(20, abs=0.1)


def test_a_full_disk_is_said_in_the_page_and_nothing_is_lost(qtbot, desk, opened, monkeypatch):
    monkeypatch.setattr(autosave, "RETRY", 50)
    real = evaluations.keep_draft

    def full(*_args):
        raise UserError("The disk is full: 3 MB are free.", "Make room on the disk.")

    monkeypatch.setattr(evaluations, "keep_draft", full)
    write(qtbot, "3")
    qtbot.waitUntil(lambda: "The disk is full" in opened.trouble.text)
    assert "still here" in opened.trouble.text
    assert opened.footer._saved.text() == "not saved"
    write(qtbot, "4")
    assert not opened.leave()
    with qtbot.waitSignal(opened.not_opened) as refused:
        opened.open(opened.showing.call.id)
    assert "The disk is full" in refused.args[0].message
    assert len(opened._reading.sheet.answers) == 2
    monkeypatch.setattr(evaluations, "keep_draft", real)
    qtbot.waitUntil(lambda: opened.trouble.text == "")
    kept = evaluations.draft(desk, opened._reading.evaluation_id)
    assert len(kept.sheet.answers) == 2
    assert opened.footer._saved.text().startswith("saved")


def test_a_shop_without_a_recording_shows_the_visit_and_is_scored(qtbot, desk, page, shop_call):
    open_call(page, shop_call.id)
    assert not page.hearing.transport.isVisible()
    shown = page.hearing._visit.findChildren(type(page.header._title))
    texts = [label.text() for label in shown]
    assert "0117 496 0000" in texts
    assert any("third ring" in text for text in texts)
    write(qtbot, "m ")
    assert moments(page) == ()
    write(qtbot, "3333333")
    press(qtbot, KEY.Key_Return, CTRL)
    assert evaluations.get(desk, page._reading.evaluation_id).score.value == 75.0


def test_opening_another_call_forgets_the_first_recording(qtbot, desk, opened, shop_call):
    open_call(opened, shop_call.id)
    assert not opened.player.ready
    assert opened.player.duration == 0


def test_the_waveform_comes_from_the_cache_the_second_time(qtbot, desk, page, call, monkeypatch):
    (kept,) = (desk.places.cache / "peaks").iterdir()
    kept.unlink()
    open_call(page, call.id)
    qtbot.settle()
    assert kept.is_file(), page.hearing.notice.text
    assert page.hearing.waveform._peaks.duration == pytest.approx(40)
    monkeypatch.setattr(peak_cache, "read_peaks", None)
    open_call(page, call.id)
    qtbot.settle()
    assert page.hearing.waveform._peaks.duration == pytest.approx(40)


def test_settings_change_the_jump_and_the_rewind(qtbot, opened):
    opened.use(Settings(evaluator="Ines Marsh", jump=10, rewind_on_pause=0))
    opened.player.seek(5)
    press(qtbot, KEY.Key_Right)
    assert opened.player.position == pytest.approx(15)
    press(qtbot, KEY.Key_Space)
    press(qtbot, KEY.Key_Space)
    assert opened.player.position == pytest.approx(15, abs=0.2)


def test_a_speed_that_was_chosen_is_said_when_the_call_is_left(qtbot, opened, settings):
    opened.leave()
    write(qtbot, "]]")
    with qtbot.waitSignal(opened.chosen_so) as said:
        opened.leave()
    assert said.args == [replace(settings, speed=1.2)]
