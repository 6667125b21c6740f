"""Finding the form in a JSON file: bare, or in what an API, a list or a template wraps it in."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from evaluator.forms.foreign import connect, genesys
from evaluator.forms.foreign.group import Group
from evaluator.forms.foreign.spelling import folded
from evaluator.forms.foreign.values import Imported, Misfit, Notes

_Reader: TypeAlias = Callable[[Group], Imported]

_GENESYS: Final = frozenset(("questiongroups", "weightmode", "evaluationsettings"))
_CONNECT: Final = frozenset(("items", "scoringstrategy"))
_TITLES: Final = frozenset(("title", "evaluationformtitle"))
_WRAPPER: Final = ("EvaluationForm", "Evaluation", "entities")
"""Around a form these go without saying: they are how the two systems answer."""
_OF_THE_ANSWER: Final = (
    "ResponseMetadata", "pageSize", "pageNumber", "pageCount", "total", "selfUri", "firstUri",
    "lastUri", "nextUri", "previousUri", "Type", "AWSTemplateFormatVersion", "id",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Found:
    """A form in a file: the steps to it, whose it is."""

    steps: tuple[str | int, ...]
    content: Mapping[str, Any]
    read: _Reader

    @property
    def place(self) -> str:
        return _way(self.steps)


def read_form(value: Any, notes: Notes) -> Imported:
    """The form in the value of a JSON file. Raises Misfit where there is none, or several."""
    found = list(_forms(value, ()))
    if len(found) > 1:
        raise Misfit(
            found[1].place, f"this is a second form of {len(found)}; expected one form in a file"
        )
    if not found:
        # Half a form is refused for what it lacks.
        root = Group.of(value, "", notes)
        reader = _reader(root, half=True)
        if reader is None:
            raise Misfit(
                "the whole file",
                "it is no form of Genesys Cloud (“questionGroups”) or Amazon Connect (“Items”)",
            )
        return reader(root)
    form = found[0]
    if form.steps and not set(_WRAPPER) & set(map(str, form.steps)):
        notes.repair(form.place, "the form was found here, in what else the file holds")
    _leave_beside(value, form.steps, notes)
    return form.read(Group.of(form.content, form.place, notes))


def _forms(value: Any, steps: tuple[str | int, ...]) -> Iterator[_Found]:
    inner: Any = ()
    if isinstance(value, dict):
        if reader := _reader(value):
            yield _Found(steps, value, reader)
            return
        inner = value.items()
    elif isinstance(value, list):
        inner = enumerate(value)
    for step, one in inner:
        yield from _forms(one, (*steps, step))


def _reader(names: Iterable[str], *, half: bool = False) -> _Reader | None:
    """Who reads a group with these names; `half` a form, which lacks what forms have, too."""
    known = {folded(name) for name in names}
    if "questiongroups" in known or (half and known & _GENESYS):
        return genesys.read
    several = len(known & _CONNECT) + bool(known & _TITLES) > 1
    if several or "evaluationformtitle" in known or (half and known & _CONNECT):
        return connect.read
    return None


def _leave_beside(value: Any, steps: tuple[str | int, ...], notes: Notes) -> None:
    """Note what stands beside the way to the form."""
    for number, step in enumerate(steps):
        if isinstance(value, dict):
            beside = Group.of(value, _way(steps[:number]), notes)
            beside.raw(str(step))
            beside.leave_rest(_OF_THE_ANSWER)
        value = value[step]


def _way(steps: tuple[str | int, ...]) -> str:
    way = ""
    for step in steps:
        way += f"[{step}]" if isinstance(step, int) else f".{step}" if way else step
    return way
