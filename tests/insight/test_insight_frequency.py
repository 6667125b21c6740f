"""How often something was noted: shares of the calls in which it was answered."""

from evaluator.insight.frequency import Noted, frequency

WORDS = {"order": "Order", "complaint": "Complaint", "other": "Other"}


def test_shares_are_of_the_calls_that_were_answered() -> None:
    said = [(("order",), 3.0), (("complaint",), 1.0)]
    found = frequency("Reason", WORDS, said)
    assert (found.title, found.calls, found.few) == ("Reason", 4, False)
    assert found.answers == (
        Noted(words="Order", share=0.75),
        Noted(words="Complaint", share=0.25),
        Noted(words="Other", share=0.0),
    )


def test_several_answers_of_a_call_add_up_to_more_than_all() -> None:
    said = [(("order", "other"), 1.0), ((), 0.5), (("other",), 0.5)]
    found = frequency("Reason", WORDS, said)
    assert found.calls == 2 and found.few
    assert [one.share for one in found.answers] == [0.5, 0.0, 0.75]


def test_parts_of_calls_are_whole_calls_together() -> None:
    assert frequency("Reason", WORDS, [(("order",), 1 / 3)] * 9).calls == 3


def test_nothing_said_is_no_share() -> None:
    found = frequency("Reason", WORDS, [])
    assert found.calls == 0 and {one.share for one in found.answers} == {0.0}
