"""What the weights add up to, and one button that balances them."""

from fractions import Fraction

from PySide6.QtWidgets import QHBoxLayout, QWidget

from evaluator.forms.edit_weights import Share, balanced, shares
from evaluator.ui import look
from evaluator.ui.forms.editor.work import Work
from evaluator.ui.widgets.basic import button, label, set_kind


class WeightsBar(QWidget):
    """The weights of the form, or of one section; hidden where none share anything."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._section: str | None = None
        self.said = label("")
        self.balance = button("Balance", self._balance, kind="inline")
        row = QHBoxLayout(self)
        row.setContentsMargins(look.GRID, 0, look.GRID, 0)
        row.setSpacing(look.GRID)
        row.addWidget(self.said, 1)
        row.addWidget(self.balance)

    def show_weights(self, section: str = "", of: str = "Weights") -> None:
        """Show the weights in a section that has one, or with "" those of the form."""
        self._section = section
        share = self._share()
        self.setVisible(share is not None)
        if share is None:
            return
        self.said.setText(f"{of}: {_number(share.total)} of {_number(share.aim)}")
        set_kind(self.said, "muted" if share.balanced else "warn")
        self.balance.setEnabled(not share.balanced)
        self.balance.setAccessibleName(f"Balance: {self.said.text()}")

    def _share(self) -> Share | None:
        found = shares(self._work.content)
        return next((one for one in found if one.section == self._section), None)

    def _balance(self) -> None:
        share = self._share()
        if share is not None:
            self._work.do("Balance weights", balanced(self._work.content, share))


def _number(weight: Fraction) -> str:
    return f"{float(weight):.6g}"
