"""The form's model: what holds together, what identifies it, and its way to JSON and back."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from evaluator.forms.model import Form
from evaluator.forms.read import read
from evaluator.places import shipped

TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=20).filter(
    lambda text: bool(text.strip())
)


def question(id: str = "one", weight: float = 1, levels: Any = ("Bad.", "Good.")) -> dict[str, Any]:
    return {
        "id": id,
        "title": "One",
        "weight": weight,
        "definition": "What.",
        "good": "So.",
        "levels": levels,
    }


def content(**changes: Any) -> dict[str, Any]:
    return {
        "id": "a-form",
        "version": "1",
        "title": "A form",
        "pass_mark": 50,
        "bands": [{"at": 0, "name": "All"}],
        "questions": [question()],
    } | changes


@given(
    title=TEXTS,
    weights=st.lists(
        st.floats(0.001, 1000, allow_nan=False) | st.integers(1, 1000), min_size=1, max_size=5
    ),
    words=st.lists(TEXTS, min_size=2, max_size=11),
    tip=TEXTS,
)
def test_json_and_back_is_the_same_form_with_the_same_hash(
    title: str, weights: list[float], words: list[str], tip: str
) -> None:
    questions = [question(f"q-{n}", weight, words) for n, weight in enumerate(weights)]
    questions[0]["tip"] = tip
    form = Form.model_validate(content(title=title, questions=questions))
    again = Form.from_json(form.to_json())
    assert again == form
    assert again.hash == form.hash


def test_a_form_of_the_first_version_keeps_its_hash() -> None:
    assert (
        Form.model_validate(content()).hash
        == "79fb420304b77a7bddf1eca73b5dd09338df43a823312c812f96e5036897c1f1"
    )
    weighed = [question("a", 1), question("b", 2.5, ("0", "1", "2"))]
    weighed[0] |= {"tip": "Try.", "evidence": ["Seen?"], "evidence_at": [0], "short": "A"}
    form = Form.model_validate(content(questions=weighed, summary="What for.", pass_mark=80.5))
    assert form.hash == "418e5bf2895f356d5dcfc0ff899e10a7e96b8f4bc5ba6db46dc319e386693827"
    seven = read(shipped("forms", "seven_point_call.yaml"))
    assert seven.hash == "1b289e07433bc5b3e290465b9d9b32626689c9ea8f486f562db10f61de80dd63"


NOTHING = {"evidence_at": [], "listen_for_words": [], "facts": [], "suggest": []}


@pytest.mark.parametrize("name", NOTHING)
def test_a_field_that_says_nothing_leaves_the_hash_alone(name: str) -> None:
    said = Form.model_validate(content(questions=[question() | {name: NOTHING[name]}]))
    assert said.hash == Form.model_validate(content()).hash


def test_words_facts_and_suggestions_are_part_of_the_form() -> None:
    more = {
        "listen_for_words": ["my name is"],
        "facts": ["hold.total", "agent.first_word"],
        "suggest": [
            {"answer": 0, "when": {"fact": "hold.total", "at_least": 60}},
            {"answer": "n/a", "when": {"none": [{"fact": "hold.total", "at_most": 60.5}]}},
        ],
    }
    form = Form.model_validate(content(questions=[question() | more]))
    assert form.questions[0].suggest[0].answer == 0
    assert Form.from_json(form.to_json()) == form
    assert form.hash != Form.model_validate(content()).hash


def test_evidence_at_is_part_of_the_form() -> None:
    form = Form.model_validate(content(questions=[question() | {"evidence_at": [0, 1]}]))
    assert form.questions[0].evidence_at == (0, 1)
    assert Form.from_json(form.to_json()) == form
    assert form.hash != Form.model_validate(content()).hash


def test_12_and_12_0_are_the_same_form() -> None:
    whole = Form.model_validate(content(pass_mark=12, questions=[question(weight=12)]))
    point = Form.model_validate(content(pass_mark=12.0, questions=[question(weight=12.0)]))
    assert whole.hash == point.hash


def test_every_change_of_content_changes_the_hash() -> None:
    every: list[dict[str, Any]] = [
        {},
        {"version": "2"},
        {"pass_mark": 51},
        {"bands": [{"at": 0, "name": "Every"}]},
        {"questions": [question(weight=2)]},
        {"questions": [question(levels=("Bad.", "Better."))]},
        {"questions": [question("two")]},
        {"summary": "Said."},
    ]
    hashes = {Form.model_validate(content(**changes)).hash for changes in every}
    assert len(hashes) == 8


def test_optional_fields_without_content_leave_the_hash_alone() -> None:
    bare = Form.model_validate(content())
    spelled = Form.model_validate(content(summary="", questions=[question() | {"evidence": []}]))
    assert spelled.hash == bare.hash
    assert '"summary"' not in bare.to_json()


def test_levels_are_a_list_or_a_mapping_from_0_up() -> None:
    listed = Form.model_validate(content())
    for levels in ({1: "Good.", 0: "Bad."}, {"1": "Good.", "0": "Bad."}):  # JSON has only texts
        mapped = Form.model_validate(content(questions=[question(levels=levels)]))
        assert mapped == listed
        assert mapped.questions[0].top == 1


@pytest.mark.parametrize(
    "levels",
    [{0: "a", 2: "b"}, {1: "a", 2: "b"}, {"0": "a", "2": "b"}, {False: "a", True: "b"}, {0: "a"}],
)
def test_levels_that_are_not_numbered_from_0_are_refused(levels: dict[Any, str]) -> None:
    with pytest.raises(ValidationError):
        Form.model_validate(content(questions=[question(levels=levels)]))


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "No Spaces"},
        {"id": "ends\n"},
        {"version": 1},
        {"pass_mark": True},
        {"pass_mark": float("nan")},
        {"pass_mark": 100.1},
        {"title": "  "},
        {"title": "bell\a"},
        {"title": "half \ud800"},
        {"questions": []},
        {"questions": [question(), question()]},
        {"questions": [question(weight=0)]},
        {"questions": [question(weight=float("inf"))]},
        {"bands": []},
        {"bands": [{"at": 10, "name": "No zero"}]},
        {"bands": [{"at": 0, "name": "Low"}, {"at": 50, "name": "High"}]},
        {"bands": [{"at": 0, "name": "Low"}, {"at": 0, "name": "Low again"}]},
        {"more": "than known"},
    ],
)
def test_what_is_no_form_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Form.model_validate(content(**changes))


def test_a_form_never_changes() -> None:
    form = Form.model_validate(content())
    with pytest.raises(ValidationError):
        form.title = "Another"


def test_a_question_is_found_by_its_id() -> None:
    form = Form.model_validate(content(questions=[question(), question("two")]))
    assert form.question("two").id == "two"
    with pytest.raises(KeyError):
        form.question("three")


def test_a_band_runs_from_its_start_up_to_the_next() -> None:
    bands = [{"at": 80, "name": "High"}, {"at": 79.5, "name": "Near"}, {"at": 0, "name": "Low"}]
    form = Form.model_validate(content(bands=bands))
    names = [form.band_of(score).name for score in (0, 79.4, 79.5, 79.9, 80, 100)]
    assert names == ["Low", "Low", "Near", "Near", "High", "High"]


def test_a_heading_is_the_short_title_or_the_title() -> None:
    form = Form.model_validate(content(questions=[question(), question("two") | {"short": "2"}]))
    assert [question.heading for question in form.questions] == ["One", "2"]


@pytest.mark.parametrize("deep", [False, True])
def test_a_copy_with_another_title_has_a_hash_of_its_own(deep: bool) -> None:
    form = Form.model_validate(content())
    before = form.hash
    copy = form.model_copy(update={"title": "Another"}, deep=deep)
    assert copy.hash == Form.model_validate(copy.model_dump()).hash != before


def test_a_copy_with_other_levels_makes_its_own_choices() -> None:
    (first, *_) = read(shipped("forms", "seven_point_call.yaml")).questions
    assert len(first.choices) == len(first.earned) > 2
    copy = first.model_copy(update={"levels": ("No.", "Yes.")})
    assert [one.text for one in copy.choices] == ["No.", "Yes."]
    assert len(copy.earned) == 2
