"""Which widget answers which kind of question."""

from typing import Final

from PySide6.QtWidgets import QWidget

from evaluator.forms.question import LEVELLED, Question
from evaluator.ui import look
from evaluator.ui.evaluate.answers.box import AnswerBox
from evaluator.ui.evaluate.answers.buttons import ButtonsBox, in_the_row
from evaluator.ui.evaluate.answers.day import DayBox
from evaluator.ui.evaluate.answers.field import FieldBox
from evaluator.ui.evaluate.answers.number import NumberBox
from evaluator.ui.evaluate.answers.options import OptionsBox
from evaluator.ui.evaluate.answers.text import TextBox

_TIME: Final = 9 * look.GRID


def answer_box(number: int, question: Question, parent: QWidget | None = None) -> AnswerBox:
    """What a point with this number in the form is answered with."""
    kind = question.kind
    if kind in LEVELLED or (kind == "choice" and in_the_row(question)):
        return ButtonsBox(number, question, parent)
    if kind in ("choice", "multiple"):
        return OptionsBox(number, question, parent)
    if kind == "number":
        return NumberBox(number, question, parent)
    if kind == "date":
        return DayBox(number, question, parent)
    if kind == "time":
        return FieldBox(number, question, parent, hint="hh:mm", width=_TIME)
    return TextBox(number, question, parent)
