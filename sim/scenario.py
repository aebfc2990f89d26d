"""A scenario as the engine takes it: people, rates, care and law as frozen arrays."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from .collection import Collection
from .funding import Funding
from .illness import Illness, PackedIllness
from .joining import Start
from .law import Care, Floats, Law, Rates, Timing
from .livelihood import Livelihood
from .medical import Medical
from .packing import pack
from .packing_illness import Facts, following_visits, pack_illness
from .packing_livelihood import pack_livelihood
from .packing_programmes import pack_programmes
from .payment.law import Payment
from .programmes import Programmes, ProgrammeTitle


@dataclass(frozen=True, repr=False)
class Scenario:
    """Everything a run needs to know; built by `scenarios.build`.

    Attributes
    ----------
    name, title_zh, title_en : what it is called
    base : name of the scenario it is a reform of, "" for a base
    first_year, years : calendar years covered by the arrays
    start : people on 1 January of the first year
    conditions : names of the chronic conditions, in the order of their bits
    programme_titles : what programmes are called, in the order of `programmes`
    interest : (years,) yearly interest on balances
    pays_from_before : whether the first months pay what was owed before them
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
    medical: Medical
    funding: Funding
    collection: Collection
    illness: Illness
    payment: Payment
    livelihood: Livelihood
    programmes: Programmes
    programme_titles: tuple[ProgrammeTitle, ...]
    conditions: tuple[str, ...]
    interest: Floats
    pays_from_before: bool
    text: str = ""
    digest: str = ""
    data_digest: str = ""
    opening: dict[str, int] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"<Scenario {self.name}: {self.people} people, {self.years} years>"

    @property
    def people(self) -> int:
        """People on 1 January of the first year."""
        return int(self.start.upto[-1])

    @cached_property
    def packed_illness(self) -> PackedIllness:
        """The facts of illness as kernels take them, the same for every seed, thread and close."""
        reference = np.rint(self.rates.reference_wage[:-1] * 100).astype(np.int64)
        months = np.repeat(reference, 12)
        return pack_illness(self.illness, self.medical, self.funding, months, self.timing)

    def packed(
        self,
        seed: int,
        visits: bool = False,
        pensions: bool = False,
        housing: bool = False,
        programmes: bool = False,
        residents: bool = False,
    ) -> Facts:
        """The facts as kernels take them in the runs of a seed.

        Parameters
        ----------
        visits, pensions, housing, programmes, residents : whether these are noted by person,
            which a comparison of other law needs
        """
        ill = following_visits(self.packed_illness) if visits else self.packed_illness
        programmed = pack_programmes(self.programmes, self.years * 12, programmes)
        life = pack_livelihood(
            *(self.livelihood, self.years * 12, ill.years, pensions, housing, residents),
            programmed,
        )
        return Facts(*pack(self.rates, self.care, self.law, self.timing, seed), ill, life)
