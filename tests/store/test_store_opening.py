"""Opening: what is looked at, what is refused, and that what is refused is left as it was."""

import os
import sqlite3
import stat
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from store_samples import add_call, finish

from evaluator.errors import UserError
from evaluator.store import migrate
from evaluator.store.calls import CallFilter
from evaluator.store.connection import APPLICATION_ID, PRAGMAS, bare
from evaluator.store.database import Store
from evaluator.store.opening import make

ROOT = Path(__file__).resolve().parents[2]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def made(path: Path) -> Path:
    """A database with one finished evaluation, closed."""
    with closing(Store.open(path)) as store:
        finish(store, add_call(store))
    return path


def test_every_connection_has_the_pragmas(path: Path) -> None:
    with closing(Store.open(path)) as store, bare(store._database.engine) as plain:
        found = {name: plain.execute(f"PRAGMA {name}").fetchone()[0] for name in PRAGMAS}
        assert found == PRAGMAS
        assert plain.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert plain.execute("PRAGMA user_version").fetchone() == (migrate.HEAD,)


@pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX")
def test_files_are_their_owners_alone(path: Path) -> None:
    old = os.umask(0o000)
    try:
        with closing(Store.open(path)) as store:
            add_call(store)
            assert mode(path.parent) == 0o700
            assert {mode(file) for file in path.parent.iterdir()} == {0o600}
            assert len(list(path.parent.iterdir())) == 3  # the database, its log, its index
    finally:
        os.umask(old)
    path.chmod(0o644)
    Store.open(path).close()
    assert mode(path) == 0o600


def test_two_programs_may_make_the_same_database_at_once(path: Path) -> None:
    with closing(Store.open(path)) as store:
        call = add_call(store)
        make(store._database)  # by who found the file empty as well
        assert store.calls.get(call.id) == call


def test_a_log_that_cannot_be_folded_in_stays_for_the_next_opening(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(PRAGMAS, "busy_timeout", 50)
    store = Store.open(path)
    call = add_call(store)
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM draft")
        store.close()
    with closing(Store.open(path)) as store:
        assert store.calls.get(call.id) == call


def test_closing_leaves_one_file_with_everything_in_it(path: Path) -> None:
    made(path)
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    with closing(Store.open(path)) as store:
        assert store.calls.listed(CallFilter()).total == 1
        assert store.path == path
        assert store.check().problems == ()


def test_a_relative_path_stays_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with closing(Store.open(Path("here.db"))) as store:
        monkeypatch.chdir("/")
        add_call(store)
        assert store.path == tmp_path / "here.db"


def test_awkward_names_are_names(tmp_path: Path) -> None:
    odd = tmp_path / "50% of ? #1 é" / "a b?mode=ro&x.db"
    assert made(odd).is_file()


def refused(path: Path, match: str) -> str:
    """Opening says so, and leaves every byte as it was."""
    before = path.read_bytes()
    with pytest.raises(UserError, match=match) as caught:
        Store.open(path)
    assert path.read_bytes() == before
    assert str(path) in caught.value.message
    return str(caught.value)


def test_a_newer_database_is_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(made(path))) as plain:
        plain.execute("PRAGMA user_version = 999")
    message = refused(path, "newer version")
    assert "999" in message and str(migrate.HEAD) in message


def test_the_database_of_another_program_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("CREATE TABLE bookmarks (url)")
    refused(path, "not a database of this program")
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("DROP TABLE bookmarks")
        plain.execute("PRAGMA application_id = 77")
    refused(path, "not a database of this program")


@pytest.mark.parametrize("content", [b"RIFF....WAVE", b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_file_that_is_no_database_is_left_alone(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    refused(path, "not a database of this program|is damaged")


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is a folder"):
        Store.open(tmp_path)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="cannot be opened for writing"):
        Store.open(tmp_path / "file" / "evaluations.db")


def damage(path: Path) -> None:
    """Overwrite the inside of every page but the first."""
    content = bytearray(path.read_bytes())
    for page in range(4096, len(content), 4096):
        content[page : page + 64] = b"\xaa" * 64
    path.write_bytes(content)


def test_a_damaged_database_names_the_newest_backup(path: Path) -> None:
    damage(made(path))
    kept = path.parent / "backups"
    kept.mkdir()
    for stamp in ("20260101T000000000000Z", "20260301T000000000000Z"):
        (kept / f"evaluations-{stamp}-v1.db").write_bytes(b"")
    (kept / "evaluations-old-20260401T000000000000Z-v1.db").write_bytes(b"")
    with pytest.raises(UserError, match="damaged") as caught:
        Store.open(path).calls.listed(CallFilter())
    assert "evaluations-20260301T000000000000Z-v1.db" in caught.value.hint


def test_damage_is_looked_for_after_an_unclean_end(path: Path) -> None:
    damage(made(path))
    path.with_name(path.name + "-wal").write_bytes(b"\0" * 32)
    message = refused(path, "is damaged")
    assert "no backup" in message


def test_damage_that_lets_a_database_open_is_found_after_an_unclean_end(path: Path) -> None:
    with closing(sqlite3.connect(made(path))) as plain, plain:
        plain.execute("PRAGMA writable_schema = ON")
        plain.execute("UPDATE sqlite_master SET rootpage = 3 WHERE name = 'ix_call_at_id'")
    Store.open(path).close()
    path.with_name(path.name + "-wal").write_bytes(b"\0" * 32)
    refused(path, "is damaged")


def test_a_sound_database_opens_after_an_unclean_end(path: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path; from evaluator.store.database import Store\n"
        "Store.open(Path(sys.argv[1])).people.client('Acme'); os._exit(1)"
    )
    subprocess.run([sys.executable, "-c", script, path], cwd=ROOT, check=False)
    assert path.with_name(path.name + "-wal").stat().st_size > 0
    with closing(Store.open(path)) as store:
        assert [client.name for client in store.people.clients()] == ["Acme"]


AS_NOBODY = """
import os, sys
from pathlib import Path
from evaluator.errors import UserError
from evaluator.store.database import Store
Store.in_memory().close()  # loads everything while it may be read
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
try:
    Store.open(Path(sys.argv[1]))
except UserError as error:
    print(error.message)
"""


@pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX")
@pytest.mark.parametrize(
    ("folder", "file"), [(0o555, 0o666), (0o777, 0o444), (0o555, None)], ids=str
)
def test_a_read_only_place_is_said_to_be_one(folder: int, file: int | None) -> None:
    with tempfile.TemporaryDirectory() as base:  # not tmp_path, which nobody else may enter
        Path(base).chmod(0o755)
        path = Path(base) / "place" / "evaluations.db"
        path.parent.mkdir()
        if file is not None:
            made(path).chmod(file)
        before = path.read_bytes() if file is not None else None
        path.parent.chmod(folder)
        said = subprocess.run(
            [sys.executable, "-c", AS_NOBODY, path],
            cwd=ROOT, capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
        path.parent.chmod(0o700)
        assert "cannot be opened for writing" in said and "Nothing was changed" in said
        assert (path.read_bytes() if path.exists() else None) == before
