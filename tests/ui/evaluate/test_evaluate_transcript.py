"""The transcript beside the recording: shown, followed, searched, selected, quoted, corrected."""

import json
from pathlib import Path

import pytest
from evaluate_fakes import open_call
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from evaluator.desk import transcripts
from evaluator.ui.evaluate.transcript.marks import Mark

KEY = Qt.Key
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

SAID = (
    (1.0, "Agent", "Good morning, Northgate Garage, Chris speaking."),
    (6.0, "Caller", "Hello. The brakes squeal, and the Brakes are new."),
    (11.0, "Agent", "I am sorry. Please hold, I will ask the workshop."),
    (21.0, "Caller", "My card is 4111 1111 1111 1111 if you need it."),
    (31.0, "Agent", "Thank you for holding. Thursday at nine?"),
)


def written(path: Path, said=SAID) -> Path:
    """A transcript in Whisper's JSON: a word every 0.4 seconds."""
    segments = []
    for start, who, text in said:
        words = [
            {
                "word": word,
                "start": round(start + 0.4 * at, 2),
                "end": round(start + 0.4 * at + 0.3, 2),
            }
            for at, word in enumerate(text.split())
        ]
        end = words[-1]["end"]
        segments.append({"start": start, "end": end, "speaker": who, "text": text, "words": words})
    path.write_text(json.dumps({"language": "en", "segments": segments}), "utf-8")
    return path


@pytest.fixture
def file(tmp_path):
    return written(tmp_path / "garage.json")


@pytest.fixture
def panel(opened):
    opened.actions_of_keys.words.go()
    return opened.side.transcript


@pytest.fixture
def shown(qtbot, panel, file):
    """The panel with the transcript in it."""
    bring(qtbot, panel, file)
    return panel


def bring(qtbot, panel, path):
    with qtbot.waitSignal(panel.open_transcript.shown):
        panel.files.bring(path)


def write(qtbot, text):
    qtbot.keyClicks(QApplication.focusWidget(), text)


def press(qtbot, key, modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifiers)


def point_of(panel, place) -> QPoint:
    return panel.view.box(place).center()


def select(panel, first, last):
    """Select the words from one place to another, as a drag does."""
    view = panel.view
    one, other = (view.written.spot(place) for place in (first, last))
    blocks = [view.document().findBlockByNumber(spot.block) for spot in (one, other)]
    cursor = QTextCursor(view.document())
    cursor.setPosition(blocks[0].position() + one.start)
    cursor.setPosition(blocks[1].position() + other.end, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)


def marked(panel, mark) -> list[str]:
    """The words that stand out as this, from the top."""
    found = []
    for number, spots in sorted(panel.view._marks._kinds.get(mark, {}).items()):
        text = panel.view.written.blocks[number].text
        found += [text[spot.start : spot.end] for spot in spots]
    return found


def kept(desk, call):
    return transcripts.of_call(desk, call)


def test_without_a_transcript_it_says_what_can_be_read(panel):
    assert panel.nothing.isVisible()
    assert "WebVTT" in panel.nothing._purpose.text()
    assert QApplication.focusWidget() is panel.nothing.button


def test_a_visit_without_sound_has_no_transcript(page, shop_call):
    open_call(page, shop_call.id)
    page.actions_of_keys.words.go()
    page.actions_of_keys.words.find()
    page.actions_of_keys.words.correct()
    assert not page.side.transcript.isVisible()


def test_what_is_read_is_shown_and_kept_with_the_call(desk, call, shown):
    text = shown.view.toPlainText()
    assert text.splitlines()[0] == "Agent  Good morning, Northgate Garage, Chris speaking."
    assert text.splitlines()[1].startswith("Caller  Hello.")
    assert kept(desk, call).source == "garage.json"
    assert shown.view.hasFocus()
    assert not shown.notice.text


def test_it_is_there_again_when_the_call_is_opened_again(qtbot, make_page, call, shown):
    again = make_page()
    with qtbot.waitSignal(again.side.transcript.open_transcript.shown):
        open_call(again, call.id)
    assert again.side.transcript.view.toPlainText() == shown.view.toPlainText()


def test_a_file_can_be_dropped(qtbot, panel, file):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    dropped = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, mime, LEFT, Qt.KeyboardModifier.NoModifier
    )
    with qtbot.waitSignal(panel.open_transcript.shown):
        panel.dropEvent(dropped)
    assert panel.view.isVisible()


def test_a_broken_file_is_refused_with_its_line_and_changes_nothing(qtbot, panel, tmp_path):
    path = tmp_path / "broken.txt"
    path.write_text("[00:01] Good morning\n[00:75] Hello\n", "utf-8")
    with qtbot.waitSignal(panel.open_transcript.refused):
        panel.files.bring(path)
    assert "broken.txt: Line 2" in panel.notice.text
    assert panel.nothing.isVisible()


def test_what_was_mended_is_told(qtbot, panel, tmp_path):
    path = tmp_path / "mended.txt"
    path.write_text("A title\n[00:01] Good morning\n[00:02] Hello\n", "utf-8")
    bring(qtbot, panel, path)
    qtbot.waitUntil(lambda: "mended" in panel.notice.text)
    assert "Text before the first time was left out (Line 1)." in panel.notice.text


def test_another_takes_its_place_when_the_user_says_so_and_can_be_taken_back(
    qtbot, desk, call, shown, tmp_path
):
    other = written(tmp_path / "other.json", [(2.0, "Agent", "Something else.")])
    shown.open_transcript.correct((0, 0), "Fine")
    qtbot.waitUntil(lambda: kept(desk, call).transcript.lines[0].words[0].text == "Fine")
    shown.files.bring(other)
    assert "Put “other.json” in place of “garage.json”? 1 word of it was corrected." in (
        shown.notice.text
    )
    assert kept(desk, call).source == "garage.json"
    shown.notice.action_asked.emit()
    qtbot.waitUntil(lambda: kept(desk, call).source == "other.json")
    qtbot.waitUntil(lambda: "is this call's transcript now" in shown.notice.text)
    shown.notice.action_asked.emit()
    qtbot.waitUntil(lambda: kept(desk, call).source == "garage.json")
    qtbot.waitUntil(lambda: "Fine morning" in shown.view.toPlainText())


def test_it_can_be_taken_away_and_put_back(qtbot, desk, call, shown):
    shown.files._forget()
    qtbot.waitUntil(lambda: kept(desk, call) is None)
    qtbot.waitUntil(lambda: not shown.view.isVisible())
    shown.notice.action_asked.emit()
    qtbot.waitUntil(lambda: kept(desk, call) is not None)
    qtbot.waitUntil(lambda: shown.view.isVisible())


def test_the_word_at_the_playhead_is_marked(opened, shown):
    opened.player.seek(6.5)
    assert marked(shown, Mark.NOW) == ["The"]
    opened.player.seek(0.5)
    assert marked(shown, Mark.NOW) == []


def test_a_line_without_times_for_words_is_marked_whole(qtbot, opened, panel, tmp_path):
    path = tmp_path / "call.txt"
    path.write_text("[00:01] Agent: Good morning.\n[00:06] Caller: The brakes.\n", "utf-8")
    bring(qtbot, panel, path)
    opened.player.seek(6.0)
    assert marked(panel, Mark.LINE) == ["The brakes."]
    assert marked(panel, Mark.NOW) == []


def test_a_click_on_a_word_plays_from_it(qtbot, opened, shown):
    qtbot.mouseClick(shown.view.viewport(), LEFT, pos=point_of(shown, (1, 2)))
    assert opened.player.playing
    assert opened.player.position == pytest.approx(6.8, abs=0.2)


def test_return_plays_from_the_word_at_the_cursor(qtbot, opened, shown):
    select(shown, (4, 3), (4, 3))
    shown.view.select_none()
    press(qtbot, KEY.Key_Return)
    assert opened.player.playing
    assert opened.player.position == pytest.approx(32.2, abs=0.3)


def test_other_keys_are_the_page_s(qtbot, opened, shown):
    write(qtbot, " ")
    assert opened.player.playing
    write(qtbot, "3")
    assert 3 in opened._reading.sheet.answers.values()


def test_it_goes_along_with_the_playhead_until_the_user_looks_elsewhere(
    qtbot, opened, panel, tmp_path
):
    many = [(0.3 * n, "Agent", f"Line number {n} of many.") for n in range(120)]
    bring(qtbot, panel, written(tmp_path / "many.json", many))
    opened.player.seek(20.0)
    where = panel.view.verticalScrollBar().value()
    assert where > 0 and not panel._back.isVisible()
    qtbot.keyClick(panel.view, KEY.Key_PageUp)
    left = panel.view.verticalScrollBar().value()
    opened.player.seek(30.0)
    assert panel.view.verticalScrollBar().value() == left < where
    assert panel._back.isVisible()
    qtbot.mouseClick(panel._back, LEFT)
    assert panel.view.verticalScrollBar().value() > where
    assert not panel._back.isVisible()


def test_searching_counts_marks_and_goes_round(qtbot, opened, shown):
    opened.player.seek(7.5)
    press(qtbot, KEY.Key_F, CTRL)
    write(qtbot, "brakes")
    assert shown.search._count.text() == "2 of 2"  # the first behind the playhead
    assert marked(shown, Mark.FOUND) == ["brakes", "Brakes"]
    assert marked(shown, Mark.CHOSEN) == ["Brakes"]
    press(qtbot, KEY.Key_Return)
    assert marked(shown, Mark.CHOSEN) == ["brakes"]
    press(qtbot, KEY.Key_F3, SHIFT)
    assert marked(shown, Mark.CHOSEN) == ["Brakes"]
    write(qtbot, "x")
    assert shown.search._count.text() == "none"
    press(qtbot, KEY.Key_Escape)
    assert shown.search.field.text() == ""
    assert marked(shown, Mark.FOUND) == []
    assert shown.view.hasFocus()


def test_selected_words_become_a_moment_with_their_quote_by_one_key(qtbot, opened, shown):
    select(shown, (2, 3), (2, 4))
    assert opened.hearing.selecting.stretch == pytest.approx((12.2, 12.9))
    assert "2 words" in shown.foot._said.text()
    write(qtbot, "m")
    (moment,) = opened._reading.sheet.moments
    assert (moment.start, moment.end) == pytest.approx((12.2, 12.9))
    assert moment.note == "“Please hold,”"
    assert moment.questions == (opened._reading.focus,)
    assert shown.isVisible()
    assert not shown.view.textCursor().hasSelection()
    opened._sitting.undo()
    assert opened._reading.sheet.moments == ()


def test_the_button_does_the_same_and_a_change_of_speaker_shows(qtbot, opened, shown):
    select(shown, (0, 5), (1, 0))
    qtbot.mouseClick(shown.foot.moment, LEFT)
    (moment,) = opened._reading.sheet.moments
    assert moment.note == "“speaking. / Hello.”"


def test_a_stretch_that_is_selected_elsewhere_has_no_quote(qtbot, opened, shown):
    select(shown, (2, 3), (2, 4))
    opened.hearing.selecting.select(3.0, 4.0)
    assert not shown.view.textCursor().hasSelection()
    write(qtbot, "m")
    assert opened._reading.sheet.moments[0].note == ""


def test_a_word_is_corrected_in_place_and_what_was_heard_is_kept(qtbot, desk, call, shown):
    qtbot.mouseDClick(shown.view.viewport(), LEFT, pos=point_of(shown, (0, 2)))
    assert shown.word_field.text() == "Northgate"
    shown.word_field.setText("Southgate")
    press(qtbot, KEY.Key_Return)
    qtbot.waitUntil(lambda: "Southgate Garage" in shown.view.toPlainText())
    word = kept(desk, call).transcript.lines[0].words[2]
    assert (word.text, word.heard) == ("Southgate", "Northgate")
    assert marked(shown, Mark.CORRECTED) == ["Southgate"]
    assert shown.view.hasFocus()
    press(qtbot, KEY.Key_Z, CTRL)
    qtbot.waitUntil(lambda: "Northgate Garage" in shown.view.toPlainText())
    assert marked(shown, Mark.CORRECTED) == []


def test_f2_corrects_the_word_at_the_cursor_and_esc_leaves_it(qtbot, desk, call, shown):
    select(shown, (1, 1), (1, 1))
    shown.view.select_none()
    press(qtbot, KEY.Key_F2)
    assert shown.word_field.text() == "The"
    shown.word_field.setText("Those")
    press(qtbot, KEY.Key_Escape)
    assert not shown.word_field.isVisible()
    assert kept(desk, call).transcript.lines[1].words[1].text == "The"


def test_several_corrections_in_a_row_are_all_kept(qtbot, desk, call, shown):
    for at, text in enumerate(("Fine", "evening,", "Southgate")):
        shown.open_transcript.correct((0, at), text)
    qtbot.waitUntil(
        lambda: kept(desk, call).transcript.lines[0].text.startswith("Fine evening, Southgate")
    )
    qtbot.waitUntil(lambda: marked(shown, Mark.CORRECTED) == ["Fine", "evening,", "Southgate"])


def test_what_was_corrected_just_before_the_call_is_left_is_kept(desk, call, opened, shown):
    shown.open_transcript.correct((0, 0), "Fine")
    opened.leave()
    assert kept(desk, call).transcript.lines[0].words[0].text == "Fine"


def test_a_correction_that_is_no_word_is_refused(shown):
    shown.open_transcript.correct((0, 0), "a" * 500)
    assert "A word has at most 200 letters." in shown.notice.text


def test_a_finished_evaluation_is_read_and_corrected_but_gets_no_moment(
    qtbot, desk, call, opened, shown
):
    for _ in opened._reading.form.questions:
        opened.actions_of_keys.answer(3)
    opened.finish()
    qtbot.waitUntil(lambda: opened._sitting is None)
    select(shown, (2, 3), (2, 4))
    opened.actions_of_keys.moments.mark()
    assert opened._reading.sheet.moments == ()
    assert "locked" in opened.notice.text
    shown.open_transcript.correct((0, 0), "Fine")
    qtbot.waitUntil(lambda: "Fine morning" in shown.view.toPlainText())


def test_a_card_number_is_marked_and_warned_of_and_its_stretch_selected(opened, shown):
    assert marked(shown, Mark.CARD) == ["4111 1111 1111 1111"]
    assert "Digits at 0:22 pass the check of card numbers." in shown.cards.text
    assert "4111" not in shown.cards.text
    shown.cards.action_asked.emit()
    assert opened.hearing.selecting.stretch == pytest.approx((22.2, 23.7))


def test_words_per_minute_stand_with_what_was_measured(opened, shown):
    assert opened.side.measured._words_per_minute.keys() == {"agent", "caller"}


def test_swapped_lanes_keep_the_transcript(qtbot, desk, call, opened, shown):
    with qtbot.waitSignal(shown.open_transcript.shown):
        opened.hearing._swap()
    assert "Good morning" in shown.view.toPlainText()
    assert kept(desk, call) is not None


def test_a_transcript_that_goes_on_after_the_call_is_doubted_and_kept(qtbot, panel, tmp_path):
    said = (*SAID, (300.0, "Agent", "This is another call."))
    bring(qtbot, panel, written(tmp_path / "other.json", said))
    assert "It goes on to 5:01, but the call ends at 0:40." in panel.notice.text
    assert panel.ready is not None
