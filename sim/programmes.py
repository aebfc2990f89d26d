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
