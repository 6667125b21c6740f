"""How long the work took, in words."""

import pytest

from evaluator.ui.time_taken import about, in_a_sentence


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.4, "0 s"), (40.0, "40 s"), (59.4, "59 s"), (59.6, "1 min"), (90.0, "2 min"),
     (721.0, "12 min"), (3600.0, "1 h 00 min"), (3899.0, "1 h 05 min"), (3599.0, "1 h 00 min")],
)  # fmt: skip
def test_a_length_of_time_is_said_shortly(seconds, said):
    assert about(seconds) == said


def test_the_work_is_compared_with_the_call():
    assert in_a_sentence(720.0, 240.0) == "12 min of work on a 4 min call, 3.0 times its length"


@pytest.mark.parametrize("length", [None, 0.0])
def test_a_call_without_a_length_is_not_compared(length):
    assert in_a_sentence(720.0, length) == "12 min of work"


def test_a_time_that_is_not_known_is_not_said():
    assert in_a_sentence(None, 240.0) == ""
