"""Forms: those that ship, the user's own and drafts, and publishing: files a version for good.

What ships is published, and so is what stands in the user's folder; what stands in its folder of
drafts is not, and nothing is scored with it. A version that was published never changes again: the
store keeps it as it was, by the hash of its content (docs/decisions/0096-versions.md).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from evaluator.desk.desk import Desk
from evaluator.desk.form_cache import cached
from evaluator.errors import UserError
from evaluator.files import write_whole
from evaluator.forms.foreign.reading import is_foreign
from evaluator.forms.foreign.reading import read as read_foreign
from evaluator.forms.lint import lint
from evaluator.forms.model import Form
from evaluator.forms.read import read
from evaluator.forms.write import write
from evaluator.places import Places, private
from evaluator.places import shipped as shipped_file
from evaluator.store.forms import KeptForm

_SUFFIXES = (".yaml", ".yml")
_FIRST = "seven_point_call.yaml"
"""The form that ships and is listed first; the others follow by name."""


class Status(StrEnum):
    """Where a version stands: nothing is scored with a draft, nothing new with a retired one."""

    DRAFT = "draft"
    PUBLISHED = "published"
    RETIRED = "retired"


class PublishedOtherwise(UserError):  # noqa: N818 - as its parent, said to the user as it stands
    """`form` says that it is a version which was published with other content."""

    def __init__(self, form: Form) -> None:
        super().__init__(
            f"Version {form.version} of “{form.title}” was published with other content.",
            "Raise the version: what was published never changes.",
        )
        self.form = form


@dataclass(frozen=True, slots=True, kw_only=True)
class FormFile:
    """A form file; `form` is None where it cannot be read or taken, and `problem` says why."""

    path: Path
    form: Form | None
    problem: str
    ships: bool
    status: Status = Status.PUBLISHED


def load(path: Path) -> Form:
    """Read a form, ours or another system's.

    Raises UserError with file, line or place, what is wrong and what is expected.
    """
    return read_foreign(path).form if is_foreign(path) else read(path)


def shipped(desk: Desk) -> tuple[Form, ...]:
    """The forms that ship with the program."""
    files = (_looked_at(desk, path, ships=True) for path in _shipped_files())
    return tuple(file.form for file in files if file.form is not None)


def available(desk: Desk) -> tuple[FormFile, ...]:
    """Every form file: the shipped ones, the user's, the drafts; broken ones with their problem.

    A file that was published with other content than it has now is refused as that version.
    """
    return _available(desk, desk.store.forms.kept())


def _available(desk: Desk, kept: Sequence[KeptForm]) -> tuple[FormFile, ...]:
    return (
        *(_told(_looked_at(desk, path, ships=True), kept) for path in _shipped_files()),
        *(_told(_looked_at(desk, path, ships=False), kept) for path in _files(folder(desk.places))),
        *(
            replace(_looked_at(desk, path, ships=False), status=Status.DRAFT)
            for path in _files(drafts(desk.places))
        ),
    )


def offered(desk: Desk) -> tuple[Form, ...]:
    """The forms that a call can be scored with: published and not retired, the last added last."""
    return tuple(
        file.form
        for file in available(desk)
        if file.form is not None and file.status is Status.PUBLISHED
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
    forms = offered(desk)
    for form in reversed(forms):
        if form.id == id_or_path:
            return form
    known = dict.fromkeys(form.id for form in forms)
    raise UserError(f"There is no form “{id_or_path}”.", f"There are: {', '.join(known)}.")


def add(desk: Desk, path: Path) -> Form:
    """Publish a form file: copy it into the user's folder; the same content twice is kept once.

    Raises PublishedOtherwise for a version that was published with other content, and UserError
    when the form is broken or the copy cannot be written.
    """
    form = load(path)
    check_version(desk, form)
    return _publish(desk, form, write(form).encode() if is_foreign(path) else path.read_bytes())


def publish(desk: Desk, form: Form) -> Form:
    """Publish a form that was made here: from now on this version never changes.

    Its draft goes; the file of the version keeps what was written in it, comments as well.
    Raises PublishedOtherwise as `add` does, and UserError when the form has errors.
    """
    check_version(desk, form)
    for finding in lint(form):
        if finding.error:
            raise UserError(finding.message, finding.mend)
    own = [path for path in _files(drafts(desk.places)) if _holds(desk, path, form)]
    published = _publish(desk, form, own[0].read_bytes() if own else write(form).encode())
    for path in own:
        path.unlink()
    return published


def check_version(desk: Desk, form: Form) -> None:
    """Raise PublishedOtherwise where this version of the form was published with other content."""
    kept = desk.store.forms.kept()
    files = (file.form for file in _available(desk, kept) if file.status is not Status.DRAFT)
    named = [(one.id, one.version, one.hash) for one in files if one is not None]
    named += [(one.id, one.version, one.hash) for one in kept]
    same = {hash for id, version, hash in named if (id, version) == (form.id, form.version)}
    if same and form.hash not in same:
        raise PublishedOtherwise(form)


def check_published(desk: Desk, form: Form) -> None:
    """Raise UserError for a draft, and for what was published with other content."""
    if any(_holds(desk, path, form) for path in _files(drafts(desk.places))):
        raise UserError(
            f"Version {form.version} of “{form.title}” is a draft.", "Publish it in Forms first."
        )
    check_version(desk, form)


def save_copy(file: FormFile, out: Path) -> None:
    """Save a form's file elsewhere. Raises UserError when it is gone, or cannot be written."""
    try:
        content = file.path.read_bytes()
    except OSError as error:
        raise UserError(f"{file.path} cannot be read: {error.strerror}.") from error
    write_whole(out, content)


def file_name(form: Form) -> str:
    """The name of the file of a form: the same content twice is one file."""
    return f"{form.id}-{form.hash[:12]}.yaml"


def folder(places: Places) -> Path:
    """Where the user's own forms are."""
    return places.data / "forms"


def drafts(places: Places) -> Path:
    """Where forms are while they are made."""
    return folder(places) / "drafts"


def _shipped_files() -> Sequence[Path]:
    """By name: how old an installed file is says nothing."""
    return sorted(_files(shipped_file("forms")), key=lambda path: (path.name != _FIRST, path.name))


def _files(folder: Path) -> Iterator[Path]:
    """Form files by age, then name, so that the last one added comes last."""
    found = [path for path in folder.glob("*") if path.suffix.lower() in _SUFFIXES]
    yield from sorted(found, key=lambda path: (path.stat().st_mtime_ns, path.name))


@dataclass(frozen=True, slots=True)
class _File:
    """A file as it was found; where its form may be in the cache makes it no other file."""

    path: Path
    ships: bool
    changed: int
    size: int
    cache: Path = field(compare=False)


def _looked_at(desk: Desk, path: Path, *, ships: bool) -> FormFile:
    try:
        now = path.stat()
        return _read(_File(path, ships, now.st_mtime_ns, now.st_size, desk.places.cache / "forms"))
    except OSError as error:
        problem = f"{path} cannot be read: {error.strerror}."
        return FormFile(path=path, form=None, problem=problem, ships=ships)


@lru_cache(maxsize=128)
def _read(file: _File) -> FormFile:
    """A form file, read again when it has changed: every call that is opened asks for them all."""
    try:
        form = cached(file.path, file.cache)
    except UserError as error:
        return FormFile(path=file.path, form=None, problem=str(error), ships=file.ships)
    return FormFile(path=file.path, form=form, problem="", ships=file.ships)


def _told(file: FormFile, kept: Iterable[KeptForm]) -> FormFile:
    """A published file with its status; one whose version was kept with other content is refused.

    What ships is taken as it is: its user cannot raise the version.
    """
    form = file.form
    if form is None:
        return file
    same = [one for one in kept if (one.id, one.version) == (form.id, form.version)]
    for one in same:
        if one.hash == form.hash:
            return file if one.retired is None else replace(file, status=Status.RETIRED)
    if file.ships or not same:
        return file
    return replace(file, form=None, problem=f"{file.path}: {PublishedOtherwise(form)}")


def _publish(desk: Desk, form: Form, content: bytes) -> Form:
    target = private(folder(desk.places)) / file_name(form)
    write_whole(target, content)
    desk.store.forms.keep(form)
    return form


def _holds(desk: Desk, path: Path, form: Form) -> bool:
    found = _looked_at(desk, path, ships=False).form
    return found is not None and found.hash == form.hash
