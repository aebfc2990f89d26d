"""Who gains and who loses, in a sentence, and what classes of people are called."""

from __future__ import annotations

import numpy as np
import xarray as xr

from .labels import Language, text
from .not_compared import nobody_sentence, parts_left_out
from .summary import Numbers

#: Ages of tables and sentences where five years are too fine.
WIDE_AGES = ((0, 19), (20, 39), (40, 59), (60, 79), (80, 104))
#: Classes with less than this share of the gainers are not named.
WORTH_NAMING = 0.05


def gain_sentence(result: xr.Dataset, k: int, lang: Language, *, births: bool) -> str:
    """How many gain how much over the study, and of what age and cover they are.

    Parameters
    ----------
    births : whether birth orders matter to the reform
    """
    gainers = result["gainers_ever"][k].mean("seed")
    losers = float(result["losers_ever"][k].sum()) / result.sizes["seed"]
    if not float(gainers.sum()) and not losers:
        return nobody_sentence(result, k, lang)
    parts = parts_left_out(result, k, lang)
    besides = "_compared" if parts else ""
    if float(gainers.sum()):
        said = text(
            "say.gain" if births else "say.gain_medical",
            lang,
            gainers=f"{float(gainers.sum()):,.0f}",
            mean=f"{_mean_yuan(result, 'gain', k):,.0f}",
            ages=_shares(gainers, "age_band", lang) if births else _wide_shares(gainers, lang),
            orders=_shares(gainers, "birth_order", lang),
            covers=_shares(gainers, "cover", lang),
        )
    else:
        said = text(f"say.no_gain{besides}", lang, parts=parts)
    if losers:
        mean = f"{_mean_yuan(result, 'loss', k):,.0f}"
        return said + text("say.loss", lang, losers=f"{losers:,.0f}", mean=mean)
    return said + text(f"say.no_loss{besides}", lang, parts=parts)


def class_name(dim: str, value: object, lang: Language) -> str:
    """What a class of people is called: an age band, a birth order, a cover, a sex."""
    if dim == "age_band":
        return age_name(int(str(value)), int(str(value)) + 4, lang)
    return text(f"class.{dim}.{value}", lang)


def age_name(low: int, high: int, lang: Language) -> str:
    """What an age group is called, the last one open."""
    key = "class.age_over" if high >= WIDE_AGES[-1][1] else "class.age"
    return text(key, lang, low=low, high=high)


def by_wide_age(values: xr.DataArray, low: int, high: int) -> xr.DataArray:
    """Sum over the five-year bands from `low` to `high`."""
    return values.sel(age_band=slice(low, high)).sum("age_band")


def _mean_yuan(result: xr.Dataset, name: str, k: int) -> float:
    people = {"gain": "gainers_ever", "loss": "losers_ever"}[name]
    return float(result[f"{name}_ever"][k].sum()) / float(result[people][k].sum()) / 100


def _shares(gainers: xr.DataArray, dim: str, lang: Language) -> str:
    """Shares of the gainers by a class, the largest first."""
    over = gainers.sum([other for other in gainers.dims if other != dim])
    names = [class_name(dim, value, lang) for value in over[dim].values]
    return _join(names, over.values, lang)


def _wide_shares(gainers: xr.DataArray, lang: Language) -> str:
    """Shares of the gainers by wide age groups, the largest first."""
    names = [age_name(low, high, lang) for low, high in WIDE_AGES]
    sums = [float(by_wide_age(gainers, low, high).sum()) for low, high in WIDE_AGES]
    return _join(names, np.array(sums), lang)


def _join(names: list[str], counts: Numbers, lang: Language) -> str:
    shares = np.asarray(counts, np.float64) / counts.sum()
    named = [int(i) for i in np.argsort(-shares) if shares[i] >= WORTH_NAMING]
    joint = "、" if lang == "zh" else ", "
    return joint.join(f"{names[i]} {shares[i]:.0%}" for i in named)
