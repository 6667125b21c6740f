"""Forms to and from other systems: Genesys Cloud, Amazon Connect, spreadsheets (XLSForm)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from evaluator.desk import forms
from evaluator.desk.desk import Desk
from evaluator.files import write_whole
from evaluator.forms.foreign import connect_out, genesys_out
from evaluator.forms.foreign.reading import is_foreign
from evaluator.forms.foreign.reading import read as read_foreign
from evaluator.forms.foreign.values import Exported, Imported
from evaluator.forms.foreign.worded import worded
from evaluator.forms.model import Form
from evaluator.forms.read import read
from evaluator.forms.write import write
from evaluator.forms.xlsform.book import xlsform

__all__ = ["Imported", "Told", "add", "bring_in", "export", "find", "is_foreign", "look", "worded"]


@dataclass(frozen=True, slots=True)
class Told:
    """What a system could not be told of a form; `altering` is what makes its scores others."""

    form: str
    altering: tuple[str, ...]
    left_out: tuple[str, ...]


def look(path: Path) -> Imported:
    """A form of another system or of a spreadsheet as ours, with what was mended in it and what it
    leaves out; a form of ours as it is.

    Raises UserError, which names the file and the place in it.
    """
    return read_foreign(path) if is_foreign(path) else Imported(read(path), (), ())


def find(desk: Desk, id_or_path: str) -> Imported:
    """A form by its file or its id; of one from elsewhere also what the file calls what is in it.

    Raises UserError when there is none or its file is broken.
    """
    path = Path(id_or_path)
    if path.is_file() and is_foreign(path):
        return look(path)
    return Imported(forms.find(desk, id_or_path), (), ())


def bring_in(path: Path, out: Path) -> Imported:
    """Write a form of another system or of a spreadsheet as a form of ours.

    Raises UserError as `look` does, and when `out` cannot be written.
    """
    imported = look(path)
    write_whole(out, write(imported.form).encode())
    return imported


def add(desk: Desk, imported: Imported) -> Form:
    """Publish a form that came from elsewhere, and was looked at. Raises UserError."""
    return forms.publish(desk, imported.form)


def export(desk: Desk, id_or_path: str, to: str, out: Path) -> Told:
    """Write a form as another system reads it, or as a spreadsheet. Raises UserError."""
    form = forms.find(desk, id_or_path)
    if to == SPREADSHEET:
        content, left_out = xlsform(form)
        write_whole(out, content)
        return Told(form.id, (), left_out)
    exported = WRITERS[to](form)
    write_whole(out, exported.text.encode())
    return Told(form.id, exported.altering, exported.left_out)


SPREADSHEET: Final = "xlsform"
WRITERS: Final[Mapping[str, Callable[[Form], Exported]]] = {
    "genesys": genesys_out.write,
    "connect": connect_out.write,
}
"""Who writes a form for which system."""
