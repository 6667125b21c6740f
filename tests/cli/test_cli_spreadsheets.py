"""Forms as spreadsheets and empty on paper, from a terminal."""

import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from xlsxwriter import Workbook

from evaluator import app
from evaluator.forms.read import read
from evaluator.places import shipped

ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*argv: str | Path) -> tuple[int, str, str]:
        code = app.main([str(argument) for argument in argv])
        told = capsys.readouterr()
        assert "Traceback" not in told.err
        return code, told.out, told.err

    return run


@pytest.fixture
def sheet(run: Run, tmp_path: Path) -> Path:
    out = tmp_path / "form.xlsx"
    to = ("--to", "xlsform", "--out", out, "--json")
    code, said, _ = run("forms", "export", "call-handling", *to)
    assert (code, json.loads(said)["left_out"]) == (0, [])
    return out


def test_a_form_goes_to_a_spreadsheet_and_back(run: Run, sheet: Path, tmp_path: Path) -> None:
    back = tmp_path / "back.yaml"
    code, said, _ = run("forms", "import", sheet, "--out", back, "--json")
    assert code == 0
    assert json.loads(said) == {"form": "call-handling", "repairs": [], "left_out": []}
    assert read(back).hash == read(shipped("forms", "call_handling.yaml")).hash


def test_a_spreadsheet_is_scored_and_looked_over_as_a_form(
    run: Run, sheet: Path, tmp_path: Path
) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text("{}", "utf-8")
    code, said, _ = run("score", "--form", sheet, "--answers", answers, "--json")
    assert (code, json.loads(said)["answered"]) == (0, 0)
    assert run("forms", "lint", sheet)[0] == 0


def test_a_spoiled_spreadsheet_is_refused_by_its_cell(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "broken.xlsx"
    path.write_text("type,name\n", "utf-8")
    code, said, error = run("forms", "import", path, "--out", tmp_path / "out.yaml")
    assert (code, said) == (1, "")
    assert "broken.xlsx: this is no spreadsheet; expected one saved as .xlsx." in error
    assert not (tmp_path / "out.yaml").exists()


def test_an_empty_form_is_printed(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "form.pdf"
    code, said, _ = run("forms", "print", "seven-point-call", "--out", out, "--json")
    assert (code, json.loads(said)) == (0, {"path": str(out)})
    assert len(PdfReader(out).pages) == 2


def test_lint_waits_for_no_database_and_only_writing_for_what_writes_spreadsheets() -> None:
    look = f"""if True:
        import sys
        from evaluator import app
        app.main(["forms", "lint", {str(shipped("forms", "seven_point_call.yaml"))!r}])
        print([name for name in ("sqlalchemy", "numpy", "av") if name in sys.modules])
        import evaluator.desk.form_exchange
        print('xlsxwriter' in sys.modules)"""
    done = subprocess.run([sys.executable, "-c", look], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.splitlines() == ["Nothing to mend.", "[]", "False"], done.stderr


def test_lint_tells_a_spoiled_spreadsheet_in_json(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "broken.xlsx"
    path.write_text("type,name\n", "utf-8")
    code, said, _ = run("forms", "lint", path, "--json")
    (error,) = json.loads(said)["errors"]
    assert (code, error["message"]) == (1, "this is no spreadsheet.")
    assert error["mend"] == "Expected one saved as .xlsx."
    assert run("forms", "lint", tmp_path / "none.xlsx")[0] == 1


def test_faults_and_doubts_of_a_spreadsheet_have_their_rows_and_cells(
    run: Run, tmp_path: Path
) -> None:
    survey = "type|name|label|weight\nselect_one l|a|Solved and kind|=50+50\nselect_one m|b|B|x"
    path = tmp_path / "x.xlsx"
    with Workbook(path) as book:
        for name, rows in {"survey": survey, "choices": "list_name|name|label"}.items():
            sheet = book.add_worksheet(name)
            for row, cells in enumerate(rows.splitlines()):
                for column, said in enumerate(cells.split("|")):
                    if said.startswith("="):
                        sheet.write_formula(row, column, said, None, 100)
                    else:
                        sheet.write_string(row, column, said)
    code, said, _ = run("forms", "lint", path, "--json")
    told = [(one["line"], one["place"]) for one in json.loads(said)["errors"]]
    assert (code, told) == (1, [(2, "survey!A2"), (3, "survey!A3")])
    assert f"{path}:survey!A2: error: there is no list" in run("forms", "lint", path)[1]
    sheet = tmp_path / "form.xlsx"
    run("forms", "export", "seven-point-call", "--to", "xlsform", "--out", sheet)
    changed(sheet, rb"(<c [^<]* s=\"3\">)<v>12</v>", rb"\1<f>3*4</f><v>12</v>")
    code, said, _ = run("forms", "lint", sheet, "--json")
    (warning,) = json.loads(said)["warnings"]
    assert code == 0 and warning["message"] == "the formula was read as what it gave: “12”."
    assert warning["line"] > 1 and warning["place"] == f"survey!{warning['place'][7:]}"
    assert f"{sheet}:{warning['place']}: warning: the formula" in run("forms", "lint", sheet)[1]


def changed(path: Path, old: bytes, new: bytes) -> None:
    """Change something once in the first sheet of a spreadsheet."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    part = "xl/worksheets/sheet1.xml"
    parts[part], count = re.subn(old, new, parts[part], count=1)
    assert count
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def test_percent_are_read_as_they_are_shown(run: Run, tmp_path: Path) -> None:
    path, form = tmp_path / "percent.xlsx", tmp_path / "form.yaml"
    with Workbook(path) as book:
        percent = book.add_format({"num_format": "0.0%"})
        for name, heads, row in (
            ("survey", "type name label weight", ("select_one l", "a", "Solved?", "100 %")),
            ("choices", "list_name name label", ("l", "yes", "Yes")),
            ("settings", "form_title form_id version pass_mark", ("Mine", "mine", "1", 0.725)),
        ):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, heads.split())
            sheet.write_row(1, 0, row, percent)
            if name == "choices":
                sheet.write_row(2, 0, ("l", "no", "No"))
    code, said, _ = run("forms", "import", path, "--out", form, "--json")
    assert code == 0
    assert "settings!D2: the percent were read as a number: “72.5”" in json.loads(said)["repairs"]
    read_back = read(form)
    assert (read_back.pass_mark, read_back.questions[0].weight) == (72.5, 100)
