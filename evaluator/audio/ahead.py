"""What takes long to make is made on another core, while what was made before is used."""

from collections import deque
from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def ahead(items: Iterator[T], most: int = 1) -> Generator[T, None, None]:
    """The same items, of which up to `most` are made before they are asked for.

    They are made in one other thread, in their order, and what is raised there is raised here.
    Close it before what the items are made from: it waits for the one that is under way.
    """
    with ThreadPoolExecutor(1) as other:
        coming = deque(other.submit(next, items, None) for _ in range(most))
        try:
            while (item := coming.popleft().result()) is not None:
                coming.append(other.submit(next, items, None))
                yield item
        finally:
            other.shutdown(cancel_futures=True)
