"""Ways to spoil a form: its text, its values, its JSON, its spreadsheet. The same chance, the same
damage, so that a form that was found wanting can be had again by its seed."""

import copy
import json
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from random import Random
from typing import Any

VALUES: list[Any] = [
    *[None, True, 1, -1, 1.5, 1e9, "x", "", " ", "no", "9" * 50, [], {}, [1], [[]], [{}]],
    *[{"a": 1}, {"en": "x"}, {"de": "x"}, {"is": 1}, {"all": []}, {"question": "verified"}],
]
NAMES = ["weight", "points", "options", "levels", "when", "all", "is", "en", "from", "kind", "x"]
SCRAPS = [
    *["&a ", "*a", "!!str ", "<<: ", "- ", "  ", "\t", "{", "}", "[", "]", ": ", "#", "'", '"'],
    *["|", "%", "---\n", "...\n", "? ", "\x07", "é", "null", "~", ".nan", "1e999", "9" * 400],
    *["yes", "\u2028", "\ufeff"],
]
ENDS = [
    "",
    "[]",
    "{}",
    "x",
    "-1",
    "true",
    "[a, b]",
    "{en: x}",
    "{de: y}",
    "&a 1",
    "*a",
    "!x 1",
    "'",
]
CELLS = [
    *[b"><f>A1+1</f>", b' t="str"><f>A1</f><v>x</v>', b' t="str"><f>A1</f><v></v>'],
    *[b"><v>-5</v>", b"><v>1e308</v>", b"><v>nan</v>", b"><v></v>", b' t="s"><v>9999</v>'],
    *[b' t="inlineStr"><is><t>%s</t></is>' % text for text in (
        b"x", b"", b" ", b"1.5.6", b"yes", b"begin_group", b"select_one zz", b"${a} = 'b'",
        b"${fact.hold.total} &gt; 1", b"a" * 40_000)],
    b' t="e"><v>#REF!</v>',
]  # fmt: skip
_CELL = re.compile(rb'<c r="([A-Z]+)([0-9]+)"[^>]*?(?:/>|>.*?</c>)')
_ROW = re.compile(rb"<row .*?</row>")


def ways(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value."""
    if way:
        yield way
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from ways(inner, (*way, key))


def _at(value: Any, way: tuple[Any, ...]) -> Any:
    for step in way:
        value = value[step]
    return value


def values(content: Any, chance: Random) -> Any:
    """With one to three values lost, swapped, copied elsewhere or put in."""
    found = copy.deepcopy(content)
    for _ in range(chance.randint(1, 3)):
        known = list(ways(found))
        way = chance.choice(known)
        owner, last = _at(found, way[:-1]), way[-1]
        match chance.randrange(4):
            case 0:
                del owner[last]
            case 1 if isinstance(owner, dict):
                owner[chance.choice(NAMES)] = copy.deepcopy(chance.choice(VALUES))
            case 2:
                owner[last] = copy.deepcopy(_at(found, chance.choice(known)))
            case _:
                owner[last] = copy.deepcopy(chance.choice(VALUES))
    return found


def text(content: str, chance: Random) -> str:
    """With lines lost, doubled or moved in, letters lost, scraps of YAML strewn in."""
    for _ in range(chance.randint(1, 3)):
        lines = content.split("\n")
        line, place = chance.randrange(len(lines)), chance.randrange(len(content) + 1)
        match chance.randrange(6):
            case 0:
                del lines[line]
            case 1:
                lines.insert(chance.randrange(len(lines)), lines[line])
            case 2:
                lines[line] = " " * chance.randrange(9) + lines[line].lstrip()
            case 3:
                lines[line] = re.sub(":.*", f": {chance.choice(ENDS)}", lines[line], count=1)
            case 4:
                lines = [content[:place] + chance.choice(SCRAPS) + content[place:]]
            case _:
                lines = [content[:place] + content[place + chance.randrange(30) :]]
        content = "\n".join(lines) or "x"
    return content


def json_text(content: Any, chance: Random) -> str:
    """JSON with a byte-order mark, trailing commas, cut short, or spoiled as text."""
    said = json.dumps(content, indent=chance.choice([None, 1]), ensure_ascii=chance.random() < 0.5)
    match chance.randrange(6):
        case 0:
            return f"\ufeff{said}"
        case 1:
            return re.sub(r"([\]}])", r",\1", said, count=chance.randint(1, 3))
        case 2:
            return said[: chance.randrange(len(said))]
        case 3:
            return text(said, chance)
    return said


def spreadsheet(content: bytes, chance: Random) -> bytes:
    """With cells that are formulas, merged or nonsense, rows lost, parts or bytes damaged."""
    how = chance.randrange(6)
    if how == 0:
        spoiled = bytearray(content)
        for _ in range(chance.randint(1, 20)):
            spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
        return bytes(spoiled[: chance.randrange(50, 2 * len(spoiled))])
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    part = f"xl/worksheets/sheet{chance.randint(1, 3)}.xml"
    if how == 1:
        part = chance.choice(sorted(parts))
        place = chance.randrange(len(parts[part]))
        parts[part] = parts[part][:place] + chance.choice([b"", b"<a>", parts[part][place + 5 :]])
    elif how == 2:
        row = chance.choice(_ROW.findall(parts[part]))
        parts[part] = parts[part].replace(row, chance.choice([b"", row + row]), 1)
    else:
        for _ in range(chance.randint(1, 3)):
            parts[part] = _cell(parts[part], how, chance)
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, said in parts.items():
            archive.writestr(name, said)
    return stream.getvalue()


def _cell(sheet: bytes, how: int, chance: Random) -> bytes:
    cell = chance.choice(list(_CELL.finditer(sheet)))
    column, row = cell[1], int(cell[2])
    if how == 3:
        end = b"%s%d" % (chance.choice([column, b"F", b"AA"]), row + chance.randrange(4))
        merged = b'</sheetData><mergeCells><mergeCell ref="%s%d:%s"/></mergeCells>'
        return sheet.replace(b"</sheetData>", merged % (column, row, end), 1)
    new = b'<c r="%s%d"%s</c>' % (column, row, chance.choice(CELLS)) if how == 4 else b""
    return sheet[: cell.start()] + new + sheet[cell.end() :]
