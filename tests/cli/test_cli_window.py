"""What opens a window, and what does without."""

import sys
from pathlib import Path

import pytest

from evaluator import app
from evaluator.errors import UserError
from evaluator.places import Places, places
from evaluator.ui import pictures, start


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Places, Path | None]]:
    """What the window was started with, instead of starting it."""
    calls: list[tuple[Places, Path | None]] = []

    def instead(places: Places, db: Path | None) -> int:
        calls.append((places, db))
        return 7

    monkeypatch.setattr(start, "start", instead)
    return calls


def test_no_command_opens_the_window(started: list[tuple[Places, Path | None]]) -> None:
    assert app.main([]) == 7
    assert app.main(["--db", "a.db"]) == 7
    assert started == [(places(), None), (places(), Path("a.db"))]


def test_arguments_come_from_the_command_line(
    started: list[tuple[Places, Path | None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["call-evaluator", "--db", "b.db"])
    assert app.main() == 7
    assert started[0][1] == Path("b.db")


def test_a_window_that_cannot_start_says_why(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(places: Places, db: Path | None) -> int:
        raise UserError("The database is newer.", "Update.")

    monkeypatch.setattr(start, "start", fail)
    assert app.main([]) == 1
    assert capsys.readouterr().err == "The database is newer. Update.\n"


def test_without_a_display_the_window_is_refused_in_a_line(
    started: list[tuple[Places, Path | None]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert app.main([]) == app.NO_DISPLAY == 4
    said = capsys.readouterr().err
    assert "no display" in said and said.count("\n") == 1 and started == []
    monkeypatch.setattr(sys, "platform", "darwin")
    assert app.has_display()


def test_pictures_need_no_display(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    drawn: list[Path] = []
    monkeypatch.setattr(pictures, "draw", drawn.append)
    monkeypatch.delenv("DISPLAY", raising=False)
    assert app.main(["pictures", "--out", str(tmp_path)]) == 0
    assert drawn == [tmp_path]
