"""Texts name the keys that the user has set."""

from dataclasses import replace

import pytest

from evaluator.ui import key_hints
from evaluator.ui.evaluate.transcript.search_bar import SearchBar
from evaluator.ui.key_hints import with_keys
from evaluator.ui.keys import Keys


@pytest.fixture(autouse=True)
def usual_keys(qapp):
    """Other tests see the usual keys."""
    yield
    key_hints.name(Keys())


def test_a_text_names_the_keys_as_they_are_set() -> None:
    assert with_keys("{moment} marks, Comment ({comment}) …") == "M marks, Comment (C) …"
    key_hints.name(Keys().change("moment", "J"))
    assert with_keys("{moment} marks, Comment ({comment}) …") == "J marks, Comment (C) …"


def test_an_action_without_a_key_vanishes_with_its_brackets() -> None:
    key_hints.name(Keys({"note": "C"}))  # as a file of settings may have it
    assert with_keys("Comment ({comment}) …") == "Comment …"
    assert with_keys("{comment} or {note}") == "no key or C"


def test_a_place_that_is_made_names_them(qtbot) -> None:
    key_hints.name(Keys().change("find_words", "Ctrl+L"))
    made = SearchBar()
    qtbot.addWidget(made)
    assert made.field.placeholderText() == "Search (Ctrl+L)"


def test_evaluate_is_made_anew_when_keys_or_jumps_change(window) -> None:
    before = window.page("evaluate")
    window.go("settings")
    window.change_settings(replace(window.settings, rewind_on_pause=2.5))
    assert window.page("evaluate") is before
    window.change_settings(replace(window.settings, keys={"moment": "J"}))
    assert window.page("evaluate") is not before
    assert with_keys("{moment}") == "J"
    before = window.page("evaluate")
    window.change_settings(replace(window.settings, jump=7))
    assert window.page("evaluate") is not before
