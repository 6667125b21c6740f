from collections.abc import Iterator
from pathlib import Path

import pytest

from evaluator.store.database import Store


@pytest.fixture
def store() -> Iterator[Store]:
    store = Store.in_memory()
    yield store
    store.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a database may be made, in a folder of its own."""
    return tmp_path / "data" / "evaluations.db"
