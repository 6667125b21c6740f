import pytest
from PySide6.QtGui import QPalette

from evaluator.ui import look
from evaluator.ui.themes import CONTRAST, DARK, LIGHT, TEXT_PAIRS, Look, contrast, mix, readable_on

THEMES = (LIGHT, DARK, CONTRAST)


@pytest.mark.parametrize("theme", THEMES, ids=lambda one: one.name)
@pytest.mark.parametrize("pair", TEXT_PAIRS, ids="-on-".join)
def test_every_text_can_be_read(theme: Look, pair: tuple[str, str]) -> None:
    text, ground = pair
    assert contrast(getattr(theme, text), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda one: one.name)
def test_lines_of_charts_can_be_read_as_text(theme: Look) -> None:
    assert all(contrast(colour, theme.panel) >= 4.5 for colour in theme.series)


@pytest.mark.parametrize("theme", THEMES, ids=lambda one: one.name)
def test_edges_of_controls_and_the_focus_ring_can_be_seen(theme: Look) -> None:
    """WCAG 2.2, 1.4.11: 3:1 for what tells a control from its ground."""
    for ground in (theme.page, theme.panel, theme.field):
        assert contrast(theme.edge, ground) >= 3
        assert contrast(theme.focus, ground) >= 3


def test_the_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1


def test_a_mix_lies_between() -> None:
    assert mix("#000000", "#ffffff", 0.5) == "#808080"
    assert mix("#102030", "#ffffff", 0) == "#102030"


def test_text_on_a_cell_takes_the_better_colour() -> None:
    assert readable_on("#ffffff", LIGHT) == LIGHT.text
    assert readable_on(LIGHT.accent, LIGHT) == LIGHT.on_accent


def test_the_theme_changes_while_it_runs(qapp, qtbot) -> None:
    looks = look.looks()
    looks.wear("light")
    with qtbot.waitSignal(looks.changed):
        looks.wear("dark")
    assert look.current() is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.page
    assert DARK.panel in qapp.styleSheet()
    looks.wear("contrast")
    assert qapp.palette().color(QPalette.ColorRole.Text).name() == CONTRAST.text
    looks.wear("light")
    assert qapp.palette().color(QPalette.ColorRole.Base).name() == LIGHT.field


def test_the_system_theme_is_light_where_the_desktop_says_nothing(qapp) -> None:
    looks = look.looks()
    looks.wear("system")
    assert looks.now is LIGHT
    assert looks.theme == "system"


def test_every_role_of_the_palette_is_ours(qapp) -> None:
    """Bare X11 and offscreen leave greys where a role is not set."""
    made = look.palette(DARK)
    ours = {
        getattr(DARK, name) for name in DARK.__slots__ if name not in ("name", "dark", "series")
    }
    roles = [role for role in QPalette.ColorRole if role is not QPalette.ColorRole.NColorRoles]
    roles.remove(QPalette.ColorRole.NoRole)
    assert {made.color(role).name() for role in roles} <= ours
