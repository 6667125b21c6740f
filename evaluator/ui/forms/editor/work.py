"""The form in hand: takes each change, looks it over, keeps it, and says what it came to."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from evaluator.desk import form_drafts
from evaluator.desk.desk import Desk
from evaluator.desk.form_drafts import FormDraft
from evaluator.errors import UserError
from evaluator.forms.edit_texts import with_text
from evaluator.forms.editing import Editing
from evaluator.forms.languages_edit import changed_language, is_text, own_language, text_at
from evaluator.forms.tree import Content, at, put
from evaluator.forms.values import Place
from evaluator.job import Job
from evaluator.ui.background import start
from evaluator.ui.forms.editor.kept import Kept
from evaluator.ui.forms.editor.looking import LookedOver, looked_over

LOOK_OVER: Final = 250
KEEP: Final = 500
RETRY: Final = 3000
"""Milliseconds: after the last change, after the first unkept one, after a keep that failed."""


class Work(QObject):
    """The draft that is edited. Pages say what was done; `changed` tells them to show it.

    `went` carries the place that a step was done at, to be shown; `looked_over` what there is to
    mend; `kept` when it was kept, `not_kept` the error, `renamed` the name that it is kept by since
    its file was changed elsewhere.
    """

    changed = Signal()
    went = Signal(object)
    looked_over = Signal(object)
    kept = Signal(object)
    not_kept = Signal(object)
    renamed = Signal(str)

    def __init__(self, desk: Desk, draft: FormDraft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._name = draft.name
        self._file = Kept(desk, draft.name)
        self.editing = Editing(draft.content)
        self.language = ""
        self._changes = self._kept_changes = 0
        self._looking = QTimer(self, singleShot=True, interval=LOOK_OVER)
        self._looking.timeout.connect(self._look_over_behind)
        self._keeping = QTimer(self, singleShot=True, interval=KEEP)
        self._keeping.timeout.connect(self._keep_behind)

    @property
    def name(self) -> str:
        """By what the draft is kept."""
        return self._file.name

    @property
    def content(self) -> Content:
        """The form as it is now."""
        return self.editing.content

    def do(self, what: str, content: Content, place: Place = (), *, typing: str = "") -> None:
        """Take a step; `typing` as in `Editing.do`."""
        if self.editing.do(what, content, place, typing=typing):
            self._touched()

    def follow(self, what: str, content: Content, place: Place) -> None:
        """Take what follows from what was typed at a place, as a part of that step."""
        if self.editing.follow(what, content, place, typing="/".join(map(str, place))):
            self._touched()

    def go(self, what: str, content: Content, place: Place) -> None:
        """Take a step and show where it led."""
        self.do(what, content, place)
        self.went.emit(place)

    def set(self, place: Place, value: Any, what: str, *, typing: bool = False) -> None:
        """Set one value, in one step with what was typed there before."""
        key = "/".join(map(str, place)) if typing else ""
        self.do(what, put(self.content, place, value), place, typing=key)

    def text(self, place: Place) -> str:
        """A text in the language that is shown; "" while it is not translated."""
        return text_at(self.content, place, self.language or own_language(self.content))

    def own_text(self, place: Place) -> str:
        """What a text says in the form's own language, while another one is shown; else ""."""
        if not self.language or not is_text(place):
            lines = at(self.content, place) if is_text((*place, 0)) else ()
            return "\n".join(self.own_text((*place, n)) for n in range(len(lines or ())))
        return text_at(self.content, place, own_language(self.content))

    def named(self, place: Place) -> str:
        """A text in the language that is shown, or else in the form's own."""
        return self.text(place) or text_at(self.content, place, own_language(self.content))

    def show_language(self, language: str) -> None:
        """Show and edit the texts in a language; what is typed now is a step of its own."""
        self.editing.pause()
        self.language = "" if language == own_language(self.content) else language
        self.changed.emit()
        self._look_over_behind()

    def set_text(self, place: Place, text: str, what: str) -> None:
        """Set a text in the language that is shown."""
        own, now = own_language(self.content), at(self.content, place)
        shown = self.language if is_text(place) else ""
        self.set(place, with_text(now, text, shown or own, own), what, typing=True)

    def name_by_title(self) -> None:
        """Give a new form the id that its title says, as a part of typing the title."""
        place = ("title",)
        self.follow("Title", form_drafts.named_by_title(self._desk, self.content), place)

    def undo(self) -> None:
        """Take the last step back and show where it was."""
        if self.editing.undoes:
            self._show(self.editing.undo)

    def redo(self) -> None:
        """Take the step again that was undone last."""
        if self.editing.redoes:
            self._show(self.editing.redo)

    def look_over(self) -> LookedOver:
        """Say what there is to mend, now."""
        self._looking.stop()
        found = looked_over(self.content, self.language)
        self.looked_over.emit(found)
        return found

    def keep(self, *, unchanged: bool = False) -> bool:
        """Keep what is not kept yet, now; while it cannot be, it is tried again by itself.

        Also `unchanged`, where the file may hold what somebody else made of it.
        """
        self._keeping.stop()
        if self._changes == self._kept_changes and not unchanged:
            return True
        try:
            self._was_kept((self._changes, self._file.keep(self.content, self._changes)))
        except UserError as error:
            self._was_not_kept(error)
            return False
        return True

    def done(self) -> None:
        """Keep nothing any more: the draft was published."""
        self._kept_changes = self._changes
        self._keeping.stop()
        self._looking.stop()

    def _look_over_behind(self) -> None:
        """Look over while one goes on typing: that of a long form takes longer than a key."""
        content, language = self.content, self.language

        def work(_job: Job) -> tuple[Content, str, LookedOver]:
            return content, language, looked_over(content, language)

        start(work, owner=self, done=self._was_looked_over, failed=self._break)

    def _was_looked_over(self, told: tuple[Content, str, LookedOver]) -> None:
        """Say what was found, unless something was changed meanwhile: that is looked over yet."""
        content, language, found = told
        if content is self.content and language == self.language:
            self.looked_over.emit(found)

    def _keep_behind(self) -> None:
        content, number, file = self.content, self._changes, self._file

        def work(_job: Job) -> tuple[int, datetime | None]:
            return number, file.keep(content, number)

        start(work, owner=self, done=self._was_kept, failed=self._was_not_kept)

    def _was_kept(self, told: tuple[int, datetime | None]) -> None:
        number, when = told
        self._kept_changes = max(self._kept_changes, number)
        if when is not None:
            self.kept.emit(when)
        if self.name != self._name:
            self._name = self.name
            self.renamed.emit(self.name)

    def _was_not_kept(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._keeping.start(RETRY)
        self.not_kept.emit(error)

    def _break(self, error: Exception) -> None:
        raise error

    def _show(self, step: Callable[[], Place]) -> None:
        before = self.content
        where = step()
        if where and (language := changed_language(before, self.content, where)):
            self.language = "" if language == own_language(self.content) else language
        self._touched()
        self.went.emit(where)

    def _touched(self) -> None:
        self._changes += 1
        self.changed.emit()
        self._looking.start()
        if not self._keeping.isActive():
            self._keeping.start(KEEP)
