"""Drafts, published and retired versions: what is published never changes, past work stays."""

from pathlib import Path
from typing import Any

import pytest
from changed_form import version, with_points

from evaluator.desk import calls, evaluations, form_versions, forms
from evaluator.desk.calls import CallDetails
from evaluator.desk.desk import Desk
from evaluator.desk.forms import Status
from evaluator.errors import UserError
from evaluator.forms.model import Form
from evaluator.forms.write import write
from evaluator.ids import new_id
from evaluator.now import now
from evaluator.places import private
from evaluator.terms import Call


def add_call(desk: Desk) -> str:
    call = calls.told(desk, Call(id=new_id(), came_in=now()), CallDetails(agent="Dee"))
    desk.store.calls.add(call)
    return call.id


def draft_of(desk: Desk, form: Form) -> Path:
    path = private(forms.drafts(desk.places)) / "mine.yaml"
    path.write_text(f"# begun on Monday\n{write(form)}", "utf-8")
    return path


def test_a_draft_is_published_with_its_comments_and_then_offered(desk: Desk, form: Form) -> None:
    second = version(form, "2", pass_mark=70.0)
    path = draft_of(desk, second)
    (drafted,) = (one for one in forms.available(desk) if one.status is Status.DRAFT)
    assert drafted.form == second and second not in forms.offered(desk)
    assert forms.find(desk, form.id) == form

    assert forms.publish(desk, second) == second
    assert not path.exists()
    assert second in forms.offered(desk) and forms.find(desk, form.id) == second
    kept = next(forms.folder(desk.places).glob("*.yaml")).read_text("utf-8")
    assert kept.startswith("# begun on Monday")
    assert forms.publish(desk, second) == second


def test_no_evaluation_is_begun_on_a_draft(desk: Desk, form: Form) -> None:
    second = version(form, "2")
    draft_of(desk, second)
    with pytest.raises(UserError, match="is a draft"):
        evaluations.open_draft(desk, add_call(desk), "Ann", second)
    forms.publish(desk, second)
    assert evaluations.open_draft(desk, add_call(desk), "Ann", second).form == second


def test_a_published_version_is_never_published_with_other_content(
    desk: Desk, form: Form, tmp_path: Path
) -> None:
    forms.publish(desk, version(form, "2"))
    other = version(form, "2", pass_mark=50.0)
    with pytest.raises(UserError, match="published with other content") as refused:
        forms.publish(desk, other)
    assert "Raise the version" in (refused.value.hint or "")
    path = tmp_path / "other.yaml"
    path.write_text(write(other), "utf-8")
    with pytest.raises(UserError, match="published with other content"):
        forms.add(desk, path)
    with pytest.raises(UserError, match="published with other content"):
        evaluations.open_draft(desk, add_call(desk), "Ann", forms.load(path))
    with pytest.raises(UserError, match="published with other content"):
        forms.publish(desk, version(form, form.version, pass_mark=50.0))


def test_a_published_file_that_was_edited_is_refused_and_says_why(desk: Desk, form: Form) -> None:
    forms.publish(desk, version(form, "2"))
    path = next(forms.folder(desk.places).glob("*.yaml"))
    text = path.read_text("utf-8")
    path.write_text(text.replace("pass_mark: 80", "pass_mark: 75"), "utf-8")
    (bad,) = (one for one in forms.available(desk) if not one.ships)
    assert bad.form is None and "published with other content" in bad.problem
    assert all(one.version != "2" for one in forms.offered(desk))
    path.write_text(text, "utf-8")
    assert version(form, "2") in forms.offered(desk)


def test_a_form_with_errors_is_not_published(desk: Desk, form: Form) -> None:
    def never(points: list[dict[str, Any]]) -> None:
        points[0]["required"] = True
        points[1]["when"] = {
            "all": [
                {"question": points[0]["id"], "at_least": 3},
                {"question": points[0]["id"], "at_most": 1},
            ]
        }

    broken = with_points(form, "2", never)
    with pytest.raises(UserError, match="never asked"):
        forms.publish(desk, broken)
    assert list(forms.folder(desk.places).glob("*.yaml")) == []


def test_a_retired_version_is_not_offered_and_what_was_begun_on_it_goes_on(
    desk: Desk, form: Form
) -> None:
    begun = add_call(desk)
    evaluations.open_draft(desk, begun, "Ann", form)
    form_versions.retire(desk, form)
    assert form not in forms.offered(desk)
    assert form_versions.status(desk, form) is Status.RETIRED
    assert evaluations.open_draft(desk, begun, "Ann", form).form == form
    with pytest.raises(UserError, match="is retired"):
        evaluations.open_draft(desk, add_call(desk), "Ann", form)
    form_versions.unretire(desk, form)
    assert form in forms.offered(desk)
    assert evaluations.open_draft(desk, add_call(desk), "Ann", form).form == form


def test_versions_with_their_dates_and_evaluations(desk: Desk, form: Form) -> None:
    (ships,) = form_versions.versions(desk, form.id)
    assert (ships.form, ships.published, ships.evaluations) == (form, None, 0)
    for _ in range(2):
        kept = evaluations.open_draft(desk, add_call(desk), "Ann", form)
        sheet = kept.sheet.__class__(answers={one.id: 3 for one in form.questions})
        evaluations.keep_draft(desk, kept.evaluation_id, sheet, None, 0.0)
        evaluations.finish(desk, kept.evaluation_id)
    evaluations.open_draft(desk, add_call(desk), "Ann", form)
    forms.publish(desk, version(form, "2"))
    draft_of(desk, version(form, "3"))
    form_versions.retire(desk, form)
    found = form_versions.versions(desk, form.id)
    assert [(one.form.version, one.status, one.evaluations) for one in found] == [
        ("1", Status.RETIRED, 2), ("2", Status.PUBLISHED, 0), ("3", Status.DRAFT, 0),
    ]  # fmt: skip
    first, second, third = found
    assert first.published and first.retired and first.published <= first.retired
    assert second.published and not second.retired and third.published is None
    with pytest.raises(UserError, match="is a draft"):
        form_versions.retire(desk, version(form, "3"))


def test_a_version_whose_file_is_gone_is_still_known(desk: Desk, form: Form) -> None:
    second = forms.publish(desk, version(form, "2"))
    evaluations.open_draft(desk, add_call(desk), "Ann", second)
    next(forms.folder(desk.places).glob("*.yaml")).unlink()
    assert second in [one.form for one in form_versions.versions(desk, form.id)]
    assert second not in forms.offered(desk)
