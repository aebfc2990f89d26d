"""Digests: of the text of a scenario, and of the tables and code that turn facts into rates."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from .document import FOLDER, Document

HERE = Path(__file__).parent


@cache
def data_digest() -> str:
    """SHA-256 of every table and module of `scenarios`, 16 hex digits."""
    digest = hashlib.sha256()
    for path in sorted([*HERE.rglob("*.csv"), *HERE.rglob("*.py"), HERE / "catalogue.yaml"]):
        digest.update(path.relative_to(HERE).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def joined_text(documents: Iterable[Document]) -> str:
    """All the text that went in, file after file, without the folders of this machine."""
    return "".join(f"# ===== {_portable(item)}\n{item.text}\n" for item in documents)


def text_digest(text: str) -> str:
    """SHA-256 of the text of a scenario, hex digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def _portable(document: Document) -> str:
    shipped = document.shown.startswith("scenarios/") and FOLDER in document.path.parents
    return document.shown if shipped else document.path.name
