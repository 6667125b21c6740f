from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_samples import add_call, finish, form

from evaluator.errors import UserError
from evaluator.forms.options import LevelRules
from evaluator.ids import new_id
from evaluator.scoring.sheet import Sheet
from evaluator.store.calls import CallFilter
from evaluator.store.database import Store
from evaluator.terms import Answer, Kind, Moment, Shop

SHEET = Sheet(
    answers={"first": 3, "second": "n/a"},
    comments={"second": "No chance to show it"},
    moments=(
        Moment(id="m1", start=1.5, note="Greeting <b>", questions=("first",)),
        Moment(id="m2", start=4.0, end=9.25),
    ),
    strengths="Warm",
    improvement="Slower",
    action="Listen to call 12",
    action_due=date(2026, 6, 1),
)
QUESTIONS = st.sampled_from(["first", "second"])
ANSWERS = st.integers(0, 4) | st.just("n/a")
SECONDS = st.floats(0, 1_000_000)
MOMENTS = st.builds(
    lambda id, start, length, note, questions, kind: Moment(
        id=id,
        start=start,
        end=None if length is None else min(start + length, 1_000_000.0),
        note=note,
        questions=tuple(questions),
        kind=kind,
    ),
    st.uuids().map(str),
    SECONDS,
    st.none() | SECONDS,
    st.text(),
    st.lists(QUESTIONS, unique=True),
    st.sampled_from(Kind),
)
SHEETS = st.builds(
    Sheet,
    answers=st.dictionaries(QUESTIONS, ANSWERS),
    comments=st.dictionaries(QUESTIONS, st.text(min_size=1)),
    moments=st.lists(MOMENTS, max_size=4, unique_by=lambda moment: moment.id).map(tuple),
    strengths=st.text(),
    improvement=st.text(),
    action=st.text(),
    action_due=st.none() | st.dates(),
)


@settings(max_examples=30)
@given(SHEETS, st.none() | QUESTIONS, SECONDS)
def test_a_draft_comes_back_as_it_was_kept(sheet: Sheet, focus: str | None, at: float) -> None:
    with closing(Store.in_memory()) as store:
        draft = store.evaluations.open(add_call(store).id, store.people.evaluator("Eva"), form())
        saved = store.evaluations.keep(draft.evaluation_id, sheet, focus, at)
        kept = store.evaluations.draft(draft.evaluation_id)
    assert kept == replace(draft, sheet=sheet, focus=focus, position=at, saved=saved)


@settings(max_examples=30)
@given(SHEETS, ANSWERS, ANSWERS)
def test_a_finished_sheet_comes_back_sealed(sheet: Sheet, first: Answer, second: Answer) -> None:
    sheet = replace(sheet, answers={"first": first, "second": second})
    with closing(Store.in_memory()) as store:
        draft = store.evaluations.open(add_call(store).id, store.people.evaluator("Eva"), form())
        store.evaluations.keep(draft.evaluation_id, sheet, None, 0.0)
        done = store.evaluations.finish(draft.evaluation_id)
        assert done.sheet == sheet
        assert store.evaluations.get(done.id) == done
        assert store.check().problems == ()


def test_opening_again_gives_the_same_draft(store: Store) -> None:
    call, eva = add_call(store), store.people.evaluator("Eva")
    draft = store.evaluations.open(call.id, eva, form())
    assert (draft.base, draft.sheet, draft.call, draft.evaluator) == (0, Sheet(), call, eva)
    store.evaluations.keep(draft.evaluation_id, SHEET, "second", 12.5)
    again = store.evaluations.open(call.id, eva, form(version="2"))
    assert again.evaluation_id == draft.evaluation_id
    assert (again.sheet, again.focus, again.position) == (SHEET, "second", 12.5)
    assert again.form == form()


def test_finishing_scores_the_kept_sheet_and_locks_it(store: Store) -> None:
    call = add_call(store, shop=Shop(rings=3))
    eva = store.people.evaluator("Eva")
    draft = store.evaluations.open(call.id, eva, form())
    store.evaluations.keep(draft.evaluation_id, SHEET, None, 0.0)
    done = store.evaluations.finish(draft.evaluation_id)
    assert (done.revision, done.sheet, done.call, done.evaluator) == (1, SHEET, call, eva)
    assert (done.score.value, done.score.band, done.form) == (75.0, "Below", form())
    assert done == store.evaluations.get(done.id) == store.evaluations.get(done.id, 1)
    assert store.evaluations.draft(done.id) is None
    with pytest.raises(UserError, match="finished"):
        store.evaluations.open(call.id, eva, form())
    for change in (store.evaluations.finish, store.evaluations.discard):
        with pytest.raises(UserError, match="no draft"):
            change(done.id)
    with pytest.raises(UserError, match="no draft"):
        store.evaluations.keep(done.id, SHEET, None, 0.0)


def test_nothing_is_finished_while_a_point_is_open_or_the_agent_unknown(store: Store) -> None:
    eva = store.people.evaluator("Eva")
    draft = store.evaluations.open(add_call(store, agent="").id, eva, form())
    store.evaluations.keep(draft.evaluation_id, Sheet(answers={"first": 1}), None, 0.0)
    with pytest.raises(UserError, match="“Second”"):
        store.evaluations.finish(draft.evaluation_id)
    store.evaluations.keep(draft.evaluation_id, SHEET, None, 0.0)
    with pytest.raises(UserError, match="who the agent is"):
        store.evaluations.finish(draft.evaluation_id)
    kept = store.evaluations.draft(draft.evaluation_id)
    assert kept is not None and kept.sheet == SHEET
    with pytest.raises(UserError, match="not finished"):
        store.evaluations.get(draft.evaluation_id)
    assert store.evaluations.revisions(draft.evaluation_id) == ()


def test_not_applicable_throughout_is_finished_without_a_score(store: Store) -> None:
    done = finish(store, add_call(store), "n/a", "n/a")
    assert (done.score.value, done.score.band) == (None, None)
    assert store.evaluations.get(done.id) == done
    assert store.check().problems == ()


def test_reopening_makes_a_new_revision_and_keeps_the_old_one(store: Store) -> None:
    first = finish(store, add_call(store), 4, 4)
    draft = store.evaluations.reopen(first.id)
    assert (draft.base, draft.sheet) == (1, first.sheet)
    assert store.evaluations.reopen(first.id) == draft
    store.evaluations.keep(first.id, Sheet(answers={"first": 0, "second": 0}), None, 0.0)
    assert store.evaluations.get(first.id) == first
    second = store.evaluations.finish(first.id)
    assert (second.revision, second.score.value) == (2, 0.0)
    assert store.evaluations.get(first.id) == second
    assert store.evaluations.get(first.id, 1) == first
    assert store.evaluations.revisions(first.id) == (first, second)
    with pytest.raises(UserError, match="no revision 3"):
        store.evaluations.get(first.id, 3)
    assert store.check().problems == ()


def test_the_time_it_took_adds_up_over_sittings_and_revisions(store: Store) -> None:
    draft = store.evaluations.open(add_call(store).id, store.people.evaluator("Eva"), form())
    assert draft.taken == 0.0
    store.evaluations.keep(draft.evaluation_id, SHEET, None, 0.0, 90.5)
    store.evaluations.keep(draft.evaluation_id, SHEET, None, 1.0)  # says nothing of the time
    first = store.evaluations.finish(draft.evaluation_id)
    assert first.taken == 90.5
    again = store.evaluations.reopen(first.id)
    assert again.taken == 90.5
    store.evaluations.keep(first.id, SHEET, None, 0.0, 120.0)
    second = store.evaluations.finish(first.id)
    assert [done.taken for done in store.evaluations.revisions(first.id)] == [90.5, 120.0]
    assert list(store.evaluations.finished(CallFilter())) == [second]
    assert [row.taken for row in store.evaluations.of_call(second.call.id)] == [120.0]
    assert store.check().problems == ()


def test_where_no_work_was_measured_the_time_is_not_known(store: Store) -> None:
    """Answers from a file were not given in no time."""
    done = finish(store, add_call(store))
    assert done.taken is None
    assert store.evaluations.reopen(done.id).taken is None


def test_discarding_a_draft_leaves_what_was_finished(store: Store) -> None:
    call = add_call(store)
    eva = store.people.evaluator("Eva")
    draft = store.evaluations.open(call.id, eva, form())
    store.evaluations.discard(draft.evaluation_id)
    assert store.evaluations.of_call(call.id) == ()
    with pytest.raises(UserError, match="not in the database"):
        store.evaluations.get(draft.evaluation_id)
    done = finish(store, call)
    store.evaluations.reopen(done.id)
    store.evaluations.discard(done.id)
    assert store.evaluations.get(done.id) == done
    assert store.evaluations.draft(done.id) is None


def test_unknown_evaluations_and_calls_are_said_to_be_unknown(store: Store) -> None:
    for ask in (store.evaluations.get, store.evaluations.reopen, store.evaluations.revisions):
        with pytest.raises(UserError, match="not in the database"):
            ask(new_id())
    assert store.evaluations.draft(new_id()) is None
    assert store.evaluations.latest_draft() is None
    with pytest.raises(UserError, match="not in the database"):
        store.evaluations.open(new_id(), store.people.evaluator("Eva"), form())


def test_the_draft_that_was_kept_last_is_found(store: Store) -> None:
    eva = store.people.evaluator("Eva")
    drafts = [store.evaluations.open(add_call(store).id, eva, form()) for _ in range(3)]
    store.evaluations.keep(drafts[1].evaluation_id, SHEET, "first", 3.0)
    latest = store.evaluations.latest_draft()
    assert latest is not None and latest.evaluation_id == drafts[1].evaluation_id


def test_several_evaluators_may_each_evaluate_a_call(store: Store) -> None:
    call = add_call(store)
    eva = finish(store, call, 4, 4)
    store.evaluations.open(call.id, store.people.evaluator("Max"), form())
    first, second = store.evaluations.of_call(call.id)
    assert (first.id, first.evaluator, first.form, first.revision) == (
        eva.id, "Eva", "Two points", 1,
    )  # fmt: skip
    assert (first.draft, first.score, first.band) == (False, 100.0, "On standard")
    assert first.finished == eva.finished
    assert (first.taken, second.taken) == (None, None)
    assert (second.evaluator, second.draft, second.revision) == ("Max", True, 0)
    assert (second.score, second.band, second.finished) == (None, "", None)


def test_finished_evaluations_stream_from_the_oldest_call_on(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evaluator.store.evaluations._AT_ONCE", 2)
    day = datetime(2026, 5, 1, tzinfo=UTC)
    calls = [
        add_call(store, agent="Ann" if number % 2 else "Ben", started=day - timedelta(number))
        for number in range(5)
    ]
    done = [finish(store, call) for call in calls]
    store.evaluations.reopen(done[0].id)
    assert list(store.evaluations.finished(CallFilter())) == done[::-1]
    assert list(store.evaluations.finished(CallFilter(agent="Ann"))) == [done[3], done[1]]
    stream = store.evaluations.finished(CallFilter())
    next(stream)
    finish(store, add_call(store))  # writing is possible while a stream is read
    assert len(list(stream)) == 4


def test_forms_are_kept_by_their_content(store: Store) -> None:
    old, new = form(), form(version="2")
    for one in (new, old, old):
        store.forms.keep(one)
    assert store.forms.all() == (old, new)
    assert store.forms.by_hash(new.hash) == new
    assert store.forms.by_hash(new.hash).hash == new.hash
    with pytest.raises(UserError, match="not in the database"):
        store.forms.by_hash("0" * 64)


def test_finishing_waits_for_the_evidence_that_the_form_asks_for(store: Store) -> None:
    plain = form()
    first = plain.questions[0].model_copy(update={"evidence_at": (0,)})
    strict = plain.model_copy(update={"questions": (first, *plain.questions[1:])})
    eva = store.people.evaluator("Eva")
    bare = Sheet(answers={"first": 0, "second": 4})
    shown = replace(bare, moments=(Moment(id="m", start=1.0, questions=("first",)),))
    said = replace(bare, comments={"first": "Nobody spoke."})
    for file, what, enough in (("a.wav", "a moment", shown), ("", "a comment", said)):
        draft = store.evaluations.open(add_call(store, file=file).id, eva, strict)
        store.evaluations.keep(draft.evaluation_id, bare, None, 0.0)
        with pytest.raises(UserError, match=f"asks for {what}.* on “First”"):
            store.evaluations.finish(draft.evaluation_id)
        store.evaluations.keep(draft.evaluation_id, enough, None, 0.0)
        assert store.evaluations.finish(draft.evaluation_id).sheet == enough


def test_finishing_waits_for_the_reason_that_the_form_asks_for(store: Store) -> None:
    plain = form()
    asking = LevelRules(at=0, asks=("comment",))
    first = plain.questions[0].model_copy(update={"rules": (asking,)})
    strict = plain.model_copy(update={"questions": (first, *plain.questions[1:])})
    bare = Sheet(answers={"first": 0, "second": 4})
    draft = store.evaluations.open(add_call(store).id, store.people.evaluator("Eva"), strict)
    store.evaluations.keep(draft.evaluation_id, bare, None, 0.0)
    with pytest.raises(UserError, match="asks for a comment on “First”"):
        store.evaluations.finish(draft.evaluation_id)
    said = replace(bare, comments={"first": "Nobody spoke."})
    store.evaluations.keep(draft.evaluation_id, said, None, 0.0)
    assert store.evaluations.finish(draft.evaluation_id).sheet == said
