"""The versions of a form: since when, how much was scored with each, and what differs in words."""

from itertools import groupby
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from evaluator.desk import form_versions
from evaluator.desk.desk import Desk
from evaluator.desk.form_versions import Version
from evaluator.desk.forms import Status
from evaluator.errors import UserError
from evaluator.forms.difference import Change, changes
from evaluator.forms.model import Form
from evaluator.terms import counted
from evaluator.ui import look
from evaluator.ui.days import shown_day
from evaluator.ui.widgets.basic import (
    Card,
    Elided,
    back_button,
    button,
    in_order,
    label,
    muted,
    title,
)
from evaluator.ui.widgets.field import choice
from evaluator.ui.widgets.notice import InlineNotice

_LIST: Final = 38 * look.GRID
_SAME: Final = "These two say the same."
_ONE: Final = "There is one version so far. Publish another one to see here what differs."


class VersionsPage(QWidget):
    """Two versions are chosen, and what changed between them is listed. `closed` leads back."""

    closed = Signal()

    def __init__(self, desk: Desk, form: Form, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._form = form
        self._versions: tuple[Version, ...] = ()
        self.notice = InlineNotice()
        self.list = QListWidget()
        self.list.setAccessibleName("Versions")
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.currentRowChanged.connect(self._choose)
        self.use = button("Retire", self._change_use)
        self.use.setToolTip("A retired version scores no more calls; what it scored stays as it is")
        self.before, self.after = choice(()), choice(())
        self.before.setAccessibleName("From version")
        self.after.setAccessibleName("To version")
        for box in (self.before, self.after):
            box.currentIndexChanged.connect(self._compare)
        self.copy = button("Copy", self._copy)
        self._told: list[str] = []
        self._changes = QScrollArea()
        self._changes.setWidgetResizable(True)
        self._changes.setFrameShape(QScrollArea.Shape.NoFrame)
        self._changes.setAccessibleName("What changed")
        self._lay_out()
        self.refresh()
        self.list.setCurrentRow(max(self._row_of(form.hash), 0))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes to the list."""
        self.list.setFocus()

    @property
    def text(self) -> str:
        """What changed, as it is copied."""
        return "\n".join(self._told)

    def refresh(self) -> None:
        """Read the versions anew; what is chosen stays chosen."""
        row = self.list.currentRow()
        self._versions = form_versions.versions(self._desk, self._form.id)
        self.list.blockSignals(True)  # the button below keeps the keyboard
        self.list.clear()
        for version in self._versions:
            self.list.addItem(_item(version))
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        self._choose(row)
        for box, at in ((self.before, -2), (self.after, -1)):
            box.blockSignals(True)
            chosen = box.currentData()
            box.clear()
            for version in self._versions:
                box.addItem(named(version), version.form.hash)
            found = box.findData(chosen) if chosen else -1
            box.setCurrentIndex(found if found >= 0 else max(box.count() + at, 0))
            box.blockSignals(False)
        self._compare()

    def _row_of(self, hash: str) -> int:
        hashes = [version.form.hash for version in self._versions]
        return hashes.index(hash) if hash in hashes else -1

    def _choose(self, row: int) -> None:
        chosen = self._versions[row] if 0 <= row < len(self._versions) else None
        draft = chosen is None or chosen.status is Status.DRAFT
        retired = chosen is not None and chosen.status is Status.RETIRED
        self.use.setText("Take into use again" if retired else "Retire")
        self.use.setAccessibleName(self.use.text())
        self.use.setEnabled(not draft)

    def _change_use(self) -> None:
        version = self._versions[self.list.currentRow()]
        name = f"Version {version.form.version}"
        try:
            if version.status is Status.RETIRED:
                form_versions.unretire(self._desk, version.form)
                self.notice.say("good", f"{name} is in use again.")
            else:
                form_versions.retire(self._desk, version.form)
                self.notice.say(
                    "good",
                    f"{name} is retired: no call is begun on it.",
                    "What was begun or finished on it stays as it is.",
                )
        except UserError as error:
            self.notice.say_error(error)
        self.refresh()

    def _compare(self, *_chosen: object) -> None:
        """Say what changed, point by point."""
        old, new = (self._row_of(box.currentData() or "") for box in (self.before, self.after))
        page = QWidget()
        page.setProperty("kind", "plain")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, look.GRID, 0)
        column.setSpacing(look.GRID // 2)
        self._told = []
        if min(old, new) >= 0 and old != new:
            before, after = self._versions[old].form, self._versions[new].form
            found = changes(before, after)
            for of, group in groupby(found, key=lambda one: _heading(one, before, after)):
                self._say(column, of, [one.text for one in group])
        if not self._told:
            column.addWidget(muted(_ONE if len(self._versions) < 2 else _SAME, wrap=True))
        column.addStretch()
        self._changes.setWidget(page)
        self.copy.setEnabled(bool(self._told))

    def _say(self, column: QVBoxLayout, of: str, texts: list[str]) -> None:
        if self._told:
            self._told.append("")
            column.addSpacing(look.GRID)
        self._told += [of, *(f"- {text}" for text in texts)]
        column.addWidget(label(of, bold=True, wrap=True))
        for text in texts:
            line = label(text, wrap=True)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(line)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)
        self.notice.say("good", "What changed is on the clipboard.")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(look.GRID)
        back = back_button("Forms", self.closed.emit)
        head.addWidget(back)
        head.addWidget(Elided(f"Versions of “{self._form.title}”", look.TITLE, bold=True), 1)
        left = Card(margin=look.GRID)
        left.setFixedWidth(_LIST)
        left.body.addWidget(self.list, 1)
        left.body.addWidget(self.use)
        right = Card()
        row = QHBoxLayout()
        row.setSpacing(look.GRID)
        row.addWidget(title("What changed"))
        row.addSpacing(look.GRID)
        row.addWidget(muted("from"))
        row.addWidget(self.before)
        row.addWidget(muted("to"))
        row.addWidget(self.after)
        row.addStretch()
        row.addWidget(self.copy)
        right.body.addLayout(row)
        right.body.addWidget(self._changes, 1)
        cards = QHBoxLayout()
        cards.setSpacing(2 * look.GRID)
        cards.addWidget(left)
        cards.addWidget(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * look.GRID, 2 * look.GRID, 2 * look.GRID, 2 * look.GRID)
        column.setSpacing(2 * look.GRID)
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addLayout(cards, 1)
        in_order([back, self.list, self.use, self.before, self.after, self.copy, self._changes])


def named(version: Version) -> str:
    """A version in a list to choose from; a draft or a retired one says so."""
    said = "" if version.status is Status.PUBLISHED else f" ({version.status})"
    return f"Version {version.form.version}{said}"


def _item(version: Version) -> QListWidgetItem:
    count = version.evaluations
    scored = counted(count, "evaluation")
    item = QListWidgetItem(f"Version {version.form.version} · {_since(version)}\n{scored}")
    item.setSizeHint(QSize(0, 7 * look.GRID))
    item.setData(Qt.ItemDataRole.AccessibleTextRole, item.text().replace("\n", ", "))
    return item


def _since(version: Version) -> str:
    when = version.retired or version.published
    if when is None:
        return str(version.status)
    return f"{version.status} {shown_day(when)}"


def _heading(change: Change, before: Form, after: Form) -> str:
    """What a change is said under: the title of the point or section, as it is now."""
    if change.of == "form" or not change.id:
        return "The form"
    for form in (after, before):
        parts = form.questions if change.of == "point" else form.sections
        for part in parts:
            if part.id == change.id:
                return part.title
    return "The form"
