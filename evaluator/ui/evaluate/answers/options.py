"""Options in words, unfolded under the row: one of them to choose, or several to tick."""

from typing import Final

from PySide6.QtWidgets import QWidget

from evaluator.forms.in_words import fails_in_words
from evaluator.forms.options import Option
from evaluator.forms.question import Question
from evaluator.terms import NOT_APPLICABLE
from evaluator.ui.evaluate.answers.box import AnswerBox, Said
from evaluator.ui.evaluate.answers.by_key import key_of, ticked
from evaluator.ui.evaluate.answers.line import AnswerLine, in_columns, more_of

_BESIDE: Final = 34
"""Letters: options up to so long stand two in a row."""


class OptionsBox(AnswerBox):
    """In the row stand what was chosen, None of these (of several) and not applicable."""

    def __init__(self, number: int, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(number, question, parent)
        self._said = Said("Choose …")
        self._row.addWidget(self._said)
        if question.kind == "multiple":
            words = question.ready("None of these")
            self._add_button((), question.ready("None"), words[:1].lower() + words[1:])
        self._add_not_applicable()

    def stops(self) -> list[QWidget]:
        """The options are first; they are chosen by Space."""
        return [*self.lines, *super().stops()]

    def let_reach(self, reachable: bool) -> None:
        """Where the lines are seen they say what was chosen."""
        super().let_reach(reachable)
        self._said.setVisible(not reachable)

    def _make_body(self) -> QWidget | None:
        several = self.question.kind == "multiple"
        for place, option in enumerate(self.question.options):
            line = AnswerLine(
                key_of(self.question, place),
                option.text,
                glyph="several" if several else "one",
                fails=fails_in_words(option.fails, sections=self.question.sections),
                more=more_of(option),
            )
            line.clicked.connect(lambda _=False, place=place: self._pick(place))
            self.lines.append(line)
        self.let_reach(self._reachable)
        titles = self.question.sections
        texts = [
            one.text + fails_in_words(one.fails, sections=titles) for one in self.question.options
        ]
        return in_columns(self.lines, 2 if max(map(len, texts)) <= _BESIDE else 1)

    def _pick(self, place: int) -> None:
        if self.question.kind == "multiple":
            self.answered.emit(ticked(self.question, place, self.answer))
        else:
            self.choose(place)

    def _refresh(self) -> None:
        super()._refresh()
        chosen = self.answer not in (None, NOT_APPLICABLE)
        rules = self.question.rules_of(self.answer) if chosen and self.answer is not None else ()
        texts = [one.text for one in rules if isinstance(one, Option)]
        self._said.say(texts, open=self.answer is None)
