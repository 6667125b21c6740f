"""The form column: every point in a row, the one in focus unfolded and in view."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from evaluator.facts import Facts
from evaluator.forms.model import Form, Section
from evaluator.scoring.result import SectionPart
from evaluator.scoring.sheet import Sheet
from evaluator.transcripts.search import Hit
from evaluator.ui.evaluate.form_rows import FormRows
from evaluator.ui.evaluate.point import Point
from evaluator.ui.evaluate.refusals import Refusals
from evaluator.ui.evaluate.section_head import SectionHead

_LOWEST = 96
"""Pixels: a low window takes room from the columns first, never from the foot line."""


class Questions(QScrollArea):
    """The points of a form in their sections. It says what was done and shows what it is given.

    `answered` carries (question id, answer or None), `commented` (question id, text),
    `causes_chosen` (question id, ids of causes), `focused` a question id, `moment_wanted` a
    moment's id; `entered` comes when what is written as an answer is done with, `left_field` when
    Esc leaves a field. Of phrases that were heard `heard_wanted` carries the time to play from,
    `heard_moment_wanted` (question id, which of its phrases); `stretch_wanted` a stretch that was
    measured.
    """

    answered = Signal(str, object)
    commented = Signal(str, str)
    causes_chosen = Signal(str, object)
    entered = Signal()
    focused = Signal(str)
    moment_wanted = Signal(str)
    stretch_wanted = Signal(float, float)
    heard_wanted = Signal(float)
    heard_moment_wanted = Signal(str, int)
    left_field = Signal()

    def __init__(self, after: QWidget, parent: QWidget | None = None) -> None:
        """`after` is the control that Tab comes from."""
        super().__init__(parent)
        self._after = after
        self._rows: FormRows | None = None
        self._focus = ""
        self._at = 0
        self._form: Form | None = None
        self._refusals = Refusals()
        self._parts: dict[str, SectionPart] = {}
        self._sheet = Sheet()
        self._heard: Mapping[str, Sequence[Hit]] = {}
        self._facts: Facts | None = None
        self._locked = False
        self._guide = False
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("The points of the form")
        self.setMinimumHeight(_LOWEST)
        self._inner = QWidget()
        self._inner.setProperty("kind", "plain")
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setWidget(self._inner)
        self._reveal = QTimer(self, singleShot=True, interval=0)
        self._reveal.timeout.connect(self._into_view)

    def sizeHint(self) -> QSize:
        """It takes the room that is left."""
        return QSize(560, _LOWEST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the point in focus in view."""
        super().resizeEvent(event)
        self._reveal.start()

    @property
    def points(self) -> dict[str, Point]:
        """The points by their ids; of a long form some may be still to come."""
        return {} if self._rows is None else self._rows.points

    @property
    def heads(self) -> list[SectionHead]:
        """The heads of the sections."""
        return [] if self._rows is None else self._rows.heads

    @property
    def whole(self) -> bool:
        """Whether every row of the form is there."""
        return self._rows is None or self._rows.whole

    def show_form(self, form: Form, focus: str = "") -> None:
        """Make the rows of a form, those around a point (the first) at once.

        The same form again keeps its rows.
        """
        if self._form is not None and form.hash == self._form.hash:
            return
        self._form = form
        self._focus = ""
        self._sheet, self._refusals, self._parts = Sheet(), Refusals(), {}
        if self._rows is not None:
            self._rows.go()
            self._column.removeWidget(self._rows)
        self._rows = FormRows(form, self._after, self._inner)
        self._rows.point_made.connect(self._take_point)
        self._rows.head_made.connect(self._take_head)
        self._rows.growing.connect(self._is_growing)
        self._rows.grew_above.connect(self._has_grown)
        self._column.addWidget(self._rows)
        self.verticalScrollBar().setValue(0)
        self._rows.begin(focus or form.questions[0].id)
        self._rows.show()  # with the next event is too late: Tab passes by what is not seen yet

    def show_sheet(self, sheet: Sheet) -> None:
        """Show answers, comments, causes and moments."""
        self._sheet = sheet
        for point in self.points.values():
            point.show_sheet(sheet)

    def show_asked(self, refusals: Refusals, parts: Sequence[SectionPart]) -> None:
        """Let points and sections vanish, stand back or come again; and show sections' scores.

        What is in focus stays where it is on the screen.
        """
        at = self._focus_at()
        changed = self._refusals.gone != refusals.gone
        self._refusals, self._parts = refusals, {part.id: part for part in parts}
        for point in self.points.values():
            self._show_asked_of(point)
        for head in self.heads:
            self._show_part_of(head)
        if changed:
            self._keep_at(at)
            self._reveal.start()

    def show_facts(self, facts: Facts | None) -> None:
        """Show what was measured beside the points that name it."""
        self._facts = facts
        for point in self.points.values():
            point.show_facts(facts)
        self._reveal.start()

    def show_heard(self, heard: Mapping[str, Sequence[Hit]]) -> None:
        """Show what is said of the phrases that each point listens for."""
        self._heard = heard
        for id, point in self.points.items():
            point.show_heard(heard.get(id, ()))

    def show_focus(self, id: str, *, take: bool = True) -> None:
        """Unfold a point and bring it into view; `take` the keyboard focus along."""
        if self._rows is not None:
            self._rows.make(id)
        if self._focus in self.points and self._focus != id:
            self.points[self._focus].unfold(False, self._sheet)
        point = self.points[id]
        if self._focus != id:
            self._focus = id
            point.unfold(True, self._sheet)
            point.lock(self._locked)
            point.show_guide(self._guide)
        if take and not point.isAncestorOf(self.focusWidget() or self):
            point.setFocus()
        if self.isVisible():  # painted once, where it stands then
            self._settle()
            self._into_view()
        self._reveal.start()

    def take_focus(self) -> None:
        """Give the keyboard to the point in focus."""
        if self._focus in self.points:
            self.points[self._focus].setFocus()

    def write_comment(self) -> None:
        """Put the cursor into the comment of the point in focus."""
        if self._focus in self.points:
            self.points[self._focus].write_comment()
            self._reveal_bottom()

    def toggle_guide(self) -> None:
        """Unfold the guide of the point in focus, and of every one after it; or put it away."""
        self._guide = not self._guide
        for head in self.heads:
            head.show_guide(self._guide)
        if self._focus in self.points:
            self.points[self._focus].show_guide(self._guide)
            self._reveal.start()

    def lock(self, locked: bool) -> None:
        """Let it be read only."""
        self._locked = locked
        for point in self.points.values():
            point.lock(locked)

    def write(self, text: str) -> bool:
        """Put the cursor into the field of the point in focus, after `text`; False without one."""
        return self._focus in self.points and self.points[self._focus].write(text)

    def _show_asked_of(self, point: Point) -> None:
        id = point.question.id
        point.show_refused(id in self._refusals.back, self._refusals.points.get(id, ""))
        point.setVisible(id not in self._refusals.gone)

    def _show_part_of(self, head: SectionHead) -> None:
        id = head.section.id
        head.show_part(self._parts.get(id))
        head.show_refused(self._refusals.sections.get(id, ""))
        head.setVisible(not self._refusals.gone.issuperset(self._within(head.section)))

    def _within(self, section: Section) -> Iterator[str]:
        """The points of a section, those of the sections in it as well."""
        if self._form is not None:
            for one in self._form.questions:
                if section in self._form.around(one):
                    yield one.id

    def _take_head(self, head: SectionHead) -> None:
        head.show_guide(self._guide)
        self._show_part_of(head)

    def _take_point(self, point: Point) -> None:
        """Hear a point that was made, and show it what is known by now."""
        point.answered.connect(self.answered)
        point.commented.connect(self.commented)
        point.causes_chosen.connect(self.causes_chosen)
        point.came_into_focus.connect(self.focused)
        point.moment_wanted.connect(self.moment_wanted)
        point.heard_wanted.connect(self.heard_wanted)
        point.heard_moment_wanted.connect(self.heard_moment_wanted)
        point.stretch_wanted.connect(self.stretch_wanted)
        point.entered.connect(self.entered)
        point.left_field.connect(self.left_field)
        point.guide_wanted.connect(self.toggle_guide)
        point.show_facts(self._facts)
        point.show_heard(self._heard.get(point.question.id, ()))
        point.show_sheet(self._sheet)
        point.lock(self._locked)
        self._show_asked_of(point)

    def _is_growing(self) -> None:
        self._at = self._focus_at()

    def _has_grown(self) -> None:
        """Rows came above: what is in focus stays where it is on the screen."""
        self._keep_at(self._at)

    def _focus_at(self) -> int:
        """Where the point in focus begins on the screen."""
        point = self.points.get(self._focus)
        return 0 if point is None else point.y() - self.verticalScrollBar().value()

    def _keep_at(self, at: int) -> None:
        """Scroll so that the point in focus begins where it did, once the rows have their place."""
        if self._focus in self.points:
            self._settle()
            self.verticalScrollBar().setValue(self.points[self._focus].y() - at)

    def _settle(self) -> None:
        """Give the rows their place now: with the next event they would be painted before that."""
        if self._rows is not None:
            self._rows.place()
            width = self._inner.width()
            self._inner.resize(width, self._column.totalHeightForWidth(width))
            self._column.activate()
            self._rows.place()

    def _reveal_bottom(self) -> None:
        point = self.points[self._focus]
        self.ensureVisible(0, point.y() + point.height(), 0, 0)

    def _into_view(self) -> None:
        if self._focus in self.points:
            self._reveal_bottom()
            self.ensureVisible(0, self.points[self._focus].y(), 0, 0)
