from datetime import date, datetime, time

import pytest
from PySide6.QtCore import QLocale

from evaluator.errors import UserError
from evaluator.ui.days import day_hint, read_moment, shown_day, shown_moment, shown_time
from evaluator.ui.widgets.time_field import TimeField

SPOKEN = (
    "en_GB", "en_US", "en_CA", "de_DE", "nl_NL", "hu_HU", "ja_JP", "ko_KR", "ar_EG", "fa_IR",
    "fi_FI", "bg_BG", "th_TH",
)  # fmt: skip
MOMENTS = (datetime(2026, 3, 4, 14, 5), datetime(2026, 12, 30, 0, 30), datetime(1999, 1, 2, 12, 0))


@pytest.fixture
def speaking():
    """Let the desktop speak a language."""
    before = QLocale()
    yield lambda name: QLocale.setDefault(QLocale(name))
    QLocale.setDefault(before)


@pytest.mark.parametrize("language", [*SPOKEN, "C"])
def test_what_is_shown_is_read_again_and_iso_everywhere(speaking, language):
    speaking(language)
    for moment in MOMENTS:
        for said in (shown_moment(moment), f"{moment:%Y-%m-%d %H:%M}"):
            assert read_moment(said) == moment.astimezone()
        assert read_moment(shown_day(moment)).date() == moment.date()


def test_days_are_written_as_the_desktop_writes_them_with_the_whole_year(speaking):
    day = date(2026, 3, 4)
    said = {}
    for language in ("en_GB", "en_US", "de_DE", "C"):
        speaking(language)
        said[language] = (
            shown_day(day),
            day_hint(),
            shown_time(time(14, 5)).replace("\u202f", " "),
        )
    assert said == {
        "en_GB": ("04/03/2026", "dd/mm/yyyy", "14:05"),
        "en_US": ("3/4/2026", "m/d/yyyy", "2:05 PM"),
        "de_DE": ("04.03.2026", "dd.mm.yyyy", "14:05"),
        "C": ("2026-03-04", "yyyy-mm-dd", "14:05"),
    }


def test_what_may_mean_two_days_means_the_desktops(speaking):
    speaking("en_GB")
    assert read_moment("3/4/2026").date() == date(2026, 4, 3)
    speaking("en_US")
    assert read_moment("3/4/2026").date() == date(2026, 3, 4)
    speaking("sv_SE")
    with pytest.raises(UserError, match="two days"):
        read_moment("3/4/2026")


@pytest.mark.parametrize("text", ["soon", "3/4/26", "1/2/0026", "31/31/2026"])
def test_what_is_no_day_is_refused_with_the_desktops_own_example(speaking, text):
    speaking("en_GB")
    with pytest.raises(UserError, match=r"no date.*30/12/2026 22:58"):
        read_moment(text)


def test_a_field_for_a_time_says_it_as_the_tables_do(qtbot, speaking):
    speaking("en_GB")
    field = TimeField()
    qtbot.addWidget(field)
    moment = MOMENTS[0].astimezone()
    field.show_time(moment)
    assert field.text.text() == shown_moment(moment) == "04/03/2026 14:05"
    field.text.setText("05/03/2026 9:30")
    assert field.time() == datetime(2026, 3, 5, 9, 30).astimezone()
