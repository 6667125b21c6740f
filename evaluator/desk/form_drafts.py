"""Forms that are being made: kept as they are typed, given up, or published as a version."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from evaluator.desk import forms
from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.files import remove, write_whole
from evaluator.forms.drafted import as_file, blank, checked, content_of, from_file
from evaluator.forms.edit_parts import form_named_by_title
from evaluator.forms.model import Form
from evaluator.forms.names import as_id, free
from evaluator.forms.tree import Content, put
from evaluator.now import now
from evaluator.places import private

_SUFFIX: Final = ".yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormDraft:
    """A form on the way, in a file of its own: `name` is that of the file, `kept` when it was."""

    name: str
    content: Content
    kept: datetime

    @property
    def title(self) -> str:
        """The title in the form's own language; "" where there is none yet."""
        title = self.content.get("title", "")
        if isinstance(title, dict):
            return str(title.get(self.content.get("language", "en"), ""))
        return str(title)


def drafts(desk: Desk) -> tuple[FormDraft, ...]:
    """The forms on the way, the one that was worked on last first."""
    found = _readable(forms.drafts(desk.places))
    return tuple(sorted(found, key=lambda draft: draft.kept, reverse=True))


def named(desk: Desk, name: str) -> FormDraft:
    """A form on the way by the name of its file. Raises UserError where it is not there."""
    for draft in drafts(desk):
        if draft.name == name:
            return draft
    raise UserError(f"The draft “{name}” is not there any more, or cannot be read.")


def loses_comments(file: forms.FormFile) -> bool:
    """Whether a file of the user's own has lines of comment, which a draft does not take over."""
    try:
        lines = b"" if file.ships else file.path.read_bytes()
    except OSError:
        return False
    return any(line.lstrip().startswith(b"#") for line in lines.splitlines())


def begin_new(desk: Desk, title: str) -> FormDraft:
    """Begin a form of one's own. Raises UserError when it cannot be kept."""
    id = free(_taken(desk), as_id(title) or "form")
    return _begun(desk, id, blank(id, title))


def begin_version(desk: Desk, form: Form) -> FormDraft:
    """Begin the next version of a form, or go on with it. Raises UserError when it cannot be."""
    for draft in drafts(desk):
        if draft.content.get("id") == form.id:
            return draft
    content = put(content_of(form), ("version",), next_version(desk, form.id))
    return _begun(desk, form.id, content)


def begin_from(desk: Desk, form: Form) -> FormDraft:
    """Begin a draft of a form that came from elsewhere, beside any that there is; of the next
    version, where its own is published already. Raises UserError when it cannot be kept.
    """
    content = content_of(form)
    if form.version in {one.version for one in _published(desk) if one.id == form.id}:
        content = put(content, ("version",), next_version(desk, form.id))
    return _begun(desk, form.id, content)


def begin_copy(desk: Desk, form: Form) -> FormDraft:
    """Begin another form from one. Raises UserError when it cannot be kept."""
    id = free(_taken(desk), f"{form.id[:50]}-copy")
    content = {**content_of(form), "id": id, "version": "1"}
    title = content["title"]
    copied = {code: f"{text} (copy)" for code, text in _languages(title).items()}
    content["title"] = copied if isinstance(title, dict) else copied[""]
    return _begun(desk, id, content)


def named_by_title(desk: Desk, content: Content) -> Content:
    """With an id from its title that no other form has, where nobody has chosen its id yet."""
    return form_named_by_title(content, _taken(desk))


def keep(desk: Desk, name: str, content: Content) -> datetime:
    """Keep a form on the way, be it half a form. Raises UserError when it cannot be written."""
    private(forms.drafts(desk.places))
    write_whole(_path(desk, name), as_file(content).encode("utf-8", "replace"))
    return now()


def standing(desk: Desk, name: str) -> bytes | None:
    """What stands in the file of a form on the way, to be compared; None where there is none."""
    try:
        return _path(desk, name).read_bytes()
    except OSError:
        return None


def another_name(desk: Desk, name: str) -> str:
    """A name for a form on the way whose own is taken."""
    return free((path.stem for path in forms.drafts(desk.places).glob(f"*{_SUFFIX}")), name)


def give_up(desk: Desk, name: str) -> None:
    """Throw a form on the way away; what was published stays."""
    remove(_path(desk, name))


def publish(desk: Desk, name: str, content: Content) -> Form:
    """Make a version of a form on the way, which never changes again; it is no draft any more.

    Raises UserError while something is wrong in it, and for a version that there is already.
    """
    found = checked(content)
    if found.form is None:
        fault = found.findings[0]
        raise UserError(f"This is no form yet. {fault.message}", fault.mend)
    forms.check_version(desk, found.form)
    keep(desk, name, content)
    published = forms.publish(desk, found.form)
    give_up(desk, name)
    return published


def next_version(desk: Desk, id: str) -> str:
    """The version after the highest that there is of a form: "1" where there is none."""
    known = {form.version for form in _published(desk) if form.id == id}
    return str(max((int(one) for one in known if one.isdecimal()), default=len(known)) + 1)


def _begun(desk: Desk, id: str, content: Content) -> FormDraft:
    name = free((draft.name for draft in drafts(desk)), id)
    return FormDraft(name=name, content=content, kept=keep(desk, name, content))


def _path(desk: Desk, name: str) -> Path:
    return forms.drafts(desk.places) / f"{name}{_SUFFIX}"


def _published(desk: Desk) -> Iterator[Form]:
    """Every version of every form: the files, and what evaluations are pinned to."""
    for file in forms.available(desk):
        if file.form is not None and file.status is not forms.Status.DRAFT:
            yield file.form
    yield from forms.used(desk)


def _taken(desk: Desk) -> set[str]:
    begun = {str(draft.content.get("id", "")) for draft in drafts(desk)}
    return begun | {form.id for form in _published(desk)}


def _languages(text: str | dict[str, str]) -> dict[str, str]:
    return text if isinstance(text, dict) else {"": text}


def _readable(folder: Path) -> Iterator[FormDraft]:
    for path in folder.glob(f"*{_SUFFIX}"):
        content = from_file(path.read_text("utf-8", "replace"))
        if content is not None:
            kept = datetime.fromtimestamp(path.stat().st_mtime, UTC)
            yield FormDraft(name=path.stem, content=content, kept=kept)
