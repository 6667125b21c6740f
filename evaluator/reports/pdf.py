"""The document: pages with a running head and "page x of y", metadata and bookmarks, as bytes."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import TimeStamp
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate
from reportlab.platypus.flowables import Flowable

from evaluator import __version__
from evaluator.files import write_whole
from evaluator.reports.fonts import style_font
from evaluator.reports.look import FOOT, LINE, MARGIN, STEP, TOP, ReportLook, small
from evaluator.reports.text import draw_text, shortened
from evaluator.reports.words import clean

PROGRAM: Final = "Call Evaluator"
rl_config.useA85 = 0  # text armour round every stream costs a quarter more bytes, and time
_press = threading.Lock()  # ReportLab's canvases share fonts: one report at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What stands around the story: metadata, the running head from page 2 on, the foot.

    `made` is the document's date; the same report has the same bytes whenever it is printed.
    """

    title: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    running: str
    foot: str
    made: datetime
    language: str = "en-GB"
    page: str = "Page {} of {}"


def write_pdf(story: Sequence[Flowable], imprint: Imprint, look: ReportLook, out: Path) -> None:
    """Print a story to a file, whole or not at all.

    Raises UserError for a full disk or a folder that may not be written; an older file at `out`
    then stays as it was.
    """
    write_whole(out, pdf_bytes(story, imprint, look))


def pdf_bytes(story: Sequence[Flowable], imprint: Imprint, look: ReportLook) -> bytes:
    """Print a story. The same values give the same bytes."""
    stream = BytesIO()
    width, height = look.size
    document = BaseDocTemplate(
        stream,
        pagesize=look.size,
        invariant=1,
        lang=imprint.language,
        title=_line(imprint.title),
        author=_line(imprint.author),
        subject=_line(imprint.subject),
        keywords=", ".join(map(_line, imprint.keywords)),
        creator=f"{PROGRAM} {__version__}",
        pageCompression=1,
    )
    later = 5 * STEP  # the running head's room
    boxes = {"first": height - TOP - FOOT, "later": height - TOP - FOOT - later}
    document.addPageTemplates(
        [
            PageTemplate(
                name,
                [Frame(MARGIN, FOOT, width - 2 * MARGIN, box, 0, 0, 0, 0, id=name)],
                onPage=partial(_furniture, imprint=imprint, look=look),
                autoNextPageTemplate="later",
            )
            for name, box in boxes.items()
        ]
    )
    with _press:
        document.build(list(story), canvasmaker=partial(_Numbered, imprint=imprint, look=look))
    return stream.getvalue()


class _Numbered(Canvas):  # type: ignore[misc]
    """A canvas that knows at the end how many pages there are.

    Each page shows a form "page-n" which is only filled in when the document is saved: pages are
    neither held back nor made twice, so bookmarks lead to the right one.
    """

    def __init__(self, *args: Any, imprint: Imprint, look: ReportLook, **more: Any) -> None:
        face = style_font(small())  # or else every page names Helvetica, which is not embedded
        super().__init__(*args, **{**more, "initialFontName": face})
        self._look, self._page = look, imprint.page
        self._doc._timeStamp = _stamp(imprint.made)

    def save(self) -> None:
        """Fill in the page numbers, then save."""
        total = self.getPageNumber() - 1
        style = small(align="right")
        for number in range(1, total + 1):
            self.beginForm(f"page-{number}", 0, 0, *self._look.size)
            words = self._page.format(number, total)
            draw_text(self, words, style, self._look.size[0] - MARGIN, FOOT - 6 * STEP)
            self.endForm()
        super().save()


def _furniture(canvas: Any, document: Any, *, imprint: Imprint, look: ReportLook) -> None:
    width, height = look.size
    canvas.saveState()
    canvas.setStrokeColor(HexColor(LINE))
    canvas.setLineWidth(0.6)
    canvas.line(MARGIN, FOOT - 3 * STEP, width - MARGIN, FOOT - 3 * STEP)
    foot = shortened(imprint.foot, small(), look.room - 80)
    draw_text(canvas, foot, small(), MARGIN, FOOT - 6 * STEP)
    if document.page > 1:
        line = height - TOP - STEP
        canvas.line(MARGIN, line, width - MARGIN, line)
        running = shortened(imprint.running, small(), look.room)
        draw_text(canvas, running, small(), MARGIN, line + 2 * STEP)
    canvas.restoreState()
    canvas.doForm(f"page-{document.page}")


def _line(text: str) -> str:
    return " ".join(clean(text).split())[:300]


def _stamp(made: datetime) -> TimeStamp:
    """The document's date: when the evaluation was finished, not ReportLab's year 2000."""
    stamp = TimeStamp(invariant=1)
    moment = made.astimezone(UTC)
    stamp.t = moment.timestamp()
    stamp.lt = moment.timetuple()
    stamp.YMDhms = tuple(stamp.lt)[:6]
    return stamp
