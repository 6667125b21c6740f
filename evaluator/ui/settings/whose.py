"""Whose a setting is: that of all, or of one of the clients."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtWidgets import QComboBox

_LETTERS: Final = 12
"""As narrow as it may get; a longer name is cut."""


class Whose(QComboBox):
    """Chooses between the one of all, under the name `common`, and each client's own."""

    def __init__(self, common: str) -> None:
        super().__init__()
        self._common = common
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LETTERS)
        self.offer(())

    def offer(self, clients: Iterable[str]) -> None:
        """Offer these clients; who is chosen stays chosen where they are among them."""
        chosen = self.client
        self.clear()
        self.addItem(self._common, "")
        for name in sorted(set(clients), key=str.casefold):
            self.addItem(name, name)
        self.setCurrentIndex(max(0, self.findData(chosen)))

    @property
    def client(self) -> str:
        """The client that is chosen; "" for all."""
        return self.currentData() or ""
