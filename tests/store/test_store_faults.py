"""What goes wrong around the database: kills, a full disk, other programs. Nothing kept is lost."""

import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from store_samples import add_call, finish, form

from evaluator.errors import UserError
from evaluator.scoring.sheet import Sheet
from evaluator.store import connection, troubles
from evaluator.store.calls import CallFilter
from evaluator.store.connection import bare
from evaluator.store.database import Store

ROOT = Path(__file__).resolve().parents[2]
KILLS = 50

KEEPER = """
import os, sys
from contextlib import closing
from pathlib import Path
from evaluator.scoring.sheet import Sheet
from evaluator.store.database import Store

def keep_for_ever(number):
    store = Store.open(Path(sys.argv[1]))
    while True:
        number += 1
        sheet = Sheet(answers={"first": number % 5}, comments={"first": f"{number} " * 40})
        store.evaluations.keep(sys.argv[2], sheet, "first", float(number))
        os.write(1, b"%d\\n" % number)

with closing(Store.open(Path(sys.argv[1]))) as store:
    store.evaluations.draft(sys.argv[2])  # what is made at first use is made once
for line in sys.stdin:
    pid = os.fork()
    if not pid:
        keep_for_ever(int(line))
    os.write(1, b"pid %d\\n" % pid)
    os.waitpid(pid, 0)
    os.write(1, b"gone\\n")
"""
"""Forks, for every line it is given, a program that keeps drafts and says which it has kept."""


def program(script: str, *arguments: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
    )  # fmt: skip


def sheet(number: int) -> Sheet:
    return Sheet(answers={"first": number % 5}, comments={"first": f"{number} " * 40})


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a matter of POSIX")
def test_nothing_acknowledged_is_lost_by_fifty_kills(path: Path) -> None:
    chance, last = random.Random(11), 0
    with closing(Store.open(path)) as store:
        id = begun(store)
    with program(KEEPER, path, id) as keeper:
        assert keeper.stdin is not None and keeper.stdout is not None
        for _ in range(KILLS):
            heard = killed_after(keeper, last, chance)
            with closing(Store.open(path)) as store:
                kept = store.evaluations.draft(id)
            assert kept is not None
            # All that was acknowledged is there, whole; at most the one under way is there too.
            assert heard[-1] <= kept.position <= heard[-1] + 1
            last = int(kept.position)
            assert kept.sheet == sheet(last)
        keeper.stdin.close()
    with closing(Store.open(path)) as store:
        assert store.check().problems == ()
    assert last >= KILLS


def begun(store: Store) -> str:
    eva = store.people.evaluator("Eva")
    return store.evaluations.open(add_call(store).id, eva, form()).evaluation_id


def killed_after(keeper: "subprocess.Popen[str]", last: int, chance: random.Random) -> list[int]:
    """Let it keep drafts from `last` on, kill it at any moment; what it had acknowledged."""
    assert keeper.stdin is not None and keeper.stdout is not None
    keeper.stdin.write(f"{last}\n")
    keeper.stdin.flush()
    heard, pid, wanted = [], 0, chance.randrange(1, 12)
    while not (pid and len(heard) >= wanted):
        line = keeper.stdout.readline()
        if line.startswith("pid"):
            pid = int(line.split()[1])
        else:
            heard.append(int(line))
    threading.Event().wait(chance.random() * 0.003)
    os.kill(pid, signal.SIGKILL)
    while (line := keeper.stdout.readline()) != "gone\n":
        heard.append(int(line))
    return heard


ON_A_FULL_DISK = """
import resource, sys
from pathlib import Path
from evaluator.errors import UserError
from evaluator.scoring.sheet import Sheet
from evaluator.store import troubles
from evaluator.store.database import Store

store = Store.open(Path(sys.argv[1]))
free = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, free[1]))  # what a disk takes that is full
kept = 0
try:
    while True:
        sheet = Sheet(comments={"first": f"{kept + 1} " * 4000})
        store.evaluations.keep(sys.argv[2], sheet, None, kept + 1.0)
        kept += 1
except UserError as error:
    print(error.message)
assert store.evaluations.draft(sys.argv[2]).position == kept
resource.setrlimit(resource.RLIMIT_FSIZE, free)
store.evaluations.keep(sys.argv[2], sheet, None, kept + 1.0)
assert store.check().problems == ()
store.close()
print(kept)
"""


@pytest.mark.skipif(os.name != "posix", reason="a limit on the size of files is POSIX")
def test_a_disk_that_takes_no_more_loses_nothing_and_goes_on_later(path: Path) -> None:
    with closing(Store.open(path)) as store:
        id = begun(store)
    said, _ = program(ON_A_FULL_DISK, path, id).communicate(timeout=100)
    message, kept = said.splitlines()
    assert "is safe" in message or "is still there" in message
    assert int(kept) > 3
    with closing(Store.open(path)) as store:
        draft = store.evaluations.draft(id)
        assert draft is not None and draft.position == int(kept) + 1


def test_a_full_database_names_the_room_and_works_again_later(path: Path) -> None:
    """SQLite's own limit says SQLITE_FULL just as a full disk does."""
    with closing(Store.open(path)) as store:
        done = finish(store, add_call(store))
        store.evaluations.reopen(done.id)
        with bare(store._database.engine) as plain:
            pages = plain.execute("PRAGMA page_count").fetchone()[0]
            plain.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(UserError, match=r"\d+ MB are free, \d+ MB are needed"):
            store.evaluations.keep(done.id, Sheet(strengths="x" * 400_000), None, 1.0)
        assert store.evaluations.get(done.id) == done
        with bare(store._database.engine) as plain:
            plain.execute("PRAGMA max_page_count = 1000000")
        store.evaluations.keep(done.id, sheet(7), None, 7.0)
        kept = store.evaluations.draft(done.id)
        assert kept is not None and kept.sheet == sheet(7)
        assert store.check().problems == ()


ADDS = """
import sys
from pathlib import Path
from evaluator.store.database import Store
store = Store.open(Path(sys.argv[1]))
sys.stdin.readline()
for number in range(40):
    store.people.client(f"{sys.argv[2]} {number}")
    store.people.agent("Shared", f"{sys.argv[2]} {number}")
store.close()
"""


def test_two_programs_write_to_one_database(path: Path) -> None:
    Store.open(path).close()
    programs = [program(ADDS, path, name) for name in ("one", "other")]
    for one in programs:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    assert [one.communicate(timeout=100)[0] for one in programs] == ["", ""]
    assert [one.returncode for one in programs] == [0, 0]
    with closing(Store.open(path)) as store:
        assert len(store.people.clients()) == 80
        assert len(store.people.agents()) == 1
        assert store.check().problems == ()


@pytest.mark.parametrize("where", ["file", "memory"])
def test_threads_write_and_read_at_once(path: Path, where: str) -> None:
    def work(name: str) -> None:
        for number in range(15):
            store.people.client(f"{name} {number}")
            store.calls.listed(CallFilter(text=name))

    opened = Store.open(path) if where == "file" else Store.in_memory()
    with closing(opened) as store, ThreadPoolExecutor(4) as pool:
        list(pool.map(work, "abcd"))
        assert len(store.people.clients()) == 60


def test_a_database_that_another_program_holds_is_said_to_be_busy(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(connection.PRAGMAS, "busy_timeout", 50)
    with closing(Store.open(path)) as store, closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(UserError, match="Another program is writing"):
            store.people.client("Acme")
        assert store.people.clients() == ()
        other.rollback()
        store.people.client("Acme")


def test_a_unit_that_fails_leaves_nothing_behind(path: Path) -> None:
    with closing(Store.open(path)) as store:
        with pytest.raises(RuntimeError), store._database.writing() as session:
            session.connection().exec_driver_sql("INSERT INTO client VALUES ('c', 'Acme')")
            raise RuntimeError
        assert store.people.clients() == ()


def error(code: str) -> sqlite3.Error:
    found = sqlite3.OperationalError(code)
    found.sqlite_errorname = code
    return found


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("SQLITE_FULL", "is full"),
        ("SQLITE_IOERR_WRITE", "did not read or take"),
        ("SQLITE_CORRUPT_VTAB", "is damaged"),
        ("SQLITE_NOTADB", "not a database of this program"),
        ("SQLITE_READONLY_DIRECTORY", "cannot be opened for writing"),
        ("SQLITE_CANTOPEN", "cannot be opened for writing"),
        ("SQLITE_BUSY_SNAPSHOT", "Another program"),
        ("SQLITE_LOCKED", "Another program"),
    ],
)
def test_what_sqlite_reports_is_said_plainly(path: Path, code: str, said: str) -> None:
    trouble = troubles.explained(path, error(code))
    assert trouble is not None and trouble.hint
    assert re.search(said, trouble.message)
    assert "SQLITE" not in str(trouble)


@pytest.mark.parametrize("code", ["SQLITE_IOERR_SHMSIZE", "SQLITE_CANTOPEN"])
def test_no_room_is_named_whatever_sqlite_calls_it(
    path: Path, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(troubles, "_free_mb", lambda _: 1)
    trouble = troubles.explained(path, error(code))
    assert trouble is not None
    assert "1 MB are free" in trouble.message


def test_a_bug_stays_a_bug(store: Store) -> None:
    assert troubles.explained(None, error("SQLITE_CONSTRAINT_CHECK")) is None
    with pytest.raises(sqlite3.Error), troubles.translated(None):
        raise error("SQLITE_ERROR")


def test_no_room_for_a_new_file_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("evaluator.store.opening.os.open", no_room)
    with pytest.raises(UserError, match="is full"):
        Store.open(path)
