"""Forms as they were when they were used, found by the hash of their content."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from evaluator.errors import UserError
from evaluator.forms.model import Form
from evaluator.now import now
from evaluator.store import rows
from evaluator.store.connection import Database
from evaluator.store.times import from_text, to_text


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptForm:
    """A version of a form that is kept for good, and since when; None where that is not known.

    `retired` is when it was taken out of use, None while it is in use.
    """

    id: str
    version: str
    hash: str
    published: datetime | None
    retired: datetime | None


class FormVersions:
    """Every version of every form that was published or used. A version never changes."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._read: dict[str, Form] = {}

    def keep(self, form: Form) -> None:
        """Keep a form as it is now; a known one is left alone."""
        with self._database.writing() as session:
            self.pin(session, form)

    def by_hash(self, hash: str) -> Form:
        """The form with this hash. Raises UserError when it is not known."""
        with self._database.reading() as session:
            return self.pinned(session, hash)

    def all(self) -> tuple[Form, ...]:
        """Every version, by title, then by version."""
        order = (col(rows.Form.title), col(rows.Form.version), col(rows.Form.hash))
        with self._database.reading() as session:
            hashes = session.exec(select(rows.Form.hash).order_by(*order)).all()
            return tuple(self.pinned(session, hash) for hash in hashes)

    def kept(self) -> tuple[KeptForm, ...]:
        """What there is of all versions besides their content, in the order they were kept in."""
        form, status = rows.Form, rows.FormStatus
        query = (
            select(form.id, form.version, form.hash, status)
            .outerjoin(status, col(status.form_hash) == col(form.hash))
            .order_by(col(status.published), col(form.version), col(form.hash))
        )
        with self._database.reading() as session:
            return tuple(_kept(*row) for row in session.exec(query))

    def evaluations(self, form_id: str) -> dict[str, int]:
        """How many finished evaluations there are on each version of a form, by its hash."""
        row = rows.Evaluation
        query = (
            select(row.form_hash, func.count())
            .where(col(row.form_id) == form_id, col(row.revision) > 0)
            .group_by(col(row.form_hash))
        )
        with self._database.reading() as session:
            return dict(session.exec(query).all())

    def retire(self, form: Form) -> None:
        """Take a version out of use: no evaluation is begun on it any more."""
        with self._database.writing() as session:
            self.pin(session, form)
            status = _status(session, form.hash)
            if status.retired is None:
                status.retired, status.retired_zone = to_text(now())

    def unretire(self, form: Form) -> None:
        """Take a retired version into use again."""
        with self._database.writing() as session:
            status = _status(session, form.hash)
            status.retired = status.retired_zone = None

    def check_in_use(self, session: Session, form: Form) -> None:
        """Raise UserError where a version is retired."""
        status = session.get(rows.FormStatus, form.hash)
        if status is not None and status.retired is not None:
            raise UserError(
                f"Version {form.version} of “{form.title}” is retired.",
                "Choose another version, or take it into use again in Forms.",
            )

    def pin(self, session: Session, form: Form) -> None:
        """Keep a form within a larger unit: from then on it is published."""
        if session.get(rows.Form, form.hash) is None:
            session.add(
                rows.Form(
                    hash=form.hash,
                    id=form.id,
                    version=form.version,
                    title=form.title,
                    content=form.to_json(),
                )
            )
            session.flush()
            published, zone = to_text(now())
            session.add(
                rows.FormStatus(form_hash=form.hash, published=published, published_zone=zone)
            )
            session.flush()

    def pinned(self, session: Session, hash: str) -> Form:
        """A form within a larger unit; read once, since a version never changes."""
        if hash not in self._read:
            row = session.get(rows.Form, hash)
            if row is None:
                raise UserError("This version of the form is not in the database.")
            self._read[hash] = Form.from_json(row.content)
        return self._read[hash]


def _status(session: Session, hash: str) -> rows.FormStatus:
    """The status of a kept form; one that was kept before there was any gets its own."""
    status = session.get(rows.FormStatus, hash)
    if status is None:
        status = rows.FormStatus(form_hash=hash)
        session.add(status)
    return status


def _kept(id: str, version: str, hash: str, status: rows.FormStatus | None) -> KeptForm:
    return KeptForm(
        id=id,
        version=version,
        hash=hash,
        published=_time(status.published, status.published_zone) if status else None,
        retired=_time(status.retired, status.retired_zone) if status else None,
    )


def _time(utc: str | None, zone: str | None) -> datetime | None:
    return None if utc is None or zone is None else from_text(utc, zone)
