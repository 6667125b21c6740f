import random
from collections import defaultdict
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import product

import pytest
from store_samples import add_call, answered, every_kind, finish, form

from evaluator.scoring.evaluation import Evaluation
from evaluator.scoring.sheet import Sheet
from evaluator.store.calls import CallFilter
from evaluator.store.database import Store
from evaluator.store.tallies import Said
from evaluator.terms import Group, Period

OTHER = form("other", title="Other form")


@pytest.fixture(scope="module")
def many() -> "tuple[Store, list[Evaluation]]":
    """Forty calls over fourteen months, some evaluated twice or thrice, some on two forms."""
    chance = random.Random(7)
    store, done = Store.in_memory(), []
    for _ in range(40):
        call = add_call(
            store,
            agent=chance.choice(["Ann", "Ben", "Cleo"]),
            client=chance.choice(["", "Acme", "Bolt"]),
            started=datetime(2025, 11, 20, 23, 30, tzinfo=timezone(timedelta(hours=2)))
            + timedelta(days=chance.randrange(420)),
        )
        for evaluator, on in chance.sample(
            list(product(["Eva", "Max"], [form(), OTHER])), chance.randint(1, 3)
        ):
            answers = [chance.choice([0, 1, 2, 3, 4, "n/a"]) for _ in range(2)]
            done.append(finish(store, call, *answers, evaluator=evaluator, on=on))
    for agent, team in (("Ann", "Amber"), ("Ben", "Blue")):
        store.people.agent(agent, team)
    store.evaluations.reopen(done[0].id)
    yield store, list(store.evaluations.finished(CallFilter()))
    store.close()


def key_of(done: Evaluation, group: Group) -> str:
    call = done.call
    return {
        Group.NONE: "",
        Group.AGENT: call.agent.name if call.agent else "",
        Group.TEAM: call.agent.team if call.agent else "",
        Group.CLIENT: call.client.name if call.client else "",
        Group.FORM: done.form.title,
        Group.EVALUATOR: done.evaluator.name,
    }[group]


def label_of(done: Evaluation, by: Period) -> str:
    day = (done.call.started or done.call.came_in).date()
    year, week, _ = day.isocalendar()
    return {Period.MONTH: f"{day:%Y-%m}", Period.WEEK: f"{year}-W{week:02d}", Period.ALL: ""}[by]


def sums(
    values: "dict[tuple[str, ...], dict[str, list[float]]]",
) -> dict[object, tuple[object, ...]]:
    means = {key: [sum(v) / len(v) for v in calls.values()] for key, calls in values.items()}
    return {
        key: (len(m), pytest.approx(sum(m)), pytest.approx(sum(x * x for x in m)))
        for key, m in means.items()
    }


@pytest.mark.parametrize(("by", "group"), list(product(Period, Group)))
def test_scores_add_up_as_they_do_one_by_one(
    many: "tuple[Store, list[Evaluation]]", by: Period, group: Group
) -> None:
    store, done = many
    values: dict[tuple[str, ...], dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for one in done:
        if one.score.value is not None:
            values[key_of(one, group), label_of(one, by)][one.call.id].append(one.score.value)
    tallies = store.tallies.scores(CallFilter(), by, group)
    assert {(t.key, t.period): (t.calls, t.total, t.squares) for t in tallies} == sums(values)
    assert [(t.key, t.period) for t in tallies] == sorted(values)


@pytest.mark.parametrize("group", list(Group))
def test_questions_add_up_as_they_do_one_by_one(
    many: "tuple[Store, list[Evaluation]]", group: Group
) -> None:
    store, done = many
    values: dict[tuple[str, ...], dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for one in done:
        for question, answer in one.sheet.answers.items():
            if answer != "n/a":
                key = (key_of(one, group), one.form.hash, question)
                values[key][one.call.id].append(answer / 4)
    tallies = store.tallies.questions(CallFilter(), group)
    found = {(t.key, t.form_hash, t.question): (t.calls, t.total, t.squares) for t in tallies}
    assert found == sums(values)


@pytest.mark.parametrize("group", list(Group))
def test_times_come_with_the_length_of_their_call(store: Store, group: Group) -> None:
    for agent, file, taken in (("Ann", "a.wav", 90.0), ("Ben", "", 30.0), ("Ben", "b.wav", None)):
        call = add_call(store, agent=agent, file=file)
        draft = store.evaluations.open(call.id, store.people.evaluator("Eva"), form())
        sheet = Sheet(answers={"first": 4, "second": 4})
        store.evaluations.keep(draft.evaluation_id, sheet, None, 0.0, taken)
        store.evaluations.finish(draft.evaluation_id)
    store.evaluations.open(add_call(store).id, store.people.evaluator("Eva"), form())
    times = store.tallies.times(CallFilter(), group)
    assert {(one.taken, one.call_length) for one in times} == {
        (90.0, 61.5), (30.0, None), (None, 61.5),
    }  # fmt: skip
    done = store.evaluations.finished(CallFilter())
    assert sorted(one.key for one in times) == sorted(key_of(one, group) for one in done)
    (ann,) = store.tallies.times(CallFilter(agent="Ann"), group)
    assert ann.taken == 90.0


def test_only_the_calls_that_are_meant_count(many: "tuple[Store, list[Evaluation]]") -> None:
    store, done = many
    where = CallFilter(agent="Ann", form="Other form", since=date(2026, 1, 1))
    meant = list(store.evaluations.finished(where))
    assert 0 < len(meant) < len(done)
    (tally,) = store.tallies.scores(where, Period.ALL, Group.NONE)
    assert tally.calls == len({one.call.id for one in meant if one.score.value is not None})
    assert tally.total <= 100 * tally.calls


def test_iso_weeks_at_the_turn_of_years() -> None:
    with closing(Store.in_memory()) as store:
        for year, day in product((2019, 2021, 2026), range(-4, 5)):
            start = datetime(year, 1, 1, 12, tzinfo=UTC) + timedelta(day)
            finish(store, add_call(store, started=start))
        labels = {t.period for t in store.tallies.scores(CallFilter(), Period.WEEK, Group.NONE)}
        assert labels == {
            label_of(one, Period.WEEK) for one in store.evaluations.finished(CallFilter())
        }
        assert {"2020-W53", "2019-W01"} <= labels


def test_nothing_finished_is_no_tally(store: Store) -> None:
    store.evaluations.open(add_call(store).id, store.people.evaluator("Eva"), form())
    for group in Group:
        assert store.tallies.scores(CallFilter(), Period.MONTH, group) == ()
        assert store.tallies.questions(CallFilter(), group) == ()


def test_points_of_every_kind_add_up_where_they_counted(store: Store) -> None:
    """A bonus is out of nothing, and what was hidden or does not apply was no call's."""
    call = add_call(store)
    answered(store, call)
    answered(store, call, evaluator="Max", greeting="n/a", asked_twice=3.0)
    answered(store, add_call(store), courtesies=(), held=1, hold_told=0)
    tallies = store.tallies.questions(CallFilter(), Group.NONE)
    assert {t.question: (t.calls, t.total) for t in tallies} == {
        "greeting": (2, pytest.approx(0.8)),
        "courtesies": (2, pytest.approx(1.0)),
        "asked-twice": (2, pytest.approx(1.5)),
        "hold-told": (1, 0.0),
    }


def test_sections_add_up_where_anything_counted(store: Store) -> None:
    answered(store, add_call(store, agent="Ann"))
    answered(store, add_call(store, agent="Ben"), greeting="n/a", held=1, extra=0)
    tallies = store.tallies.sections(CallFilter(), Group.AGENT)
    assert [(t.key, t.section, t.calls, t.total) for t in tallies] == [
        ("Ann", "opening", 1, pytest.approx(0.8)),
        ("Ann", "talk", 1, pytest.approx(1.9)),
        ("Ben", "hold", 1, pytest.approx(1.0)),
        ("Ben", "opening", 1, pytest.approx(1.0)),
        ("Ben", "talk", 1, pytest.approx(1.0)),
    ]


def test_what_is_not_scored_is_counted_by_call(store: Store) -> None:
    call = add_call(store)
    answered(store, call, reason=0)
    answered(store, call, evaluator="Max", reason=1)
    answered(store, add_call(store), reason="n/a")
    answered(store, add_call(store, agent="Ben"), reason=1)
    hash = every_kind().hash
    assert store.tallies.said(CallFilter(), ["reason", "greeting"]) == (
        Said(form_hash=hash, question="reason", value="complaint", calls=1.5),
        Said(form_hash=hash, question="reason", value="order", calls=0.5),
    )
    (ben,) = store.tallies.said(CallFilter(agent="Ben"), ["reason"])
    assert (ben.value, ben.calls) == ("complaint", 1.0)
