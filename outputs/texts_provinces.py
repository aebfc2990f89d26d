"""Texts of provinces: a province derived from the nation, the nation added up; zh and en."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "province.title": (
        "各省职工养老（金额{unit}）",
        "Employee pension by province ({unit})",
    ),
    "province.name": ("省份", "province"),
    "province.nation": ("合计", "all"),
    "province.workers_each": ("{year}职工/\n退休", "{year}\nworkers each"),
    "province.result": ("{year}\n当期结余", "{year}\nresult"),
    "province.transfer": ("{year}\n调剂", "{year}\ntransfers"),
    "province.own": ("{year}末结余\n不调剂", "end {year},\nwithout"),
    "province.with": ("{year}末结余\n调剂后", "end {year},\nwith"),
    "province.used_up": ("用完年份\n不调剂", "used up,\nwithout"),
    "province.used_up_with": ("用完年份\n调剂后", "used up,\nwith"),
    "note.provinces": (
        "调剂：当年有结余的省按结余分摊，当年有缺口的省按缺口领取（正为领取，负为上解），合计为零，不改变全国合计；"
        "{first}年调剂{moved}，缺口合计{lacking}。各省财政补贴占支出比重相同（假设），而中央对缺口省份补助更多，"
        "所以这里的缺口含应由中央补助的部分：2024年公布有缺口的十省合计2244亿元。结余不计调剂款的利息。",
        "Transfers: who has money over in a year hands over in proportion, who lacks some receives "
        "in proportion (above zero: received); they sum to zero and leave the nation as it is. "
        "{moved} in {first}, when all gaps come to {lacking}. Every province has the same share of "
        "subsidies (assumption), while the centre gives more where money lacks, so gaps here hold "
        "what the centre pays: ten provinces lacked 224.4 billion yuan in 2024 (published). "
        "Balances are without interest on transfers.",
    ),
    "note.provinces_last": (
        "从{year}年起，各省的结余已不够弥补各省的缺口。",
        "From {year} on what provinces have over no longer fills the gaps of others.",
    ),
    "note.of_province": (
        "本省数据只供养老基金使用：医疗、工伤、失业和住房各表用的是全国的行为和政策，对本省参考意义不大。",
        "This province is made for the pension funds: medical, injury, unemployment and housing "
        "tables are the behaviour and law of the nation and mean little here.",
    ),
    "note.of_provinces": (
        "由31个省份的2024年数据逐省模拟后汇总，只供养老基金使用：医疗、工伤、失业和住房各表用的是全国的行为和政策，参考意义不大；"
        "没有期望值引擎的核对。",
        "Added up from 31 provinces with their figures of 2024, for the pension funds: medical, "
        "injury, unemployment and housing tables are the behaviour and law of the nation and mean "
        "little. There is no cross-check by expected values.",
    ),
    "note.province_level": (
        "职工养老收支由全国水平按平均工资推算：24个省2024年模拟收入为公布数的0.7至1.7倍"
        "（shebao validate provinces），2025年再高一年的增长，约5%。例如广东2024年为1.19倍、"
        "2025年为2024年公布数的1.25倍：当地缴费基数低于平均工资的程度大于全国。",
        "Income and spending of the employee pension follow from those of the nation by average "
        "wages: income of 2024 is 0.7 to 1.7 times the published in 24 provinces (shebao validate "
        "provinces), that of 2025 a year's growth, some 5 %, above it. Guangdong, for example, "
        "has 1.19 times in 2024 and in 2025 1.25 times what was published for 2024: bases lie "
        "further below average wages there than in the nation.",
    ),
    "book.provinces": ("各省职工养老", "employee pension by province"),
    "book.province_workers": ("参保职工（年平均）", "workers, mean of the year"),
    "book.province_retired": ("离退休人员（年平均）", "retired, mean of the year"),
    "book.province_income": ("收入", "income"),
    "book.province_spending": ("支出", "spending"),
    "book.province_balance": ("年末结余（不调剂）", "balance without transfers"),
    "book.province_transfer": ("调剂（正为领取）", "transfers, above zero: received"),
}
