"""Levels, yes or no, and a few short options: a button each in the row, their words under it."""

from typing import Final

from PySide6.QtWidgets import QLayout, QWidget

from evaluator.forms.in_words import fails_in_words
from evaluator.forms.options import Option
from evaluator.forms.question import Question
from evaluator.ui.evaluate.answers.box import AnswerBox
from evaluator.ui.evaluate.answers.by_key import key_of
from evaluator.ui.evaluate.answers.line import AnswerLine, in_columns, more_of
from evaluator.ui.widgets.flow import Flow

_SHORT: Final = 8
"""Letters of a yes or no that are written on its button, such as Ja and Nein."""

_A_LINE: Final = 6
"""Levels that have room in the narrowest column that a form is shown in."""

_IN_THE_ROW: Final = 26
"""Letters of all options together that are buttons in the row."""


def in_the_row(question: Question) -> bool:
    """Whether all options of a choice are short enough to be buttons."""
    texts = [option.text for option in question.options]
    return len(texts) <= 4 and sum(map(len, texts)) <= _IN_THE_ROW


class ButtonsBox(AnswerBox):
    """A scale from 0 up, yes before no, or the options in their order."""

    def __init__(self, number: int, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(number, question, parent)
        self._choices = question.choices
        for place in self._order():
            words, text = self._choices[place].text, self._text(place)
            said = f"{text}: {words}" if text != words else words
            self._add_button(place, text, said, fails=self._fails(self._choices[place]))
        self._add_not_applicable()

    def _make_row(self) -> QLayout:
        """What is longer than a row goes on in the next line where there is no room for it."""
        return Flow(self) if len(self.question.choices) > _A_LINE else super()._make_row()

    def _order(self) -> list[int]:
        places = list(range(len(self._choices)))
        return places[::-1] if self.question.kind == "yes_no" else places

    def _fails(self, one: Option) -> str:
        return fails_in_words(one.fails, sections=self.question.sections)

    def _text(self, place: int) -> str:
        """What stands on the button: a level's number, or words where they are short."""
        if self.question.kind == "scale":
            return str(place)
        words = self._choices[place].text
        yes_or_no = (self.question.ready("No"), self.question.ready("Yes"))
        if self.question.kind == "yes_no" and len(words) > _SHORT:
            return yes_or_no[place]
        return words

    def _make_body(self) -> QWidget | None:
        """Nothing where the buttons say it all."""
        choices = self._choices
        if all(
            self._text(place) == one.text and not one.fails and not more_of(one)
            for place, one in enumerate(choices)
        ):
            return None
        for place, one in enumerate(choices):
            key = key_of(self.question, place)
            line = AnswerLine(key, one.text, fails=self._fails(one), more=more_of(one))
            line.clicked.connect(lambda _=False, place=place: self.choose(place))
            self.lines.append(line)
        return in_columns([self.lines[place] for place in self._order()], 2)
