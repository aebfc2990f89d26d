"""A stay settled once more, in fractions and plain Python, to hold the kernels against.

Written from the rules in words: no share is rounded before its payment, later payers are summed
up and taken off the patient's fields at the end.
"""

from __future__ import annotations

import math
from collections import defaultdict
from fractions import Fraction
from typing import Any

from sim.codes import CASE
from sim.law import PPM
from sim.medical import BILL, OF_PUBLIC, Stay
from sim.records import Records

Piece = tuple[Fraction, Fraction]  # length of a band that is filled, rate


def half_up(amount: Fraction) -> int:
    return math.floor(amount + Fraction(1, 2))


def rate_of(ppm: Any) -> Fraction:
    return Fraction(int(ppm), PPM)


def pieces(start: int, end: int, bounds: Any, rates: Any, addition: Any) -> list[Piece]:
    """Bands as a person would draw them: lengths between start and end, with their rates."""
    edges = [0, *(int(bound) for bound in bounds), math.inf]
    result = []
    for lower, upper, ppm in zip(edges[:-1], edges[1:], rates, strict=True):
        length = min(end, upper) - max(start, lower)
        if length > 0 and ppm > 0:
            rate = min(rate_of(ppm) + rate_of(addition), Fraction(1))
            result.append((Fraction(int(length)), rate))
    return result


def worth(bands: list[Piece]) -> Fraction:
    return sum((length * rate for length, rate in bands), Fraction(0))


def basic_group(stay: Stay) -> int:
    """The employees' fund knows no groups in need."""
    return stay.group if stay.scheme == 0 else 0


def length_beyond(bands: list[Piece], room: int) -> Fraction:
    """Length of the bands that is left when, from below, they have earned `room`."""
    beyond, left = Fraction(0), Fraction(room)
    for length, rate in bands:
        inside = min(length, left / rate)
        left -= inside * rate
        beyond += length - inside
    return beyond


class PlainYear:
    """A person's stays of one year, and what they used up by name."""

    def __init__(self, law: Records) -> None:
        self.law = law[0]
        self.used: dict[str, int] = defaultdict(int)

    def room(self, name: str, cap: Any) -> float:
        return math.inf if cap == 0 else max(int(cap) - self.used[name], 0)

    def stay(self, stay: Stay) -> dict[str, int]:
        """The fields of a bill by name."""
        law, used = self.law, self.used
        used["stays"] += 1
        first, eligible = self.first_self_pay(stay)
        deductible = min(self.deductible(stay), eligible)
        basic, large = self.basic_and_large(stay, eligible, deductible)
        cash = eligible - deductible - basic
        still_open = cash + deductible + (first if law.first_self_pay_counts else 0) - large
        critical = self.critical(stay, still_open)
        still_open -= critical
        names = ["second", "aid", "supplement", "commercial"]
        if law.second_order:
            names = ["aid", "supplement", "commercial", "second"]
        payers = dict.fromkeys(names, 0)
        for name in names:
            payers[name] = getattr(self, name)(stay, still_open)
            still_open -= payers[name]
        if law.aid_reduces_burden and law.critical_covers[stay.scheme]:
            used["burden"] -= payers["aid"]
        reached = basic + large + critical + sum(payers.values())
        special = self.special(stay)
        wanted = half_up(stay.total * rate_of(law.backstop_rate[stay.group]))
        backstop = min(max(wanted - reached - special, 0), still_open)
        bill = dict.fromkeys(BILL, 0)
        bill["outside_catalogue"], bill["over_limit"] = stay.outside - special, stay.over_limit
        bill["pooled_fund"] = basic + payers["second"]
        bill["critical_illness"] = large + critical + special
        bill["assistance"] = payers["aid"]
        bill["supplements"] = payers["supplement"] + payers["commercial"] + backstop
        if stay.supplement:
            bill[BILL[OF_PUBLIC + stay.supplement - 1]] = payers["supplement"]
        bill["second"], bill["large"] = payers["second"], large
        taken = reached - basic + backstop
        for name, amount in (("cash", cash), ("deductible", deductible), ("first_self_pay", first)):
            bill[name] = max(amount - taken, 0)
            taken = max(taken - amount, 0)
        return bill

    def first_self_pay(self, stay: Stay) -> tuple[int, int]:
        law = self.law
        cost = stay.total - stay.outside - stay.over_limit
        first = stay.class_b * rate_of(law.class_b_self_pay[stay.scheme])
        first += stay.granules * rate_of(law.granule_self_pay[stay.scheme])
        first += 0 if stay.registered else cost * rate_of(law.unregistered_self_pay)
        paid = min(half_up(first), cost)
        return paid, cost - paid

    def deductible(self, stay: Stay) -> int:
        law = self.law
        if stay.channel == CASE and law.case_without_deductible[stay.scheme]:
            return 0
        second, later = (rate_of(ppm) for ppm in law.stay_repeat[stay.scheme, stay.hospital])
        share = {1: Fraction(1), 2: second}.get(self.used["stays"], later)
        full = int(law.stay_deductible[stay.scheme, stay.hospital])
        return half_up(full * share * rate_of(law.group_deductible[basic_group(stay)]))

    def basic_and_large(self, stay: Stay, eligible: int, deductible: int) -> tuple[int, int]:
        law = self.law
        where = (deductible, eligible) if law.tier_basis == 0 else (0, eligible - deductible)
        rates = law.stay_rate[stay.scheme, stay.hospital]
        bounds, addition = law.stay_bound[stay.scheme], law.group_addition[basic_group(stay)]
        bands = pieces(*where, bounds, rates, addition)
        room = self.room("pooled", law.pooled_cap[stay.scheme])
        basic = int(min(half_up(worth(bands)), room))
        large = 0
        if room < math.inf:
            cost = half_up(length_beyond(bands, int(room)))
            large = self.share(
                "large", cost, law.large_rate[stay.scheme], law.large_cap[stay.scheme]
            )
        self.used["pooled"] += basic
        return basic, large

    def critical(self, stay: Stay, burden: int) -> int:
        law, used, group = self.law, self.used, stay.group
        if not law.critical_covers[stay.scheme]:
            return 0
        used["burden"] += burden
        start, end = int(law.critical_deductible[group]), used["burden"]
        if law.critical_basis:
            start, end = 0, end - start
        addition = law.critical_addition[group]
        bands = pieces(start, end, law.critical_bound, law.critical_rate, addition)
        cap = int(law.critical_cap[group]) or math.inf
        owed = min(half_up(worth(bands)), cap) - used["critical"]
        paid = int(min(max(owed, 0), burden))
        used["critical"] += paid
        return paid

    def special(self, stay: Stay) -> int:
        law = self.law
        if not law.critical_covers[stay.scheme]:
            return 0
        cost = half_up(stay.outside * rate_of(law.special_share[stay.hospital]))
        return half_up(cost * rate_of(law.special_rate))

    def second(self, stay: Stay, still_open: int) -> int:
        return self.share(
            "second", still_open, self.law.second_rate[basic_group(stay)], self.law.second_cap
        )

    def supplement(self, stay: Stay, still_open: int) -> int:
        law, whose = self.law, stay.supplement - 1
        if whose < 0 or not law.supplement_rate[whose]:
            return 0
        unused = max(int(law.supplement_line[whose]) - self.used["supplement_line"], 0)
        self.used["supplement_line"] += min(unused, still_open)
        return self.share("supplement", max(still_open - unused, 0), law.supplement_rate[whose], 0)

    def commercial(self, stay: Stay, still_open: int) -> int:
        return half_up(still_open * rate_of(self.law.commercial_rate[stay.group]))

    def aid(self, stay: Stay, still_open: int) -> int:
        law, group = self.law, stay.group
        paid = 0
        for name, rate, deductible, cap in (
            ("aid", law.aid_rate[group], law.aid_deductible[group], law.aid_cap[group]),
            ("aid_tilt", law.aid_tilt_rate[group], law.aid_tilt_deductible, law.aid_tilt_cap),
        ):
            if rate > 0:
                left = still_open - paid
                unused = max(int(deductible) - self.used[f"{name}_deductible"], 0)
                self.used[f"{name}_deductible"] += min(unused, left)
                paid += self.share(name, max(left - unused, 0), rate, cap)
        return paid

    def share(self, name: str, cost: int, ppm: Any, cap: Any) -> int:
        paid = int(min(half_up(cost * rate_of(ppm)), self.room(name, cap)))
        self.used[name] += paid
        return paid
