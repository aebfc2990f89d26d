"""What results tell of residents' pensions and closed schemes (see `quantities`)."""

from __future__ import annotations

from .span import Names, Quantity, Span


def pension_payers(span: Span, groups: Names) -> float:
    """Residents of the groups who pay for the years of the span, of all without a name."""
    payers = span.years.resident_payers
    return float((payers.sel(group=groups) if groups else payers).sum())


def pension_single(span: Span, payments: Names) -> float:
    """Money of single payments of the long-term funds."""
    return float(span.months.pension_payments.sel(pension_payment=payments).sum()) / 100.0


def pension_cases(span: Span, payments: Names) -> float:
    """Number of these payments."""
    return float(span.months.pension_payment_cases.sel(pension_payment=payments).sum())


def programme_heads(span: Span, programmes: Names) -> float:
    """People who draw from closed schemes and the like in the last month."""
    return float(span.months.programme_heads.sel(programme=programmes).isel(month=-1).sum())


def programme_paid(span: Span, programmes: Names) -> float:
    """What these pay to them."""
    return float(span.months.programme_paid.sel(programme=programmes).sum()) / 100.0


def programme_income(span: Span, programmes: Names) -> float:
    """What comes in to these."""
    return float(span.months.programme_income.sel(programme=programmes).sum()) / 100.0


def programme_leavers(span: Span, programmes: Names) -> float:
    """People who leave these and are refunded."""
    return float(span.months.programme_leavers.sel(programme=programmes).sum())


def programme_refunded(span: Span, programmes: Names) -> float:
    """What these are refunded."""
    return float(span.months.programme_refunded.sel(programme=programmes).sum()) / 100.0


def programme_balance(span: Span, programmes: Names) -> float:
    """What these hold at the end of the last month."""
    held = span.months.programme_balance.sel(programme=programmes)
    return float(held.isel(month=-1).sum()) / 100.0


RESIDENTS: tuple[Quantity, ...] = (
    *(pension_payers, pension_single, pension_cases),
    *(programme_heads, programme_paid, programme_income),
    *(programme_leavers, programme_refunded, programme_balance),
)
