"""What each question can add to the score when every question counts, as people read it."""

from collections.abc import Mapping

from evaluator.forms.model import Form
from evaluator.scoring.score import Scorer
from evaluator.scoring.weights import tree, weigh


def shares(form: Form) -> Mapping[str, float]:
    """By the id of each question that counts: its weight, that of its section shared out; under
    points and ratio the most points that it can earn. A bonus is what it can add at most.
    """
    counting = [question for question in form.questions if form.counts(question)]
    if form.scoring.method == "weighted":
        weights, unit = weigh(tree(form), {one.id for one in counting}, everywhere=False)
        return {one.id: weights[one.id] / unit for one in counting}
    most = {part.id: part.weight for part in Scorer(form).score({}).parts}
    return {one.id: float(one.span[1]) if one.bonus else most[one.id] for one in counting}
