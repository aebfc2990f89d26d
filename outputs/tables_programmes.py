"""Table of the programmes of a place: who draws, what is paid, what funds of their own hold."""

from __future__ import annotations

import numpy as np
import xarray as xr
from rich.table import Table

from .cells import NOTHING, Column, fill_table, fund_unit
from .labels import Language, text
from .money import MoneyUnit, common_unit, format_money, say_money
from .not_compared import parts_left_out
from .programmes import (
    Programme,
    funding_by_year,
    moved_programmes,
    programmes_of,
)

Pair = tuple[Programme | None, Programme | None]


def programme_tables(result: xr.Dataset, k: int, lang: Language) -> list[Table]:
    """Programmes of a base, or those that a reform moves; none if there are none."""
    if k > 0:
        moved = moved_programmes(result, k)
        return [_beside(result, moved, lang)] if moved else []
    found = programmes_of(result, k)
    return [_alone(result, found, lang)] if found else []


def programme_notes(result: xr.Dataset, k: int, lang: Language) -> list[str]:
    """What governments hand on in all years, and whose own fund falls below zero."""
    pairs: list[Pair] = (
        moved_programmes(result, k) if k else [(None, p) for p in programmes_of(result, 0)]
    )
    if not pairs:
        return []
    joint, years = "、" if lang == "zh" else ", ", result["year"].values
    parts = [
        f"{text(f'payer.{name}', lang)} {say_money(float(fen.sum()), lang)}"
        for name, fen in funding_by_year(result, k).items()
    ]
    below = [
        text(
            "note.below_since", lang, name=p.title(lang), year=years[int((p.balance < 0).argmax())]
        )
        for _, p in pairs
        if p is not None and (p.balance < 0).any()
    ]
    said = [text("note.handed_on", lang, parts=joint.join(parts))] if parts else []
    if k == 0:
        said += [_left(p, lang) for _, p in pairs if p and _is_left(p)]
    return said + ([text("note.programme_below", lang, names=joint.join(below))] if below else [])


def programme_sentence(result: xr.Dataset, k: int, lang: Language) -> str:
    """What a reform changes of payments, from whose money, who is merged; "" if it moves none."""
    end = "" if lang == "zh" else " "
    merged = [p for _, p in moved_programmes(result, k) if p is not None and p.movers.any()]
    said = [_payments_sentence(result, k, lang)]
    said += [_left(p, lang) for p in merged]
    return end.join(sentence for sentence in said if sentence)


def _payments_sentence(result: xr.Dataset, k: int, lang: Language) -> str:
    change: dict[str, float] = {}
    for pair in moved_programmes(result, k):
        for programme, sign in zip(pair, (-1, 1), strict=True):
            if programme is not None:
                paid = sign * float(programme.paid.sum())
                change[programme.payer] = change.get(programme.payer, 0.0) + paid
    if not any(change.values()):
        return ""
    joint = "、" if lang == "zh" else ", "
    total_fen = sum(change.values())
    unit = common_unit([*change.values(), total_fen], lang)
    parts = [
        f"{text(f'payer.{payer}', lang)} {say_money(fen, lang, signed=True, unit=unit)}"
        for payer, fen in change.items()
        if fen
    ]
    total = say_money(total_fen, lang, signed=True, unit=unit)
    return text("say.programme_cost", lang, total=total, parts=joint.join(parts))


def _is_left(programme: Programme) -> bool:
    """Whether members leave a closed scheme."""
    return bool(programme.movers.any() or programme.leavers.any())


def _left(programme: Programme, lang: Language) -> str:
    """How many members leave a closed scheme in all years, and with how much."""
    ways = (("movers", "merged"), ("leavers", "refunded"))
    sums = {people: float(getattr(programme, money).sum()) for people, money in ways}
    unit = common_unit(sums.values(), lang)
    parts = [
        text(
            f"say.programme_{people}",
            lang,
            people=f"{getattr(programme, people).sum():,.0f}",
            money=say_money(fen, lang, unit=unit),
        )
        for people, fen in sums.items()
        if getattr(programme, people).any()
    ]
    joint = "；" if lang == "zh" else "; "
    return text("say.programme_left", lang, name=programme.title(lang), parts=joint.join(parts))


def drawn_sentence(result: xr.Dataset, k: int, lang: Language) -> str:
    """How many people get more and less by a reform that moves programmes alone."""
    said = []
    for people, money in (("gainers", "gain"), ("losers", "loss")):
        heads = float(result[f"{people}_ever"][k].sum()) / result.sizes["seed"]
        fen = float(result[f"{money}_ever"][k].sum()) / result.sizes["seed"]
        mean = f"{fen / 100 / max(heads, 1):,.0f}"
        key = f"say.drawn_{money}" if heads else f"say.drawn_no_{money}"
        said.append(text(key, lang, people=f"{heads:,.0f}", mean=mean))
    parts = parts_left_out(result, k, lang)
    apart = text("say.drawn_apart", lang, parts=parts) if parts else ""
    return text("say.drawn", lang, gain=said[0], loss=said[1]) + apart


def _alone(result: xr.Dataset, found: list[Programme], lang: Language) -> Table:
    """Heads and payments of the first and the last year, all payments, balances at the end."""
    years = result["year"].values
    unit = _unit(found, lang)
    columns: list[Column] = [
        (text("table.paid_by", lang), [text(f"payer.{p.payer}", lang) for p in found])
    ]
    for y in dict.fromkeys((0, len(years) - 1)):
        heads = [f"{p.heads[y]:,.0f}" for p in found]
        paid = [format_money(p.paid[y], unit) for p in found]
        columns.append((text("table.programme_heads", lang, year=years[y]), heads))
        columns.append((text("table.programme_paid", lang, year=years[y]), paid))
    whole = [format_money(float(p.paid.sum()), unit) for p in found]
    ends = [format_money(p.balance[-1], unit) if p.is_fund else NOTHING for p in found]
    columns.append((text("table.programme_total", lang), whole))
    columns.append((text("table.programme_balance", lang), ends))
    titles = [p.title(lang) for p in found]
    return fill_table(
        text("table.programmes", lang, unit=unit.name),
        (text("book.programme", lang), titles),
        columns,
    )


def _beside(result: xr.Dataset, moved: list[Pair], lang: Language) -> Table:
    """Heads and payments of the first year with a difference and of the last, base and reform."""
    years = result["year"].values
    shown = [either(pair) for pair in moved]
    unit = _unit([p for pair in moved for p in pair if p is not None], lang)
    columns: list[Column] = [
        (text("table.paid_by", lang), [text(f"payer.{p.payer}", lang) for p in shown])
    ]
    sides = [text("table.base", lang), text("table.reform", lang)]
    for y in dict.fromkeys((_first(moved), len(years) - 1)):
        for what in ("people", "payments"):
            for k, side in enumerate(sides):
                head = text(
                    "table.programme_side",
                    lang,
                    year=years[y],
                    what=text(f"table.{what}", lang),
                    side=side,
                )
                columns.append((head, [_cell(pair[k], what, y, unit) for pair in moved]))
    titles = [p.title(lang) for p in shown]
    title = text("table.programmes_changed", lang, unit=unit.name)
    return fill_table(title, (text("book.programme", lang), titles), columns)


def either(pair: Pair) -> Programme:
    """The programme as the reform has it, else as the base has it."""
    one, other = pair
    found = one if other is None else other
    assert found is not None, "a pair holds one programme at least"
    return found


def _first(moved: list[Pair]) -> int:
    """The first year with a difference of heads, payments or balances."""
    changed = np.zeros(len(either(moved[0]).paid), bool)
    for one, other in moved:
        for name in ("heads", "paid", "balance"):
            values = [0.0 if p is None else getattr(p, name) for p in (one, other)]
            changed |= np.asarray(values[0] != values[1])
    return int(changed.argmax())


def _cell(programme: Programme | None, what: str, y: int, unit: MoneyUnit) -> str:
    if programme is None:
        return NOTHING
    if what == "people":
        return f"{programme.heads[y]:,.0f}"
    return format_money(programme.paid[y], unit)


def _unit(found: list[Programme], lang: Language) -> MoneyUnit:
    largest = max(float(max(abs(p.paid).max(), abs(p.balance).max())) for p in found)
    return fund_unit(largest, lang)
