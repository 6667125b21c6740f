"""What goes wrong around the database: kills, a full disk, other programs. Nothing kept is lost."""

import os
import random
import re
import resource
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from store_samples import add_call, finish, form

from evaluator.errors import UserError
from evaluator.scoring.sheet import Sheet
from evaluator.store import connection, troubles
from evaluator.store.calls import CallFilter
from evaluator.store.connection import bare
from evaluator.store.database import Store

ROOT = Path(__file__).resolve().parents[2]
KILLS = 50

KEEPS = """
import sys
from pathlib import Path
from evaluator.scoring.sheet import Sheet
from evaluator.store.database import Store

store, id = Store.open(Path(sys.argv[1])), sys.argv[2]
print("ready", flush=True)
for line in sys.stdin:
    number = int(line)
    sheet = Sheet(answers={"first": number % 5}, comments={"first": f"{number} " * 40})
    store.evaluations.keep(id, sheet, "first", float(number))
    print(number, flush=True)
"""
"""Keeps a draft for every number it is given, and says the number once it is kept."""


def child(script: str, *arguments: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a matter of POSIX")
def test_nothing_acknowledged_is_lost_by_a_kill(path: Path) -> None:
    """The child forks from one that has everything loaded, so that fifty kills take seconds."""
    chance = random.Random(11)
    with closing(Store.open(path)) as store:
        draft = store.evaluations.open(
            add_call(store).id, store.people.evaluator("Eva"), form()
        )
    last = 0
    for _ in range(KILLS):
        reader, writer = os.pipe()
        pid = os.fork()
        if pid == 0:  # the child: keeps drafts as fast as it can until it is killed
            os.close(reader)
            _keep_for_ever(path, draft.evaluation_id, last, writer)
        os.close(writer)
        with open(reader, "rb") as said:  # noqa: PTH123 - a pipe
            wanted = chance.randrange(1, 12)
            heard = [int(said.readline()) for _ in range(wanted)]
            threading.Event().wait(chance.random() * 0.002)
            os.kill(pid, signal.SIGKILL)
            heard += [int(line) for line in said.read().split(b"\n") if line]
        os.waitpid(pid, 0)
        with closing(Store.open(path)) as store:
            kept = store.evaluations.draft(draft.evaluation_id)
            assert kept is not None
            # All that was acknowledged is there; at most the one under way is there as well.
            assert heard[-1] <= kept.position <= heard[-1] + 1
            assert kept.sheet == _sheet(int(kept.position))
            last = int(kept.position)
    with closing(Store.open(path)) as store:
        assert store.check().problems == ()
    assert last >= KILLS


def _sheet(number: int) -> Sheet:
    return Sheet(answers={"first": number % 5}, comments={"first": f"{number} " * 40})


def _keep_for_ever(path: Path, id: str, number: int, writer: int) -> None:
    try:
        store = Store.open(path)
        while True:
            number += 1
            store.evaluations.keep(id, _sheet(number), "first", float(number))
            os.write(writer, b"%d\n" % number)
    finally:
        os._exit(1)
