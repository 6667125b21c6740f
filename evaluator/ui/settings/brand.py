"""Whose paper it is: name, logo and accent colour, of one's own and of each client."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QImageReader, QPixmap
from PySide6.QtWidgets import QColorDialog, QFileDialog, QHBoxLayout, QLabel, QWidget

from evaluator.desk.settings import Brand, Settings, brand_of, is_colour
from evaluator.errors import UserError
from evaluator.ui import look
from evaluator.ui.settings.whose import Whose
from evaluator.ui.themes import contrast
from evaluator.ui.widgets.basic import Card, button, muted, title
from evaluator.ui.widgets.field import Field, line
from evaluator.ui.widgets.notice import InlineNotice

_MOST_BYTES: Final = 5_000_000
_MOST_SIDE: Final = 4000
_PREVIEW: Final = QSize(176, 56)


class BrandEditor(Card):
    """`changed` carries the settings with the brand changed."""

    changed = Signal(object)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.whose = Whose("Your own")
        self.whose.activated.connect(self._show)
        self.name = line(placeholder="As it stands on the report")
        self.name.editingFinished.connect(self._say_name)
        self.accent = line(most=7)
        self.accent.setFixedWidth(12 * look.GRID)
        self.accent.editingFinished.connect(self._say_accent)
        self.logo = QLabel()
        self.logo.setAccessibleName("Logo")
        self.logo.setProperty("kind", "slot")
        self.logo.setFixedSize(_PREVIEW)
        self.logo.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._remove = button("Remove logo", self._remove_logo, kind="quiet")
        self._swatch = QLabel()
        self._swatch.setFixedSize(4 * look.GRID, 4 * look.GRID)
        self._accent_field = Field("Accent colour", self.accent)
        self.notice = InlineNotice()
        self._lay_out()
        self._show()

    def use(self, settings: Settings, clients: Iterable[str]) -> None:
        """Show other settings; `clients` are the names that may have a brand."""
        self._settings = settings
        self.whose.offer({*clients, *settings.clients})
        self._show()

    def take_logo(self, path: Path) -> None:
        """Take a file for the logo, or say why not."""
        try:
            check_logo(path)
        except UserError as error:
            self.notice.say_error(error)
            return
        self._keep(replace(self._brand, logo=path.absolute()))

    @property
    def _brand(self) -> Brand:
        client = self.whose.client
        return brand_of(self._settings, client) if client else self._settings.brand

    def _keep(self, brand: Brand) -> None:
        self.notice.clear()
        client = self.whose.client
        if client:
            clients = {**self._settings.clients, client: brand}
            self._settings = replace(self._settings, clients=clients)
        else:
            self._settings = replace(self._settings, brand=brand)
        self._show()
        self.changed.emit(self._settings)

    def _show(self) -> None:
        brand = self._brand
        self.name.setText(brand.name)
        self.accent.setText(brand.accent)
        self._accent_field.complain("")
        self._swatch.setStyleSheet(f"background: {brand.accent}; border-radius: 4px;")
        self._remove.setEnabled(brand.logo is not None)
        picture = _picture(brand.logo, self.devicePixelRatioF()) if brand.logo else None
        if picture is not None:
            self.logo.setPixmap(picture)
        else:
            self.logo.setText("the logo is gone" if brand.logo else "no logo")
        faint = contrast(brand.accent, "#ffffff") < 3
        if faint:
            self.notice.say("warn", "This colour is faint on white paper.", "A darker one reads.")
        else:
            self.notice.clear()

    def _say_name(self) -> None:
        name = self.name.text().strip()
        if name != self._brand.name:
            self._keep(replace(self._brand, name=name))

    def _say_accent(self) -> None:
        said = self.accent.text().strip().lower()
        if not is_colour(said):
            self._accent_field.complain("Write it as #2457c5.")
        elif said != self._brand.accent:
            self._keep(replace(self._brand, accent=said))

    def _choose_accent(self) -> None:
        colour = QColorDialog.getColor(QColor(self._brand.accent), self, "Accent colour")
        if colour.isValid():
            self._keep(replace(self._brand, accent=colour.name()))

    def _choose_logo(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Logo", "", "Pictures (*.png *.jpg *.jpeg)")
        if path:
            self.take_logo(Path(path))

    def _remove_logo(self) -> None:
        self._keep(replace(self._brand, logo=None))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(title("Brand on reports"), 1)
        names = QHBoxLayout()
        names.setSpacing(2 * look.GRID)
        names.addWidget(Field("Whose", self.whose), 1)
        names.addWidget(Field("Name", self.name), 1)
        logo = QHBoxLayout()
        logo.setSpacing(look.GRID)
        logo.addWidget(self.logo)
        logo.addWidget(button("Choose logo…", self._choose_logo))
        logo.addWidget(self._remove)
        logo.addStretch(1)
        accent = QHBoxLayout()
        accent.setSpacing(look.GRID)
        accent.addWidget(self._accent_field)
        accent.addWidget(self._swatch, 0, Qt.AlignmentFlag.AlignBottom)
        accent.addWidget(
            button("Choose colour…", self._choose_accent), 0, Qt.AlignmentFlag.AlignBottom
        )
        accent.addStretch(1)
        self.body.addLayout(head)
        self.body.addWidget(
            muted("A client’s brand stands on its reports, yours in the foot.", wrap=True)
        )
        for part in (names, accent, logo):
            self.body.addLayout(part)
        self.body.addWidget(self.notice)


def check_logo(path: Path) -> None:
    """Raise UserError unless the file is a PNG or JPEG of at most 5 MB and 4,000 pixels a side.

    Only the head of the file is read: a small file may unpack to gigabytes.
    """
    if not path.is_file():
        raise UserError(f"“{path.name}” is not there.")
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    if bytes(reader.format().data()) not in (b"png", b"jpeg") or not size.isValid():
        raise UserError(f"“{path.name}” is no PNG or JPEG picture.", "Choose another file.")
    if path.stat().st_size > _MOST_BYTES or max(size.width(), size.height()) > _MOST_SIDE:
        raise UserError(
            f"“{path.name}” is too large for a logo.",
            f"At most 5 MB and {_MOST_SIDE} pixels a side.",
        )


def _picture(path: Path, scale: float) -> QPixmap | None:
    try:
        check_logo(path)
    except UserError:
        return None
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    room = (_PREVIEW * scale).boundedTo(_PREVIEW * 4)
    reader.setScaledSize(reader.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    picture = QPixmap.fromImageReader(reader)
    picture.setDevicePixelRatio(scale)
    return None if picture.isNull() else picture
