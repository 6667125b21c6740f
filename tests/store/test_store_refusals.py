"""What must not be stored is refused by the database itself, whoever writes."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_samples import add_call, answered, facts, finish, form

from evaluator.scoring.result import State
from evaluator.scoring.sheet import Sheet
from evaluator.store.database import Store
from evaluator.terms import Kind, Moment, Redacting, Redaction, Shop

TEXTS = st.text(min_size=1).filter(lambda text: not text.strip().isdigit()) | st.just("banana")
NO_NUMBER = TEXTS | st.binary(min_size=1) | st.just(float("inf")) | st.just(float("-inf"))


def number(low: float, high: float) -> st.SearchStrategy[object]:
    """What is no number from `low` to `high`."""
    beyond = st.floats(max_value=low, exclude_max=True) | st.floats(
        min_value=high, exclude_min=True
    )
    return NO_NUMBER.filter(lambda value: not _reads_as_number(value)) | beyond


def whole(low: int, high: int) -> st.SearchStrategy[object]:
    """What is no whole number from `low` to `high`."""
    fractions = st.floats(low, high).filter(lambda value: not value.is_integer())
    return number(low, high) | fractions


def _reads_as_number(value: object) -> bool:
    """SQLite takes a text that reads as a number for that number."""
    try:
        float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return False
    return not isinstance(value, float)


ENUM = TEXTS.filter(lambda text: text not in {"inbound", "outbound", "agent", "caller", "cut off"})
TIME = st.sampled_from(["", "yesterday", "2026-05-04", "2026-05-04T09:30:00Z"]) | st.floats(0, 1)
HASH = st.text(max_size=63)
JSON = TEXTS.filter(lambda text: not text.startswith("{")) | st.floats(0, 1)
BAD = {
    ("client", "name"): st.sampled_from(["", "   "]),
    ("agent", "name"): st.sampled_from(["", " "]),
    ("evaluator", "name"): st.sampled_from(["", " "]),
    ("recording", "sha256"): HASH,
    ("recording", "size"): whole(0, 2**53),
    ("recording", "duration"): number(0, 1_000_000),
    ("recording", "channels"): whole(1, 64),
    ("recording", "sample_rate"): whole(1, 1_000_000),
    ("call", "came_in"): TIME,
    ("call", "started"): TIME,
    ("call", "at"): TIME,
    ("call", "started_zone"): st.none(),
    ("call", "day"): st.sampled_from(["", "today", "2026-5-4"]),
    ("call", "direction"): ENUM,
    ("call", "agent_channel"): whole(0, 1),
    ("facts", "measured"): TIME,
    ("facts", "content"): JSON,
    ("transcript", "came_in"): TIME,
    ("transcript", "content"): JSON,
    ("redaction", "start"): number(0, 1_000_000),
    ("redaction", "end"): number(2.5, 1_000_000),
    ("redaction", "how"): TEXTS.filter(lambda text: text not in list(Redacting)),
    ("redaction", "by"): st.sampled_from(["", " "]),
    ("redaction", "at"): TIME,
    ("redaction", "was_sha256"): HASH,
    ("redaction", "sha256"): HASH,
    ("shop", "rings"): whole(0, 1000),
    ("shop", "seconds_to_answer"): number(0, 1_000_000),
    ("shop", "menu_steps"): whole(0, 1000),
    ("shop", "hold_seconds"): number(0, 1_000_000),
    ("shop", "transfers"): whole(0, 1000),
    ("shop", "ended_by"): ENUM,
    ("form", "hash"): HASH,
    ("form", "content"): JSON,
    ("form_status", "published"): TIME | st.none(),
    ("form_status", "published_zone"): st.none(),
    ("form_status", "retired"): TIME | st.none(),
    ("form_status", "retired_zone"): st.none(),
    ("evaluation", "form_hash"): HASH,
    ("evaluation", "revision"): whole(1, 1_000_000),
    ("evaluation", "score"): number(0, 1000),
    ("evaluation", "taken"): number(0, 1_000_000),
    ("evaluation", "finished"): TIME | st.none(),
    ("evaluation", "finished_zone"): st.none(),
    ("draft", "base"): whole(0, 1_000_000),
    ("draft", "position"): number(0, 1_000_000),
    ("draft", "taken"): number(0, 1_000_000),
    ("draft", "saved"): TIME,
    ("draft", "sheet"): JSON,
    ("revision", "number"): whole(1, 1_000_000),
    ("revision", "score"): number(0, 1000),
    ("revision", "taken"): number(0, 1_000_000),
    ("revision", "finished"): TIME,
    ("revision", "digest"): HASH,
    ("revision", "previous"): st.text(min_size=1, max_size=63).filter(lambda text: text[0] != "\0"),
    ("revision", "sheet"): JSON,
    ("revision", "result"): JSON,
    ("answer", "state"): TEXTS.filter(lambda text: text not in get_args(State)),
    ("answer", "points"): number(-1_000_000, 1_000_000) | st.none(),
    ("answer", "of"): number(0, 1_000_000),
    ("section_score", "score"): number(-1e9, 1e9),
    ("moment", "start"): number(0, 1_000_000),
    ("moment", "end"): number(2.5, 1_000_000),
    ("moment", "kind"): TEXTS.filter(lambda text: text not in list(Kind)),
}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """A database with a row in every table, opened without the store."""
    path = tmp_path_factory.mktemp("refusals") / "evaluations.db"
    with closing(Store.open(path)) as store:
        call = add_call(
            store, client="Acme", started=datetime(2026, 5, 4, tzinfo=UTC), file="a.wav",
            shop=Shop(rings=1, menu_steps=1, transfers=1, hold_seconds=1.0, seconds_to_answer=1.0),
        )  # fmt: skip
        store.transcripts.keep(call.id, {"lines": []}, "a.vtt")
        assert call.recording is not None
        sha256 = call.recording.sha256
        redaction = Redaction(
            id="r", call_id=call.id, start=2.5, end=3.0, how=Redacting.BEEP, reason="",
            by="Eva", at=datetime(2026, 5, 4, tzinfo=UTC), was=sha256, now=sha256,
        )  # fmt: skip
        store.redactions.add(redaction, call.recording, None)
        store.facts.keep(call.id, facts())
        done = finish(store, call)
        store.evaluations.reopen(done.id)
        moment = Moment(id="m", start=2.5, end=3.0, questions=("first",))
        sheet = Sheet(answers={"first": 1, "second": 2}, moments=(moment,))
        store.evaluations.keep(done.id, sheet, None, 0.0, 60.0)
        store.evaluations.finish(done.id)
        store.evaluations.reopen(done.id)
        answered(store, call)
        for form in store.forms.all():
            store.forms.retire(form)
    with closing(sqlite3.connect(path)) as plain:
        plain.row_factory = sqlite3.Row
        yield plain


def insert(plain: sqlite3.Connection, table: str, **changed: object) -> None:
    """Insert a copy of the table's first row with something else in it."""
    row = {**plain.execute(f'SELECT * FROM "{table}" LIMIT 1').fetchone(), **changed}
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))
    plain.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', tuple(row.values()))


@settings(max_examples=600)
@given(st.data())
def test_no_value_out_of_its_range_is_stored(
    plain: sqlite3.Connection, data: st.DataObject
) -> None:
    table, column = data.draw(st.sampled_from(sorted(BAD)))
    value = data.draw(BAD[table, column])
    with pytest.raises(sqlite3.IntegrityError, match=f"CHECK constraint failed: ck_{table}_"):
        insert(plain, table, **{column: value})


@pytest.mark.parametrize(("table", "column"), sorted(BAD))
def test_the_rows_that_are_tried_are_sound_but_for_that_value(
    plain: sqlite3.Connection, table: str, column: str
) -> None:
    """The copy itself passes every check: what refuses it is that its key is taken."""
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE constraint failed"):
        insert(plain, table)
    assert plain.execute(f'SELECT "{column}" FROM "{table}"').fetchone() is not None


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [("evaluation", "score", "banana"), ("answer", "points", 5e6), ("answer", "of", "banana"),
     ("revision", "score", 5000), ("revision", "score", -0.1), ("call", "agent_channel", 2)],
)  # fmt: skip
def test_banana_and_5000_are_refused(
    plain: sqlite3.Connection, table: str, column: str, value: object
) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=f"ck_{table}_{column}"):
        insert(plain, table, **{column: value})


@pytest.mark.parametrize(
    "table", ["revision", "answer", "section_score", "moment", "moment_question"]
)
def test_what_is_finished_is_never_changed_or_deleted(
    plain: sqlite3.Connection, table: str
) -> None:
    for sql in (f"UPDATE {table} SET evaluation_id = evaluation_id", f"DELETE FROM {table}"):
        with pytest.raises(sqlite3.IntegrityError, match=f"finished {table} never changes"):
            plain.execute(sql)


def test_a_redaction_is_never_changed_or_deleted(plain: sqlite3.Connection) -> None:
    for sql in ("UPDATE redaction SET reason = 'none'", "DELETE FROM redaction"):
        with pytest.raises(sqlite3.IntegrityError, match="redaction never changes"):
            plain.execute(sql)


def test_every_check_has_a_bad_value_that_tries_it(plain: sqlite3.Connection) -> None:
    sql = " ".join(
        sql for (sql,) in plain.execute("SELECT sql FROM sqlite_master WHERE type = 'table'")
    )
    checks = {word for word in sql.split() if word.startswith("ck_")}
    tried = {f"ck_{table}_{column}" for table, column in BAD}
    assert checks - tried == {
        "ck_evaluation_finished_once",  # tried as finished without a time
        "ck_answer_counted",  # tried as counted without points
    }
    assert all("CONSTRAINT" in part for part in sql.split("CHECK")[:-1])


def test_a_call_of_nobody_and_an_evaluation_of_no_call_are_refused(tmp_path: Path) -> None:
    with closing(Store.open(tmp_path / "a.db")) as store:
        call = add_call(store)
        store.evaluations.open(call.id, store.people.evaluator("Eva"), form())
    with closing(sqlite3.connect(tmp_path / "a.db")) as plain:
        plain.execute("PRAGMA foreign_keys = ON")
        for sql in ("UPDATE call SET agent_id = 'x'", "UPDATE evaluation SET call_id = 'x'"):
            with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
                plain.execute(sql)
