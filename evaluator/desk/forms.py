"""Forms: those that ship, the user's own, and finding one by its id or its file."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.files import write_whole
from evaluator.forms.model import Form
from evaluator.forms.read import read
from evaluator.places import Places, private
from evaluator.places import shipped as shipped_file

_SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormFile:
    """A form file; `form` is None where it cannot be read, and `problem` says why."""

    path: Path
    form: Form | None
    problem: str
    ships: bool


def load(path: Path) -> Form:
    """Read a form. Raises UserError with file, line, what is wrong and what is expected."""
    return read(path)


def shipped(desk: Desk) -> tuple[Form, ...]:
    """The forms that ship with the program."""
    return tuple(load(path) for path in _files(shipped_file("forms")))


def available(desk: Desk) -> tuple[FormFile, ...]:
    """Every form file, the shipped ones first, then the user's; broken ones with their problem."""
    return (
        *(_looked_at(path, ships=True) for path in _files(shipped_file("forms"))),
        *(_looked_at(path, ships=False) for path in _files(folder(desk.places))),
    )


def used(desk: Desk) -> tuple[Form, ...]:
    """The forms that evaluations are pinned to, every version."""
    return desk.store.forms.all()


def find(desk: Desk, id_or_path: str) -> Form:
    """A form by its file or its id; of several with one id, the one the user added last.

    Raises UserError when there is none or its file is broken.
    """
    path = Path(id_or_path)
    if path.suffix.lower() in _SUFFIXES or path.is_file():
        return load(path)
    files = available(desk)
    for file in reversed(files):
        if file.form is not None and file.form.id == id_or_path:
            return file.form
    known = dict.fromkeys(file.form.id for file in files if file.form is not None)
    raise UserError(f"There is no form “{id_or_path}”.", f"There are: {', '.join(known)}.")


def add(desk: Desk, path: Path) -> Form:
    """Copy a form file into the user's folder; the same content twice is kept once.

    Raises UserError when the form is broken or the copy cannot be written.
    """
    form = load(path)
    target = private(folder(desk.places)) / f"{form.id}-{form.hash[:12]}.yaml"
    write_whole(target, path.read_bytes())
    return form


def save_copy(file: FormFile, out: Path) -> None:
    """Save a form's file elsewhere. Raises UserError when it cannot be written."""
    write_whole(out, file.path.read_bytes())


def folder(places: Places) -> Path:
    """Where the user's own forms are."""
    return places.data / "forms"


def _files(folder: Path) -> Iterator[Path]:
    """Form files by age, then name, so that the last one added comes last."""
    found = [path for path in folder.glob("*") if path.suffix.lower() in _SUFFIXES]
    yield from sorted(found, key=lambda path: (path.stat().st_mtime_ns, path.name))


def _looked_at(path: Path, *, ships: bool) -> FormFile:
    try:
        now = path.stat()
        return _read(path, ships, (now.st_mtime_ns, now.st_size))
    except OSError as error:
        problem = f"{path} cannot be read: {error.strerror}."
        return FormFile(path=path, form=None, problem=problem, ships=ships)


@lru_cache(maxsize=128)
def _read(path: Path, ships: bool, _as_it_is: tuple[int, int]) -> FormFile:
    """A form file, read again when it has changed: every call that is opened asks for them all."""
    try:
        return FormFile(path=path, form=load(path), problem="", ships=ships)
    except UserError as error:
        return FormFile(path=path, form=None, problem=str(error), ships=ships)
