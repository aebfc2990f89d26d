"""Texts of how hospitals are paid: tables, remarks, sentences, sheet and columns; zh and en."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "level.level_1": ("一级及以下", "level 1"),
    "level.level_2": ("二级和县级", "level 2"),
    "level.level_3_city": ("三级（市）", "level 3, city"),
    "level.level_3_province": ("三级（省）", "level 3, province"),
    "level.out_of_province": ("省外", "other provinces"),
    "level.others": ("其余医院", "others"),
    "level.short.level_1": ("一级", "level 1"),
    "level.short.level_2": ("二级", "level 2"),
    "level.short.level_3_city": ("市三级", "city"),
    "level.short.level_3_province": ("省三级", "province"),
    "level.short.out_of_province": ("省外", "others"),
    "payment.by_item": ("按项目", "by item"),
    "payment.budget": ("总额预算", "budget"),
    "payment.case": ("按病种", "by case"),
    "payment.bed_day": ("按床日", "by bed-day"),
    "payment.points": ("按点数", "by points"),
    # tables
    "table.hospitals": (
        "医院支付：{fund}住院（单位：{unit}）",
        "Payment of hospitals: stays, {fund} ({unit})",
    ),
    "table.hospital_classes": (
        "医院支付按级别和支付方式：{fund}，{year}年（单位：{unit}）",
        "Payment of hospitals by level and way: {fund}, {year} ({unit})",
    ),
    "table.points": (
        "点数法（DRG、DIP）：{fund}（预算总额单位：{unit}）",
        "Points (DRG, DIP): {fund} (budget in {unit})",
    ),
    "hospital.incurred": ("应付", "owed"),
    "hospital.settled": ("结算", "settled"),
    "hospital.budget": ("总额\n预算", "global\nbudget"),
    "hospital.burden": ("医院\n承担", "hospitals\nbear"),
    "hospital.retained": ("医院\n留用", "hospitals\nkeep"),
    "hospital.deducted": ("评审\n扣减", "reviews\ndeduct"),
    "hospital.refused": ("审核\n拒付", "refused"),
    "hospital.recovered": ("追回", "recov-\nered"),
    "hospital.fines": ("罚款\n归基金", "fines:\nfund"),
    "hospital.treasury_fines": ("罚款\n上缴国库", "fines:\ntreasury"),
    "hospital.paid_ahead": ("年末\n预付", "ahead at\nyear end"),
    "hospital.above": ("超定额人次\n超限的级别", "too many\nabove quota"),
    "hospital.over_quota": ("超定额\n人次", "stays\nabove quota"),
    "hospital.too_many": ("{share:.1%}，超限", "{share:.1%}, too many"),
    "hospital.within": ("{share:.1%}", "{share:.1%}"),
    "hospital.points_budget": ("预算\n总额", "budgeted\ntotal"),
    "hospital.points": ("总权重\n（万）", "weights\n10,000"),
    "hospital.budgeted_value": ("预算点值\n元/权重", "budgeted value\nyuan a weight"),
    "hospital.settled_value": ("结算点值\n元/权重", "settled value\nyuan a weight"),
    # remarks
    "note.hospitals": (
        "应付：逐次住院按待遇规则应由基金支付的费用；结算：按支付方式、指标控制和年终清算后付给医院的"
        "费用。应付＝结算－评审扣减＋医院承担－医院留用，医院承担含评审扣减。",
        "Owed: what the fund would pay stay by stay; settled: what hospitals get by their way of "
        "payment, after controls and clearing. Owed = settled - deducted + borne - kept; what "
        "hospitals bear includes what reviews deduct.",
    ),
    "note.inspections": (
        "拒付在付款前发生，不计入应付，比基准多拒付的由医院承担；追回和罚款按到账月份计；"
        "年末预付为已按月预付、次年清算的金额，负数为尚未付给医院。",
        "What is refused was never owed, and hospitals bear what is refused beyond the base; what "
        "is recovered or fined counts in the month received; "
        "ahead at year end: prepaid by month and cleared in the next year, below zero: still owed.",
    ),
    "note.hospital_sample": (
        "抽样运行中每级医院按病种付费的人次少，超定额比例和医院承担波动大，请用 --scale 1 核对。",
        "In a sample few stays of a level are paid by case: shares above the quota and what "
        "hospitals bear waver. Check with --scale 1.",
    ),
    "note.hospital_error": (
        "抽样误差：应付带误差（±，95%）；结算、医院承担和医院留用至多约同样不确定，"
        "随上年支出的预算约为其1.5倍（三地各12个种子的实测），分级别的相对更大。"
        "改革使其变动的，请用 --scale 1 或多个种子核对。",
        "Sampling error: owed has its error (±, 95 %); what is settled, borne and kept is at most "
        "about as uncertain, a budget that follows last year one and a half times (measured with "
        "12 seeds in three places); by level all are relatively more so. Check what a reform moves "
        "of them with --scale 1 or several seeds.",
    ),
    "note.hospital_levels": (
        "按级别的金额是各种子的均值，误差未列出，相对大于按年的误差。",
        "Amounts by level are means of the seeds; their errors are not shown and are relatively "
        "larger than those by year.",
    ),
    # sentences
    "say.hospitals": (
        "医院支付：{fund}{first}—{last}年住院应付{incurred}，结算{settled}，{parts}。",
        "Hospitals: for stays of {first}-{last} the {fund} owes {incurred} and settles {settled}; "
        "{parts}.",
    ),
    "say.hospitals_reform": (
        "医院支付：{fund}住院，{year}年{parts}；全期{totals}。",
        "Hospitals: stays, {fund}, in {year} {parts}; over the study {totals}.",
    ),
    "say.hospital_part": ("{what}由{base}变为{reform}", "{what} {base} -> {reform}"),
    "say.above_quota": (
        "按病种付费超限：{fund}超过定额的人次应不高于{limit:.0%}，{parts}{beside}。只作提示，不扣款。",
        "Paid by case, {fund}: at most {limit:.0%} of the stays of a hospital may lie above their "
        "quota; {parts}{beside}. It is flagged, nothing is deducted for it.",
    ),
    "say.above_part": (
        "{level}{years}为{share}",
        "{level} has {share} in {years}",
    ),
    "say.above_same": ("，不改革时相同", ", and the same without the reform"),
    "say.above_base": ("；不改革时{parts}", "; without the reform {parts}"),
    "say.above_none": ("没有超限", "none does"),
    "say.points": (
        "点数法：{fund}{parts}{beside}。",
        "Points: {fund}: {parts}{beside}.",
    ),
    "say.points_part": (
        "{year}年预算总额{budget}，每权重预算点值{value}元、结算点值{settled}元",
        "in {year} a budgeted total of {budget}, a weight budgeted at {value} yuan and settled at "
        "{settled} yuan",
    ),
    "say.points_base": (
        "；不改革时{year}年结算点值{settled}元",
        "; without the reform settled at {settled} yuan in {year}",
    ),
    # the one-stop account
    "table.one_stop": (
        "一站式结算专户（单位：{unit}）",
        "One-stop account of payers after basic insurance ({unit})",
    ),
    "one_stop.paid": ("结算", "paid"),
    "one_stop.balance": ("年末", "held"),
    "one_stop.critical_illness": ("大病", "critical"),
    "one_stop.assistance": ("救助", "assistance"),
    "one_stop.other_payers": ("其他", "others"),
    "one_stop.total": ("合计", "total"),
    "one_stop.long.paid": ("专户结算支付", "paid out of the account"),
    "one_stop.long.balance": ("年末专户余额", "held in the account at year end"),
    "one_stop.long.critical_illness": ("大病保险", "critical illness insurance"),
    "one_stop.long.assistance": ("医疗救助", "medical assistance"),
    "one_stop.long.other_payers": (
        "特惠保、财政兜底",
        "special commercial cover and fiscal backstop",
    ),
    "note.one_stop": (
        "一站式结算专户：大病保险、医疗救助和其他支付方先预拨资金（{month}共{given}），"
        "医院从专户结算，支付方按月补足。预拨是支付方的资产，不计支出，只改变付款月份；"
        "余额为负表示专户先行垫付。",
        "One-stop account: critical illness insurance, assistance and the other payers pay ahead "
        "({given} in {month}), hospitals are paid from it, and the payers refill it month by "
        "month. The advance is an asset of the payers, no spending: only months of payment "
        "move. Below zero the account has paid beyond it.",
    ),
    "book.one_stop": ("一站式专户", "one-stop account"),
    "book.payer": ("支付方", "payer"),
    # panel
    "panel.hospitals": (
        "{fund}：医院承担与留用（{unit}）",
        "{fund}: hospitals ({unit})",
    ),
    "panel.line.burden": ("医院承担", "borne"),
    "panel.line.retained": ("医院留用", "kept"),
    # workbook.xlsx and summary.csv
    "book.hospitals": ("医院支付", "payment of hospitals"),
    "book.fund": ("基金", "fund"),
    "book.level": ("医院级别", "level of hospital"),
    "book.way": ("支付方式", "way of payment"),
    "book.stays": ("住院人次", "stays"),
    "book.above": ("超定额人次是否超限", "too many above their quota"),
    "book.yes": ("超限", "too many"),
    "book.all_levels": ("合计", "all"),
    "csv.hospital": ("医院支付 {fund} {what}", "hospitals, {fund}: {what}"),
    "csv.weights": ("权重", "weights"),
    "hospital.long.incurred": ("应付", "owed"),
    "hospital.long.settled": ("结算", "settled"),
    "hospital.long.budget": ("总额预算", "global budget"),
    "hospital.long.burden": ("医院承担", "borne by hospitals"),
    "hospital.long.retained": ("医院留用", "kept by hospitals"),
    "hospital.long.deducted": ("评审扣减", "deducted by reviews"),
    "hospital.long.refused": ("审核拒付", "refused"),
    "hospital.long.recovered": ("追回", "recovered"),
    "hospital.long.fines": ("罚款归基金", "fines to the fund"),
    "hospital.long.treasury_fines": ("罚款上缴国库", "fines to the treasury"),
    "hospital.long.paid_ahead": ("年末预付（负数为未付）", "paid ahead at year end"),
    "hospital.long.points_budget": ("点数法预算总额", "budgeted total for points"),
    "hospital.long.points": ("总权重", "weights"),
    "hospital.long.budgeted_value": ("预算点值", "budgeted value of a weight"),
    "hospital.long.settled_value": ("结算点值", "settled value of a weight"),
    "hospital.long.over_quota": ("超定额人次", "stays above their quota"),
}
