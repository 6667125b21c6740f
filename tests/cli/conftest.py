"""The program sets the umask of its process, which here is that of all tests: it is put back."""

import os
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def same_umask_afterwards() -> Iterator[None]:
    before = os.umask(0o022)
    os.umask(before)
    yield
    os.umask(before)
