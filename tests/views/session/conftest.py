from typing import Any

import pytest
import streamlit as st


@pytest.fixture
def remembered(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Hold what a visit remembers where a test can see all of it."""
    kept: dict[str, Any] = {}
    monkeypatch.setattr(st, "session_state", kept)
    return kept
