"""Forms as they were when they were used, found by the hash of their content."""

from sqlmodel import Session, col, select

from evaluator.errors import UserError
from evaluator.forms.model import Form
from evaluator.store import rows
from evaluator.store.connection import Database


class FormVersions:
    """Every version of every form that an evaluation pins. A version never changes."""

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

    def pin(self, session: Session, form: Form) -> None:
        """Keep a form within a larger unit."""
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

    def pinned(self, session: Session, hash: str) -> Form:
        """A form within a larger unit; read once, since a version never changes."""
        if hash not in self._read:
            row = session.get(rows.Form, hash)
            if row is None:
                raise UserError("This version of the form is not in the database.")
            self._read[hash] = Form.from_json(row.content)
        return self._read[hash]
