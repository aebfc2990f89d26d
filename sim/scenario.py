"""A scenario as the engine takes it: people, rates, care and law as frozen arrays."""

from __future__ import annotations

from dataclasses import dataclass, field

from .law import Care, Law, Rates, Timing
from .packing import Packed, pack
from .people import Start


@dataclass(frozen=True)
class Scenario:
    """Everything a run needs to know; built by `scenarios.build`.

    Attributes
    ----------
    name, title_zh, title_en : what it is called
    base : name of the scenario it is a reform of, "" for a base
    first_year, years : calendar years covered by the arrays
    start : people on 1 January of the first year
    opening : opening balance of each ledger, fen
    text, digest : the facts as read, and their SHA-256
    data_digest : SHA-256 of the tables and code that built the arrays
    """

    name: str
    title_zh: str
    title_en: str
    base: str
    first_year: int
    years: int
    start: Start
    rates: Rates
    care: Care
    law: Law
    timing: Timing
    text: str = ""
    digest: str = ""
    data_digest: str = ""
    opening: dict[str, int] = field(default_factory=dict)

    @property
    def people(self) -> int:
        """People on 1 January of the first year."""
        return int(self.start.upto[-1])

    def packed(self, seed: int) -> Packed:
        """The facts as kernels take them in the runs of a seed."""
        return pack(self.rates, self.care, self.law, self.timing, seed)
