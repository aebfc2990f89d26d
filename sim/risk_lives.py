"""What is known of work injuries and unemployment besides the law: chances, costs, the start.

Cells are sex * NUM_AGES + age reached; money is yuan where it is drawn and fen where it is paid;
shares that are multiplied with money are int64 parts per million, chances are float.
"""

from __future__ import annotations

from typing import NamedTuple

from .law import Floats, Ints, Singles


class InjuryLives(NamedTuple):
    """Chances and costs of work injuries, the stock of running benefits at the start."""

    injury_hazard: Singles  # (years, cells, COVERS) injuries a year that do not kill
    injury_insured: Ints  # (years, COVERS) ppm insured, of residents those of 17 to 60
    injury_industries: Ints  # (INDUSTRY_CLASSES,) ppm of the insured of enterprises
    injury_class_pick: Floats  # (INDUSTRY_CLASSES,) cumulated, of their injuries
    injury_employers: Floats  # (employers,) cost to the fund relative to the class, mean 1
    injury_funds: Floats  # (funds,) months payable of the funds of a place less their mean
    injury_public_class: Ints  # (1,) code in INDUSTRY_CLASSES
    injury_outcome_pick: Floats  # (11,) cumulated: no grade, grades 1 to 10
    injury_killed: Floats  # (1,) killed for one injury that does not kill
    injury_need_pick: Floats  # (PENSION_GRADES, NURSING_NEEDS) cumulated; the rest needs none
    injury_care_mean: Floats  # (years, INJURY_OUTCOMES) yuan of the year
    injury_care_split: Ints  # (INJURY_CARE,) ppm of the cost
    injury_care_spread: Floats  # (1,) sigma of the logarithm
    injury_care_months: Ints  # (INJURY_OUTCOMES,) from the injury to the application for a grade
    injury_extended: Floats  # (1,) share of assessments that are extended
    injury_clear: Ints  # (1,) ppm of clear cases
    injury_late: Floats  # (1,) share for which the employer applies late
    injury_late_until: Ints  # (1,) days from the injury to the latest application
    injury_uninsured: Floats  # (1,) share of workers of enterprises that do not insure them
    injury_disease: Floats  # (1,) share of occupational diseases among the graded
    injury_leave: Floats  # (INJURY_GRADES,) yearly share who leave the employer
    injury_dependants: Floats  # (DEPENDANTS,) of a worker killed
    injury_dependant_years: Floats  # (DEPENDANTS,) mean years of drawing
    injury_lone: Floats  # (1,) share alone among them
    injury_stock: Floats  # (PENSION_GRADES,) who draw an allowance at the start, per insured
    injury_stock_allowance: Ints  # (PENSION_GRADES,) ppm of the average wage of last year
    injury_stock_retired: Floats  # (PENSION_GRADES,) retired holders of a grade, per retired
    injury_stock_top_up: Ints  # (PENSION_GRADES,) ppm of that wage on top of their pension
    injury_stock_dependants: Ints  # (DEPENDANTS,) ppm of the insured
    injury_stock_pension: Ints  # (DEPENDANTS,) ppm of the average wage of last year
    injury_nursing_before: Ints  # (years,) fen: base of nursing in the December before; 0: no rise


class UnemploymentLives(NamedTuple):
    """Who is insured against unemployment, what the fund spends besides the law, the start."""

    unemployment_insured: Ints  # (years, COVERS) ppm insured, of residents those of 17 to 60
    unemployment_drawn: Floats  # (1,) mean months that those on benefit have drawn at the start
    unemployment_other: Ints  # (years,) ppm of last year's contributions
