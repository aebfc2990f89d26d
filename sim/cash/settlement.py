"""One claim through the agency, step by step, with SimPy keeping the dates.

The readable reference for `calendar.payment_days`, which answers for every day at once; a test
holds the two together, and `shebao case` prints the steps of this one.
"""

from __future__ import annotations

import datetime
from collections.abc import Generator

import simpy

from .calendar import is_run_day, is_working_day

Step = tuple[datetime.date, str]


def settle_claim(handed_in: datetime.date, working_days: int, runs: int) -> list[Step]:
    """Dates of a claim: handed in, accepted by a settlement run, paid.

    Parameters
    ----------
    handed_in : day on which the agency has the whole claim
    working_days : from acceptance to payment, the next working day is the first
    runs : settlement runs a month; 0 accepts at once
    """
    env = simpy.Environment()
    steps: list[Step] = [(handed_in, "handed in")] if runs else []

    def today() -> datetime.date:
        return handed_in + datetime.timedelta(days=int(env.now))

    def claim() -> Generator[simpy.Event, object, None]:
        while not is_run_day(today(), runs):
            yield env.timeout(1)
        steps.append((today(), "accepted"))
        left = working_days
        while left > 0:
            yield env.timeout(1)
            left -= is_working_day(today())
        steps.append((today(), "paid"))

    env.process(claim())
    env.run()
    return steps
