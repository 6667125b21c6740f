"""Audacity label files: what is written reads back, and what is no label is listed."""

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluator.errors import UserError
from evaluator.exchange.labels import (
    MAX_BYTES,
    BadLine,
    Label,
    Labels,
    labels_of,
    labels_text,
    read_labels,
    title_of,
    write_labels,
)


def test_labels_are_written_by_time_and_numbered(tmp_path: Path) -> None:
    path = tmp_path / "call.txt"
    late, early = Label(9.5, 12.25, "Pace: too fast"), Label(3, None, "Greeting")
    write_labels(path, [late, early, Label(20, None, "")])
    assert path.read_bytes().decode() == (
        "3.000000\t3.000000\t1. Greeting\n"
        "9.500000\t12.250000\t2. Pace: too fast\n"
        "20.000000\t20.000000\t3.\n"
    )


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "call.txt"
    labels = (Label(3, None, "Zoë: “Grüße”"), Label(9.5, 12.25, "1 euro"), Label(20, None, ""))
    write_labels(path, labels)
    assert read_labels(path) == Labels(labels, ())


def test_a_title_names_points_and_note_on_one_line() -> None:
    assert title_of(["Pace", "Close"], "slow\tdown\nplease\x07") == "Pace + Close: slow down please"
    assert title_of([], "slow down") == "slow down"
    assert title_of(["Pace", ""], "") == "Pace"
    assert labels_text([Label(1, None, "a\tb\r\nc")]) == "1.000000\t1.000000\t1. a b c\n"
    assert labels_text([Label(1, None, "\ud83d")]).encode()


def test_points_regions_frequencies_and_old_ends_of_lines_are_read() -> None:
    text = (
        "2.150000\t2.150000\tpoint\r\n"
        "1,5\t6,1\tregion\twith a tab\x00\r\n"
        "\\\t6928.456055\t6928.456055\r\n"
        "\r\n"
        "7\t8\r"
        "9\t9\t12. mine"
    )
    assert labels_of(text) == Labels(
        (
            Label(1.5, 6.1, "region with a tab"),
            Label(2.15, None, "point"),
            Label(7, 8, ""),
            Label(9, None, "mine"),
        ),
        (),
    )


def test_every_bad_line_is_listed() -> None:
    text = "1\t2\tgood\nno tab\n3\tx\tbad\nnan\t4\tbad\n5\t4\tbad\n-1\t1\tbad\n1\t1000000.5\tbad\n"
    found = labels_of(text)
    assert found.labels == (Label(1, 2, "good"),)
    assert found.bad == (
        BadLine(2, "It has no tab between start and end."),
        BadLine(3, "“x” is no time on a recording, in seconds."),
        BadLine(4, "“nan” is no time on a recording, in seconds."),
        BadLine(5, "It ends before it starts."),
        BadLine(6, "“-1” is no time on a recording, in seconds."),
        BadLine(7, "“1000000.5” is no time on a recording, in seconds."),
    )


def test_a_file_without_labels_at_all_is_empty_or_refused(tmp_path: Path) -> None:
    path = tmp_path / "labels.txt"
    path.write_text("")
    assert read_labels(path) == Labels((), ())
    path.write_text("\nhello\n")
    with pytest.raises(UserError, match=r"holds no labels\. Line 2: It has no tab"):
        read_labels(path)


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "labels.txt"
    with pytest.raises(UserError, match="could not be read: No such file"):
        read_labels(path)
    with pytest.raises(UserError, match="could not be read"):
        read_labels(Path("a\0b"))
    path.write_bytes(b"1\t2\tone\n3\t4\t\xff\n")
    with pytest.raises(UserError, match="line 2 is not UTF-8"):
        read_labels(path)
    path.write_bytes(b" " * (MAX_BYTES + 1))
    with pytest.raises(UserError, match="larger than 5 MB"):
        read_labels(path)


@given(st.text(st.characters(categories=["L", "N", "P", "Z", "C"]), max_size=200))
def test_any_text_is_labels_and_bad_lines(text: str) -> None:
    found = labels_of(text.replace(" ", "\t"))
    for label in found.labels:
        assert math.isfinite(label.start)
        assert label.end is None or label.end > label.start
        assert label.title.isprintable() or not label.title.isascii()
    assert labels_of(labels_text(found.labels)).bad == ()
