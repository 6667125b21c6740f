"""How the values of a form stand in cells, and are read from them.

A text may be a group of languages, {"en": ..., "de": ...}; then each language has a cell.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from evaluator.forms.xlsform.expressions import number

_BAND: Final = re.compile(r"\s*([0-9]+(?:[.,][0-9]+)?)\s*:\s?(.*)\Z", re.DOTALL)
_ESCAPES: Final = {"\\\\": "\\", "\\n": "\n", "\\s": " ", "\\t": "\t"}
_SWITCHES: Final = {
    **dict.fromkeys(("yes", "true", "true()", "1"), True),
    **dict.fromkeys(("no", "false", "false()", "0"), False),
}


def in_cells(value: Any, shape: str, own: str) -> dict[str, str | int | float]:
    """The cells of a text, of lines or of bands, by language."""
    if shape == "text":
        return dict(value) if isinstance(value, Mapping) else {own: value}
    if shape == "lines":
        return _lines_in_cells(value, own, [""] * len(value))
    names = [band["name"] for band in value]
    return _lines_in_cells(names, own, [f"{number(band['at'])}: " for band in value])


def in_cell(value: Any, shape: str) -> str | int | float:
    """The one cell of what stands in no language."""
    if shape == "switch":
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return value if isinstance(value, int | float) else str(value)


def switch(value: object) -> object:
    """yes or no as true or false; anything else as it is, for the form's check to tell."""
    return _SWITCHES.get(str(value).strip().lower(), value)


def words(value: object) -> list[str]:
    """Words with commas, semicolons or blanks between them."""
    return [word for word in re.split(r"[\s,;]+", str(value)) if word]


def lines(cells: Mapping[str, str], own: str) -> list[Any]:
    """Lines of text, each in the languages that have it. Raises ValueError for one too many."""
    split = {language: text.rstrip("\n").split("\n") for language, text in cells.items()}
    count = len(split.get(own, ()))
    found: list[Any] = []
    for language, texts in split.items():
        if len(texts) > count:
            raise ValueError(f"it has {len(texts)} lines in {language}, and {count} in {own}")
    for place in range(count):
        said = {
            language: _plain(texts[place])
            for language, texts in split.items()
            if place < len(texts) and texts[place]
        }
        found.append(said.get(own, "") if said.keys() <= {own} else said)
    return found


def bands(cells: Mapping[str, str], own: str) -> list[dict[str, Any]]:
    """Bands from lines such as “80: On standard”. Raises ValueError for a line without a number."""
    ats: list[float] = []
    named: dict[str, str] = {}
    for language, text in cells.items():
        found = [(line, _BAND.match(line)) for line in text.rstrip("\n").split("\n")]
        names = []
        for line, match in found:
            if match is None and line:
                raise ValueError(f"“{line[:40]}” is no band; expected a line such as 80: Good")
            names.append(match[2] if match else "")
            if match and language == own:
                ats.append(float(match[1].replace(",", ".")))
        named[language] = "\n".join(names)
    return [{"at": at, "name": name} for at, name in zip(ats, lines(named, own), strict=False)]


def _lines_in_cells(
    value: Sequence[str | Mapping[str, str]], own: str, before: Sequence[str]
) -> dict[str, str | int | float]:
    languages = dict.fromkeys([own])
    for one in value:
        languages.update(dict.fromkeys(one) if isinstance(one, Mapping) else {})
    cells: dict[str, str | int | float] = {}
    for language in languages:
        texts = [one.get(language, "") if isinstance(one, Mapping) else one if language == own
                 else "" for one in value]  # fmt: skip
        cells[language] = "\n".join(
            start + _escaped(text) if text else ""
            for start, text in zip(before, texts, strict=True)
        )
    return cells


def _escaped(text: str) -> str:
    """A text on one line; blanks at its ends are marked, since people cannot see them."""
    text = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")
    if text.startswith(" "):
        text = "\\s" + text[1:]
    return text[:-1] + "\\s" if text.endswith(" ") else text


def _plain(line: str) -> str:
    return re.sub(r"\\.", lambda found: _ESCAPES.get(found[0], found[0]), line)
