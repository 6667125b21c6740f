"""The guide says what is so: its keys are the keys, its pictures are drawn by ./run pictures."""

import re
from pathlib import Path

from evaluator.ui import pictures, pictures_of_forms
from evaluator.ui.keys import Keys

GUIDE = (Path(__file__).resolve().parents[2] / "docs" / "guide.md").read_text("utf-8")


def test_every_key_of_the_guide_is_a_key_of_evaluate() -> None:
    table = GUIDE[GUIDE.index("\n| key |") :].split("\n\n")[0]
    rows = re.findall(r"^\| (.+?) \| (.+?) \|$", table, re.MULTILINE)[2:]
    known = {shown for key, shown in Keys().table() if key.where == "Evaluate"}
    for keys, _ in rows:
        for key in re.split(r", | and | to ", keys):
            assert key in known, key
    assert len(rows) > 10


def test_every_place_has_its_chapter_and_its_picture() -> None:
    for place in (*pictures.PLACES, "evaluate"):
        assert f"\n## {place.capitalize()}\n" in GUIDE
        assert f"(pictures/{place}-light.png)" in GUIDE


def test_every_picture_is_one_that_is_drawn() -> None:
    files = (pictures.__file__, pictures_of_forms.__file__)
    drawn = "".join(Path(file).read_text("utf-8") for file in files)
    for name in re.findall(r"\(pictures/(.+?)\.png\)", GUIDE):
        made = re.sub(r"-(light|dark|contrast|\d)$", "", name)
        assert made in pictures.PLACES or f'"{made}"' in drawn, name
