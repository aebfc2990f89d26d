"""Who is insured where, in expected numbers: groups in need, the premium campaign, waiting times.

A place is what a bill is settled by: residents by group in need, employees at work, the retired.
People with like cover, sex and age fall ill alike, so cover and illness are multiplied.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..codes import COVERS, FLEXIBLE, GROUPS, NUM_AGES, ORDINARY
from ..events.insured import SCHEME_OF, WITHOUT
from ..funding import Funding
from ..illness import Bits, Illness
from ..law import Floats, Rates
from .cohorts import INSURED, Paths

NUM_GROUPS = len(GROUPS)
#: Places: the groups of residents, then employees at work, the retired, people without insurance.
ACTIVE_PLACE, RETIRED_PLACE, NO_PLACE = NUM_GROUPS, NUM_GROUPS + 1, NUM_GROUPS + 2
NUM_PLACES = NUM_GROUPS + 2
#: Scheme of each place; WITHOUT is the last.
SCHEME_OF_PLACE = np.array([0] * NUM_GROUPS + [1, 2, WITHOUT])
OUTSIDE = [cover for cover in range(len(COVERS)) if SCHEME_OF[cover] == 0]
IN_SCHEME = np.eye(4)[list(SCHEME_OF)]  # (covers, schemes and WITHOUT)


class Campaign(NamedTuple):
    """Outcome of the premium campaign of each year, shares of people outside work."""

    in_time: Floats  # (years, GROUPS) who pay before the year begins
    late: Floats  # (years, GROUPS)
    covered: Floats  # (years, GROUPS, 12) who are covered in a month
    repaired: Floats  # (years, GROUPS, 2) missed years paid up by a payer in time, a late payer


def campaign(illness: Illness, funding: Funding) -> Campaign:
    """Who pays and from when, with the months that late and missing payment cost.

    People are told apart by their willingness only: those between two neighbouring shares ever
    enrolled do the same in all years. Students are taken like others.
    """
    years = len(illness.enrolled)
    in_time, late_ones = np.zeros((years, NUM_GROUPS)), np.zeros((years, NUM_GROUPS))
    covered, repaired = np.zeros((years, NUM_GROUPS, 12)), np.zeros((years, NUM_GROUPS, 2))
    result = Campaign(in_time, late_ones, covered, repaired)
    for group in range(NUM_GROUPS):
        enrolled = illness.enrolled[:, group]
        edges = np.unique(np.concatenate((enrolled, enrolled * illness.in_time, [0.0, 1.0])))
        width, rank = np.diff(edges), (edges[1:] + edges[:-1]) / 2
        missed = np.zeros(len(rank))
        for y in range(years):
            pays_now = rank < enrolled[y]
            late = pays_now & (rank >= enrolled[y] * illness.in_time[y])
            payers = np.stack((pays_now & ~late, late)) * width
            in_time[y, group], late_ones[y, group] = payers.sum(axis=1)
            share = float(illness.repair_share[0]) * funding.repair[12 * y]
            paid_up = share * (payers * missed).sum(axis=1)
            repaired[y, group] = paid_up / np.maximum(payers.sum(axis=1), 1e-300)
            for repairs, part in ((False, 1.0 - share), (True, share)):
                first = late * illness.late_month[y] + waits(funding, y, missed, late, repairs)
                months = pays_now & (np.arange(12)[:, None] >= first)
                covered[y, group] += part * (months @ width)
            missed = np.where(pays_now, 0, missed + 1)
    return result


def waits(funding: Funding, y: int, missed: Floats, late: Bits, repaired: bool) -> Floats:
    """Months without cover after the payment for year y, by years missed."""
    law = Funding(*(array[12 * y] for array in funding))
    gap = missed > 0
    wait = np.maximum(late * law.late_wait, gap * law.gap_wait)
    whole = wait + law.wait_per_missed * missed
    least = np.where(missed >= law.repair_years, law.repair_wait, 0) * gap
    return np.asarray(np.minimum(whole, np.maximum(wait, least)) if repaired else whole)


def start_needy(illness: Illness, people: Floats) -> Floats:
    """People of each group in need on 1 January, (2, ages, covers, GROUPS); [..., 0] is unused."""
    shares = np.diff(illness.group_shares, prepend=0.0)
    needy = people[..., None] * shares
    needy[:, :, [cover for cover in range(len(COVERS)) if cover not in OUTSIDE]] = 0.0
    needy[..., ORDINARY] = 0.0
    return np.asarray(needy)


def change_groups(needy: Floats, people: Floats, illness: Illness, y: int) -> Floats:
    """Groups after the year's changes: at most one a year, of health or of group."""
    onset = illness.onset[y].reshape(2, NUM_AGES, 1).astype(np.float64)
    enter = illness.group_enter[y].sum()
    ordinary = people[:, :, OUTSIDE] - needy[:, :, OUTSIDE].sum(axis=-1)
    shares = illness.group_enter[y] / max(enter, 1e-300)
    changed = needy.copy()
    entering = ordinary * _first_of_two(enter, onset)
    leaving = needy[:, :, OUTSIDE] * _first_of_two(illness.group_leave, onset[..., None])
    changed[:, :, OUTSIDE] += entering[..., None] * shares - leaving
    changed[..., ORDINARY] = 0.0
    return changed


def _first_of_two(hazard: float | Floats, other: Floats) -> Floats:
    """Chance that a clock with two hazards rings for the first."""
    both = hazard + other
    return np.asarray(hazard / np.maximum(both, 1e-300) * -np.expm1(-both))


def next_needy(needy: Floats, end: Floats, alive: Floats) -> Floats:
    """People of each group on the next 1 January; who goes to work is an ordinary person again.

    Parameters
    ----------
    end : (2, ages, covers from, covers to) at the end of the year
    alive : (2, ages) share still here
    """
    left = np.zeros_like(needy)
    stay = end[:, :, OUTSIDE][..., OUTSIDE] * alive[..., None, None]
    left[:, :, OUTSIDE] = np.einsum("sacg,sacd->sadg", needy[:, :, OUTSIDE], stay)
    older = np.zeros_like(needy)
    older[:, 1:] = left[:, :-1]
    older[:, -1] += left[:, -1]
    return older


def by_place(people: Floats, needy: Floats) -> Floats:
    """People by place, people without insurance last, (9, 2, ages)."""
    scheme = people @ IN_SCHEME
    groups = needy.sum(axis=2)
    places = np.concatenate((groups, scheme[..., 1:]), axis=-1)
    places[..., ORDINARY] = scheme[..., 0] - groups.sum(axis=-1)
    return np.asarray(np.moveaxis(places, -1, 0))


def entering_flexible(people: Floats, paths: Paths) -> Floats:
    """People who begin flexible work in a month, nobody having paid for them, (2, ages, 12)."""
    origins = [c for c in range(len(COVERS)) if c not in (*INSURED, FLEXIBLE)]
    reached = np.einsum("sac,sacm->sam", people[..., origins], paths.end[:, :, origins, FLEXIBLE])
    return np.asarray(np.diff(reached, prepend=0.0, axis=-1))


def start_entering(people: Floats, rates: Rates) -> Floats:
    """The same for the year before the study, from the spells of those at flexible work."""
    hazard = np.maximum(rates.work_exit[0, ..., FLEXIBLE].astype(np.float64), 0.01)[..., None]
    ago = np.arange(12)[::-1]
    spell = np.exp(-hazard * ago / 12) - np.exp(-hazard * (ago + 1) / 12)
    return np.asarray(people[..., FLEXIBLE, None] * spell)
