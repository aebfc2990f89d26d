"""What a run means, in three plain sentences: what it costs, who gains, what is left."""

from __future__ import annotations

import numpy as np
import xarray as xr

from .labels import Language, text
from .money import say_money
from .summary import estimate, maternity_monthly

#: Classes with less than this share of the gainers are not named.
WORTH_NAMING = 0.05


def conclusions(result: xr.Dataset, numbers: xr.Dataset, k: int, lang: Language) -> list[str]:
    """Sentences about scenario k against the base (about its balance alone if it is the base)."""
    said = [] if k == 0 else [_cost(result, numbers, k, lang), _gain(result, k, lang)]
    return [*said, _balance(result, numbers, k, lang)]


def _cost(result: xr.Dataset, numbers: xr.Dataset, k: int, lang: Language) -> str:
    """What the reform costs, from the first year with a difference to the end."""
    change = estimate(numbers["maternity_spending_change"][k])
    grants = float(numbers["resident_grants_change"][k].sum("year").mean())
    cash = result["cash"][k] - result["cash"][0]
    if not change.mean.any() and not grants:
        return _timing(result, k, lang) if (cash != 0).any() else text("say.nothing", lang)
    end = "" if lang == "zh" else " "
    if not change.mean.any():
        first = text("say.no_maternity", lang)
        return f"{first}{end}{text('say.grants', lang, total=say_money(grants, lang, signed=True))}"
    total = estimate(numbers["maternity_spending_change_cumulated"][k])
    base = estimate(numbers["maternity_spending"][0]).mean
    years, moved = numbers["year"].values, np.flatnonzero(change.mean)
    since = str(result["reform_from"].values[k]) if "reform_from" in result.coords else ""

    def money(mean: float, half: float) -> str:
        width = "" if np.isnan(half) else f" ± {say_money(half, lang)}"
        return say_money(mean, lang, signed=True) + width

    said = text(
        "say.cost",
        lang,
        since=text("say.since", lang, month=since) if since else "",
        first_year=years[moved[0]],
        first=money(change.mean[moved[0]], change.half[moved[0]]),
        first_share=f"{change.mean[moved[0]] / max(base[moved[0]], 1):+.1%}",
        last_year=years[-1],
        last=money(change.mean[-1], change.half[-1]),
        last_share=f"{change.mean[-1] / max(base[-1], 1):+.1%}",
        total=money(total.mean[-1], total.half[-1]),
    )
    if grants:
        said += end + text("say.grants", lang, total=say_money(grants, lang, signed=True))
    return said


def _timing(result: xr.Dataset, k: int, lang: Language) -> str:
    """For a reform that moves only the dates of payment: the widest gap of cash."""
    paid = maternity_monthly(result, "cash").mean("seed")
    gap = (paid[k] - paid[0]).cumsum("month").values
    widest = int(np.abs(gap).argmax())
    month = str(result["month"].values[widest])[:7]
    key = "say.earlier" if gap[widest] > 0 else "say.later"
    return text(key, lang, most=say_money(abs(float(gap[widest])), lang), month=month)


def _gain(result: xr.Dataset, k: int, lang: Language) -> str:
    """How many gain how much, and of what age, birth order and cover they are."""
    gainers = result["gainers_ever"][k].mean("seed")
    count = float(gainers.sum())
    losers = float(result["losers_ever"][k].sum()) / result.sizes["seed"]
    if count:
        said = text(
            "say.gain",
            lang,
            gainers=f"{count:,.0f}",
            mean=f"{_mean_yuan(result, 'gain', k):,.0f}",
            ages=_shares(gainers, "age_band", lang),
            orders=_shares(gainers, "birth_order", lang),
            covers=_shares(gainers, "cover", lang),
        )
    else:
        said = text("say.no_gain", lang)
    if losers:
        mean = f"{_mean_yuan(result, 'loss', k):,.0f}"
        return said + text("say.loss", lang, losers=f"{losers:,.0f}", mean=mean)
    return said + text("say.no_loss", lang)


def _mean_yuan(result: xr.Dataset, name: str, k: int) -> float:
    people = {"gain": "gainers_ever", "loss": "losers_ever"}[name]
    return float(result[f"{name}_ever"][k].sum()) / float(result[people][k].sum()) / 100


def _shares(gainers: xr.DataArray, dim: str, lang: Language) -> str:
    """Shares of the gainers by a class, the largest first."""
    over = gainers.sum([other for other in gainers.dims if other != dim])
    shares = over / over.sum()
    named = [int(i) for i in np.argsort(-shares.values) if shares[int(i)] >= WORTH_NAMING]
    joint = "、" if lang == "zh" else ", "
    return joint.join(
        f"{class_name(dim, shares[dim].values[i], lang)} {float(shares[i]):.0%}" for i in named
    )


def class_name(dim: str, value: object, lang: Language) -> str:
    """What a class of people is called: an age band, a birth order, a cover, a sex."""
    if dim == "age_band":
        return text("class.age", lang, low=value, high=int(str(value)) + 4)
    return text(f"class.{dim}.{value}", lang)


def _balance(result: xr.Dataset, numbers: xr.Dataset, k: int, lang: Language) -> str:
    """Whether and when the maternity ledger pays more than it takes in, or runs dry."""
    yearly = estimate(numbers["maternity_result"][k]).mean
    years, lowest = numbers["year"].values, int(yearly.argmin())
    if yearly[lowest] < 0:
        first = int(np.flatnonzero(yearly < 0)[0])
        worst = say_money(yearly[lowest], lang)
        said = text("say.deficit", lang, year=years[first], worst_year=years[lowest], worst=worst)
    else:
        money = say_money(yearly[lowest], lang)
        said = text("say.surplus", lang, year=years[lowest], lowest=money)
    balance = result["balance"][k].sel(ledger="maternity").mean("seed")
    below = np.flatnonzero(balance.values < 0)
    if len(below):
        said += text("say.below_zero", lang, month=str(result["month"].values[below[0]])[:7])
    else:
        said += text("say.above_zero", lang)
    flows = result["cash"][k].isel(month=0, seed=0)
    signs = _signs(flows)
    opening = float(result["balance"][k, 0].sel(ledger="maternity")[0]) - float(
        (flows * signs).sum()
    )
    key = "say.opening_known" if opening else "say.opening"
    return said + text(key, lang, opening=say_money(opening, lang))


def _signs(flows: xr.DataArray) -> xr.DataArray:
    """+1 for income of the maternity ledger, -1 for its spending, 0 for other accounts."""
    from .summary import MATERNITY_INCOME, MATERNITY_SPENDING

    names = flows["account"].values
    values = [int(n in MATERNITY_INCOME) - int(n in MATERNITY_SPENDING) for n in names]
    return xr.DataArray(values, {"account": names}, ("account",))
