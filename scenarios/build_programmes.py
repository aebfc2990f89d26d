"""Programmes of a scenario as arrays: amounts by month, who is entitled, groups that die out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sim.codes import (
    COVERS,
    GROUPS,
    NUM_AGES,
    PERIODS_OF_YEAR,
    PROGRAMME_PAYERS,
    PROGRAMME_PERIODS,
    PROGRAMME_SEXES,
)
from sim.errors import ScenarioError
from sim.law import PPM, Floats, Ints
from sim.programmes import MAX_PROGRAMMES, Programmes

from .along import as_array
from .build_mergers import left_so_far, members_at_start, shares_of_members, staying, years_of_birth
from .facts import Programme, ScenarioFacts
from .mortality import death_hazards
from .programme_files import FIELDS, months_of, number, text


def build_programmes(
    facts: ScenarioFacts, begin: int, years: int, people: Ints | None = None
) -> Programmes:
    """The programmes of a scenario over some years, in the order of their files.

    Parameters
    ----------
    people : (2, NUM_AGES) of the place by sex and age reached in the first year, among whom
        members of closed schemes are found; None: nobody is one

    Raises
    ------
    ScenarioError   if there are more than the engine has room for
    """
    if len(facts.programmes) > MAX_PROGRAMMES:
        found = len(facts.programmes)
        raise ScenarioError(f"{facts.name}: {found} programmes; at most {MAX_PROGRAMMES} are run")
    variant, level = facts.word("mortality.variant"), facts.number("mortality.level")
    return programme_arrays(facts.programmes, begin, years, variant, level, people)


def programme_arrays(
    programmes: Sequence[Programme],
    begin: int,
    years: int,
    variant: str,
    level: float,
    people: Ints | None = None,
) -> Programmes:
    """Programmes as arrays from January of the first year.

    Parameters
    ----------
    variant, level : mortality of closed groups, as in `death_hazards`
    people : as in `build_programmes`
    """
    months = years * 12

    def rows(columns: list[Ints], width: int) -> Ints:
        return np.array(columns, np.int64).reshape(len(programmes), width)

    def by_month(columns: list[Ints], width: int = months) -> Ints:
        return np.ascontiguousarray(rows(columns, width).T)

    def numbers(name: str, default: float = 0.0, unit: int = 1) -> Ints:
        values = [round(number(programme, name, default) * unit) for programme in programmes]
        return np.array(values, np.int64)

    def codes(name: str, names: tuple[str, ...]) -> Ints:
        found = [names.index(text(programme, name, names[0])) for programme in programmes]
        return np.array(found, np.int64)

    def money(name: str) -> Ints:
        return by_month([_by_month(programme, name, begin, months) for programme in programmes])

    def left(name: str) -> Ints:
        return by_month([left_so_far(programme, name, begin, months) for programme in programmes])

    alive = {
        kind: by_month([_members(p, kind, begin, years, variant, level) for p in programmes])
        for kind in ("savers", "members")
    }
    drawing = by_month([staying(programme, begin, months) for programme in programmes])
    born = years_of_birth(programmes)
    counts = members_at_start(programmes, alive["savers"][0], alive["members"][0], begin)
    return Programmes(
        programme_amount=money("amount"),
        programme_periods=by_month([_periods(programme) for programme in programmes], 12),
        programme_payer=codes("payer", PROGRAMME_PAYERS),
        programme_closed=np.array([int("members" in p.facts) for p in programmes], np.int64),
        programme_members=(alive["members"] * drawing + PPM // 2) // PPM,
        programme_age_from=numbers("age_from"),
        programme_age_to=numbers("age_to", NUM_AGES),
        programme_sex=codes("sex", PROGRAMME_SEXES),
        programme_covers=rows([_flags(p, "cover") for p in programmes], len(COVERS)),
        programme_groups=rows([_flags(p, "group") for p in programmes], len(GROUPS)),
        programme_take_up=numbers("take_up", 1.0, PPM),
        programme_income=by_month([_income(p, begin, months) for p in programmes]),
        programme_opening=numbers("opening", 0.0, 100),
        programme_member_share=shares_of_members(counts, born, begin, people),
        programme_member_born=born,
        programme_account=money("account"),
        programme_refund=money("refund"),
        programme_refunded=left("refunded"),
        programme_merged=left("merged"),
    )


def _by_month(programme: Programme, name: str, begin: int, months: int) -> Ints:
    """Fen of a dated field in each month; 0 before its first date."""
    values = np.zeros(months, np.int64)
    for entry in programme.facts.get(name, ()):
        if entry.start is not None:
            first = (entry.start.year - begin) * 12 + entry.start.month - 1
            values[max(0, first) :] = round(float(str(entry.value)) * 100)
    return values


def _income(programme: Programme, begin: int, months: int) -> Ints:
    due = np.isin(np.arange(months) % 12, months_of(programme, "income_in"))
    return _by_month(programme, "income", begin, months) * due


def _periods(programme: Programme) -> Ints:
    """Periods paid in each month of the year: those of a year shared among its payments."""
    paid = months_of(programme, "paid_in")
    found = np.zeros(12, np.int64)
    of_year = PERIODS_OF_YEAR[PROGRAMME_PERIODS.index(text(programme, "period"))]
    found[list(paid)] = of_year // len(paid)
    return found


def _flags(programme: Programme, name: str) -> Ints:
    definition = FIELDS[name]
    if name not in programme.facts:
        return np.ones(definition.shape, np.int64)
    return as_array(definition, programme.facts[name][0].value).astype(np.int64)


def _members(
    programme: Programme, kind: str, begin: int, years: int, variant: str, level: float
) -> Ints:
    """Members alive in each month; a count holds on its date, before the first one there were more.

    Members are spread evenly over their ages and, since sexes are not known, half men half women.

    Parameters
    ----------
    kind : "members" who draw, or "savers"
    """
    months = np.arange(years * 12)
    entries = programme.facts.get(kind, ())
    ages_of = kind.removesuffix("s")
    mortality = number(programme, "mortality", 1.0)
    found = np.zeros(years * 12)
    for k, entry in enumerate(entries):
        if entry.start is None:
            continue
        at = (entry.start.year - begin) * 12 + entry.start.month - 1
        alive = np.ones(years * 12)
        if mortality > 0:
            low, high = (int(number(programme, f"{ages_of}_age_{end}")) for end in ("from", "to"))
            ages = entry.start.year, low, high
            alive = _survival(begin, years, at, ages, variant, level * mortality)
        upto = months >= at if k else np.full(years * 12, fill_value=True)
        found = np.where(upto, float(str(entry.value)) * alive, found)
    return np.asarray(np.floor(found + 0.5)).astype(np.int64)


def _survival(
    begin: int, years: int, at: int, ages: tuple[int, int, int], variant: str, level: float
) -> Floats:
    """Members alive in each month for one alive in month `at`.

    Parameters
    ----------
    at : months from January of `begin`, may lie before or after the study
    ages : year of the count, youngest and oldest age reached in it
    """
    year_of_count, low, high = ages
    first, last = min(begin, year_of_count), max(begin + years - 1, year_of_count)
    hazards = death_hazards(first, last - first + 1, variant, level).astype(np.float64)
    calendar = np.arange(first, last + 1)
    total = np.zeros(years * 12)
    for age in range(low, high + 1):
        now = np.clip(age + calendar - year_of_count, 0, NUM_AGES - 1)
        for sex in range(2):
            monthly = np.repeat(hazards[calendar - first, sex, now] / 12, 12)
            drained = np.concatenate(([0.0], np.cumsum(monthly)))
            offset = (begin - first) * 12
            here = drained[offset : offset + years * 12]
            total += np.exp(drained[at + offset] - here)
    return total / (2 * (high - low + 1))
