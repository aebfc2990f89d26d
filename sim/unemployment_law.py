"""The law of unemployment insurance: rates, who draws for how long and how much, what else is paid.

One value a month of the study, packed like `Law`. Money is int64 fen, shares are int64 parts per
million, choices codes of `sim.codes`. The rules are in `sim.schemes.unemployment`. What the fund
pays to medical and maternity insurance stands in `Funding.unemployed_rate` and
`Law.unemployed_rate`: one flow, one rate.
"""

from __future__ import annotations

from typing import NamedTuple

from .law import Ints


class UnemploymentLaw(NamedTuple):
    """Dated rules of unemployment insurance (失业保险), int64 (months, ...)."""

    unemployment_employer_rate: Ints  # ppm of the base, paid by the employer
    unemployment_own_rate: Ints  # ppm of the base, paid by the employee
    unemployment_months_required: Ints  # months of contributions for any benefit
    unemployment_duration_basis: Ints  # code in DURATION_BASES
    unemployment_duration_from: Ints  # (PAID_YEARS,) months of contributions of each band
    unemployment_duration: Ints  # (PAID_YEARS,) months of benefit of each band
    unemployment_first_months: Ints  # months of benefit for the first year, by years
    unemployment_months_a_year: Ints  # months of benefit for each further year, by years
    unemployment_longest: Ints  # months of benefit at most, with those left from before
    unemployment_minimum_wage: Ints  # fen a month (最低工资标准)
    unemployment_benefit_rate: Ints  # (BENEFIT_YEARS,) ppm of the minimum wage (失业保险金)
    unemployment_least: Ints  # fen a month that the benefit is at least (城市低保标准)
    unemployment_extend_months: Ints  # less than this before retirement: drawn until then; 0: no
    unemployment_pension_rate: Ints  # ppm of the lowest base: pension contributions paid then
    unemployment_return_rate: Ints  # ppm of last year's contributions returned (稳岗返还)
