"""Whose fault it is: `UserError` is said to the user as it stands, anything else is a bug."""


class UserError(Exception):
    """Something the user can mend, worded for the user.

    `message` says what happened and what is safe; `hint` says what to do next.
    The window shows both where it happened; the command line says them on stderr and exits 1.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class Cancelled(Exception):  # noqa: N818 - not an error: the user asked for it
    """The user pressed Cancel; work that was under way leaves no half-made file behind."""
