"""Blends that are made: begun, looked over, kept as the user's own, and taken away.

A blend is no form: nothing is pinned to it, and scores on it are worked out whenever they are
looked at. So it has no drafts and no published versions that stay (docs/decisions/0106).
"""

from dataclasses import dataclass
from typing import Any

from evaluator.desk import blends, forms
from evaluator.desk.blends import Blend, BlendFile
from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.files import remove, write_whole
from evaluator.forms import edit_blend
from evaluator.forms.edit_blend import CheckedBlend
from evaluator.forms.names import as_id, free
from evaluator.forms.tree import Content
from evaluator.forms.write import as_yaml
from evaluator.places import private

__all__ = [
    "CheckedBlend",
    "Offer",
    "begin_copy",
    "begin_new",
    "check",
    "offers",
    "remove_own",
    "save",
]

_USUAL = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A form that a blend can be made of."""

    id: str
    title: str


def offers(desk: Desk) -> tuple[Offer, ...]:
    """The forms that calls can be scored with, each id once by its latest title."""
    titles = {form.id: form.title for form in forms.offered(desk)}
    return tuple(Offer(id=id, title=title) for id, title in titles.items())


def begin_new(desk: Desk) -> Content:
    """A new blend of the first two forms; kept nowhere yet."""
    first = [one.id for one in offers(desk)][:_USUAL]
    return edit_blend.blank("", "", first)


def begin_copy(blend: Blend) -> Content:
    """Another blend from one; kept nowhere yet."""
    content = edit_blend.content_of(blend)
    return {**content, "id": "", "version": "1", "title": f"{blend.title} (copy)"}


def check(desk: Desk, content: Content) -> CheckedBlend:
    """Look over a blend that is being made; one without an id is looked over as it will be kept."""
    published, retired = blends.known_forms(desk)
    return edit_blend.checked(_with_id(desk, content), published, retired)


def save(desk: Desk, content: Content, over: BlendFile | None = None) -> Blend:
    """Keep a blend as the user's own, in place of one of theirs where that was changed.

    What changed has the next version. Raises UserError where something is wrong in it, and where it
    cannot be written.
    """
    kept = dict(_with_id(desk, content))
    if over is not None and over.blend is not None:
        kept["version"] = _version_after(over.blend, kept)
    found = check(desk, kept)
    wrong = [one for one in found.findings if one.error]
    if found.blend is None or wrong:
        raise UserError(wrong[0].message, wrong[0].mend)
    path = over.path if over else private(blends.folder(desk)) / f"{found.blend.id}.yaml"
    write_whole(path, as_yaml(kept).encode())
    return found.blend


def remove_own(file: BlendFile) -> None:
    """Take one of the user's own blends away; no evaluation is touched.

    Raises UserError for one that ships, and where it cannot be removed.
    """
    if file.ships:
        raise UserError("A blend that ships with the program stays.")
    try:
        remove(file.path)
    except OSError as error:
        raise UserError(f"{file.path} cannot be removed: {error.strerror}.") from error


def _with_id(desk: Desk, content: Content) -> Content:
    """With an id from its title that no other blend has, where it has none yet."""
    if content.get("id"):
        return content
    taken = {one.id for one in blends.sound(desk)}
    return {**content, "id": free(taken, as_id(str(content.get("title", ""))) or "blend")}


def _version_after(before: Blend, content: dict[str, Any]) -> str:
    if {**content, "version": before.version} == edit_blend.content_of(before):
        return before.version
    number = before.version
    return str(int(number) + 1) if number.isdecimal() else f"{number}.1"
