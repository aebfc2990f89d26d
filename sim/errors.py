"""The errors of shebao: one small tree.

ShebaoError
├── ScenarioError   a fact is missing, misspelt, out of range or undated (exit status 2)
├── OutputError     a result cannot be read, compared or drawn (exit status 2)
└── LedgerError     an identity of the ledgers does not hold (a fault of ours, exit status 1)

A message gives place, what was found, what is allowed, and the cure.
"""

from __future__ import annotations


class ShebaoError(Exception):
    """Base of everything that shebao raises on purpose."""


class ScenarioError(ShebaoError):
    """A scenario, law, region or assumption cannot be used as written."""


class OutputError(ShebaoError):
    """A result cannot be read, compared or drawn."""


class LedgerError(ShebaoError):
    """An identity that must hold for every ledger does not hold."""
