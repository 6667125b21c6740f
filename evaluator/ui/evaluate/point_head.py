"""The row of a point: number, title, what it counts for, its moments, and its answers."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from evaluator.forms.model import Form, Question
from evaluator.scoring.shares import shares
from evaluator.terms import trimmed
from evaluator.ui import look
from evaluator.ui.evaluate.answers.box import AnswerBox
from evaluator.ui.widgets.basic import label

INDENT: Final = 44
_ROOM: Final = 248
"""Pixels of the answers beside a title, so that all columns stand; wider ones go under it."""


def weights(form: Form) -> dict[str, str]:
    """What each question that counts can add to the score, by its id, as its row shows it."""
    bonus = {question.id for question in form.questions if question.bonus}
    return {
        id: f"+{trimmed(weight, 1)}" if id in bonus else trimmed(weight, 1)
        for id, weight in shares(form).items()
    }


def point_head(box: AnswerBox, weight: str, flags: QWidget) -> QVBoxLayout:
    """The row of the point that a box answers; `weight` is "" where it does not count."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(look.GRID)
    number = label(str(box.number), look.BODY, bold=True, kind="muted")
    number.setFixedWidth(INDENT - 16 - look.GRID)
    row.addWidget(number)
    row.addWidget(_title(box.question), 1)
    row.addWidget(_weight(box.question, weight))
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addLayout(row)
    row.addWidget(flags)
    if box.sizeHint().width() <= _ROOM:
        box.setFixedWidth(_ROOM)
        row.addWidget(box)
    else:
        row.addSpacing(_ROOM + look.GRID)
        under = QHBoxLayout()
        under.addStretch()
        under.addWidget(box)
        column.addLayout(under)
    return column


def _title(question: Question) -> QLabel:
    title = label(question.title, look.BODY, bold=True, wrap=True)
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    title.setSizePolicy(policy)
    return title


def _weight(question: Question, weight: str) -> QLabel:
    made = label(weight, look.BODY, kind="muted")
    made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    made.setMinimumWidth(3 * look.GRID)
    bonus = "Bonus: what it can add" if question.bonus else "Weight"
    made.setToolTip(bonus if weight else "Not scored")
    return made
