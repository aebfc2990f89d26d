"""What employers pay for work injury insurance: the rate of the industry, its float, the cut.

Employees pay nothing: 工伤保险条例 art. 10. Rules take sums of a year and the law and answer in
parts per million or fen; which industries there are, and their sums, is left to the caller.
"""

from __future__ import annotations

from ..codes import NO_FLOAT
from ..compiling import kernel
from ..law import PPM
from .money import share_of


@kernel
def float_step(spending, contributions, industry, month, law):  # type: ignore[no-untyped-def]
    """Step of the float (浮动费率档次) after a year, code in FLOAT_STEPS.

    Goes by spending over contributions of the year before (支缴率). Who paid nothing has no float;
    the lowest class floats only upwards.

    Source: 工伤保险条例 art. 8; 人社部发〔2015〕71号, 二.
    """
    step = NO_FLOAT
    if contributions > 0:
        step = 0
        while step < 4 and spending * PPM > contributions * law.injury_float_to[month, step]:
            step += 1
    return max(step, law.injury_lowest_float[month, industry])


@kernel
def stage_cut(payable_months, month, law):  # type: ignore[no-untyped-def]
    """Parts per million taken off all rates while the fund is rich (阶段性降低费率).

    Parameters
    ----------
    payable_months : whole months of last year's spending that the balance would pay

    Source: 国办发〔2019〕13号: 18 to 23 months 20 %, 24 and more 50 %.
    """
    cut = 0
    for k in range(2):
        if law.injury_cut[month, k] > 0 and payable_months >= law.injury_cut_from[month, k]:
            cut = law.injury_cut[month, k]
    return cut


@kernel
def injury_rate(industry, step, cut, month, law):  # type: ignore[no-untyped-def]
    """The rate of an employer in parts per million of the base, rounded half up."""
    rate = share_of(law.injury_class_rate[month, industry], law.injury_float[month, step])
    return share_of(rate, PPM - cut)


@kernel
def injury_contribution(base, rate):  # type: ignore[no-untyped-def]
    """What an employer pays for a base of a month, fen: 工伤保险条例 art. 10."""
    return share_of(base, rate)
