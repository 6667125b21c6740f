"""What was answered stands in the database as it was, whatever the kind of the question."""

from collections.abc import Iterator

import pytest
from store_samples import add_call, answered, every_kind

from evaluator.forms.model import Form
from evaluator.scoring.evaluation import Evaluation
from evaluator.store.answers import chosen, value_of
from evaluator.store.connection import bare
from evaluator.store.database import Store
from evaluator.terms import Answer


def laid(store: Store, done: Evaluation) -> dict[str, tuple[object, ...]]:
    with bare(store._database.engine) as plain:
        found = plain.execute(
            'SELECT question, state, points, "of", value FROM answer WHERE evaluation_id = ?',
            [done.id],
        ).fetchall()
    return {question: tuple(rest) for question, *rest in found}


def test_every_kind_is_laid_out_with_its_own_points(store: Store) -> None:
    assert laid(store, answered(store, add_call(store))) == {
        "greeting": ("counted", 2.0, 5.0, "1"),
        "courtesies": ("counted", 10.0, 10.0, '["name", "thanks"]'),
        "reason": ("unscored", None, 0.0, "complaint"),
        "asked-twice": ("counted", 10.0, 10.0, "0"),
        "extra": ("counted", 9.0, 0.0, "yes"),
        "held": ("unscored", None, 0.0, "no"),
        "hold-told": ("hidden", None, 0.0, None),
        "why": ("unscored", None, 0.0, "An order came late."),
        "back-on": ("unscored", None, 0.0, "2026-05-31"),
        "at": ("unscored", None, 0.0, None),
    }


def test_what_does_not_apply_earns_nothing_of_nothing(store: Store) -> None:
    done = answered(store, add_call(store), greeting="n/a", asked_twice=2.0, why="n/a", held=1)
    kept = laid(store, done)
    assert kept["greeting"] == kept["why"] == ("n/a", None, 0.0, None)
    assert kept["asked-twice"] == ("counted", 0.0, 10.0, "2")
    assert kept["hold-told"] == ("counted", 1.0, 1.0, "1")


def test_a_score_above_100_and_the_sections_are_kept(store: Store) -> None:
    done = answered(store, add_call(store), greeting=2)
    assert done.score.value == pytest.approx(100 * 34 / 25)
    with bare(store._database.engine) as plain:
        scores = dict(plain.execute("SELECT section, score FROM section_score").fetchall())
    assert scores == {"opening": 100.0, "talk": 190.0, "hold": None}
    assert store.check().problems == ()


@pytest.fixture
def counted_from_below() -> Iterator[Form]:
    """A weighted form on which the lowest level counts nothing, and one in a failed section."""
    content = every_kind().model_dump(mode="json", exclude_defaults=True, by_alias=True)
    levels = ["No.", "Half.", "Full."]
    question = {"section": "opening", "levels": levels, "points": [1, 2, 4], "weight": 30}
    fails = {"at": 0, "fails": "section"}
    yield Form.model_validate(
        {
            **content,
            "scoring": {"floor": "lowest"},
            "sections": content["sections"][:1],
            "questions": [
                {**question, "id": "first", "title": "First"},
                {**question, "id": "second", "title": "Second", "rules": [fails]},
            ],
        }
    )


def test_points_are_those_of_the_question_whatever_fails(
    store: Store, counted_from_below: Form
) -> None:
    """Counted from the lowest level up, and not zeroed with the section: what was answered."""
    call = add_call(store)
    draft = store.evaluations.open(call.id, store.people.evaluator("Eva"), counted_from_below)
    sheet = type(draft.sheet)(answers={"first": 1, "second": 0}, comments={"second": "Silence."})
    store.evaluations.keep(draft.evaluation_id, sheet, None, 0.0)
    done = store.evaluations.finish(draft.evaluation_id)
    assert done.score.value == 0.0
    kept = laid(store, done)
    assert kept["first"] == ("counted", 1.0, 3.0, "1")
    assert kept["second"] == ("counted", 0.0, 3.0, "0")
    assert store.check().problems == ()


@pytest.mark.parametrize(
    ("question", "answer", "value", "names"),
    [
        ("greeting", 2, "2", ("2",)),
        ("held", 1, "yes", ("yes",)),
        ("reason", 0, "order", ("order",)),
        ("courtesies", (), "[]", ()),
        ("courtesies", ("name", "thanks"), '["name", "thanks"]', ("name", "thanks")),
        ("asked-twice", 2.0, "2", ("2",)),
        ("asked-twice", 2.5, "2.5", ("2.5",)),
        ("at", "14:05", "14:05", ("14:05",)),
    ],
)
def test_an_answer_is_a_text_that_names_what_was_chosen(
    question: str, answer: Answer, value: str, names: tuple[str, ...]
) -> None:
    asked = every_kind().question(question)
    assert value_of(asked, answer) == value
    assert chosen(asked, value) == names


def test_a_section_far_beyond_both_ends_is_kept(store: Store) -> None:
    """A form's cap does not hold for a section, and its points may be negative."""
    content = every_kind().model_dump(mode="json", exclude_defaults=True, by_alias=True)
    options = [{"id": "a", "text": "A", "points": -900}, {"id": "b", "text": "B", "points": 1}]
    bonus = {"id": "more", "kind": "yes_no", "points": 900, "bonus": True}
    form = Form.model_validate(
        {
            **content,
            "questions": [
                {"id": "low", "kind": "choice", "title": "Low", "options": options,
                 "section": "opening"},
                {"id": "one", "title": "One", "levels": ["No.", "Yes."], "section": "talk"},
                {**bonus, "title": "More", "section": "talk"},
            ],
            "sections": content["sections"][:2],
        }
    )  # fmt: skip
    draft = store.evaluations.open(add_call(store).id, store.people.evaluator("Eva"), form)
    sheet = type(draft.sheet)(answers={"low": 0, "one": 1, "more": 1})
    store.evaluations.keep(draft.evaluation_id, sheet, None, 0.0)
    assert store.evaluations.finish(draft.evaluation_id).score.value == 50.0
    with bare(store._database.engine) as plain:
        scores = dict(plain.execute("SELECT section, score FROM section_score").fetchall())
    assert scores == {"opening": -90_000.0, "talk": 90_100.0}
    assert store.check().problems == ()
