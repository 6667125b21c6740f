"""The top of a report: whose it is; and the headings and rules below it."""

from collections.abc import Iterator, Sequence

from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.platypus.flowables import Flowable, Spacer

from evaluator.reports.direction import leans_right
from evaluator.reports.logo import logo
from evaluator.reports.look import GREY, LINE, STEP, WHITE, ReportLook, big, body, head, small
from evaluator.reports.pdf import PROGRAM
from evaluator.reports.rows import Cell, Dress, Row
from evaluator.reports.text import Text, draw_text
from evaluator.reports.words import Span, lines_of

CAP = 0.714
"""How high Noto Sans draws its capitals, as a share of the size (its OS/2 table)."""

_HIGH = 9 * STEP
_WIDE = 30 * STEP
_DATES = 36 * STEP
_DEEP = 2 * STEP
_MOST_LINES = 2  # of a name in the largest letters


class Logo(Flowable):  # type: ignore[misc]
    """A logo as large as its room in the letterhead allows, its proportions kept."""

    def __init__(self, image: ImageReader, room: float) -> None:
        super().__init__()
        self.image = image
        width, height = image.getSize()
        scale = min(room / width, _HIGH / height)
        self.width, self.height = width * scale, height * scale

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """As large as it is."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it."""
        self.canv.drawImage(self.image, 0, 0, self.width, self.height)


class Mark(Flowable):  # type: ignore[misc]
    """The first letter of a name on a square in the accent colour, where there is no logo."""

    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self.letter = name[0].upper()
        self.colour = colour
        self.width = self.height = _HIGH

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """A square."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it."""
        self.canv.setFillColor(HexColor(self.colour))
        self.canv.roundRect(0, 0, self.width, self.height, 4, stroke=0, fill=1)
        style = head(WHITE, align="center")
        draw_text(
            self.canv, self.letter, style, self.width / 2, (self.height - CAP * style.size) / 2
        )


class Rule(Flowable):  # type: ignore[misc]
    """A hairline over the whole width."""

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Next to nothing."""
        self.width = width
        return width, 0.6

    def draw(self) -> None:
        """Draw it."""
        self.canv.setStrokeColor(HexColor(LINE))
        self.canv.setLineWidth(0.6)
        self.canv.line(0, 0.3, self.width, 0.3)


def letterhead(look: ReportLook, what: str, told: Sequence[str]) -> Iterator[Flowable]:
    """Logo, name and what this is at the left; what dates it at the right.

    Raises UserError for a logo that cannot be used.
    """
    name = look.brand.strip() or PROGRAM
    mark = Logo(logo(look.logo), _WIDE) if look.logo else Mark(name, look.ink)
    beside = mark.width + 3 * STEP
    dates = look.room - _DATES
    cells = [
        Cell(0, mark.width, (mark,)),
        Cell(dates, _DATES, tuple(Text(text, body(GREY, align="right")) for text in told if text)),
    ]
    end = dates - 3 * STEP
    if look.client_logo:
        theirs = Logo(logo(look.client_logo), 0.6 * _WIDE)
        end -= theirs.width
        cells.append(Cell(end, theirs.width, (theirs,)))
        end -= 3 * STEP
    names = (Text(name, head()), Text(what, body(GREY)))
    cells.insert(1, Cell(beside, end - beside, names))
    yield Row(cells, Dress(below=3 * STEP))
    yield Rule()
    yield Spacer(0, 4 * STEP)


def named(name: str, room: float) -> Text:
    """Whose report it is, smaller where a long name would fill the page of so wide a room.

    Letters that reach further down than Latin ones have room below.
    """
    long = len(lines_of([Span(name, big())], room)) > _MOST_LINES
    style = head(face="Bold") if long else big()
    return Text(name, style, outline=0, after=_DEEP if leans_right(name) else 0)


def heading(words: str, look: ReportLook, *, outline: int, aside: str = "") -> Row:
    """A heading that stays with what follows it; `aside` stands small at the right."""
    cells = [Cell(0, 0.6 * look.room, (Text(words, head(), outline=outline),))]
    if aside:
        note = Text(aside, small(align="right"))
        cells.append(Cell(0.6 * look.room, 0.4 * look.room, (Spacer(0, 5), note)))
    return Row(cells, Dress(below=STEP), keep=True, before=5 * STEP)
