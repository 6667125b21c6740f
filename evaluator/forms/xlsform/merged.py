"""Merged cells: what stands in them belongs to the first; is that all it can mean?"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from evaluator.forms.places import cut
from evaluator.forms.xlsform.workbook import Sheet, cell_name, column_number

MOST: Final = 100
"""So many merged ranges are looked at; the next one is told as a fault."""
_RANGE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})\Z")


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged range, and its first cell. It is `clear` where only that one would be read."""

    cells: str
    first: str
    clear: bool


def merged_cells(sheet: Sheet, rows: Sequence[int], heads: Iterable[int]) -> Iterator[Merged]:
    """The merged ranges that reach a cell that is read: in a known column, in a row with values.

    A text over two such cells may be meant for both, or for the first alone: it is not clear.
    """
    for number, said in enumerate(sheet.merged[: MOST + 1]):
        found = _RANGE.match(said)
        if found is None or number == MOST:
            yield Merged(cut(said), "", clear=False)
            continue
        left, right = column_number(found[1]), column_number(found[3])
        top, bottom = int(found[2]), int(found[4])
        columns = [one for one in heads if left <= one <= right]
        lines = [one for one in rows if top <= one <= bottom]
        if columns and lines:
            alone = len(columns) * len(lines) == 1 and (columns[0], lines[0]) == (left, top)
            yield Merged(said, cell_name(top, left), clear=alone)
