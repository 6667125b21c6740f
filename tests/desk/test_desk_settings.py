"""Settings: read with care, written whole."""

import stat
from dataclasses import replace
from pathlib import Path

import pytest

from evaluator.desk import settings as settings_file
from evaluator.desk.settings import DEFAULT_ACCENT, Brand, Settings, brand_of, is_colour
from evaluator.errors import UserError
from evaluator.places import places, private


def put(text: str) -> Path:
    path = private(places().config) / "settings.toml"
    path.write_text(text, "utf-8")
    return path


def test_nothing_set_yet() -> None:
    assert settings_file.read(places()) == Settings()


def test_what_is_written_is_read_again() -> None:
    settings = Settings(
        evaluator="Åsa “the ear” \\ Ö\n",
        brand=Brand(name="Fine Calls", logo=Path("/tmp/logo.png"), accent="#AA0011"),
        clients={"Harbour Clinic": Brand(name="Harbour"), 'a."b"]': Brand(name="Odd")},
        page="Letter",
        theme="contrast",
        rewind_on_pause=0.0,
        reaction_lag=1.5,
        jump=10.0,
        small_jump=2.0,
        name_pattern="{agent}-*",
        speed=1.7,
        keys={"play": "F5"},
    )
    settings_file.write(places(), settings)
    assert settings_file.read(places()) == settings
    assert stat.S_IMODE(places().settings.stat().st_mode) == 0o600
    assert stat.S_IMODE(places().config.stat().st_mode) == 0o700


def test_comments_and_unknown_settings_stay_and_what_was_taken_away_goes() -> None:
    path = put(
        '# mine\nevaluator = "Ann"\nfuture = [1, 2]\n\n[keys]\nplay = "F5"\n\n'
        '[clients.Old]\nname = "Old"\n\n[brand]\nlogo = "/x.png"\n'
    )
    settings = settings_file.read(places())
    settings_file.write(places(), replace(settings, keys={}, clients={}, brand=Brand()))
    text = path.read_text("utf-8")
    assert "# mine" in text and "future = [1, 2]" in text
    assert "F5" not in text and "Old" not in text and "logo" not in text
    assert settings_file.read(places()).evaluator == "Ann"


def test_a_file_that_is_no_toml_is_put_aside_and_said() -> None:
    path = put("evaluator = \n")
    settings = settings_file.read(places())
    bad = path.with_name("settings.toml.bad")
    assert bad.read_text("utf-8") == "evaluator = \n"
    assert str(bad) in settings.notice
    assert replace(settings, notice="") == Settings()
    assert settings_file.read(places()) == Settings()


def test_a_file_that_is_no_text_is_put_aside() -> None:
    put("")
    places().settings.write_bytes(b"\xff\xfe\x00")
    assert "put aside" in settings_file.read(places()).notice


def test_a_wrong_value_keeps_its_default_and_is_named() -> None:
    put('speed = 9\npage = "A3"\njump = true\nevaluator = "Ann"\nbrand = 3\nkeys = "x"\n')
    settings = settings_file.read(places())
    assert (settings.speed, settings.page, settings.jump) == (1.0, "A4", 5.0)
    assert settings.evaluator == "Ann" and settings.brand == Brand()
    assert all(name in settings.notice for name in ("speed", "page", "jump", "brand", "keys"))


def test_a_broken_file_is_written_anew() -> None:
    put("][")
    settings_file.write(places(), Settings(evaluator="Ann"))
    assert settings_file.read(places()).evaluator == "Ann"


def test_a_folder_in_place_of_the_file_is_said() -> None:
    private(places().settings)
    with pytest.raises(UserError, match="cannot be read"):
        settings_file.read(places())


def test_a_wrong_colour_is_the_usual_one() -> None:
    put('[brand]\naccent = "red"\n')
    assert settings_file.read(places()).brand.accent == DEFAULT_ACCENT
    assert is_colour("#a0B1c2") and not is_colour("#12345") and not is_colour("#12345x")


def test_a_client_without_a_brand_has_its_name_and_our_colour() -> None:
    settings = Settings(
        brand=Brand(name="We", accent="#112233"), clients={"A": Brand(name="A plc")}
    )
    assert brand_of(settings, "A").name == "A plc"
    assert brand_of(settings, "B") == Brand(name="B", accent="#112233")
