from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from evaluator.desk import reports
from evaluator.ui import look, pictures


def test_a_place_is_drawn_the_same_twice_and_finer_at_a_higher_scale(
    window, three_calls, tmp_path
) -> None:
    window.go("calls")
    shown = pictures._Shown(window, tmp_path, "light")
    shown.take("one", QSize(1280, 720))
    shown.take("two", QSize(1280, 720))
    shown.take("fine", QSize(1280, 720), scale=2.0)
    one, two, fine = (QImage(str(tmp_path / f"{n}-light.png")) for n in ("one", "two", "fine"))
    assert one == two
    assert one.size() == QSize(1280, 720)
    assert fine.size() == QSize(2560, 1440)
    assert len({one.pixelColor(x, 100).name() for x in range(0, 1280, 3)}) > 3


def test_every_page_of_a_report_is_drawn(desk, three_calls, scored, tmp_path) -> None:
    done = scored(three_calls[0].id)
    pdf = reports.feedback(desk, done.id, tmp_path / "f.pdf")
    pages = pictures.draw_pages(pdf, tmp_path, "f")
    assert pages >= 1
    drawn = [QImage(str(tmp_path / f"f-{page}.png")) for page in range(1, pages + 1)]
    assert all(page.width() == 1000 for page in drawn)
    assert drawn[0].pixelColor(2, 2).name() == "#ffffff"


def test_drawing_goes_through_every_place(qtbot, home, tmp_path, monkeypatch) -> None:
    """The whole round, as soon as each place is there: what is drawn, not how it looks."""
    taken: list[str] = []

    def take(shown, name: str, size: QSize = pictures.USUAL, scale: float = 1.0) -> None:
        taken.append(f"{name}-{shown.theme}")

    monkeypatch.setattr(pictures._Shown, "take", take)
    monkeypatch.setattr(pictures, "settle", lambda still=0: qtbot.settle())
    monkeypatch.setattr(pictures.demo, "fill", lambda desk: few(desk))
    pictures.draw(tmp_path / "out")
    assert {f"{place}-{theme}" for place in pictures.PLACES for theme in ("light", "dark")} <= set(
        taken
    )
    for place in ("editor", "editor-form", "editor-language", "versions", "what-if"):
        assert {f"{place}-light", f"{place}-dark", f"{place}-200-dark"} <= set(taken), place
    for name in ("evaluate-light", "evaluate-200-dark", "keys-light", "call-list-dark"):
        assert name in taken
    assert {"blends-light", "insight-blend-dark"} <= set(taken)
    assert {"calls-empty-light", "calls-contrast"} <= set(taken)
    assert (tmp_path / "out" / "report-feedback-1.png").is_file()
    assert (tmp_path / "out" / "report-client.pdf").is_file()
    assert look.looks().theme == "light"


def few(desk) -> None:
    """Some visits, enough for what the round chooses."""
    from datetime import UTC, datetime

    from evaluator.desk import shops
    from evaluator.desk.calls import CallDetails
    from evaluator.terms import Shop

    for day in range(1, 7):
        facts = CallDetails(client="Harbour Clinic", started=datetime(2026, 11, day, tzinfo=UTC))
        shops.add(desk, facts, Shop(scenario="Asks"))


def test_a_place_that_is_none_is_a_bug(window, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(window, "page", lambda place: Path())
    monkeypatch.setattr(window, "go", lambda place: None)
    with pytest.raises(TypeError):
        pictures._draw_list(pictures._Shown(window, tmp_path, "light"))
