from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QLabel

from evaluator.errors import UserError
from evaluator.forms.model import Form
from evaluator.places import shipped
from evaluator.ui import look
from evaluator.ui.icons import icon
from evaluator.ui.keys import TABLE, Keys
from evaluator.ui.themes import CONTRAST, DARK, LIGHT
from evaluator.ui.widgets.badge import ScoreBadge, Tone, paint_shape, tone_of
from evaluator.ui.widgets.basic import Chip, Elided, icon_button
from evaluator.ui.widgets.calendar import calendar
from evaluator.ui.widgets.empty import EmptyState
from evaluator.ui.widgets.field import Field, line
from evaluator.ui.widgets.keys_page import KeysPage
from evaluator.ui.widgets.name_bar import NameBar
from evaluator.ui.widgets.notice import InlineNotice
from evaluator.ui.widgets.time_field import HERE, TimeField


def form_with(pass_mark: float) -> Form:
    return Form.model_validate(
        {
            "id": "f",
            "version": "1",
            "title": "F",
            "pass_mark": pass_mark,
            "bands": [
                {"at": 90.0, "name": "Top"},
                {"at": 80.0, "name": "Good"},
                {"at": 70.0, "name": "Fair"},
                {"at": 0.0, "name": "Poor"},
            ],
            "questions": [
                {
                    "id": "q",
                    "title": "Q",
                    "weight": 1.0,
                    "definition": "D",
                    "good": "G",
                    "levels": ["no", "yes"],
                }
            ],
        }
    )


@pytest.mark.parametrize(
    ("score", "tone"),
    [
        (95.0, Tone.TOP),
        (89.96, Tone.TOP),  # shown as 90.0
        (80.0, Tone.GOOD),
        (79.9, Tone.WARN),
        (12.0, Tone.BAD),
        (None, Tone.NONE),
    ],
)
def test_the_tone_of_a_score(score, tone) -> None:
    assert tone_of(form_with(80.0), score) is tone


def test_a_low_pass_mark_makes_a_low_band_good() -> None:
    assert tone_of(form_with(0.0), 12.0) is Tone.GOOD


def test_every_tone_has_a_shape_of_its_own(qapp) -> None:
    """Colour never speaks alone: in one colour the five shapes still differ."""
    drawn = set()
    for tone in Tone:
        image = QImage(24, 24, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        paint_shape(painter, QRectF(2, 2, 20, 20), tone)
        painter.end()
        drawn.add(bytes(image.convertToFormat(QImage.Format.Format_Alpha8).constBits()))
    assert len(drawn) == len(Tone)


def test_the_badge_says_its_score(qtbot) -> None:
    badge = ScoreBadge(large=True)
    qtbot.addWidget(badge)
    badge.show_score(87.54, "On standard", Tone.GOOD)
    assert badge.accessibleName() == "Score 87.5, On standard"
    assert badge.sizeHint().width() > 0
    badge.grab()
    badge.show_score(None, "", Tone.NONE)
    assert badge.accessibleName() == "Score –"
    badge.grab()


def test_a_chip_reads_as_what_is_chosen(qtbot) -> None:
    chip = Chip("Agent", "All agents")
    qtbot.addWidget(chip)
    chip.offer([("chris", "Chris L."), ("r&d", "R&D")])
    with qtbot.waitSignal(chip.chosen) as told:
        chip.choose("chris")
    assert told.args == ["chris"]
    assert "Chris L." in chip.text()
    assert chip.accessibleName() == "Agent: Chris L."
    with qtbot.assertNotEmitted(chip.chosen):
        chip.choose("chris")
    menu = chip.menu()
    menu.aboutToShow.emit()
    assert [action.isChecked() for action in menu.actions()] == [False, True, False]
    with qtbot.waitSignal(chip.chosen):
        menu.actions()[0].trigger()
    assert chip.value == ""
    chip.name_everything("Everybody")
    assert "Everybody" in chip.text()


def test_a_notice_says_an_error_and_is_put_away(qtbot) -> None:
    notice = InlineNotice()
    qtbot.addWidget(notice)
    assert notice.text == ""
    notice.say_error(UserError("The disk is full.", "Make room."), action="Try again")
    assert notice.text == "The disk is full. Make room."
    assert notice.property("kind") == "bad"
    with qtbot.waitSignal(notice.action_asked):
        notice._action.click()
    with qtbot.waitSignal(notice.closed):
        notice._close.click()
    assert notice.text == ""
    notice.say("good", "Done.")
    assert notice.property("kind") == "good"
    notice.clear()
    assert notice.isHidden()


def test_an_empty_place_offers_a_step_and_the_sample(qtbot) -> None:
    empty = EmptyState("Nothing", "This is for calls.", "Add", symbol="calls")
    qtbot.addWidget(empty)
    buttons = [child for child in empty.children() if hasattr(child, "click")]
    with qtbot.waitSignal(empty.step_asked):
        buttons[0].click()
    with qtbot.waitSignal(empty.sample_asked):
        buttons[1].click()
    empty.say("Other", "words")
    assert empty.heading.text() == "Other"
    empty.grab()


def test_a_long_purpose_is_shown_whole(qtbot) -> None:
    empty = EmptyState("Nothing", "A sentence that goes on. " * 8, "Add")
    qtbot.addWidget(empty)
    empty.resize(900, 600)
    empty.show()
    assert empty.purpose.height() >= empty.purpose.heightForWidth(empty.purpose.width())


def test_a_cut_line_has_an_ellipsis_and_a_tip(qtbot) -> None:
    words = Elided("a very long line of text indeed")
    qtbot.addWidget(words)
    words.resize(60, 20)
    words.grab()
    assert words.toolTip() == words.text()
    assert words.minimumSizeHint().width() < 40


def test_a_field_complains_in_its_own_line(qtbot) -> None:
    field = Field("Rings", line(), required=True)
    qtbot.addWidget(field)
    assert field.control.accessibleName() == "Rings (needed)"
    before = field.sizeHint()
    field.complain("From 0 to 100.")
    assert field.wrong == "From 0 to 100."
    assert field.sizeHint().height() == before.height()
    field.complain("")
    assert field.wrong == ""


def test_the_name_bar_wants_a_name(qtbot) -> None:
    bar = NameBar("Who?", name="Your name", go_on="Continue", note="It is kept.")
    qtbot.addWidget(bar)
    bar.ask(["Ann Carter"])
    assert not bar.go_on.isEnabled()
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert not bar.isHidden()
    qtbot.keyClicks(bar.field, " Ann ")
    with qtbot.waitSignal(bar.named) as told:
        qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert told.args == ["Ann"]
    assert bar.isHidden()
    bar.ask([])
    with qtbot.waitSignal(bar.closed):
        bar._put_away()


@pytest.fixture
def field(qtbot):
    field = TimeField()
    qtbot.addWidget(field)
    return field


def test_a_time_keeps_its_zone_and_its_seconds(field) -> None:
    time = datetime(2026, 5, 4, 9, 30, 17, tzinfo=ZoneInfo("Asia/Tokyo"))
    field.show_time(time)
    assert field.zone.currentText() == "Asia/Tokyo"
    assert field.time() == time
    assert field.time().second == 17


def test_a_time_without_a_zone_is_this_computers(field) -> None:
    field.show_time(None)
    assert field.zone.currentText() == HERE
    assert field.time() is None
    field.text.setText("2026-05-04 09:30")
    assert field.time() == datetime(2026, 5, 4, 9, 30).astimezone()


def test_a_chosen_zone_is_the_times(field, qtbot) -> None:
    field.text.setText("2026-05-04 09:30")
    with qtbot.waitSignal(field.edited):
        field.zone.setEditText("Europe/Zurich")
    assert field.time().utcoffset() == timedelta(hours=2)


def test_an_offset_stays_when_the_time_is_changed(field) -> None:
    zone = timezone(timedelta(hours=9, minutes=30))
    field.show_time(datetime(2026, 5, 4, 9, 30, tzinfo=zone))
    field.text.setText("2026-05-04 10:00")
    assert field.time() == datetime(2026, 5, 4, 10, 0, tzinfo=zone)


def test_what_is_no_date_and_no_zone_is_refused(field) -> None:
    field.text.setText("soon")
    with pytest.raises(UserError, match="no date"):
        field.time()
    field.text.setText("2026-05-04 09:30")
    field.zone.setEditText("Atlantis")
    with pytest.raises(UserError, match="no time zone"):
        field.time()


def test_zones_are_offered_once_they_can_be_seen(field, qtbot) -> None:
    field.show_time(datetime(2026, 5, 4, tzinfo=UTC))
    shown = field.zone.currentText()
    field.show()
    assert field.zone.count() > 300
    assert field.zone.currentText() == shown


def test_all_keys_are_listed_and_esc_puts_them_away(qtbot) -> None:
    window = QLabel("window")
    window.resize(1280, 800)
    qtbot.addWidget(window)
    page = KeysPage(window)
    window.show()
    page.open(Keys())
    words = " ".join(label.text() for label in page.findChildren(QLabel))
    assert "0 to 9" in words
    assert "Comment on the point in focus" in words
    page.grab()
    qtbot.keyClick(page, Qt.Key.Key_A)
    assert page.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not page.isVisible()
    page.open(Keys().change("answer_3", "F8"))
    words = [label.text() for label in page.findChildren(QLabel)]
    assert "F8" in words
    assert {f"Answer {level}, go to the next point" for level in range(10)} <= set(words)
    qtbot.mouseClick(page, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not page.isVisible()


def test_every_place_has_its_icon_and_follows_the_theme(qapp) -> None:
    looks = look.looks()
    looks.wear("light")
    one = icon("calls", "accent")
    before = one.pixmap(QSize(24, 24)).toImage()
    looks.wear("contrast")
    assert one.pixmap(QSize(24, 24)).toImage() != before
    looks.wear("light")


def test_the_icons_are_lines_of_one_width_on_one_grid() -> None:
    files = sorted(shipped("resources", "icons").glob("*.svg"))
    assert len(files) > 20
    for file in files:
        text = file.read_text("utf-8")
        assert 'viewBox="0 0 24 24"' in text, file
        assert 'stroke-width="1.75"' in text, file
        assert 'stroke="currentColor"' in text, file


@pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST], ids=lambda one: one.name)
def test_arrows_have_the_colour_of_their_look(theme) -> None:
    for which in ("up", "down"):
        text = shipped("resources", "icons", "arrows", f"{which}-{theme.name}.svg").read_text()
        assert theme.muted in text
    tick = shipped("resources", "icons", "arrows", f"tick-{theme.name}.svg").read_text()
    assert theme.on_accent in tick


def test_an_icon_alone_has_a_name(qtbot) -> None:
    made = icon_button("close", "Put away", lambda: None)
    qtbot.addWidget(made)
    assert made.accessibleName() == made.toolTip() == "Put away"


def test_every_action_has_its_own_id() -> None:
    ids = [key.action for key in TABLE]
    assert len(set(ids)) == len(ids)


def test_weekends_of_a_calendar_are_not_red(qtbot):
    made = calendar()
    qtbot.addWidget(made)
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        assert made.weekdayTextFormat(day).foreground().style() == Qt.BrushStyle.NoBrush
