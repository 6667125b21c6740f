"""Making a blend: its fields on the left, what it comes to and what is to mend on the right."""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from evaluator.desk import blend_making, blends, unsaved_blend
from evaluator.desk.blends import BlendFile
from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.forms.editing import Editing
from evaluator.forms.tree import Content
from evaluator.ui import look
from evaluator.ui.forms.blend_fields import BlendFields
from evaluator.ui.forms.blend_sheet import BlendSheet
from evaluator.ui.forms.editor.findings import Findings
from evaluator.ui.widgets.basic import Card, Elided, back_button, button, icon_button, muted, rule
from evaluator.ui.widgets.notice import InlineNotice

_LEAVE: Final = "Leave without saving"
_KEEP: Final = 500
"""Milliseconds after the first change that is not kept."""


class BlendEditor(QWidget):
    """One blend at a time; it counts once it is saved. `closed` when the user goes back, `saved`
    with the blend.

    What is typed is kept beside it until then, so that closing the window loses nothing: it comes
    back as `typed`.
    """

    closed = Signal()
    saved = Signal(object)

    def __init__(
        self,
        desk: Desk,
        content: Content,
        over: BlendFile | None = None,
        parent: QWidget | None = None,
        *,
        typed: Content | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._over = over
        self._before = content
        self.editing = Editing(content)
        if typed is not None:
            self.editing.do("What was not saved", typed)
        self._keeping = QTimer(self, singleShot=True, interval=_KEEP)
        self._keeping.timeout.connect(self._keep)
        self.fields = BlendFields(blend_making.offers(desk))
        self.fields.changed.connect(self._do)
        self.sheet = BlendSheet(narrow=True)
        self.findings = Findings()
        self.findings.went.connect(self._go_to)
        self.notice = InlineNotice()
        self.notice.action_asked.connect(self._leave)
        self._title = Elided("", look.TITLE, bold=True)
        self._note = muted("The preview appears once nothing is wrong.", wrap=True)
        self._note.setIndent(look.GRID)
        self.undo = icon_button("undo", "Undo", self._undo)
        self.redo = icon_button("redo", "Redo", self._redo)
        self.save = button("Save", self.save_blend, kind="primary", symbol="save")
        for keys, do in (
            (QKeySequence.StandardKey.Undo, self._undo),
            (QKeySequence.StandardKey.Redo, self._redo),
            (QKeySequence.StandardKey.Save, self.save_blend),
        ):
            QShortcut(keys, self, do)
        self._lay_out()
        self.refresh()
        if typed is not None:
            self._say_unsaved("It is as you left it. Save it, or leave without it.")

    def refresh(self) -> None:
        """Show the blend as it is now, and what there is to mend in it."""
        content = self.editing.content
        self._title.setText(str(content.get("title", "")) or "No title")
        self.fields.show_content(content)
        found = blend_making.check(self._desk, content)
        self.fields.mend(found.findings)
        self.findings.show_findings(found.findings)
        if found.blend is not None:
            self.sheet.show_blend(found.blend, blends.members(self._desk, found.blend), ())
        self.sheet.setVisible(found.blend is not None)
        self._note.setVisible(found.blend is None)
        self.undo.setEnabled(bool(self.editing.undoes))
        self.redo.setEnabled(bool(self.editing.redoes))

    def save_blend(self) -> None:
        """Keep it as the user's own; where something is wrong, go there instead."""
        found = blend_making.check(self._desk, self.editing.content)
        errors = [one for one in found.findings if one.error]
        if errors:
            self.notice.say("bad", "There is something to mend before it can be saved.")
            self._go_to(errors[0].place)
            return
        try:
            blend = blend_making.save(self._desk, self.editing.content, self._over)
            self._forget()
        except UserError as error:
            self.notice.say_error(error)
            return
        self.saved.emit(blend)

    def leave(self) -> None:
        """Go back; what was changed and not saved is asked about first."""
        if self.editing.content == self._before:
            self._leave()
        else:
            self._say_unsaved()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the title."""
        super().focusInEvent(event)
        self._go_to(("title",))

    def hideEvent(self, event: QHideEvent) -> None:
        """Whatever is shown instead, or the window is closed: what was typed is kept."""
        super().hideEvent(event)
        if self._keeping.isActive():
            self._keep()

    def _keep(self) -> None:
        """Keep what is typed until it is saved."""
        self._keeping.stop()
        try:
            if self.editing.content == self._before:
                unsaved_blend.forget(self._desk)
            else:
                of = self._over.path if self._over else None
                unsaved_blend.keep(self._desk, self.editing.content, of)
        except UserError as error:
            self.notice.say_error(error)

    def _forget(self) -> None:
        self._keeping.stop()
        unsaved_blend.forget(self._desk)

    def _leave(self) -> None:
        """Go back; what is not saved is meant to go."""
        try:
            self._forget()
        except UserError as error:
            self.notice.say_error(error)
        else:
            self.closed.emit()

    def _say_unsaved(self, hint: str = "") -> None:
        self.notice.say("warn", "What you changed is not saved.", hint, action=_LEAVE)

    def _do(self, what: str, content: Content, typing: str) -> None:
        if self.editing.do(what, content, typing=typing):
            self._changed()

    def _undo(self) -> None:
        if self.editing.undoes:
            self.editing.undo()
            self._changed()

    def _redo(self) -> None:
        if self.editing.redoes:
            self.editing.redo()
            self._changed()

    def _changed(self) -> None:
        self.notice.clear()
        self.refresh()
        if not self._keeping.isActive():
            self._keeping.start()

    def _go_to(self, place: tuple[str | int, ...]) -> None:
        control = self.fields.controls.get(place) or self.fields.controls.get((*place, 0, "share"))
        if control is not None:
            control.setFocus()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(look.GRID)
        head.addWidget(back_button("Blends", self.leave))
        head.addWidget(self._title, 1)
        for one in (self.undo, self.redo, self.save):
            head.addWidget(one)
        left = Card(margin=0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        inner = QWidget()
        inner.setProperty("kind", "plain")
        around = QVBoxLayout(inner)
        around.setContentsMargins(2 * look.GRID, 2 * look.GRID, 2 * look.GRID, 2 * look.GRID)
        around.addWidget(self.fields)
        area.setWidget(inner)
        left.body.addWidget(area)
        right = Card(margin=look.GRID)
        right.body.addWidget(self._note)
        right.body.addWidget(self.sheet, 1)
        right.body.addStretch()
        right.body.addWidget(rule())
        right.body.addWidget(self.findings)
        row = QHBoxLayout()
        row.setSpacing(2 * look.GRID)
        row.addWidget(left, 10)
        row.addWidget(right, 9)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * look.GRID, 2 * look.GRID, 2 * look.GRID, 2 * look.GRID)
        column.setSpacing(2 * look.GRID)
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addLayout(row, 1)
