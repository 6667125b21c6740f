"""Databases of older versions: brought up to date with their seals, moments and drafts."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from evaluator.store.connection import bare
from evaluator.store.database import Store
from evaluator.store.filter import CallFilter

OLDER = Path(__file__).resolve().parents[1] / "data" / "store"
MOMENTS = [
    ("“Good morning”", 1.5, None, ("first",)),
    ("", 4.25, 9.0, ("second",)),
    ("Hold", 30.0, None, ()),
]


@pytest.fixture
def version_1(path: Path) -> Path:
    """A database that the program of version 1 wrote: two revisions and a draft."""
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as plain:
        plain.executescript((OLDER / "version_1.sql").read_text(encoding="utf-8"))
    return path


def digests(path: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as plain:
        return plain.execute("SELECT sheet, digest FROM revision ORDER BY number").fetchall()


def test_seals_of_a_database_of_version_1_hold(version_1: Path) -> None:
    before = digests(version_1)
    with closing(Store.open(version_1)) as store:
        checked = store.check()
        assert (checked.problems, checked.revisions) == ((), 2)
    assert digests(version_1) == before
    assert len(before) == 2


def test_moments_of_version_1_keep_their_point(version_1: Path) -> None:
    with closing(Store.open(version_1)) as store:
        (latest,) = store.evaluations.finished(CallFilter())
        first = store.evaluations.get(latest.id, 1)
        told = [(m.note, m.start, m.end, m.questions) for m in first.sheet.moments]
        assert told == MOMENTS
        assert {moment.kind for moment in first.sheet.moments} == {"evidence"}
        with bare(store._database.engine) as plain:
            linked = plain.execute(
                "SELECT revision, question FROM moment_question ORDER BY revision, question"
            ).fetchall()
            kinds = plain.execute("SELECT DISTINCT kind FROM moment").fetchall()
        assert linked == [(1, "first"), (1, "second"), (2, "first"), (2, "second")]
        assert kinds == [("evidence",)]


def test_a_draft_of_version_1_is_finished_and_a_finished_one_reopened(version_1: Path) -> None:
    with closing(Store.open(version_1)) as store:
        draft = store.evaluations.latest_draft()
        assert draft is not None and [m.start for m in draft.sheet.moments] == [4.25, 30.0]
        (latest,) = store.evaluations.finished(CallFilter())
        again = store.evaluations.reopen(latest.id)
        store.evaluations.keep(again.evaluation_id, again.sheet, None, 0.0)
        store.evaluations.finish(again.evaluation_id)
        assert store.check().problems == ()
    sheets = [sheet for sheet, _ in digests(version_1)]
    assert sheets[2] == sheets[1]


def test_what_was_done_before_time_was_kept_took_a_time_that_is_not_known(version_1: Path) -> None:
    with closing(Store.open(version_1)) as store:
        draft = store.evaluations.latest_draft()
        (latest,) = store.evaluations.finished(CallFilter())
        assert draft is not None and draft.taken is None
        assert [done.taken for done in store.evaluations.revisions(latest.id)] == [None, None]
        again = store.evaluations.reopen(latest.id)
        assert again.taken is None
        assert store.evaluations.finish(latest.id).taken is None
        assert store.check().problems == ()


def test_a_database_of_version_1_takes_words_and_redactions(version_1: Path) -> None:
    with closing(sqlite3.connect(version_1)) as plain:
        (call_id,) = plain.execute("SELECT id FROM call LIMIT 1").fetchone()
    with closing(Store.open(version_1)) as store:
        assert store.transcripts.of(call_id) is None
        assert store.redactions.of(call_id) == ()
        store.transcripts.keep(call_id, {"lines": []}, "call.vtt")
        assert store.transcripts.of(call_id) == {"lines": []}


def test_levels_of_version_1_are_points_of_the_highest_level(version_1: Path) -> None:
    with closing(Store.open(version_1)) as store:
        (latest,) = store.evaluations.finished(CallFilter())
        told = {
            (done.revision, id): answer
            for done in store.evaluations.revisions(latest.id)
            for id, answer in done.sheet.answers.items()
        }
        with bare(store._database.engine) as plain:
            kept = plain.execute(
                'SELECT revision, question, state, points, "of", value FROM answer'
            ).fetchall()
            assert plain.execute("SELECT * FROM section_score").fetchall() == []
    assert len(kept) == len(told) == 4
    for revision, question, *laid in kept:
        answer = told[revision, question]
        counted = ["counted", float(answer), 4.0, str(answer)] if answer != "n/a" else None
        assert laid == (counted or ["n/a", None, 0.0, None])
