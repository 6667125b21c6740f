"""The blends of the Forms place: the list, the one that is chosen, making and deleting one."""

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from evaluator.desk import blend_making, blends, unsaved_blend
from evaluator.desk.blends import Blend, BlendFile
from evaluator.desk.desk import Desk
from evaluator.errors import UserError
from evaluator.forms import edit_blend
from evaluator.forms.tree import Content
from evaluator.ui import look
from evaluator.ui.forms.blend_editor import BlendEditor
from evaluator.ui.forms.blend_sheet import BlendSheet
from evaluator.ui.widgets.basic import button

_REMOVE, _FOR_GOOD = "Delete", "Delete for good"


class Blends(QObject):
    """`opened` carries an editor to be shown, `closed` comes when it is left; `said` what was done,
    `failed` the error, `form_asked` the id of a form to be shown.
    """

    opened = Signal(object)
    closed = Signal()
    said = Signal(str)
    failed = Signal(object)
    form_asked = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._files: tuple[BlendFile, ...] = ()
        self.list = QListWidget()
        self.list.setAccessibleName("Blends")
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.currentRowChanged.connect(self._choose)
        self.sheet = BlendSheet()
        self.sheet.form_asked.connect(self.form_asked)
        self.new = button("New blend", self.make_new, kind="primary", symbol="add")
        self.edit = button("Edit", self.edit_chosen, symbol="edit")
        self.copy = button("Duplicate", self.duplicate, symbol="copy")
        self.remove = button(_REMOVE, self._remove, symbol="remove")
        self.right = QWidget()
        tools = QHBoxLayout()
        tools.setSpacing(look.GRID)
        for one in (self.edit, self.copy, self.remove):
            tools.addWidget(one)
        tools.addStretch()
        column = QVBoxLayout(self.right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.GRID)
        column.addLayout(tools)
        column.addWidget(self.sheet, 1)
        column.addStretch()

    @property
    def chosen(self) -> BlendFile | None:
        """The blend that is chosen in the list."""
        row = self.list.currentRow()
        return self._files[row] if 0 <= row < len(self._files) else None

    def refresh(self) -> None:
        """Read the blends anew; the chosen one stays chosen."""
        before = self.chosen
        self._files = blends.files(self._desk)
        self.list.blockSignals(True)
        self.list.clear()
        for file in self._files:
            self.list.addItem(_item(file))
        paths = [file.path for file in self._files]
        row = paths.index(before.path) if before and before.path in paths else 0
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        self._choose(row)

    def go_on(self) -> None:
        """Open the blend again that was not saved when the window was closed, if there is one."""
        unsaved = unsaved_blend.kept(self._desk)
        if unsaved is None:
            return
        over = next((file for file in self._files if file.path == unsaved.of and file.blend), None)
        if over is not None and over.blend is not None:
            before: Content = edit_blend.content_of(over.blend)
        else:
            before = blend_making.begin_new(self._desk)
        self._open(before, over, typed=unsaved.content)

    def make_new(self) -> None:
        """Begin a blend of one's own."""
        self._open(blend_making.begin_new(self._desk))

    def edit_chosen(self) -> None:
        """Change the chosen blend; one that ships is duplicated instead."""
        file = self.chosen
        if file is not None and file.blend is not None and not file.ships:
            self._open(edit_blend.content_of(file.blend), file)

    def duplicate(self) -> None:
        """Begin another blend from the chosen one."""
        if self.chosen is not None and self.chosen.blend is not None:
            self._open(blend_making.begin_copy(self.chosen.blend))

    def _choose(self, _row: int) -> None:
        file = self.chosen
        blend = file.blend if file else None
        own = file is not None and not file.ships
        self.edit.setEnabled(own and blend is not None)
        self.edit.setToolTip("" if own else "One that ships stays as it is: duplicate it.")
        self.copy.setEnabled(blend is not None)
        self.remove.setVisible(own)
        self._name_remove(_REMOVE)
        self.sheet.setVisible(blend is not None)
        if file is None:
            return
        if blend is None:
            self.failed.emit(UserError(file.problem, "Mend the file, then open this place again."))
            return
        whose = "ships with the program" if file.ships else "your own"
        members = blends.members(self._desk, blend)
        self.sheet.show_blend(blend, members, file.faults, whose=whose)

    def _remove(self) -> None:
        """Take the chosen one away; asked twice, by the button's own words."""
        file = self.chosen
        if file is None:
            return
        if self.remove.text() != _FOR_GOOD:
            self._name_remove(_FOR_GOOD)
            return
        try:
            blend_making.remove_own(file)
        except UserError as error:
            self.failed.emit(error)
            return
        title = file.blend.title if file.blend else file.path.name
        self.refresh()
        self.said.emit(f"The blend “{title}” is deleted. No evaluation is touched.")

    def _name_remove(self, text: str) -> None:
        self.remove.setText(text)
        self.remove.setAccessibleName(text)

    def _open(
        self, content: Content, over: BlendFile | None = None, *, typed: Content | None = None
    ) -> None:
        editor = BlendEditor(self._desk, content, over, typed=typed)
        editor.closed.connect(self.closed)
        editor.saved.connect(self._saved)
        self.opened.emit(editor)

    def _saved(self, blend: Blend) -> None:
        self.closed.emit()
        self.refresh()
        own = [file.blend is not None and file.blend.id == blend.id for file in self._files]
        self.list.setCurrentRow(len(own) - 1 - own[::-1].index(True))
        self.said.emit(f"The blend “{blend.title}” version {blend.version} is saved.")


def _item(file: BlendFile) -> QListWidgetItem:
    if file.blend is None:
        item = QListWidgetItem(f"{file.path.name}\ncannot be read")
    else:
        whose = "ships with the program" if file.ships else "your own"
        count = f"{len(file.faults)} to mend" if file.faults else f"{len(file.blend.blend)} forms"
        item = QListWidgetItem(f"{file.blend.title}\n{count} · {whose}")
    item.setSizeHint(QSize(0, 7 * look.GRID))
    item.setData(Qt.ItemDataRole.AccessibleTextRole, item.text().replace("\n", ", "))
    return item
