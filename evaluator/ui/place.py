"""What every place of the window is: made at its first visit, shown as it was left."""

from typing import Protocol, runtime_checkable

from evaluator.desk.settings import Settings


@runtime_checkable
class Refreshed(Protocol):
    """A place that shows what is in the database."""

    def refresh(self) -> None:
        """Show what is there now; selection, filter and scroll stay."""


@runtime_checkable
class SettingsUser(Protocol):
    """A place that goes on with changed settings; one that cannot is made anew."""

    def use(self, settings: Settings) -> None:
        """Work with these settings from now on."""
