"""The consultant's visit: a mystery-shop call without a recording, under the house's own brand."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hands import ALT, CTRL, KEY, Until, press, tab_to, write, write_over
from pypdf import PdfReader
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QFileDialog

from evaluator.desk import calls, evaluations
from evaluator.desk.desk import Desk
from evaluator.now import now
from evaluator.ui.evaluate.page import EvaluatePage
from evaluator.ui.reports.page import ReportsPage
from evaluator.ui.window import MainWindow

ACCENT, LOGO = "#8a1f5c", "#1f8a4d"
HOUSE = "Quayside Call Quality"
CLIENT = "Harbour Clinic"
YESTERDAY = now().date() - timedelta(days=1)
VISIT = (
    ("Client (needed)", CLIENT),
    ("Scenario (needed)", "Moves an appointment to the evening"),
    ("Date and time", f"{YESTERDAY} 14:05"),
    ("Shopper", "Shopper 14"),
    ("Number dialled", "01632 960 101"),
    ("Reference", "HC-0331"),
    ("Agent named", "Dee Marlow"),
    ("Rings", "4"),
    ("Seconds to answer", "12"),
    ("Menu steps", "2"),
    ("Seconds on hold", "95"),
    ("Transfers", "1"),
    ("Narrative", "Answered kindly. Put on hold twice, the second time without being asked."),
)
ON_PAPER = {
    "Date and time": f"{YESTERDAY:%-d %B %Y}, 14:05",
    "Seconds to answer": "12 s",
    "Seconds on hold": "1:35",
}
"""What reads differently on paper than it was typed."""


@pytest.fixture
def logo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A logo, and the answer to the desktop's own dialog that asks for one."""
    path = tmp_path / "logo.png"
    picture = QImage(240, 80, QImage.Format.Format_RGB32)
    picture.fill(QColor(LOGO))
    picture.save(str(path))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    return path


def set_the_brand() -> None:
    """Name, colour and logo of the house, in Settings."""
    press(KEY.Key_Comma, CTRL)
    for name, text in (("Name", HOUSE), ("Accent colour", ACCENT)):
        tab_to(name)
        write_over(text)
        press(KEY.Key_Return)
    tab_to("Choose logo…")
    press(KEY.Key_Space)


def enter_the_visit(window: MainWindow, until: Until) -> None:
    """Enter a mystery-shop call and go on to score it."""
    press(KEY.Key_2, ALT)
    press(KEY.Key_N, CTRL)
    for name, text in VISIT:
        tab_to(name)
        write(text)
    tab_to("Save and score it")
    press(KEY.Key_Space)
    write("Ruth Calder")
    press(KEY.Key_Return)
    until(lambda: window.place == "evaluate")


def save_report(page: ReportsPage, until: Until) -> None:
    """Save what the preview shows, once it shows what was asked for."""
    until(lambda: page._running is None and not page._later.isActive() and page.preview.pages > 0)
    tab_to("Save PDF…")
    press(KEY.Key_Space)
    assert "Saved as" in page.notice.text


def check_brand(path: Path) -> None:
    """The house's name, its colour and its logo are on the first page."""
    first = PdfReader(path).pages[0]
    assert HOUSE in " ".join(first.extract_text().split())
    drawn = first.get_contents()
    assert drawn is not None
    colour = QColor(ACCENT)
    wanted = [round(part, 2) for part in (colour.redF(), colour.greenF(), colour.blueF())]
    assert wanted in colours_of(drawn.get_data().decode("latin-1"))
    (picture,) = first.images
    assert picture.image is not None
    shade = picture.image.convert("RGB").getpixel((5, 5))
    assert QColor(*shade).name() == LOGO  # type: ignore[misc]  # three figures


def colours_of(stream: str) -> list[list[float]]:
    """The colours that a page fills and strokes with, each rounded to hundredths."""
    words = stream.split()
    return [
        [round(float(part), 2) for part in words[at - 3 : at]]
        for at, word in enumerate(words)
        if word in ("rg", "RG")
    ]


def test_a_visit_from_its_facts_to_both_reports(
    window: MainWindow,
    desk: Desk,
    until: Until,
    logo: Path,
    saved_as: Path,
    read_pdf: Callable[[Path], str],
) -> None:
    set_the_brand()
    brand = window.settings.brand
    assert (brand.name, brand.accent, brand.logo) == (HOUSE, ACCENT, logo)
    enter_the_visit(window, until)
    page = window.page("evaluate")
    assert isinstance(page, EvaluatePage)
    assert not page.hearing.transport.isVisible()
    write("3m433a2")  # M marks nothing: there is no recording
    write("3")
    press(KEY.Key_Return, CTRL)
    (row,) = calls.listed(desk, calls.CallFilter(shops=True)).rows
    assert row.evaluation_id is not None
    done = evaluations.get(desk, row.evaluation_id)
    assert done.sheet.moments == () and len(done.sheet.answers) == 7

    press(KEY.Key_P, CTRL)
    reports = window.page("reports")
    assert isinstance(reports, ReportsPage)
    save_report(reports, until)
    paper = read_pdf(saved_as)
    check_brand(saved_as)
    for name, text in VISIT:
        assert ON_PAPER.get(name, text) in paper, name
    for question in done.form.questions:
        assert question.title in paper

    tab_to("Kind of report")
    press(KEY.Key_Right)
    tab_to("Client")
    write(CLIENT[:4])
    assert reports.client.client.currentText() == CLIENT
    save_report(reports, until)
    check_brand(saved_as)
    paper = read_pdf(saved_as)
    for text in (CLIENT, "One call scored", "HC-0331", "Dee Marlow"):
        assert text in paper
