"""A form that is written reads again as the same form, and as a person would write it."""

from pathlib import Path
from typing import Any

import any_form
import pytest
from hypothesis import HealthCheck, given, settings

from evaluator.forms.model import Form
from evaluator.forms.read import read
from evaluator.forms.write import WIDTH, write

SHIPPED = sorted(Path("forms").glob("*.yaml"))

WHOLE: dict[str, Any] = {
    "id": "enquiry",
    "version": "1.0",
    "title": {"en": "Enquiry", "de": "Anfrage"},
    "pass_mark": 72.5,
    "bands": [{"at": 80, "name": "On standard: yes"}, {"at": 0, "name": {"en": "No", "no": "Nei"}}],
    "scoring": {"method": "points", "cap": 120, "on_fail": "cap", "fail_cap": 40},
    "sections": [
        {"id": "opening", "title": "Opening"},
        {"id": "hold", "title": "# Hold", "when": {"fact": "hold.total", "at_least": 30}},
    ],
    "questions": [
        {
            "id": "verified",
            "kind": "yes_no",
            "title": "Was the caller verified?",
            "levels": {"no": {"en": "No", "de": "Nein"}, "yes": {"en": "Yes", "de": "Ja"}},
            "required": True,
            "rules": [{"at": "no", "fails": ["form", "compliance"], "asks": "comment"}],
            "section": "opening",
        },
        {
            "id": "waited",
            "kind": "number",
            "title": "Times: waited",
            "required": True,
            "step": 0.5,
            "ranges": [{"to": 0.5, "points": 3.5}, {"from": 1, "points": -1}],
            "default": 1,
            "notes": "One line\n\n  - and another, set in\nlast",
        },
        {
            "id": "why",
            "kind": "text",
            "title": "Why?",
            "when": {
                "any": [
                    {"question": "waited", "is": 1.0},
                    {"question": "waited", "is": 2},
                    {"none": [{"question": "verified", "any_of": ["no", "yes"]}]},
                ]
            },
            "definition": "word " * 60 + "end",
        },
    ],
}


def again(form: Form, path: Path) -> Form:
    path.write_text(write(form), encoding="utf-8")
    return read(path)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_form_is_the_same_when_written(path: Path, tmp_path: Path) -> None:
    form = read(path)
    assert again(form, tmp_path / "again.yaml").hash == form.hash


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(form=any_form.forms())
def test_any_form_is_the_same_when_written(form: Form, tmp_path: Path) -> None:
    assert again(form, tmp_path / "again.yaml").hash == form.hash


def test_a_form_with_everything_is_the_same_when_written(tmp_path: Path) -> None:
    form = Form.model_validate(WHOLE)
    found = again(form, tmp_path / "again.yaml")
    assert (found, found.hash) == (form, form.hash)


def test_it_reads_as_a_person_would_write_it() -> None:
    text = write(Form.model_validate(WHOLE))
    assert "title: {en: Enquiry, de: Anfrage}\n" in text
    assert '  - {at: 80, name: "On standard: yes"}\n' in text
    assert "pass_mark: 72.5\n" in text
    assert '      no: {en: "No", de: Nein}\n' in text.replace('"no":', "no:")
    assert "    notes: |-\n      One line\n\n        - and another, set in\n      last\n" in text
    assert "    definition: >-\n      word word" in text
    assert max(map(len, text.splitlines())) <= WIDTH


@pytest.mark.parametrize(
    "text",
    [
        "null", "~", "1e5", ".5e3", "yes", "- item", "? x", "a: b", "a #b", "a:", "'", '"', "\\n",
        "{a}", "[b]", "*x", "&x", "!x", "%x", "@x", "`", "|", ">", "a\u2028b", "\ufeffa", "a\tb",
        "a\nb", "\na", "a\n", " a", "a ", "a  b" * 40, "\u00a0a", "Ein — “Wort”", "日本語",
        "\U0001f600", "a\u200bb", "\ufffe", "<<", "---", "...", "a\n   \nb",
        "2026-05-31", "14:05", "a,b", "=",
    ],
)  # fmt: skip
def test_any_text_stays_what_it_is(text: str, tmp_path: Path) -> None:
    content = {
        "id": "x", "version": text.strip()[:40].strip(), "title": text, "pass_mark": 0,
        "bands": [{"at": 0, "name": text}],
        "questions": [
            {
                "id": "q", "title": text, "levels": [text, text], "weight": 1,
                "evidence": [text], "listen_for_words": [text],
            }
        ],
    }  # fmt: skip
    form = Form.model_validate(content)
    assert again(form, tmp_path / "again.yaml") == form


def test_a_language_without_a_text_is_kept(tmp_path: Path) -> None:
    form = Form.model_validate({**WHOLE, "title": "E", "bands": [{"at": 0, "name": "N"}],
        "questions": [{"id": "q", "title": "Q", "levels": ["a", "b"], "points": 1}],
        "translations": {"de": {"title": "A"}, "fr": {}}})  # fmt: skip
    assert again(form, tmp_path / "again.yaml").hash == form.hash
