"""The real way from sound to words, with a real small model, and nothing on the network."""

import json
import os
import re
import subprocess
import sys
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path

import pytest

from evaluator.audio.clip import write_clip
from evaluator.audio.whisper_model import model_in
from evaluator.desk import sample

UNTIL = 37.2
"""Seconds of the sample call that are recognised: eight of its lines."""


ROOT = Path(__file__).resolve().parents[2]
ROW = re.compile(r"^\| ([\d.]+) \| ([\d.]+) \| (Agent|Caller) \| (.*) \|$", re.MULTILINE)

# Python's own sockets are refused by a hook, in the model's process as well, and those of libraries
# by a network with nothing in it, where the system lets one be made.
HOOK = """
import os, sys

def refuse(event, told):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.bind"):
        print("NETWORK", event, told, file=sys.stderr)
        os._exit(3)

sys.addaudithook(refuse)
"""
CHILD = """
import ctypes, json, sys
from pathlib import Path
if sys.platform == "linux":
    ctypes.CDLL(None).unshare(0x10000000 | 0x40000000)
from evaluator.audio.recognise import recognise
from evaluator.audio.whisper_model import model_in
if __name__ == "__main__":
    recording, model, file = map(Path, sys.argv[1:])
    kept = recognise(recording, model_in(model), file)
    print(json.dumps([[one.lane, one.language, [[w.start, w.end, w.text, w.confidence]
                       for w in one.words]] for one in kept.heard]))
"""


@pytest.fixture(scope="module")
def heard(speech_model: Path, tmp_path_factory: pytest.TempPathFactory) -> list[list]:
    """The first lines of the sample call, recognised once in a process that can reach nobody."""
    folder = tmp_path_factory.mktemp("heard")
    write_clip(sample.recording(), folder / "call.wav", (0.0, UNTIL))
    (folder / "sitecustomize.py").write_text(HOOK, "utf-8")
    words = folder / "words.jsonl"
    paths = os.pathsep.join((str(folder), str(ROOT)))
    child = subprocess.run(
        [sys.executable, "-c", CHILD, str(folder / "call.wav"), str(speech_model), str(words)],
        env={**os.environ, "PYTHONPATH": paths}, capture_output=True, text=True,
    )  # fmt: skip
    assert child.returncode == 0, child.stderr
    return json.loads(child.stdout)


def words(heard: list[list], lane: int) -> list[list]:
    return [word for one in heard if one[0] == lane for word in one[2]]


def plain(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def script(who: str) -> list[tuple[str, float, float]]:
    """Each word of the sample's script, with the times of its line."""
    text = (sample.recording().parent / "script.md").read_text("utf-8")
    return [
        (plain(word), float(start), float(end))
        for start, end, name, says in ROW.findall(text)
        if name == who and float(end) < UNTIL
        for word in says.split("*(")[0].split()
    ]


@pytest.mark.parametrize(("lane", "who"), [(0, "Agent"), (1, "Caller")])
def test_what_is_said_is_heard_on_its_lane_at_its_time(
    heard: list[list], lane: int, who: str
) -> None:
    """The voices are synthetic, which is hard for a small model: it gets two words of three."""
    said, told = script(who), words(heard, lane)
    pairs = SequenceMatcher(
        None, [word for word, *_ in said], [plain(word[2]) for word in told], autojunk=False
    ).get_matching_blocks()
    both = [(said[one.a + n], told[one.b + n]) for one in pairs for n in range(one.size)]
    assert len(both) > 0.5 * len(said), " ".join(word[2] for word in told)
    in_time = [
        line_start - 0.5 <= start and end <= line_end + 0.5
        for (_, line_start, line_end), (start, end, *_) in both
    ]
    assert sum(in_time) > 0.97 * len(both)


def test_words_are_in_order_within_the_call_and_say_how_sure_they_are(heard: list[list]) -> None:
    for lane in (0, 1):
        told = words(heard, lane)
        assert len(told) > 20
        assert all(0 <= start <= end <= UNTIL + 0.5 for start, end, *_ in told)
        assert all(0 <= sure <= 1 for *_, sure in told)
        assert all(one[0] <= other[0] for one, other in pairwise(told))
    assert {one[1] for one in heard} == {"en"}


def test_the_model_says_its_name_and_size(speech_model: Path) -> None:
    model = model_in(speech_model)
    assert (model.name, round(model.size / 1e6)) == ("base", 150)
    assert len(model.languages) == 99 and {"de", "en", "fr"} <= set(model.languages)
