"""How an evaluation stands, in words."""

import pytest

from evaluator.ui.evaluate.standing import listed, open_words


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ([], "all points answered"),
        ([3], "1 point open: 3"),
        ([3, 4], "2 points open: 3, 4"),
        ([1, 2, 3, 4, 5, 6, 7], "7 points open: 1 to 7"),
        ([1, 3, 5, 7, 9, 11, 13], "7 points open: 1, 3, 5, 7, 9, 11 …"),
    ],
)
def test_open_points_are_named_as_shortly_as_they_can_be(numbers, said):
    assert open_words(numbers) == said


def test_three_in_a_row_are_a_span():
    assert listed([2, 4, 5, 6, 8, 9]) == "2, 4 to 6, 8, 9"
