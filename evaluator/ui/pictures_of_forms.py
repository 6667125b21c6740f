"""Pictures of making a form and of looking at its past: the editor, its versions, what if."""

from collections.abc import Callable
from typing import Final, Protocol

from PySide6.QtCore import QSize

from evaluator.desk import form_drafts, forms
from evaluator.desk.desk import Desk
from evaluator.forms.tree import Content, at, put
from evaluator.forms.values import Place
from evaluator.ui.forms.editor.page import FormEditor
from evaluator.ui.forms.page import FormsPage
from evaluator.ui.forms.versions.what_if_page import WhatIfPage
from evaluator.ui.window import MainWindow

_SIZES: Final = (
    ("", QSize(1280, 800), 1.0),
    ("-720", QSize(1280, 720), 1.0),
    ("-200", QSize(1280, 720), 2.0),
)
_POINT: Final[Place] = ("questions", 8)
_TRANSLATED_POINT: Final[Place] = ("questions", 3)
_MADE: Final = "call-handling"
_TRANSLATED: Final = "apology-letter"
_SCORED: Final = "seven-point-call"


class Shown(Protocol):
    """A window that pictures are taken of."""

    @property
    def window(self) -> MainWindow:
        """It."""

    def take(self, name: str, size: QSize, scale: float) -> None:
        """Draw it once nothing moves any more."""


def publish_another(desk: Desk) -> None:
    """Publish a second version of the form that the demo's calls are scored with."""
    draft = form_drafts.begin_version(desk, forms.find(desk, _SCORED))
    content: Content = draft.content
    for number, weight in ((0, 20), (1, 4)):
        content = put(content, ("questions", number, "weight"), weight)
    content = put(content, ("questions", 0, "title"), "Lead-in with the reason")
    content = put(content, ("pass_mark",), 75)
    form_drafts.publish(desk, draft.name, content)


def draw_making(desk: Desk, shown: Shown, settle: Callable[[], None]) -> None:
    """Take the pictures; what is begun for them is given up again."""
    page = _page(shown.window)
    editor = _edit(desk, page, _MADE)
    editor.go_to(_POINT)
    settle()
    _take(shown, "editor")
    editor.go_to(())
    _take(shown, "editor-form")
    _leave(desk, page, editor)
    editor = _edit(desk, page, _TRANSLATED)
    _translate(editor)
    settle()
    _take(shown, "editor-language")
    _leave(desk, page, editor)
    _choose(page, _SCORED)
    page.history.show_versions()
    _take(shown, "versions")
    page.back()
    _choose(page, _SCORED)
    page.history.show_what_if()
    _score_again(page)
    settle()
    _take(shown, "what-if")
    page.back()


def _page(window: MainWindow) -> FormsPage:
    window.go("forms")
    page = window.page("forms")
    if not isinstance(page, FormsPage):
        raise TypeError("The place Forms is no FormsPage.")
    return page


def _choose(page: FormsPage, id: str) -> None:
    """Choose the newest version of a form in the list."""
    ids = [file.form.id if file.form else "" for file in page.files]
    page.list.setCurrentRow(len(ids) - 1 - ids[::-1].index(id))


def _edit(desk: Desk, page: FormsPage, id: str) -> FormEditor:
    _choose(page, id)
    page.making.edit_chosen()
    editor = page.shown
    if not isinstance(editor, FormEditor):
        raise TypeError("What is shown is no editor.")
    return editor


def _translate(editor: FormEditor) -> None:
    """Show a point in German, with two of its texts still to be translated."""
    content = editor.work.content
    for key in (("definition",), ("levels", 1)):
        place = (*_TRANSLATED_POINT, *key)
        content = put(content, place, at(content, (*place, "en")))
    editor.work.do("Untranslated", content, _TRANSLATED_POINT)
    editor.work.show_language("de")
    editor.go_to((*_TRANSLATED_POINT, "title"))


def _score_again(page: FormsPage) -> None:
    what_if = page.shown
    if not isinstance(what_if, WhatIfPage):
        raise TypeError("What is shown is no what-if.")
    what_if.run()


def _leave(desk: Desk, page: FormsPage, editor: FormEditor) -> None:
    editor.leave()
    page.back()
    form_drafts.give_up(desk, editor.work.name)
    page.refresh()


def _take(shown: Shown, name: str) -> None:
    for end, size, scale in _SIZES:
        shown.take(f"{name}{end}", size, scale)
