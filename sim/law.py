"""The law, the care and the rates that kernels may read: frozen arrays, months or years inside.

`Law` is what the state decides, one value a month of the study. `Care` is what hospitals cost and
how people behave, `Rates` what demography and work do; both come from regions and assumptions.
Months count from January of the first year. Money is int64 fen, shares of money are int64 parts
per million (so that half-up rounding is exact), chances are float.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from .codes import NUM_AGES, NUM_PARITIES
from .errors import ScenarioError

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Singles = npt.NDArray[np.float32]

PPM = 1_000_000


class Law(NamedTuple):
    """Dated values of the law, each an int64 array (months,) unless said otherwise."""

    enterprise_rate: Ints  # ppm of the base, paid by enterprises (生育保险缴费)
    public_rate: Ints  # ppm of the base, paid by government bodies and institutions
    unemployed_rate: Ints  # ppm of the floor base, paid by the unemployment fund
    floor_share: Ints  # ppm of the reference wage: lower bound of the base
    cap_share: Ints  # ppm of the reference wage: upper bound of the base
    base_switch_month: Ints  # month of year in which the base of last year's wage starts
    flexible_covered: Ints  # 1: flexible workers have maternity medical benefit
    unemployed_covered: Ints  # 1: women on unemployment benefit have maternity medical benefit
    unemployed_allowance: Ints  # 1: ... and the allowance
    public_allowance: Ints  # 1: public bodies' employees get the allowance from the fund
    delivery_rate: Ints  # ppm of eligible cost of the delivery stay
    complication_in_stay: Ints  # 1: complications of the stay are paid as delivery
    prenatal_rate: Ints  # ppm of prenatal checks
    prenatal_cap: Ints  # fen a calendar year
    quota: Ints  # (months, 4) fen by kind of birth-control surgery
    quota_mode: Ints  # code in QUOTA_MODES
    spouse_rate: Ints  # ppm of the employee standard, uninsured wife of an insured man
    spouse_choice: Ints  # code in SPOUSE_CHOICES
    grant_basis: Ints  # code in GRANT_BASES
    grant_mode: Ints  # code in GRANT_MODES
    grant_by_mode: Ints  # (months, 3) fen by delivery mode
    grant_by_order: Ints  # (months, 3) fen by birth order, third and later
    days_leave: Ints  # days of leave of a single vaginal delivery
    days_paid: Ints  # days of it that the fund pays
    days_extra: Ints  # (months, 3) further paid days by delivery mode
    days_extra_child: Ints  # further paid days for each child after the first of a delivery
    days_abortion: Ints  # (months, 2) paid days, early and late abortion
    wage_days: Ints  # days of a month in the allowance formula
    months_required: Ints  # contribution months up to the month of birth
    needs_network: Ints  # 1: allowance only after networked settlement
    payee: Ints  # code in PAYEES
    hospital_months: Ints  # months from discharge to payment of the hospital


class Timing(NamedTuple):
    """When an accepted claim is paid: month of payment by day of the study."""

    month_of_day: Ints  # (days,) month index
    first_day: Ints  # (years + 1,) day index of 1 January
    first_of_month: Ints  # (months + 1,) day index of the first of each month
    paid_online: Ints  # (days,) month index of payment, claim through the network
    paid_manual: Ints  # (days,) month index of payment, claim by hand


class Rates(NamedTuple):
    """Chances of a life. Hazards are per year of exposure, by year of study and age reached."""

    death: Singles  # (years, 2, ages)
    delivery: Singles  # (years, ages, parities)
    gap_months: Ints  # (1,) months after a delivery without exposure to the next
    twin_share: Floats  # (years,) share of deliveries with two children
    male_share: Floats  # (years,) share of boys among births
    recent_delivery: Singles  # (ages, parities) share of start women who delivered last year
    surgery: Singles  # (years, ages) birth-control surgery, women
    surgery_kinds: Floats  # (4,) cumulated shares by kind
    leave: Singles  # (years, 2, ages) moving out
    arrive: Singles  # (years, 2, ages) moving in, per resident of the same age and sex
    moves: Ints  # (1,) 1 if anybody moves in or out in any year
    work_exit: Singles  # (years, 2, ages, covers) hazard of a change of work or cover
    work_entry: Floats  # (years, 2, ages, from, to) cumulated shares of the cover after it
    benefit_ends: Floats  # (2,) what benefits add to it where no records are known: `BenefitEnds`
    retirement_month: Ints  # (3, months of birth since January 1900) month since January 1900
    old_retirement_month: Ints  # like it, of the ages before the delay
    wage: Floats  # (years + 1, 2) average monthly wage, yuan; row 0 is the year before the study
    wage_profile: Floats  # (2 * ages,) relative wage by sex and age, men first
    reference_wage: Floats  # (years + 1,) published average monthly wage, yuan
    spread_person: Floats  # (1,) sigma of the logarithm of the person's effect
    spread_employer: Floats  # (1,) sigma of the logarithm of the employer's effect
    employers: Ints  # (2,) number of employers: enterprises, public bodies
    spouse_share: Floats  # (1,) share of women whose husband is maternity-insured


class Care(NamedTuple):
    """What a delivery costs and how people claim. Money in yuan of the first year."""

    mode_shares: Floats  # (3,) cumulated shares of delivery modes
    level_shares: Floats  # (3,) cumulated shares of hospital levels
    employee_levels: Floats  # (months, 3) the same for employees, whose price changes with the law
    delivery_mean: Floats  # (3 modes, 3 levels) mean total cost of a stay
    delivery_spread: Floats  # (1,) sigma of the logarithm
    catalogue_share: Floats  # (3 levels,) share of the cost inside the catalogue
    first_self_pay: Floats  # (1,) share of catalogue cost that the patient pays first
    cost_factor: Floats  # (months,) growth of prices
    stay_demand: Floats  # (months,) employees: cost of stays as the patient's price changes
    complication_share: Floats  # (3 modes,) share of stays with a complication
    complication_mean: Floats  # (1,) mean eligible cost of the complication
    complication_spread: Floats  # (1,) sigma of the logarithm
    prenatal_mean: Floats  # (1,) mean cost of the checks of a pregnancy
    prenatal_spread: Floats  # (1,) sigma of the logarithm
    illness_share: Floats  # (1,) share of pregnancies with a separate stay for illness
    illness_mean: Floats  # (1,) mean eligible cost of that stay
    illness_spread: Floats  # (1,) sigma of the logarithm
    surgery_mean: Floats  # (4,) mean cost by kind of surgery
    surgery_spread: Floats  # (1,) sigma of the logarithm
    network_share: Floats  # (1,) share of stays settled in the network
    online_share: Floats  # (months,) share of allowance claims through the network
    claim_allowance: Floats  # (2,) share of entitled women who claim: delivery, abortion
    claim_surgery: Floats  # (1,) share of insured surgeries that are claimed
    claim_grant: Floats  # (1,) share of entitled residents who draw the grant
    claim_spouse: Floats  # (1,) share of entitled wives who know of the benefit


def check_shapes(rates: Rates, care: Care, years: int) -> None:
    """Refuse rates and care whose arrays do not fit the study.

    Raises
    ------
    ScenarioError   if an array has the wrong shape, or holds a negative or undefined number
    """
    expected = {
        "death": (years, 2, NUM_AGES),
        "delivery": (years, NUM_AGES, NUM_PARITIES),
        "surgery": (years, NUM_AGES),
        "leave": (years, 2, NUM_AGES),
        "arrive": (years, 2, NUM_AGES),
        "work_exit": (years, 2, NUM_AGES, 9),
        "work_entry": (years, 2, NUM_AGES, 9, 9),
        "wage": (years + 1, 2),
    }
    for name, shape in expected.items():
        found = getattr(rates, name)
        if found.shape != shape:
            raise ScenarioError(f"rates.{name} has shape {found.shape}, expected {shape}")
    for facts in (rates, care):
        for name, array in facts._asdict().items():
            if not np.all(np.isfinite(array)) or array.min() < 0:
                raise ScenarioError(f"{name} holds a negative or undefined number")
