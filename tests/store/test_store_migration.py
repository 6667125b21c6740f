"""Migrations: old or new, never between, and nothing lost on the way."""

import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, event
from store_samples import add_call, finish

from evaluator.errors import UserError
from evaluator.store import migrate
from evaluator.store.connection import Database, bare
from evaluator.store.counting import counts
from evaluator.store.database import Store
from evaluator.store.opening import make

ROOT = Path(__file__).resolve().parents[2]
NEXT = migrate.HEAD + 1

STEP = """
from alembic import op
import sqlalchemy as sa
revision = "{number:04d}"
down_revision = "{number_before:04d}"

def upgrade():
    {body}
"""
WIDER = """with op.batch_alter_table("agent") as batch:
        batch.add_column(sa.Column("site", sa.String(), nullable=False, server_default=""))"""


def schema(plain: sqlite3.Connection) -> set[tuple[str, str]]:
    """What a database is made of, however it is laid out."""
    found = plain.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {(name, " ".join(sql.split()).replace(" ,", ",")) for name, sql in found}


@pytest.fixture
def old(path: Path) -> Path:
    """A database of the present version with two evaluations."""
    with closing(Store.open(path)) as store:
        for agent in ("Ann", "Ben"):
            finish(store, add_call(store, agent=agent))
    return path


@pytest.fixture
def next_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Give the program a further version, whose step is this."""

    def give(body: str) -> None:
        scripts = tmp_path / "100% new" / "migrations"
        shutil.copytree(migrate.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
        step = STEP.format(body=body, number=NEXT, number_before=NEXT - 1)
        (scripts / "versions" / f"{NEXT:04d}_next.py").write_text(step)
        monkeypatch.setattr(migrate, "SCRIPTS", scripts)
        monkeypatch.setattr(migrate, "HEAD", NEXT)

    return give


def content(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as plain:
        (version,) = plain.execute("PRAGMA user_version").fetchone()
        return [f"PRAGMA user_version={version}", *plain.iterdump()]


def test_a_new_database_and_a_migrated_one_are_made_of_the_same(tmp_path: Path) -> None:
    made, migrated = Database(tmp_path / "a.db"), Database(tmp_path / "b.db")
    make(made)
    migrate.bring_up(migrated, tmp_path / "b.db", 0)
    with bare(made.engine) as one, bare(migrated.engine) as other:
        assert schema(one) == schema(other)
        version = "PRAGMA user_version"
        assert one.execute(version).fetchone() == other.execute(version).fetchone()
    made.close()
    migrated.close()


def test_the_last_step_is_the_head() -> None:
    steps = sorted(step.stem for step in (migrate.SCRIPTS / "versions").glob("*.py"))
    assert [int(step[:4]) for step in steps] == list(range(1, migrate.HEAD + 1))


def test_opening_an_up_to_date_database_does_not_load_alembic(old: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from evaluator.store.database import Store\n"
        "Store.open(Path(sys.argv[1])).close(); sys.exit('alembic' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script, old], cwd=ROOT, check=True)


def test_altering_a_parent_table_loses_no_child(
    old: Path, next_step: Callable[[str], None]
) -> None:
    """With foreign keys on, this very step deleted 2,000 of 2,000 rows."""
    before = content(old)
    next_step(WIDER)
    with closing(Store.open(old)) as store:
        assert [agent.name for agent in store.people.agents()] == ["Ann", "Ben"]
        assert store.check().problems == ()
        assert store.check().revisions == 2
        with bare(store._database.engine) as plain:
            assert plain.execute("PRAGMA foreign_keys").fetchone() == (1,)
            assert "alembic_version" not in counts(plain)
    (kept,) = (old.parent / "backups").iterdir()
    assert content(kept) == before
    assert content(old)[0] == f"PRAGMA user_version={NEXT}"
    Store.open(old).close()  # and no second time
    assert len(list((old.parent / "backups").iterdir())) == 1


class Crash(Exception):  # noqa: N818 - what the test makes happen
    pass


@pytest.fixture
def crash_after(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], None]]:
    """Let the program fail right after the k-th statement of a migration."""
    wanted, seen = [0], [0]

    def count(*_: object) -> None:
        seen[0] += 1
        if seen[0] == wanted[0]:
            raise Crash

    def arm(number: int) -> None:
        wanted[0], seen[0] = number, 0

    event.listen(Engine, "after_cursor_execute", count)
    yield arm
    event.remove(Engine, "after_cursor_execute", count)


def test_a_crash_after_any_statement_leaves_the_old_database(
    old: Path, next_step: Callable[[str], None], crash_after: Callable[[int], None]
) -> None:
    before = content(old)
    next_step(WIDER + "\n    op.execute(\"UPDATE agent SET site = 'x'\")")
    number, crashed = 0, True
    while crashed:
        number += 1
        crash_after(number)
        try:
            Store.open(old).close()
            crashed = False
        except Crash:
            assert content(old) == before, f"half way after statement {number}"
    assert number > 12  # the begin, the stamp, the copied table, the update, the version
    assert content(old)[0] == f"PRAGMA user_version={NEXT}"
    assert any("'x'" in line for line in content(old))


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ('op.execute("DELETE FROM draft"); op.execute("DROP TABLE shop")', "shop"),
        ('op.execute("UPDATE call SET agent_id = 1")', "links between rows"),
        ('op.execute("SELECT banana FROM agent")', "banana"),
    ],
)
def test_a_step_that_would_lose_something_is_taken_back(
    old: Path, next_step: Callable[[str], None], body: str, why: str
) -> None:
    with closing(sqlite3.connect(old)) as plain, plain:
        call = plain.execute("SELECT id FROM call").fetchone()[0]
        plain.execute("INSERT INTO shop VALUES (?,'','','',1,1,1,1,1,'','')", (call,))
    before = content(old)
    next_step(body)
    with pytest.raises(UserError, match="could not be brought up to date") as caught:
        Store.open(old)
    assert why in caught.value.message
    named = re.search(r"A backup was made: (.*)", caught.value.hint)
    assert named is not None and Path(named[1]).is_file()
    assert content(old) == before


def test_a_full_disk_during_a_step_is_said_to_be_one(
    old: Path, next_step: Callable[[str], None]
) -> None:
    before = content(old)
    next_step(
        'op.get_bind().exec_driver_sql("PRAGMA max_page_count = 1")\n'
        '    op.execute("CREATE TABLE big AS SELECT hex(zeroblob(1000000)) AS x")'
    )
    with pytest.raises(UserError, match="is full"):
        Store.open(old)
    assert content(old) == before
