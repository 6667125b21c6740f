"""Ready words in several languages: whole, alike in their gaps, and chosen by the form."""

import pytest

from evaluator.figures import FIGURES
from evaluator.forms.conditions import Condition
from evaluator.forms.in_words import asks_in_words, condition_in_words, fails_in_words
from evaluator.forms.languages_figures import TITLES
from evaluator.forms.languages_ready import LANGUAGES, WORDS, ready
from evaluator.forms.model import Form
from evaluator.forms.options import Option
from evaluator.reports import paper_words

CONTENT = {
    "id": "kurz",
    "version": "1",
    "language": "de",
    "title": "Kurz",
    "pass_mark": 80,
    "bands": [{"at": 0, "name": "Alle"}],
    "questions": [
        {
            "id": "klar",
            "kind": "yes_no",
            "title": "War es klar?",
            "weight": 1,
            "required": True,
            "rules": [{"at": "no", "fails": "form"}],
            "default": "yes",
        },
        {
            "id": "warten",
            "kind": "yes_no",
            "title": {"de": "Gewartet?", "fr": "Attente ?"},
            "weight": 1,
            "levels": {"no": {"de": "Nie", "fr": "Jamais"}, "yes": {"de": "Doch", "fr": "Si"}},
        },
    ],
}


@pytest.mark.parametrize("table", [WORDS, TITLES, paper_words.WORDS])
def test_every_word_stands_in_every_language_with_the_same_gaps(table):
    for words, others in table.items():
        assert len(others) == len(LANGUAGES)
        assert all(other.strip() for other in others if words.strip())
        assert all(other.count("{}") == words.count("{}") for other in others), words


def test_every_figure_has_a_title_and_what_is_not_known_stays_english():
    assert {one.title for one in FIGURES.values()} == set(TITLES)
    assert ready("Yes", "pt-BR") == "Sim"
    assert ready("Yes", "ja") == ready("Yes", "en") == "Yes"


def test_yes_and_no_follow_the_language_and_a_form_has_its_own():
    form = Form.model_validate(CONTENT)
    assert form.question("klar").words == ("Nein", "Ja")
    assert form.question("klar").in_words(1) == "Ja"
    assert [one.text for one in form.question("klar").choices] == ["Nein", "Ja"]
    assert form.question("klar").ready("N/A") == "entf."
    french = form.in_language("fr")
    assert french.question("klar").words == ("Non", "Oui")
    assert french.question("warten").words == ("Jamais", "Si")
    assert form.question("warten").words == ("Nie", "Doch")
    assert Form.from_json(form.to_json()) == form
    assert "_language" not in form.to_json()


@pytest.mark.parametrize(
    ("test", "said"),
    [
        ({"question": "klar", "is": "no"}, "„War es klar?“ ist „Nein“"),
        ({"fact": "hold.total", "at_least": 30}, "Warteschleife: mindestens 30 s"),
        ({"fact": "hold.total", "at_most": 1.5}, "Warteschleife: höchstens 1,5 s"),
        ({"none": [{"fact": "hold.count", "is": 2}]}, "nicht: Warteschleife: 2 ×"),
    ],
)
def test_conditions_are_said_in_the_language(test, said):
    form = Form.model_validate(CONTENT)
    assert condition_in_words(form, Condition.model_validate(test), "de") == said


def test_what_an_answer_fails_and_asks_for_is_said_in_the_language():
    option = Option(id="a", text="A", asks=("comment", "evidence"))
    assert asks_in_words(option, "fr") == "Commentaire et passage demandés"
    assert fails_in_words(("form", "customer"), "nl").startswith("Hele beoordeling niet gehaald, ")
