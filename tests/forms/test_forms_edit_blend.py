"""A blend on the way: each step by itself, and what there is to mend."""

from fractions import Fraction

import pytest

from evaluator.forms.edit_blend import (
    balanced,
    blank,
    checked,
    content_of,
    shares,
    with_band,
    with_form,
    without_band,
    without_form,
)
from evaluator.forms.tree import put

HERE = frozenset({"a", "b", "c", "d"})
BLEND = blank("own", "Own", ["a", "b", "c"])


def messages(content: object, published: frozenset[str] = HERE, *retired: str) -> list[str]:
    found = checked(content, published, frozenset(retired))  # type: ignore[arg-type]
    return [one.message for one in found.findings]


def test_a_new_blend_is_balanced_and_nothing_is_to_mend() -> None:
    assert [one["share"] for one in BLEND["blend"]] == [34, 33, 33]
    found = checked(BLEND, HERE, frozenset())
    assert found.findings == ()
    assert found.blend is not None
    assert content_of(found.blend) == BLEND


@pytest.mark.parametrize(
    ("given", "wanted"),
    [([60, 40, 100], [30, 20, 50]), ([1, 1, 1], [34, 33, 33]), ([50, None, "x"], [34, 33, 33])],
)
def test_balanced_shares_keep_their_proportions(given: list[object], wanted: list[int]) -> None:
    content = BLEND
    for number, share in enumerate(given):
        content = put(content, ("blend", number, "share"), share)
    content = balanced(content)
    assert [one["share"] for one in content["blend"]] == wanted
    assert shares(content) == 100


def test_a_form_that_comes_takes_what_the_others_leave() -> None:
    assert with_form(BLEND, "d")["blend"][-1] == {"form": "d", "share": 10}
    fewer = put(BLEND, ("blend", 0, "share"), 20.5)
    assert with_form(fewer, "d")["blend"][-1] == {"form": "d", "share": 13.5}
    assert without_form(with_form(BLEND, "d"), 3) == BLEND
    assert shares(without_form(BLEND, 0)) == Fraction(66)


def test_a_band_comes_on_top() -> None:
    assert with_band(BLEND)["bands"][0] == {"at": 90, "name": "New band"}
    assert without_band(with_band(BLEND), 0) == BLEND


def test_forms_that_are_not_there_are_errors_retired_ones_and_shares_warnings() -> None:
    assert messages(BLEND, frozenset({"a", "b"})) == ["There is no published form “c”."]
    (retired,) = messages(BLEND, frozenset({"a", "b"}), "c")
    assert "“c” is retired" in retired
    assert messages(put(BLEND, ("blend", 0, "share"), 44)) == [
        "The shares add up to 110, not to 100."
    ]
    thirds = BLEND
    for number in range(3):
        thirds = put(thirds, ("blend", number, "share"), 33.3333)
    assert messages(thirds) == []
    found = checked(put(BLEND, ("blend", 0, "share"), 44), frozenset({"a", "b"}), frozenset())
    assert [one.error for one in found.findings] == [True, False]


def test_half_a_blend_has_its_faults_at_their_places() -> None:
    content = put(put(BLEND, ("title",), ""), ("blend", 1, "form"), "a")
    found = checked(content, HERE, frozenset())
    assert found.blend is None
    assert all(one.error for one in found.findings)
    assert ("title",) in {one.place for one in found.findings}
    twice = checked(put(BLEND, ("blend", 1, "form"), "a"), HERE, frozenset())
    assert [one.place for one in twice.findings] == [("blend", 1, "form")]
