"""Chronic care of people who are alike, adjudicated once for all of them.

Whoever is here and insured in one way all year, and is not in hospital, has the same care as all
others with the same conditions, scheme, group and stratum of cost. So the first of them is
adjudicated, the others are counted, and at the end the care of each kind is posted as often as it
was counted: to the fen what adjudicating each person would give. What does not fit into the
memory of kinds is adjudicated singly.
"""

from __future__ import annotations

import numpy as np

from ..codes import FLEXIBLE, GROUPS, RESIDENT, RETIRED, UNEMPLOYED
from ..compiling import kernel
from ..draw import LOW
from ..illness import CHRONIC_STRATA, YearOfIllness
from ..joining import LUCK_YEARS
from ..medical import KINDS_OF_CARE, USED_CRITICAL, USED_REWARD
from ..people import be_here
from .chronic import care_until, luck_of
from .insured import SCHEME_OF, WITHOUT, is_supplemented

#: A cover of each scheme, without a supplement, for whoever stands in for all who are alike.
COVER_OF = (RESIDENT, UNEMPLOYED, RETIRED)
#: Spreads conditions and codes over the memory; the golden ratio of 32 bits.
SPREAD, MIDDLE, HALF = np.uint64(0x9E3779B9), np.uint64(16), np.uint64(32)
LAST_PLACE = np.uint64(KINDS_OF_CARE - 1)


@kernel
def is_plain(people, i, of_year):  # type: ignore[no-untyped-def]
    """Whether row i is here all year, insured in one way, all its conditions certified.

    Whoever has a supplement of an employer is not.
    """
    here = (people.start[i] == 0.0) & (people.end[i] >= 1.0) & (people.change[i] >= 1.0)
    cover = people.cover[i]
    outside = (SCHEME_OF[cover] == 0) & (people.covered_from[i] > 0)
    if is_supplemented(cover, of_year):
        return False
    return here & (people.waiting[i] == 0) & (cover != FLEXIBLE) & (not outside)


@kernel
def care_of_year(people, i, y, year, ill, ward, room):  # type: ignore[no-untyped-def]
    """Count the care of year y of row i, who is plain; returns what the funds pay of it, fen."""
    scheme = SCHEME_OF[people.cover[i]]
    if scheme == WITHOUT:
        return 0
    kind = (scheme * len(GROUPS) + int(people.group[i])) * CHRONIC_STRATA
    kind += luck_of(people, i, year) + 1  # 0 is an empty place
    bits = people.severe[i]
    mixed = (bits ^ (bits >> HALF) ^ (np.uint64(kind) << MIDDLE)) & LOW
    place = ((mixed * SPREAD) >> MIDDLE) & LAST_PLACE
    if room.care_kind[y, place] == 0:
        reward, room.used[USED_REWARD] = room.used[USED_REWARD], 0
        paid = care_until(people, i, 0, 12, y, year, 0, ill, ward, room)
        if reaches_cap(room.used[USED_CRITICAL], people.group[i], ill.of_year):
            room.used[:] = 0
            room.state[:] = 0
            room.later[:] = 0
            room.used[USED_REWARD] = reward
            return care_until(people, i, 0, 12, y, year, 1, ill, ward, room)
        room.care_kind[y, place] = kind
        room.care_bits[y, place] = bits
        room.care_paid[y, place] = paid
    if room.care_kind[y, place] == kind and room.care_bits[y, place] == bits:
        room.care_number[y, place] += 1
        return room.care_paid[y, place]
    return care_until(people, i, 0, 12, y, year, 1, ill, ward, room)


@kernel
def reaches_cap(paid, group, law):  # type: ignore[no-untyped-def]
    """Whether critical illness insurance paid up to a cap, which rewards raise for each apart."""
    reached = False
    for m in range(12):
        cap = law.critical_cap[m, group]
        reached |= 0 < cap <= paid
    return reached


@kernel
def post_alike(block, years, first_year, illness, wards, rooms):  # type: ignore[no-untyped-def]
    """Post the care counted so far; row 0 of the block, which is over, stands in for everybody.

    `wards` and `rooms` are the tables whose only records are written.
    """
    people, ward, room = block[0], wards[0], rooms[0]
    be_here(people, 0)
    people.waiting[0] = 0
    people.covered_from[0] = 0
    for y in range(years):
        ill = YearOfIllness(illness.fixed[0], illness.years[y])
        for place in range(KINDS_OF_CARE):
            number = room.care_number[y, place]
            if number > 0:
                stand_in(people, room.care_kind[y, place] - 1, room.care_bits[y, place])
                for k in range(len(room.used)):
                    room.used[k] = 0
                for k in range(len(room.state)):
                    room.state[k] = 0
                for k in range(len(room.later)):
                    room.later[k] = 0
                care_until(people, 0, 0, 12, y, first_year + y, number, ill, ward, room)
                room.care_number[y, place] = 0


@kernel
def stand_in(people, kind, bits):  # type: ignore[no-untyped-def]
    """Let row 0 be one of those with this kind of care."""
    stratum, kind = kind % CHRONIC_STRATA, kind // CHRONIC_STRATA
    people.severe[0] = bits
    people.willing[0] = 0  # whoever may be in need, see `need_of`
    people.group[0] = kind % len(GROUPS)
    people.cover[0] = COVER_OF[kind // len(GROUPS)]
    luck = np.uint64(stratum)
    for _ in range(LUCK_YEARS - 1):
        luck = (luck << np.uint64(8)) | np.uint64(stratum)
    people.visit_luck[0] = luck
