"""Forms as other systems have them and back: they score alike, wherever they can be carried."""

from collections import Counter
from pathlib import Path
from random import Random

import any_form
import carried_forms
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from evaluator.figures import NAMES
from evaluator.forms.foreign import connect_out, genesys_out
from evaluator.forms.foreign.json_text import parse
from evaluator.forms.foreign.reading import read
from evaluator.forms.foreign.values import Exported, Notes
from evaluator.forms.foreign.wrapped import read_form
from evaluator.forms.model import Form
from evaluator.forms.read import read as read_ours
from evaluator.places import shipped
from evaluator.scoring.score import Scorer
from evaluator.terms import Answer

WRITERS = {"genesys": genesys_out.write, "connect": connect_out.write}
SHIPPED = sorted(shipped("forms").glob("*.yaml"))
ANSWERS_TO_EACH = 80


def again(exported: Exported) -> Form:
    """The form as it is read again, without the detour by a file that takes most of the time."""
    notes = Notes()
    return read_form(parse(exported.text.encode(), notes), notes).form


def there(form: Form, back: Form, answers: dict[str, Answer]) -> dict[str, Answer]:
    """The answers as the form that came back takes them: some systems know no numbers."""
    found: dict[str, Answer] = {}
    for id, answer in answers.items():
        was, now = form.question(id), back.question(id)
        if was.kind == "number" and now.kind == "choice" and answer != "n/a":
            places = [n for n, one in enumerate(was.ranges) if one.holds(float(answer))]  # type: ignore[arg-type]
            found[id] = places[0]
        elif was.kind == "number" and now.kind == "text":
            found[id] = "n/a" if answer == "n/a" else f"{answer:g}"
        else:
            found[id] = answer
    return found


def alike(form: Form, back: Form, chance: Random, times: int) -> None:
    """The two score alike on so many answers drawn by chance, with figures of a call."""
    ours, theirs = Scorer(form), Scorer(back)
    for _ in range(times):
        answers, figures = any_form.answers(form, chance), any_figures(chance)
        was, now = ours.score(answers, figures), theirs.score(there(form, back, answers), figures)
        if was.value is None:
            assert now.value is None
        else:
            assert now.value == pytest.approx(was.value, abs=1e-9)
            assert now.raw == pytest.approx(was.raw, abs=1e-9)
        hidden = {part.id: part.state == "hidden" for part in was.parts}
        assert {part.id: part.state == "hidden" for part in now.parts} == hidden


def any_figures(chance: Random) -> dict[str, float]:
    """Some figures of a call, often at what conditions of the tests look for."""
    values = (0.0, 1.0, 2.0, 2.5, 30.0, 59.9, 60.0, 60.1)
    return {name: chance.choice(values) for name in NAMES if chance.random() < 0.8}


CHEAP = settings(deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
"""Nothing is shrunk, and what is not carried counts as an example, too: none is made in vain."""

SEEDS = st.integers(0, 2**32)
"""Of what is drawn by chance: hypothesis draws the forms alone, many answers would be slow."""


def test_a_form_that_is_carried_scores_alike() -> None:
    compared: Counter[str] = Counter()

    @settings(CHEAP, max_examples=60)
    @given(form=carried_forms.forms(), seed=SEEDS)
    def compare(form: Form, seed: int) -> None:
        chance = Random(seed)
        for to, writer in WRITERS.items():
            exported = writer(form)
            if not exported.altering:
                alike(form, again(exported), chance, ANSWERS_TO_EACH)
                compared[to] += ANSWERS_TO_EACH

    compare()
    assert min(compared[to] for to in WRITERS) >= 1000


def test_any_form_is_read_again_with_all_its_points() -> None:
    @settings(CHEAP, max_examples=50)
    @given(form=any_form.forms(), seed=SEEDS)
    def compare(form: Form, seed: int) -> None:
        chance = Random(seed)
        ids = sorted(one.id for one in form.questions)
        for writer in WRITERS.values():
            exported = writer(form)
            back = again(exported)
            assert sorted(one.id for one in back.questions) == ids
            if not exported.altering:
                alike(form, back, chance, ANSWERS_TO_EACH)

    compare()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_form_that_ships_comes_back(path: Path, tmp_path: Path) -> None:
    form = read_ours(path)
    for writer in WRITERS.values():
        exported = writer(form)
        file = tmp_path / "form.json"
        file.write_text(exported.text, encoding="utf-8")
        back = read(file).form
        if not exported.altering:
            alike(form, back, Random(form.hash), 50)
