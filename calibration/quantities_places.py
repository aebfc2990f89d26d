"""What results tell by hospital and group: care elsewhere, care of groups in need, burdens.

What a result keeps by year counts for the months of the span in proportion, as in `quantities`.
"""

from __future__ import annotations

from sim.codes import OUT_OF_PROVINCE

from .span import Names, Quantity, Span


def group_stays(span: Span, groups: Names) -> float:
    """Stays of residents of the groups without deliveries in whole years."""
    return float(span.years.stays.sel(scheme="resident", group=groups).sum())


def group_cost(span: Span, groups: Names) -> float:
    """Cost of these stays."""
    return _of_groups(span, "stay_cost", groups)


def group_paid(span: Span, groups: Names) -> float:
    """What all payers together paid of these stays."""
    return _of_groups(span, "stay_paid", groups)


def group_fund(span: Span, groups: Names) -> float:
    """What the fund paid of these stays, with second reimbursement, which these groups alone get.

    The part of second reimbursement for chronic care is with it, as in what is paid for all stays.
    """
    second = span.months.accrual.sel(account="second_reimbursement").sum()
    return _of_groups(span, "stay_pooled", groups) + float(second) / 100.0


def visits_paid(span: Span, schemes: Names) -> float:
    """Ordinary visits to hospitals where basic insurance pays visits of the scheme."""
    found = span.years[["visits", "visit_paid"]].sel(scheme=schemes).sum(["year", "group"])
    return float(found.visits.where(found.visit_paid > 0).sum()) * span.part


def group_visits(span: Span, groups: Names) -> float:
    """Ordinary visits of residents of the groups to hospitals where these are paid, whole years."""
    found = span.years[["visits", "visit_paid"]].sel(scheme="resident", group=groups)
    summed = found.sum(["year", "group"])
    return float(summed.visits.where(summed.visit_paid > 0).sum())


def group_visits_paid(span: Span, groups: Names) -> float:
    """What basic insurance paid of these visits."""
    return _of_groups(span, "visit_paid", groups)


def stays_elsewhere(span: Span, schemes: Names) -> float:
    """Stays in other provinces, as the months are part of their years."""
    return _elsewhere(span, "stays", schemes)


def cost_elsewhere(span: Span, schemes: Names) -> float:
    """Cost of these stays."""
    return _elsewhere(span, "stay_cost", schemes) / 100.0


def paid_elsewhere(span: Span, schemes: Names) -> float:
    """What all payers together paid of these stays."""
    return _elsewhere(span, "stay_paid", schemes) / 100.0


def pooled_elsewhere(span: Span, schemes: Names) -> float:
    """What basic insurance paid of these stays, without second reimbursement."""
    return _elsewhere(span, "stay_pooled", schemes) / 100.0


def visits_elsewhere(span: Span, schemes: Names) -> float:
    """Ordinary visits in other provinces, as the months are part of their years."""
    return _elsewhere(span, "visits", schemes)


def visits_paid_elsewhere(span: Span, schemes: Names) -> float:
    """What basic insurance paid of these visits."""
    return _elsewhere(span, "visit_paid", schemes) / 100.0


def critical_bills(span: Span, groups: Names) -> float:
    """Bills of residents of the groups that critical illness insurance pays."""
    return float(span.months.critical_bills.sel(group=groups).sum())


def critical_paid(span: Span, groups: Names) -> float:
    """What it pays of them."""
    return float(span.months.critical_paid.sel(group=groups).sum()) / 100.0


def critical_excess(span: Span, groups: Names) -> float:
    """What these residents bore in the year above its deductible."""
    return float(span.months.critical_excess.sel(group=groups).sum()) / 100.0


def _of_groups(span: Span, variable: str, groups: Names) -> float:
    return float(span.years[variable].sel(scheme="resident", group=groups).sum()) / 100.0


def _elsewhere(span: Span, variable: str, schemes: Names) -> float:
    found = span.years[variable].sel(scheme=schemes).isel(hospital=OUT_OF_PROVINCE)
    return float(found.sum()) * span.part


PLACES: tuple[Quantity, ...] = (
    *(group_stays, group_cost, group_paid, group_fund, group_visits, group_visits_paid),
    visits_paid,
    *(stays_elsewhere, cost_elsewhere, paid_elsewhere, pooled_elsewhere),
    *(visits_elsewhere, visits_paid_elsewhere),
    *(critical_bills, critical_paid, critical_excess),
)
