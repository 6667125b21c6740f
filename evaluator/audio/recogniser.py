"""A model that hears in a process of its own, so that nothing of it makes the window wait.

Whoever cancels need not wait for the sound under way, the memory is free again at the end, and a
model that takes more of it than there is takes nothing else with it.
"""

import os
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, Final, Self

from evaluator.audio.decode import Block
from evaluator.audio.whisper_model import Model, Said, Whisper, is_installed
from evaluator.errors import UserError

_LOOK: Final = 0.1
"""Seconds after which it is asked again whether to go on."""

_NICE: Final = 5
"""How far it stands back behind the window and its player, where both want a core."""

_ENDED: Final = UserError(
    "The model stopped before it was done. What it had recognised is kept.",
    "Go on with it; if it stops again, take a smaller model: it needs less memory.",
)


class Recogniser:
    """Use it in a `with`: the process ends with it.

    Raises UserError when the packages are not installed.
    """

    def __init__(self, model: Model) -> None:
        if not is_installed():
            raise UserError(
                "What recognises speech is not installed.",
                "Install it with: pip install call-evaluator[speech]",
            )
        context = get_context("spawn")  # a fork would take the window's threads and locks along
        self._ours, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, model), daemon=True)
        self._process.start()
        theirs.close()
        self._ready = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._process.kill()  # it writes nothing that could be cut
        self._process.join()
        self._process.close()
        self._ours.close()

    def hear(self, sound: Block, language: str, go_on: Callable[[], None]) -> Said:
        """What `Whisper.hear` tells. `go_on` is called all the while and may raise, to stop.

        Raises UserError when the model cannot be loaded, or stopped by itself.
        """
        try:
            if not self._ready:
                self._answer(go_on)
                self._ready = True
            self._ours.send((sound, language))
            said: Said = self._answer(go_on)
        except (EOFError, OSError) as error:
            raise _ENDED from error
        return said

    def _answer(self, go_on: Callable[[], None]) -> Any:
        while not self._ours.poll(_LOOK):
            go_on()
        answer = self._ours.recv()
        if isinstance(answer, UserError):
            raise answer
        return answer


def _serve(theirs: Connection, model: Model) -> None:
    """The other process: load the model, then hear one sound after the other until nobody asks."""
    if os.name == "posix":
        os.nice(_NICE)
    try:
        whisper = Whisper(model)
    except UserError as error:
        theirs.send(error)
        return
    theirs.send(None)
    while True:
        try:
            sound, language = theirs.recv()
        except EOFError:
            return
        theirs.send(whisper.hear(sound, language))
