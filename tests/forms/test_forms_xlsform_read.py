"""Reading an XLSForm: somebody else's form, what is repaired, and each fault by its cell."""

import json
import re
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
from soon import soon
from spreadsheets import Rows, table, write_rows

from evaluator.errors import UserError
from evaluator.forms.conditions import Condition
from evaluator.forms.model import Form
from evaluator.forms.read import read
from evaluator.forms.xlsform.read import read_xlsform
from evaluator.forms.xlsform.rows import sheets as rows_of

WHOLE = Path(__file__).with_name("whole_language.yaml")
THEIRS: dict[str, Rows] = {
    "survey": table(
        "type|name|label|hint|required|relevant|constraint|appearance|default",
        "start|start",
        "text|Q1_Name|Name of the caller",
        "select_one yesno|Q2_Verified|Was the caller verified?||yes",
        "begin group|details|Details|||${Q2_Verified} = 'Yes'",
        "note|n1|Listen to all of it",
        "select_one likert|rating|How well?|||||minimal|4",
        "integer|count|How often?|||${rating} > 3|. >= 0 and . < 10",
        "decimal|long|How long?|||${Q1_Name} != ''",
        "select_multiple topics or_other|topics|Topics|Which?||not(selected(${Q2_Verified}, 'No'))",
        "end group",
        "calculate|sum",
        "date|day|When?|||${sum} > 3",
    ),
    "choices": [
        {"list name": "yesno", "name": "Yes", "label": "Yes"},
        {"list name": "yesno", "name": "No", "label": "No"},
        *({"list name": "likert", "name": n, "label": f"Words {n}"} for n in range(1, 6)),
        {"list name": "topics", "name": "bill", "label": "Bill"},
        {"list name": "topics", "name": "tech issue", "label": "Technical"},
        {"list name": "unused", "name": "a", "label": "A"},
    ],
    "settings": [{"form_title": "Their survey", "form_id": "their_survey", "version": 7}],
}


def test_a_form_of_somebody_else_is_read(tmp_path: Path) -> None:
    form = read_xlsform(write_rows(tmp_path / "theirs.xlsx", THEIRS)).form
    assert (form.id, form.title, form.version) == ("their-survey", "Their survey", "7")
    kinds = [(one.id, one.kind) for one in form.questions]
    assert kinds == [
        ("q1-name", "text"), ("q2-verified", "yes_no"), ("rating", "scale"), ("count", "number"),
        ("long", "number"), ("topics", "multiple"), ("day", "date"),
    ]  # fmt: skip
    assert not any(map(form.counts, form.questions))
    rating, count, topics = (form.question(id) for id in ("rating", "count", "topics"))
    assert (rating.levels[0], rating.required, rating.default) == ("Words 1", True, 3)
    assert count.when == Condition(question="rating", at_least=3)
    assert (count.ranges[0].from_, count.ranges[0].to) == (0, 9)
    assert topics.when == Condition.model_validate(
        {"none": ({"question": "q2-verified", "is": "no"},)}
    )
    assert [option.id for option in topics.options] == ["bill", "tech-issue"]
    section = form.section("details")
    assert section.notes == "Listen to all of it"
    assert section.when == Condition.model_validate({"question": "q2-verified", "is": "yes"})


def test_what_was_repaired_and_left_out_of_it_is_listed(tmp_path: Path) -> None:
    found = read_xlsform(write_rows(tmp_path / "theirs.xlsx", THEIRS))
    for said in [
        "settings!B2: “their_survey” is “their-survey”",
        "survey!B4: “Q2_Verified” is “q2-verified”",
        "survey!A7: its levels 1 to 5 are levels 0 to 4",
        "survey!B7: it is required, since a condition looks at it",
        "survey!A9: it goes in steps of 0.01",
        "choices!B10: “tech issue” is “tech-issue”",
        "settings: there is no pass_mark: 80 is taken, with two bands",
    ]:
        assert said in found.repairs
    assert [said.partition(":")[0] for said in found.left_out] == [
        "survey!H1", "survey!A2", "survey!A10", "survey!A12", "survey!F9", "survey!F13",
        "choices!A11",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("when", "means"),
    [
        ("${n} >= 2 and ${n} <= 4", {"all": [{"question": "n", "at_least": 2.0},
                                             {"question": "n", "at_most": 4.0}]}),
        ("${n} > 2", {"question": "n", "at_least": 3.0}),
        ("2 < ${n}", {"question": "n", "at_least": 3.0}),
        ("${c} = \"a\" or ${c}='b'", {"any": [{"question": "c", "is": "a"},
                                              {"question": "c", "is": "b"}]}),
        ("(((${c} = ‘a’)))", {"question": "c", "is": "a"}),
        ("selected(${m}, 'a') or selected(${m}, 'b')", {"question": "m", "any_of": ["a", "b"]}),
        ("selected(${m}, 'a') and selected(${m}, 'b')", {"question": "m", "all_of": ["a", "b"]}),
        ("selected(${c}, 'a')", {"question": "c", "is": "a"}),
        ("${c} != ''", {"question": "c", "any_of": ["a", "b"]}),
        ("not(${c} = 'a') and (${n} = 1 or ${n} = 2)", {"all": [
            {"none": [{"question": "c", "is": "a"}]},
            {"any": [{"question": "n", "is": 1}, {"question": "n", "is": 2}]}]}),
        ("${fact.hold.total} > 60", {"all": [
            {"fact": "hold.total", "at_least": 60.0},
            {"none": [{"fact": "hold.total", "is": 60}]}]}),
    ],
)  # fmt: skip
def test_conditions_mean_what_they_say(when: str, means: Any, tmp_path: Path) -> None:
    path = write_rows(tmp_path / "when.xlsx", conditional(when))
    found = read_xlsform(path).form.question("t").when
    assert found == Condition.model_validate_json(json.dumps(means))


@pytest.mark.parametrize(
    "when", ["count-selected(${m}) > 1", "${n} + 1 = 2", "${c} = ${n}", "${t2} = 'a'", "true()"]
)
def test_a_condition_that_a_form_cannot_hold_is_listed(when: str, tmp_path: Path) -> None:
    found = read_xlsform(write_rows(tmp_path / "when.xlsx", conditional(when)))
    assert found.form.question("t").when is None
    assert [said[:10] for said in found.left_out] == ["survey!E6:"]


@pytest.mark.parametrize(
    "when", ["${n} =", "${n} 2", "(${n} = 2", "and", "${x} = 1", "${n} = 2)", "(" * 2000, "not("]
)
def test_a_condition_that_cannot_be_read_is_a_fault(when: str, tmp_path: Path) -> None:
    path = write_rows(tmp_path / "when.xlsx", conditional(when))
    assert refused(path).startswith("survey!E6: ")


def conditional(when: str) -> dict[str, Rows]:
    survey = table(
        "type|name|label|required|relevant",
        "integer|n|N|yes",
        "select_one l|c|C|yes",
        "select_multiple l|m|M|yes",
        "text|t2|T",
    )
    choices = table("list_name|name|label", "l|a|A", "l|b|B")
    last = {"type": "text", "name": "t", "label": "T", "relevant": when}
    return {"survey": [*survey, last], "choices": choices}


def refused(path: Path) -> str:
    """What the one error says behind the file's name, in under a second."""
    began = time.process_time()
    with pytest.raises(UserError) as caught:
        read_xlsform(path)
    assert soon(began)
    start, _, said = caught.value.message.partition(path.name)
    assert start == f"{path.parent}/"
    return said.removeprefix(", ").removeprefix(": ")


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    sheets = ours()
    sheets["survey"][1]["weight"] = "heavy"
    sheets["survey"][2]["pass_mark"] = 300
    sheets["settings"][0]["pass_mark"] = -1
    with pytest.raises(UserError) as caught:
        read_xlsform(write_rows(tmp_path / "x.xlsx", sheets))
    told = "\n".join([caught.value.message, caught.value.hint])
    assert len(re.findall(r"(?:survey|settings)![A-Z]+\d+: ", told)) == 3


def ours() -> dict[str, list[dict[str, Any]]]:
    """The rows of a form that uses all of the language."""
    rows = rows_of(read(WHOLE))
    return {
        "survey": [dict(row) for row in rows.survey],
        "choices": [dict(row) for row in rows.choices],
        "settings": [dict(row) for row in rows.settings],
    }


Sheets = dict[str, list[dict[str, Any]]]


def some(sheets: Sheets, chance: Random, sheet: str, **having: str) -> dict[str, Any]:
    """Any row of a sheet whose cells begin so."""
    return chance.choice([
        row for row in sheets[sheet]
        if all(str(row.get(head, "")).startswith(start) for head, start in having.items())
    ])  # fmt: skip


SPOILING: dict[str, Callable[[Sheets, Random], object]] = {
    "no type": lambda s, c: some(s, c, "survey", type="select").pop("type"),
    "no name": lambda s, c: some(s, c, "survey", type="select").pop("name"),
    "no list": lambda s, c: some(s, c, "survey", type="select").update(type="select_one"),
    "unknown list": lambda s, c: some(s, c, "survey", type="select").update(type="select_one nil"),
    "unknown kind": lambda s, c: some(s, c, "survey", type="select_one").update(kind="slider"),
    "wrong kind": lambda s, c: some(s, c, "survey", kind="scale").update(kind="yes_no"),
    "weight in words": lambda s, c: some(s, c, "survey", type="select").update(weight="heavy"),
    "no such pass mark": lambda s, c: some(s, c, "survey", type="select").update(pass_mark=101),
    "neither yes nor no": lambda s, c: some(s, c, "survey", type="select").update(scored="maybe"),
    "unknown point": lambda s, c: some(s, c, "survey", type="text").update(relevant="${x} = 1"),
    "half a condition": lambda s, c: some(s, c, "survey", type="text").update(relevant="not("),
    "looks at itself": lambda s, c: (
        row := some(s, c, "survey", kind="yes_no")
    ).update(relevant=f"${{{row['name']}}} = 'yes'", required="yes"),
    "a name twice": lambda s, c: s["survey"].append(dict(some(s, c, "survey", type="select"))),
    "a group left open": lambda s, c: s["survey"].append({"type": "begin_group", "name": "z"}),
    "a group never begun": lambda s, c: s["survey"].append({"type": "end_group"}),
    "no answer's name": lambda s, c: some(s, c, "choices").pop("name"),
    "no list's name": lambda s, c: some(s, c, "choices").pop("list_name"),
    "a level twice": lambda s, c: s["choices"].append(dict(some(s, c, "choices", name="0"))),
    "unknown scope": lambda s, c: some(s, c, "choices").update(fails="everything"),
    "points in words": lambda s, c: some(s, c, "choices", name="yes").update(points="many"),
    "pass mark of the form": lambda s, c: s["settings"][0].update(pass_mark=c.randint(101, 999)),
    "bands without numbers": lambda s, c: s["settings"][0].update(bands="Good"),
    "unknown method": lambda s, c: s["settings"][0].update(scoring_method="guess"),
    "no language": lambda s, c: s["settings"][0].update(default_language="Klingonish"),
    "a formula": lambda s, c: some(s, c, "survey", type="select").update(weight="=1+1"),
    "a date": lambda s, c: some(s, c, "choices").update(points=datetime(2026, 5, 31)),
    "suggests nothing": lambda s, c: some(s, c, "survey", kind="scale").update(suggest="perhaps"),
    "unknown default": lambda s, c: some(s, c, "survey", kind="scale").update(default="nine"),
    "unknown section": lambda s, c: some(s, c, "survey", type="select").update(section="nowhere"),
    "a column twice": lambda s, c: some(s, c, "survey").update({"weight!": 1}),
    "unknown cause list": lambda s, c: some(s, c, "survey", type="select").update(causes="nil"),
    "too long": lambda s, c: some(s, c, "survey", type="select").update(tip="x" * 5000),
    "no level to show": lambda s, c: some(s, c, "survey", kind="scale").update(evidence_at="99"),
    "unknown figure": lambda s, c: some(s, c, "survey", type="select").update(facts="hold.sum"),
}  # fmt: skip


@pytest.mark.parametrize("seed", range(3 * len(SPOILING)))
def test_a_mutated_spreadsheet_is_one_error_with_its_cell(seed: int, tmp_path: Path) -> None:
    what = list(SPOILING)[seed % len(SPOILING)]
    sheets = ours()
    SPOILING[what](sheets, Random(seed))
    said = refused(write_rows(tmp_path / "x.xlsx", sheets))
    assert re.match(r"(survey|choices|settings)![A-Z]+\d+: .{15,}\.\Z", said, re.DOTALL), (
        what,
        said,
    )


def test_the_form_that_is_mutated_is_sound(tmp_path: Path) -> None:
    form: Form = read_xlsform(write_rows(tmp_path / "x.xlsx", ours())).form
    assert form.hash == read(WHOLE).hash
