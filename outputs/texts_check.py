"""Texts of the cross-check: key, Chinese, English."""

from __future__ import annotations

TEXTS = {
    "check.title": (
        "核对：模拟与期望值引擎（全期合计）",
        "Cross-check: simulation and expected values (whole study)",
    ),
    "check.quantity": ("项目", "quantity"),
    "check.simulated": ("模拟", "simulated"),
    "check.expected": ("期望值", "expected"),
    "check.gap": ("差", "gap"),
    "check.errors": ("差/标准误", "gap in s.e."),
    "check.births": ("出生", "births"),
    "check.deaths": ("死亡", "deaths"),
    "check.reason_visits": (
        "普通门诊按若干就诊路径结算（相当于求积），与期望值相差超过{far}个标准误的，主要由此而来。",
        "Ordinary visits are settled along a few courses, a quadrature: gaps of visits beyond "
        "{far} standard errors mostly come from there.",
    ),
    "check.reason_work": (
        "期望值引擎按平均数处理失业金期满；与就业有关的项目相差超过{far}个标准误的，多出于此，"
        "其不含病残停止工作影响较小。",
        "The expected engine takes the end of unemployment benefits by its mean: gaps beyond "
        "{far} standard errors of what depends on work mostly come from there, less from "
        "disability, which it does not know.",
    ),
    "check.reason_means": (
        "期望值引擎按人群平均数计算；其余项目相差超过{far}个标准误的，系平均数的近似"
        "（抽样人数很少时，也因标准误本身不准）。",
        "The expected engine takes means of groups: other gaps beyond {far} standard errors come "
        "from that (in a very small sample also because the error itself is rough).",
    ),
}
