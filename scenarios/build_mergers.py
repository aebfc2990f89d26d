"""Closed schemes with accounts: who their members are, what they hold, when they leave.

Members are told from the people of the place by year of birth: their number over the people born
in those years, so the sample has as many of them as the place, but for chance. Shares that leave a
year add up evenly over its months.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sim.codes import PROGRAMME_MEMBERS, SAVERS
from sim.law import PPM, Ints

from .facts import Programme

#: Fields with the number, the youngest and the oldest of each of PROGRAMME_MEMBERS.
FIELDS_OF_MEMBERS = (
    ("savers", "saver_age_from", "saver_age_to"),
    ("members", "member_age_from", "member_age_to"),
)


def left_so_far(programme: Programme, name: str, begin: int, months: int) -> Ints:
    """Share of members who have left up to and with each month, (months,) ppm.

    Parameters
    ----------
    name : dated field, the share of the members of the beginning that leaves a year
    """
    monthly = np.zeros(months)
    for entry in programme.facts.get(name, ()):
        if entry.start is not None:
            first = (entry.start.year - begin) * 12 + entry.start.month - 1
            monthly[max(0, first) :] = float(str(entry.value)) / 12
    path = np.floor(np.cumsum(monthly) * PPM + 0.5).astype(np.int64)
    return np.asarray(np.minimum(path, PPM))


def staying(programme: Programme, begin: int, months: int) -> Ints:
    """Share of members who draw in each month, (months,) ppm: who is merged draws once more."""
    merged = left_so_far(programme, "merged", begin, months)
    return PPM - np.append(np.int64(0), merged[:-1])


def years_of_birth(programmes: Sequence[Programme]) -> Ints:
    """First and last year of birth of members, (P, PROGRAMME_MEMBERS, 2); an empty span if none."""
    found = np.zeros((len(programmes), len(PROGRAMME_MEMBERS), 2), np.int64)
    found[..., 0] = 1
    for p, programme in enumerate(programmes):
        if "account" not in programme.facts:
            continue
        for kind, (count, *ages) in enumerate(FIELDS_OF_MEMBERS):
            entries = programme.facts.get(count)
            if entries is None or entries[0].start is None:
                continue
            youngest, oldest = (int(float(str(programme.facts[name][0].value))) for name in ages)
            found[p, kind] = entries[0].start.year - oldest, entries[0].start.year - youngest
    return found


def members_at_start(
    programmes: Sequence[Programme], savers: Ints, drawers: Ints, begin: int
) -> Ints:
    """Members on 1 January of the first year, (P, PROGRAMME_MEMBERS), before anybody left.

    Parameters
    ----------
    savers, drawers : (P,) those of them who had not left when members were counted
    """
    found = np.stack([savers, drawers], axis=1)
    for p, programme in enumerate(programmes):
        entries = programme.facts.get("savers", ())
        if entries and entries[0].start is not None:
            months = (entries[0].start.year - begin) * 12 + entries[0].start.month
            if months > 0:
                left = left_so_far(programme, "refunded", begin, months)[-1]
                found[p, SAVERS] = savers[p] * PPM // (PPM - left)
    return found


def shares_of_members(counts: Ints, born: Ints, begin: int, people: Ints | None) -> Ints:
    """Members over people born in their years, (P, PROGRAMME_MEMBERS) ppm.

    Parameters
    ----------
    counts : (P, PROGRAMME_MEMBERS) alive on 1 January of the first year
    born : what `years_of_birth` gives
    people : (2, NUM_AGES) of the place by sex and age reached in the first year; None: not known,
        then nobody is a member
    """
    shares = np.zeros(counts.shape, np.int64)
    if people is None:
        return shares
    of_age = people.sum(axis=0)
    for p, kind in np.ndindex(*counts.shape):
        first, last = begin - born[p, kind, 1], begin - born[p, kind, 0]
        among = int(of_age[max(first, 0) : max(last + 1, 0)].sum())
        if among > 0:
            shares[p, kind] = min(round(int(counts[p, kind]) * PPM / among), PPM)
    return shares
