"""Languages of a form that is being made: which there are, what lacks, and one that goes."""

from evaluator.forms.drafted import checked, content_of
from evaluator.forms.languages_edit import (
    changed_language,
    is_text,
    languages,
    text_at,
    texts,
    untranslated,
    without_language,
)
from evaluator.forms.read import read
from evaluator.forms.tree import put
from evaluator.places import shipped

LETTER = content_of(read(shipped("forms", "apology_letter.yaml")))
TITLE = ("questions", 1, "title")


def test_its_own_language_comes_first_and_nothing_lacks():
    assert languages(LETTER) == ("en", "de")
    assert untranslated(LETTER, "de") == ()
    assert untranslated(LETTER, "en") == untranslated(LETTER, "") == ()
    assert untranslated(LETTER, "fr") == texts(LETTER)
    assert languages({"title": "Half a form"}) == ("en",)


def test_a_language_without_a_text_is_none_of_a_form_that_is_edited():
    form = read(shipped("forms", "apology_letter.yaml"))
    more = form.model_copy(update={"translations": {**form.translations, "fr": {}}})
    assert content_of(more) == LETTER
    alone = form.model_copy(update={"translations": {"fr": {}}})
    assert "translations" not in content_of(alone)


def test_what_lacks_is_named_in_the_order_of_the_form():
    own = text_at(LETTER, TITLE, "en")
    content = put(LETTER, TITLE, own)
    content = put(content, ("questions", 0, "levels", 2), {"en": "Yes", "de": " "})
    assert untranslated(content, "de") == (("questions", 0, "levels", 2), TITLE)
    assert text_at(content, TITLE, "de") == ""
    assert text_at(content, TITLE, "en") == own
    assert text_at(content, ("id",), "de") == "apology-letter"


def test_a_language_goes_and_the_form_stands_without_it():
    content = without_language(LETTER, "de")
    assert languages(content) == ("en",)
    assert content["title"] == "Letter or message of apology"
    form = checked(content).form
    assert form is not None
    assert form.languages == ("en",)
    assert without_language(LETTER, "en") == LETTER


def test_what_is_a_text_for_readers():
    assert is_text(("title",))
    assert is_text(("questions", 4, "levels", 1))
    assert is_text(("questions", 4, "options", 2, "text"))
    assert is_text(("bands", 1, "name"))
    assert not is_text(("version",))
    assert not is_text(("questions", 4, "weight"))
    assert not is_text(("questions", 4, "when", "any", 0, "is"))
    assert not is_text(())


def test_which_language_changed():
    after = put(LETTER, (*TITLE, "de"), "Anders")
    assert changed_language(LETTER, after, TITLE) == "de"
    assert changed_language(LETTER, put(LETTER, TITLE, "Other"), TITLE) == ""
    plain = without_language(LETTER, "de")
    assert changed_language(plain, put(plain, TITLE, "Other"), TITLE) == "en"
    point = ("questions", 0)
    assert changed_language(plain, put(plain, (*point, "kind"), "text"), point) == ""
