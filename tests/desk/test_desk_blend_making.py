"""Blends of one's own at the desk: begun, kept with their version, taken away."""

import pytest

from evaluator.desk import blend_making, blends, forms
from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.forms.tree import put


def own(desk: Desk) -> list[blends.BlendFile]:
    return [file for file in blends.files(desk) if not file.ships]


def test_a_new_blend_gets_an_id_from_its_title_that_nobody_has(desk: Desk) -> None:
    content = {**blend_making.begin_new(desk), "title": "Complaint"}
    made = blend_making.save(desk, content)
    assert (made.id, made.version) == ("complaint-2", "1")  # one of that name ships
    assert blends.find(desk, "complaint-2") == made
    assert [file.path.name for file in own(desk)] == ["complaint-2.yaml"]


def test_a_copy_counts_the_same_under_another_id(desk: Desk) -> None:
    chat = blends.find(desk, "chat")
    assert chat is not None
    made = blend_making.save(desk, blend_making.begin_copy(chat))
    assert made.id == "chat-evaluation-copy"
    assert made.shares == chat.shares
    assert made.title == "Chat evaluation (copy)"


@pytest.mark.parametrize(("before", "after"), [("1", "2"), ("May", "May.1")])
def test_what_changed_has_the_next_version(desk: Desk, before: str, after: str) -> None:
    content = {**blend_making.begin_new(desk), "title": "Own", "version": before}
    blend_making.save(desk, content)
    (file,) = own(desk)
    assert file.blend is not None
    same = blend_making.save(desk, {**content, "id": "own"}, file)
    assert same.version == before
    changed = blend_making.save(desk, {**content, "id": "own", "pass_mark": 70}, file)
    assert (changed.version, changed.pass_mark) == (after, 70)
    (only,) = own(desk)
    assert only.blend == changed


def test_what_is_wrong_is_not_kept(desk: Desk) -> None:
    content = {**blend_making.begin_new(desk), "title": "Own"}
    for broken, said in (
        (put(content, ("blend", 0, "form"), "gone"), "no published form “gone”"),
        (put(content, ("pass_mark",), "high"), "high"),
        (put(content, ("title",), ""), "title"),
    ):
        with pytest.raises(UserError, match=said):
            blend_making.save(desk, broken)
    assert own(desk) == []


def test_one_that_ships_stays_ones_own_goes(desk: Desk) -> None:
    blend_making.save(desk, {**blend_making.begin_new(desk), "title": "Own"})
    shipped = next(file for file in blends.files(desk) if file.ships)
    with pytest.raises(UserError, match="ships"):
        blend_making.remove_own(shipped)
    (file,) = own(desk)
    blend_making.remove_own(file)
    assert own(desk) == []


def test_a_retired_form_is_a_warning_and_one_s_own_blend_goes_before_one_that_ships(
    desk: Desk,
) -> None:
    letter = forms.find(desk, "apology-letter")
    desk.store.forms.retire(letter)
    folder = blends.folder(desk)
    folder.mkdir(parents=True)
    text = blends.shipped("forms", "blends", "chat.yaml").read_text("utf-8")
    (folder / "chat.yaml").write_text(text.replace("chat-four", "apology-letter"), "utf-8")
    (file,) = own(desk)
    assert [(one.error, "retired" in one.message) for one in file.faults] == [(False, True)]
    (chat,) = (one for one in blends.available(desk) if one.id == "chat")
    assert blends.sound(desk) == blends.available(desk)
    assert "apology-letter" in chat.shares
    first, _ = blends.members(desk, chat)
    assert (first.title, first.form, first.share) == (letter.title, letter, 0.6)
