"""Who may belong to a group in need, and by which group bills are settled (困难群体).

Everybody outside work may. Of employees, at work or retired, a share may (`employee_need`), told by
a rank for life: that of willingness to enrol as a resident (reading: no draw of its own). How one
comes into a group and leaves it is in `events.health`.
"""

from __future__ import annotations

from .codes import ORDINARY, RESIDENT_SCHEME, UNINSURED
from .compiling import kernel
from .people import outside_work


@kernel
def may_be_in_need(people, i, cover, ill):  # type: ignore[no-untyped-def]
    """Whether row i may belong to a group in need with this cover."""
    if outside_work(cover):
        return True
    return cover != UNINSURED and people.willing[i] < ill.fixed.employee_need[0]


@kernel
def need_of(people, i, scheme, ill):  # type: ignore[no-untyped-def]
    """The group in need by which bills of row i under a scheme are settled.

    Source: 国办发〔2021〕42号: assistance covers the insured of both schemes.
    """
    if scheme == RESIDENT_SCHEME or people.willing[i] < ill.fixed.employee_need[0]:
        return int(people.group[i])
    return ORDINARY
