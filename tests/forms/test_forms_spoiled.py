"""Every form that ships, spoiled in every format, told by the command line: one clear error each.

This is the quick part of a longer run; more seeds are as good, each takes a hundredth of a second.
"""

import json
import time
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
import spoiling
from soon import soon

from evaluator import cli
from evaluator.desk import form_lint  # noqa: F401 - loading it is no part of what is timed
from evaluator.forms.foreign import connect_out, genesys_out
from evaluator.forms.model import Form
from evaluator.forms.read import read
from evaluator.forms.write import as_yaml, content
from evaluator.forms.xlsform.book import xlsform
from evaluator.places import shipped

FORMS = [path for path in sorted(shipped("forms").glob("*.yaml")) if path.stem != "blends"]
OURS = ("yaml", "values", "json")
FORMATS = (*OURS, "xlsx", "genesys", "connect")


@cache
def form(path: Path) -> Form:
    return read(path)


@cache
def sheet(path: Path) -> bytes:
    return xlsform(form(path))[0]


def spoiled(path: Path, format: str, chance: Random) -> tuple[str, bytes]:
    """The end of the file's name, and the file."""
    match format:
        case "xlsx":
            return ".xlsx", spoiling.spreadsheet(sheet(path), chance)
        case "yaml":
            text = spoiling.text(path.read_text("utf-8"), chance)
        case "values":
            found = spoiling.values(content(form(path)), chance)
            text = as_yaml(found) if isinstance(found, dict) else "x"
        case _:
            told = {
                "json": lambda one: one.to_json(),
                "genesys": lambda one: genesys_out.write(one).text,
                "connect": lambda one: connect_out.write(one).text,
            }[format](form(path))
            value: Any = spoiling.values(json.loads(told), chance)
            return ".json", spoiling.json_text(value, chance).encode("utf-8", "replace")
    return ".yaml", text.encode("utf-8", "replace")


@pytest.mark.parametrize("format", FORMATS)
def test_a_spoiled_form_is_told_with_a_place_and_what_is_expected(
    format: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    refused = 0
    for seed in range(11):
        chance = Random(f"{format} {seed}")
        path = FORMS[seed % len(FORMS)]
        suffix, spoilt = spoiled(path, format, chance)
        file = tmp_path / f"form{suffix}"
        file.write_bytes(spoilt)
        begun = time.process_time()
        code = cli.run(cli.read(["forms", "lint", str(file), "--json"]))
        assert soon(begun)
        told, errors = capsys.readouterr()
        assert not errors
        faults = json.loads(told)["errors"]
        assert code == bool(faults)
        refused += code
        for fault in faults:
            assert fault["place"] or (format in OURS and fault["line"] >= 1), fault
            assert fault["message"].endswith(".") and len(fault["message"]) < 1000, fault
            assert fault["mend"].endswith(".") or format in ("genesys", "connect"), fault
    assert refused > 4
