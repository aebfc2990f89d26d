"""Expected numbers of events turned into expected money by month and account."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from ..accounts import ACCOUNT_NAMES, ACCOUNTS
from ..codes import (
    ABORTION_EARLY,
    ABORTION_LATE,
    CHILD,
    COVERS,
    ENTERPRISE,
    FLEXIBLE,
    MEDICAL_FUNDS,
    PUBLIC,
    RESIDENT,
    STUDENT,
    UNEMPLOYED,
    UNINSURED,
)
from ..law import PPM, Floats, Ints
from ..ledger import ALLOWANCE, BIRTH_GRANT, SPOUSE, SURGERY
from ..scenario import Scenario
from .means import (
    clamped_mean,
    employee_means,
    grant_mean,
    surgery_means,
    wife_and_grant_means,
)
from .women import Given

#: Accounts from which hospitals are paid.
PAID_TO_HOSPITALS = (
    *("delivery", "prenatal", "complication", "surgery", "spouse", "birth_grant"),
    *(
        f"{who}_{kind}"
        for who in ("resident", "employee")
        for kind in ("stays", "visits", "chronic")
    ),
)


class Prices:
    """Mean amounts of each month; months under the same law and prices share one computation."""

    def __init__(self, scenario: Scenario, years: int) -> None:
        self.scenario, self.years = scenario, years
        self._kept: dict[bytes, dict[str, Floats]] = {}
        self._wages: dict[tuple[int, int, int], Floats] = {}

    def month(self, month: int) -> dict[str, Floats]:
        """Means in fen of a month; keys are accounts, `half` (5 orders), `choice` (2, orders)."""
        law, care = self.scenario.law, self.scenario.care
        mark = [np.asarray(value[month]) for value in law]
        mark += [care.cost_factor[month], care.stay_demand[month], care.employee_levels[month]]
        key = b"".join(np.ascontiguousarray(value).tobytes() for value in mark)
        if key not in self._kept:
            self._kept[key] = self._means(month)
        return self._kept[key]

    def _means(self, month: int) -> dict[str, Floats]:
        law, care = self.scenario.law, self.scenario.care
        means = {k: np.array(v) for k, v in employee_means(care, law, month).items()}
        pairs = [wife_and_grant_means(care, law, order, month) for order in (1, 2, 3)]
        means["half"] = np.array([pair[0] for pair in pairs])
        means["choice_half"] = np.array([pair[1] for pair in pairs])
        means["choice_grant"] = np.array([pair[2] for pair in pairs])
        means["grant"] = np.array([grant_mean(care, law, k, month) for k in (1, 2, 3)])
        means["surgery"] = surgery_means(care, law, month)
        return means

    @cached_property
    def has_medical(self) -> Floats:
        """1 where a cover has employee maternity medical benefit, (months, covers)."""
        law = self.scenario.law
        has = np.zeros((len(law.delivery_rate), len(COVERS)))
        has[:, ENTERPRISE] = has[:, PUBLIC] = 1.0
        has[:, FLEXIBLE] = law.flexible_covered
        has[:, UNEMPLOYED] = law.unemployed_covered
        return has

    @cached_property
    def has_allowance(self) -> Floats:
        """Share of claims of a cover that may be paid an allowance, (months, covers)."""
        law, care = self.scenario.law, self.scenario.care
        has = np.zeros((len(law.delivery_rate), len(COVERS)))
        has[:, ENTERPRISE] = 1.0
        has[:, PUBLIC] = law.public_allowance
        has[:, UNEMPLOYED] = law.unemployed_allowance
        network = np.where(law.needs_network == 1, care.network_share[0], 1.0)
        return np.asarray(has * network[:, None] * self.has_medical)

    def employer_wages(self, month: int) -> Floats:
        """Mean employer's average wage in fen by cover; kept by year and bounds of the base."""
        law = self.scenario.law
        key = (month // 12, int(law.floor_share[month]), int(law.cap_share[month]))
        if key not in self._wages:
            self._wages[key] = self._employer_wages(month)
        return self._wages[key]

    def _employer_wages(self, month: int) -> Floats:
        rates, law = self.scenario.rates, self.scenario.law
        row = month // 12
        low, high = (
            rates.reference_wage[row] * 100.0 * share[month] / PPM
            for share in (law.floor_share, law.cap_share)
        )
        wages = np.zeros(len(COVERS))
        pools = clamped_mean(rates.wage[row] * 100.0, rates.spread_employer[0], low, high)
        wages[:] = pools[0]
        wages[PUBLIC] = pools[1]
        return wages


def delivery_money(prices: Prices, y: int, given: Given) -> Floats:
    """Expected money of the deliveries of year y, (12, accounts) fen."""
    scenario = prices.scenario
    law, care, rates = scenario.law, scenario.care, scenario.rates
    money = np.zeros((12, len(ACCOUNTS)))
    twins = rates.twin_share[y]
    married = rates.spouse_share[0] * care.claim_spouse[0]
    modes = np.diff(care.mode_shares, prepend=0.0)
    for m in range(12):
        month = 12 * y + m
        means = prices.month(month)
        count = given.all[..., m].sum(axis=0)
        employees = prices.has_medical[month] @ count.sum(axis=1)
        for name in ("delivery", "complication", "prenatal"):
            money[m, ACCOUNT_NAMES.index(name)] += employees * means[name]
        outside = count * (1.0 - prices.has_medical[month])[:, None]
        order = _by_order(outside, twins)
        able = married * (law.spouse_rate[month] > 0)
        claims = care.claim_grant[0]
        both = order[[RESIDENT, STUDENT]].sum(axis=0)
        money[m, SPOUSE] += able * (order[UNINSURED] @ means["half"])
        money[m, SPOUSE] += able * (1 - claims) * (both @ means["half"])
        money[m, SPOUSE] += able * claims * (both @ means["choice_half"])
        money[m, BIRTH_GRANT] += able * claims * (both @ means["choice_grant"])
        money[m, BIRTH_GRANT] += (1 - able) * claims * (both @ means["grant"])
        money[m, BIRTH_GRANT] += claims * (order[CHILD] @ means["grant"])
        days = min(law.days_paid[month], law.days_leave[month]) + modes @ law.days_extra[month]
        days += twins * law.days_extra_child[month]
        entitled = (given.all - given.fresh)[..., m].sum(axis=(0, 2))
        wage = prices.employer_wages(month)
        paid = entitled * prices.has_allowance[month] * wage
        money[m, ALLOWANCE] += paid.sum() * days / law.wage_days[month] * care.claim_allowance[0]
    return money


def _by_order(count: Floats, twins: float) -> Floats:
    """Deliveries by cover and order class 1, 2, 3+, from parity before (covers, parities)."""
    order = np.zeros((count.shape[0], 3))
    for parity in range(count.shape[1]):
        order[:, min(parity, 2)] += count[:, parity] * (1.0 - twins)
        order[:, min(parity + 1, 2)] += count[:, parity] * twins
    return order


def surgery_money(prices: Prices, y: int, given: Given) -> Floats:
    """Expected money of birth-control surgery in year y, (12, accounts) fen."""
    scenario = prices.scenario
    law, care = scenario.law, scenario.care
    kinds = np.diff(scenario.rates.surgery_kinds, prepend=0.0)
    money = np.zeros((12, len(ACCOUNTS)))
    for m in range(12):
        month = 12 * y + m
        count = given.all[..., m].sum(axis=(0, 2))
        claims = care.claim_surgery[0]
        insured = prices.has_medical[month] @ count
        money[m, SURGERY] = insured * claims * (kinds @ prices.month(month)["surgery"])
        days = kinds[[ABORTION_EARLY, ABORTION_LATE]] @ law.days_abortion[month]
        entitled = (given.all - given.fresh)[..., m].sum(axis=(0, 2))
        paid = (entitled * prices.has_allowance[month] * prices.employer_wages(month)).sum()
        share = claims * care.claim_allowance[1]
        money[m, ALLOWANCE] = paid * share * days / law.wage_days[month]
    return money


def to_cash(prices: Prices, accrual: Floats) -> Floats:
    """Expected money by month of payment; what is paid after the last month is left out.

    Hospitals are paid some months after the service, as if in full and without advances; chronic
    care that is claimed once a year is paid for in December. The two years before are like the
    first, under the law of the first month.
    """
    scenario = prices.scenario
    timing, care = scenario.timing, scenario.care
    months = len(accrual)
    before = np.tile(accrual[:12] * scenario.pays_from_before, (2, 1))
    owed = np.concatenate([before, accrual])
    month = np.arange(-len(before), months)
    law = np.maximum(month, 0)
    cash = np.zeros_like(accrual)
    yearly = scenario.medical.yearly_claim[law] == 1
    for account, definition in enumerate(ACCOUNTS):
        if account == ALLOWANCE:
            continue
        later = np.zeros_like(month)
        if definition.name in PAID_TO_HOSPITALS:
            later = scenario.law.hospital_months[law]
        if definition.name.endswith("_chronic"):
            fund = MEDICAL_FUNDS.index(
                "employee" if definition.name.startswith("employee") else "resident"
            )
            later = np.where(yearly[:, fund], 11 - month % 12, later)
        _pay(cash[:, account], month + later, owed[:, account])
    days = np.flatnonzero(timing.month_of_day < months)
    of_day = timing.month_of_day[days]
    share = accrual[of_day, ALLOWANCE] / np.bincount(of_day)[of_day]
    online = care.online_share[of_day] * care.network_share[0]
    first = of_day == 0
    for paid, weight in ((timing.paid_online, online), (timing.paid_manual, 1 - online)):
        _pay(cash[:, ALLOWANCE], paid[days], share * weight)
        for k, amount in zip(month[: len(before)], before[:, ALLOWANCE], strict=True):
            _pay(cash[:, ALLOWANCE], k + paid[days][first], amount * weight[first] / first.sum())
    return cash


def _pay(cash: Floats, month: Ints, amount: Floats) -> None:
    """Add amounts to the months (any number) that lie within the study, in place."""
    within = (month >= 0) & (month < len(cash))
    np.add.at(cash, month[within], amount[within])
