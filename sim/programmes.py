"""Programmes of a place as data: who gets how much, from whose money, when.

A programme pays people who fit (age, sex, cover, group in need), or a closed group that is counted
and dies out. Money of a government only passes through (代发); a programme with a fund of its own
takes in what is due to it and pays until it is asked to stop, so its balance may fall below zero.
Which programmes there are stands in `scenarios.programme_files`; rules in `schemes.entitlement`.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .codes import OWN_FUND
from .law import Ints

#: Programmes that a scenario may have: kernels have room for so many.
MAX_PROGRAMMES = 16


class ProgrammeTitle(NamedTuple):
    """What a programme is called: in files, in Chinese, in English."""

    name: str
    zh: str
    en: str


class Programmes(NamedTuple):
    """All programmes of a scenario, int64 (months, P), (12, P) or (P, ...), in order of names."""

    programme_amount: Ints  # (months, P) fen a period; 0 before it starts and after it ends
    programme_periods: Ints  # (12, P) periods paid in each month of the year
    programme_payer: Ints  # (P,) code in PROGRAMME_PAYERS
    programme_closed: Ints  # (P,) 1: members are counted, nobody is asked
    programme_members: Ints  # (months, P) of a closed group, those still alive
    programme_age_from: Ints  # (P,) years of age
    programme_age_to: Ints  # (P,) years of age, inclusive
    programme_sex: Ints  # (P,) code in PROGRAMME_SEXES
    programme_covers: Ints  # (P, COVERS) 1: entitled with this cover
    programme_groups: Ints  # (P, GROUPS) 1: entitled in this group
    programme_take_up: Ints  # (P,) ppm of those entitled who draw
    programme_income: Ints  # (months, P) fen that a fund of its own takes in
    programme_opening: Ints  # (P,) fen in it at the start


def open_ones(programmes: Programmes) -> Programmes:
    """The programmes that people meet, without closed groups."""
    chosen = programmes.programme_closed == 0
    of_first = ("programme_amount", "programme_periods", "programme_members", "programme_income")
    return Programmes(
        **{
            name: array[:, chosen] if name in of_first else array[chosen]
            for name, array in programmes._asdict().items()
        }
    )


def first_months(programmes: Programmes, months: int) -> Programmes:
    """The programmes of a study of so many months."""
    by_month = ("programme_amount", "programme_members", "programme_income")
    return programmes._replace(**{name: getattr(programmes, name)[:months] for name in by_month})


def closed_payments(programmes: Programmes) -> Ints:
    """Fen paid to closed groups in each month, (months, P)."""
    periods = np.resize(programmes.programme_periods, programmes.programme_amount.shape)
    paid = programmes.programme_amount * periods * programmes.programme_members
    return np.asarray(paid * programmes.programme_closed)


def own_balances(programmes: Programmes, payments: Ints) -> Ints:
    """Balance of each fund of its own at the end of each month, (months, P); 0 for the others.

    Parameters
    ----------
    payments : (months, P) fen paid to people and closed groups
    """
    own = programmes.programme_payer == OWN_FUND
    flows = np.cumsum(programmes.programme_income - payments, axis=0)
    return np.asarray((programmes.programme_opening + flows) * own)
