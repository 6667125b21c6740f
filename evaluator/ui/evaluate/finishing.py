"""Finishing a draft: what is missing is gone to and asked for, then the evaluation is made."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from evaluator.desk import evaluations, people
from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.scoring.evidence import lacking, without_reason
from evaluator.terms import Call
from evaluator.ui.evaluate.floating import FloatingNotice
from evaluator.ui.evaluate.keeping import Keeping
from evaluator.ui.evaluate.opening import as_agent
from evaluator.ui.evaluate.questions import Questions
from evaluator.ui.evaluate.sitting import Sitting
from evaluator.ui.evaluate.unfinished import (
    lacking_hint,
    lacking_text,
    open_text,
    reason_hint,
    reason_text,
)
from evaluator.ui.keys import Keys
from evaluator.ui.widgets.name_bar import NameBar


class Finishing(QObject):
    """Finishes the sitting of a call, or goes to what is missing: a point, or who the agent is.

    `finished` carries the Evaluation, `agent_named` the Call with its agent. `about` gives the
    sitting and the call that are on the screen, None where nothing can be finished.
    """

    finished = Signal(object)
    agent_named = Signal(object)

    def __init__(
        self,
        desk: Desk,
        about: Callable[[], tuple[Sitting, Call] | None],
        *,
        keeping: Keeping,
        questions: Questions,
        notice: FloatingNotice,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._about = about
        self._keeping = keeping
        self._questions = questions
        self._notice = notice
        self.agent_bar = NameBar(
            "Who was the agent?",
            name="Name of the agent",
            go_on="Finish",
            note="The name is kept with the call.",
        )
        self.agent_bar.named.connect(self._name_agent)
        self.agent_bar.closed.connect(questions.take_focus)

    def finish(self, keys: Keys) -> None:
        """Finish, or say what is missing; `keys` are named in the hints."""
        if (about := self._about()) is None:
            return
        sitting, call = about
        recorded = call.recording is not None
        if missing := sitting.missing:
            self._go_to_first(sitting, missing)
            self._notice.say("info", open_text(sitting.numbers(missing)), "Here is the first one.")
        elif ids := lacking(sitting.form, sitting.sheet, recorded=recorded):
            self._go_to_first(sitting, ids)
            text = lacking_text(sitting.numbers(ids), recorded=recorded)
            self._notice.say("info", text, lacking_hint(keys, recorded=recorded))
        elif ids := without_reason(sitting.form, sitting.sheet):
            self._go_to_first(sitting, ids)
            self._notice.say("info", reason_text(sitting.numbers(ids)), reason_hint(keys))
        elif call.agent is None:
            self.agent_bar.ask(people.names(self._desk).agents)
        else:
            self._finish_now(sitting)

    def _go_to_first(self, sitting: Sitting, ids: Sequence[str]) -> None:
        sitting.focus_on(ids[0])
        self._questions.take_focus()

    def _finish_now(self, sitting: Sitting) -> None:
        try:
            self._keeping.flush()
            evaluation = evaluations.finish(self._desk, sitting.evaluation_id)
        except UserError as error:
            self._notice.say_error(error)
            return
        self._keeping.put_down()
        self.finished.emit(evaluation)

    def _name_agent(self, name: str) -> None:
        if (about := self._about()) is None:
            return
        try:
            call = as_agent(self._desk, about[1], name)
        except UserError as error:
            self._notice.say_error(error)
            return
        self.agent_named.emit(call)
