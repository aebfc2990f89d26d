"""Years of contributions at retirement, in expected numbers (最低缴费年限).

Everybody at work at the start, and outside work, has a share of the years before it and counts on
from then, in half-years; who lacks more than can be paid up is a resident from the next January.
"""

from __future__ import annotations

import numpy as np

from ..careers import OUTSIDE_SHARE, WORK_AGE, WORK_SHARE
from ..codes import COVERS, ENTERPRISE, FEMALE, UNEMPLOYED
from ..funding import Funding
from ..law import Floats, Ints

#: Age reached from which histories are kept: nobody has worked before.
FIRST_AGE = 16
WORK = np.array([ENTERPRISE <= cover <= UNEMPLOYED for cover in range(len(COVERS))])
#: Half-years of contributions in a year that begins and ends so, (covers from, covers to).
EARNED = WORK[:, None].astype(int) + WORK[None, :].astype(int)


class Histories:
    """People by cover and half-years worked, the last class open: enough under any law."""

    def __init__(self, funding: Funding, people: Floats) -> None:
        self.funding = funding
        kept = people[:, FIRST_AGE:]
        since = np.maximum(FIRST_AGE - WORK_AGE + np.arange(kept.shape[1]), 0)
        last = 2 * int(funding.years_required.max())
        self.worked = np.zeros((*kept.shape, last + 1))
        for cover, works in enumerate(WORK):
            before = np.minimum(2 * since * (WORK_SHARE if works else OUTSIDE_SHARE), last)
            near = np.maximum(1.0 - abs(before[:, None] - np.arange(last + 1)), 0.0)
            self.worked[:, :, cover] = kept[:, :, cover, None] * near

    def lacking(self, y: int, people: Floats, women_class: Ints) -> Floats:
        """Share of those at work who would lack too many years now, (2, ages, covers).

        Parameters
        ----------
        people : (2, ages, covers) on 1 January: those who reach the first age have worked nothing
        women_class : (covers,) group of women
        """
        self.worked[:, 0, :, 0] = people[:, FIRST_AGE]
        result = np.zeros(people.shape)
        january, half_years = 12 * y, np.arange(self.worked.shape[-1])
        paid_up = self.funding.pay_up_years[january] if self.funding.pay_up[january] else 0
        needed = np.maximum(self.funding.years_required[january] - paid_up, 0)
        for sex in range(2):
            for cover in np.flatnonzero(WORK):
                group = women_class[cover] if sex == FEMALE else 0
                few = np.clip(2 * needed[group] - half_years - 0.5, 0.0, 1.0)
                worked = self.worked[sex, :, cover]
                stock = np.maximum(worked.sum(axis=-1), 1e-300)
                result[sex, FIRST_AGE:, cover] = worked @ few / stock
        return result

    def grow_older(self, end: Floats, alive: Floats) -> None:
        """Bring the histories to the next 1 January.

        Parameters
        ----------
        end : (2, ages, covers from, covers to) at the end of the year
        alive : (2, ages) share still here
        """
        path = end[:, FIRST_AGE:] * alive[:, FIRST_AGE:, None, None]
        after = np.zeros_like(self.worked)
        for earned in range(3):
            moved = np.einsum(
                "sach,sacd->sadh", self.worked, path * (EARNED == earned), optimize=True
            )
            enough = moved[..., moved.shape[-1] - earned :].sum(axis=-1)
            after[..., earned:] += moved[..., : moved.shape[-1] - earned]
            after[..., -1] += enough
        self.worked[:, 1:] = after[:, :-1]
