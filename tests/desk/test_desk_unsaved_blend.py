"""A blend that is not saved yet, kept beside the others: what is there, and what is no blend."""

import pytest

from evaluator.desk import blends, unsaved_blend
from evaluator.desk.desk import Desk


def test_it_is_kept_once_and_forgotten(desk: Desk) -> None:
    assert unsaved_blend.kept(desk) is None
    mine = blends.folder(desk) / "mine.yaml"
    unsaved_blend.keep(desk, {"title": "Half", "blend": [{"form": "x"}]}, None)
    unsaved_blend.keep(desk, {"title": "Whole “é”", "pass_mark": "eighty"}, mine)
    found = unsaved_blend.kept(desk)
    assert found is not None
    assert (found.content, found.of) == ({"title": "Whole “é”", "pass_mark": "eighty"}, mine)
    assert not [one for one in blends.files(desk) if not one.ships]
    unsaved_blend.forget(desk)
    unsaved_blend.forget(desk)
    assert unsaved_blend.kept(desk) is None


@pytest.mark.parametrize("text", ["", "[", "[]", '{"blend": 1}', '{"blend": {"bands": [1]}}'])
def test_what_is_no_blend_is_as_if_there_was_none(desk: Desk, text: str) -> None:
    unsaved_blend.keep(desk, {}, None)
    (blends.folder(desk) / "unsaved.json").write_text(text)
    assert unsaved_blend.kept(desk) is None
