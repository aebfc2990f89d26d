"""Women by age, cover, children and month of the last delivery: deliveries in expected numbers."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..codes import COVERS, FEMALE, NUM_AGES, NUM_PARITIES
from ..events.fertility import OLDEST, YOUNGEST
from ..law import Floats, Rates
from .cohorts import INSURED, Paths

AGES = slice(YOUNGEST, OLDEST + 1)
#: Index 0: no delivery last year; 1 + m: delivered in month m of last year.
SINCE = 13
NUM_COVERS = len(COVERS)


class Given(NamedTuple):
    """Deliveries of a year, by cover at the time; all (ages, covers, parities before, 12)."""

    all: Floats
    fresh: Floats  # by women without the required contribution months

    def births(self, twin_share: float) -> Floats:
        """Children by month (12,)."""
        return np.asarray(self.all.sum(axis=(0, 1, 2)) * (1.0 + twin_share))


class Women(NamedTuple):
    """State on 1 January, and what the year made of it."""

    state: Floats  # (ages, covers, parities, since)
    fresh: Floats  # (ages, covers, 13): share insured for k = 1..12 months before 1 January
    after: Floats | None = None  # the state at the year's end, before they grow older

    def next_year(self, women: Floats, paths: Paths, rates: Rates, y: int) -> Women:
        """State on the next 1 January; `women` (ages, covers) are all women then."""
        assert self.after is not None
        older = np.zeros_like(self.state)
        older[1:] = self.after[:-1]
        older[YOUNGEST] = 0.0
        older[YOUNGEST, :, 0, 0] = women[YOUNGEST]
        return Women(older, _entered(self.state.sum(axis=(2, 3)), paths, rates))


def first_women(counts: Floats, rates: Rates) -> Women:
    """State at the start, from counts (ages, covers, parities)."""
    state = np.zeros((NUM_AGES, NUM_COVERS, NUM_PARITIES, SINCE))
    recent = rates.recent_delivery.astype(np.float64)[:, None, :]
    state[..., 0] = counts * (1.0 - recent)
    state[..., 1:] = (counts * recent / 12.0)[..., None]
    hazard = np.maximum(rates.work_exit[0, FEMALE].astype(np.float64), 0.01)
    fresh = np.zeros((NUM_AGES, NUM_COVERS, 13))
    months = np.arange(12)
    spell = np.exp(-hazard[..., None] * months / 12) - np.exp(
        -hazard[..., None] * (months + 1) / 12
    )
    fresh[:, INSURED, 1:] = spell[:, INSURED]
    return Women(state, fresh)


def deliver(
    women: Women, paths: Paths, rates: Rates, hazard_of_death: Floats, y: int, required: int
) -> tuple[Women, Given]:
    """Deliveries of year y, and the state at its end; `hazard_of_death` (ages,)."""
    hazard = rates.delivery[y].astype(np.float64)[:, :, None, None]
    death = hazard_of_death[:, None, None, None]
    since = np.arange(SINCE) - 1
    free = np.clip((since + 1 + rates.gap_months[0] - 12) / 12.0, 0.0, 1.0)
    free[0] = 0.0
    lo = np.maximum(np.arange(12) / 12.0, free[:, None])
    hi = np.maximum(np.arange(1, 13) / 12.0, free[:, None])

    def alive_and_waiting(t: Floats) -> Floats:
        return np.asarray(np.exp(-hazard * (t - free[:, None]) - death * t))

    part = hazard / np.maximum(hazard + death, 1e-300)
    chance = part * (alive_and_waiting(lo) - alive_and_waiting(hi))
    path = paths.middle[FEMALE]
    before = np.einsum("acps,apsm->acpm", women.state[AGES], chance[AGES])
    given = np.zeros((NUM_AGES, NUM_COVERS, NUM_PARITIES, 12))
    given[AGES] = np.einsum("acpm,acdm->adpm", before, path[AGES])
    fresh = np.zeros_like(given)
    fresh[AGES] = np.einsum("acpm,acdm->adpm", before, paths.fresh[FEMALE, AGES])
    young = _share_below(women.fresh, required)[AGES]
    stay = np.zeros_like(path[AGES])
    for cover in INSURED:
        stay[:, cover, INSURED] = path[AGES][:, cover, INSURED]
    fresh[AGES] += np.einsum("acpm,acm,acdm->adpm", before, young, stay)
    cut = (hazard[AGES], death[AGES], free, lo, hi)
    after = np.zeros_like(women.state)
    after[AGES] = _after(women.state[AGES], *cut, path_end(paths), rates, y)
    return women._replace(after=after), Given(given, fresh)


def path_end(paths: Paths) -> Floats:
    """Cover at the end of the year by cover at its start, women who may deliver."""
    return np.asarray(paths.end[FEMALE, AGES, :, :, 11])


def _after(
    state: Floats,
    hazard: Floats,
    death: Floats,
    free: Floats,
    lo: Floats,
    hi: Floats,
    path: Floats,
    rates: Rates,
    y: int,
) -> Floats:
    """State at the end of the year: delivered or not, cover changed or not, alive."""
    leave = rates.leave[y, FEMALE, AGES].astype(np.float64)[:, None, None, None]
    arrive = rates.arrive[y, FEMALE, AGES].astype(np.float64)[:, None, None, None]
    moved = np.einsum("acps,acd->adps", state, path)
    moved *= np.exp(-death - leave)
    wait = np.exp(-hazard[..., 0] * (1.0 - free))
    ended = np.exp(-hazard * (lo - free[:, None])) - np.exp(-hazard * (hi - free[:, None]))
    after = np.zeros_like(state)
    after[..., 0] = np.einsum("acps,aps->acp", moved, wait)
    after[..., 0] += (state * (1.0 - np.exp(-arrive)) * np.exp(-0.5 * death)).sum(axis=3)
    delivered = np.einsum("acps,apsm->acpm", moved, ended)
    twins = rates.twin_share[y]
    for parity in range(NUM_PARITIES):
        single, double = (min(parity + k, NUM_PARITIES - 1) for k in (1, 2))
        after[:, :, single, 1:] += delivered[:, :, parity] * (1.0 - twins)
        after[:, :, double, 1:] += delivered[:, :, parity] * twins
    return after


def _share_below(fresh: Floats, required: int) -> Floats:
    """Share insured for fewer than the required months, in each month (ages, covers, 12)."""
    below = np.zeros((*fresh.shape[:2], 12))
    for month in range(12):
        enough = max(required - month - 1, 0)
        below[:, :, month] = fresh[:, :, 1 : min(enough, 13)].sum(axis=2)
    return below


def _entered(people: Floats, paths: Paths, rates: Rates) -> Floats:
    """Share of next year's women who became insured k months before 1 January."""
    end = paths.end[FEMALE]
    outside = people.copy()
    outside[:, INSURED] = 0.0
    by_month = np.einsum("ac,acdm->adm", outside, end)
    entered = np.diff(by_month, axis=2, prepend=0.0)
    stock = np.einsum("ac,acd->ad", people, end[..., 11])
    fresh = np.zeros((NUM_AGES, NUM_COVERS, 13))
    share = entered[:, :, ::-1] / np.maximum(stock, 1e-9)[:, :, None]
    fresh[1:, INSURED, 1:] = share[:-1, INSURED]
    return fresh


def surgeries(women: Women, paths: Paths, rates: Rates, hazard_of_death: Floats, y: int) -> Given:
    """Birth-control surgeries of year y by cover at the time; parities are summed."""
    hazard = rates.surgery[y].astype(np.float64)[:, None]
    death = hazard_of_death[:, None]
    times = np.arange(13) / 12.0
    alive = np.exp(-(hazard + death) * times)
    chance = hazard / np.maximum(hazard + death, 1e-300) * (alive[:, :-1] - alive[:, 1:])
    people = women.state.sum(axis=(2, 3))
    before = people[..., None] * chance[:, None, :]
    path = paths.middle[FEMALE]
    every = np.einsum("acm,acdm->adm", before, path)
    fresh = np.einsum("acm,acdm->adm", before, paths.fresh[FEMALE])
    return Given(every[:, :, None], fresh[:, :, None])
