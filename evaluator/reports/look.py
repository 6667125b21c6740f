"""The look of a report: whose paper it is, one grid, four sizes, few colours."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TypeAlias

from reportlab.lib.pagesizes import A4, LETTER

from evaluator.reports.fonts import Style

Page: TypeAlias = Literal["A4", "Letter"]
Shape: TypeAlias = Literal["star", "circle", "triangle", "diamond", "square"]

STEP: Final = 4.0
"""The grid: every distance is a multiple of it, in points."""
MARGIN: Final = 13 * STEP
TOP: Final = 11 * STEP
FOOT: Final = 16 * STEP

SMALL: Final = 7.5
BODY: Final = 9.5
HEAD: Final = 13.0
BIG: Final = 30.0

INK: Final = "#1a2130"
GREY: Final = "#5b6577"
LINE: Final = "#d5dae2"
TINT: Final = "#f4f6f9"
EMPTY: Final = "#e9edf2"
EDGE: Final = "#9aa3b2"
CALLER: Final = "#a8510f"
WHITE: Final = "#ffffff"

FAILED: Final = "#a92a22"

_LEAST_CONTRAST: Final = 4.5


@dataclass(frozen=True, slots=True)
class Tone:
    """How a band shows itself, beside its word: a colour and a shape."""

    colour: str
    shape: Shape


_TONES: Final = (
    Tone("#146c43", "star"),
    Tone("#1b6580", "circle"),
    Tone("#855300", "diamond"),
    Tone("#a92a22", "triangle"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLook:
    """Whose paper a report is printed on.

    `brand` is the evaluator's name and `logo` theirs; `client` and `client_logo` those of the
    client, "" and None where the report's own content knows better. `accent` is `#rrggbb`.
    """

    page: Page = "A4"
    brand: str = ""
    logo: Path | None = None
    accent: str = "#2457c5"
    client: str = ""
    client_logo: Path | None = None

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page, in points."""
        width, height = A4 if self.page == "A4" else LETTER
        return float(width), float(height)

    @property
    def room(self) -> float:
        """The width between the margins, in points."""
        return self.size[0] - 2 * MARGIN

    @property
    def ink(self) -> str:
        """The accent, darkened until text in it can be read on the tint (4.5:1)."""
        return readable(self.accent, TINT)


def tone_of(place: int, bands: int) -> Tone:
    """The tone of the band at `place` (0 is the highest) of so many."""
    if bands < 2:
        return _TONES[1]
    return _TONES[round(place * (len(_TONES) - 1) / (bands - 1))]


def small(colour: str = GREY, **more: object) -> Style:
    """Captions, table heads, the small print."""
    return _style(SMALL, 10.5, colour, more)


def body(colour: str = INK, **more: object) -> Style:
    """What is read."""
    return _style(BODY, 14.0, colour, more)


def head(colour: str = INK, **more: object) -> Style:
    """Headings."""
    return _style(HEAD, 18.0, colour, {"face": "SemiBold", **more})


def big(colour: str = INK, **more: object) -> Style:
    """The name and the score."""
    return _style(BIG, 36.0, colour, {"face": "Bold", **more})


def _style(size: float, leading: float, colour: str, more: dict[str, object]) -> Style:
    said: dict[str, object] = {"face": "Regular", "align": "left", **more}
    return Style(said["face"], size, leading, colour, said["align"])  # type: ignore[arg-type]


def readable(colour: str, ground: str = WHITE) -> str:
    """The colour, darkened in small steps until it stands out from `ground` by 4.5:1."""
    red, green, blue = _parts(colour)
    while contrast(shade := f"#{red:02x}{green:02x}{blue:02x}", ground) < _LEAST_CONTRAST:
        red, green, blue = (part * 24 // 25 for part in (red, green, blue))
    return shade


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (byte / 255 for byte in _parts(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
