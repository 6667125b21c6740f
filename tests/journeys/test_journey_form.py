"""A consultant makes a form of three kinds by keys, publishes it, and a call is scored with it."""

import shutil
from collections.abc import Callable
from pathlib import Path

from hands import ALT, CTRL, KEY, Until, drop, press, tab_to, write, write_over
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from evaluator.desk import forms, sample
from evaluator.desk.calls import CallFilter
from evaluator.desk.desk import Desk
from evaluator.ui.calls.page import CallsPage
from evaluator.ui.evaluate.page import EvaluatePage
from evaluator.ui.forms.editor.page import FormEditor
from evaluator.ui.forms.page import FormsPage
from evaluator.ui.window import MainWindow


def test_a_form_of_three_kinds_is_made_published_and_scored_with(
    open_window: Callable[[], MainWindow], desk: Desk, tmp_path: Path, until: Until
) -> None:
    window = open_window()
    editor = new_form(window)
    give_it_a_title(editor)
    first_point(editor)
    second_point(editor)
    third_point(editor)
    tab_to("Balance")
    press(KEY.Key_Space)
    publish(window, editor)
    form = forms.find(desk, "enquiry-line")
    assert form.title == "Enquiry line"
    assert [one.kind for one in form.questions] == ["scale", "yes_no", "text"]
    assert [one.weight for one in form.questions] == [50, 50, None]
    page = open_a_call(window, tmp_path, until)
    page.header.form_chosen.emit(form.id)
    until(lambda: list(page.questions.points) == [one.id for one in form.questions])
    write("2")
    press(KEY.Key_Y)
    press(KEY.Key_Escape)
    press(KEY.Key_Return, CTRL)
    write("Dee")
    press(KEY.Key_Return)
    (done,) = desk.store.evaluations.finished(CallFilter())
    assert (done.form.id, done.score.value) == ("enquiry-line", 100)


def new_form(window: MainWindow) -> FormEditor:
    press(KEY.Key_5, ALT)
    tab_to("New form")
    press(KEY.Key_Space)
    page = window.page("forms")
    assert isinstance(page, FormsPage)
    editor = page.findChild(FormEditor)
    assert isinstance(editor, FormEditor)
    return editor


def give_it_a_title(editor: FormEditor) -> None:
    tab_to("Title")
    write_over("Enquiry line")
    assert editor.work.text(("title",)) == "Enquiry line"


def first_point(editor: FormEditor) -> None:
    tab_to("Parts of the form")
    press(KEY.Key_Down)
    tab_to("Title")
    write_over("Greeting")


def second_point(editor: FormEditor) -> None:
    press(KEY.Key_N, CTRL)
    write_over("Was the request resolved?")
    choose_kind("Yes or no")


def third_point(editor: FormEditor) -> None:
    press(KEY.Key_N, CTRL)
    write_over("Why not?")
    choose_kind("Text")
    tab_to("Only when…")
    press(KEY.Key_Space)
    assert len(editor.work.content["questions"]) == 3


def choose_kind(text: str) -> None:
    held: QWidget = tab_to("Kind of answer")
    QTest.qWait(QApplication.keyboardInputInterval() + 50)  # letters before are another search
    write(text[0])
    assert held.currentText() == text  # type: ignore[attr-defined]


def publish(window: MainWindow, editor: FormEditor) -> None:
    press(KEY.Key_Return, CTRL)
    assert editor.notice.text.startswith("Version 1"), editor.notice.text
    tab_to("Publish version 1")
    press(KEY.Key_Space)
    page = window.page("forms")
    assert isinstance(page, FormsPage)
    assert "is published" in page.notice.text


def open_a_call(window: MainWindow, folder: Path, until: Until) -> EvaluatePage:
    file = sample.recording()
    press(KEY.Key_1, ALT)
    calls = window.page("calls")
    assert isinstance(calls, CallsPage)
    drop(calls, [Path(shutil.copy(file, folder / file.name))])
    until(lambda: calls.table.chosen is not None)
    press(KEY.Key_Return)
    write("Ines Marsh")
    press(KEY.Key_Return)
    page = window.page("evaluate")
    assert isinstance(page, EvaluatePage)
    until(lambda: page.player.ready)
    return page
