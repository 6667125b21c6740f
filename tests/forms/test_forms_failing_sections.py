"""Answers that fail a section by its id, in whichever their question stands (decision 0127)."""

from typing import Any

import pytest
from test_forms_foreign_round_trip import WRITERS, again

from evaluator.forms import edit_parts
from evaluator.forms.edit_fails import sections_to_fail
from evaluator.forms.in_words import fails_in_words
from evaluator.forms.model import Form
from evaluator.forms.read import examine_content
from evaluator.forms.xlsform.rows import sheets
from evaluator.scoring.explain import explain
from evaluator.scoring.score import score


def content(fails: Any = "section:close") -> dict[str, Any]:
    """Two sections of two points each; “no” to the first point fails another section."""
    points: list[dict[str, Any]] = [
        {"id": f"{where}-{number}", "kind": "yes_no", "title": "Done?", "section": where}
        for where in ("open", "close")
        for number in (1, 2)
    ]
    points[0]["rules"] = [{"at": "no", "fails": fails}]
    return {
        "id": "f", "version": "1", "title": "F", "pass_mark": 0,
        "bands": [{"at": 0, "name": "Scored"}],
        "sections": [{"id": "open", "title": "Opening", "weight": 60},
                     {"id": "close", "title": "Closing", "weight": 40}],
        "questions": points,
    }  # fmt: skip


def form(fails: Any = "section:close") -> Form:
    return Form.model_validate(content(fails))


WRONG = {"open-1": 0, "open-2": 1, "close-1": 1, "close-2": 0}


def test_it_zeroes_that_section_and_says_so() -> None:
    found = score(form(), WRONG)
    assert (found.value, found.raw) == (30, 50)
    assert [(one.question, one.fails) for one in found.failed] == [("open-1", "section:close")]
    assert [one.id for one in found.sections if one.failed] == ["close"]
    assert "fails “Closing”, whose points count as 0." in explain(form(), found)


def test_it_is_told_in_words() -> None:
    assert fails_in_words(["section:close", "form"]) == "Fails the form, fails the section “close”"
    assert fails_in_words(["section:close"], "de") == "Abschnitt „close“ nicht bestanden"
    titles = form().question("open-1").sections
    assert fails_in_words(["section:close"], sections=titles) == "Fails the section “Closing”"


@pytest.mark.parametrize(
    ("fails", "told"),
    [("section:clsoe", "the section “clsoe”, which is not there; expected one of open, close"),
     ("section:", "customer, business, compliance and section:ID"),
     ("closing", "customer, business, compliance and section:ID")],
)  # fmt: skip
def test_a_section_that_is_not_there_is_refused(fails: str, told: str) -> None:
    problems = examine_content(content(fails)).problems
    assert any(told in one.message for one in problems), problems


def test_it_goes_to_connect_and_comes_back() -> None:
    exported = WRITERS["connect"](form())
    assert exported.altering == ()
    assert again(exported).question("open-1").ruled[0].fails == ("section:close",)
    assert score(again(exported), WRONG).value == 30


def test_what_connect_and_genesys_cannot_be_told_of_it_is_listed() -> None:
    both = form(["section", "section:close"])
    assert "point “open-1”: an answer fails one section there: “close” is not failed" in (
        WRITERS["connect"](both).altering
    )
    assert "point “open-1”: failing a section is not carried" in WRITERS["genesys"](form()).altering


def test_it_stands_in_the_spreadsheet_as_it_is() -> None:
    assert any("section:close" in str(row) for row in sheets(form()).choices)


def test_in_the_editor_it_goes_with_its_section() -> None:
    def fails(of: dict[str, Any]) -> Any:
        return of["questions"][0]["rules"][0].get("fails")

    assert sections_to_fail(content()) == (
        ("section:open", "Opening"), ("section:close", "Closing"),
    )  # fmt: skip
    assert fails(edit_parts.rename(content(), ("sections", 1), "end")) == ["section:end"]
    assert fails(edit_parts.remove(content(), ("sections", 1))) is None
    assert fails(edit_parts.remove(content(["form", "section:close"]), ("sections", 1))) == ["form"]
    assert fails(edit_parts.rename(content(), ("sections", 0), "start")) == "section:close"
    twice, _ = edit_parts.duplicate(content("section:open"), ("sections", 0))
    copies = [one for one in twice["questions"] if one["section"] == twice["sections"][1]["id"]]
    assert copies[0]["rules"][0]["fails"] == [f"section:{twice['sections'][1]['id']}"]
    assert fails(twice) == "section:open"
