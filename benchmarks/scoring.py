"""Scoring 100,000 evaluations of a 40-question form with conditions, exactly: as what-if does it
(score, band, verdict) and explained question by question, as it is kept and printed.

The reference, timed in the same run on the same answers, is the same score by hand: one loop in
floats for this one form, without checks, parts or explanation.
"""

import random
import time
from collections.abc import Callable, Iterator
from typing import Any

from evaluator.forms.model import Form
from evaluator.scoring.score import Scorer
from evaluator.terms import Answer

EVALUATIONS, QUESTIONS, SECTIONS = 100_000, 40, 5
LEAST = 3_000
"""How many a second are expected at least; what-if over 10,000 stored evaluations rests on it."""


def form() -> Form:
    """40 questions in 5 sections; every tenth is asked only on a complaint, one section on hold."""
    reason = [{"id": id, "text": id.capitalize()} for id in ("order", "complaint")]
    driver = {"kind": "choice", "options": reason, "required": True, "scored": False}
    questions: list[dict[str, Any]] = [{"id": "q0", "title": "Reason", "section": "s0", **driver}]
    for number in range(1, QUESTIONS):
        question: dict[str, Any] = {
            "id": f"q{number}",
            "title": f"Question {number}",
            "section": f"s{number % SECTIONS}",
            "weight": 1 + number % 7,
            "levels": ["None.", "Little.", "Some.", "Most.", "All."],
        }
        if number % 10 == 9:
            question["when"] = {"question": "q0", "is": "complaint"}
        if number % 13 == 0:
            question["rules"] = [{"at": 0, "fails": "form"}]
        questions.append(question)
    sections: list[dict[str, Any]] = [
        {"id": f"s{number}", "title": f"Section {number}", "weight": 20}
        for number in range(SECTIONS)
    ]
    sections[4]["when"] = {"fact": "hold.total", "at_least": 30}
    return Form.model_validate(
        {
            "id": "bench",
            "version": "1",
            "title": "Bench",
            "pass_mark": 80,
            "bands": [{"at": 80, "name": "Good"}, {"at": 0, "name": "To do"}],
            "sections": sections,
            "questions": questions,
        }
    )


Filled = list[tuple[dict[str, Answer], dict[str, float]]]


def filled(count: int) -> Filled:
    """Answer sheets of which one in three has one or two points that do not apply."""
    chance = random.Random(4)
    found: Filled = []
    for _ in range(count):
        answers: dict[str, Answer] = {f"q{n}": chance.randrange(5) for n in range(1, QUESTIONS)}
        answers["q0"] = chance.randrange(2)
        if chance.random() < 1 / 3:
            for id in chance.sample(sorted(answers.keys() - {"q0"}), chance.choice([1, 2])):
                answers[id] = "n/a"
        found.append((answers, {"hold.total": chance.choice([0.0, 45.0])}))
    return found


def by_hand(made: Form, sheets: Filled) -> list[float]:
    """The same scores in floats, written for this one form."""
    plain = [
        (q.id, q.section, q.weight or 0.0, q.when is not None, q.rules != ())
        for q in made.questions[1:]
    ]
    scores = []
    for answers, figures in sheets:
        sums: dict[str, list[float]] = {}
        fails = False
        for id, section, weight, conditional, fatal in plain:
            level = answers[id]
            if not isinstance(level, int) or (conditional and answers["q0"] != 1):
                continue
            if section == "s4" and figures["hold.total"] < 30:
                continue
            fails = fails or (fatal and level == 0)
            both = sums.setdefault(section, [0.0, 0.0])
            both[0] += weight * level / 4
            both[1] += weight
        shares = [100 * points / of for points, of in sums.values()]
        scores.append(0.0 if fails else sum(shares) / len(shares))
    return scores


def run() -> Iterator[str]:
    """All give the same scores, then their times are compared."""
    made, sheets = form(), filled(EVALUATIONS)
    scorer = Scorer(made)
    explained, told = _timed(lambda: [scorer.score(*sheet).value or 0.0 for sheet in sheets])
    plain, exact = _timed(lambda: [scorer.standing(*sheet).value or 0.0 for sheet in sheets])
    hand, floats = _timed(lambda: by_hand(made, sheets))
    if told != exact or any(abs(a - b) > 1e-9 for a, b in zip(exact, floats, strict=True)):
        raise SystemExit("The scores and those by hand are not the same.")
    yield (
        f"scoring {EVALUATIONS:,} evaluations of {QUESTIONS} questions with conditions, a second:"
        f" {EVALUATIONS / explained:,.0f} exact and explained (at least {LEAST:,}),"
        f" {EVALUATIONS / plain:,.0f} exact alone; by hand in floats {EVALUATIONS / hand:,.0f},"
        f" ratio {explained / hand:.1f} and {plain / hand:.1f}"
    )


def _timed(work: Callable[[], list[float]]) -> tuple[float, list[float]]:
    """How many seconds it took, and what came of it."""
    begun = time.perf_counter()
    found = work()
    return time.perf_counter() - begun, found
