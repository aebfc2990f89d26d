"""Texts of the command line, in Chinese and English: help, lists, files, comparison."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    # help of the command
    "help": (
        "社保：社会保险基金的人口模拟。每个人、每个月、每一分钱。",
        "shebao: a population simulation of Chinese social-insurance funds.",
    ),
    "help.usage": ("用法：{command} [选项] {rest}", "Usage: {command} [OPTIONS] {rest}"),
    "help.command": ("命令 ...", "COMMAND ..."),
    "help.commands": ("命令：", "Commands:"),
    "help.arguments": ("参数：", "Arguments:"),
    "help.options": ("选项：", "Options:"),
    "help.help": ("显示本页", "show this page"),
    "help.see": ("用法见：{command} --help", "See: {command} --help"),
    "help.list": ("列出自带的方案。", "List the scenarios that are shipped."),
    "help.show": ("逐项列出方案的数值和来源。", "Show a scenario value by value, with sources."),
    "help.check": ("检查方案文件。", "Check scenario files."),
    "help.run": (
        "运行方案；改革与其基准一并运行。Ctrl-C 保留已完成的部分。",
        "Run scenarios; a reform runs its base beside it. Ctrl-C keeps what is done.",
    ),
    "help.compare": (
        "按年度和科目列出差额：一次运行内改革与基准，或两次运行之间。",
        "Differences by year and account: reform and base of a run, or two runs.",
    ),
    "help.case": (
        "逐步计算一个人的一次待遇；与文件中的预期不符则以 1 退出。文件格式、示例和各种事件见 "
        "docs/cases.md。",
        "Work out one benefit step by step; exit 1 if it differs from what the file expects. "
        "Format, an example and all events: docs/cases.md.",
    ),
    "help.validate": (
        "把模拟结果与已公布数字对照。",
        "Set simulated outcomes beside published ones.",
    ),
    "help.name": ("方案名称或 .yaml 文件", "name of a scenario or a .yaml file"),
    "help.file": (".yaml 文件", ".yaml file"),
    "help.key": ("只列出以此开头的键，如 maternity.", "only keys that begin so, e.g. maternity."),
    "help.years": ("年数（默认按方案）", "calendar years (default: what the scenario says)"),
    "help.seeds": (
        "重复次数，或以逗号分隔的种子，如 3 或 1,5,9（默认 1）",
        "number of repetitions, or seeds with commas: 3 or 1,5,9 (default 1)",
    ),
    "help.scale": ("抽样比例，如 1/10（默认 1）", "share of people to run, e.g. 1/10 (default 1)"),
    "help.workers": ("线程数（默认全部）", "threads (default: all)"),
    "help.out": ("结果文件夹（默认 runs/名称-时间）", "folder of results (default runs/name-time)"),
    "help.lang": ("语言：zh 或 en（默认 zh）", "language: zh or en (default zh)"),
    "help.runs": ("一个或两个结果文件夹", "one or two run folders"),
    "help.region": (
        "地区名称，如 liaocheng；各省：provinces",
        "name of a region, e.g. liaocheng; all provinces: provinces",
    ),
    # list, show, check
    "list.name": ("名称", "name"),
    "list.kind": ("类别", "kind"),
    "list.title": ("标题", "title"),
    "list.base": ("基准", "base"),
    "kind.base": ("基准", "base"),
    "kind.reform": ("改革", "reform"),
    "list.hint": (
        "运行：shebao run 名称    查看：shebao show 名称\n"
        "各省养老基金另有由全国推算的基准，名称为省名加 -2025-law，如 guangdong-2025-law；"
        "也可写拼音或中文，如 广东：",
        "Run one: shebao run NAME    Read one: shebao show NAME\n"
        "For pensions every province has a base derived from the nation: its name and -2025-law, "
        "as guangdong-2025-law; pinyin or Chinese will do:",
    ),
    "show.head": (
        "{title}（{name}）\n地区 {region}；{first}—{last} 年；摘要 {digest}",
        "{title} ({name})\nregion {region}; {first}-{last}; digest {digest}",
    ),
    "show.base": (
        "改革，基准为 {base}；以下为改变的数值：",
        "A reform of {base}. What it changes:",
    ),
    "show.reasons": (
        "键名、取值的理由和出处按原文列出，部分为英文；括号内和单位后的英文是方案文件中的写法。",
        "Reasons and sources are given as they are written.",
    ),
    "show.same": ("与基准没有不同。", "Nothing differs from the base."),
    "show.all": ("全部数值：", "All values:"),
    "show.no_key": (
        "{prefix}：找不到以此开头的键。可用：{known}。请改正 --key。",
        "{prefix}: found no key that begins so. Allowed: {known}. Correct --key.",
    ),
    # what is wrong with a file
    "fault": (
        "{place}：问题：{found}。允许：{allowed}。办法：{cure}",
        "{place}: found {found}. Allowed: {allowed}. {cure}",
    ),
    "fault.written": ("写的是 {found}", "{found}"),
    "check.good": (
        "{path}：正确（{name}，{count} 个键）",
        "{path}: correct ({name}, {count} keys)",
    ),
    # files of results
    "store.missing": (
        "{path}：找不到结果（result.nc）。请给出 `shebao run` 写出的文件夹。",
        "{path}: found no result.nc. Name a folder that `shebao run` wrote.",
    ),
    "store.unreadable": (
        "{path}：无法读取（{reason}）。文件可能损坏，请重新运行。",
        "{path}: cannot be read ({reason}). The file may be damaged: run again.",
    ),
    "store.foreign": (
        "{path}：不是本程序的结果，缺少 {missing}。请给出 `shebao run` 写出的文件夹。",
        "{path}: is no result of shebao, {missing} missing. Name a folder of `shebao run`.",
    ),
    "store.older": (
        "{path}：由程序的另一版本写出，没有这些科目：{missing}。请用现在的版本重新运行。",
        "{path}: written by another version of shebao, without the accounts {missing}. Run again.",
    ),
    # compare
    "compare.title": ("应计金额之差（{unit}）", "Difference of accrued money ({unit})"),
    "compare.against": ("与“{base}”比较", "against: {base}"),
    "compare.none": ("没有任何差别（0.00 元）。", "No difference at all (0.00 yuan)."),
    "compare.single": (
        "{path}：只有一个方案，没有可比较的。请给出第二个结果文件夹，或运行一项改革。",
        "{path}: holds one scenario, nothing to compare. Name a second run, or run a reform.",
    ),
    "compare.years": (
        "{run} 为 {period} 年，{other} 为 {other_period} 年，年数不同。"
        "请都用 --years {years} 重新运行。",
        "{run} covers {period}, {other} covers {other_period}. "
        "Run both again with --years {years}.",
    ),
    "compare.starts": (
        "{run} 为 {period} 年（基准 {base}），{other} 为 {other_period} 年（基准 {other_base}），"
        "不从同一年开始，无法逐年相减。开始年份由基准决定：请比较基准相同的方案，"
        "`shebao list` 列出每个基准下的方案。",
        "{run} covers {period} (base {base}), {other} covers {other_period} (base {other_base}): "
        "they begin in different years, so no year can be set against another. The base decides "
        "the first year: compare scenarios of one base, as `shebao list` groups them.",
    ),
    "compare.seeds": (
        "注意：两次运行的种子不同，差额含随机误差。",
        "Note: the runs have different seeds, so the difference holds chance.",
    ),
    "compare.bases": (
        "注意：两次运行的基准不同，差额不只来自改革。",
        "Note: the runs have different bases, so the difference is not that of a reform alone.",
    ),
    "compare.scales": (
        "注意：抽样比例不同（{one} 与 {other}），差额含抽样误差。",
        "Note: the samples differ ({one} and {other}), so the difference holds sampling error.",
    ),
    "compare.codes": (
        "注意：两次运行的程序版本不同。",
        "Note: the runs were made by different versions of the engine.",
    ),
    # validate
    "validate.outcome": ("指标", "outcome"),
    "validate.published": ("公布", "published"),
    "validate.simulated": ("模拟", "simulated"),
    "validate.unit": ("单位", "unit"),
    "validate.ratio": ("模拟/公布", "ratio"),
    "validate.above": ("偏高{off:.0%}", "{off:.0%} high"),
    "validate.below": ("偏低{off:.0%}", "{off:.0%} low"),
    "validate.far": (
        "与公布数相差5%以上的注明偏高、偏低；拟合项仍有偏差，表示取值没有使模型达到该公布数，用时应打折扣。",
        "Figures more than 5 % off say so; where one was fitted, what was chosen does not bring "
        "the model to it, so read results that rest on it with care.",
    ),
    "validate.not_held.china": (
        "未列入的公布数：2010—2017年职工养老收支和结余（模型的全国起点是2018年初）；"
        "2023年企业退休人员月人均养老金3162元（公开代码引用，未核对；模型的领取人不分企业与机关事业单位）；"
        "住房公积金2014年实缴职工、2015年缴存额（早于起点）、2021年末累计缴存总额22.5万亿元"
        "（自制度建立起累计，模型只有余额）、2022—2023年实缴单位增长率（模型不计单位）、"
        "2019年提取额占缴存额68%（两者已分别列入）。",
        "Published and not held: income, spending and balances of the employee pension of "
        "2010-2017 (the nation begins with 2018), and the mean pension of the retired of "
        "enterprises of 2023, 3,162 yuan a month (quoted in public code, not checked; the retired "
        "of this model are not told apart by employer). Of the housing fund: payers of 2014 and "
        "deposits of 2015 (before the nation begins), deposits cumulated to the end of 2021, 22.5 "
        "trillion yuan (since the fund was founded; this model holds balances), growth of the "
        "units that pay in 2022 and 2023 (units are not counted), and withdrawals over deposits "
        "of 2019, 68 % (both are held, each by itself).",
    ),
    "validate.none": (
        "validate {region}：没有公布数可比较。可用：{known}。",
        "validate {region}: no published outcomes. Allowed: {known}.",
    ),
}
