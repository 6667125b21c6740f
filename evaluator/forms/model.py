"""What an evaluation form is: questions in sections, how they are scored, bands and a pass mark.

The description of a field says what is expected there, in the words of the reader's errors.
"""

import hashlib
import json
from functools import cached_property
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, model_validator

from evaluator.forms.checks import check_form
from evaluator.forms.languages import Language, Translations, gather, translated
from evaluator.forms.question import Band, Question
from evaluator.forms.sections import Scoring, Section
from evaluator.forms.values import Id, Percent, Text, Value, Version, Words, listed

__all__ = ["Band", "Form", "Question", "Scoring", "Section", "band_of"]


class Form(Value):
    """An evaluation form. `hash` identifies its content: the same content on any machine.

    Its texts are in `language`; `translations` hold them in others (`in_language`).
    """

    id: Id
    version: Version
    title: Text
    summary: Words = ""
    source: Words = ""
    language: Language = "en"
    pass_mark: Percent
    bands: Annotated[
        tuple[Band, ...],
        BeforeValidator(listed),
        Field(
            min_length=1,
            max_length=20,
            description="a list of 1 to 20 bands, such as {at: 80, name: On standard}",
        ),
    ]
    scoring: Scoring = Scoring()
    sections: Annotated[
        tuple[Section, ...],
        BeforeValidator(listed),
        Field(
            max_length=200,
            description="a list of at most 200 sections, such as {id: opening, title: Opening}",
        ),
    ] = ()
    questions: Annotated[
        tuple[Question, ...],
        BeforeValidator(listed),
        Field(min_length=1, max_length=200, description="a list of 1 to 200 points"),
    ]
    translations: Translations = Field(default={})

    @model_validator(mode="before")
    @classmethod
    def _languages(cls, content: Any) -> Any:
        return gather(cls, content)

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        titles = {section.id: section.title for section in self.sections}
        for question in self.questions:
            question.speak(self.language, titles)
        check_form(self)
        return self

    @cached_property
    def hash(self) -> str:
        """SHA-256 of `to_json()`, 64 hex digits."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()

    def to_json(self) -> str:
        """Canonical JSON: sorted keys, no spaces, optional fields only where they say something.

        Leaving defaults out keeps the hash of an old form when the model gains optional fields.
        """
        content = self.model_dump(mode="json", exclude_defaults=True, by_alias=True)
        return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """The form that `to_json` wrote. Raises ValueError when it is not one."""
        return cls.model_validate_json(text)

    def question(self, id: str) -> Question:
        """The question with this id. Raises KeyError."""
        for question in self.questions:
            if question.id == id:
                return question
        raise KeyError(id)

    def section(self, id: str) -> Section:
        """The section with this id. Raises KeyError."""
        for section in self.sections:
            if section.id == id:
                return section
        raise KeyError(id)

    def around(self, part: Question | Section) -> tuple[Section, ...]:
        """The sections that a question or a section stands in, the innermost first."""
        id = part.section if isinstance(part, Question) else part.within
        if not id:
            return ()
        return (self.section(id), *self.around(self.section(id)))

    def counts(self, question: Question) -> bool:
        """Whether a question counts in the score whenever it applies."""
        return question.counts and all(section.scored for section in self.around(question))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of its texts, its own first."""
        return (self.language, *sorted(self.translations))

    def in_language(self, language: str) -> Self:
        """The form as it reads in a language; what is not translated stays as it is.

        For showing and printing: what identifies a form, and is kept, is the form itself.
        """
        if language not in self.translations:
            return self
        content = self.model_dump(mode="json", exclude_defaults=True, by_alias=True)
        del content["translations"]
        texts = translated(type(self), content, self.translations[language])
        return type(self).model_validate({**texts, "language": language})

    def band_of(self, score: float) -> Band:
        """The band that a score (0 up) falls in."""
        return band_of(self.bands, score)


def band_of(bands: tuple[Band, ...], score: float) -> Band:
    """The band that a score (0 up) falls in, of bands from the highest down to 0."""
    return next(band for band in bands if score >= band.at)
