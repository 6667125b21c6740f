"""What the commands share: a desk to work at, and how something is said."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeAlias

from evaluator.errors import UserError
from evaluator.places import places

if TYPE_CHECKING:
    from evaluator.desk.desk import Desk

Options: TypeAlias = argparse.Namespace


@contextmanager
def at_desk(options: Options, *, make: bool = False) -> "Iterator[Desk]":
    """The desk on the database that was named; only commands that write may `make` a new one."""
    from evaluator.desk.desk import Desk

    if options.db is not None and not make and not options.db.exists():
        raise UserError(f"There is no database {options.db}.", "Look at the name after --db.")
    with Desk.opened(places(), options.db) as desk:
        yield desk


@contextmanager
def no_database() -> "Iterator[Desk]":
    """A desk for what needs no database: none is made or touched."""
    from evaluator.desk.desk import Desk

    with Desk.in_memory(places()) as desk:
        yield desk


def say(options: Options, told: Any, lines: Sequence[str]) -> int:
    """Print `told` as JSON where that was asked for, else the lines; returns 0."""
    if options.json:
        print(json.dumps(told, indent=2, allow_nan=False))
    else:
        for line in lines:
            print(_plain(line))
    return 0


def say_error(error: UserError) -> None:
    """Say on stderr what happened and what to do next."""
    sys.stderr.write(_plain(str(error)) + "\n")


def _plain(text: str) -> str:
    """Text without what would steer a terminal: names and files come from anywhere."""
    return "".join(c if c.isprintable() or c == "\n" else "\ufffd" for c in text)
