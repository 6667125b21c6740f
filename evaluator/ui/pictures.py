"""Drawing every place and every report with the demo's data, for the guide and for looking at."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QLocale, QSize, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QWidget

from evaluator.desk import demo, evaluations, forms, reports, sample
from evaluator.desk import settings as settings_file
from evaluator.desk.calls import CallFilter
from evaluator.desk.desk import Desk
from evaluator.desk.settings import Brand, Settings
from evaluator.places import Places, private
from evaluator.ui import background, look
from evaluator.ui.calls.page import CallsPage
from evaluator.ui.evaluate.page import EvaluatePage
from evaluator.ui.forms.page import FormsPage
from evaluator.ui.insight.page import InsightPage
from evaluator.ui.pictures_of_forms import draw_making, publish_another
from evaluator.ui.shops.page import ShopsPage
from evaluator.ui.start import application
from evaluator.ui.window import MainWindow

TODAY: Final = datetime(2026, 11, 20, 16, 42, tzinfo=UTC)
"""When the pictures are taken, so that they are the same on every day."""

USUAL: Final = QSize(1280, 800)
LAPTOP: Final = QSize(1280, 720)
PLACES: Final = ("calls", "shops", "insight", "reports", "forms", "settings")
_BLEND: Final = "standard-enquiry"
_PAGE_WIDTH: Final = 1000
_EVALUATOR: Final = "Ruth Calder"
_SETTINGS: Final = Settings(
    evaluator=_EVALUATOR, brand=Brand(name="Calder & Finch Call Quality", accent="#1f5f8b")
)
_LIST: Final = """Recording;Agent;Group;Company;Call date;In/Out;Ticket
0412.wav;Dee Marlow;Front desk;Harbour Clinic;2026-11-03 09:12;in;T-1041
0413.wav;Tomasz Wilk;Front desk;Harbour Clinic;2026-11-03 09:40;in;T-1042
0414.wav;Yara Haddad;Service;Northgate Motors;2026-11-03 10:05;out;T-1043
"""


@dataclass(frozen=True, slots=True)
class _Sample:
    """The sample call, its finished evaluation, and the title of the form."""

    evaluation_id: str
    call_id: str
    form: str


@dataclass(frozen=True, slots=True)
class _Shown:
    window: MainWindow
    out: Path
    theme: str

    def take(self, name: str, size: QSize = USUAL, scale: float = 1.0) -> None:
        """Draw the window as it is once nothing moves any more."""
        self.window.resize(size)
        settle()
        image = picture_of(self.window, scale)
        image.save(str(self.out / f"{name}-{self.theme}.png"))


def draw(out: Path) -> None:
    """Draw every place in every theme that matters, and every report, into the folder `out`.

    Needs no display. Raises UserError when the folder cannot be written.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_FONT_DPI"] = "96"
    private(out)
    application()
    with _same_everywhere(), tempfile.TemporaryDirectory() as kept:
        root = Path(kept)
        places = Places(root / "data", root / "config", root / "cache", root / "log")
        settings_file.write(places, _SETTINGS)
        with Desk.in_memory(places) as desk:
            _draw_empty(desk, out)
            sample_call = _fill(desk)
            _draw_reports(desk, out, sample_call.evaluation_id)
            for theme in ("light", "dark"):
                with _window(desk, theme) as window:
                    _draw_places(_Shown(window, out, theme), sample_call)
            with _window(desk, "contrast") as window:
                _Shown(window, out, "contrast").take("calls")
            publish_another(desk)
            for theme in ("light", "dark"):
                with _window(desk, theme) as window:
                    draw_making(desk, _Shown(window, out, theme), settle)


def picture_of(widget: QWidget, scale: float = 1.0) -> QImage:
    """A widget as a screen of this scale shows it: 2 draws every line and letter twice as fine."""
    image = QImage(widget.size() * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    widget.render(image)
    return image


def settle(still: int = 250) -> None:
    """Let timers run and background work arrive, until nothing has happened for a while (ms)."""
    quiet = 0
    while quiet < 2:
        loop = QEventLoop()
        QTimer.singleShot(still, loop.quit)
        loop.exec()
        quiet = 0 if background.under_way() else quiet + 1


@contextmanager
def _same_everywhere() -> Iterator[None]:
    """British dates, the light theme and always the same moment, whatever this machine says."""
    before, clock = QLocale(), os.environ.get("SOURCE_DATE_EPOCH")
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    os.environ["SOURCE_DATE_EPOCH"] = str(int(TODAY.timestamp()))
    try:
        yield
    finally:
        if clock is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = clock
        QLocale.setDefault(before)
        look.looks().wear("light")


@contextmanager
def _window(desk: Desk, theme: str) -> Iterator[MainWindow]:
    settings = replace(_SETTINGS, theme=theme)  # type: ignore[arg-type]  # one of the themes
    look.looks().wear(settings.theme)
    window = MainWindow(desk, settings)
    window.show()
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()
        settle(50)


def _fill(desk: Desk) -> _Sample:
    """The demo's calls, and a draft beside the sample's finished evaluation."""
    demo.fill(desk)
    done = demo.score_sample(desk)
    form = forms.find(desk, sample.FORM)
    sheet = sample.sheet(form)
    begun = [question.id for question in form.questions][:4]
    half = replace(
        sheet,
        answers={id: answer for id, answer in sheet.answers.items() if id in begun},
        improvement="",
        action="",
        action_due=None,
    )
    kept = evaluations.open_draft(desk, done.call.id, "Lena Fischer", form)
    evaluations.keep_draft(desk, kept.evaluation_id, half, form.questions[4].id, 41.0)
    return _Sample(evaluation_id=done.id, call_id=done.call.id, form=form.title)


def _draw_empty(desk: Desk, out: Path) -> None:
    with _window(desk, "light") as window:
        _Shown(window, out, "light").take("calls-empty")


def _draw_places(shown: _Shown, sample_call: _Sample) -> None:
    window = shown.window
    for place in PLACES:
        window.go(place)
        settle()
        _choose(window, place, sample_call)
        shown.take(place)
        shown.take(f"{place}-720", LAPTOP)
    _draw_blend(shown)
    _draw_list(shown)
    window.go("calls")
    shown.take("calls-200", LAPTOP, scale=2.0)
    window.show_keys()
    shown.take("keys")
    window.show_keys()
    window.change_settings(replace(window.settings, evaluator="Lena Fischer"))
    window.open_call(sample_call.call_id)
    for name, size, scale in (
        ("evaluate", USUAL, 1.0),
        ("evaluate-720", LAPTOP, 1.0),
        ("evaluate-200", LAPTOP, 2.0),
    ):
        shown.take(name, size, scale)
    _read_along(shown)
    window.back()


def _read_along(shown: _Shown) -> None:
    """The transcript beside the recording, searched."""
    page = shown.window.page("evaluate")
    if not isinstance(page, EvaluatePage):
        raise TypeError("The place Evaluate is no EvaluatePage.")
    page.actions_of_keys.words.go()
    settle()
    page.side.transcript.search.field.setText("form")
    shown.take("transcript")
    page.side.transcript.search.field.clear()


def _choose(window: MainWindow, place: str, sample_call: _Sample) -> None:
    """Select something, so that a place shows what it shows in use."""
    page = window.page(place)
    if isinstance(page, CallsPage):
        page.table.choose(sample_call.call_id)
    elif isinstance(page, ShopsPage):
        page.table.choose(page.table.calls.rows[4].call.id)
    elif isinstance(page, InsightPage):
        page.months.choose("")  # any stretch of months would end on the day it is drawn
        page.form.choose(sample_call.form)
        settle()
    elif place == "reports":
        window.show_report(sample_call.evaluation_id)


def _draw_blend(shown: _Shown) -> None:
    """Scores on a blend, and the blends among the forms."""
    shown.window.go("insight")
    insight = shown.window.page("insight")
    shown.window.go("forms")
    made = shown.window.page("forms")
    if not isinstance(insight, InsightPage) or not isinstance(made, FormsPage):
        raise TypeError("The places Insight and Forms are others.")
    made.kind.setCurrentIndex(1)
    made.blends.list.setCurrentRow(3)
    shown.take("blends")
    made.kind.setCurrentIndex(0)
    shown.window.go("insight")
    insight.form.choose(f"blend: {_BLEND}")
    settle()
    shown.take("insight-blend")


def _draw_list(shown: _Shown) -> None:
    """The mapping of a call list."""
    shown.window.go("calls")
    page = shown.window.page("calls")
    if not isinstance(page, CallsPage):
        raise TypeError("The place Calls is no CallsPage.")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "calls of November.csv")
        path.write_text(_LIST, "utf-8")
        page.read_list(path)
        shown.take("call-list")
    page.mapping.closed.emit()


def _draw_reports(desk: Desk, out: Path, evaluation_id: str) -> None:
    form = forms.find(desk, sample.FORM).title
    made: tuple[tuple[str, Callable[[Path], Path]], ...] = (
        ("report-feedback", lambda path: reports.feedback(desk, evaluation_id, path)),
        (
            "report-client",
            lambda path: reports.client_report(
                desk, CallFilter(client="Harbour Clinic", form=form), path
            ),
        ),
    )
    for name, make in made:
        draw_pages(make(out / f"{name}.pdf"), out, name)


def draw_pages(pdf: Path, out: Path, name: str) -> int:
    """Draw the pages of a PDF as `name`-1.png and so on; returns how many there are."""
    document = QPdfDocument()
    document.load(str(pdf))
    pages = document.pageCount()
    for page in range(pages):
        points = document.pagePointSize(page)
        size = QSize(_PAGE_WIDTH, round(_PAGE_WIDTH * points.height() / points.width()))
        drawn = QImage(size, QImage.Format.Format_RGB32)
        drawn.fill("white")
        painter = QPainter(drawn)
        painter.drawImage(0, 0, document.render(page, size))
        painter.end()
        drawn.save(str(out / f"{name}-{page + 1}.png"))
    document.close()
    return pages
