"""Texts in several languages: gathered from a file, put in for showing."""

from pathlib import Path
from typing import Any

import pytest

from evaluator.errors import UserError
from evaluator.forms.model import Form
from evaluator.forms.read import read

WHOLE = Path(__file__).parent / "whole_language.yaml"


def test_the_form_holds_its_own_language_and_the_others_by_the_way_to_the_text() -> None:
    form = read(WHOLE)
    assert (form.title, form.languages) == ("Enquiry", ("en", "de"))
    assert form.translations["de"] == {
        "title": "Anfrage",
        "bands/0/name": "Im Rahmen",
        "sections/opening/title": "Beginn",
        "questions/greeting/title": "Begrüßung",
        "questions/greeting/levels/0": "Keine.",
        "questions/friendly/levels/0": "Barsch.",
    }


def test_a_form_reads_in_another_language_and_the_rest_stays() -> None:
    form = read(WHOLE)
    german = form.in_language("de")
    assert (german.title, german.language, german.translations) == ("Anfrage", "de", {})
    assert german.question("greeting").levels == ("Keine.", "Short.", "Full.")
    assert german.question("friendly").levels == ("Barsch.", "Warm.")
    assert german.question("reason").model_dump() == form.question("reason").model_dump()
    assert german.bands[0].name == "Im Rahmen"
    assert form.in_language("fr") is form


def test_the_hash_is_of_all_languages() -> None:
    text = WHOLE.read_text(encoding="utf-8")
    form = read(WHOLE)
    changed = Form.model_validate_json(form.to_json().replace("Begrüßung", "Gruß"))
    assert changed.hash != form.hash
    assert "Begrüßung" in text


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "title: {en: Enquiry, de: Anfrage}",
            "title: {de: Anfrage}",
            "line 4: a text is not given in “en”, the language of the form; expected it there too",
        ),
        (
            "title: {en: Enquiry, de: Anfrage}",
            "title: {en: Enquiry, German: Anfrage}",
            "line 4: “German” is no language; expected codes such as en or pt-BR, each with a text",
        ),
        (
            "title: {en: Enquiry, de: Anfrage}",
            "title: {en: Enquiry, 7: Anfrage}",
            "line 4: “7” is no language; expected codes",
        ),
        (
            "title: {en: Enquiry, de: Anfrage}",
            'title: {en: Enquiry, de: ""}',
            "line 4: what stands for “de” is no text; expected the text in that language, in",
        ),
        (
            "scoring: {divisor: 10}",
            "scoring: {divisor: 10}\ntranslations: {de: {title: Anfrage}}",
            "line 8: texts are given in several languages here and under “translations”;",
        ),
        (
            "scoring: {divisor: 10}",
            "language: [en]",
            "line 7: “language” of the form is a list of 1; expected the code of a language",
        ),
        ("  - {id: opening", "  - 3\n  - {id: opening", "line 9: section 1 is “3”; expected a gro"),
        ("sections:\n", "sections: 3\nmore:\n", "“sections” of the form is “3”; expected a list"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_languages_is_told(
    tmp_path: Path, old: str, new: str, words: Any
) -> None:
    path = tmp_path / "form.yaml"
    text = WHOLE.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(UserError) as caught:
        read(path)
    assert words in caught.value.message, caught.value.message
