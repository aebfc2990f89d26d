"""What can be read off a result and held against a published figure, by name.

A quantity answers for one scenario and seed, a span of months and a list of names (covers,
schemes, accounts, funds, bills, groups). What a result keeps by year is told for the whole years
of the span, unless the quantity says otherwise. Money is in yuan. Those of the housing fund stand
in `quantities_housing`, those by hospital and group in `quantities_places`, those of residents'
pensions and closed schemes in `quantities_residents`.
"""

from __future__ import annotations

import xarray as xr

from sim.accounts import ACCOUNTS
from sim.codes import FEMALE, SEXES

from .quantities_housing import HOUSING
from .quantities_places import PLACES, group_stays
from .quantities_residents import RESIDENTS
from .span import Names, Quantity, Span

#: Credited to the retired by the pooled fund, which spends it: bulletins count it once, as income
#: of the accounts, so that pooled fund and accounts sum to the scheme.
RETIRED_CREDIT = "to_accounts_retired"
#: Quantities that read the month after the span.
READ_ON = frozenset({"pension_workers"})
#: Deliveries are published among the stays of a scheme; the accounts that count them, their bills.
DELIVERIES = {
    "resident": (("birth_grant", "spouse"), ("resident_delivery", "spouse_delivery")),
    "active": (("delivery",), ("employee_delivery",)),
    "retired": ((), ()),
}


def insured(span: Span, covers: Names) -> float:
    """People with the covers at the end of the last month."""
    return float(span.months.insured.sel(cover=covers).isel(month=-1).sum())


def women(span: Span, covers: Names) -> float:
    """Women with the covers on 1 January after the span."""
    day = int(span.last[:4]) + 1
    return float(span.result.people.sel(january=day, sex=SEXES[FEMALE], cover=covers).sum())


def residents(span: Span, groups: Names) -> float:
    """Insured residents of the groups, of all without a name."""
    enrolled = span.years.enrolled
    return float((enrolled.sel(group=groups) if groups else enrolled).sum())


def hundreds(span: Span, groups: Names) -> float:
    """Insured residents in hundreds."""
    return residents(span, groups) / 100.0


def insured_hundreds(span: Span, covers: Names) -> float:
    """People with the covers at the end of the last month in hundreds."""
    return insured(span, covers) / 100.0


def insured_against(span: Span, risks: Names) -> float:
    """People insured against work injury or unemployment at the end of the last month."""
    return float(span.months.insured_against.sel(risk=risks).isel(month=-1).sum())


def pension_heads(span: Span, names: Names) -> float:
    """People who pay to or draw from a long-term fund in the last month, as results name them."""
    return float(span.months.pension_heads.sel(pension_head=names).isel(month=-1).sum())


def pension_workers(span: Span, names: Names) -> float:
    """Who pays to a pension at the turn of the year after the span: mean of December and January.

    Most who pay alone join in January and leave through the year, so December is the fewest of a
    year and January the most; bulletins count the year's end.
    """
    counted = span.result.pension_heads.sel(pension_head=names).sum("pension_head")
    after = counted.month.searchsorted(span.months.month[-1]) + 1
    return float(counted.isel(month=[after - 1, after]).mean())


def pension_enrolled(span: Span, groups: Names) -> float:
    """All on the rolls of the resident pension at the end of the last year, drawing or not.

    The groups are those of who does not draw yet, all without a name.
    """
    rolls = span.years.resident_enrolled.isel(year=-1)
    waiting = float((rolls.sel(group=groups) if groups else rolls).sum())
    return waiting + pension_heads(span, ["resident_pensioners"])


def cases(span: Span, accounts: Names) -> float:
    """Settlements that the accounts counted."""
    return float(span.months.cases.sel(account=accounts).sum())


def money(span: Span, accounts: Names) -> float:
    """Money of the accounts by month of service."""
    return float(span.months.accrual.sel(account=accounts).sum()) / 100.0


def income(span: Span, funds: Names) -> float:
    """Income of the funds as published: what the retired are credited is that of accounts alone."""
    return _of_funds(span, funds, True) - _retired_credit(span, funds)


def spending(span: Span, funds: Names) -> float:
    """Spending of the funds as published, without what the retired are credited."""
    return _of_funds(span, funds, False) - _retired_credit(span, funds)


def balance(span: Span, funds: Names) -> float:
    """Opening balance of the result and all that accrued since, at the end of the span."""
    result = span.result
    opening = result.balance.sel(ledger=funds).isel(month=0) * 1.0
    signs = [(1 if a.income else -1) * (a.fund in funds) for a in ACCOUNTS]
    sign = xr.DataArray(signs, dims="account")
    first = (result.cash.isel(month=0) * sign).sum()
    flow = (result.accrual.sel(month=slice(None, span.last)) * sign).sum()
    return float(opening.sum() - first + flow) / 100.0


def stays(span: Span, schemes: Names) -> float:
    """Stays in hospital with deliveries."""
    counted = float(span.months.care.sel(kind="stay", scheme=schemes).sum())
    return counted + sum(cases(span, list(DELIVERIES[scheme][0])) for scheme in schemes)


def stay_cost(span: Span, schemes: Names) -> float:
    """Cost of stays with deliveries."""
    bills = [bill for scheme in schemes for bill in DELIVERIES[scheme][1]]
    deliveries = float(span.years.bill_total.sel(bill=bills).sum()) / 100.0 * span.part
    return _care_cost(span, "stay", schemes) + deliveries


def visits(span: Span, schemes: Names) -> float:
    """Ordinary outpatient visits, paid or not."""
    return float(span.months.care.sel(kind="visit", scheme=schemes).sum())


def visit_cost(span: Span, schemes: Names) -> float:
    """Cost of ordinary outpatient visits."""
    return _care_cost(span, "visit", schemes)


def chronic_cost(span: Span, schemes: Names) -> float:
    """Cost of chronic and special outpatient care."""
    return _care_cost(span, "chronic", schemes)


def care_cost(span: Span, schemes: Names) -> float:
    """Cost of all care."""
    return stay_cost(span, schemes) + visit_cost(span, schemes) + chronic_cost(span, schemes)


def billed(span: Span, bills: Names) -> float:
    """Total of the bills of whole years."""
    return float(span.years.bill_total.sel(bill=bills).sum()) / 100.0


def in_policy(span: Span, bills: Names) -> float:
    """Cost within policy of the bills of whole years: in the catalogue, less first self-pay."""
    left_out = ["outside_catalogue", "over_limit", "first_self_pay"]
    return billed(span, bills) - _fields(span, bills, left_out)


def pooled(span: Span, bills: Names) -> float:
    """Paid by basic insurance of the bills of whole years."""
    return _fields(span, bills, ["pooled_fund"])


def insurance(span: Span, bills: Names) -> float:
    """Paid by basic, critical illness and large-sum insurance of the bills of whole years."""
    return _fields(span, bills, ["pooled_fund", "critical_illness"])


def stay_rate(span: Span, groups: Names) -> float:
    """Stays without deliveries per 100 insured residents of the groups."""
    return group_stays(span, groups) / hundreds(span, groups)


def injuries(span: Span, schemes: Names) -> float:
    """Accidental injuries treated in hospital."""
    return float(span.months.injuries.sel(scheme=schemes).sum())


def refused_injuries(span: Span, schemes: Names) -> float:
    """Injuries refused because somebody else is liable."""
    return float(span.months.third_party.sel(scheme=schemes).sum())


def refused_injury_cost(span: Span, schemes: Names) -> float:
    """Cost of these injuries."""
    return float(span.months.third_party_cost.sel(scheme=schemes).sum()) / 100.0


def reserve(span: Span, names: Names) -> float:
    """Risk reserve at the end of the last year."""
    del names
    return float(span.years.reserve.isel(year=-1)) / 100.0


def online_cases(span: Span, names: Names) -> float:
    """Allowances claimed through the network."""
    del names
    return float(span.months.online_cases.sum())


def online_allowance(span: Span, names: Names) -> float:
    """Their money."""
    del names
    return float(span.months.online_allowance.sum()) / 100.0


def _of_funds(span: Span, funds: Names, wanted: bool) -> float:
    return money(span, [a.name for a in ACCOUNTS if a.fund in funds and a.income == wanted])


def _retired_credit(span: Span, funds: Names) -> float:
    return money(span, [RETIRED_CREDIT]) if "employee_medical" in funds else 0.0


def _care_cost(span: Span, kind: str, schemes: Names) -> float:
    return float(span.months.care_cost.sel(kind=kind, scheme=schemes).sum()) / 100.0


def _fields(span: Span, bills: Names, fields: Names) -> float:
    return float(span.years.waterfall.sel(bill=bills, field=fields).sum()) / 100.0


QUANTITIES: dict[str, Quantity] = {
    quantity.__name__: quantity
    for quantity in (
        *(insured, insured_hundreds, women, residents, hundreds),
        *(insured_against, pension_heads, pension_workers, pension_enrolled),
        *(*RESIDENTS, *HOUSING),
        *(cases, money, income, spending, balance, reserve),
        *(stays, stay_cost, visits, visit_cost, chronic_cost, care_cost),
        *(billed, in_policy, pooled, insurance),
        *(stay_rate, *PLACES),
        *(injuries, refused_injuries, refused_injury_cost),
        *(online_cases, online_allowance),
    )
}
