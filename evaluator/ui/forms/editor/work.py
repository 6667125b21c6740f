"""The form in hand: takes each change, looks it over, keeps it, and says what it came to."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from evaluator.desk import form_drafts
from evaluator.desk.desk import Desk
from evaluator.desk.form_drafts import FormDraft
from evaluator.errors import UserError
from evaluator.forms.drafted import Checked, checked
from evaluator.forms.editing import Editing
from evaluator.forms.tree import Content, at, put
from evaluator.forms.values import Place

LOOK_OVER: Final = 250
KEEP: Final = 500
RETRY: Final = 3000
"""Milliseconds: after the last change, after the first unkept one, after a keep that failed."""


class Work(QObject):
    """The draft that is edited. Pages say what was done; `changed` tells them to show it.

    `went` carries the place that a step was done at, to be shown; `looked_over` what there is to
    mend; `kept` when it was kept, `not_kept` the error.
    """

    changed = Signal()
    went = Signal(object)
    looked_over = Signal(object)
    kept = Signal(object)
    not_kept = Signal(object)

    def __init__(self, desk: Desk, draft: FormDraft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.name = draft.name
        self.editing = Editing(draft.content)
        self.language = ""
        self._unkept = False
        self._looking = QTimer(self, singleShot=True, interval=LOOK_OVER)
        self._looking.timeout.connect(self.look_over)
        self._keeping = QTimer(self, singleShot=True, interval=KEEP)
        self._keeping.timeout.connect(self.keep)

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
        """A text in the language that is shown; in the form's own where there is no other."""
        value = at(self.content, place, "")
        if isinstance(value, dict):
            value = value.get(self.language or self.content.get("language", "en"), "")
        return str(value)

    def set_text(self, place: Place, text: str, what: str) -> None:
        """Set a text in the language that is shown."""
        own = self.content.get("language", "en")
        value, now = self.language or own, at(self.content, place)
        if not isinstance(now, dict) and value == own:
            self.set(place, text, what, typing=True)
            return
        texts = dict(now) if isinstance(now, dict) else {own: str(now or "")}
        texts[value] = text
        kept = {code: one for code, one in texts.items() if one or code == own}
        self.set(place, kept if len(kept) > 1 else kept[own], what, typing=True)

    def undo(self) -> None:
        """Take the last step back and show where it was."""
        if self.editing.undoes:
            self._show(self.editing.undo)

    def redo(self) -> None:
        """Take the step again that was undone last."""
        if self.editing.redoes:
            self._show(self.editing.redo)

    def look_over(self) -> Checked:
        """Say what there is to mend, now."""
        self._looking.stop()
        found = checked(self.content)
        self.looked_over.emit(found)
        return found

    def keep(self) -> bool:
        """Keep what is not kept yet, now; while it cannot be, it is tried again by itself."""
        self._keeping.stop()
        if not self._unkept:
            return True
        try:
            when: datetime = form_drafts.keep(self._desk, self.name, self.content)
        except UserError as error:
            self._keeping.start(RETRY)
            self.not_kept.emit(error)
            return False
        self._unkept = False
        self.kept.emit(when)
        return True

    def done(self) -> None:
        """Keep nothing any more: the draft was published."""
        self._unkept = False
        self._keeping.stop()
        self._looking.stop()

    def _show(self, step: Callable[[], Place]) -> None:
        where = step()
        self._touched()
        self.went.emit(where)

    def _touched(self) -> None:
        self._unkept = True
        self.changed.emit()
        self._looking.start()
        if not self._keeping.isActive():
            self._keeping.start(KEEP)
