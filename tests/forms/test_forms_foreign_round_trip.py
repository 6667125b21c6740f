"""Forms as other systems have them and back: they score alike, wherever they can be carried."""

from pathlib import Path
from random import Random

import any_form
import carried_forms
import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from evaluator.forms.foreign import connect_out, genesys_out
from evaluator.forms.foreign.reading import read
from evaluator.forms.foreign.values import Exported
from evaluator.forms.model import Form
from evaluator.forms.read import read as read_ours
from evaluator.places import shipped
from evaluator.scoring.score import score
from evaluator.terms import Answer

WRITERS = {"genesys": genesys_out.write, "connect": connect_out.write}
SHIPPED = sorted(shipped("forms").glob("*.yaml"))
ANSWERS_TO_EACH = 5


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("foreign") / "form.json"


def again(exported: Exported, file: Path) -> Form:
    file.write_text(exported.text, encoding="utf-8")
    return read(file).form


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


def alike(form: Form, back: Form, answers: dict[str, Answer]) -> None:
    was, now = score(form, answers), score(back, there(form, back, answers))
    if was.value is None:
        assert now.value is None
    else:
        assert now.value == pytest.approx(was.value, abs=1e-9)
        assert now.raw == pytest.approx(was.raw, abs=1e-9)
    states = {part.id: part.state == "hidden" for part in was.parts}
    assert {part.id: part.state == "hidden" for part in now.parts} == states


@pytest.mark.parametrize("to", WRITERS)
@settings(
    max_examples=120,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(form=carried_forms.forms(), chance=st.randoms(use_true_random=False))
def test_a_form_that_is_carried_scores_alike(
    to: str, form: Form, chance: Random, file: Path
) -> None:
    exported = WRITERS[to](form)
    assume(not exported.altering)
    back = again(exported, file)
    for _ in range(ANSWERS_TO_EACH):
        alike(form, back, any_form.answers(form, chance))


@pytest.mark.parametrize("to", WRITERS)
@settings(
    max_examples=100,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(form=any_form.forms(), chance=st.randoms(use_true_random=False))
def test_any_form_is_read_again_with_all_its_points(
    to: str, form: Form, chance: Random, file: Path
) -> None:
    exported = WRITERS[to](form)
    back = again(exported, file)
    assert sorted(one.id for one in back.questions) == sorted(one.id for one in form.questions)
    if not exported.altering:
        alike(form, back, any_form.answers(form, chance))


@pytest.mark.parametrize("to", WRITERS)
@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_form_that_ships_comes_back(to: str, path: Path, file: Path) -> None:
    form = read_ours(path)
    exported = WRITERS[to](form)
    back = again(exported, file)
    chance = Random(form.hash)
    if not exported.altering:
        for _ in range(50):
            alike(form, back, any_form.answers(form, chance))
