"""The long-term funds as kernels read them: pensions, and what else a working life brings.

The law of each scheme stands in its own file (`pension_law`, `resident_pension_law`); this file
says what is known of people besides the law, and how all of it reaches kernels. Money is int64
fen, shares of law are int64 parts per million, chances are float. Cells are sex * NUM_AGES + age
reached in the year.
"""

from __future__ import annotations

from typing import NamedTuple

from .housing_law import HousingLaw, HousingLife
from .injury_law import InjuryLaw
from .law import Floats, Ints, Singles
from .pension_law import PensionChoices, PensionLaw
from .records import Records
from .resident_pension_law import (
    ResidentPensionLaw,
    ResidentPensionLives,
    ResidentPensionStart,
)
from .risk_lives import InjuryLives, UnemploymentLives
from .unemployment_law import UnemploymentLaw


class PensionStart(NamedTuple):
    """Members of the employee pension outside employee medical insurance; records at the start.

    K years back at most; funds in the order of PENSION_FUNDS.
    """

    pays_alone: Singles  # (years, cells) of people outside work, who pay as flexible workers
    alone_pays: Floats  # (1,) share of their years in which they pay
    draws_alone: Floats  # (cells,) of people outside work, who draw at the start
    alone_level: Floats  # (1,) their pension relative to that of enterprises
    start_public: Floats  # (1,) share of the retired who worked in public bodies
    career_index: Floats  # (1,) mean contribution index of the retired
    career_account: Ints  # (2, K) fen after k years of payments at an index of one
    career_pension: Ints  # (2, K) fen a month k years after retirement, the mean of the fund
    career_part: Ints  # (2, 2, K) what the account bears of it at an index of one: fund, sex
    career_held: Ints  # (2, 2, K) fen left in that account
    accounts_from: Ints  # (2,) month (since January 1900) from which months must be paid


class Livelihood(NamedTuple):
    """All facts of the long-term funds of a scenario."""

    pension: PensionLaw
    choices: PensionChoices
    pension_start: PensionStart
    resident: ResidentPensionLaw
    resident_lives: ResidentPensionLives
    resident_start: ResidentPensionStart
    injury: InjuryLaw
    injury_lives: InjuryLives
    unemployment: UnemploymentLaw
    unemployment_lives: UnemploymentLives
    housing: HousingLaw
    housing_life: HousingLife
    housing_fathers: Floats  # (ages, HOUSING_CHILDREN) cumulated shares of men by children


class PackedLivelihood(NamedTuple):
    """`Livelihood` for kernels."""

    fixed: Records  # (1,) what holds always
    years: Records  # (years,) law and facts of each; what holds for a month is (12, ...)


class YearOfLivelihood(NamedTuple):
    """One year of it: two pointers, as `illness.YearOfIllness`."""

    fixed: Records
    of_year: Records
