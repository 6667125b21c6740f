"""The desk itself: the open database and the places that every function of this room is given."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from evaluator.places import Places, private
from evaluator.store.database import Store


@dataclass(frozen=True, slots=True)
class Desk:
    """What a user works at. Every function of this room takes it first."""

    store: Store
    places: Places

    @property
    def copies(self) -> Path:
        """The folder of redacted recordings: beside the database, since it alone knows them."""
        database = self.store.path
        return database.with_suffix(".recordings") if database else self.places.data / "recordings"

    @classmethod
    @contextmanager
    def opened(cls, places: Places, database: Path | None = None) -> Iterator[Self]:
        """A desk on a database file, the user's own when none is named; closed at the end.

        Raises UserError when it cannot be opened.
        """
        if database is None:
            private(places.data)
        with closing(Store.open(database or places.database)) as store:
            yield cls(store, places)

    @classmethod
    @contextmanager
    def in_memory(cls, places: Places) -> Iterator[Self]:
        """A desk whose database is nowhere: for what needs none, and for tests."""
        with closing(Store.in_memory()) as store:
            yield cls(store, places)
