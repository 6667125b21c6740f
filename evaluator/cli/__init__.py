"""The desk from a terminal: every command of `call-evaluator`, for people and for machines.

Nothing heavy is imported before a command needs it, so that --help and --version answer at once.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from evaluator import __version__
from evaluator.cli import calls, cutting, evidence, listening, reporting, scoring
from evaluator.cli.commands import Commands
from evaluator.cli.sharing import Options, say_error
from evaluator.errors import UserError

__all__ = ["read", "run", "say_error"]

_GROUPS = (scoring, reporting, evidence, cutting, listening, calls)


def read(argv: Sequence[str]) -> Options:
    """The arguments, read. Raises SystemExit 2 for wrong use, 0 for --help and --version."""
    return _parser().parse_args(argv)


def run(options: Options) -> int:
    """Do what was asked; returns the exit code: 0 done, 1 a UserError said on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter shows a "?"
    try:
        code: int = options.do(options)
        sys.stdout.flush()
        return code
    except UserError as error:
        say_error(error)
        return 1
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="call-evaluator",
        description="Score phone calls offline, print the feedback, compare scores over time. "
        "Without a command the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"call-evaluator {__version__}")
    parser.add_argument("--db", type=Path, default=None, metavar="FILE", help="the database to use")
    parser.add_argument("--json", action="store_true", help="print JSON, for machines")
    commands = Commands(parser)
    for group in _GROUPS:
        group.offer(commands)
    # For ./run pictures: not a user's command, so it has no help.
    commands.hidden("pictures").add_argument("--out", type=Path, required=True)
    return parser
