"""Evaluators who score, each in a fork of a process that has loaded all, until they are killed.

`child_scoring.py END HOME ...`: the end of a socket, and the folders of those who are asked for on
it; as many pairs as there are databases.
"""

import faulthandler
import gc
import os
import random
import sys

from child import Script, evaluate_page, open_the_call, play, sheet_of, tell, until_shown
from hands import KEY, press, write
from PySide6.QtWidgets import QLabel

from evaluator.desk import forms, sample
from evaluator.desk.desk import Desk
from evaluator.places import places
from evaluator.ui import warming
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


def load() -> None:
    """All that takes long and needs no application, which no fork would outlive."""
    import evaluator.ui.calls.page
    import evaluator.ui.evaluate.sound  # noqa: F401 - loaded here, used in the forks

    for _ in warming.name_types():
        pass
    with Desk.in_memory(places()) as desk:
        sample.bring_in(desk)
        forms.offered(desk)
    gc.freeze()  # what the forks share stays shared


def keep_scoring() -> None:
    """For every number on stdin: fork an evaluator who scores, say its pid, and when it is gone."""
    for line in sys.stdin:
        pid = os.fork()
        if not pid:
            faulthandler.dump_traceback_later(LONGEST_LIFE, exit=True)
            os._exit(play(Scoring(int(line)).script()))
        tell("pid", pid)
        tell("gone", os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))


def keep_each(homes: dict[int, str]) -> None:
    """Fork a process for every end of a socket, which serves it as stdin and stdout."""
    for end, home in homes.items():
        if not os.fork():
            os.environ["CALL_EVALUATOR_HOME"] = home
            os.dup2(end, 0)
            os.dup2(end, 1)
            for other in homes:  # an end that only its own process holds is closed when that ends
                os.close(other)
            keep_scoring()
            os._exit(0)
    for end in homes:
        os.close(end)
    for _ in homes:
        os.wait()


if __name__ == "__main__":
    load()
    keep_each({int(end): home for end, home in zip(sys.argv[1::2], sys.argv[2::2], strict=True)})
