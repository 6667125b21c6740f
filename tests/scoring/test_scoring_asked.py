"""What says that a question is not asked, and how what is written goes back."""

from language_forms import form, scale, section, yes_no

from evaluator.forms.asked import Conditions
from evaluator.scoring.draft import Draft


def test_the_sections_that_refuse_a_question_come_first_from_the_outside() -> None:
    asked = form(
        yes_no("asked", required=True, weight=1),
        scale("tone", weight=1, section="inner", when={"question": "asked", "is": "yes"}),
        scale("pace", weight=1, section="inner"),
        sections=[
            section("outer", when={"question": "asked", "is": "yes"}),
            section("inner", within="outer"),
        ],
    )
    refusing = Conditions(asked).refusing({"asked": 0}, {})
    assert {id: [part.id for part in parts] for id, parts in refusing.items()} == {
        "tone": ["outer", "tone"],
        "pace": ["outer"],
    }
    assert Conditions(asked).refusing({"asked": 1}, {}) == {}


def test_what_is_written_as_an_answer_goes_back_as_one_step() -> None:
    draft = Draft(form(yes_no("asked", weight=1), {"id": "why", "kind": "text"}))
    draft.answer("asked", 1)
    for text in ("w", "wa", "was"):
        draft.answer("why", text)
    draft.undo()
    assert draft.sheet.answers == {"asked": 1}


def test_half_a_letter_from_the_clipboard_is_no_trouble_in_an_answer() -> None:
    draft = Draft(form(yes_no("asked", weight=1), {"id": "why", "kind": "text"}))
    draft.answer("why", "a\ud83d")
    assert draft.sheet.answers == {"why": "a�"}
