"""Texts of what stands beside numbers: sampling error, premiums, own cost, remarks; zh and en."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    # sampling error
    "say.error": ("，抽样误差±{half}", ", sampling error ±{half}"),
    "note.error": (
        "抽样误差（表中±）为95%区间的半宽：支付按金额平方和估算，变化按平方和之差估算（偏宽），"
        "总额预算、点数法清算的差额按清算所及住院支付的误差估算（偏宽）；个人账户、收入和划转资金按各年变化的波动粗估。"
        "改革小于误差的，请用 --scale 1 全量运行。",
        "Sampling error (± in tables): half of a 95 % interval. Payments: from their squares; "
        "changes: from the change of squares (rather wide); what budgets and points clear: from "
        "the stays that they clear (rather wide); "
        "personal accounts, income and transfers: roughly, from how the change wavers by year. "
        "Run effects smaller than it with --scale 1.",
    ),
    "note.error_seeds": (
        "误差为{seeds}个种子均值95%区间的半宽。",
        "Errors are half of the 95 % interval of the mean of {seeds} seeds.",
    ),
    "note.use_error": (
        "抽样误差（95%）：实际报销比例的变化，{shares}；人次本身，{counts}。",
        "Sampling error (95 %): change of the share paid, {shares}; number of bills, {counts}.",
    ),
    "note.points": ("{what}±{half:.1f}个百分点", "{what} ±{half:.1f} points"),
    "note.percent": ("{what}±{half:.1%}", "{what} ±{half:.1%}"),
    # people and their own cost
    "note.gains": (
        "按基金支付逐人计数，不看个人负担：费用增加时，基金为其多付的人自己也可能多付。",
        "Counted by what funds pay, not by own cost: where bills grow, a person for whom the funds "
        "pay more may pay more as well.",
    ),
    "note.loss_reasons": ("基金少付的来源：{reasons}。", "Where funds pay less: {reasons}."),
    "reason.premium": (
        "保费变化后不再参保的人（退保），其医疗费用不再由基金支付",
        "people who no longer enrol at the new premium, so that no fund pays their bills",
    ),
    "reason.eligible.granule_self_pay": (
        "中药配方颗粒先行自付",
        "granules, of which patients pay a part first",
    ),
    "reason.premium.newborn_free": (
        "出生当年不再免缴，新生儿逾期缴费的，缴费前的医疗费用不由基金支付",
        "the year of birth is not free any more: who pays late for a newborn bears its bills first",
    ),
    "reason.illness.elsewhere_factor": (
        "转往省外就医者报销比例较低",
        "care in another province, of which less is paid",
    ),
    "table.burden": (
        "费用与个人负担：{year}年（单位：{unit}）",
        "Cost and what patients bear: {year} ({unit})",
    ),
    "burden.resident": ("居民医保", "residents"),
    "burden.employee": ("职工医保", "employees"),
    "burden.total": ("医疗费用", "cost"),
    "burden.paid": ("各基金支付", "funds pay"),
    "burden.own": ("个人负担（含个人账户）", "patients bear"),
    "burden.share": ("个人负担比例", "their share"),
    "say.burden": ("个人负担：{year}年{parts}。", "Own cost: in {year} {parts}."),
    "say.burden_part": (
        "{whose}合计由{base}变为{reform}（{change}）",
        "that of {whose} goes from {base} to {reform} ({change})",
    ),
    "say.assumed": (
        "假设：本方案中{keys}的改动为假设，没有文件依据{demand}。",
        "Assumptions: the change of {keys} is an assumption, no text states it{demand}.",
    ),
    "say.assumed_elsewhere": (
        "；其中跨省就医增加为假设",
        "; that more care is sought elsewhere is assumed",
    ),
    "say.ended": ("到期：{parts}。", "Ends: {parts}."),
    "say.ended_part": (
        "{keys}自{month}起恢复原规定{why}",
        "from {month} on {keys} as without the reform{why}",
    ),
    "say.ended_all": ("本方案的全部改动", "all that it changes stands"),
    "say.ended_assumed": ("（到期时间为假设）", " (when it ends is an assumption)"),
    # premiums
    "table.premium": (
        "参保缴费：{year}年度（标准与实际缴费人数）",
        "Premiums for {year} (by law and payers counted)",
    ),
    "premium.payers_base": ("基准\n缴费人数", "payers\nbase"),
    "premium.payers": ("改革\n缴费人数", "payers\nreform"),
    "premium.own_base": ("基准个人\n缴费（元）", "own premium\nbase, yuan"),
    "premium.own": ("改革个人\n缴费（元）", "own premium\nreform, yuan"),
    "premium.each": ("每人变化\n（元）", "change\neach, yuan"),
    "premium.all": ("合计多缴\n（{unit}）", "all pay more\n{unit}"),
    "say.premium": (
        "参保缴费：{year}年度{parts}{dropped}。",
        "Premiums for {year}: {parts}{dropped}.",
    ),
    "say.premium_part": (
        "{group}{people}人每人{more}{each}元",
        "{people} {group} pay {each} yuan {more} each",
    ),
    "say.more": ("多缴", "more"),
    "say.less": ("少缴", "less"),
    "say.premium_none": ("没有人多缴或少缴", "nobody pays more or less"),
    "say.dropped": (
        "；参保缴费人数减少{people}人（退保）",
        "; {people} people no longer enrol",
    ),
    # groups and lines
    "say.groups": (
        "重点人群：{year}年住院实际报销比例，{parts}。",
        "Groups: share paid of all cost of stays in {year}: {parts}.",
    ),
    "say.no_benefit": ("0", "0"),
    "say.group_part": ("{group}由{base}变为{reform}", "{group} {base} -> {reform}"),
    "say.lines": (
        "其中：{fund}{year}年支出变化按项目，{parts}。",
        "Of it: the spending of the {fund} in {year} by line: {parts}.",
    ),
    # remarks
    "table.gap": ("累计\n缺口", "cash\ngap"),
    "say.gap": ("，{year}年末累计缺口{gap}", ", and lacks {gap} at the end of {year}"),
    "note.later_funding": (
        "{until}年后的筹资标准尚无文件，个人缴费和财政补助按假设增长；余额低于零的时间以此为前提。",
        "No law of funding after {until} is known: premium and subsidy grow as assumed; that the "
        "fund falls below zero rests on it.",
    ),
    "panel.later_funding": (
        "{until}年后筹资标准按假设增长",
        "Funding a head grows as assumed after {until}",
    ),
    "note.loss_ratio": (
        "大病保险自{year}年起赔付率一直高于100%（{last}年{ratio}{base}）：保费不足以支付赔款，需要提高保费。",
        "Critical illness insurance pays more than its premium every year from {year} on ({ratio} "
        "in {last}{base}): the premium does not suffice.",
    ),
    "note.loss_ratio_base": ("，不改革{ratio}", "; {ratio} without the reform"),
    "note.later_premium": (
        "{until}年后的大病保费标准尚无文件，按假设增长。",
        "No law of this premium after {until} is known: it grows as assumed.",
    ),
    "note.clearing": (
        "{fund}{years}的应计支出与实付支出最多相差{most}：应计按就医月份记，"
        "预拨的总额预算、到次年清算才付的款项按付款月份记入现金余额，"
        "所以当期结余与余额变化不一致。",
        "{fund}: accrued and paid spending of {years} differ by up to {most}. Accrual follows the "
        "month of care; budgets paid ahead and what is cleared in the next year move the cash "
        "balance in the month of payment, so result and change of balance differ.",
    ),
}
