"""A digest of the tables and the code that turn facts into rates."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@cache
def data_digest() -> str:
    """SHA-256 of every table and module of `scenarios`, 16 hex digits."""
    digest = hashlib.sha256()
    for path in sorted([*HERE.rglob("*.csv"), *HERE.rglob("*.py"), HERE / "catalogue.yaml"]):
        digest.update(path.relative_to(HERE).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
