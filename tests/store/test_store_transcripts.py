"""The transcripts of calls: kept, kept anew, forgotten."""

from contextlib import closing
from pathlib import Path

import pytest
from store_samples import add_call

from evaluator.errors import UserError
from evaluator.store.database import Store

WORDS = {"lines": [{"start": 0.5, "end": 2.25, "text": "Grüezi “you”"}], "language": None}


def test_a_call_keeps_its_transcript(path: Path) -> None:
    with closing(Store.open(path)) as store:
        call, other = add_call(store), add_call(store)
        assert store.transcripts.of(call.id) is None
        store.transcripts.keep(call.id, WORDS, "call.vtt")
    with closing(Store.open(path)) as store:
        assert store.transcripts.of(call.id) == WORDS
        assert store.transcripts.of(other.id) is None
        assert store.check().problems == ()


def test_another_transcript_takes_its_place(store: Store) -> None:
    call = add_call(store)
    store.transcripts.keep(call.id, WORDS, "call.vtt")
    store.transcripts.keep(call.id, {"lines": []}, "a model")
    assert store.transcripts.of(call.id) == {"lines": []}


def test_a_transcript_is_forgotten(store: Store) -> None:
    call, other = add_call(store), add_call(store)
    for one in (call, other):
        store.transcripts.keep(one.id, WORDS, "call.vtt")
    store.transcripts.forget(call.id)
    store.transcripts.forget(call.id)
    assert store.transcripts.of(call.id) is None
    assert store.transcripts.of(other.id) == WORDS


def test_there_is_no_transcript_of_no_call(store: Store) -> None:
    with pytest.raises(UserError, match="not in the database"):
        store.transcripts.keep("no such call", WORDS, "call.vtt")
