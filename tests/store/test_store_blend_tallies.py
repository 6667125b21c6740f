"""Sums over calls for blends agree with blending the evaluations one by one."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from store_samples import add_call, finish, form

from evaluator.forms.blend import Blend
from evaluator.scoring.blend import blend_score
from evaluator.scoring.evaluation import Evaluation
from evaluator.store.blend_tallies import Held
from evaluator.store.calls import CallFilter, CallState
from evaluator.store.database import Store
from evaluator.terms import Group, Period

ONE, TWO, THREE = (form(id, title=f"The form {id}") for id in ("one", "two", "three"))
BLEND = Blend.model_validate(
    {
        "id": "both",
        "version": "1",
        "title": "Both",
        "pass_mark": 80,
        "bands": [{"at": 0, "name": "Any"}],
        "blend": [{"form": "one", "share": 60}, {"form": "two", "share": 25}],
    }
)
FORMS = tuple(BLEND.shares)
Done = list[Evaluation]


@pytest.fixture(scope="module")
def many() -> "Iterator[tuple[Store, Done]]":
    """Calls of two agents, evaluated by one or two people on one to three forms each."""
    chance = random.Random(5)
    store = Store.in_memory()
    for number in range(16):
        started = datetime(2026, 1, 5, 9, tzinfo=UTC) + timedelta(days=6 * number)
        call = add_call(store, agent=chance.choice(["Ann", "Ben"]), started=started)
        pairs = list(product(["Eva", "Max"], [ONE, TWO, THREE]))
        for evaluator, on in chance.sample(pairs, chance.randint(1, 6)):
            answers = [chance.choice([0, 1, 2, 3, 4, "n/a"]) for _ in range(2)]
            finish(store, call, *answers, evaluator=evaluator, on=on)
    yield store, list(store.evaluations.finished(CallFilter()))
    store.close()


def blended(done: Done) -> dict[str, list[tuple[str, float | None]]]:
    """By call, who finished every form of the blend and what that comes to."""
    of: dict[tuple[str, str], dict[str, Evaluation]] = defaultdict(dict)
    for one in done:
        if one.form.id in FORMS:
            of[one.call.id, one.evaluator.name][one.form.id] = one
    found: dict[str, list[tuple[str, float | None]]] = defaultdict(list)
    for (call, evaluator), own in of.items():
        if len(own) == len(FORMS):
            score = blend_score(BLEND, {id: each.score for id, each in own.items()})
            found[call].append((evaluator, score.value))
    return found


def test_blended_scores_add_up_as_they_do_one_by_one(many: "tuple[Store, Done]") -> None:
    store, done = many
    calls = {one.call.id: one.call for one in done}
    means: dict[tuple[str, str], list[float]] = defaultdict(list)
    for id, each in blended(done).items():
        agent, day = calls[id].agent, calls[id].started
        values = [value for _, value in each if value is not None]
        if values and agent and day:
            means[agent.name, f"{day:%Y-%m}"].append(sum(values) / len(values))
    tallies = store.blends.scores(CallFilter(), BLEND.shares, Period.MONTH, Group.AGENT)
    found = {(one.key, one.period): (one.calls, one.total, one.squares) for one in tallies}
    assert found == {
        key: (len(each), pytest.approx(sum(each)), pytest.approx(sum(x * x for x in each)))
        for key, each in means.items()
    }
    assert sum(one.calls for one in tallies) < len(calls)


def test_by_evaluator_each_counts_their_own(many: "tuple[Store, Done]") -> None:
    store, done = many
    counted = Counter(
        who for each in blended(done).values() for who, value in each if value is not None
    )
    tallies = store.blends.scores(CallFilter(), BLEND.shares, Period.ALL, Group.EVALUATOR)
    assert {one.key: one.calls for one in tallies} == counted


def test_by_form_each_has_its_own_score_on_the_calls_that_are_whole(
    many: "tuple[Store, Done]",
) -> None:
    store, _ = many
    by_title = store.blends.scores(CallFilter(), BLEND.shares, Period.ALL, Group.FORM)
    by_id = store.blends.forms(CallFilter(), FORMS, Group.NONE)
    assert [one.key for one in by_title] == ["The form one", "The form two"]
    assert [one.form for one in by_id] == list(FORMS)
    for title, id in zip(by_title, by_id, strict=True):
        assert title.calls == id.calls
        assert title.total == pytest.approx(100 * id.total)


def test_every_call_is_whole_or_it_is_said_what_it_has(many: "tuple[Store, Done]") -> None:
    store, done = many
    has: dict[str, set[str]] = defaultdict(set)
    for one in done:
        has[one.call.id] |= {one.form.id} & set(FORMS)
    whole = set(blended(done))
    counted = Counter(
        (tuple(id for id in FORMS if id in ids), call in whole) for call, ids in has.items()
    )
    found = store.blends.held(CallFilter(), FORMS)
    assert {(one.forms, one.whole): one.calls for one in found} == counted
    assert (FORMS, False) in counted  # by two evaluators between them


def test_the_calls_of_a_blend_can_be_listed_and_streamed(many: "tuple[Store, Done]") -> None:
    store, done = many
    where = CallFilter(whole=FORMS, state=CallState.FINISHED)
    assert {row.call.id for row in store.calls.listed(where, 100).rows} == set(blended(done))
    streamed = list(store.evaluations.finished(where))
    assert {one.call.id for one in streamed} == set(blended(done))
    assert {one.form.id for one in streamed} == set(FORMS)


def test_a_filter_leaves_fewer_calls(many: "tuple[Store, Done]") -> None:
    store, done = many
    ann = {one.call.id for one in done if one.call.agent and one.call.agent.name == "Ann"}
    found = store.blends.held(CallFilter(agent="Ann"), FORMS)
    assert sum(one.calls for one in found) == len(ann)


def test_a_form_that_has_no_score_leaves_its_share_to_the_others(store: Store) -> None:
    call = add_call(store)
    finish(store, call, 4, 4, on=ONE)
    finish(store, call, "n/a", "n/a", on=TWO)
    (tally,) = store.blends.scores(CallFilter(), BLEND.shares, Period.ALL, Group.NONE)
    assert (tally.calls, tally.total) == (1, 100.0)
    assert store.blends.held(CallFilter(), FORMS) == (Held(forms=FORMS, whole=True, calls=1),)


def test_a_draft_of_a_form_is_not_finished(store: Store) -> None:
    call = add_call(store)
    finish(store, call, on=ONE)
    store.evaluations.open(call.id, store.people.evaluator("Eva"), TWO)
    assert store.blends.scores(CallFilter(), BLEND.shares, Period.ALL, Group.NONE) == ()
    assert store.blends.held(CallFilter(), FORMS) == (Held(forms=("one",), whole=False, calls=1),)
