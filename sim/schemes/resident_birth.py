"""The resident birth grant (居民生育补助), paid by the resident medical fund."""

from __future__ import annotations

from ..codes import BY_ORDER, CAP, CHILD, RESIDENT, STUDENT
from ..compiling import kernel


@kernel
def has_grant(cover):  # type: ignore[no-untyped-def]
    """Whether a delivery of a person with this cover is paid by the resident fund."""
    return cover in (RESIDENT, STUDENT, CHILD)


@kernel
def resident_grant(mode, order, eligible, month, law):  # type: ignore[no-untyped-def]
    """The grant in fen: by delivery mode, or by birth order.

    Twins are one delivery and one grant, at the highest order reached (convention). A fixed grant
    (定额补助) may exceed the bill; with `grant_mode: cap` it may not.
    """
    if law.grant_basis[month] == BY_ORDER:
        grant = law.grant_by_order[month, min(order, 3) - 1]
    else:
        grant = law.grant_by_mode[month, mode]
    if law.grant_mode[month] == CAP:
        return min(grant, eligible)
    return grant
