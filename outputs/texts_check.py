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
    "check.reason": (
        "期望值引擎按平均数处理失业金期满，不含病残停止工作；差异超过4个标准误的，多出于此。",
        "The expected engine takes the end of unemployment benefits by its mean and knows no "
        "disability: gaps beyond four standard errors mostly come from there.",
    ),
    "check.unit": ("万元", "10k yuan"),
}
