"""Builds the house: arguments go to the command line, none opens the window."""

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from evaluator import cli
from evaluator.errors import UserError
from evaluator.places import places

NO_DISPLAY = 4
"""The exit code when there is no display to open a window on."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code.

    0 done, 1 a UserError said on stderr, 2 wrong use, 4 a window was asked for without a display.
    """
    os.umask(0o077)  # calls and scores are private: so is every file written
    try:
        options = cli.read(sys.argv[1:] if argv is None else argv)
    except SystemExit as leaving:  # --help, --version and wrong use: argparse has said it
        return int(leaving.code or 0)
    if options.command not in (None, "pictures"):
        return cli.run(options)
    try:
        return _window(options.db) if options.command is None else _pictures(options.out)
    except UserError as error:
        cli.say_error(error)
        return 1


def _window(database: Path | None) -> int:
    if not has_display():
        sys.stderr.write(
            "There is no display to open the window on. "
            "Everything works without one too: call-evaluator --help\n"
        )
        return NO_DISPLAY
    from evaluator.ui.start import start

    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Qt's loop would never get to Python's handler
    return start(places(), database)


def _pictures(out: Path) -> int:
    """Draw every place; the drawing itself is offscreen and needs no display."""
    from evaluator.ui.pictures import draw

    draw(out)
    return 0


def has_display() -> bool:
    """Whether a window can open: on Linux a display is named, or Qt's own choice is overridden."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
