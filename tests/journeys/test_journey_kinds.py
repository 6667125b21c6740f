"""A form of one's own with every kind of question: added, chosen, scored by keys, read again."""

import shutil
from pathlib import Path

from hands import CTRL, KEY, Until, press, tab_to, write
from test_journey_evaluator import bring_in, finish_it, open_it

from evaluator.desk import evaluations, forms, sample
from evaluator.desk.desk import Desk
from evaluator.ui.evaluate.reading import Finished
from evaluator.ui.window import MainWindow

FORM = """
id: every-kind
version: "1"
title: Every kind
pass_mark: 80
bands: [{at: 80, name: On standard}, {at: 0, name: Needs coaching}]
sections:
  - {id: opening, title: Opening, weight: 60}
  - {id: rest, title: The rest, weight: 40}
  - {id: about, title: About the call, scored: false}
questions:
  - id: greeting
    section: opening
    title: Greeting
    levels: {0: None., 1: Short., 2: Full.}
    required: true
    causes: [{id: script, text: No script}]
  - id: verified
    section: opening
    kind: yes_no
    title: Was the caller verified?
    required: true
    rules: [{at: no, fails: [compliance, form]}]
  - id: courtesies
    section: rest
    kind: multiple
    title: Courtesies
    options:
      - {id: name, text: Used the name, points: 6}
      - {id: thanks, text: Thanked, points: 4}
  - id: asked-twice
    section: rest
    kind: number
    title: Times asked twice
    ranges: [{from: 0, to: 0, points: 10}, {from: 1, points: 5}]
  - id: reason
    section: about
    kind: choice
    title: Reason for the call
    required: true
    options: [{id: order, text: Order}, {id: complaint, text: Complaint}]
  - id: what
    section: about
    kind: text
    title: What was it about?
    required: true
    when: {question: reason, is: complaint}
  - {id: day, section: about, kind: date, title: Day of the visit}
  - {id: hour, section: about, kind: time, title: Time of the visit}
"""

ANSWERS = {
    "greeting": 0,
    "verified": 0,
    "courtesies": ("name", "thanks"),
    "asked-twice": 12.0,
    "reason": 1,
    "what": "A wrong bill",
    "day": "2026-05-03",
    "hour": "14:05",
}


def answer_all() -> None:
    """From the first point to the last, with nothing but keys."""
    write("0n")
    write("12")
    press(KEY.Key_Down)
    write("12")
    press(KEY.Key_Return)
    write("2")
    press(KEY.Key_Tab)
    write("A wrong bill")
    press(KEY.Key_Escape)
    press(KEY.Key_Down)
    write("2026-05-03")
    press(KEY.Key_Return)
    write("1405")
    press(KEY.Key_Escape)


def test_a_form_with_every_kind_is_scored_to_the_end_and_read_again(
    window: MainWindow, desk: Desk, tmp_path: Path, until: Until
) -> None:
    file = tmp_path / "every_kind.yaml"
    file.write_text(FORM, "utf-8")
    form = forms.add(desk, file)
    bring_in(window, Path(shutil.copy(sample.recording(), tmp_path / "call.wav")), until)
    page = open_it(window, until)
    page.header.form_chosen.emit(form.id)  # a list that the desktop opens
    answer_all()  # ahead of its rows: no key is lost, and none goes to the form before
    until(lambda: page._reading is not None and page._reading.form.id == form.id)
    assert dict(page._reading.sheet.answers) == ANSWERS
    assert page.footer._so_far.text() == "Fails the form: 0.0 shown, 30.0 raw"

    press(KEY.Key_Return, CTRL)  # a failing answer asks for a moment, then for its reason
    assert page._reading.focus == "verified"
    press(KEY.Key_M)
    press(KEY.Key_Return, CTRL)
    assert "asks for a comment" in page.notice.text
    press(KEY.Key_C)
    write("The account was named at once.")
    press(KEY.Key_Escape)

    press(KEY.Key_Up)  # a low answer offers its root causes
    tab_to("Root cause")
    press(KEY.Key_Space)
    press(KEY.Key_Escape)
    done = evaluations.get(desk, finish_it(page, "Dee Marlow"))
    assert dict(done.sheet.answers) == ANSWERS
    assert done.sheet.causes == {"greeting": ("script",)}
    assert (done.score.value, done.score.raw) == (0.0, 30.0)

    window.back()
    window.open_call(done.call.id)
    until(lambda: isinstance(page._reading, Finished))
    assert page.questions.points["what"].box.answer == "A wrong bill"
    assert page.questions.points["day"].box.line.text() == "2026-05-03"
    assert page.questions.points["asked-twice"].box.line.isReadOnly()
    assert page.questions.points["verified"].note.text.startswith("Fails the form")
