"""The editor of one form: its parts, the fields of the chosen part, and what it looks like."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from evaluator.desk import form_drafts
from evaluator.desk.desk import Desk
from evaluator.desk.form_drafts import FormDraft
from evaluator.errors import UserError
from evaluator.forms import edit_parts
from evaluator.forms.tree import at
from evaluator.forms.values import Place
from evaluator.ui import look
from evaluator.ui.forms.editor.controls import Line, Words
from evaluator.ui.forms.editor.findings import Findings
from evaluator.ui.forms.editor.form_page import FormPage
from evaluator.ui.forms.editor.languages_bar import LanguagesBar
from evaluator.ui.forms.editor.live import Live
from evaluator.ui.forms.editor.looking import LookedOver
from evaluator.ui.forms.editor.parts_list import PartsList
from evaluator.ui.forms.editor.question_page import QuestionPage
from evaluator.ui.forms.editor.section_page import SectionPage
from evaluator.ui.forms.editor.sheet import Sheet, beside
from evaluator.ui.forms.editor.weights_bar import WeightsBar
from evaluator.ui.forms.editor.work import Work
from evaluator.ui.keys import Keys, bind
from evaluator.ui.widgets.basic import Card, Elided, back_button, button, icon_button, muted, rule
from evaluator.ui.widgets.notice import InlineNotice


class FormEditor(QWidget):
    """One draft at a time. `closed` when the user goes back, `published` with the form."""

    closed = Signal()
    published = Signal(object)

    def __init__(
        self, desk: Desk, draft: FormDraft, keys: Keys | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.work = Work(desk, draft, self)
        self.parts = PartsList(self.work)
        self.weights = WeightsBar(self.work)
        self.form_page = FormPage(self.work)
        self.section_page = SectionPage(self.work)
        self.question_page = QuestionPage(self.work)
        self.findings = Findings()
        self.live = Live()
        self.languages = LanguagesBar(self.work)
        self.notice = InlineNotice()
        self._title = Elided("", look.TITLE, bold=True)
        self._kept = muted("")
        self.undo = icon_button("undo", "Undo", self.work.undo)
        self.redo = icon_button("redo", "Redo", self.work.redo)
        self._of_chosen = (
            icon_button("up", "Move up", partial(self.parts.step, -1)),
            icon_button("down", "Move down", partial(self.parts.step, 1)),
            icon_button("copy", "Duplicate", self.duplicate),
            icon_button("remove", "Remove", self.remove),
        )
        self._pages: dict[str, QScrollArea] = {}
        self._stack = QStackedWidget()
        self._before: Place | None = None
        self._lay_out()
        self._listen()
        self._bind(keys or Keys())
        self._said_kept(draft.kept)
        self.refresh()
        self.parts.choose(())
        self.work.look_over()

    def refresh(self) -> None:
        """Show the form as it is now."""
        self._title.setText(self.work.named(("title",)) or "No title")
        self.languages.show_language()
        self.parts.refresh()
        self.weights.show_weights()
        self._sheet.refresh()
        editing = self.work.editing
        self.undo.setEnabled(bool(editing.undoes))
        self.redo.setEnabled(bool(editing.redoes))
        self.undo.setToolTip(f"Undo: {editing.undoes}" if editing.undoes else "Undo")
        self.redo.setToolTip(f"Redo: {editing.redoes}" if editing.redoes else "Redo")

    def go_to(self, place: Place) -> None:
        """Show the part that a place is in, with the focus at the place."""
        self.parts.choose(place)
        self._sheet.go_to(place)

    def ask_to_publish(self) -> None:
        """Offer to publish; where something is wrong, go there instead."""
        found = self.work.look_over()
        errors = [one for one in found.findings if one.error]
        if errors:
            self.notice.say("bad", "There is something to mend before it can be published.")
            self.go_to(errors[0].place)
            return
        version = self.work.content.get("version", "")
        self.notice.say(
            "info",
            f"Version {version} can be scored with as soon as it is published.",
            "It never changes again; what comes later is another version.",
            action=f"Publish version {version}",
        )

    def publish(self) -> None:
        """Publish the form as it is."""
        if not self.work.keep(unchanged=True):
            return
        try:
            form = form_drafts.publish(self._desk, self.work.name, self.work.content)
        except UserError as error:
            self.notice.say_error(error)
            return
        self.work.done()
        self.published.emit(form)

    def leave(self) -> bool:
        """Keep what is not kept yet; says whether that went well."""
        return self.work.keep()

    def add_question(self) -> None:
        """Add a point behind the chosen part."""
        self.work.go("Add a point", *edit_parts.add_question(self.work.content, self._behind))
        self._sheet.go_to((*self.parts.place, "title"))

    def add_section(self) -> None:
        """Add a section behind the chosen part."""
        self.work.go("Add a section", *edit_parts.add_section(self.work.content, self._behind))
        self._sheet.go_to((*self.parts.place, "title"))

    def duplicate(self) -> None:
        """Add the chosen part a second time."""
        if self.parts.place:
            self.work.go("Duplicate", *edit_parts.duplicate(self.work.content, self.parts.place))

    def remove(self) -> None:
        """Take the chosen part away; undo brings it back."""
        if self.parts.place:
            row = self.parts.currentRow()
            content = edit_parts.remove(self.work.content, self.parts.place)
            self.work.do("Remove", content, self.parts.place)
            self.parts.setCurrentRow(min(row, self.parts.count() - 1))
            self._choose(self.parts.place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the parts of the form."""
        super().focusInEvent(event)
        self.parts.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Whatever is shown instead: what was typed is kept."""
        super().hideEvent(event)
        self.work.keep()

    @property
    def _behind(self) -> Place | None:
        return self.parts.place or None

    @property
    def _sheet(self) -> Sheet:
        place = self.parts.place
        if not place:
            return self.form_page
        return self.section_page if place[0] == "sections" else self.question_page

    def _choose(self, place: Place) -> None:
        sheet = self._sheet
        sheet.show_place(place)
        for one in self._of_chosen:
            one.setEnabled(bool(place))
        area = self._pages[type(sheet).__name__]
        if sheet.place != self._before:
            self._before = sheet.place
            self._stack.setCurrentWidget(area)
            area.verticalScrollBar().setValue(0)
        self.live.show_point(at(self.work.content, (*place, "id"), "") if place else "")

    def _step(self, by: int) -> None:
        """Move the answer that has the focus, or else the chosen part."""
        if not self._sheet.step(by):
            self.parts.step(by)

    def _looked_over(self, found: LookedOver) -> None:
        self.findings.show_findings(found.findings)
        self.parts.mend(found.findings)
        for sheet in (self.form_page, self.section_page, self.question_page):
            sheet.mend(found.findings)
        self.live.show_trial(found.trial)
        self.languages.show_looked_over(found)

    def _said_kept(self, when: datetime) -> None:
        self._kept.setText(f"Draft saved {when.astimezone():%H:%M}")

    def _said_not_kept(self, error: UserError) -> None:
        self.notice.say_error(error)
        self._kept.setText("Not saved yet")

    def _said_renamed(self, name: str) -> None:
        self.notice.say(
            "warn",
            "This draft was changed elsewhere: in another window, or in its file.",
            f"What stands there stays. What you do here is kept as a draft of its own, “{name}”.",
        )

    def _close(self) -> None:
        if self.leave():
            self.closed.emit()

    def _listen(self) -> None:
        self.work.changed.connect(self.refresh)
        self.work.went.connect(self.go_to)
        self.work.looked_over.connect(self._looked_over)
        self.work.kept.connect(self._said_kept)
        self.work.not_kept.connect(self._said_not_kept)
        self.work.renamed.connect(self._said_renamed)
        self.parts.chosen.connect(self._choose)
        self.findings.went.connect(self.go_to)
        self.languages.went.connect(self.go_to)
        self.notice.action_asked.connect(self.publish)

    def _bind(self, keys: Keys) -> None:
        done: dict[str, Callable[[], object]] = {
            "part_up": partial(self._step, -1),
            "part_down": partial(self._step, 1),
            "part_new": self.add_question,
            "part_twice": self.duplicate,
            "publish": self.ask_to_publish,
        }
        undo = {"form_undo": self.work.undo, "form_redo": self.work.redo}
        bind(self, keys, undo | {name: partial(_after_typing, do) for name, do in done.items()})

    def _lay_out(self) -> None:
        """From the outside in: Qt goes through all that is in a widget each time it is moved."""
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * look.GRID, 2 * look.GRID, 2 * look.GRID, 2 * look.GRID)
        column.setSpacing(2 * look.GRID)
        column.addLayout(self._head())
        column.addWidget(self.notice)
        row = QHBoxLayout()
        row.setSpacing(2 * look.GRID)
        column.addLayout(row, 1)
        left, middle, right = Card(margin=look.GRID), Card(margin=0), Card(margin=look.GRID)
        row.addWidget(left)
        row.addWidget(middle, 10)
        row.addWidget(right, 9)
        self._fill_left(left)
        middle.body.addWidget(self._stack)
        for sheet in (self.form_page, self.section_page, self.question_page):
            self._scroll(sheet)
        self._fill_right(right)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(look.GRID)
        row.addWidget(back_button("Forms", self._close))
        row.addWidget(self._title, 1)
        row.addWidget(self.languages)
        row.addWidget(self._kept)
        row.addWidget(self.undo)
        row.addWidget(self.redo)
        row.addWidget(button("Publish…", self.ask_to_publish, kind="primary"))
        return row

    def _fill_left(self, card: Card) -> None:
        card.setFixedWidth(30 * look.GRID)
        tools = QHBoxLayout()
        tools.setSpacing(0)
        tools.addWidget(button("Point", self.add_question, kind="inline", symbol="add"))
        tools.addWidget(button("Section", self.add_section, kind="inline", symbol="add"))
        tools.addStretch()
        card.body.addLayout(tools)
        card.body.addWidget(self.parts, 1)
        card.body.addLayout(beside(*self._of_chosen))
        card.body.addWidget(rule())
        card.body.addWidget(self.weights)

    def _fill_right(self, card: Card) -> None:
        card.body.addWidget(self.live, 1)
        card.body.addWidget(rule())
        card.body.addWidget(self.findings)

    def _scroll(self, sheet: Sheet) -> None:
        area = QScrollArea()
        self._stack.addWidget(area)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        inner.setProperty("kind", "plain")
        area.setWidget(inner)
        column = QVBoxLayout(inner)
        column.setContentsMargins(2 * look.GRID, 2 * look.GRID, 2 * look.GRID, 2 * look.GRID)
        column.addWidget(sheet)
        self._pages[type(sheet).__name__] = area


def _after_typing(do: Callable[[], object]) -> None:
    """Do what a key asks for once what is typed is whole: a title gives a new point its id."""
    field = QApplication.focusWidget()
    if isinstance(field, Line):
        field.editingFinished.emit()
    elif isinstance(field, Words):
        field.finished.emit()
    do()
