"""The spreadsheet itself: sheets with a head that stays, wrapped texts, lists to pick from."""

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from evaluator.forms.model import Form
from evaluator.forms.xlsform.columns import (
    CHOICES,
    LISTED,
    PLACED,
    SETTINGS,
    SURVEY,
    Column,
    base_of,
)
from evaluator.forms.xlsform.rows import Row, sheets

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_WIDE: Final = {"text": 44, "lines": 44, "bands": 26, "condition": 34, "suggestions": 34}
_PICKED: Final = {
    "kind": ["scale", "yes_no", "choice"],
    "required": ["yes", "no"],
    "optional_driver": ["yes", "no"],
    "bonus": ["yes", "no"],
    "scored": ["yes", "no"],
    "when_not": ["hide", "disable"],
    "scoring_method": ["weighted", "points", "ratio"],
    "scoring_not_applicable": ["section", "everywhere"],
    "scoring_floor": ["zero", "lowest"],
    "scoring_on_fail": ["zero", "cap", "flag"],
}
_SPARE: Final = 200
"""Rows below the last in which there is still something to pick."""
_FIRST: Final = ("type", "name", "kind", "label", "list_name", "form_title", "form_id", "version")


def xlsform(form: Form) -> tuple[bytes, tuple[str, ...]]:
    """A form as a spreadsheet, and what could not be carried. The same form, the same bytes."""
    from xlsxwriter import Workbook  # only who writes one waits for it

    rows = sheets(form)
    stream = BytesIO()
    told = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(stream, told) as book:
        book.set_properties({"title": form.title[:200], "created": _epoch()})
        look = _Look(book)
        look.sheet("survey", rows.survey, (*PLACED, *SURVEY))
        look.sheet("choices", rows.choices, (*LISTED, *CHOICES))
        look.sheet("settings", rows.settings, SETTINGS)
        look.help()
    return stream.getvalue(), tuple(rows.left_out)


def _epoch() -> Any:
    from datetime import UTC, datetime

    return datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)


class _Look:
    def __init__(self, book: "Workbook") -> None:
        self._book = book
        text = {"valign": "top", "text_wrap": True, "font_name": "Calibri", "font_size": 11}
        self._text = book.add_format({**text, "num_format": "@"})
        self._number = book.add_format({**text, "align": "right"})
        self._section = book.add_format(
            {**text, "num_format": "@", "bold": True, "bg_color": "#e9edf2"}
        )
        self._head = book.add_format(
            {"bold": True, "font_color": "#ffffff", "bg_color": "#2457c5", "valign": "vcenter"}
        )

    def sheet(self, name: str, rows: Sequence[Row], columns: Sequence[Column]) -> None:
        """A sheet with the columns that its rows have, the most looked at first."""
        sheet = self._book.add_worksheet(name)
        heads = _heads(rows, columns)
        sheet.freeze_panes(1, 2 if name != "settings" else 0)
        sheet.set_row(0, 22)
        for place, head in enumerate(heads):
            shape = next(one.shape for one in columns if one.name == base_of(head))
            sheet.set_column(place, place, _WIDE.get(shape, max(12, len(head) + 3)))
            sheet.write_string(0, place, head, self._head)
            if head in _PICKED:
                last = len(rows) + _SPARE
                picked = {"validate": "list", "source": _PICKED[head], "ignore_blank": True}
                sheet.data_validation(1, place, last, place, picked)
        for number, row in enumerate(rows, 1):
            section = row.get("type") in ("begin_group", "end_group")
            for place, head in enumerate(heads):
                value = row.get(head, "")
                if isinstance(value, str):
                    look = self._section if section else self._text
                    if value or section:
                        sheet.write_string(number, place, value, look) if value else (
                            sheet.write_blank(number, place, None, look)
                        )
                else:
                    sheet.write_number(number, place, value, self._number)

    def help(self) -> None:
        """What each column is for."""
        sheet = self._book.add_worksheet("help")
        for place, (head, width) in enumerate((("sheet", 12), ("column", 26), ("what it is", 90))):
            sheet.write_string(0, place, head, self._head)
            sheet.set_column(place, place, width)
        told = (
            ("survey", (*PLACED[:3], *SURVEY, *PLACED[3:])),
            ("choices", (*LISTED, *CHOICES)),
            ("settings", SETTINGS),
        )
        rows = [(name, column) for name, columns in told for column in columns]
        for number, (name, column) in enumerate(rows, 1):
            whose = "" if column.standard else " (ours: other tools pass over it)"
            for place, text in enumerate((name, column.name, f"{column.help}{whose}")):
                sheet.write_string(number, place, text, self._text)
        sheet.freeze_panes(1, 0)


def _heads(rows: Sequence[Row], columns: Sequence[Column]) -> list[str]:
    order = [column.name for column in columns]
    found = dict.fromkeys(head for row in rows for head in row)
    wanted = dict.fromkeys(head for head in _always(columns))
    return sorted(
        {**wanted, **found},
        key=lambda head: (
            _FIRST.index(base) if (base := base_of(head)) in _FIRST else len(_FIRST),
            order.index(base),
        ),
    )


def _always(columns: Sequence[Column]) -> list[str]:
    """Columns that stand there even when nothing is in them, for the next one to fill in."""
    wanted = ("type", "name", "list_name", "required", "relevant", "weight", "points", "fails")
    return [column.name for column in columns if column.name in wanted]
