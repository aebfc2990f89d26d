"""Supplements that employers pay on medical bills: 公务员医疗补助、企业补充医疗保险.

Public bodies and enterprises pay a share of what insurance and assistance leave of stays and
chronic care to their people at work, above a line of the year. Ordinary visits and the retired have
none (readings: no text read says more; who of the retired was a civil servant is not known).
"""

from __future__ import annotations

from ..codes import NOT_SUPPLEMENTED
from ..compiling import kernel
from ..medical import OF_PUBLIC, SUPPLEMENTS, USED_SUPPLEMENT, USED_SUPPLEMENT_LINE
from .bill import pay_share, remainder
from .limits import take_deductible


@kernel
def pay_supplement(whose, month, law, used, bill):  # type: ignore[no-untyped-def]
    """Let the supplement of an employer pay its share of what remains within policy.

    It has no cap. The line is one of the year: what remains of each bill fills it.

    Parameters
    ----------
    whose : nobody's, or one more than the code in SUPPLEMENTED
    month, law, used, bill : as in `waterfall.settle_stay`

    Source: the fields of the national settlement list (医疗保障基金结算清单); rates are local.
    """
    if whose == NOT_SUPPLEMENTED:
        return
    rate = law.supplement_rate[month, whose - 1]
    if rate > 0:
        left = remainder(bill, month, law)
        line = law.supplement_line[month, whose - 1]
        left -= take_deductible(left, line, used, USED_SUPPLEMENT_LINE)
        paid = pay_share(bill, SUPPLEMENTS, left, rate, 0, used, USED_SUPPLEMENT)
        bill[OF_PUBLIC + whose - 1] += paid
