"""Reading forms: every fault is one clear error with file, line, fault and what is expected."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluator.errors import UserError
from evaluator.forms.model import Form
from evaluator.forms.read import MAX_BYTES, read
from evaluator.places import shipped

SHIPPED = shipped("forms", "seven_point_call.yaml").read_text(encoding="utf-8")
FIRST_POINTS = SHIPPED[: SHIPPED.index("  - id: yield")]
SMALL = """\
id: small
version: "1"
title: Small
pass_mark: 50
bands:
  - {at: 0, name: All}
questions:
  - id: one
    title: One
    weight: 1
    definition: What.
    good: So.
    levels:
      0: Bad.
      1: Good.
"""
Read = Callable[[str | bytes], Form]


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Read:
    path = tmp_path_factory.mktemp("forms") / "x.yaml"

    def written_and_read(content: str | bytes) -> Form:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read(path)

    return written_and_read


def fault(reading: Read, content: str | bytes) -> tuple[int, str]:
    """The line and the words of the error that reading ends in."""
    with pytest.raises(UserError) as caught:
        reading(content)
    found = re.fullmatch(r".*x\.yaml, line (\d+): (.*)", caught.value.message, re.DOTALL)
    assert found, caught.value.message
    return int(found[1]), found[2]


def test_a_good_form_is_read(reading: Read) -> None:
    assert reading(SMALL).questions[0].levels == ("Bad.", "Good.")


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(reading: Read) -> None:
    windows = b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode()
    assert reading(windows) == reading(SMALL)


def test_json_is_yaml(reading: Read) -> None:
    form = reading(SHIPPED)
    assert reading(form.to_json()).hash == form.hash
    escaped = SMALL.replace("title: Small", 'title: "\\ud83d\\ude00"')
    assert reading(escaped).title == "😀"
    ascii_json = json.dumps(json.loads(reading(escaped).to_json()))
    assert reading(ascii_json).title == "😀"
    numbered = SMALL.replace("0: Bad.", '"0": Bad.').replace("1: Good.", '"1": Good.')
    assert reading(numbered).hash == reading(SMALL).hash


def test_words_that_other_readers_take_for_values_stay_text(reading: Read) -> None:
    for word in ["NO", "on", "12:30", "2025-02-19", "1_000", "0x1F"]:
        assert reading(SMALL.replace("title: Small", f"title: {word}")).title == word


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("weight: 1", "weight: abc", 10,
         "“weight” of point “one” is “abc”; expected a number above 0, at most 1000."),
        ("weight: 1", "weight: -1", 10, "“weight” of point “one” is “-1”; expected a number"),
        ("weight: 1", "weight: .nan", 10, "“weight” of point “one” is “nan”; expected"),
        ("weight: 1", "weight: -.inf", 10, "“weight” of point “one” is “-inf”; expected"),
        ("weight: 1", f"weight: {'9' * 5000}", 10, "“weight” of point “one” is “inf”; expected"),
        ("weight: 1", "weight: true", 10, "“weight” of point “one” is “true”; expected a number"),
        ("weight: 1", "weight: False", 10, "“weight” of point “one” is “false”; expected"),
        ("weight: 1", "weight:", 10, "“weight” of point “one” is empty; expected a number"),
        ("weight: 1", "weight: {a: 1}", 10, "“weight” of point “one” is a group of lines;"),
        ("    weight: 1\n", "", 8, "point “one” has no “weight”; expected a number above 0"),
        ("weight: 1", "wieght: 1", 10, "“wieght” is not known in point “one”; expected “weight”,"),
        ("weight: 1", "Weights: 1", 10, "“Weights” is not known in point “one”; expected “weight”"),
        ("weight: 1", "type: yes_no", 10, "“type” is not known in point “one”; expected “kind”"),
        ("weight: 1", "fails: form", 10,
         "“fails” is not known in point “one”; expected it in an option, a range or a rule,"),
        ("id: small", "id: My form", 1, "“id” of the form is “My form”; expected small letters a to"
         " z, digits and single hyphens, at most 64, such as my-form."),
        ("weight: 1", "7: 1", 10, "“7” is not known in point “one”; expected one of id,"),
        ('version: "1"', "version: 1", 2, "“version” of the form is the number 1; expected text"),
        ("pass_mark: 50", "pass_mark: 101", 4, "“pass_mark” of the form is “101”; expected a"),
        ("at: 0", "at: 5", 6, "the last band, “All”, starts at 5; expected it to start at 0."),
        ("at: 0", "at: x", 6, "“at” of band “All” is “x”; expected a number from 0 to 100."),
        ("- {at: 0, name: All}", "- 3", 6, "band 1 is “3”; expected a group of lines with at"),
        ("{at: 0, name: All}", "{All: 0}", 6,
         "“All” is not known in band 1; expected {at: 0, name: All}."),
        ("{at: 0, name: All}", "{at: 0, name: 3}", 6, "“name” of band 1 is the number 3; expected"),
        ("  - {at: 0, name: All}", "  []", 5, "“bands” of the form is a list of 0; expected a"),
        ("name: All}", "name: All}\n  - {at: 0, name: Low}", 7,
         "band “Low” does not start below band “All”; expected the bands from the highest down."),
        ("weight: 1", "evidence_at: [0, 2]\n    weight: 1", 10,
         "point “one” has no level 2 to ask for evidence at; expected levels from 0 to 1."),
        ("weight: 1", "evidence_at: [-1]\n    weight: 1", 10, "point “one” has no level -1 to ask"),
        ("weight: 1", "evidence_at: [1, 1]\n    weight: 1", 10,
         "point “one” names level 1 twice in “evidence_at”; expected it once."),
        ("weight: 1", "evidence_at: [low]\n    weight: 1", 10,
         "item 1 of “evidence_at” of point “one” is “low”; expected the number of a level."),
        ("weight: 1", "evidence_at: [1.0]\n    weight: 1", 10, "item 1 of “evidence_at” of point"),
        ("weight: 1", "evidence_at: 1\n    weight: 1", 10,
         "“evidence_at” of point “one” is “1”; expected a list of levels, such as [0, 1]."),
        ("weight: 1", "facts: [hold]\n    weight: 1", 10,
         "item 1 of “facts” of point “one” is “hold” (no figure of a call is called so); expected"),
        ("weight: 1", "suggest: [{answer: 2, when: {fact: duration, at_least: 1}}]\n    weight: 1",
         10, "point “one” has no answer “2” to draft; expected a level from 0 to 1, or “n/a”."),
        ("weight: 1", "suggest: [{answer: 1, when: {question: one, is: 1}}]\n    weight: 1", 10,
         "a suggestion looks at an answer; expected it to look at facts of the call alone."),
        ("weight: 1", "suggest: [{answer: 1, when: {fact: duration}}]\n    weight: 1", 10,
         "“when” of suggestion 1 of point “one” is a group of lines (a test has one of “is”,"),
        ("weight: 1", "suggest: [{answer: 1, when: {all: [{fact: duration, is: []}]}}]\n"
         "    weight: 1", 10, "“is” of condition 1 of “when” of suggestion 1 of point “one” is a"),
        ("1: Good.", "2: Good.", 13,
         "“levels” of point “one” is a group of lines (the numbers are not 0, 1, 2 and so on"),
        ("1: Good.", "1: [Good]", 15, "level 1 of point “one” is a list of 1; expected text of 1"),
        ("1: Good.", "1: ''", 15, "level 1 of point “one” is “”; expected text of 1 to 4000"),
        ("good: So.", "good: So.\n    evidence: [What?, 3]", 13,
         "evidence 2 of point “one” is the number 3; expected text of 1 to 4000"),
        ("good: So.", "good: ' '", 12, "“good” of point “one” is “ ” (it is blank); expected text"),
        ("good: So.", r'good: "a\e[31m"', 12,
         "“good” of point “one” is “a·[31m” (it holds a control character); expected text"),
        ("good: So.", f"good: {'x' * 5000}", 12, f"“good” of point “one” is “{'x' * 40}…”;"),
        ("good: So.", "good: So: so", 12, "this is not YAML (mapping values are not allowed here)"),
        ("good: So.", "good: 'So", 12, "this is not YAML (found unexpected end of stream)"),
        ("good: So.", "good: >\n  \n      So.", 14,
         "this is not YAML (more indented follow up line than first in a block scalar)"),
        ("good: So.", "\tgood: So.", 12, "this is not YAML (found character '\\t' that cannot"),
        ("good: So.", "good: \x07", 12, "it holds a control character; expected plain text."),
        ("good: So.", r'good: "\ud800"', 12, "a “\\u” names half a character; expected a whole"),
        ("good: So.", r'good: "\UFFFFFFFF"', 12, "a “\\” names a character that does not exist."),
        ("good: So.", "title: So.", 12, "“title” stands here again, after line 9; expected"),
        ("good: So.", "good: &it So.", 12, "“&” or “*” refers to other lines (it); expected them"),
        ("good: So.", "good: *it", 12, "“&” or “*” refers to other lines (it); expected them"),
        ("good: So.", "good: !!str So.", 12, "“tag:yaml.org,2002:str” is a tag; expected none"),
        ("good: So.", "good: !mine So.", 12, "“!mine” is a tag; expected none"),
        ("good: So.", "<<: {good: So.}", 12, "“<<” takes in other lines; expected them written"),
        ("good: So.", "[good]: So.", 12, "a name is a list here; expected one word before the"),
        ("good: So.", "1.5: So.", 12, "“1.5” is no name; expected a word, or a whole number."),
        ("good: So.", "yes: So.\n    true: No.", 13, "“true” is no name; expected a word"),
        ("good: So.", f"good: {'[' * 25}", 12, "it is nested more than 20 deep; expected less."),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line(
    reading: Read, old: str, new: str, line: int, words: str
) -> None:
    assert SMALL.count(old) == 1
    found, message = fault(reading, SMALL.replace(old, new))
    assert message.startswith(words)
    assert found == line


def test_a_second_point_with_the_same_id_is_told_at_its_own_line(reading: Read) -> None:
    twice = SMALL + SMALL[SMALL.index("  - id: one") :]
    assert fault(reading, twice) == (
        16,
        "a second point has the id “one”; expected an id of its own.",
    )


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        ("", 1, "there is nothing in it; expected a form."),
        ("\n# only a comment\n", 1, "there is nothing in it; expected a form."),
        ("---\n", 2, "the form is empty; expected a group of lines with id, version"),
        ("word", 1, "the form is “word”; expected a group of lines with id, version"),
        ("- a list", 1, "the form is a list of 1; expected a group of lines"),
        ("%YAML 1.1\n---\n{}", 2, "it asks for another YAML; expected YAML 1.2"),
        ("%YAML 3.0\n---\n{}", 1, "this is not YAML (found incompatible YAML document"),
        ('{"id": "a",\n "title": "b"', 2, "this is neither JSON nor YAML (expected ',' or '}'"),
        ('{"id": "a" // why\n}', 1, "this is neither JSON nor YAML (expected ',' or '}'"),
        (f"%YAML 1.2\n---\n{SMALL}---\n{SMALL}", 18, "a second document starts here; expected one"),
        ("[" * 1000, 1, "it is nested more than 20 deep"),
        (b"id: ok\ntitle: \xff\xfe", 2, "this is not UTF-8; expected a text file saved as UTF-8."),
        (SMALL.encode("utf-16"), 1, "this is not UTF-8"),
    ],
)
def test_what_is_no_form_at_all_is_told(
    reading: Read, content: str | bytes, line: int, words: str
) -> None:
    found, message = fault(reading, content)
    assert message.startswith(words)
    assert found == line


def test_a_file_over_400_kb_is_refused(reading: Read) -> None:
    with pytest.raises(UserError, match="is larger than 400 kB; expected a form of some 10 kB"):
        reading(SMALL + "#" * MAX_BYTES)


def test_how_many_more_problems_there_are_is_said(reading: Read) -> None:
    with pytest.raises(UserError) as one_more:
        reading(SMALL.replace("title: One", "titel: One"))
    assert one_more.value.hint == "The file has 1 more problem."
    with pytest.raises(UserError) as many:
        reading("title: Alone")
    assert many.value.hint == "The file has 4 more problems."
    with pytest.raises(UserError) as single:
        reading(SMALL.replace("weight: 1", "weight: x"))
    assert single.value.hint == ""


@pytest.mark.parametrize("name", ["missing.yaml", ".", "nul\0.yaml"])
def test_what_cannot_be_read_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError, match="could not be read"):
        read(tmp_path / name)


# ---- whatever the file holds: a form, or a UserError


def survives(reading: Read, content: str | bytes) -> None:
    try:
        assert reading(content).questions
    except UserError as error:
        assert error.message


@settings(max_examples=300)
@given(st.binary(max_size=200))
def test_random_bytes_never_end_in_a_traceback(reading: Read, content: bytes) -> None:
    survives(reading, content)


@given(
    st.text(
        st.sampled_from("abc01 \n\t:-#{}[]\"'&*!|>%@`,?~<.\\xuU\x00\x85\u2028\ufeff"), max_size=60
    )
)
def test_random_yaml_like_text_never_ends_in_a_traceback(reading: Read, content: str) -> None:
    survives(reading, content)


SCRAPS = [
    *["- ", ": ", "? ", "{", "}", "[", "]", "&a ", "*a", "!x ", "|\n", ">-\n", "'", '"', "#", "%"],
    *["\t", "\n", "  ", "---\n", "...\n", "<<: ", "0: ", ": :", "\\u", "\ufeff", "\u2028", "\x85"],
    *["\x00", "😀", "~", "null", "true", ".nan", "1e999", "name", "levels"],
]


@settings(max_examples=150)
@given(st.data())
def test_a_form_with_scraps_of_yaml_strewn_in_never_ends_in_a_traceback(
    reading: Read, data: st.DataObject
) -> None:
    content = FIRST_POINTS
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(content)))
        lost = data.draw(st.sampled_from([0, 1, 3, 20, 80]))
        strewn = "".join(data.draw(st.lists(st.sampled_from(SCRAPS), max_size=3)))
        content = content[:start] + strewn + content[start + lost :]
    survives(reading, content)


@given(st.data())
def test_the_shipped_form_with_lines_lost_never_ends_in_a_traceback(
    reading: Read, data: st.DataObject
) -> None:
    lines = FIRST_POINTS.splitlines(keepends=True)
    places = st.integers(0, len(lines) - 1)
    for _ in range(data.draw(st.integers(1, 3))):
        start = min(data.draw(places), len(lines) - 1)
        del lines[start : start + data.draw(st.integers(1, 8))]
    survives(reading, "".join(lines))


def _halves(text: str) -> bool:
    return any("\ud800" <= letter <= "\udfff" for letter in text)


FEW = st.text(max_size=3).filter(lambda text: not _halves(text))


@given(st.data())
def test_the_shipped_form_with_letters_changed_never_ends_in_a_traceback(
    reading: Read, data: st.DataObject
) -> None:
    letters = list(FIRST_POINTS)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(letters) - 1))
        letters[place] = data.draw(FEW)
    survives(reading, "".join(letters))


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)


SHIPPED_JSON = read(shipped("forms", "seven_point_call.yaml")).to_json()


@given(st.data())
def test_the_shipped_form_with_values_swapped_never_ends_in_a_traceback(
    reading: Read, data: st.DataObject
) -> None:
    content = json.loads(SHIPPED_JSON)
    owner: Any = content
    while True:
        key = data.draw(
            st.sampled_from(sorted(owner) if isinstance(owner, dict) else range(len(owner)))
        )
        if not isinstance(owner[key], dict | list) or data.draw(st.booleans()):
            break
        owner = owner[key]
    owner[key] = data.draw(PLAIN)
    survives(reading, json.dumps(content))
