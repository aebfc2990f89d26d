"""Texts of programmes: closed schemes and money handed on, tables and workbook; zh and en."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "payer.central": ("中央", "centre"),
    "payer.province": ("省", "province"),
    "payer.city": ("市", "city"),
    "payer.county": ("县区", "county"),
    "payer.own_fund": ("自有基金", "own fund"),
    "table.programmes": (
        "封闭制度与代发项目（单位：{unit}）",
        "Closed schemes and money handed on ({unit})",
    ),
    "table.programmes_changed": (
        "封闭制度与代发项目：基准与改革（单位：{unit}）",
        "Closed schemes and money handed on: base and reform ({unit})",
    ),
    "table.paid_by": ("资金来源", "from"),
    "table.programme_heads": ("{year}年\n领取人数", "{year}\npeople"),
    "table.programme_paid": ("{year}年\n支付", "{year}\npaid"),
    "table.programme_total": ("全期\n支付", "all years\npaid"),
    "table.programme_balance": ("期末\n结余", "balance\nat the end"),
    "table.programme_side": ("{year}年\n{what}\n{side}", "{year}\n{what}\n{side}"),
    "table.people": ("人数", "people"),
    "table.payments": ("支付", "paid"),
    "note.handed_on": (
        "财政代发资金收支相等，不进各社保基金：全期{parts}。",
        "Money of governments is handed on as it comes in and enters no fund: {parts} over all "
        "years.",
    ),
    "note.programme_below": (
        "余额低于零的项目：{names}，承诺的待遇没有资金保障。被征地农民社会保障费用不足的，由当地政府从国有土地有偿使用收入中解决"
        "（国发〔2006〕31号）；其他项目由谁补足，文件未说明。",
        "Below zero: {names}: the promise is not covered. What lacks for those whose land was "
        "taken is owed by the local government out of its land revenue (国发〔2006〕31号); who "
        "fills the others no text says.",
    ),
    "note.below_since": ("{name}（{year}年起）", "{name} (from {year})"),
    "say.programme_left": ("{name}，全期：{parts}。", "{name}, over the study: {parts}."),
    "say.programme_movers": (
        "{people}人并入居民养老，账户资金{money}转入居民养老保险基金",
        "{people} members join the resident pension, {money} of accounts move to its fund",
    ),
    "say.programme_leavers": ("{people}人退出，领走{money}", "{people} leave with {money}"),
    "say.no_fund": (
        "花费：各基金与基准没有任何差别（0.00元）。",
        "Cost: no fund differs from the base at all (0.00 yuan).",
    ),
    "say.drawn": (
        "逐人比较：代发项目全期{gain}；{loss}。",
        "Person by person: over the study programmes pay {gain}; they pay {loss}.",
    ),
    "say.drawn_gain": (
        "向{people}人多付，人均累计{mean}元",
        "more to {people} people, {mean} yuan each",
    ),
    "say.drawn_loss": (
        "向{people}人少付，人均累计{mean}元",
        "less to {people} people, {mean} yuan each",
    ),
    "say.drawn_no_gain": ("没有向任何人多付", "more to nobody"),
    "say.drawn_no_loss": ("没有向任何人少付", "less to nobody"),
    "say.drawn_apart": (
        "只计总数、不逐人比较的：{parts}（全期）。",
        " Only counted in all and not compared by person: {parts}.",
    ),
    "say.programme_cost": (
        "代发与封闭制度：全期支付变化{total}，由{parts}负担。",
        "Closed schemes and money handed on: payments change by {total} over all years, borne by "
        "{parts}.",
    ),
    "book.programmes": ("封闭与代发项目", "programmes"),
    "book.programme": ("项目", "programme"),
    "book.payer": ("资金来源", "from"),
    "book.programme_heads": ("领取人数", "people"),
    "book.programme_paid": ("支付", "paid"),
    "book.programme_income": ("收入", "taken in"),
    "book.programme_leavers": ("退保人数", "members who leave"),
    "book.programme_refunded": ("退保金额", "taken out"),
    "book.programme_movers": ("并入居民养老人数", "members merged"),
    "book.programme_merged": ("并入居民养老金额", "accounts merged"),
    "book.programme_balance": ("年末结余", "balance"),
}
