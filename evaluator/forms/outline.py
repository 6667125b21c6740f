"""The parts of a form as they stand below each other: sections, their points, and moving them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from evaluator.forms.tree import Content, put
from evaluator.forms.values import Place


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the outline: a section's or a point's place, and how deep it stands (0 to 2)."""

    place: Place
    depth: int

    @property
    def is_section(self) -> bool:
        """Whether it is the heading of a section."""
        return self.place[0] == "sections"


def outline(content: Content) -> tuple[Row, ...]:
    """The rows of a form, in the order of its points; sections without any come last."""
    sections = list(content.get("sections", ()))
    numbers = {one.get("id"): number for number, one in enumerate(sections)}
    rows: list[Row] = []
    before: tuple[int, ...] = ()
    for number, question in enumerate(content.get("questions", ())):
        way = _way(sections, numbers, question.get("section", ""))
        rows += _headings(way, before)
        rows.append(Row(("questions", number), len(way)))
        before = way
    shown = {row.place for row in rows}
    for number, section in enumerate(sections):
        if ("sections", number) not in shown:
            way = _way(sections, numbers, section.get("id", ""))
            rows.append(Row(("sections", number), max(len(way) - 1, 0)))
    return tuple(rows)


def moved_row(content: Content, row: int, to: int) -> tuple[Content, Place]:
    """With a row, and what stands in it, before the row that is now number `to`.

    A point joins the section it comes to stand in; a section goes where one like it can begin.
    Returns the new content and the new place of what was moved.
    """
    rows = outline(content)
    if rows[row].is_section:
        return _moved_section(content, rows, row, to)
    rest = [one for number, one in enumerate(rows) if number != row]
    to = to - 1 if to > row else to
    section = _section_at(content, rest[to - 1]) if to else ""
    order = [*rest[:to], rows[row], *rest[to:]]
    new, places = _in_order(content, order)
    place = places[rows[row].place]
    return put(new, (*place, "section"), section), place


def stepped(content: Content, place: Place, by: int) -> tuple[Content, Place]:
    """With a part one step further up (-1) or down (1) in the outline."""
    rows = outline(content)
    row = next(number for number, one in enumerate(rows) if one.place == place)
    if by < 0:
        to = row - 1
        while rows[row].is_section and to > 0 and rows[to].depth > rows[row].depth:
            to -= 1
    else:
        end = _end(rows, row) if rows[row].is_section else row + 1
        to = end + 1
        if rows[row].is_section and end < len(rows):
            to = _end(rows, end)
    if not 0 <= to <= len(rows):
        return content, place
    return moved_row(content, row, to)


def _moved_section(
    content: Content, rows: Sequence[Row], row: int, to: int
) -> tuple[Content, Place]:
    end = _end(rows, row)
    while 0 < to < len(rows) and rows[to].depth > rows[row].depth:
        to -= 1
    if row <= to <= end:
        return content, rows[row].place
    block, rest = rows[row:end], [*rows[:row], *rows[end:]]
    to = to - len(block) if to > row else to
    new, places = _in_order(content, [*rest[:to], *block, *rest[to:]])
    return new, places[rows[row].place]


def _in_order(content: Content, rows: Sequence[Row]) -> tuple[Content, dict[Place, Place]]:
    """The content with its parts in the order of rows, and the new place of each old one."""
    places: dict[Place, Place] = {}
    for name in ("sections", "questions"):
        old = dict.fromkeys(row.place for row in rows if row.place[0] == name)
        places |= {place: (name, number) for number, place in enumerate(old)}
        content = put(content, (name,), [content[name][int(place[1])] for place in old])
    return content, places


def _end(rows: Sequence[Row], row: int) -> int:
    """The row after the last one that stands in a section, or after a point."""
    after = range(row + 1, len(rows))
    return next((one for one in after if rows[one].depth <= rows[row].depth), len(rows))


def _section_at(content: Content, row: Row) -> str:
    name, number = row.place
    part: dict[str, Any] = content[str(name)][number]
    return str(part.get("id" if row.is_section else "section", ""))


def _way(sections: list[Any], numbers: dict[Any, int], id: str) -> tuple[int, ...]:
    """The numbers of the sections around something, the outermost first."""
    way: list[int] = []
    while id in numbers and numbers[id] not in way:  # a section in itself is told by the reader
        way.insert(0, numbers[id])
        id = sections[numbers[id]].get("within", "")
    return tuple(way)


def _headings(way: tuple[int, ...], before: tuple[int, ...]) -> Iterator[Row]:
    for depth, number in enumerate(way):
        if way[: depth + 1] != before[: depth + 1]:
            yield Row(("sections", number), depth)
