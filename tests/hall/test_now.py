"""The present can be held still."""

import pytest

from evaluator.now import now


def test_the_present_is_what_the_environment_holds_still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795192920")
    assert now().timestamp() == 1795192920
    assert now().utcoffset() is not None


def test_the_present_goes_on_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert now() <= now()
