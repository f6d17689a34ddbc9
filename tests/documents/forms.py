"""Three differently shaped lists, as tables, with the slips that published ones have."""

from __future__ import annotations

from tests.documents.makers import LEFT, UP, Rows

# 1. City and district tasks with quarters, two heading rows, merged categories, a repeated heading (page break).
TITLE = "西青区2023年20项民心工程任务责任清单"
QUARTERLY: Rows = [
    ["类别", "市任务", "区任务", "阶段性目标", LEFT, LEFT, LEFT, "责任单位"],
    [UP, UP, UP, "一季度", "二季度", "三季 度", "四季度", UP],
    [
        "一、扩大学前教育",
        "新增学位3万个。",
        "新建幼儿园2所，新增学位600个。",
        "完成选址。",
        "开工。",
        "主体完工。",
        "投入使用。",
        "区教育局\n区住房建设委",
    ],
    [
        UP,
        "培训教师500人。",
        "培训教师60人。",
        "制定方案。",
        "培训20人。",
        "培训20人。",
        "培训20人。",
        "区教育局",
    ],
    ["类别", "市任务", "区任务", "一季度", "二季度", "三季度", "四季度", "责任单位"],
    [
        "二、办好养老食堂",
        "",
        "新建老年食堂10个。",
        "选址。",
        "建成3个。",
        "建成7个。",
        "建成10个。",
        "区民政局（区老龄办）、各街镇",
    ],
]

# 2. A list without quarters: numbers, lead and supporting units, deadline, leader; columns in another order.
TITLE_DEADLINE = "余杭区2024年重点工作任务分解表"
DEADLINE: Rows = [
    ["序 号", "完成时限", "重点工作任务", "牵头单位", "配合单位", "责任领导", "备注"],
    ["一、科技创新", LEFT, LEFT, LEFT, LEFT, LEFT, LEFT],
    ["1", "2024年6月底前", "引进领军人才2名。", "区委组织部", "区科技局；区人力社保局", "张三", ""],
    ["2", "12月", "优质企业达到100家。", "区科技局/区经信局", "", "李四", "=重点"],
    ["二、城市建设", LEFT, LEFT, LEFT, LEFT, LEFT, LEFT],
    ["3", "长期坚持", "改造老旧小区12个。", "区住建局（牵头）、区城管局（配合）", "", "王五", ""],
    ["合计", "", "3", "", "", "", ""],
]

# 3. Months in place of quarters; one project over two rows; units on several lines.
TITLE_MONTHLY = "金湖县2021年为民办实事项目计划表"
MONTHLY: Rows = [
    [
        "序号",
        "项目名称",
        "建设内容",
        "1-3月",
        "4月",
        "5月",
        "6月",
        "7-9月",
        "10-12月",
        "责任单位",
        "协办单位",
    ],
    [
        "1",
        "城乡供水",
        "铺设管网20公里。",
        "完成设计。",
        "招标。",
        "开工。",
        "铺设5公里。",
        "铺设15公里。",
        "验收。",
        "县水务局",
        "县住建局\n各镇街",
    ],
    [
        "2",
        "公厕革命",
        "新改建公厕5座。",
        "选址。",
        "",
        "开工。",
        LEFT,
        "建成3座。",
        "建成5座。",
        "县城管局、县资规局",
        "无",
    ],
    ["", "", "", "", "", "", "", "", "全部开放。", "县文广旅局", ""],
]
