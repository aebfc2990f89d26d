"""Benefits of a worker injured at work (工伤保险待遇): whose they are, when, how much.

Rules take facts and law and answer in fen, days or codes; nothing is drawn and nothing is posted
here. Deaths are in `work_injury_death`, yearly rises in `work_injury_rise`. `grade` is 1 to 10,
`need` a code in NURSING_NEEDS, `city_wage` the average monthly wage of the city of last year.

Source: 工伤保险条例 (国务院令第586号, in force from 2011-01-01), articles as named.
"""

from __future__ import annotations

from ..codes import PAID_BY_EMPLOYER, PAID_BY_FUND
from ..compiling import kernel
from ..law import PPM
from .money import share_of

#: Months of a year, for years that are left until retirement.
MONTHS_OF_A_YEAR = 12


@kernel
def own_wage(mean_base, city_wage, month, law):  # type: ignore[no-untyped-def]
    """The own wage (本人工资): mean base of the 12 months before, 60 to 300 % of the city's wage.

    Source: art. 64.
    """
    low = share_of(city_wage, law.injury_floor_share[month])
    return min(max(mean_base, low), share_of(city_wage, law.injury_cap_share[month]))


@kernel
def applied_late(days, month, law):  # type: ignore[no-untyped-def]
    """Whether the employer let its time pass (art. 17): applied more than 30 days after."""
    return days > law.injury_apply_days[month]


@kernel
def may_claim(days, month, law):  # type: ignore[no-untyped-def]
    """Whether worker, family or union may still apply themselves (art. 17): within a year."""
    return days <= law.injury_claim_days[month]


@kernel
def recognition_days(clear, month, law):  # type: ignore[no-untyped-def]
    """Days from the application to the decision (工伤认定) at most: art. 20."""
    if clear:
        return law.injury_recognise_clear_days[month]
    return law.injury_recognise_days[month]


@kernel
def assessment_days(extended, month, law):  # type: ignore[no-untyped-def]
    """Days from the application to the grade (劳动能力鉴定) at most: art. 25."""
    more = law.injury_assess_more_days[month] if extended else 0
    return law.injury_assess_days[month] + more


@kernel
def payer(insured, of_fund):  # type: ignore[no-untyped-def]
    """Who pays a benefit: the fund if it is the fund's and the worker insured, else the employer.

    An employer without insurance pays the same benefits (art. 62; Weihai 2017).
    """
    return PAID_BY_FUND if insured and of_fund else PAID_BY_EMPLOYER


@kernel
def is_covered(insured, month, law):  # type: ignore[no-untyped-def]
    """Whether the fund bears what is new after grade or death: allowances, nursing, dependants.

    Always for the insured. For others the law chooses a reading: their employer goes on paying
    (Weihai 2017), or it has joined and paid up since, and the fund pays (art. 62, last paragraph).
    """
    return insured or law.injury_uninsured_running_payer[month] == PAID_BY_FUND


@kernel
def borne_before_application(cost, days, month, law):  # type: ignore[no-untyped-def]
    """The part of benefits that arose before a late application, which the employer bears.

    Parameters
    ----------
    cost : fen that arose until the application
    days : days from the injury to the application

    Source: art. 17; Weihai 2017-09-05.
    """
    return cost if applied_late(days, month, law) else 0


@kernel
def care_benefit(cost, kind, month, law):  # type: ignore[no-untyped-def]
    """Paid for care of a kind in INJURY_CARE, of cost within the lists: art. 30 and 32."""
    return share_of(cost, law.injury_care_rate[month, kind])


@kernel
def disability_grant(wage, grade, month, law):  # type: ignore[no-untyped-def]
    """One-off grant (一次性伤残补助金): 27 to 7 months of the own wage, art. 35 to 37."""
    return wage * law.injury_grant_months[month, grade - 1]


@kernel
def disability_allowance(wage, grade, month, law):  # type: ignore[no-untyped-def]
    """Allowance a month (伤残津贴) of grades 1 to 6, not below the minimum wage: art. 35 and 36.

    Grades 5 and 6 have it only where the employer has no work for them; see `allowance_payer`.
    """
    rate = law.injury_allowance_rate[month, grade - 1]
    if rate == 0:
        return 0
    return max(share_of(wage, rate), law.injury_minimum_wage[month])


@kernel
def allowance_payer(grade, insured, month, law):  # type: ignore[no-untyped-def]
    """Who pays the allowance: the fund for grades 1 to 4, the employer for 5 and 6."""
    return payer(is_covered(insured, month, law), grade <= law.injury_fund_grades[month])


@kernel
def nursing_base(city_wage, month, law):  # type: ignore[no-untyped-def]
    """What nursing allowances are a share of: the city's average wage of last year, art. 34."""
    base = law.injury_nursing_base[month]
    return base if base > 0 else city_wage


@kernel
def nursing_allowance(need, city_wage, month, law):  # type: ignore[no-untyped-def]
    """Nursing allowance a month (生活护理费), 50, 40 or 30 % of its base, half up to the fen.

    Reading: the amount is rounded, not its rise; in Weihai 2017 both give the rises of the text.
    """
    return share_of(nursing_base(city_wage, month, law), law.injury_nursing_rate[month, need])


@kernel
def top_up(allowance, pension, month, law):  # type: ignore[no-untyped-def]
    """What the fund adds to a lower pension once the allowance ends with retirement: art. 35."""
    return max(allowance - pension, 0) if law.injury_tops_up[month] == 1 else 0


@kernel
def leaving_medical_grant(grade, city_wage, disease, month, law):  # type: ignore[no-untyped-def]
    """Medical grant on leaving the employer (一次性工伤医疗补助金), grades 5 to 10, by the fund.

    Source: art. 36 and 37; months are those of the province, more for occupational diseases.
    """
    grant = city_wage * law.injury_medical_months[month, grade - 1]
    return share_of(grant, PPM + (law.injury_disease_addition[month] if disease else 0))


@kernel
def leaving_work_grant(grade, city_wage, months_left, month, law):  # type: ignore[no-untyped-def]
    """Employment grant on leaving (一次性伤残就业补助金), grades 5 to 10, by the employer.

    Parameters
    ----------
    months_left : months until retirement; each year short of the province's limit, a begun one
        counted whole, takes off a share

    Source: art. 36 and 37; months and cut are those of the province.
    """
    short = max(law.injury_near_years[month] * MONTHS_OF_A_YEAR - months_left, 0)
    years = (short + MONTHS_OF_A_YEAR - 1) // MONTHS_OF_A_YEAR
    kept = max(PPM - years * law.injury_near_cut[month], 0)
    return share_of(city_wage * law.injury_work_months[month, grade - 1], kept)
