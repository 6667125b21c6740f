"""The sample call, brought in while the window goes on."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from evaluator.errors import UserError
from evaluator.job import Job
from evaluator.ui import background

if TYPE_CHECKING:  # imported when it is needed: first the window
    from evaluator.desk.desk import Desk


class SampleCall(QObject):
    """`brought_in` carries the id of the call, `failed` the UserError of why it is not there."""

    brought_in = Signal(str)
    failed = Signal(object)

    def __init__(self, desk: "Callable[[], Desk]", parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def bring_in(self) -> None:
        """Begin; a call that is there already is found again."""
        background.start(self._bring_in, owner=self, done=self._there, failed=self._not_there)

    def _bring_in(self, _job: Job) -> str:
        from evaluator.desk import sample  # brings the decoders, which the start does without

        return sample.bring_in(self._desk()).id

    def _there(self, call_id: str) -> None:
        self.brought_in.emit(call_id)

    def _not_there(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.failed.emit(error)
