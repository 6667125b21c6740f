"""A blend on the way: plain values, as they are typed, and every step from one to the next."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from evaluator.forms.blend import Blend
from evaluator.forms.blend_lint import Finding, lint_blend
from evaluator.forms.edit_weights import WHOLE, in_proportion, total
from evaluator.forms.read import examine_blend
from evaluator.forms.tree import Content, at, inserted, put, removed


@dataclass(frozen=True, slots=True)
class CheckedBlend:
    """The blend that the content makes, None where it makes none yet; what there is to mend."""

    blend: Blend | None
    findings: tuple[Finding, ...]


def blank(id: str, title: str, forms: Sequence[str]) -> dict[str, Any]:
    """A new blend of these forms in equal shares, with two bands."""
    shares = in_proportion([None] * len(forms), Fraction(WHOLE)) if forms else []
    return {
        "id": id,
        "version": "1",
        "title": title,
        "pass_mark": 80,
        "bands": [{"at": 80, "name": "On standard"}, {"at": 0, "name": "Needs coaching"}],
        "blend": [
            {"form": form, "share": share} for form, share in zip(forms, shares, strict=True)
        ],
    }


def content_of(blend: Blend) -> dict[str, Any]:
    """A blend as it is edited."""
    return blend.model_dump(mode="json", exclude_defaults=True)


def checked(content: Content, published: Container[str], retired: Container[str]) -> CheckedBlend:
    """Look a blend over: what the reader refuses, or what is doubtful; forms by their ids."""
    found = examine_blend(content)
    if found.content is not None:
        return CheckedBlend(found.content, lint_blend(found.content, published, retired))
    return CheckedBlend(
        None,
        tuple(
            Finding(error=True, place=one.place, message=one.fault, mend=one.mend)
            for one in found.problems
        ),
    )


def shares(content: Content) -> Fraction:
    """What the shares add up to."""
    return total(one.get("share") for one in _members(content))


def balanced(content: Content) -> Content:
    """With the shares in the same proportions, adding up to 100."""
    parts = in_proportion([one.get("share") for one in _members(content)], Fraction(WHOLE))
    for number, part in enumerate(parts):
        content = put(content, ("blend", number, "share"), part)
    return content


def with_form(content: Content, form: str) -> Content:
    """With another form, whose share is what the others leave."""
    rest = max(Fraction(WHOLE) - shares(content), Fraction())
    share = int(rest) if rest.denominator == 1 else float(rest)
    members = _members(content)
    new = {"form": form, "share": share or 10}
    content = inserted(content, ("blend", len(members)), new)
    return content


def without_form(content: Content, number: int) -> Content:
    """Without one of its forms."""
    content = removed(content, ("blend", number))
    return content


def with_band(content: Content) -> Content:
    """With another band on top, halfway to 100."""
    known = [one.get("at") for one in at(content, ("bands",), ())]
    highest = max((score for score in known if isinstance(score, int | float)), default=0)
    new = {"at": round((highest + 100) / 2), "name": "New band"}
    content = inserted(content, ("bands", 0), new)
    return content


def without_band(content: Content, number: int) -> Content:
    """Without one of its bands."""
    content = removed(content, ("bands", number))
    return content


def _members(content: Content) -> Sequence[Mapping[str, Any]]:
    members: Sequence[Mapping[str, Any]] = at(content, ("blend",), ())
    return members
