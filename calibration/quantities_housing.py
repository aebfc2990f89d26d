"""What can be read off a result about the housing provident fund (see `quantities`)."""

from __future__ import annotations

from .span import Names, Quantity, Span


def housing_money(span: Span, lines: Names) -> float:
    """Money of the lines of the housing fund."""
    return float(span.months.housing.sel(housing_line=lines).sum()) / 100.0


def housing_cases(span: Span, lines: Names) -> float:
    """Cases of the lines of the housing fund; a withdrawal month by month is one each month."""
    return float(span.months.housing_cases.sel(housing_line=lines).sum())


def housing_heads(span: Span, heads: Names) -> float:
    """Payers and borrowers of the housing fund in the last month."""
    return float(span.months.housing_heads.sel(housing_head=heads).isel(month=-1).sum())


def housing_withdrew(span: Span, names: Names) -> float:
    """People who withdrew from the housing fund in whole years."""
    del names
    return float(span.years.housing_withdrew.sum())


def housing_stock(span: Span, stocks: Names) -> float:
    """Balances of accounts and of loans of the housing fund at the end of the last month."""
    return float(span.months.housing_stock.sel(housing_stock_of=stocks).isel(month=-1).sum()) / 100


def housing_to_families(span: Span, children: Names) -> float:
    """Money of loans of the housing fund to families with these children."""
    return float(span.months.housing_loan_amount.sel(housing_children=children).sum()) / 100.0


def housing_families(span: Span, children: Names) -> float:
    """Number of these loans."""
    return float(span.months.housing_loans.sel(housing_children=children).sum())


HOUSING: tuple[Quantity, ...] = (
    *(housing_money, housing_cases, housing_heads, housing_withdrew, housing_stock),
    *(housing_to_families, housing_families),
)
