"""Forms on the way: begun, kept half or whole, given up, and published for good."""

from dataclasses import replace
from pathlib import Path

import pytest

from evaluator.desk import form_drafts, forms
from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.forms.tree import put


def test_a_new_form_is_kept_at_once_and_is_not_scored_with(desk: Desk) -> None:
    draft = form_drafts.begin_new(desk, "Über uns")
    assert draft.name == "uber-uns"
    assert [one.title for one in form_drafts.drafts(desk)] == ["Über uns"]
    assert "uber-uns" not in [form.id for form in forms.offered(desk)]
    again = form_drafts.begin_new(desk, "Über uns")
    assert (again.name, again.content["id"]) == ("uber-uns-2", "uber-uns-2")
    assert form_drafts.begin_new(desk, "???").content["id"] == "form"


def test_the_next_version_of_a_form_is_begun_once(desk: Desk) -> None:
    form = forms.find(desk, "seven-point-call")
    form_drafts.begin_new(desk, "Another")
    draft = form_drafts.begin_version(desk, form)
    assert (draft.content["id"], draft.content["version"]) == ("seven-point-call", "2")
    kept = put(draft.content, ("title",), {"en": "Mine", "de": "Meins"})
    form_drafts.keep(desk, draft.name, kept)
    assert form_drafts.begin_version(desk, form).title == "Mine"
    form_drafts.keep(desk, draft.name, put(kept, ("title",), None))
    assert form_drafts.named(desk, draft.name).title == ""
    assert form_drafts.begin_version(desk, form).name == draft.name
    form_drafts.give_up(desk, draft.name)
    with pytest.raises(UserError, match="not there"):
        form_drafts.named(desk, draft.name)


def test_a_copy_is_another_form(desk: Desk) -> None:
    form = forms.find(desk, "seven-point-call")
    draft = form_drafts.begin_copy(desk, form)
    assert draft.content["id"] == "seven-point-call-copy"
    assert draft.title == f"{form.title} (copy)"
    several = forms.load(Path(__file__).parents[1] / "forms" / "whole_language.yaml")
    two = several.model_copy(update={"translations": {"de": {"title": "Anfrage"}}})
    assert form_drafts.begin_copy(desk, two).content["title"]["de"] == "Anfrage (copy)"


def test_what_is_published_never_changes(desk: Desk) -> None:
    draft = form_drafts.begin_new(desk, "Enquiry")
    form = form_drafts.publish(desk, draft.name, draft.content)
    assert form_drafts.drafts(desk) == ()
    assert forms.find(desk, "enquiry") == form
    assert form_drafts.next_version(desk, "enquiry") == "2"
    other = put(draft.content, ("title",), "Other")
    with pytest.raises(UserError, match="version"):
        form_drafts.publish(desk, draft.name, other)
    later = form_drafts.begin_version(desk, form)
    changed = form_drafts.publish(desk, later.name, put(later.content, ("title",), "Enquiry 2"))
    assert (changed.version, forms.find(desk, "enquiry").title) == ("2", "Enquiry 2")


def test_half_a_form_is_kept_and_not_published(desk: Desk) -> None:
    draft = form_drafts.begin_new(desk, "Half")
    half = put(draft.content, ("questions", 0, "title"), None)
    form_drafts.keep(desk, draft.name, half)
    assert form_drafts.named(desk, draft.name).content == half
    with pytest.raises(UserError, match="no “title”") as told:
        form_drafts.publish(desk, draft.name, half)
    assert told.value.hint.startswith("Expected")
    assert form_drafts.named(desk, draft.name).content == half


def test_files_that_are_no_forms_are_no_drafts(desk: Desk) -> None:
    draft = form_drafts.begin_new(desk, "One")
    (forms.drafts(desk.places) / "other.yaml").write_text("- 1", "utf-8")
    assert [one.name for one in form_drafts.drafts(desk)] == [draft.name]


def test_versions_that_are_no_numbers_are_counted(desk: Desk) -> None:
    draft = form_drafts.begin_new(desk, "Named")
    form_drafts.publish(desk, draft.name, put(draft.content, ("version",), "spring"))
    assert form_drafts.next_version(desk, "named") == "2"


def test_what_was_brought_is_a_draft_of_its_own_under_a_version_that_is_free(desk: Desk) -> None:
    form = forms.find(desk, "seven-point-call")
    begun = form_drafts.begin_version(desk, form)
    brought = form_drafts.begin_from(desk, form.model_copy(update={"title": "Mended"}))
    assert (brought.title, brought.content["version"]) == ("Mended", "2")
    assert brought.name != begun.name and len(form_drafts.drafts(desk)) == 2
    other = form_drafts.begin_from(desk, form.model_copy(update={"id": "new", "version": "7"}))
    assert other.content["version"] == "7"


def test_only_comments_of_ones_own_files_are_lost(desk: Desk, tmp_path: Path) -> None:
    shipped, *_ = forms.available(desk)
    assert shipped.ships and b"\n#" in b"\n" + shipped.path.read_bytes()
    assert not form_drafts.loses_comments(shipped)
    own = replace(shipped, ships=False)
    assert form_drafts.loses_comments(own)
    (tmp_path / "plain.yaml").write_text("title: No. 1 # of all", "utf-8")
    assert not form_drafts.loses_comments(replace(own, path=tmp_path / "plain.yaml"))
    assert not form_drafts.loses_comments(replace(own, path=tmp_path / "gone.yaml"))
