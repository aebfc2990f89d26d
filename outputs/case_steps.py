"""A worked case worked out: each kind of event by its own file, a claim here.

Every amount comes from the rules of `sim`; what an event may say stands in `case_facts`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from .case_birth import work_out_delivery, work_out_surgery
from .case_burden import work_out_burden, work_out_remainder
from .case_chronic import work_out_chronic
from .case_dates import payment_dates, timing_keys
from .case_field import Event
from .case_file import Case
from .case_fund import work_out_fund
from .case_housing import (
    work_out_account,
    work_out_centre,
    work_out_deposit,
    work_out_loan,
)
from .case_injury import work_out_injury, work_out_injury_rate
from .case_injury_family import work_out_injury_death, work_out_injury_rise
from .case_outcome import Outcome, rule
from .case_pension import (
    work_out_contribution,
    work_out_death,
    work_out_pension,
    work_out_rise,
    work_out_short,
)
from .case_premium import work_out_premium
from .case_programme import work_out_mean, work_out_programme
from .case_provider import work_out_advance, work_out_bed_days
from .case_resident_pension import (
    work_out_double,
    work_out_report,
    work_out_resident_contribution,
    work_out_resident_pension,
)
from .case_stay import work_out_stays
from .case_unemployment import work_out_unemployment
from .case_visit import work_out_visits


def work_out(case: Case) -> Outcome:
    """Apply the law of the case's scenario to its event.

    Raises
    ------
    ScenarioError   if the law of the scenario starts after the event, or the facts do not fit it
    """
    return _EVENTS[case.event](case)


def _claim(case: Case) -> Outcome:
    """An accepted claim under the timing of one scenario, or of two side by side."""
    online, amount = case.facts["online"], case.facts["amount"]
    outcome = Outcome(dates=payment_dates(case, online, delay=False))
    for key in timing_keys(online):
        outcome.steps.append(rule(case, key))
    paid = outcome.dates[-1][0]
    outcome.fields = {"amount": amount, "paid": paid}
    if case.against is not None:
        other = replace(case, scenario=case.against)
        outcome.dates_against = payment_dates(other, online, delay=False)
        other_paid = outcome.dates_against[-1][0]
        outcome.fields["paid_against"] = other_paid
        outcome.fields["balance_over_against"] = {
            day: amount * (int(other_paid <= day) - int(paid <= day))
            for day in case.expect.get("balance_over_against", (paid, other_paid))
        }
    return outcome


_EVENTS: dict[Event, Callable[[Case], Outcome]] = {
    "delivery": work_out_delivery,
    "surgery": work_out_surgery,
    "claim": _claim,
    "stay": work_out_stays,
    "visit": work_out_visits,
    "chronic": work_out_chronic,
    "burden": work_out_burden,
    "remainder": work_out_remainder,
    "premium": work_out_premium,
    "bed_days": work_out_bed_days,
    "fund_account": work_out_fund,
    "advance": work_out_advance,
    "pension": work_out_pension,
    "pension_contribution": work_out_contribution,
    "pension_short": work_out_short,
    "pension_rise": work_out_rise,
    "pension_death": work_out_death,
    "injury": work_out_injury,
    "injury_death": work_out_injury_death,
    "injury_rise": work_out_injury_rise,
    "injury_rate": work_out_injury_rate,
    "unemployment": work_out_unemployment,
    "housing_deposit": work_out_deposit,
    "housing_account": work_out_account,
    "housing_loan": work_out_loan,
    "housing_centre": work_out_centre,
    "resident_contribution": work_out_resident_contribution,
    "resident_pension": work_out_resident_pension,
    "double_pension": work_out_double,
    "resident_report": work_out_report,
    "mean": work_out_mean,
    "programme": work_out_programme,
}
