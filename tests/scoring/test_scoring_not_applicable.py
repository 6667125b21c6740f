"""How an answers file says that a point does not apply: as people and other systems write it."""

from typing import Any

import pytest

from evaluator.errors import UserError
from evaluator.forms.model import Form
from evaluator.scoring.answers import read_answer

SAID = ["n/a", "N/A", "N/a", "na", "NA", "n.a.", " N / A ", "Not applicable", "not-applicable"]
NOT_SAID = ["-", "–", "", " ", "none", "nan", "not", "n", "a", "nay", None, [], ["n/a"]]
KINDS: dict[str, dict[str, Any]] = {
    "scale": {"levels": ["Bad.", "Good."]},
    "yes_no": {},
    "choice": {"options": [{"id": "a", "text": "First"}, {"id": "b", "text": "Second"}]},
    "multiple": {"options": [{"id": "b", "text": "Second"}]},
    "number": {},
    "date": {},
    "time": {},
}


def question(kind: str, **more: Any) -> Any:
    asked = {"id": "q", "title": "Q", "kind": kind, "scored": False, **more}
    content = {"id": "f", "version": "1", "title": "F", "pass_mark": 0, "questions": [asked]}
    return Form.model_validate({**content, "bands": [{"at": 0, "name": "All"}]}).questions[0]


@pytest.mark.parametrize("kind", KINDS)
def test_spellings_are_taken_where_a_point_may_not_apply(kind: str) -> None:
    optional = question(kind, **KINDS[kind])
    assert {read_answer(optional, said) for said in SAID} == {"n/a"}
    required = question(kind, required=True, **KINDS[kind])
    for said in SAID:
        with pytest.raises(UserError, match="is no answer to “q”"):
            read_answer(required, said)


@pytest.mark.parametrize("kind", KINDS)
def test_what_may_mean_not_yet_answered_is_refused(kind: str) -> None:
    asked = question(kind, **KINDS[kind])
    for said in NOT_SAID:
        if kind == "multiple" and said == []:
            continue  # none of several
        if kind == "choice" and said == "a":
            continue
        with pytest.raises(UserError):
            read_answer(asked, said)


def test_an_option_of_that_name_wins() -> None:
    options = [{"id": "na", "text": "North America"}, {"id": "x", "text": "N/A"}]
    asked = question("choice", options=options)
    assert [read_answer(asked, said) for said in ("NA", "N/A", "n.a.", "n/a")] == [
        0,
        1,
        "n/a",
        "n/a",
    ]
    several = question("multiple", options=options)
    assert read_answer(several, ["NA"]) == ("na",)
    assert read_answer(several, "n.a.") == "n/a"


def test_a_text_stays_what_was_written() -> None:
    asked = question("text")
    assert [read_answer(asked, said) for said in ("NA", "N/A", "n/a")] == ["NA", "N/A", "n/a"]
