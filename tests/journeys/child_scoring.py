"""Evaluators who score, each in a fork of this process, until they are killed."""

import faulthandler
import os
import random
import sys

from child import Script, evaluate_page, open_the_call, play, sheet_of, tell, until_shown
from hands import KEY, press, write
from PySide6.QtWidgets import QLabel

from evaluator.desk import forms, sample
from evaluator.desk.desk import Desk
from evaluator.places import places
from evaluator.ui.evaluate.autosave import Autosave
from evaluator.ui.evaluate.page import EvaluatePage

LONGEST_LIFE = 100
"""Seconds after which an evaluator who was not killed says on stderr where it stands, and ends."""


class Scoring:
    """An evaluator who scores until killed. Says `opened` with what stood there, `did` with what
    stands there after each step, and `saved` with what stood there when the window said so.
    """

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)

    def script(self) -> Script:
        """Open the call and score it without end."""
        yield from until_shown()
        yield from open_the_call()
        page = evaluate_page()
        keeper = page.findChildren(Autosave)[-1]
        keeper.saved.connect(lambda _: self._acknowledge(page, keeper))
        tell("opened", sheet_of(page))
        while True:
            self._do(page)
            tell("did", sheet_of(page))
            for _ in range(self._chance.randrange(1, 12)):
                yield

    def _do(self, page: EvaluatePage) -> None:
        """One thing of many, by keys."""
        match self._chance.randrange(6):
            case 0:
                write(self._chance.choice("01234a"))
            case 1:
                press(KEY.Key_C)
                write(self._chance.choice(["so ", "calm ", "3 "]))
                press(KEY.Key_Escape)
            case 2:
                press(self._chance.choice([KEY.Key_Right, KEY.Key_Right, KEY.Key_Left]))
            case 3:
                press(self._chance.choice([KEY.Key_Down, KEY.Key_Up]))
            case 4:
                press(KEY.Key_M)
            case 5:
                press(KEY.Key_Up, times=6)

    def _acknowledge(self, page: EvaluatePage, keeper: Autosave) -> None:
        if not keeper.pending:
            said = [one.text() for one in page.footer.findChildren(QLabel)]
            assert any(text.startswith("saved") for text in said), said
            tell("saved", sheet_of(page))


def keep_scoring() -> None:
    """For every number on stdin: fork an evaluator who scores, say its pid, and when it is gone."""
    import evaluator.ui.calls.page
    import evaluator.ui.evaluate.sound  # noqa: F401 - all that takes long is loaded before a fork

    with Desk.in_memory(places()) as desk:
        sample.bring_in(desk)
        forms.offered(desk)
    for line in sys.stdin:
        pid = os.fork()
        if not pid:
            faulthandler.dump_traceback_later(LONGEST_LIFE, exit=True)
            os._exit(play(Scoring(int(line)).script()))
        tell("pid", pid)
        tell("gone", os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))


if __name__ == "__main__":
    keep_scoring()
