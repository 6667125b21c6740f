"""The colours of the window: one frozen value a theme, each colour named for what it says."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QColor


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The colours of one theme, as "#rrggbb".

    `page` lies under everything, a `panel` on it, a `field` takes input. `edge` bounds a control;
    what is switched off is `faded`. A `..._soft` is a patch that text of the same name, or plain
    text, stands on. `agent` and `caller` are the lanes;
    `good`, `warn` and `bad` are the bands, never without a word and a shape beside them.
    `series` are the lines of a chart, in order.
    """

    name: str
    dark: bool
    page: str
    panel: str
    field: str
    line: str
    edge: str
    text: str
    muted: str
    faded: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    focus: str
    agent: str
    caller: str
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    hold: str
    talk_over: str
    series: tuple[str, ...]


LIGHT: Final = Look(
    name="light",
    dark=False,
    page="#f6f8fa",
    panel="#ffffff",
    field="#ffffff",
    line="#e4e8ee",
    edge="#868fa0",
    text="#1a2130",
    muted="#5b6577",
    faded="#868fa0",
    accent="#2457c5",
    accent_hover="#1c479f",
    on_accent="#ffffff",
    accent_soft="#e7eefb",
    focus="#2457c5",
    agent="#2c5cc5",
    caller="#a8510f",
    good="#146c43",
    good_soft="#e3f3ea",
    warn="#855300",
    warn_soft="#fbf0d9",
    bad="#a92a22",
    bad_soft="#fbe8e6",
    hold="#eceff4",
    talk_over="#fbe3cf",
    series=("#2457c5", "#a8510f", "#146c43", "#7a3fa6", "#8c2f5c", "#0f6a7b"),
)

DARK: Final = Look(
    name="dark",
    dark=True,
    page="#12161d",
    panel="#1a2029",
    field="#141a22",
    line="#2b3340",
    edge="#677387",
    text="#e7ebf2",
    muted="#a2adbe",
    faded="#677387",
    accent="#86adff",
    accent_hover="#a8c4ff",
    on_accent="#0d1a33",
    accent_soft="#22304b",
    focus="#86adff",
    agent="#86adff",
    caller="#eca36a",
    good="#6fcf97",
    good_soft="#18342a",
    warn="#e6b95c",
    warn_soft="#372c16",
    bad="#ff9a90",
    bad_soft="#432321",
    hold="#262e3a",
    talk_over="#4a3626",
    series=("#86adff", "#eca36a", "#6fcf97", "#c8a2f0", "#f094b8", "#6cc9d8"),
)

CONTRAST: Final = Look(
    name="contrast",
    dark=True,
    page="#000000",
    panel="#000000",
    field="#000000",
    line="#8a8a8a",
    edge="#ffffff",
    text="#ffffff",
    muted="#e4e4e4",
    faded="#8a8a8a",
    accent="#ffe14d",
    accent_hover="#fff3a6",
    on_accent="#000000",
    accent_soft="#333000",
    focus="#4de1ff",
    agent="#7fd0ff",
    caller="#ffb347",
    good="#6dff9c",
    good_soft="#00290f",
    warn="#ffd24d",
    warn_soft="#2e2300",
    bad="#ff9d94",
    bad_soft="#360a06",
    hold="#2a2a2a",
    talk_over="#4d2b00",
    series=("#7fd0ff", "#ffb347", "#6dff9c", "#d9b3ff", "#ff9ecb", "#ffe14d"),
)

TEXT_PAIRS: Final = (
    *(
        (text, ground)
        for text in ("text", "muted")
        for ground in (
            "page",
            "panel",
            "field",
            "accent_soft",
            "good_soft",
            "warn_soft",
            "bad_soft",
            "hold",
        )
    ),
    *(
        (text, ground)
        for text in ("accent", "agent", "caller", "good", "warn", "bad")
        for ground in ("page", "panel")
    ),
    ("accent", "accent_soft"),
    ("good", "good_soft"),
    ("warn", "warn_soft"),
    ("bad", "bad_soft"),
    ("text", "talk_over"),
    ("on_accent", "accent"),
    ("on_accent", "bad"),
    ("on_accent", "accent_hover"),
)
"""Every (text, ground) that the window may put together; tested in every theme."""


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """`one` with `share` (0 to 1) of `other` mixed in."""
    parts = zip(_parts(one), _parts(other), strict=True)
    return QColor(*(round(x + (y - x) * share) for x, y in parts)).name()


def readable_on(ground: str, look: Look) -> str:
    """The text colour of a look that reads better on a ground, such as a cell of a heat table."""
    return max((look.text, look.on_accent), key=lambda text: contrast(text, ground))


def _luminance(colour: str) -> float:
    shares = (part / 255 for part in _parts(colour))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> tuple[int, int, int]:
    read = QColor(colour)
    return read.red(), read.green(), read.blue()
