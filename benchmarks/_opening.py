"""Opening calls in a window, watched by a timer: run as `_opening HOME LONG SHORT`, prints JSON.

A process of its own: the first call of a start is opened once a process.
"""

import json
import sys
from functools import partial
from pathlib import Path

from benchmarks._beats import Waited, longest_wait
from evaluator.desk import evaluations, forms, intake
from evaluator.desk.desk import Desk
from evaluator.desk.settings import Settings
from evaluator.forms.model import Form
from evaluator.places import Places
from evaluator.scoring.sheet import Sheet
from evaluator.terms import Call
from evaluator.ui.evaluate.page import EvaluatePage
from evaluator.ui.start import application
from evaluator.ui.warming import Warming
from evaluator.ui.window import MainWindow

QUESTIONS, SECTIONS = 40, 8
BY = "Bench"


def measure(home: Path, long: Path, short: Path) -> dict[str, Waited]:
    """How long the window was not served at most, by what it did."""
    application()
    places = Places(*(home / name for name in ("data", "config", "cache", "log")))
    with Desk.in_memory(places) as desk:
        form = forms.publish(desk, long_form())
        once, twice = (intake.bring_in_one(desk, path) for path in (short, long))
        window = MainWindow(desk, Settings(evaluator=BY))
        window.resize(1280, 800)
        window.show()
        waits = _waits(window, desk, once, twice, form)
        window.close()
    return waits


def _waits(window: MainWindow, desk: Desk, one: Call, other: Call, form: Form) -> dict[str, Waited]:
    warming = Warming(window, desk)
    waits = {"loading behind the list": longest_wait(warming.begin, lambda: warming.done)}
    page = window.page("evaluate")
    assert isinstance(page, EvaluatePage)

    def opening(call: Call) -> Waited:
        ended = partial(_is_open, page, call)
        return longest_wait(partial(window.open_call, call.id), ended)

    waits["the first call"] = opening(one)
    waits["back to the list"] = longest_wait(window.back, lambda: window.place == "calls")
    waits["a call of two hours"] = opening(other)
    pick = partial(page.header.form_chosen.emit, form.id)
    waits[f"a form of {QUESTIONS} points instead"] = longest_wait(
        pick, lambda: page.showing.reading is not None and page.showing.reading.form == form
        and page.questions.whole,
    )  # fmt: skip
    window.back()
    waits["a call on the form before"] = opening(one)
    window.back()
    waits[f"a call on {QUESTIONS} points"] = opening(other)
    window.back()
    _leave_in_the_middle(desk, other, form)
    waits["the same where it was left in the middle"] = opening(other)
    return waits


def _is_open(page: EvaluatePage, call: Call) -> bool:
    shown = page.showing.call is not None and page.showing.call.id == call.id
    return shown and page.isVisible() and page.player.ready and page.questions.whole


def _leave_in_the_middle(desk: Desk, call: Call, form: Form) -> None:
    draft = evaluations.open_draft(desk, call.id, BY, form)
    focus = form.questions[QUESTIONS // 2].id
    evaluations.keep_draft(desk, draft.evaluation_id, Sheet(), focus, 60.0)


def long_form() -> Form:
    """Questions of five kinds with long texts, in sections of which every second is nested."""
    words = "a sentence that goes on for as long as such sentences of large companies do"
    options = [{"id": f"o{n}", "text": f"Option {n}: {words}", "points": n} for n in range(5)]
    kinds = (
        {"levels": [f"{level}: {words}" for level in range(5)]},
        {"kind": "yes_no"},
        {"kind": "choice", "options": options},
        {"kind": "multiple", "options": options},
        {"kind": "number", "ranges": [{"from": 0, "to": 10, "points": 1}]},
    )
    sections = [
        {"id": f"s{at}", "title": f"Section {at}", "definition": f"What is listened for: {words}."}
        | ({"within": f"s{at - 1}"} if at % 2 else {})
        for at in range(SECTIONS)
    ]
    questions = [
        {"id": f"q{at}", "title": f"Point {at}: {words}", "definition": f"{words}, and {words}."}
        | {"section": f"s{at * SECTIONS // QUESTIONS}", "weight": 1, **kinds[at % len(kinds)]}
        for at in range(QUESTIONS)
    ]
    about = {"id": "long", "version": "1", "title": "Long", "pass_mark": 80}
    bands = [{"at": 80, "name": "On standard"}, {"at": 0, "name": "Below"}]
    content = {**about, "bands": bands, "sections": sections, "questions": questions}
    return Form.model_validate(content)


if __name__ == "__main__":
    print(json.dumps(measure(*map(Path, sys.argv[1:]))))
