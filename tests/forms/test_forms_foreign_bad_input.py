"""Spoiled forms of other systems: one clear error with its place, or a repair that is listed."""

import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from foreign_forms import connect, genesys, group, published, single, weighed, yes_or_no
from soon import soon

from evaluator.errors import UserError
from evaluator.forms.foreign.reading import is_foreign, read
from evaluator.forms.foreign.values import Imported

Json = dict[str, Any]
Spoil = Callable[[Json, Random], None]

PLACE = re.compile(
    r"form\.json, (line \d+(?:, column \d+)?|the whole file|[A-Za-z][\w.\[\]“”…-]*): \S"
)
WRONG = [None, "", "x", 7, -1, 1e9, True, [], {}, [[]], ["x"], {"x": 1}, "﻿", "a" * 5000, "\x07"]


def whole_genesys() -> Json:
    way = "/form/questionGroup/0/question/0/answer/0"
    condition = {"combiningOperation": "AND", "predicates": [way]}
    answers = [
        {"builtInType": "Selected", "value": 2},
        {"builtInType": "Unselected", "value": 0},
    ]
    option = {"id": "o", "text": "Option", "answerOptions": answers}
    several = {"id": "m", "type": "multipleSelectQuestion", "text": "Several?",
               "multipleSelectOptionQuestions": [option]}  # fmt: skip
    return genesys(
        group("g", 40, yes_or_no("a", naEnabled=False), several),
        group("h", 20, yes_or_no("c", isKill=True), visibilityCondition=condition),
        evaluationSettings={"revisionsEnabled": True},
    )


def whole_connect() -> Json:
    expression = {"Source": {"Type": "QUESTION_REF_ID", "RefId": "a"}, "Comparator": "IN",
                  "Values": [{"Type": "OPTION_REF_ID", "RefId": "o0"}]}  # fmt: skip
    condition = {"Operator": "AND", "Operands": [{"Expression": expression}]}
    enabled = {"Action": "ENABLE", "DefaultAction": "DISABLE", "Condition": condition}
    number = {"Title": "Times?", "RefId": "n", "QuestionType": "NUMERIC", "Weight": 20,
              "QuestionTypeProperties": {"Numeric": {"MinValue": 0, "MaxValue": 9, "Options": [
                  {"MinValue": 0, "MaxValue": 0, "Score": 10},
                  {"MinValue": 1, "MaxValue": 9, "Score": 0, "AutomaticFail": True}]}}}  # fmt: skip
    thresholds = [{"PerformanceCategory": "NEEDS_IMPROVEMENT", "MaxScorePercentage": 60}]
    form = connect(
        single("a", 0, 10, Weight=40), single("b", 0, 10, Weight=40, Enablement=enabled), number
    )
    form["ScoringStrategy"]["ScoreThresholds"] = thresholds
    return form


def every_place(value: Any) -> list[tuple[Any, Any]]:
    """Every owner in a value with the name or number of what it holds."""
    found: list[tuple[Any, Any]] = []
    if not isinstance(value, dict | list):
        return found
    for name, inner in value.items() if isinstance(value, dict) else enumerate(value):
        found += [(value, name), *every_place(inner)]
    return found


def spoil(form: Json, chance: Random) -> None:
    """Take something away, put something wrong in its place, or have it twice."""
    owner, name = chance.choice(every_place(form))
    match chance.randint(0, 3):
        case 0:
            del owner[name]
        case 1 | 2:
            owner[name] = chance.choice(WRONG)
        case _ if isinstance(owner, list):
            owner.append(owner[name])
        case _:
            owner[name] = [owner[name]]


def looked_at(text: bytes, path: Path) -> Imported | UserError:
    """What comes of a file: the form or the error, in under a second of the processor."""
    path.write_bytes(text)
    start = time.process_time()
    found: Imported | UserError
    try:
        assert is_foreign(path)
        found = read(path)
    except UserError as error:
        found = error
    assert soon(start)
    return found


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One place for all forms, since making hundreds of folders takes longer than reading them."""
    return tmp_path_factory.mktemp("foreign") / "form.json"


@pytest.mark.parametrize("seed", range(240))
def test_a_spoiled_form_is_read_or_refused_with_a_place(seed: int, file: Path) -> None:
    chance = Random(seed)
    form = whole_genesys() if seed % 2 else whole_connect()
    for _ in range(chance.randint(1, 2)):
        spoil(form, chance)
    found = looked_at(json.dumps(form).encode(), file)
    if isinstance(found, UserError):
        assert PLACE.search(found.message), found.message
        assert len(found.message) < 1000 and found.message.endswith(".")


def test_most_spoiled_forms_are_refused(file: Path) -> None:
    """So that the test above is known to spoil them."""
    refused = 0
    for seed in range(60):
        chance = Random(seed)
        form = whole_genesys() if seed % 2 else whole_connect()
        spoil(form, chance)
        found = looked_at(json.dumps(form).encode(), file)
        refused += isinstance(found, UserError)
    assert 15 < refused < 55


def both(form: Json, change: Callable[[Json], None]) -> bytes:
    change(form)
    return json.dumps(form).encode()


def circle() -> bytes:
    first = {"combiningOperation": "AND", "predicates": ["../question/1/answer/0"]}
    second = {"combiningOperation": "AND", "predicates": ["../question/0/answer/0"]}
    one, other = yes_or_no("a", visibilityCondition=first), yes_or_no("b")
    other["visibilityCondition"] = second
    return json.dumps(genesys(group("g", 1, one, other))).encode()


def far() -> bytes:
    condition = {"combiningOperation": "AND", "predicates": ["../question/9/answer/0"]}
    question = yes_or_no("a", visibilityCondition=condition)
    return json.dumps(genesys(group("g", 1, question))).encode()


def gap() -> bytes:
    form = whole_connect()
    number = form["Items"][0]["Section"]["Items"][2]["Question"]
    number["QuestionTypeProperties"]["Numeric"]["Options"][1]["MinValue"] = 3
    return json.dumps(form).encode()


def deep() -> bytes:
    """A condition in a condition, thirteen times: more than a file of ours may be nested."""
    form = whole_connect()
    enabled = form["Items"][0]["Section"]["Items"][1]["Question"]["Enablement"]
    for _ in range(13):
        one = enabled["Condition"]
        both = [{"Condition": one}, one["Operands"][0]]
        enabled["Condition"] = {"Operator": "OR", "Operands": both}
    return json.dumps(form).encode()


def many() -> bytes:
    """Two hundred questions with ten options each."""
    options = [{"id": f"o{n}", "text": f"Option {n}", "value": n} for n in range(10)]
    questions = [
        {"id": f"q{n}", "text": f"Question {n}?", "answerOptions": options} for n in range(200)
    ]
    return json.dumps(genesys(group("g", 1, *questions))).encode()


NESTED = b'{"Items": ' + b"[[" * 2**18 + b"]]" * 2**18 + b"}"
ENDLESS = b'["' + b"\\u0061" * 2**17
PLAIN = json.dumps(published(), indent=1).encode()
WEIGHT = "questionGroups[0].weight"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param(b"", "line 1, column 1", id="nothing"),
        pytest.param(b"[" * 2**20, "line 1, column 61", id="1 MB of nesting"),
        pytest.param(b'{"a":' * 2**18, "line 1, column 301", id="1 MB of groups"),
        pytest.param(NESTED, "line 1, column 70", id="closed"),
        pytest.param(b"[" + b"0," * 2**20 + b"0]", "the whole file", id="2 MB of numbers"),
        pytest.param(ENDLESS, "line 1, column 786430", id="a text without an end"),
        pytest.param(PLAIN.replace(b'"g"', b'"g', 1), "line 7, column 13", id="an open quote"),
        pytest.param(PLAIN.replace(b"40", b"NaN"), WEIGHT, id="NaN"),
        pytest.param(PLAIN.replace(b"40", b"-Infinity"), WEIGHT, id="infinity"),
        pytest.param(PLAIN.replace(b"40", b"1e999"), WEIGHT, id="1e999"),
        pytest.param(
            PLAIN.replace(b"40", b"9" * 5000), WEIGHT, id="5000 digits"
        ),
        pytest.param(PLAIN.replace(b"40", b"10000000000000000"), WEIGHT, id="10^16"),
        pytest.param(PLAIN.replace(b"40", b"-40"), WEIGHT, id="below 0"),
        pytest.param(
            PLAIN.replace(b'"Genesys form"', b'"\\ud83d"'), "name", id="a lone surrogate"
        ),
        pytest.param(
            PLAIN.replace(b'"name": "Gen', b'"name": "x", "name": "Gen'),
            "line 3, column 15",
            id="a name twice",
        ),
        pytest.param(
            PLAIN.replace(b'"id": "h"', b'"id": "g"'), "questionGroups[1].id", id="an id twice"
        ),
        pytest.param(
            PLAIN.replace(b'"b-no"', b'"b-yes"'),
            "questionGroups[0].questions[1].answerOptions[1].id",
            id="an option's id twice",
        ),
        pytest.param(circle(), "questionGroups[0].questions[0]", id="a circle"),
        pytest.param(
            far(),
            "questionGroups[0].questions[0].visibilityCondition.predicates[0]",
            id="a condition that leads nowhere",
        ),
        pytest.param(gap(), "Items[0].Section.Items[2].Question", id="a gap between ranges"),
        pytest.param(deep(), "the whole file", id="conditions too deep for a file"),
        pytest.param(many(), "the whole file", id="too many options for a file"),
        pytest.param(b"\xff\xfe{\x00}\x00", "the whole file", id="nothing in UTF-16"),
        pytest.param(b"\xff\xfe{\x00}\x00\x00\xd8", "line 1", id="half a character in UTF-16"),
        pytest.param(PLAIN[:-30], "line 70, column 5", id="cut off"),
        pytest.param(PLAIN[:25], "line 3, column 10", id="cut off in a text"),
        pytest.param(b"/*" * 2**20, "line 1, column 60001", id="a million comments"),
        pytest.param(b'"\\' * 2**19, "line 1, column 1", id="a text of quotes"),
        pytest.param(b",] " * 2**19, "line 1, column 30001", id="half a million commas"),
        pytest.param(
            json.dumps({"entities": [published(), published()]}).encode(),
            "entities[1]",
            id="two forms",
        ),
        pytest.param(PLAIN.replace(b"Genesys", b"Gen\xffsys"), "line 3", id="a byte of no letter"),
        pytest.param(b"[]", "the whole file", id="a list"),
        pytest.param(b'{"name": "x"}', "the whole file", id="another system's"),
        pytest.param(b'{"Title": "x", "Items": []}', "Items", id="no items"),
    ],
)  # fmt: skip
def test_what_is_refused_has_its_place(text: bytes, place: str, file: Path) -> None:
    found = looked_at(text, file)
    assert isinstance(found, UserError)
    assert f"form.json, {place}: " in found.message


def test_a_byte_order_mark_and_trailing_commas_are_mended(tmp_path: Path) -> None:
    text = b"\xef\xbb\xbf" + PLAIN.replace(b'"value": 0\n', b'"value": 0,\n', 1)
    found = looked_at(text, tmp_path / "form.json")
    assert isinstance(found, Imported)
    assert found.repairs[:2] == (
        "line 1: the byte-order mark was taken off",
        "line 25, column 18: a comma after the last item was taken off",
    )


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_other_encodings_of_unicode_are_read(encoding: str, tmp_path: Path) -> None:
    found = looked_at(PLAIN.decode().encode(encoding), tmp_path / "form.json")
    assert isinstance(found, Imported)
    assert found.repairs[0] == f"line 1: the file is in {encoding.upper()}, and was read so"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_form_of_ours_is_ours_in_whichever_encoding(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "form.json"
    path.write_bytes('{"pass_mark": 80, "title": "Ours"}'.encode(encoding))
    assert not is_foreign(path)


def test_comments_and_line_breaks_in_a_text_are_mended(tmp_path: Path) -> None:
    text = PLAIN.replace(b'"name": "Gen', b'/* the\n form */ "name": "Gen\n').replace(
        b'"value": 0\n', b'"value": 0 // nothing\n // at all\n'
    ).replace(b"a?", b"a // b?")  # fmt: skip
    found = looked_at(text, tmp_path / "form.json")
    assert isinstance(found, Imported)
    assert (found.form.title, found.form.question("a").title) == ("Gen\nesys form", "a // b?")
    assert found.repairs[:2] == (
        "line 3, column 2: a comment was taken out (and 3 more places)",
        "line 4, column 22: a line break or tab in a text was taken as part of it",
    )


def test_a_comma_in_a_text_stays(tmp_path: Path) -> None:
    found = looked_at(PLAIN.replace(b"a?", b"a,]?"), tmp_path / "form.json")
    assert isinstance(found, Imported)
    assert found.form.question("a").title == "a,]?"


def test_what_has_one_meaning_is_mended_and_listed(tmp_path: Path) -> None:
    form = weighed()
    first = form["Items"][0]["Section"]["Items"][0]["Question"]
    del first["RefId"]
    first["Weight"] = "40"
    first["QuestionType"] = "singleselect"
    first["Title"] = "Greeted\x07?"
    found = looked_at(json.dumps(form).encode(), tmp_path / "form.json")
    assert isinstance(found, Imported)
    at = "Items[0].Section.Items[0].Question"
    assert set(found.repairs) >= {
        f"{at}.Title: control characters were taken out",
        f"{at}.QuestionType: “singleselect” was taken as SINGLESELECT",
        f"{at}: it has no “RefId”; “greeted” was made from its title",
        f"{at}.Weight: “40” in quotes was taken as a number",
    }
    assert found.form.question("greeted").weight == 40


def test_what_is_not_carried_is_listed(tmp_path: Path) -> None:
    form = published(evaluationSettings={"disputesEnabled": True})
    question = form["questionGroups"][0]["questions"][0]
    question |= {"isCritical": True, "somethingNew": 5}
    found = looked_at(json.dumps(form).encode(), tmp_path / "form.json")
    assert isinstance(found, Imported)
    said = " ".join(found.left_out)
    assert "evaluationSettings" in said and "somethingNew" in said and "critical" in said


SAMPLES = sorted(Path("../shared/form-samples").glob("*.json"))


@pytest.mark.skipif(
    not SAMPLES, reason="the sample forms lie beside the project, and are not there"
)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples_are_read_and_scored(path: Path) -> None:
    from evaluator.forms.lint import lint
    from evaluator.scoring.score import score

    found = read(path)
    said = "\n".join(found.repairs)
    assert "EvaluationFormTitle" in said and "RefId" in said and "its share of its section" in said
    assert not any(one.error for one in lint(found.form))
    best = {question.id: 0 for question in found.form.questions}
    worst = {question.id: question.top for question in found.form.questions}
    assert score(found.form, best).value == 100
    assert score(found.form, worst).value == pytest.approx(20)
