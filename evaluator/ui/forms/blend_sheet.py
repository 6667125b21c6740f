"""One blend as it is: what it is for, its forms with their shares, its bands, what is to mend."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from evaluator.desk.blends import Blend, Finding, Member
from evaluator.forms.question import Band
from evaluator.terms import trimmed
from evaluator.ui import look
from evaluator.ui.icons import icon
from evaluator.ui.widgets.basic import Card, button, label, muted, rule, title

_RULE: Final = (
    "A call has this score once one evaluator has finished every form of it. A form without a "
    "score leaves its share to the others. Where a form is failed, the blend is not passed."
)


class BlendSheet(QScrollArea):
    """Shows a blend. `form_asked` carries the id of a form that is to be shown.

    A `narrow` one, beside the fields of the editor, leads to no form.
    """

    form_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, narrow: bool = False) -> None:
        super().__init__(parent)
        self._narrow = narrow
        if narrow:
            self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("The blend")

    def show_blend(
        self, blend: Blend, members: Sequence[Member], faults: Sequence[Finding], *, whose: str = ""
    ) -> None:
        """Show a blend from its top; `whose` says where it comes from."""
        sheet = Card(margin=(1 if self._narrow else 3) * look.GRID)
        if self._narrow:
            sheet.setProperty("kind", "plain")  # it stands in a card of the editor
        sheet.body.setSpacing(2 * look.GRID)
        head = QVBoxLayout()
        head.setSpacing(look.GRID // 2)
        head.addWidget(label(blend.title, look.TITLE, bold=True, wrap=True))
        told = filter(None, (f"version {blend.version}", blend.id, whose))
        head.addWidget(muted(" · ".join(told)))
        for text in (blend.summary, blend.source):
            if text:
                head.addWidget(
                    label(text, kind="" if text == blend.summary else "muted", wrap=True)
                )
        sheet.body.addLayout(head)
        if faults:
            sheet.body.addLayout(_faults(faults))
        sheet.body.addWidget(rule())
        sheet.body.addWidget(title("Forms"))
        sheet.body.addLayout(self._forms(members))
        sheet.body.addWidget(muted(_RULE, wrap=True))
        sheet.body.addWidget(rule())
        sheet.body.addWidget(title("Bands"))
        sheet.body.addLayout(_bands(blend.bands))
        sheet.body.addWidget(label(f"Passes from {blend.pass_mark:g}", bold=True))
        sheet.body.addStretch()
        self.setWidget(sheet)

    def _forms(self, members: Sequence[Member]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * look.GRID)
        grid.setVerticalSpacing(look.GRID)
        for row, one in enumerate(members):
            share = label(f"{trimmed(100 * one.share)} %", bold=True)
            share.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(share, row, 0)
            grid.addWidget(label(one.title, wrap=True), row, 1)
            version = f"version {one.form.version}" if one.form else "not there"
            grid.addWidget(muted(version), row, 2)
            if not self._narrow:
                grid.addWidget(self._way_to(one), row, 3)
        grid.setColumnStretch(1, 1)
        return grid

    def _way_to(self, one: Member) -> QWidget:
        show = button("Show", partial(self.form_asked.emit, one.id), kind="inline")
        show.setAccessibleName(f"Show {one.title}")
        show.setEnabled(one.form is not None)
        return show


def _faults(faults: Sequence[Finding]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(look.GRID // 2)
    for one in faults:
        tone = "bad" if one.error else "warn"
        symbol = label()
        symbol.setPixmap(icon("error" if one.error else "warning", tone).pixmap(16, 16))
        symbol.setAccessibleName("Error" if one.error else "Warning")
        row = QHBoxLayout()
        row.setSpacing(look.GRID)
        row.addWidget(symbol, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(f"{one.message} {one.mend}".strip(), wrap=True), 1)
        column.addLayout(row)
    return column


def _bands(bands: Sequence[Band]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(2 * look.GRID)
    grid.setVerticalSpacing(look.GRID // 2)
    upper: Band | None = None
    for row, band in enumerate(bands):
        end = f"to under {upper.at:g}" if upper else "and above"
        at = muted(f"{band.at:g} {end}")
        grid.addWidget(label(band.name), row, 0)
        grid.addWidget(at, row, 1)
        upper = band
    grid.setColumnStretch(1, 1)
    return grid
