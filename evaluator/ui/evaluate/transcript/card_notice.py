"""The line that warns of card numbers in a transcript, and leads to them one by one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from evaluator.terms import clock
from evaluator.transcripts.card_numbers import CardSaid
from evaluator.ui.widgets.notice import InlineNotice


class CardNotice(InlineNotice):
    """`chosen` carries the Hit of the number that is to be selected; asked again, the next one."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: Sequence[CardSaid] = ()
        self._next = 0
        self.action_asked.connect(self._choose)

    def show_cards(self, cards: Sequence[CardSaid]) -> None:
        """Warn of these; a warning that was put away comes back only for other ones."""
        if [card.hit.places for card in cards] == [card.hit.places for card in self._cards]:
            return
        self._cards, self._next = cards, 0
        if cards:
            self._warn()
        else:
            self.clear()

    def _warn(self) -> None:
        card = self._cards[self._next]
        more = f" and in {len(self._cards) - 1} more places" if len(self._cards) > 2 else ""
        more = " and in 1 more place" if len(self._cards) == 2 else more
        at = f"{clock(card.hit.start)}{more}"
        self.say("warn", f"Digits at {at} pass the check of card numbers.", action="Select")

    def _choose(self) -> None:
        hit = self._cards[self._next].hit
        self._next = (self._next + 1) % len(self._cards)
        self._warn()
        self.chosen.emit(hit)
