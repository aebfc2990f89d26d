"""For whom funds pay more and less over a whole study, by sex and age: in a table, in words.

For reforms of pensions, work injury and unemployment, which are drawn for years. A person is
counted with the sex and the age of the first year with a difference.
"""

from __future__ import annotations

import numpy as np
import xarray as xr
from rich.table import Table

from .cells import NOTHING, Column, fill_table
from .gainers import age_name, class_name
from .labels import Language, text
from .not_compared import nobody_sentence
from .summary import Numbers

#: Years of an age band.
BAND = 5
#: Classes with less than this share of those who gain or lose stand together in the table.
WORTH_A_ROW = 0.005
#: Classes are named in words from this share on, no more than so many.
WORTH_NAMING, MOST = 0.05, 4
#: From so many people on they are told in ten thousands or millions.
MANY = 100_000


def gain_rows(result: xr.Dataset, k: int) -> list[tuple[str, int, np.ndarray]]:
    """Sex, first age of a band, and its gainers, gain, losers, loss over the study (4,)."""
    names = ("gainers_ever", "gain_ever", "losers_ever", "loss_ever")
    cut = [result[name][k].mean("seed").sum(("cover", "birth_order")) for name in names]
    rows = []
    for sex in result["sex"].values:
        for age in result["age_band"].values:
            values = np.array([float(part.sel(sex=sex, age_band=age)) for part in cut])
            if values[0] or values[2]:
                rows.append((str(sex), int(age), values))
    return rows


def band_name(sex: str, age: int, lang: Language) -> str:
    """What a band of an age and a sex is called."""
    return f"{class_name('sex', sex, lang)} {age_name(age, age + BAND - 1, lang)}"


def gain_columns(counts: Numbers, lang: Language, *, many: bool = False) -> list[Column]:
    """People, their share and fen a head of those who gain and of those who lose.

    Parameters
    ----------
    counts : (rows, 4) gainers, gain, losers, loss; the last row is everybody
    many : whether people are counted in ten thousands
    """
    columns: list[Column] = []
    for key, at in (("gainers", 0), ("losers", 2)):
        people, money, whole = counts[:, at], counts[:, at + 1], counts[-1, at]
        head = text(f"table.{key}_10k" if many else f"table.{key}", lang)
        columns.append((head, [f"{n / 1e4:,.1f}" if many else f"{n:,.0f}" for n in people]))
        shares = [f"{n / whole:.1%}" if whole else NOTHING for n in people]
        columns.append((text("table.share", lang), shares))
        means = [
            f"{sum_ / n / 100:,.0f}" if n else NOTHING
            for n, sum_ in zip(people, money, strict=True)
        ]
        columns.append((text(f"table.mean_{key}", lang), means))
    return columns


def age_gain_tables(result: xr.Dataset, k: int, lang: Language) -> list[Table]:
    """People and money of each sex and age that a reform moves; none if it moves nobody."""
    rows = gain_rows(result, k)
    whole = np.sum([values for *_, values in rows], axis=0) if rows else np.zeros(4)
    if not whole[0] and not whole[2]:
        return []
    least = max(WORTH_A_ROW * max(whole[0], whole[2]), 1)
    kept = [row for row in rows if max(row[2][0], row[2][2]) >= least]
    labels = [band_name(sex, age, lang) for sex, age, _ in kept]
    small = [row for row in rows if max(row[2][0], row[2][2]) < least]
    listed = [values for *_, values in kept]
    if small:
        labels.append(text("chart.other_classes", lang, count=len(small)))
        listed.append(np.sum([values for *_, values in small], axis=0))
    counts = np.array([*listed, whole])
    columns = gain_columns(counts, lang, many=max(whole[0], whole[2]) >= MANY)
    labels.append(text("table.total", lang))
    return [fill_table(text("table.age_gains", lang), ("", labels), columns)]


def age_gain_sentence(result: xr.Dataset, k: int, lang: Language) -> str:
    """For how many funds pay more and less over the study, how much each, of what sex and age."""
    rows = gain_rows(result, k)
    parts = [_who(rows, key, at, lang) for key, at in (("say.age_gain", 0), ("say.age_loss", 2))]
    said = [part for part in parts if part]
    joint = "" if lang == "zh" else " "
    return joint.join(said) or nobody_sentence(result, k, lang)


def _who(rows: list[tuple[str, int, np.ndarray]], key: str, at: int, lang: Language) -> str:
    """Those for whom funds pay more or less; "" if for nobody."""
    people = sum(values[at] for *_, values in rows)
    if not people:
        return ""
    money = sum(values[at + 1] for *_, values in rows)
    largest = sorted(rows, key=lambda row: -row[2][at])[:MOST]
    joint = "、" if lang == "zh" else ", "
    classes = [
        f"{band_name(sex, age, lang)} {values[at] / people:.0%}"
        for sex, age, values in largest
        if values[at] >= WORTH_NAMING * people
    ]
    return text(
        key,
        lang,
        people=_number(people, lang),
        mean=f"{money / people / 100:,.0f}",
        classes=joint.join(classes),
    )


def _number(people: float, lang: Language) -> str:
    """People in words."""
    if people < MANY:
        return f"{people:,.0f}"
    return f"{people / 1e4:,.1f}万" if lang == "zh" else f"{people / 1e6:,.2f} million"
