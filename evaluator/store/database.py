"""The store: one database, opened with care, and everything that is kept in it."""

from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import Self

from evaluator.store.blend_tallies import BlendTallies
from evaluator.store.calls import Calls
from evaluator.store.check import CheckResult, check
from evaluator.store.cleaning import Without, clean_backups
from evaluator.store.connection import Database
from evaluator.store.evaluations import Evaluations
from evaluator.store.facts import KeptFacts
from evaluator.store.finished_sheets import FinishedSheets
from evaluator.store.forms import FormVersions
from evaluator.store.opening import make, open_file
from evaluator.store.people import People
from evaluator.store.recordings import Recordings
from evaluator.store.redactions import Redactions
from evaluator.store.tallies import Tallies
from evaluator.store.transcripts import KeptTranscripts

__all__ = ["CheckResult", "Store"]


class Store:
    """All that is kept. Safe to use from several threads; close it at the end."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.path = database.path
        self.people = People(database)
        self.calls = Calls(database)
        self.recordings = Recordings(database)
        self.redactions = Redactions(database)
        self.facts = KeptFacts(database)
        self.transcripts = KeptTranscripts(database)
        self.forms = FormVersions(database)
        self.evaluations = Evaluations(database, self.forms)
        self.sheets = FinishedSheets(database)
        self.tallies = Tallies(database)
        self.blends = BlendTallies(database)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a database file, made or brought up to date where needed (after a backup).

        Raises UserError when it cannot be opened; what is in it stays as it was.
        """
        return cls(open_file(path))

    @classmethod
    def in_memory(cls) -> Self:
        """A database that is gone when it is closed."""
        database = Database(None)
        make(database)
        return cls(database)

    def clean_backups(self, calls: Collection[str], without: Without, since: datetime) -> bool:
        """Take what was redacted of calls out of the backups; what `clean_backups` says."""
        return self.path is None or clean_backups(self.path, calls, without, since)

    def check(self) -> CheckResult:
        """Look for damage, broken links and revisions that are not as they were sealed."""
        return check(self._database)

    def close(self) -> None:
        """Fold the log into the main file and let go of it."""
        self._database.close()
