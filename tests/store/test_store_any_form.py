"""Any form with any answers goes through the store and comes back the same."""

from contextlib import closing
from random import Random

from forms.any_form import answers, forms
from hypothesis import given, settings
from hypothesis import strategies as st
from store_samples import add_call

from evaluator.forms.model import Form
from evaluator.insight.frequency import frequency
from evaluator.scoring.score import score
from evaluator.scoring.sheet import Sheet
from evaluator.store.answers import chosen
from evaluator.store.database import Store
from evaluator.store.filter import CallFilter
from evaluator.terms import Group, Period


@settings(max_examples=20)
@given(form=forms(), seed=st.integers(0, 10**6))
def test_any_form_and_any_answers_come_back_the_same(form: Form, seed: int) -> None:
    chance = Random(seed)
    sheet = Sheet(
        answers=answers(form, chance, of=1.0),
        comments={question.id: "Why." for question in form.questions},
        figures={"hold.total": 42.0} if chance.random() < 0.5 else {},
    )
    result = score(form, sheet.answers, sheet.figures)
    assert not result.open
    with closing(Store.in_memory()) as store:
        draft = store.evaluations.open(add_call(store).id, store.people.evaluator("Eva"), form)
        store.evaluations.keep(draft.evaluation_id, sheet, None, 0.0)
        done = store.evaluations.finish(draft.evaluation_id)
        again = store.evaluations.get(done.id)
        assert (again.sheet, again.score, again.form) == (sheet, result, form)
        (one,) = store.sheets.on(form.id)
        assert (one.answers, one.figures) == (sheet.answers, sheet.figures)
        assert one.score == result.value
        assert store.check().problems == ()
        _added_up(store, form)
        assert len(store.tallies.scores(CallFilter(), Period.ALL, Group.NONE)) == (
            result.value is not None
        )


def _added_up(store: Store, form: Form) -> None:
    """What SQL adds up is of questions that count, and what is not scored can be read again."""
    for tally in store.tallies.questions(CallFilter(), Group.NONE):
        assert form.counts(form.question(tally.question)) and tally.calls == 1
    closed = [question.id for question in form.questions if question.choices]
    for said in store.tallies.said(CallFilter(), closed):
        question = form.question(said.question)
        words = {option.id: option.text for option in question.choices}
        found = frequency(question.title, words, [(chosen(question, said.value), said.calls)])
        assert found.calls == 1
