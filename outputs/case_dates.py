"""When the claim of a worked case is accepted, settled and paid, by the law of its month."""

from __future__ import annotations

import datetime

from sim.cash.settlement import settle_claim

from .case_file import Case


def payment_dates(case: Case, online: bool, *, delay: bool) -> list[tuple[datetime.date, str]]:
    """Days on which a claim is accepted, settled and paid.

    Parameters
    ----------
    online : through the network; else by hand
    delay : the case's date is that of the event, so a claim by hand comes some days later and
        waits for a settlement run; else the claim is accepted on the date
    """
    day, facts = case.date, case.scenario
    if delay and not online:
        wait = facts.at("timing.claim_days", day.year, day.month)
        day += datetime.timedelta(days=int(wait))
    days, runs = (facts.at(key, day.year, day.month) for key in timing_keys(online))
    return settle_claim(day, int(days), int(runs) if delay else 0)


def timing_keys(online: bool) -> tuple[str, str]:
    """Keys of the law that decide when a claim is paid."""
    route = "online" if online else "manual"
    return f"timing.{route}_working_days", "timing.runs_per_month"
