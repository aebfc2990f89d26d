"""Keys for tests that stand in no shipped file."""

from __future__ import annotations

import pytest
from trial import trial_definitions

from scenarios.catalogue import load_catalogue


@pytest.fixture
def trial_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys of every shape in the catalogue, for the length of a test."""
    for key, definition in trial_definitions().items():
        monkeypatch.setitem(load_catalogue(), key, definition)
