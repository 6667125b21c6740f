"""Writing a form as a YAML file that a person can read and change; read again it is the same form.

What fits on a line stands on one, long texts are folded, what says nothing is left out. A text that
stands in several languages is a group of them again.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from evaluator.forms.languages import spread
from evaluator.forms.model import Form
from evaluator.forms.question import YES_NO

WIDTH: Final = 100

_GIVEN: Final = ("is", "is_not", "any_of", "all_of", "default", "answer")
"""Fields that tell 1 from 1.0, as the hash of the form does."""
_OPEN: Final = ("scoring", "levels", "evidence")
"""What stands on lines of its own, even where it is short."""
_PLAIN: Final = re.compile(r"[^\W\d_](?:[^:#]|:(?! |\Z)|(?<! )#)*(?<!\s)\Z")
_NO_TEXT: Final = re.compile(r"(null|true|false|yes|no|on|off|y|n)\Z", re.IGNORECASE)
"""Words that YAML, or a YAML of another year, takes for something else."""


def write(form: Form) -> str:
    """The form as YAML 1.2. `read.read` gives back the same form, with the same hash."""
    return as_yaml(content(form))


def as_yaml(plain: Mapping[str, Any]) -> str:
    """Plain values in the language of forms as YAML 1.2, be it a whole form or half of one."""
    lines = []
    for name, value in plain.items():
        if isinstance(value, dict | list):
            lines.append("")
        lines.extend(_named(name, value, 0))
    return "\n".join(lines) + "\n"


def content(form: Form) -> dict[str, Any]:
    """What a file of the form holds, as plain values in the order of the language's fields."""
    dumped = form.model_dump(mode="json", exclude_defaults=True, by_alias=True)
    found = spread(Form, dumped)
    for question in found["questions"]:
        if "levels" in question:
            names = YES_NO if question.get("kind") == "yes_no" else range(len(question["levels"]))
            question["levels"] = dict(zip(names, question["levels"], strict=True))
    return found


def _named(name: str | int, value: Any, indent: int) -> Iterator[str]:
    """The lines of “name: value”."""
    start = f"{' ' * indent}{_key(name)}:"
    if isinstance(value, str):
        yield from _text(start, value, indent)
    elif not isinstance(value, dict | list):
        yield f"{start} {_number(value, given=name in _GIVEN)}"
    elif line := _on_one(name, start, value):
        yield line
    else:
        yield start
        yield from _block(name, value, indent + 2)


def _on_one(name: str | int, start: str, value: Any) -> str:
    """The whole on one line, or "" where it does not fit or reads better on several."""
    if name in _OPEN or (isinstance(value, list) and any(isinstance(one, dict) for one in value)):
        return ""
    line = f"{start} {_flow(value, given=name in _GIVEN)}"
    return line if len(line) <= WIDTH else ""


def _block(name: str | int, value: Any, indent: int) -> Iterator[str]:
    if isinstance(value, dict):
        for inner, one in value.items():
            yield from _named(inner, one, indent)
        return
    for number, one in enumerate(value):
        if name == "questions" and number:
            yield ""
        yield from _item(name, one, indent)


def _item(name: str | int, value: Any, indent: int) -> Iterator[str]:
    """One item of a list, behind its dash."""
    start = f"{' ' * indent}-"
    if isinstance(value, str):
        yield from _text(start, value, indent)
        return
    line = f"{start} {_flow(value, given=name in _GIVEN)}"
    if not isinstance(value, dict) or (name != "questions" and len(line) <= WIDTH):
        yield line
        return
    inner = [line for key, one in value.items() for line in _named(key, one, indent + 2)]
    yield f"{start} {inner[0].lstrip()}"
    yield from inner[1:]


def _flow(value: Any, *, given: bool = False) -> str:
    """A value inside a line."""
    if isinstance(value, dict):
        inner = (f"{_key(name)}: {_flow(one, given=name in _GIVEN)}" for name, one in value.items())
        return f"{{{', '.join(inner)}}}"
    if isinstance(value, list):
        return f"[{', '.join(_flow(one, given=given) for one in value)}]"
    if isinstance(value, str):
        return _quoted(value) if set(value) & set(",[]{}:") or not _is_plain(value) else value
    return _number(value, given=given)


def _number(value: float | bool | None, *, given: bool) -> str:
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    said = repr(value)
    whole = isinstance(value, float) and said.endswith(".0") and said != "-0.0"
    return said[:-2] if whole and not given else said


def _text(start: str, text: str, indent: int) -> Iterator[str]:
    """A text behind its name or dash: as it is, in quotes, folded, or line by line."""
    line = f"{start} {text if _is_plain(text) else _quoted(text)}"
    lines = text.split("\n")
    if not _in_blocks(text) or (len(lines) == 1 and (len(line) <= WIDTH or "  " in text)):
        yield line
    elif len(lines) == 1:
        yield f"{start} >-"
        yield from _folded(text, " " * (indent + 2))
    else:
        yield f"{start} |-"
        yield from (f"{' ' * (indent + 2)}{one}" if one else "" for one in lines)


def _folded(text: str, margin: str) -> Iterator[str]:
    words = text.split(" ")
    line = margin + words[0]
    for word in words[1:]:
        if len(line) + 1 + len(word) > WIDTH:
            yield line
            line = margin + word
        else:
            line += f" {word}"
    yield line


def _in_blocks(text: str) -> bool:
    """Whether a block of YAML holds the text unchanged."""
    return text == text.strip() != "" and all(map(_shows, text.replace("\n", "")))


def _is_plain(text: str) -> bool:
    """Whether a text needs no quotes on a line of its own."""
    return bool(_PLAIN.match(text)) and not _NO_TEXT.match(text) and all(map(_shows, text))


def _shows(letter: str) -> bool:
    return letter.isprintable() or letter == "\N{NO-BREAK SPACE}"


def _quoted(text: str) -> str:
    """A text in double quotes; what cannot be seen by its number."""
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(letter if _shows(letter) else _escaped(letter) for letter in quoted)


def _escaped(letter: str) -> str:
    return f"\\u{ord(letter):04x}" if ord(letter) < 0x10000 else f"\\U{ord(letter):08x}"


def _key(name: str | int) -> str:
    if isinstance(name, int) or re.fullmatch(r"[a-z][a-z0-9_-]*", name):
        return str(name)
    return _quoted(name)
