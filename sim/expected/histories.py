"""Years of contributions at retirement, in expected numbers (最低缴费年限).

Whoever worked at the start has years enough when retiring. Whoever came to work later has a share
of the years before the start and counts on from then, in half-years; who lacks more than can be
paid up is a resident from the next January.
"""

from __future__ import annotations

import numpy as np

from ..careers import OUTSIDE_SHARE, WORK_AGE
from ..codes import COVERS, ENTERPRISE, FEMALE, PUBLIC, UNEMPLOYED
from ..funding import Funding
from ..law import Floats

#: Age reached from which histories are kept: who is younger does not retire within a study.
FIRST_AGE = 30
WORK = np.array([ENTERPRISE <= cover <= UNEMPLOYED for cover in range(len(COVERS))])
#: Half-years of contributions in a year that begins and ends so, (covers from, covers to).
EARNED = WORK[:, None].astype(int) + WORK[None, :].astype(int)


class Histories:
    """People who did not work at the start, by cover and half-years worked."""

    def __init__(self, funding: Funding, people: Floats, years: int) -> None:
        self.funding = funding
        kept = people[:, FIRST_AGE:] * ~WORK
        since = FIRST_AGE - WORK_AGE + np.arange(kept.shape[1])
        before = (2 * OUTSIDE_SHARE * since).astype(int)
        self.late = np.zeros((*kept.shape, 2 * years + 3 + int(before[-1])))
        for age, earned in enumerate(before):
            self.late[:, age, :, earned] = kept[:, age]

    def lacking(self, y: int, people: Floats) -> Floats:
        """Share of those at work who would lack too many years now, (2, ages, covers)."""
        result = np.zeros(people.shape)
        january, half_years = 12 * y, np.arange(self.late.shape[-1])
        paid_up = self.funding.pay_up_years[january] if self.funding.pay_up[january] else 0
        needed = np.maximum(self.funding.years_required[january] - paid_up, 0)
        for sex in range(2):
            for cover in np.flatnonzero(WORK):
                group = 0 if sex != FEMALE else 1 if cover == PUBLIC else 2
                few = half_years + 1 < 2 * needed[group]
                late = self.late[sex, :, cover] @ few
                stock = np.maximum(people[sex, FIRST_AGE:, cover], 1e-300)
                result[sex, FIRST_AGE:, cover] = np.minimum(late / stock, 1.0)
        return result

    def grow_older(self, end: Floats, alive: Floats) -> None:
        """Bring the histories to the next 1 January.

        Parameters
        ----------
        end : (2, ages, covers from, covers to) at the end of the year
        alive : (2, ages) share still here
        """
        path = end[:, FIRST_AGE:] * alive[:, FIRST_AGE:, None, None]
        after = np.zeros_like(self.late)
        for earned in range(3):
            moved = np.einsum(
                "sach,sacd->sadh", self.late, path * (EARNED == earned), optimize=True
            )
            after[..., earned:] += moved[..., : after.shape[-1] - earned]
        self.late[:, 1:] = after[:, :-1]
        self.late[:, 0] = 0.0
