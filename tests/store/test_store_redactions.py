"""Redactions: logged for good, together with the recording that they make."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from store_samples import add_call, facts, recording

from evaluator.errors import UserError
from evaluator.ids import new_id
from evaluator.store.database import Store
from evaluator.terms import Call, Recording, Redacting, Redaction

FACTS = facts()


def redacted(before: Recording) -> Recording:
    return replace(
        before,
        sha256=hashlib.sha256(before.sha256.encode()).hexdigest(),
        path=Path("/copies/redacted.wav"),
        size=2000,
        codec="pcm_s16le",
        duration=61.25,
    )


def redaction(call: Call, now: Recording, **changes: object) -> Redaction:
    assert call.recording is not None
    made = Redaction(
        id=new_id(), call_id=call.id, start=3.5, end=7.0, how=Redacting.BEEP,
        reason="card number", by="Eva", at=datetime(2026, 5, 4, 9, tzinfo=UTC),
        was=call.recording.sha256, now=now.sha256,
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def test_a_redaction_is_logged_and_the_call_has_the_redacted_recording(store: Store) -> None:
    call, other = add_call(store, file="a.wav"), add_call(store, file="b.wav")
    assert call.recording and store.redactions.of(call.id) == ()
    first = redacted(call.recording)
    one = redaction(call, first)
    store.redactions.add(one, first, None)
    assert store.calls.get(call.id) == replace(call, recording=first)
    assert store.calls.get(other.id) == other
    second = replace(redacted(first), path=Path("/copies/again.wav"))
    again = redaction(store.calls.get(call.id), second, how=Redacting.SILENCE, reason="")
    store.redactions.add(again, second, None)
    assert store.redactions.of(call.id) == (one, again)
    assert store.redactions.of(other.id) == ()
    assert store.redactions.all() == (one, again)
    assert store.calls.get(call.id).recording == second
    assert store.check().problems == ()


def test_redacted_stretches_come_in_order_of_time(store: Store) -> None:
    call = add_call(store, file="a.wav")
    assert call.recording and store.redactions.stretches(call.id) == ()
    for start in (20.0, 3.5):
        now = call.recording
        store.redactions.add(redaction(call, now, start=start, end=start + 1.0), now, None)
    assert store.redactions.stretches(call.id) == ((3.5, 4.5), (20.0, 21.0))


def test_the_original_is_known_to_have_been_replaced(store: Store) -> None:
    call = add_call(store, file="a.wav")
    assert call.recording and store.redactions.call_replaced(call.recording.sha256) is None
    now = redacted(call.recording)
    store.redactions.add(redaction(call, now), now, None)
    assert store.redactions.call_replaced(call.recording.sha256) == call.id
    assert store.redactions.call_replaced(now.sha256) is None
    assert store.recordings.by_hash(call.recording.sha256) is None


def test_only_the_recording_that_the_call_has_is_redacted(store: Store) -> None:
    call, other = add_call(store, file="a.wav"), add_call(store, file="b.wav")
    assert call.recording and other.recording
    now = redacted(call.recording)
    wrong = [
        (redaction(call, now, call_id="nobody"), now),
        (redaction(call, now, was="0" * 64), now),
        (redaction(call, now), redacted(other.recording)),
        (redaction(call, now), redacted(recording())),
    ]
    for one, after in wrong:
        with pytest.raises(UserError, match="not the one that was redacted"):
            store.redactions.add(one, after, None)
    assert store.redactions.of(call.id) == ()
    assert store.calls.get(call.id) == call
    assert store.calls.get(other.id) == other


def test_a_file_that_cannot_be_named_logs_nothing(store: Store) -> None:
    call = add_call(store, file="a.wav")
    assert call.recording
    now = replace(redacted(call.recording), path=Path("/copies/\udcff.wav"))
    with pytest.raises(UserError, match="Rename"):
        store.redactions.add(redaction(call, now), now, None)
    assert store.redactions.of(call.id) == ()


def test_facts_and_words_of_the_sound_before_go_with_it(store: Store) -> None:
    call, other = add_call(store, file="a.wav"), add_call(store, file="b.wav")
    for one in (call, other):
        store.transcripts.keep(one.id, {"lines": ["four two four two"]}, "words.vtt")
        store.facts.keep(one.id, FACTS)
    assert call.recording
    now = redacted(call.recording)
    store.redactions.add(redaction(call, now), now, {"lines": ["[redacted]"]})
    assert store.facts.of(call.id) is None
    assert store.transcripts.of(call.id) == {"lines": ["[redacted]"]}
    assert store.facts.of(other.id) == FACTS
    assert store.transcripts.of(other.id) == {"lines": ["four two four two"]}


def test_a_redaction_that_is_refused_forgets_nothing(store: Store) -> None:
    call = add_call(store, file="a.wav")
    assert call.recording
    store.transcripts.keep(call.id, {"lines": ["four"]}, "words.vtt")
    store.facts.keep(call.id, FACTS)
    now = redacted(call.recording)
    with pytest.raises(UserError):
        store.redactions.add(redaction(call, now, was="0" * 64), now, {"lines": []})
    assert store.transcripts.of(call.id) == {"lines": ["four"]}
    assert store.facts.of(call.id) == FACTS


def test_a_call_without_words_gets_none_by_a_redaction(store: Store) -> None:
    call = add_call(store, file="a.wav")
    assert call.recording
    now = redacted(call.recording)
    store.redactions.add(redaction(call, now), now, {"lines": []})
    assert store.transcripts.of(call.id) is None
