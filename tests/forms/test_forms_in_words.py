"""Conditions and what comes of an answer, in words."""

import pytest

from evaluator.forms.in_words import asks_in_words, condition_in_words, fails_in_words
from evaluator.forms.model import Form
from evaluator.forms.options import Option

QUESTIONS = [
    {"id": "asked", "title": "Was it asked?", "kind": "yes_no", "required": True},
    {"id": "tone", "title": "Tone", "levels": ["Cold.", "Warm."], "required": True},
    {
        "id": "reason",
        "title": "Reason",
        "kind": "choice",
        "required": True,
        "options": [{"id": "order", "text": "An order"}, {"id": "bill", "text": "A bill"}],
    },
    {
        "id": "said",
        "title": "Said",
        "kind": "multiple",
        "required": True,
        "options": [{"id": "name", "text": "Name"}, {"id": "thanks", "text": "Thanks"}],
    },
    {
        "id": "waits",
        "title": "Waits",
        "kind": "number",
        "unit": "times",
        "required": True,
        "ranges": [{"points": 1}],
    },
]


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ({"question": "asked", "is": "no"}, "“Was it asked?” is no"),
        ({"question": "tone", "at_least": 1}, "“Tone” is at least 1"),
        ({"question": "waits", "at_most": 2}, "“Waits” is at most 2 times"),
        ({"question": "reason", "any_of": ["order", "bill"]}, "“Reason” is “An order” or “A bill”"),
        ({"question": "reason", "is_not": "bill"}, "“Reason” is not “A bill”"),
        ({"question": "said", "all_of": ["name", "thanks"]}, "“Said” has “Name” and “Thanks”"),
        ({"question": "said", "is_not": "name"}, "“Said” is without “Name”"),
        ({"fact": "hold.total", "at_least": 90}, "hold is at least 1 min 30 s"),
        ({"fact": "hold.count", "at_most": 0}, "there is no hold"),
        ({"none": [{"question": "asked", "is": "no"}]}, "not “Was it asked?” is no"),
        (
            {
                "all": [
                    {"question": "tone", "is": 0},
                    {
                        "any": [
                            {"question": "asked", "is": "yes"},
                            {"fact": "hold.count", "at_least": 1},
                        ]
                    },
                ]
            },
            "“Tone” is 0 and (“Was it asked?” is yes or hold at least once)",
        ),
    ],
)
def test_a_condition_reads_as_a_sentence_goes_on(when: dict[str, object], words: str) -> None:
    form = Form.model_validate(
        {
            "id": "f",
            "version": "1",
            "title": "F",
            "pass_mark": 50,
            "bands": [{"at": 0, "name": "All"}],
            "scoring": {"method": "points"},
            "questions": [
                *QUESTIONS,
                {"id": "last", "title": "Last", "kind": "text", "when": when},
            ],
        }
    )
    condition = form.question("last").when
    assert condition is not None
    assert condition_in_words(form, condition) == words


def test_what_comes_of_an_answer_is_said_in_a_word() -> None:
    assert fails_in_words(("compliance", "form")) == "Fails the form, compliance-critical"
    assert fails_in_words(("outer_section",)) == "Fails the section around its section"
    assert fails_in_words(()) == ""
    assert asks_in_words(Option(id="a", text="A", asks=("evidence",))) == "Asks for a moment"
    failing = Option(id="a", text="A", fails=("section",))
    assert asks_in_words(failing) == "Asks for a comment and a moment"
