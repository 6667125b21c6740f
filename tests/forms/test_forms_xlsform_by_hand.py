"""Spreadsheets as people type them: capitals that Excel put in, == in conditions, types of ODK."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from spreadsheets import table, write_rows

from evaluator.errors import UserError
from evaluator.forms.conditions import Condition
from evaluator.forms.foreign.values import Imported
from evaluator.forms.xlsform.read import read_xlsform
from evaluator.forms.xlsform.xpath import with_single_equals

CHOICES = table(
    "list_name|name|label", "yn|yes|Yes", "yn|no|No", "s|1|Poor", "s|2|Fair", "s|3|Good"
)


def typed(folder: Path, *rows: str, **sheets: Any) -> Imported:
    survey = table("type|name|label|relevant|parameters", *rows)
    return read_xlsform(
        write_rows(folder / "x.xlsx", {"survey": survey, "choices": CHOICES} | sheets)
    )


def left_in_survey(came: Imported) -> list[str]:
    return [line for line in came.left_out if line.startswith("survey!")]


def test_capitals_and_old_names_of_types(tmp_path: Path) -> None:
    came = typed(
        tmp_path,
        "Select_one yn|a|A",
        "SELECT_MULTIPLE yn|b|B",
        "Select all that apply from yn|c|C",
        "select one from yn or specify other|d|D",
    )
    kinds = [question.kind for question in came.form.questions]
    assert kinds == ["yes_no", "multiple", "multiple", "yes_no"]
    assert left_in_survey(came) == [
        "survey!A5: “or_other”: a form has no answer beside its options"
    ]


def test_a_range_and_a_day_with_its_time(tmp_path: Path) -> None:
    came = typed(
        tmp_path,
        "range|a|A||start=0; end = 5 step=0.5",
        "range|b|B",
        "dateTime|c|C",
        "integer|d|D||start=1",
    )
    a, b, c, d = came.form.questions
    assert (a.ranges[0].from_, a.ranges[0].to, a.step) == (0, 5, 0.5)
    assert (b.ranges[0].from_, b.ranges[0].to, b.step) == (1, 10, 1)
    assert (c.kind, d.ranges, a.counts) == ("date", (), False)
    assert left_in_survey(came) == [
        "survey!A4: the time of day: the day is asked",
        "survey!E5: the parameters “start=1”",
    ]


@pytest.mark.parametrize(
    ("relevant", "test"),
    [
        ("${n} > 2.5", {"question": "n", "at_least": 2.5}),
        ("${n} < 2.5", {"question": "n", "at_most": 2.5}),
        ("${q} > 1.5", {"question": "q", "at_least": 0.5}),  # levels 1 to 3 are 0 to 2
        ("${q} >= 2.5", {"question": "q", "at_least": 1.5}),
        ("${y} == 'yes'", {"question": "y", "is": "yes"}),
    ],
)
def test_conditions_mean_what_they_say(tmp_path: Path, relevant: str, test: dict[str, Any]) -> None:
    came = typed(
        tmp_path, "select_one yn|y|Y", "integer|n|N", "select_one s|q|Q", f"text|t|T|{relevant}"
    )
    assert came.form.question("t").when == Condition.model_validate(test)
    doubled = "survey!D5: “==” was taken as “=”"
    assert (doubled in came.repairs) == ("==" in relevant)


def test_what_stands_in_quotes_stays() -> None:
    assert with_single_equals("${a}=='=='and ${b} == \"==\"") == "${a}='=='and ${b} = \"==\""


def test_true_and_false_typed_as_answers(tmp_path: Path) -> None:
    truth = [
        {"list_name": "tf", "name": True, "label": "So it is"},
        {"list_name": "tf", "name": False, "label": "It is not"},
    ]
    came = typed(tmp_path, "select_one tf|q|Q", "text|t|T|${q} = 'TRUE'", choices=truth)
    assert came.form.question("q").levels == ("It is not", "So it is")
    assert came.form.question("t").when == Condition.model_validate({"question": "q", "is": "yes"})


@pytest.mark.parametrize(("mark", "bands"), [(75, [75, 0]), (0, [0])])
def test_a_pass_mark_alone_makes_bands(tmp_path: Path, mark: int, bands: list[float]) -> None:
    settings = [{"form_title": "F", "form_id": "f", "version": "1", "pass_mark": mark}]
    heads = "type|name|label|weight|points"
    survey = table(heads, "select_one yn|a|A|1|1", "select_one yn|b|B|1|1")
    sheets = {"survey": survey, "choices": CHOICES[:2], "settings": settings}
    came = read_xlsform(write_rows(tmp_path / "x.xlsx", sheets))
    assert [band.at for band in came.form.bands] == bands
    assert "settings!D2: there are no bands: those at the pass mark are taken" in came.repairs
    # a list that two points use is told of once
    assert len(set(came.repairs)) == len(came.repairs)


def test_faults_do_not_hide_each_other(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        typed(
            tmp_path,
            "select_one nil|a|A",
            "select_one|b|B",
            "text|c|C|${b} = 'yes'",
            "text|d|D|${e} = 1",
        )
    told = [place for place, _ in refused.value.faults]  # type: ignore[attr-defined]
    assert told == ["survey!A2", "survey!A3", "survey!D5"]


def faults(refused: UserError) -> list[tuple[str, str]]:
    return refused.faults  # type: ignore[attr-defined, no-any-return]


@pytest.mark.parametrize(
    ("rows", "place", "said"),
    [
        (["selct_one yn|a|A"], "survey!A2", "“selct_one yn” is no type; expected select_one"),
        (["select_one yn s|a|A"], "survey!A2", "expected one list behind it, such as select_one"),
        (["select_one yn or other|a|A"], "survey!A2", "such as select_one yn"),
        (["integr|a|A"], "survey!A2", "expected integer"),
        (["begin_group|s|S", "text|a|A", "end_repeat"], "survey!A4", "“begin_group” began at su"),
        (["begin_group|s|S|${a} = 'yes'", "select_one yn|a|A", "end_group"], "survey!D2", "circle"),
    ],
)  # fmt: skip
def test_a_row_that_is_mistyped_is_told(
    rows: list[str], place: str, said: str, tmp_path: Path
) -> None:
    with pytest.raises(UserError) as refused:
        typed(tmp_path, *rows)
    [(at, told)] = faults(refused.value)
    assert (at, said in told) == (place, True)


@pytest.mark.parametrize("heads", ["Quality form 2026|-|-", "Typ|Name|Frage", "type|nam|label"])
def test_heads_that_are_no_columns_are_one_fault(heads: str, tmp_path: Path) -> None:
    sheets = {"survey": table(heads, "select_one yn|a|A", "text|b|B"), "choices": CHOICES}
    with pytest.raises(UserError) as refused:
        read_xlsform(write_rows(tmp_path / "x.xlsx", sheets))
    [(place, told)] = faults(refused.value)
    assert place == "survey!A1"
    assert "in the first row; expected the names of the columns" in told


def test_a_cell_with_a_fault_is_not_blank_as_well(tmp_path: Path) -> None:
    choices = [*CHOICES, {"list_name": "s", "name": datetime(2026, 1, 2), "label": "Odd"}]
    with pytest.raises(UserError) as refused:
        typed(tmp_path, "select_one s|a|A", choices=choices)
    assert [place for place, _ in faults(refused.value)] == ["choices!B7"]


def test_what_a_form_cannot_take_from_a_sheet_is_listed(tmp_path: Path) -> None:
    survey = table(
        "type|name|label|weigth||hint", "select_one yn|a|A|20|See Ann", "text|b|Why ${a}?"
    )
    came = read_xlsform(write_rows(tmp_path / "x.xlsx", {"survey": survey, "choices": CHOICES}))
    assert left_in_survey(came) == [
        "survey!D1: the column “weigth” (1 cell), which a form does not know: “weight” may be"
        " meant",
        "survey!E2: what stands under no heading (1 cell)",
        "survey!C3: the answer that “${a}” stands for: it is shown as it is written",
    ]
