"""Income of the resident fund from its payers (居民医保筹资), and the insurer of critical illness.

The personal standard is that of the coverage year. Premiums collected before the year begins are
booked in its January (预收转收入, a reading); those of the newborn and of people who leave work
come evenly over the year. The subsidy is drawn for all who pay in the campaign and for the newborn.
Employees enrolled twice pay and draw like residents who pay in time (重复参保).
"""

from __future__ import annotations

import numpy as np

from .codes import GOVERNMENTS, PAID_BY_COUNTY
from .law import Ints
from .ledger import Tally
from .medical_tally import IN_TIME, JOINED, LATE, NEWBORN, MedicalTally
from .payment.amounts import allocate
from .payment.insurer import insurer_ledger
from .scenario import Scenario

_EVENLY = np.ones(12, np.int64)


def resident_lines(
    scenario: Scenario, ward: MedicalTally, tally: Tally, accounts: Ints, claims: Ints
) -> dict[str, Ints]:
    """Premiums, subsidies and the critical illness premium by month, int64 fen (months,).

    Parameters
    ----------
    accounts : (months,) premiums that personal accounts paid in advance for the next year
    claims : (months,) paid by the insurer of critical illness
    """
    years = len(ward.enrolled)
    law = type(scenario.funding)(*(array[: years * 12 : 12] for array in scenario.funding))
    heads = ward.enrolled.sum(axis=1)
    twice = _enrolled_twice(scenario, tally, law.duplicates_allowed)
    aid = np.minimum(law.premium_aid, law.personal[:, None])
    aided = (ward.enrolled * aid[:, :, None]).sum(axis=1)
    whole = heads * law.personal[:, None]
    whole[:, NEWBORN] *= law.newborn_free != 1
    whole[:, IN_TIME] += twice * law.personal
    whole[:, [IN_TIME, LATE]] += ward.repaired * law.personal[:, None]
    aided[:, NEWBORN] *= law.newborn_free != 1
    by_county = (law.aid_payer == PAID_BY_COUNTY)[:, None]
    by_month = _by_month(scenario, whole - aided)
    from_accounts = np.zeros(years * 12, np.int64)
    from_accounts[12:] = accounts[:-12]
    from_accounts = np.minimum(_to_january(from_accounts), by_month)
    lines = {
        "premium_own": by_month - from_accounts,
        "premium_accounts": from_accounts,
        "premium_aid": _by_month(scenario, aided * ~by_county),
        "premium_county": _by_month(scenario, aided * by_county),
    }
    lines["aid_premium"] = lines["premium_aid"]
    subsidised = heads[:, [IN_TIME, LATE, NEWBORN]].sum(axis=1) + twice
    lines |= _subsidies(law.subsidy, law.subsidy_shares, law.subsidy_months, subsidised)
    insured = heads.sum(axis=1) + twice
    yearly = claims.reshape(years, 12).sum(axis=1)
    loss_share = np.zeros(years, np.int64)
    ledger = insurer_ledger(insured, law.critical_premium, yearly, law.insurer_share, loss_share)
    lines["critical_premium"] = allocate(ledger.premium, np.tile(_EVENLY, (years, 1))).reshape(-1)
    lines["critical_income"] = lines["critical_premium"]
    lines["critical_cost"] = _in_december(ledger.kept)
    lines["critical_returned"] = _in_month(ledger.settled[:-1], 5)
    lines["insurer_returns"] = lines["critical_returned"]
    return lines


def insured_residents(ward: MedicalTally) -> Ints:
    """People who paid, or for whom was paid, for each coverage year (years,)."""
    return np.asarray(ward.enrolled.sum(axis=(1, 2)))


def _enrolled_twice(scenario: Scenario, tally: Tally, allowed: Ints) -> Ints:
    """Employees at work in January who are enrolled as residents besides (years,)."""
    workers = np.cumsum(tally.insured_step[:-1], axis=0)[::12, 2:6].sum(axis=1)[: len(allowed)]
    twice = np.rint(workers * float(scenario.illness.duplicate_share[0])).astype(np.int64)
    return np.asarray(allowed * twice)


def _subsidies(standard: Ints, shares: Ints, months: Ints, heads: Ints) -> dict[str, Ints]:
    """The subsidy by government, as its instalments arrive."""
    parts = allocate(heads * standard, shares)
    return {
        f"subsidy_{name}": allocate(parts[:, k], months).reshape(-1)
        for k, name in enumerate(GOVERNMENTS)
    }


def _by_month(scenario: Scenario, paid: Ints) -> Ints:
    """Amounts (years, ENTRIES) in the months in which they are booked."""
    years = len(paid)
    result = np.zeros((years, 12), np.int64)
    result[:, 0] = paid[:, IN_TIME]
    result[np.arange(years), scenario.illness.late_month[:years]] += paid[:, LATE]
    evenly = np.tile(_EVENLY, (years, 1))
    return np.asarray(result + allocate(paid[:, NEWBORN] + paid[:, JOINED], evenly)).reshape(-1)


def _to_january(monthly: Ints) -> Ints:
    """Amounts of each year in its January."""
    return _in_month(monthly.reshape(-1, 12).sum(axis=1), 0)


def _in_december(yearly: Ints) -> Ints:
    return _in_month(yearly, 11)


def _in_month(yearly: Ints, month: int) -> Ints:
    result = np.zeros((len(yearly), 12), np.int64)
    result[:, month] = yearly
    return result.reshape(-1)
