"""The versions of a form: when each was published and retired, and how many evaluations it has."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from evaluator.desk import forms
from evaluator.desk.desk import Desk
from evaluator.desk.forms import Status
from evaluator.errors import UserError
from evaluator.forms.difference import Change
from evaluator.forms.difference import changes as difference
from evaluator.forms.model import Form

__all__ = [
    "Change",
    "Version",
    "difference",
    "numbered",
    "retire",
    "status",
    "unretire",
    "versions",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a form. `published` is None for a draft and where the time is not known,
    `retired` unless it is out of use; `evaluations` counts the finished ones.
    """

    form: Form
    status: Status
    published: datetime | None
    retired: datetime | None
    evaluations: int


def versions(desk: Desk, form_id: str) -> tuple[Version, ...]:
    """The versions of a form: what ships, then in the order of publishing, drafts last.

    Those whose files are gone are there as well.
    """
    counts = desk.store.forms.evaluations(form_id)
    kept = [
        Version(
            form=desk.store.forms.by_hash(one.hash),
            status=Status.PUBLISHED if one.retired is None else Status.RETIRED,
            published=one.published,
            retired=one.retired,
            evaluations=counts.get(one.hash, 0),
        )
        for one in desk.store.forms.kept()
        if one.id == form_id
    ]
    known = {one.form.hash for one in kept}
    files = [one for one in _of_files(desk, form_id) if one.form.hash not in known]
    ships = {form.hash for form in forms.shipped(desk)}

    def place(one: Version) -> tuple[bool, bool]:
        return one.status is Status.DRAFT, one.form.hash not in ships

    return tuple(sorted([*kept, *files], key=place))


def numbered(desk: Desk, form_id: str, version: str) -> Form:
    """The version of a form with this number. Raises UserError."""
    known = {one.form.version: one.form for one in versions(desk, form_id)}
    if version not in known:
        raise UserError(
            f"The form “{form_id}” has no version “{version}”.",
            f"Its versions are: {', '.join(known)}." if known else "No version of it is known.",
        )
    return known[version]


def status(desk: Desk, form: Form) -> Status | None:
    """Where a version stands; None for one that is nowhere here."""
    found = (one.status for one in versions(desk, form.id) if one.form.hash == form.hash)
    return next(found, None)


def retire(desk: Desk, form: Form) -> None:
    """Take a version out of use: no evaluation is begun on it; what was begun can be finished.

    Raises UserError for a draft, and for what was published with other content.
    """
    forms.check_published(desk, form)
    desk.store.forms.retire(form)


def unretire(desk: Desk, form: Form) -> None:
    """Take a retired version into use again."""
    desk.store.forms.unretire(form)


def _of_files(desk: Desk, form_id: str) -> Iterator[Version]:
    for file in forms.available(desk):
        if file.form is not None and file.form.id == form_id:
            yield Version(
                form=file.form, status=file.status, published=None, retired=None, evaluations=0
            )
