"""The window in other circumstances: started twice, on a small laptop, at 200 %, in every theme."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hands import ALT, KEY, Until, press, tab_to

from evaluator.desk import sample
from evaluator.desk import settings as settings_file
from evaluator.desk.desk import Desk
from evaluator.desk.settings import Settings
from evaluator.places import places
from evaluator.ui.calls.page import CallsPage
from evaluator.ui.window import MainWindow

ROOT = Path(__file__).resolve().parents[2]
Child = Callable[..., "subprocess.Popen[str]"]
Told = Callable[["subprocess.Popen[str]"], list[tuple[str, Any]]]


def test_a_second_start_raises_the_first_window(child: Child, told: Told, tmp_path: Path) -> None:
    db = tmp_path / "scores.db"
    first = child("raised", "--db", db)
    assert first.stdout is not None
    assert first.stdout.readline() == '["minimised", true]\n'
    second = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "--db", str(db)],
        capture_output=True, text=True, env=dict(os.environ), timeout=60,
    )  # fmt: skip
    assert second.returncode == 0, second.stderr
    assert told(first) == [("raised", True)]
    assert first.returncode == 0


def test_tab_goes_from_the_rail_through_all_of_a_place(
    window: MainWindow, desk: Desk, until: Until
) -> None:
    tab_to("Calls")  # empty as yet
    tab_to("Call list…")
    tab_to("Open the sample call")
    sample.bring_in(desk)
    press(KEY.Key_1, ALT)
    page = window.page("calls")
    assert isinstance(page, CallsPage)
    until(page.detail.isEnabled)
    for name in ("Calls", "Call list…", "Search", "Client", "Reference"):
        tab_to(name)
    press(KEY.Key_2, ALT)
    for name in ("Shops", "Enter a mystery-shop call", "Open the sample call", "Narrative"):
        tab_to(name)


@pytest.mark.parametrize(
    ("script", "scale", "looks"),
    [("every-place", 1.0, 7), ("every-place-in-every-theme", 2.0, 3 * 7)],
)
def test_every_place_fits_a_small_laptop(
    child: Child, told: Told, three_months: Path, script: str, scale: float, looks: int
) -> None:
    own = places()
    own.data.mkdir(parents=True)
    shutil.copy(three_months, own.database)
    settings_file.write(own, Settings(evaluator="Ruth Calder"))
    program = child(script, QT_SCALE_FACTOR=str(scale))
    said = told(program)
    assert program.returncode == 0
    assert [wrong for what, cut in said[:-1] for wrong in cut if what == "cut"] == []
    assert len(said) == looks + 1
    assert said[-1] == ("size", [1280, 720, scale])
    log = own.log / "call-evaluator.log"
    assert "a bug" not in (log.read_text("utf-8") if log.exists() else "")
