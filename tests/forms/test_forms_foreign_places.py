"""Where things are in a file from elsewhere: its line, and the section and point for people."""

import json

import pytest
from foreign_forms import connect, connect_of, genesys, group, section, single, yes_or_no

from evaluator.forms.foreign.json_lines import lines_of
from evaluator.forms.foreign.json_text import parse
from evaluator.forms.foreign.values import Imported, Notes
from evaluator.forms.foreign.worded import worded
from evaluator.forms.foreign.wrapped import read_form

TEXT = """{ // a comment: "x"
  "Title": "A, {b} [c]: \\"d\\"",
  /* two
     lines */
  "Items": [
    {"Section": {"Title": "S",
      "Items": [1,
                {"a.b": null,},
                [[2], "three"]]}}
  ],
  "Last": -1.5e3
}"""


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("", 1),
        ("Title", 2),
        ("Items", 5),
        ("Items[0]", 6),
        ("Items[0].Section", 6),
        ("Items[0].Section.Title", 6),
        ("Items[0].Section.Items", 7),
        ("Items[0].Section.Items[0]", 7),
        ("Items[0].Section.Items[1]", 8),
        ("Items[0].Section.Items[1].a.b", 8),
        ("Items[0].Section.Items[2][0][0]", 9),
        ("Items[0].Section.Items[2][1]", 9),
        ("Last", 11),
        ("Items[0].Section.RefId", 6),  # not there: the group that lacks it
        ("Nothing[x].at[9]", 1),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_value_is_on_its_line(place: str, line: int, encoding: str) -> None:
    assert lines_of(TEXT.encode(encoding), [place]) == {place: line}


def test_what_is_no_json_ends_all_the_same() -> None:
    for text in ("", "]]}}", '{"a": [1, "', "," * 1000, "[" * 1000, '"a":' * 100):
        assert lines_of(text.encode(), ["a[0].b"]) == {"a[0].b": 1}


def imported(form: object) -> Imported:
    notes = Notes()
    return read_form(parse(json.dumps(form).encode(), notes), notes)


def test_places_are_told_in_words() -> None:
    form = connect_of(
        section("s", single("a", 0, 10, Weight="60")),
        section("t", single("b", 0, 10), single("c", 0, 10, Weight=40, Secret=1), Hidden=1),
        mode="QUESTION_ONLY",
        Tags={"x": "y"},
    )
    came = imported(form)
    assert [worded(came, line) for line in came.repairs] == [
        "section 1, point 1 “a?”, “Weight”: “60” in quotes was taken as a number",
        "the form has no thresholds: one band was put in",
        "Connect forms have no pass mark: 0 was put in",
        "section 2, point 1 “b?”: it has no weight: it is not scored",
    ]
    assert [worded(came, line) for line in came.left_out] == [
        "the form: “Tags” is not carried: what they allow or count over there is not known here",
        "section 2 “Section t”: “Hidden” is not carried",
        "section 2, point 2 “c?”: “Secret” is not carried",
    ]


def test_a_point_in_no_section_has_its_number_alone() -> None:
    form = connect() | {"Items": [{"Question": single("a", 0, "10", Weight=100)}]}
    came = imported(form)
    assert worded(came, came.repairs[0]).startswith(
        "point 1 “a?”, option 2, “Score”: “10” in quotes"
    )
    assert worded(came, "line 3, column 1: a comma") == "line 3, column 1: a comma"


def test_a_point_after_one_that_is_left_out_is_found() -> None:
    block = {"id": "r", "type": "readOnlyTextBlockQuestion", "text": "Read this."}
    came = imported(genesys(group("g", 1, block, yes_or_no("a", isCritical=True))))
    told = [worded(came, line) for line in came.left_out]
    assert told[0] == "section 1 “Group g”: the text block “Read this.” is not carried"
    assert told[1].startswith(
        "section 1, point 1 “a?”, “isCritical”: the score of the critical questions"
    )
