"""What funds pay and nobody is compared by, so that nobody is said to be untouched who may not be.

People are compared by what is paid to them in their lives. Families of the dead, dependants, the
dead themselves and closed groups that are only counted are no persons of a comparison; pensions of
residents are compared where their law differs (`residents_compared`).
"""

from __future__ import annotations

import numpy as np
import xarray as xr

from sim.accounts import ACCOUNTS

from .labels import Language, text
from .money import common_unit, say_money

#: Pensions of residents, which are compared by person where their law differs.
OF_RESIDENTS = ("resident_pension_basic", "resident_pension_account")
#: Spending that is never compared by person: what a death leaves, what a fund pays to others for
#: somebody, pensions paid to the dead or beside another, accounts paid out at retirement.
NEVER = (
    *("pension_withdrawn", "pension_funeral", "pension_survivors", "pension_heirs"),
    *("resident_pension_overpaid", "resident_pension_funeral", "resident_pension_heirs"),
    *("injury_dependants", "unemployment_medical", "unemployment_pensions"),
)
#: Lines of a panel at most.
MOST = 4


def are_residents_compared(result: xr.Dataset, k: int) -> bool:
    """Whether people of scenario k are compared by their pensions as residents too."""
    return "residents_compared" in result.coords and bool(result["residents_compared"].values[k])


def left_out(result: xr.Dataset, k: int, lang: Language) -> dict[str, float]:
    """Spending that scenario k moves and nobody is compared by: its name, and fen of the study."""
    names = NEVER if are_residents_compared(result, k) else (*OF_RESIDENTS, *NEVER)
    monthly = (result["accrual"][k] - result["accrual"][0]).sel(account=list(names)).mean("seed")
    titles = {a.name: a.zh if lang == "zh" else a.en for a in ACCOUNTS}
    found = {
        titles[name]: float(monthly.sel(account=name).sum())
        for name in names
        if bool(monthly.sel(account=name).any())
    }
    return found | closed_changes(result, k, lang)


def closed_changes(result: xr.Dataset, k: int, lang: Language) -> dict[str, float]:
    """Closed groups that are only counted: title, and what scenario k changes of payments, fen."""
    if "programme_closed" not in result.coords:
        return {}
    closed = result["programme_closed"].values == 1
    if are_residents_compared(result, k):  # with them the members who leave a scheme
        left = result["programme_leavers"] + result["programme_movers"]
        closed &= ~left[[0, k]].any(("scenario", "seed", "month")).values
    paid = result["programme_paid"].mean("seed")
    change = (paid[k] - paid[0]).transpose("month", "programme").values
    titles = result[f"programme_{lang}"].values
    moved = np.flatnonzero(closed & change.any(axis=0))
    return {str(titles[p]): float(change[:, p].sum()) for p in moved}


def parts_left_out(result: xr.Dataset, k: int, lang: Language) -> str:
    """What is left out of a comparison and how it changes, in words; "" if nothing is."""
    changes = left_out(result, k, lang)
    unit = common_unit(changes.values(), lang)
    joint = "、" if lang == "zh" else ", "
    return joint.join(
        f"{name}{'' if lang == 'zh' else ' '}{say_money(fen, lang, signed=True, unit=unit)}"
        for name, fen in changes.items()
    )


def nobody_sentence(result: xr.Dataset, k: int, lang: Language) -> str:
    """That funds pay nobody more or less, or only nobody by what people are compared by."""
    parts = parts_left_out(result, k, lang)
    if parts:
        return text("say.none_compared", lang, parts=parts)
    return text("say.no_gain", lang) + text("say.no_loss", lang)


def nobody_words(result: xr.Dataset, k: int, lang: Language) -> str:
    """The same for the middle of an empty panel, in short lines."""
    names = list(left_out(result, k, lang))
    if not names:
        return text("chart.no_gain", lang)
    more = [text("chart.and_more", lang)] if len(names) > MOST else []
    return "\n".join([text("chart.none_compared", lang), *names[:MOST], *more])
