"""Texts of the workbook and of `summary.csv` that say what a table is of: sample, signs, units."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "book.fund.maternity": ("生育账户（职工统筹之内）", "Maternity (in the pooled fund)"),
    "book.change_of": ("比基准增减：{title}", "change from the base: {title}"),
    "book.account": ("{name}（{sign}，元）", "{name} ({sign}, yuan)"),
    "book.sign.income": ("收入", "income"),
    "book.sign.spending": ("支出", "spending"),
    "book.sign.fund_income": ("基金收入", "income of the fund"),
    "book.sign.fund_spending": ("基金支出", "spending of the fund"),
    "about": ("说明", "about"),
    "about.item": ("项目", "item"),
    "about.content": ("内容", "content"),
    "about.scenario": ("方案", "scenario"),
    "about.titled": ("{title}（{name}，摘要 {digest}）", "{title} ({name}, digest {digest})"),
    "about.years": ("年份", "years"),
    "about.sample": ("抽样", "sample"),
    "about.everybody": ("全部人口，未抽样", "everybody, no sample"),
    "about.sampled": (
        "抽样{scale}：每人代表{times}人，结果按倍数放大，含抽样误差。",
        "Sample of {scale}: one person stands for {times}; results are multiplied up and carry "
        "sampling error.",
    ),
    "about.seeds": ("随机种子", "seeds"),
    "about.one_seed": ("{seeds}（一次模拟）", "{seeds} (simulated once)"),
    "about.mean_of": (
        "{seeds}（各表为{number}次模拟的均值）",
        "{seeds} (tables are means of {number} simulations)",
    ),
    "about.code": ("程序与数据摘要", "digests of code and data"),
    "about.money": ("金额", "money"),
    "about.yuan": (
        "除另有注明外均为元。基金各表的收入、支出和分项为应计制，余额为年末现金。"
        "全部为0的分项不列。",
        "In yuan unless a head says otherwise. Income, spending and accounts of funds are accrued, "
        "balances are cash at the end of the year. Accounts that are zero throughout are left out.",
    ),
    "about.changes": ("增减", "changes"),
    "about.change_rows": (
        "基金各表中“比基准增减”各行为改革减去基准，逐年对应。",
        "Rows named 'change from the base' on the sheets of funds are reform less base, year by "
        "year.",
    ),
    "about.scope": ("口径", "scope"),
    "about.foot_sampled": (
        "抽样{scale}，{number}个种子，程序 {code}",
        "sample of {scale}, {number} seed(s), code {code}",
    ),
    "about.foot_everybody": (
        "全部人口，{number}个种子，程序 {code}",
        "everybody, {number} seed(s), code {code}",
    ),
    "book.with_second": ("{name}，含医保再次补助", "{name} with second reimbursement"),
    "note.second": (
        "{year}年统筹基金支付含医保再次补助（住院与门诊慢特病合计）：基准{base}，改革{reform}；"
        "不计入医院支付的应付。",
        "The pooled fund's part of {year} includes second reimbursement of stays and chronic care: "
        "base {base}, reform {reform}; hospitals are not owed it.",
    ),
    "note.second_base": (
        "{year}年统筹基金支付含医保再次补助（住院与门诊慢特病合计）{base}，不计入医院支付的应付。",
        "The pooled fund's part of {year} includes second reimbursement of stays and chronic care, "
        "{base}; hospitals are not owed it.",
    ),
    "csv.sample": ("抽样", "sample"),
    "csv.sample_of": ("抽样{scale}", "sample of {scale}"),
    "csv.everybody": ("全部人口", "everybody"),
    "csv.seeds": ("种子数", "seeds"),
    "csv.digest": ("方案摘要", "digest of scenario"),
    "csv.of_account": ("{kind}{sign} {name}", "{kind} {sign}: {name}"),
    "csv.accrual_of": ("应计", "accrued"),
    "csv.cash_of": ("实付", "cash"),
}
