"""Reading a form from an XLSForm spreadsheet, ours or somebody else's: each fault with its cell.

docs/decisions/0094-forms-as-spreadsheets.md says what stands where and what is repaired.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from evaluator.errors import UserError
from evaluator.forms.foreign.values import Imported
from evaluator.forms.read import examine_content
from evaluator.forms.refused import Refused
from evaluator.forms.xlsform.cells import Cells, identified
from evaluator.forms.xlsform.columns import CHOICES, LISTED, PLACED, SCORING, SETTINGS, SURVEY
from evaluator.forms.xlsform.lists import Lists
from evaluator.forms.xlsform.survey import Survey
from evaluator.forms.xlsform.table import OWN, Line, Listing, Table, language_code, table
from evaluator.forms.xlsform.workbook import Book, Damaged, read_book

SUFFIXES: Final = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv")
"""Of the last four no form is read: they are told how to be saved instead."""
SHEETS: Final = ("survey", "choices", "settings")
_HELP: Final = "help"
_COLUMNS: Final = {
    "survey": (*PLACED, *SURVEY),
    "choices": (*LISTED, *CHOICES),
    "settings": SETTINGS,
}
_NEEDED: Final = {"survey": ("type", "name"), "choices": ("list_name", "name")}
PASS_MARK: Final = 80
BANDS: Final = [{"at": PASS_MARK, "name": "On standard"}, {"at": 0, "name": "Below standard"}]
"""What a form of somebody else gets, since every form of ours has them."""


def is_spreadsheet(path: Path) -> bool:
    """Whether a file is to be read as a spreadsheet, by the end of its name."""
    return path.suffix.lower() in SUFFIXES


def read_xlsform(path: Path) -> Imported:
    """The form in a spreadsheet. Raises UserError as `read_with_cells` does."""
    return read_with_cells(path)[0]


def read_with_cells(path: Path) -> tuple[Imported, Cells]:
    """The form in a spreadsheet, and in which cell each of its values was found.

    Raises Refused, whose message is "FILE, survey!C7: what is wrong; expected what.", with all
    faults and their cells, and UserError where the file cannot be read.
    """
    try:
        book = read_book(path, SHEETS)
    except Damaged as error:
        raise Refused(path, [(error.place, error.message)]) from error
    except OSError as error:
        raise UserError(f"{path} could not be read: {error.strerror or error}.") from error
    listing = Listing()
    _look_over(book, listing)
    content, cells = _content(book, path, listing)
    if listing.faults:
        raise Refused(path, listing.faults)
    found = examine_content(content)
    if found.content is None:
        told = [(cells.at(one.place) or "settings!A2", one.message) for one in found.problems]
        raise Refused(path, told)
    repairs, left_out = (tuple(dict.fromkeys(said)) for said in (listing.repairs, listing.left_out))
    return Imported(form=found.content, repairs=repairs, left_out=left_out), cells


def _look_over(book: Book, listing: Listing) -> None:
    if book.macros:
        listing.leave("macros", "the program in the file; a form runs none")
    for name in book.others:
        if name.lower() != _HELP:
            listing.leave(name[:60], "the sheet, which XLSForm does not know")
    for sheet in book.sheets.values():
        if sheet.hidden:
            listing.repair(sheet.name, "the sheet is hidden, and was read all the same")


def _content(book: Book, path: Path, listing: Listing) -> tuple[dict[str, Any], Cells]:
    tables = {
        name: table(book.sheets[name], [column.name for column in columns], listing)
        if name in book.sheets
        else Table(name)
        for name, columns in _COLUMNS.items()
    }
    if without := dict(_without_columns(tables)):
        told = without | dict(listing.faults)  # a head that is damaged says why it is not there
        raise Refused(path, [*told.items()])
    survey, settings = tables["survey"], tables["settings"]
    if not survey.lines:
        what = "has no rows" if "survey" in book.sheets else "is not there"
        listing.fault("survey", f"the sheet {what}; expected a row a point, under type and name")
    line = settings.lines[0] if settings.lines else None
    for more in settings.lines[1:]:
        listing.leave(more.at("form_title"), "a second row of settings")
    own = _language(line, survey, listing)
    cells = Cells(own, listing)
    for name in ("questions", "sections"):
        cells.put((name,), "survey!A2")
    content = _settings(line, own, path, cells, listing)
    plain = "pass_mark" not in content
    lists = Lists(tables["choices"], cells, listing)
    read = Survey(lists, cells, listing, plain=plain)
    content |= read.content(survey)
    if plain:
        _complete(content, read, listing)
    elif line is not None and "bands" not in content:
        _put_in_bands(content, line.at("pass_mark"), listing)
    lists.list_unused()
    return content, cells


def _without_columns(tables: Mapping[str, Table]) -> Iterator[tuple[str, str]]:
    """The faults of sheets that say nothing, since a column is not there that all rows need."""
    for sheet, needed in _NEEDED.items():
        found = tables[sheet]
        missing = [name for name in needed if found.row and name not in found.heads]
        if missing:
            yield (
                f"{sheet}!A{found.row}",
                f"no column is called “{missing[0]}” in the first row; expected the names of the"
                f" columns there, such as {', '.join(needed)} and label, and nothing above them",
            )


def _language(line: Line | None, survey: Table, listing: Listing) -> str:
    """The form's own language: what settings say, else that of the first column of labels."""
    said = line.word("default_language") if line else ""
    code = language_code(said) if said else OWN
    if said and not code and code != OWN:
        assert line is not None  # noqa: S101 - something was said in it
        listing.fault(
            line.at("default_language"),
            f"“{said[:40]}” is no language; expected a name with its code, such as English (en)",
        )
    return code or next((one for one in survey.languages if one and OWN not in survey.languages),
                        "en")  # fmt: skip


def _settings(
    line: Line | None, own: str, path: Path, cells: Cells, listing: Listing
) -> dict[str, Any]:
    content: dict[str, Any] = {"language": own}
    if line is not None:
        columns = [one for one in SETTINGS if not one.name.startswith(SCORING)]
        content |= cells.fields(line, columns, ())
        content["language"] = own
        scoring = cells.fields(line, [one for one in SETTINGS if one not in columns], ("scoring",))
        if scoring:
            content["scoring"] = scoring
    if line is not None and line.word("form_id"):
        content["id"] = identified(line, "form_id", "form", listing)
    else:
        content["id"] = "".join(
            c if c.isascii() and c.isalnum() else "-" for c in path.stem.lower()
        )
        content["id"] = "-".join(part for part in content["id"].split("-") if part)[:64] or "form"
        listing.repair("settings", f"there is no form_id: “{content['id']}” is taken")
    if "title" not in content:
        content["title"] = path.stem.strip() or "Form"
        listing.repair("settings", f"there is no form_title: “{content['title']}” is taken")
    if "version" not in content:
        content["version"] = "1"
        listing.repair("settings", "there is no version: “1” is taken")
    return content


def _complete(content: dict[str, Any], read: Survey, listing: Listing) -> None:
    """Give somebody else's form what every form of ours has."""
    content["pass_mark"] = PASS_MARK
    content.setdefault("bands", BANDS)
    listing.repair("settings", f"there is no pass_mark: {PASS_MARK} is taken, with two bands")
    if not read.weighted:
        content["scoring"] = {"method": "points", **content.get("scoring", {})}


def _put_in_bands(content: dict[str, Any], at: str, listing: Listing) -> None:
    """Bands at the pass mark, where a form says nothing but that."""
    mark = content["pass_mark"]
    if isinstance(mark, int | float) and not isinstance(mark, bool) and 0 <= mark <= 100:
        above, below = ({**BANDS[0], "at": mark}, BANDS[1])
        content["bands"] = [above, below] if mark else [above]
        listing.repair(at, "there are no bands: those at the pass mark are taken")
