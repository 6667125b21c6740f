"""Blends: read from a file, and scored by the scores of their forms."""

from pathlib import Path

import pytest

from evaluator.errors import UserError
from evaluator.forms.blend import Blend
from evaluator.forms.read import read, read_blend
from evaluator.places import shipped

TEXT = """\
id: enquiry-blend
version: "1"
title: Standard enquiry
pass_mark: 80
bands: [{at: 80, name: Good}, {at: 0, name: Low}]
blend:
  - {form: seven-point-call, share: 60}
  - {form: call-handling, share: 40}
"""


def test_a_blend_is_read(tmp_path: Path) -> None:
    path = tmp_path / "blend.yaml"
    path.write_text(TEXT, encoding="utf-8")
    found = read_blend(path)
    assert isinstance(found, Blend)
    assert found.shares == {"seven-point-call": 60, "call-handling": 40}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("call-handling", "seven-point-call", "8: the form “seven-point-call” is in the blend twi"),
        ("share: 40", "share: 0", "8: “share” of member “call-handling” is “0”; expected a number"),
        ("share: 40", "part: 4", "8: “part” is not known in member “call-handling”; expected one"),
        ("at: 0", "at: 1", "5: the last band, “Low”, starts at 1; expected it to start at 0."),
        ("  - {form: call-handling, share: 40}\n", "", "6: “blend” of the form is a list of 1;"),
        ("blend:", "blond:", "6: “blond” is not known in the form; expected “blend”, or"),
    ],
)
def test_what_is_no_blend_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    path = tmp_path / "blend.yaml"
    path.write_text(TEXT.replace(old, new), encoding="utf-8")
    with pytest.raises(UserError) as caught:
        read_blend(path)
    assert caught.value.message.startswith(f"{path}, line {told}"), caught.value.message


def test_a_blend_that_is_read_as_a_form_is_told_so() -> None:
    with pytest.raises(UserError, match="expected a form, not a blend of forms"):
        read(shipped("forms", "blends", "complaint.yaml"))
