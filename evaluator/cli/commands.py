"""The commands there are, and the arguments that several of them take."""

import argparse
from collections.abc import Callable
from pathlib import Path

from evaluator.cli.sharing import Options


class Commands:
    """The commands of a parser; each takes --db and --json after its name as well."""

    def __init__(self, parser: argparse.ArgumentParser, dest: str = "command") -> None:
        # SUPPRESS: an option that is not repeated after the command keeps its value from before it.
        self._both = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
        self._both.add_argument("--db", type=Path, metavar="FILE", help="the database to use")
        self._both.add_argument("--json", action="store_true", help="print JSON, for machines")
        self._added = parser.add_subparsers(dest=dest, metavar=dest.upper())

    def add(self, name: str, do: Callable[[Options], int], help: str) -> argparse.ArgumentParser:
        """A command that `do` does; it returns the exit code and may raise UserError."""
        added = self._added.add_parser(name, help=help, description=help, parents=[self._both])
        added.set_defaults(do=do)
        return added

    def hidden(self, name: str) -> argparse.ArgumentParser:
        """A command that --help does not name."""
        return self._added.add_parser(name)


def out(parser: argparse.ArgumentParser, what: str) -> None:
    """Ask for the file to write."""
    parser.add_argument("--out", type=Path, required=True, metavar=what)
