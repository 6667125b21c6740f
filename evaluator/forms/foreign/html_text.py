"""Texts that other systems keep as HTML, as what their readers see."""

import html
import re
from typing import Final

_BLOCKS: Final = (
    "p", "div", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre",
)  # fmt: skip
_INLINE: Final = (
    "span", "b", "strong", "i", "em", "u", "s", "a", "font", "small", "big", "sub", "sup", "code",
    "td", "th", "tbody", "thead", "img",
)  # fmt: skip
_NAMES: Final = "|".join((*_BLOCKS, *_INLINE, "br", "hr", "li"))
_TAG: Final = re.compile(rf"<(/?)({_NAMES})(?:\s[^<>]{{0,2000}})?/?>", re.IGNORECASE)
_CLOSES: Final = re.compile(rf"</(?:{_NAMES})\s*>|<[bh]r\s*/?>", re.IGNORECASE)
"""A text in which nothing is closed may mean its angle brackets."""
_NAMED: Final = re.compile(r"&(?:#[0-9]{1,6}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,10});")


def without_html(text: str, *, lines: bool) -> str:
    """A text as it is shown: without tags, with the signs that stand for others put in.

    What begins a line there begins one here where `lines` says so, and is parted by a blank else.
    A text that holds no HTML stays as it is, to the letter.
    """
    if not _CLOSES.search(text):
        return _NAMED.sub(_shown, text)
    shown = _NAMED.sub(_shown, _TAG.sub(_in_place, text.replace("\n", " "))).replace("\xa0", " ")
    found = [" ".join(line.split()) for line in shown.split("\n")]
    return ("\n" if lines else " ").join(line for line in found if line)


def _shown(named: re.Match[str]) -> str:
    return html.unescape(named[0])


def _in_place(tag: re.Match[str]) -> str:
    """What stands in the place of a tag."""
    name = tag[2].lower()
    if name == "li":
        return "" if tag[1] else "\n• "
    if name in (*_BLOCKS, "br", "hr"):
        return "\n"
    return " " if name in ("td", "th") else ""
