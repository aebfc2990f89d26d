"""From closed tallies to the Dataset of a study."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import xarray as xr

from .accounts import ACCOUNT_NAMES, FUNDS, NUMBER_OF
from .closing import Closed
from .closing_cash import opening_balance
from .closing_housing import ratio_of
from .closing_providers import ProviderLines
from .closing_resident import insured_residents
from .codes import (
    CHANNELS,
    COVERS,
    GROUPS,
    HOSPITALS,
    MEDICAL_FUNDS,
    NUM_BANDS,
    ONE_STOP_PAYERS,
    PAYEES,
    SCHEMES,
    SEXES,
)
from .ledger import (
    BILLS,
    FIELDS,
    NUM_ORDERS,
    bases_by_month,
    insured_by_month,
    signs_of,
)
from .lending import states_by_month
from .livelihood_tally import FLOWS, PAYMENTS
from .medical import NUM_FIELDS
from .medical_tally import (
    ACCOUNT_LINES,
    DAYS,
    ENTRIES,
    KINDS,
    MEDICAL_BILLS,
    NUMBER,
    PROVIDED,
    STAY_COLUMNS,
    totals,
)
from .payment.account import risk_reserve
from .provenance import provenance
from .reach import same_residents
from .results_housing import housing_coordinates, housing_values
from .results_livelihood import injury_reserve, livelihood_coordinates, livelihood_values
from .results_programmes import with_programmes
from .scenario import Scenario
from .time_axes import time_axes
from .variables import SETTLED, VARIABLES, attributes_of

Array = npt.NDArray[np.int64]

#: Ledgers whose balance is kept: the funds, and the shadow ledger of maternity.
LEDGERS = ("maternity", *FUNDS)


def dataset(
    scenarios: Sequence[Scenario],
    years: int,
    done: Mapping[int, Sequence[Closed]],
    scale: int,
    seconds: float,
) -> xr.Dataset:
    """Result of a study from its closed tallies, every count and sum multiplied by `scale`."""
    measured = [
        [_measure(closed[k], scenario, scale) for closed in done.values()]
        for k, scenario in enumerate(scenarios)
    ]
    content = {}
    for variable in VARIABLES:
        values = np.array([[seed[variable.name] for seed in row] for row in measured])
        dims = ("scenario", "seed", *variable.dims)
        content[variable.name] = (dims, values, attributes_of(variable))
    coordinates = _coordinates(scenarios[0], years)
    coordinates["scenario"] = [scenario.name for scenario in scenarios]
    coordinates["seed"] = list(done)
    result = xr.Dataset(content, coordinates, provenance(scenarios, scale, seconds))
    result = with_programmes(result, scenarios, done, scale)
    titles = {"zh": [s.title_zh for s in scenarios], "en": [s.title_en for s in scenarios]}
    compared = [int(not same_residents(scenario, scenarios[0])) for scenario in scenarios]
    return result.assign_coords(
        title_zh=("scenario", titles["zh"]),
        title_en=("scenario", titles["en"]),
        base=("scenario", [scenario.base for scenario in scenarios]),
        residents_compared=("scenario", compared),
    )


def _coordinates(scenario: Scenario, years: int) -> dict[str, object]:
    return {
        **time_axes(scenario.first_year, years),
        "account": list(ACCOUNT_NAMES),
        "ledger": list(LEDGERS),
        "payer": ["enterprise", "public", "flexible", "unemployed"],
        "sex": list(SEXES),
        "age_band": [5 * band for band in range(NUM_BANDS)],
        "cover": list(COVERS),
        "birth_order": list(range(NUM_ORDERS)),
        "direction": ["out", "in"],
        "bill": [*BILLS, *MEDICAL_BILLS],
        "field": list(FIELDS),
        "payee": list(PAYEES),
        "scheme": list(SCHEMES),
        "kind": list(KINDS),
        "group": list(GROUPS),
        "hospital": list(HOSPITALS),
        "channel": list(CHANNELS),
        "medical_fund": list(MEDICAL_FUNDS),
        "one_stop_payer": list(ONE_STOP_PAYERS),
        "entry": list(ENTRIES),
        "account_line": list(ACCOUNT_LINES),
        "condition": list(scenario.conditions),
        "pension_flow": list(FLOWS),
        "pension_payment": list(PAYMENTS),
        **livelihood_coordinates(),
        **housing_coordinates(),
    }


def _measure(closed: Closed, scenario: Scenario, scale: int) -> dict[str, Array]:
    """Variables of one scenario and seed."""
    tally = closed.tally
    before = closed.before * scenario.pays_from_before
    values: dict[str, Array] = {
        "accrual": tally.accrual,
        "cash": tally.cash[:-1],
        "owed": tally.cash[-1],
        "owed_before": before.sum(axis=0),
        "premiums_ahead": closed.ahead,
        "one_stop_paid": closed.one_stop.paid,
        "one_stop_balance": closed.one_stop.balance,
        "cases": tally.cases,
        "squares": tally.squares,
        "bases": bases_by_month(tally)[:, :4],
        "insured": insured_by_month(tally),
        "people": tally.people,
        "births": tally.births,
        "births_by_age": tally.mothers,
        "deaths": tally.deaths,
        "moves": tally.moves,
        "online_cases": tally.online[:, 0],
        "online_allowance": tally.online[:, 1],
        "allowance_to": tally.to_person,
    }
    values |= _illness(closed)
    values |= _bills(closed)
    values |= _settled(closed.providers, before)
    values |= livelihood_values(closed, scenario)
    values |= housing_values(closed, scenario, scale)
    for k, name in enumerate(("gainers", "losers", "gain", "loss")):
        values[name] = tally.gains[:-1, ..., k]
        values[f"{name}_ever"] = tally.gains[-1, ..., k]
    values = {name: value * scale for name, value in values.items()}
    values["housing_ratio"] = ratio_of(values["housing_stock"])
    values["housing_lending"] = states_by_month(scenario.livelihood.housing, closed.book)
    values |= _rules(closed.providers)
    values["injury_stage"] = closed.injury_stage
    accounts = int(closed.ward.opening_account[0]) * scale
    opening = scenario.opening | {"employee_accounts": accounts}
    owed = values["owed_before"]
    held = [opening_balance(ledger, opening.get(ledger, 0), owed) for ledger in LEDGERS]
    values["opening"] = np.array(held, np.int64)
    values["balance"] = _balances(values["cash"], values["opening"])
    values["balance"][:, LEDGERS.index("resident_medical")] -= values["premiums_ahead"]
    of_injury = values["balance"][:, LEDGERS.index("work_injury")]
    values["injury_reserve"] = injury_reserve(of_injury, scenario)
    per_head = scenario.funding.personal + scenario.funding.subsidy
    years = len(closed.ward.enrolled)
    values["reserve"] = risk_reserve(
        values["enrolled"].sum(axis=(1, 2)),
        *(law[: years * 12 : 12] for law in (per_head, scenario.funding.reserve_share)),
    )
    return values


def _bills(closed: Closed) -> dict[str, Array]:
    """Bills of a year of all kinds: number, fields, total."""
    tally = closed.tally
    years = len(tally.bills)
    medical = closed.bills.reshape(years, 12, *closed.bills.shape[1:]).sum(axis=1)
    return {
        "bills": np.concatenate((tally.bills, medical[..., NUMBER]), axis=1),
        "waterfall": np.concatenate((tally.waterfall, medical[..., :NUM_FIELDS]), axis=1),
        "bill_total": np.concatenate((tally.bill_total, totals(medical)), axis=1),
    }


def _illness(closed: Closed) -> dict[str, Array]:
    """What people did and had: care by month, stays, conditions, enrolment, accounts."""
    ward, months = closed.ward, len(closed.bills)
    by_kind = closed.bills.reshape(months, len(KINDS), len(SCHEMES), -1)
    provided = ward.provided.reshape(months, len(SCHEMES), len(HOSPITALS), len(CHANNELS), -1)
    values = {
        "care": by_kind[..., NUMBER],
        "care_days": by_kind[..., DAYS],
        "care_cost": totals(by_kind),
        "injuries": ward.third_party[..., 0],
        "third_party": ward.third_party[..., 1],
        "third_party_cost": ward.third_party[..., 2],
        "enrolled": ward.enrolled,
        "insured_residents": insured_residents(ward),
        "account_lines": closed.accounts,
        "holders": np.cumsum(ward.condition_step, axis=0),
        "in_group": np.cumsum(ward.group_step, axis=0),
    }
    for k, name in enumerate(STAY_COLUMNS):
        values[name] = ward.stays[..., k]
    for k, name in enumerate(("visits", "visit_cost", "visit_paid")):
        values[name] = closed.visits[..., k]
    for k, name in enumerate(("critical_bills", "critical_paid", "critical_excess")):
        values[name] = ward.critical[..., k]
    for k, name in enumerate(PROVIDED):
        values[f"provider_{name}"] = provided[..., k]
    return values


def _settled(providers: ProviderLines, before: Array) -> dict[str, Array]:
    """What each fund settled with hospitals, and what these bore or kept.

    Parameters
    ----------
    before : (months + 1, accounts) fen owed from before the first month, by month of payment
    """
    funds = providers.funds
    owed = before[:, [NUMBER_OF[f"{name}_stays"] for name in MEDICAL_FUNDS]]
    ahead = np.stack([fund.paid_ahead for fund in funds], axis=1)
    values = {
        "settled": _by_provider([fund.settlement.accrual for fund in funds]),
        "paid_ahead": ahead + np.cumsum(owed[:-1], axis=0) - owed.sum(axis=0),
        "treasury_fines": np.stack([fund.fraud.fines_to_treasury for fund in funds], axis=1),
        "points_budget": np.stack([fund.points_budget for fund in funds], axis=1),
    }
    for name, *_ in SETTLED:
        parts = [getattr(fund.settlement, name) for fund in funds]
        values[f"hospital_{name}"] = _by_provider(parts)
    return values


def _rules(providers: ProviderLines) -> dict[str, Array]:
    """By which rules each fund paid hospitals, and what a point was worth: alike for any sample."""
    funds = providers.funds
    return {
        "payment_method": _by_provider([fund.law.method for fund in funds]),
        "above_case_limit": _by_provider([fund.settlement.above_case_limit for fund in funds]),
        "case_over_limit": np.stack([fund.law.case_over_limit for fund in funds], axis=1),
        "budgeted_value": np.stack([fund.settlement.budgeted_value for fund in funds], axis=1),
        "settled_value": np.stack([fund.settlement.settled_value for fund in funds], axis=1),
    }


def _by_provider(parts: Sequence[np.ndarray]) -> Array:
    """Arrays (periods, providers) of each fund as (periods, funds, HOSPITALS, CHANNELS)."""
    stacked = np.stack(parts, axis=1).astype(np.int64)
    return stacked.reshape(*stacked.shape[:2], len(HOSPITALS), len(CHANNELS))


def _balances(cash: Array, opening: Array) -> Array:
    """Cash balance (months, ledgers): opening + income - spending, month after month."""
    flows = cash @ np.stack([signs_of(ledger) for ledger in LEDGERS], axis=1)
    return np.asarray(opening + np.cumsum(flows, axis=0))
