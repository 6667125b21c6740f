"""The check finds whatever was changed behind the store's back."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from store_samples import add_call, finish

from evaluator.scoring.sheet import Sheet
from evaluator.store.check import CheckResult
from evaluator.store.database import Store
from evaluator.terms import Moment


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two evaluations, one with two revisions, comments and moments."""
    path = tmp_path_factory.mktemp("made") / "evaluations.db"
    with closing(Store.open(path)) as store:
        done = finish(store, add_call(store))
        store.evaluations.reopen(done.id)
        sheet = Sheet(
            answers={"first": 1, "second": "n/a"},
            comments={"first": "Said nothing"},
            moments=(
                Moment(id="m", start=1.0, end=2.0, note="here", questions=("first", "second")),
            ),
        )
        store.evaluations.keep(done.id, sheet, None, 0.0, 60.0)
        store.evaluations.finish(done.id)
        finish(store, add_call(store))
    return path


@pytest.fixture
def sound(made: Path, tmp_path: Path) -> Path:
    """This test's own copy, to be changed behind the store's back."""
    return Path(shutil.copy(made, tmp_path))


def checked(path: Path) -> CheckResult:
    with closing(Store.open(path)) as store:
        return store.check()


def tamper(path: Path, sql: str) -> None:
    """Change rows as somebody would who knows SQLite: without triggers and checks."""
    with closing(sqlite3.connect(path)) as plain, plain:
        for table in ("revision", "answer", "moment", "moment_question"):
            plain.execute(f"DROP TRIGGER IF EXISTS {table}_no_update")
            plain.execute(f"DROP TRIGGER IF EXISTS {table}_no_delete")
        plain.execute("PRAGMA ignore_check_constraints = ON")
        assert plain.execute(sql).rowcount > 0


def test_a_sound_database_has_no_problems(sound: Path) -> None:
    assert checked(sound) == CheckResult(problems=(), evaluations=2, revisions=3)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE revision SET score = 99.0 WHERE number = 2",
        "UPDATE revision SET band = 'Splendid'",
        "UPDATE revision SET sheet = replace(sheet, 'nothing', 'a lot')",
        "UPDATE revision SET sheet = 5",
        "UPDATE revision SET sheet = x'00ff'",
        "UPDATE revision SET band = x'41'",
        "UPDATE revision SET result = replace(result, '3', '4') WHERE number = 1",
        "UPDATE revision SET finished = '2020-01-01T00:00:00.000000Z'",
        "UPDATE revision SET finished_zone = '+09:00'",
        "UPDATE revision SET taken = 1.0 WHERE taken IS NULL",
        "UPDATE revision SET taken = NULL WHERE number = 2",
        "UPDATE revision SET taken = 61.0 WHERE number = 2",
        "UPDATE evaluation SET taken = 61.0",
        "UPDATE revision SET form_hash = 'x'",
        "UPDATE revision SET digest = substr(digest, 2) || 'a'",
        "UPDATE revision SET previous = substr(previous, 2) || 'a' WHERE number = 2",
        "UPDATE revision SET number = 7 WHERE number = 2",
        "UPDATE evaluation SET score = 99.0",
        "UPDATE evaluation SET revision = revision + 1",
        "UPDATE evaluation SET finished = '2020-01-01T00:00:00.000000Z'",
        "UPDATE evaluation SET call_id = (SELECT max(id) FROM call), form_id = id",
        "UPDATE evaluation SET evaluator_id = 'somebody'",
        "UPDATE answer SET points = 4 - points WHERE points = 1",
        "UPDATE answer SET points = NULL, state = 'n/a' WHERE points = 1",
        'UPDATE answer SET "of" = 5 WHERE points = 1',
        "UPDATE answer SET state = 'hidden' WHERE state = 'n/a'",
        "UPDATE answer SET value = '3' WHERE value = '1'",
        "INSERT INTO section_score VALUES ((SELECT max(id) FROM evaluation), 1, 'first', 50.0)",
        "DELETE FROM answer WHERE question = 'second'",
        "UPDATE moment SET note = 'there'",
        "UPDATE moment SET start = 1.5",
        "UPDATE moment SET kind = 'praise'",
        "UPDATE moment SET kind = 'banana'",
        "DELETE FROM moment",
        "DELETE FROM moment_question WHERE question = 'second'",
        "DELETE FROM revision WHERE number = 2",
        "DELETE FROM revision WHERE number = 1",
        "UPDATE form SET content = replace(content, 'good', 'bad')",
        "UPDATE form SET title = 'Another'",
        "UPDATE call SET agent_id = 'nobody'",
    ],
)
def test_whatever_is_changed_behind_its_back_is_found(sound: Path, sql: str) -> None:
    tamper(sound, sql)
    assert checked(sound).problems != ()


def test_broken_pages_and_texts_are_found(sound: Path) -> None:
    with closing(sqlite3.connect(sound)) as plain, plain:
        plain.execute("PRAGMA writable_schema = ON")
        plain.execute("UPDATE sqlite_master SET rootpage = 3 WHERE name = 'ix_call_at_id'")
    assert checked(sound).problems != ()


def test_a_text_of_broken_bytes_is_found(sound: Path) -> None:
    tamper(sound, "UPDATE revision SET band = CAST(x'ffc0' AS TEXT)")
    (problem,) = checked(sound).problems
    assert "damaged" in problem


def test_every_flipped_bit_in_a_finished_evaluation_is_found(sound: Path) -> None:
    """SQLite's own check sees a fifth of them."""
    content = sound.read_bytes()
    needle = content.index(b"Said nothing")
    for bit in range(0, 8 * len(b"Said nothing"), 5):
        flipped = bytearray(content)
        flipped[needle + bit // 8] ^= 1 << bit % 8
        sound.write_bytes(flipped)
        assert checked(sound).problems != (), f"bit {bit}"
