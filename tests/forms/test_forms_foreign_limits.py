"""As much as other systems take in a form is taken here, and what they take no longer is cut."""

from typing import Any

import pytest
from foreign_forms import connect, connect_of, genesys, group, section, single, yes_or_no
from odd_parts import enabled, looks, pointed, shown
from test_forms_foreign_odd import imported
from test_forms_foreign_round_trip import WRITERS, again

from evaluator.forms.model import Form
from evaluator.scoring.score import score

MOST = 256
FIRST = "/form/questionGroup/0/question/0/answer/"


def test_connect_has_256_options_and_conditions_on_all_of_them() -> None:
    refs = [f"o{place}" for place in range(MOST)]
    many = single("a", *[place % 11 for place in range(MOST)], Weight=50)
    many["NotApplicableEnabled"] = False
    form = imported(
        connect(many, {**single("b", 0, 10, Weight=50), **enabled(looks("a", "IN", *refs))})
    ).form
    assert score(form, {"a": MOST - 1, "b": 1}).value == 50 + 5 * ((MOST - 1) % 11)


def test_genesys_has_200_groups_and_conditions_on_many_answers() -> None:
    options = [{"id": f"x{one}", "text": f"{one}", "value": 0} for one in range(120)]
    many = yes_or_no("a", answerOptions=options)
    shows = shown(*(f"{FIRST}{one}" for one in range(119)), joined="OR")
    groups = [group(f"g{n}", 1, yes_or_no(f"q{n}")) for n in range(199)]
    groups[0]["questions"][0] |= shows
    form = imported(genesys(group("first", 1, many), *groups)).form
    assert score(form, {"a": 118, "q0": 0}).value == 100
    assert score(form, {"a": 119, "q0": 0}).value is None


@pytest.mark.parametrize(("system", "most"), [("genesys", 500), ("connect", 350)])
def test_what_is_longer_than_is_taken_there_is_cut_and_listed(system: str, most: int) -> None:
    question: dict[str, Any] = {
        "id": "a", "kind": "yes_no", "title": "Word " * 150, "weight": 1, "section": "s",
    }  # fmt: skip
    form = Form.model_validate(
        {"id": "f", "version": "1", "title": "F" * 300, "pass_mark": 0, "questions": [question],
         "sections": [{"id": "s", "title": "S" * 300}], "bands": [{"at": 0, "name": "Scored"}]}
    )  # fmt: skip
    exported = WRITERS[system](form)
    back = again(exported)
    assert len(back.question("a").title) <= most
    assert max(len(back.title), len(back.section("s").title)) <= 250
    cut = [line for line in exported.left_out if "a text was cut to" in line]
    assert {line.split(":")[0] for line in cut} == {"the title", "section “s”", "point “a”"}


def test_the_most_points_of_a_question_that_are_not_its_best_answers_are_listed() -> None:
    question = pointed(single("a", 0, 0), 5, 0, MaxPointValue=10)
    alike = pointed(single("b", 0, 0), 5, 0, MaxPointValue=5, MinPointValue=0)
    found = imported(connect_of(section("s", question, alike), mode="POINTS_BASED"))
    told = "most points are 10, and its answers come to 5"
    said = [line for line in found.left_out if told in line]
    assert len(said) == 1 and "MaxPointValue" in said[0]
    assert score(found.form, {"a": 0, "b": 0}).value == 100
