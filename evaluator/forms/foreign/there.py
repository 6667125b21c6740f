"""What questions and options were called in the file that a form came from, and answers by those.

Most ids lead to ours by one rule (`as_id`), so that no table is wanted. Kept is what does not: an
id that was changed to be unlike another, and options that became points of their own, since the
places of those beside them moved.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from evaluator.errors import UserError
from evaluator.forms.model import Form, Question
from evaluator.forms.names import as_id
from evaluator.forms.values import Place
from evaluator.terms import NOT_APPLICABLE


@dataclass(frozen=True, slots=True)
class Was:
    """An option by its id and its text there, and its id here; `alone` it is a question here."""

    id: str
    text: str
    here: str
    alone: bool = False

    @property
    def by_rule(self) -> bool:
        """Whether the id there leads to the one here without this table."""
        return not self.alone and as_id(self.id) in ("", self.here)


@dataclass(frozen=True, slots=True)
class There:
    """Questions by their ids there, where the rule does not lead to ours, and the options in their
    order there of questions by their ids here; the ways in the file to our questions and sections.
    """

    questions: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, tuple[Was, ...]] = field(default_factory=dict)
    places: Mapping[Place, str] = field(default_factory=dict)

    def at(self, place: Place) -> str:
        """The way in the file to what stands at a place of our form; "" where it is not known."""
        while place and place not in self.places:
            place = place[:-1]
        return self.places.get(place, "")

    def in_ours(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Answers of a file as our form names them; what it knows nothing of stays as it is.

        Raises UserError for a question that is answered twice and for no option of several.
        """
        found: dict[str, Any] = {}
        named = {self.question_id(name) for name in given}
        for name, answer in given.items():
            id = self.question_id(name)
            several = self.options.get(id, ())
            for one, said in (
                self._apart(id, several, answer)
                if any(was.alone for was in several)
                else [(id if several or name in self.questions else name, answer)]
            ):
                if one != id and one in named:
                    continue  # it is answered by its own name as well
                if one in found:
                    raise UserError(f"“{one}” is answered twice.", "Expected it once.")
                found[one] = _renamed(several, said)
        return found

    def question_id(self, name: str) -> str:
        """The id here of a question by its id there."""
        return self.questions.get(name, as_id(name))

    def option_ids(self, id: str, said: Any) -> Any:
        """An answer to a question of ours, or a list of them, with ids here for those there."""
        return _renamed(self.options.get(id, ()), said)

    def standing_alone(self, id: str) -> tuple[str, ...]:
        """The questions of ours that were options of several over there, of a question's id."""
        return tuple(was.here for was in self.options.get(id, ()) if was.alone)

    def _apart(self, id: str, several: tuple[Was, ...], answer: Any) -> Iterable[tuple[str, Any]]:
        """The answer to a question of several, some of whose options are questions here."""
        alone = [was for was in several if was.alone]
        together = len(alone) < len(several)
        if not isinstance(answer, list):
            yield from [(id, answer)] * (together or answer != NOT_APPLICABLE)
            if answer == NOT_APPLICABLE:
                yield from ((was.here, answer) for was in alone)
            return
        chosen = [_chosen(id, several, one) for one in answer]
        if together:
            yield id, [was.here for was in chosen if not was.alone]
        for was in alone:
            yield was.here, "yes" if was in chosen else "no"


def alone_in(form: Form, given: Mapping[str, Any]) -> dict[str, Any]:
    """Answers in which a list names what is a yes/no question of the form, as an option of several
    is that became one when the form came in: such a question is answered with yes.
    """
    known = {question.id: question for question in form.questions}
    found = dict(given)
    for name, answer in given.items():
        several = known.get(as_id(name))
        if not isinstance(answer, list) or (several is not None and several.kind != "multiple"):
            continue
        alone = {as_id(one): one for one in answer if isinstance(one, str)}
        alone = {id: one for id, one in alone.items() if _stands_by(several, known.get(id))}
        rest = [one for one in answer if one not in alone.values()]
        if not alone or (several is None and rest):
            continue
        found.pop(name)
        found |= {} if several is None else {name: rest}
        found |= dict.fromkeys(alone.keys() - {as_id(one) for one in given}, "yes")
    return found


def _stands_by(several: Question | None, one: Question | None) -> bool:
    """Whether a question can have been an option of another, which may be gone."""
    if one is None or one.kind != "yes_no":
        return False
    return several is None or (
        one.section == several.section and one.id not in {option.id for option in several.options}
    )


def _renamed(several: tuple[Was, ...], said: Any) -> Any:
    """An answer, or a list of them, with the ids here for those there."""
    if isinstance(said, list):
        return [_renamed(several, one) for one in said]
    return next((was.here for was in several if was.id == said and not was.alone), said)


def _chosen(id: str, several: tuple[Was, ...], said: object) -> Was:
    """An option by its place, its id or its text there. Raises UserError."""
    if type(said) is int and 0 <= said < len(several):
        return several[said]
    if isinstance(said, str):
        text = said.strip().casefold()
        for named in (
            [was for was in several if was.id == said],
            [was for was in several if was.here == as_id(said)],
            [was for was in several if was.text.strip().casefold() == text],
        ):
            if len(named) == 1:
                return named[0]
    known = ", ".join(was.id or was.here for was in several)
    raise UserError(f"“{str(said)[:60]}” is no answer to “{id}”.", f"Expected a list of {known}.")
