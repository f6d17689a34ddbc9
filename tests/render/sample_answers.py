"""Answers made by hand, so that what is drawn depends on nothing but the drawing."""

from __future__ import annotations

from assistant.answer import Answer, Intent, Row, Understood

AUDIT = Row(
    15,
    3,
    8,
    "帮扶特殊困难群体",
    "开展残疾人家庭无障碍建设。",
    "完成80户残疾人家庭无障碍改造。",
    (
        "明确目标任务。",
        "开展家庭无障碍需求调查。",
        "对有无障碍设施改造需求的残疾人家庭进行资料审核。",
        "完成80户改造任务。",
    ),
    ("区残联",),
)
TRAINING = Row(
    16,
    3,
    8,
    "帮扶特殊困难群体",
    "开展适配服务技能培训。",
    "培训基层残疾人工作者55人。",
    ("按照市残联安排，完成培训基层残疾人工作者55人。", "已完成。", "已完成。", "已完成。"),
    ("区残联",),
)
NOISE = Row(
    30,
    3,
    18,
    "治理城市噪声扰民",
    "开展噪声污染防治行动。",
    "1．完成工业园区噪声有效治理。\n\n2．完成安静居住小区创建工作。",
    (
        "启动我区噪声扰民治理民心工作。",
        "1．制定工作方案。\n2．开展噪声污染调查并实施有效治理。",
        "1．持续开展工业园区噪声污染防治相关工作。\n\n2．做好安静居住小区相关创建验收材料的准备工作。",
        "完成验收工作。",
    ),
    ("区生态环境局", "区住房建设委"),
)
TITLE = "天津市2022年20项民心工程涉及津南区任务责任清单"


def answered(
    *rows: Row, intent: Intent = "milestones", summary: str = "三季度共3项任务。", **more: object
) -> Answer:
    """An answer with ``rows``."""
    answer = Answer(
        "问题", "answered", intent, summary, rows=rows, source_list=TITLE, source_issued="2022-03-30"
    )
    return answer._replace(**more)  # type: ignore[arg-type]


QUARTER = answered(AUDIT, TRAINING, NOISE)
TASKS = answered(
    *(row._replace(quarter=None) for row in (AUDIT, NOISE)), intent="tasks", summary="“改造”共2项任务。"
)
NOTHING = Answer(
    "第十四项",
    "not_found",
    None,
    "第十四项不涉及本区，清单里没有。",
    Understood(corrections=(("区惨联", "区残联"),), ignored=("苹果",), inherited=("三季度",)),
    suggestions=("第十三项有哪些任务", "区残联三季度要做什么"),
)
HOSTILE = answered(
    AUDIT._replace(
        district_task="[bold]红[/bold]\x1b[31m字\x9b0m|*_`\r\n=cmd",
        milestones=("", "", "=1+1|\t\x07[link=x]审核\u202e", ""),
        units=("+区残联",),
    ),
    summary="“[red]残联[/red]\x1b]0;标题\x07”",
)
