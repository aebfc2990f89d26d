"""The legal age of somebody in the year, which for women goes by their work (法定退休年龄)."""

from __future__ import annotations

import numpy as np

from ..codes import FEMALE
from ..compiling import kernel


@kernel
def retirement_group(sex, cover, law):  # type: ignore[no-untyped-def]
    """Row of `Rates.retirement_month`: men; women as the law of January classes this cover."""
    return law.pension_women_class[0, cover] if sex == FEMALE else 0


@kernel
def legal_month(people, i, cover, rates, law):  # type: ignore[no-untyped-def]
    """Month (since 1900) of the legal age of row i, as somebody who works with this cover."""
    group = retirement_group(people.sex[i], cover, law)
    return np.int64(rates.retirement_month[group, people.birth_month[i]])
