"""The dated law of a scenario as monthly arrays."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from sim.cash.calendar import days_of, payment_days
from sim.codes import RETIREMENT_GROUPS
from sim.law import PPM, Ints, Law, Timing
from sim.people import FIRST_BIRTH_YEAR

from .facts import ScenarioFacts


def build_law(facts: ScenarioFacts, begin: int, years: int) -> Law:
    """Monthly law from January of the first year: shares in ppm, money in fen."""
    months = years * 12

    def series(unit: int) -> Callable[..., Ints]:
        def read(*keys: str) -> Ints:
            columns = [facts.series(key, begin, months) * unit for key in keys]
            values = np.rint(columns[0] if len(columns) == 1 else np.stack(columns, axis=1))
            return np.ascontiguousarray(values.astype(np.int64))

        return read

    plain, share, fen = series(1), series(PPM), series(100)
    quotas = ("abortion_early", "abortion_late", "sterilisation", "reversal")
    days_mode = np.zeros((months, 3), np.int64)
    days_mode[:, 1] = plain("allowance.days_dystocia")
    days_mode[:, 2] = plain("allowance.days_caesarean")
    modes, orders = ("vaginal", "dystocia", "caesarean"), ("first", "second", "third")
    return Law(
        enterprise_rate=share("contribution.enterprise_rate"),
        public_rate=share("contribution.public_rate"),
        unemployed_rate=share("contribution.unemployed_rate"),
        floor_share=share("contribution.floor_share"),
        cap_share=share("contribution.cap_share"),
        base_switch_month=plain("contribution.base_switch_month"),
        flexible_covered=plain("cover.flexible_maternity"),
        unemployed_covered=plain("cover.unemployed_medical"),
        unemployed_allowance=plain("cover.unemployed_allowance"),
        public_allowance=plain("cover.public_allowance"),
        delivery_rate=share("maternity.delivery_rate"),
        complication_in_stay=plain("maternity.complication_in_stay"),
        prenatal_rate=share("maternity.prenatal_rate"),
        prenatal_cap=fen("maternity.prenatal_cap"),
        quota=fen(*(f"maternity.quota_{kind}" for kind in quotas)),
        quota_mode=plain("maternity.quota_mode"),
        spouse_rate=share("maternity.spouse_rate"),
        spouse_choice=plain("maternity.spouse_choice"),
        grant_basis=plain("resident_birth.grant_basis"),
        grant_mode=plain("resident_birth.grant_mode"),
        grant_by_mode=fen(*(f"resident_birth.grant_{mode}" for mode in modes)),
        grant_by_order=fen(*(f"resident_birth.grant_{order}" for order in orders)),
        days_leave=plain("allowance.days_leave"),
        days_paid=plain("allowance.days_paid"),
        days_extra=days_mode,
        days_extra_child=plain("allowance.days_extra_child"),
        days_abortion=plain("allowance.days_abortion_early", "allowance.days_abortion_late"),
        wage_days=plain("allowance.wage_days"),
        months_required=plain("allowance.months_required"),
        needs_network=plain("allowance.needs_network"),
        payee=plain("allowance.payee"),
        hospital_months=plain("timing.hospital_months"),
    )


def build_timing(facts: ScenarioFacts, begin: int, years: int) -> Timing:
    """Month of payment by day of the study, for claims through the network and by hand.

    A claim is handed in on the day of birth through the network, `timing.claim_days` later by
    hand; the working days and runs are those of the month in which it is handed in.
    """
    months = years * 12
    days = days_of(begin, years)
    month_of_day = np.array([(day.year - begin) * 12 + day.month - 1 for day in days], np.int64)
    first_day = np.searchsorted(month_of_day, np.arange(0, months + 1, 12))
    births = np.arange(len(days))
    runs = facts.series("timing.runs_per_month", begin, months).astype(np.int64)

    def paid(handed_in: Ints, key: str) -> Ints:
        inside = np.minimum(handed_in, len(days) - 1)
        month = month_of_day[inside]
        working = facts.series(key, begin, months).astype(np.int64)[month]
        day = payment_days(days, inside, working, runs[month])
        day = np.where(handed_in < len(days), day, len(days))
        return np.append(month_of_day, months)[day]

    delay = facts.series("timing.claim_days", begin, months).astype(np.int64)[month_of_day]
    return Timing(
        month_of_day=month_of_day,
        first_of_month=np.searchsorted(month_of_day, np.arange(months + 1)),
        first_day=first_day.astype(np.int64),
        paid_online=paid(births, "timing.online_working_days"),
        paid_manual=paid(births + delay, "timing.manual_working_days"),
    )


def retirement_months(facts: ScenarioFacts, begin: int, years: int) -> Ints:
    """Month of retirement (since January 1900) by group and month of birth.

    The law is that of the month in which the age before the delay is reached; what is reached
    before or after the study goes by its first or last month.

    Returns
    -------
    int64 (3, birth months): men, women of public bodies (cadres), other women

    Source: 关于实施渐进式延迟法定退休年龄的决定 (2024-09-13): from 2025 one month later for every
    four (women of 50: two) months, by at most 36 (60) months.
    """
    delayed = _retirement_series(facts, "delayed", begin, years)
    starts = [e.start for e in facts.entries("retirement.delayed") if e.value is True]
    since = (begin - FIRST_BIRTH_YEAR) * 12
    if starts and starts[0] is not None:
        since = (starts[0].year - FIRST_BIRTH_YEAR) * 12 + starts[0].month - 1
    old, law_of = _reached(facts, begin, years)
    rows = []
    for group, reached, month in zip(RETIREMENT_GROUPS, old, law_of, strict=True):
        step = _retirement_series(facts, f"delay_step_{group}", begin, years)[month]
        most = _retirement_series(facts, f"delay_max_{group}", begin, years)[month]
        delay = np.minimum(most, np.maximum(reached - since, 0) // step + 1)
        rows.append(reached + delay * delayed[month] * (reached >= since))
    return np.array(rows, np.int64)


def old_retirement_months(facts: ScenarioFacts, begin: int, years: int) -> Ints:
    """Month in which the age before the delay is reached, as `retirement_months`.

    Nobody may choose to retire before it (弹性提前退休不得低于原法定退休年龄).
    """
    return _reached(facts, begin, years)[0]


def _reached(facts: ScenarioFacts, begin: int, years: int) -> tuple[Ints, Ints]:
    """Month of the age before the delay by group and birth, and the month whose law holds then."""
    births = np.arange((begin + years - FIRST_BIRTH_YEAR + 1) * 12)
    january = (begin - FIRST_BIRTH_YEAR) * 12
    reached, law_of = [], []
    for group in RETIREMENT_GROUPS:
        ages = _retirement_series(facts, f"{group}_months", begin, years)
        law_of.append(np.clip(births + ages[0] - january, 0, years * 12 - 1))
        reached.append(births + ages[law_of[-1]])
    return np.array(reached, np.int64), np.array(law_of, np.int64)


def _retirement_series(facts: ScenarioFacts, name: str, begin: int, years: int) -> Ints:
    return facts.series(f"retirement.{name}", begin, years * 12).astype(np.int64)
