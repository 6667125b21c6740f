"""Bad input: each form that is none is refused with one clear error, its place, and at once."""

import copy
import json
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from evaluator.errors import UserError
from evaluator.forms.read import read
from evaluator.forms.strict_yaml import MAX_VALUES

WHOLE = Path(__file__).parent / "whole_language.yaml"
VALUES: list[Any] = [
    *[None, True, 1, -1, 1.5, 1e9, "x", "", " ", "no", "9" * 50, [], {}, [1], [[]], [{}]],
    *[{"a": 1}, {"en": "x"}, {"de": "x"}, {"is": 1}, {"all": []}, {"question": "verified"}],
]
NAMES = ["weight", "points", "options", "levels", "when", "all", "is", "en", "from", "kind", "x"]


def _ways(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if way:
        yield way
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _ways(inner, (*way, key))


def _at(value: Any, way: tuple[Any, ...]) -> Any:
    for step in way:
        value = value[step]
    return value


def mutated(content: Any, chance: random.Random) -> Any:
    """The form with one to three values lost, swapped, copied elsewhere or put in."""
    found = copy.deepcopy(content)
    for _ in range(chance.randint(1, 3)):
        way = chance.choice(list(_ways(found)))
        owner, last = _at(found, way[:-1]), way[-1]
        match chance.randrange(4):
            case 0:
                del owner[last]
            case 1 if isinstance(owner, dict):
                owner[chance.choice(NAMES)] = copy.deepcopy(chance.choice(VALUES))
            case 2:
                owner[last] = copy.deepcopy(_at(found, chance.choice(list(_ways(found)))))
            case _:
                owner[last] = copy.deepcopy(chance.choice(VALUES))
    return found


def at_once(begun: float) -> bool:
    """Under a second of this processor; a tracer, which counts lines for coverage, takes longer."""
    return time.process_time() - begun < 1 or sys.gettrace() is not None


def test_mutated_forms_are_read_or_refused_with_a_place_at_once(tmp_path: Path) -> None:
    content, chance = json.loads(read(WHOLE).to_json()), random.Random(7)
    path, refused = tmp_path / "form.json", 0
    for _ in range(300):
        path.write_text(json.dumps(mutated(content, chance)), encoding="utf-8")
        begun = time.process_time()
        try:
            read(path)
        except UserError as error:
            refused += 1
            assert error.message.startswith(f"{path}, line "), error.message
            assert "; expected " in error.message, error.message
        assert at_once(begun)
    assert refused > 200


HOSTILE = {
    "brackets": "[" * 390_000,
    "a list": "a: [" + "1," * 190_000 + "1]",
    "lines": "a:\n" + "- x\n" * 95_000,
    "names": "\n".join(f"k{number}: v" for number in range(30_000)),
    "questions": "questions:\n" + "\n".join(f"- {{id: q{n}, title: T}}" for n in range(15_000)),
    "json": '{"questions": [' + ",".join(f'{{"id": "q{n}"}}' for n in range(20_000)) + "]}",
    "folded": "a: >\n" + "  word\n" * 55_000,
    "quoted": 'a: "' + "x\\n" * 130_000 + '"',
    "aliases": "a: &a [1]\nb: [" + "*a," * 90_000 + "]",
    "comment": "#" * 399_000,
    "empty lines": "\n" * 399_000 + "[",
    "colons": ": " * 190_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_within_a_second(tmp_path: Path, name: str) -> None:
    path = tmp_path / "form.yaml"
    path.write_text(HOSTILE[name], encoding="utf-8")
    begun = time.process_time()
    with pytest.raises(UserError, match=", line "):
        read(path)
    assert at_once(begun)


def test_more_values_than_a_form_has_are_refused_where_they_begin(tmp_path: Path) -> None:
    path = tmp_path / "form.yaml"
    path.write_text("a:\n" + "- x\n" * (MAX_VALUES + 10), encoding="utf-8")
    with pytest.raises(UserError, match=f"it holds more than {MAX_VALUES} values"):
        read(path)
