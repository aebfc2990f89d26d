"""Programmes of a place as data: who gets how much, from whose money, when.

A programme pays people who fit (age, sex, cover, group in need), or a closed group that is counted
and dies out. Money of a government only passes through (代发); a programme with a fund of its own
takes in what is due to it and pays until it is asked to stop, so its balance may fall below zero.
A closed scheme with accounts (老农保) loses members besides: with a refund (退保), or merged into
the resident pension (并入城乡居民养老保险) with what their account holds. Which programmes exist
stands in `scenarios.programme_files`; rules in `schemes.entitlement`.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

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
    # accounts of a closed scheme; its members are savers (not drawing) and those who draw
    programme_member_share: Ints  # (P, 2) ppm of the people born in these years who are members
    programme_member_born: Ints  # (P, 2, 2) first and last year of birth
    programme_account: Ints  # (months, P) fen that the account of a member holds
    programme_refund: Ints  # (months, P) fen that a saver who leaves takes along
    programme_refunded: Ints  # (months, P) ppm of savers who have left so far, with this month
    programme_merged: Ints  # (months, P) ppm of members who have been merged so far, with it


#: Fields by month.
BY_MONTH = (
    *("programme_amount", "programme_members", "programme_income"),
    *("programme_account", "programme_refund", "programme_refunded", "programme_merged"),
)


def met_ones(programmes: Programmes) -> Programmes:
    """The programmes that people meet: closed groups only if members leave them."""
    return _chosen(programmes, (programmes.programme_closed == 0) | _left_by_members(programmes))


def left_ones(programmes: Programmes) -> Programmes:
    """The closed schemes whose members leave them: with a refund, or into the resident pension."""
    return _chosen(programmes, _left_by_members(programmes))


def _left_by_members(programmes: Programmes) -> npt.NDArray[np.bool_]:
    """Whether members leave a programme, (P,)."""
    left = programmes.programme_refunded + programmes.programme_merged
    return np.asarray(left.any(axis=0))


def _chosen(programmes: Programmes, chosen: npt.NDArray[np.bool_]) -> Programmes:
    of_first = (*BY_MONTH, "programme_periods")
    return Programmes(
        **{
            name: array[:, chosen] if name in of_first else array[chosen]
            for name, array in programmes._asdict().items()
        }
    )


def first_months(programmes: Programmes, months: int) -> Programmes:
    """The programmes of a study of so many months."""
    return programmes._replace(**{name: getattr(programmes, name)[:months] for name in BY_MONTH})


def closed_payments(programmes: Programmes) -> Ints:
    """Fen paid to closed groups in each month, (months, P)."""
    periods = np.resize(programmes.programme_periods, programmes.programme_amount.shape)
    paid = programmes.programme_amount * periods * programmes.programme_members
    return np.asarray(paid * programmes.programme_closed)


def own_balances(programmes: Programmes, payments: Ints) -> Ints:
    """Balance of each fund of its own at the end of each month, (months, P); 0 for the others.

    Parameters
    ----------
    payments : (months, P) fen paid to people and closed groups, and with members who leave
    """
    own = programmes.programme_payer == OWN_FUND
    flows = np.cumsum(programmes.programme_income - payments, axis=0)
    return np.asarray((programmes.programme_opening + flows) * own)
