"""What the evaluations of one call come to on the blends of their forms."""

from collections.abc import Iterator
from dataclasses import dataclass

from evaluator.desk import blends, forms
from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.forms.blend import Blend
from evaluator.scoring.blend import BlendScore, blend_score
from evaluator.scoring.evaluation import Evaluation


@dataclass(frozen=True, slots=True, kw_only=True)
class CallBlend:
    """A blend on a call, by one evaluator, with the titles of its forms by their ids."""

    blend: Blend
    evaluator: str
    titles: dict[str, str]
    score: BlendScore


def of_call(desk: Desk, call_id: str) -> tuple[CallBlend, ...]:
    """Each blend of which an evaluator finished every form, by the latest revisions.

    What is being revised counts as it was last finished, as it does everywhere else.
    Raises UserError for a blend that is broken.
    """
    by = _finished(desk, call_id)
    if not by:
        return ()
    there = blends.available(desk)
    names = _titles(desk)
    return tuple(found for who, done in by.items() for found in _blended(there, who, done, names))


def of_evaluation(desk: Desk, evaluation: Evaluation, blend: Blend) -> CallBlend:
    """What an evaluation comes to with those of its evaluator on the blend's other forms.

    Raises UserError where one of them is not finished, and for a form that is not in the blend.
    """
    who, own = evaluation.evaluator.name, evaluation.form.id
    if own not in blend.shares:
        raise UserError(
            f"“{evaluation.form.title}” is not in the blend “{blend.title}”.",
            "Choose an evaluation on one of its forms.",
        )
    done = {**_finished(desk, evaluation.call.id).get(who, {}), own: evaluation}
    names = _titles(desk)
    missing = ", ".join(names.get(id, id) for id in blend.shares if id not in done)
    if missing:
        raise UserError(
            f"This call is not whole on the blend “{blend.title}”.",
            f"{who} has not finished it on {missing}.",
        )
    (found,) = _blended((blend,), who, done, names)
    return found


def _finished(desk: Desk, call_id: str) -> dict[str, dict[str, Evaluation]]:
    """The latest revisions on a call by the name of the evaluator and the id of the form."""
    by: dict[str, dict[str, Evaluation]] = {}
    for row in desk.store.evaluations.of_call(call_id):
        if row.revision:
            one = desk.store.evaluations.get(row.id)
            by.setdefault(row.evaluator, {})[one.form.id] = one
    return by


def _titles(desk: Desk) -> dict[str, str]:
    return {file.form.id: file.form.title for file in forms.available(desk) if file.form}


def _blended(
    there: tuple[Blend, ...], who: str, done: dict[str, Evaluation], names: dict[str, str]
) -> Iterator[CallBlend]:
    for blend in there:
        if done.keys() >= blend.shares.keys():
            yield CallBlend(
                blend=blend,
                evaluator=who,
                titles={id: names.get(id, id) for id in blend.shares},
                score=blend_score(blend, {id: done[id].score for id in blend.shares}),
            )
