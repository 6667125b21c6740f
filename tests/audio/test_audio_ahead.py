"""What is made in another thread comes in its order, with what went wrong, and ends when closed."""

import threading
from collections.abc import Iterator

import pytest

from evaluator.audio.ahead import ahead


def test_the_same_items_come_in_their_order_from_another_thread() -> None:
    made_in = []

    def items() -> Iterator[int]:
        for number in range(20):
            made_in.append(threading.get_ident())
            yield number

    assert list(ahead(items(), 4)) == list(range(20))
    assert len(set(made_in)) == 1 and made_in[0] != threading.get_ident()
    assert list(ahead(iter(()), 3)) == []


def test_what_went_wrong_is_raised_where_the_items_are_used() -> None:
    def items() -> Iterator[int]:
        yield 1
        raise ValueError("damaged")

    coming = ahead(items(), 3)
    assert next(coming) == 1
    with pytest.raises(ValueError, match="damaged"):
        next(coming)


def test_closing_it_waits_for_what_is_being_made_and_no_more_is() -> None:
    making, go = threading.Event(), threading.Event()
    begun, ended = [], []

    def items() -> Iterator[int]:
        for number in range(1000):
            begun.append(number)
            if number == 5:
                making.set()
                go.wait(30)
            ended.append(number)
            yield number

    coming = ahead(items(), 8)
    assert next(coming) == 0
    assert making.wait(30)
    threading.Thread(target=go.set).start()
    coming.close()
    assert begun == ended and len(begun) in (6, 7, 8, 9)
