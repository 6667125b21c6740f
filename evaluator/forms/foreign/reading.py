"""Reading a form of another system, or a spreadsheet, from its file: whose it is, what it says."""

import json
from pathlib import Path
from typing import Any, Final

from evaluator.errors import UserError
from evaluator.forms.foreign.json_text import MAX_BYTES, parse
from evaluator.forms.foreign.values import Imported, Misfit, Notes
from evaluator.forms.foreign.wrapped import read_form
from evaluator.forms.model import Form
from evaluator.forms.read import MAX_BYTES as MOST_OF_OURS
from evaluator.forms.refused import Refused
from evaluator.forms.strict_yaml import MAX_DEPTH, MAX_VALUES
from evaluator.forms.write import as_yaml, content
from evaluator.forms.xlsform.read import is_spreadsheet, read_xlsform

_OURS: Final = (".yaml", ".yml")
_OUR_NAMES: Final = {"questions", "pass_mark", "bands"}
"""What no other system's form has at its top; half a form of ours may lack some of them."""


def is_foreign(path: Path) -> bool:
    """Whether a file is to be read as another system's: a spreadsheet, or JSON that is not laid out
    as our forms.
    """
    if is_spreadsheet(path):
        return True
    if path.suffix.lower() in _OURS:
        return False
    try:
        content = _bytes(path)
    except UserError:
        return path.suffix.lower() == ".json"
    try:
        value = json.loads(content)  # in whichever encoding JSON may have
    except (ValueError, RecursionError):
        return path.suffix.lower() == ".json" and b'"pass_mark"' not in content
    return not (isinstance(value, dict) and value.keys() & _OUR_NAMES)


def read(path: Path) -> Imported:
    """The form in a JSON file of another system or a spreadsheet, with what was mended and what is
    left out.

    Raises Refused, whose message is "FILE, PLACE: what is wrong; expected what."; the place is a
    line, a cell, or the way to a value such as Items[0].Section.Title.
    """
    if is_spreadsheet(path):
        return read_xlsform(path)
    notes = Notes()
    try:
        imported = read_form(parse(_bytes(path), notes), notes)
        _fits_a_file(imported.form)
        return imported
    except Misfit as misfit:
        raise Refused(path, [(misfit.place, misfit.message)]) from misfit


def _fits_a_file(form: Form) -> None:
    """Raise Misfit for a form that could be written as ours and not be read again."""
    plain = content(form)
    if _deep(plain) > MAX_DEPTH:
        said = f"as a form of ours it is nested more than {MAX_DEPTH} deep; expected less"
        raise Misfit("the whole file", said)
    if _many(plain) > MAX_VALUES:
        said = f"as a form of ours it holds more than {MAX_VALUES} values; expected some hundreds"
        raise Misfit("the whole file", said)
    if len(as_yaml(plain).encode()) > MOST_OF_OURS:
        raise Misfit("the whole file", "the form is larger than 400 kB; expected a smaller one")


def _deep(value: Any) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return max((1 + _deep(one) for one in inner), default=0)


def _many(value: Any) -> int:
    """How many names and values a YAML file of it holds, with the ends of groups and lists."""
    if isinstance(value, dict):
        return 2 + sum(1 + _many(one) for one in value.values())
    return 2 + sum(map(_many, value)) if isinstance(value, list) else 1


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL in it
        reason = getattr(error, "strerror", None) or error
        raise UserError(
            f"{path} could not be read: {reason}.", "Choose a form's file that you may read."
        ) from error
