"""Labels in running text: “责任单位：…”, “牵头单位：…；配合单位：…”, “完成时限：…”, “项目名称：”."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from assistant.documents.headings import SIMPLIFIED, clean_heading, role_of
from assistant.model.headings import tells_who

_WORDS_TEXT = (
    "项目名称 任务名称 实事名称 项目内容 任务内容 工作内容 工作任务 重点任务 主要任务 建设内容 主要内容 具体内容 实事内容 目标任务 工作目标 年度目标 主要目标 "
    "具体措施 工作措施 主要举措 工作举措 工作要求 牵头责任单位 责任单位 责任部门 牵头单位 牵头部门 主办单位 承办单位 实施单位 主责单位 落实单位 负责单位 "
    "组织单位 配合单位 配合部门 协办单位 协同单位 参与单位 协助单位 牵头领导 责任领导 分管领导 包保领导 挂钩领导 项目责任人 直接责任人 责任人 负责人 联系人 "
    "联系电话 完成时限 完成时间 时间节点 时限要求 时间要求 完成期限 实施期限 进度安排 时间安排 实际完成情况 完成情况 进展情况 进展与成效 工作进展 目前进展 "
    "当前进展 工作成效 存在问题 下一步工作 下一步打算 资金来源 总投资 年度投资 投资估算 建设地点 备注 所属类别 类别 分类 第一季度目标 第二季度目标 第三季度目标 "
    "第四季度目标 一季度目标 二季度目标 三季度目标 四季度目标 第一季度 第二季度 第三季度 第四季度 一季度 二季度 三季度 四季度"
)
_QUARTERS = [
    f"{o}{q}季度{w}"
    for o in ("第", "")
    for q in "一二三四"
    for w in ("工作进展", "进展情况", "进展", "工作计划", "计划", "完成情况", "工作目标")
]
_WORDS = [
    *_WORDS_TEXT.split(),
    *_QUARTERS,
    "具体情况",
    "推进情况",
    "落实情况",
    "项目进展",
    "阶段性目标",
    "工作安排",
    "工作计划",
    *(
        role + body
        for role in ("牵头", "责任", "主责", "主办", "配合", "协办", "协同", "参与")
        for body in ("单位", "部门", "科室", "股室", "处室", "车间", "中队")
    ),
    *(a + b for a in ("推进", "实施") for b in ("计划", "步骤", "安排")),
]
_ANY = "|".join(r"[ \u3000]*".join(word) for word in sorted(_WORDS, key=len, reverse=True))
_INLINE = re.compile(rf"(?:^|(?<=[\s；;。，,、（(〔】\]：:.])|(?=【))【?({_ANY})】?[ \u3000]*[:：】]")
_MONTHLY = re.compile(r"(?:^|(?<=[\s；;。]))((?:1[0-2]|[1-9])(?:[-~至—](?:1[0-2]|[1-9]))?月份?)[:：]")
_ALONE = re.compile(rf"【?({_ANY})】?[:：]?")
_BARE = re.compile(r"([\u4e00-\u9fff]{2,8})[:：]")
_BRACKETED = re.compile(r"^【([\u4e00-\u9fff]{2,8})】[:：]?")
_UNKNOWN = re.compile(r"^([\u4e00-\u9fff]{2,8})[:：](?!$)")
_BROKEN = re.compile(r"([\u4e00-\u9fff]{1,5})[:：]")
_WIDE = re.compile(r"[ \u3000]{2,}")
_TAIL = re.compile(r"[（(]([^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*)[）)]\s*[。；;]?\s*$")
_LEADS = re.compile(
    r"(?:分别|共同|按(?:职责|照?分工)[^，,；;]{0,4})?(?:牵头|负责|主办|组织实施)(?:落实|实施|推进)?$"
)
_HELPS = re.compile(
    r"(?:分别|共同|按(?:职责|照?分工)[^，,；;]{0,4})?(?:配合|参与|协助|协办)(?:落实|实施|推进)?$"
)
_OWN_SHARE = re.compile("按.*负责")  # behind 甲牵头，: 乙按职责分工负责
_MEASURE = re.compile("[万亿千百]*[元人户吨亩个项]|平方米|公里|%|％")
_ROUND = str.maketrans("【】〔〕", "（）（）")  # 【教务处牵头，各年级组配合】
_WHEN = re.compile(r"月底|月份|年底|年内|季度|\d月|长期|持续|全年")


class Piece(NamedTuple):
    """Part of a line: its label as printed ("" for plain text) and the text after the label."""

    label: str
    text: str
    bracketed: bool = False  # the label stands inside （…）


def split_labels(line: str, own: Collection[str] = ()) -> list[Piece]:
    """A line cut at its labels, those of the document's ``own`` too.

    >>> [(p.label, p.text) for p in split_labels("修路。责任单位：区住建委；完成时限：6月底")]
    [('', '修路。'), ('责任单位', '区住建委'), ('完成时限', '6月底')]
    """
    plain = line.translate(SIMPLIFIED)
    bare = _BARE.fullmatch(plain.strip())  # 推进计划：, and the quarters in the lines below
    if _ALONE.fullmatch(plain.strip()) or (bare and role_of(bare[1]).kind):
        return [Piece(clean_heading(line), "")]
    parts = [(part, _UNKNOWN.match(part)) for part in _WIDE.split(plain.strip())]
    if len(parts) > 1 and all(m and role_of(m[1]).kind for _, m in parts):
        return [
            Piece(m[1], part[m.end() :].strip()) for part, m in parts if m
        ]  # 牵头科室：门诊部　　配合科室：人事科
    found = sorted([*_INLINE.finditer(plain), *_MONTHLY.finditer(plain)], key=lambda m: m.start())
    if own and found:  # 投资：7800万元；时限：12月底, behind what every list calls so
        inside = re.compile(rf"(?:^|(?<=[。；;]))\s*({'|'.join(map(re.escape, own))})[:：]")
        taken = {m.start(1) for m in found}
        found = sorted(
            [*found, *(m for m in inside.finditer(plain) if m.start(1) not in taken)], key=lambda m: m.start()
        )
    if not found:
        bracketed = _BRACKETED.match(plain.strip())
        if bracketed:
            return [Piece(bracketed[1], line.strip()[bracketed.end() :].strip())]
        unknown = _UNKNOWN.match(plain.strip())
        if unknown and role_of(unknown[1]).kind in ("lead", "support", "deadline", "progress", "detail"):
            return [Piece(unknown[1], line.strip()[unknown.end() :].strip())]
        return [Piece("", line.strip())]
    starts = [m.start() + _opens(m) for m in found]
    pieces = [Piece("", line[: starts[0]].strip())]
    for match, end in zip(found, [*starts[1:], len(line)], strict=True):
        pieces.append(Piece(clean_heading(match[1]), line[match.end() : end].strip()))
    return _unwrap([p for p in pieces if p.label or p.text])


def _opens(match: re.Match[str]) -> bool:
    """Whether the 【 before a label goes around its text too: 【责任单位：区住建局】, unlike 【责任单位】区住建局."""
    return match[0].startswith("【") and not match[0].endswith("】")


def _unwrap(pieces: list[Piece]) -> list[Piece]:
    """Take away the （ before a label, the ） of its own after its text, and ； between labels."""
    clean: list[Piece] = []
    opened = False
    for i, (label, text, _) in enumerate(pieces):
        opens = text.endswith(("（", "(", "【", "[", "〔")) and i < len(pieces) - 1
        text = text[:-1].rstrip() if opens else text
        text = _without_closing(text) if opened else text
        if label:
            mark = "；;，, （(" if role_of(label).kind in ("lead", "support", "deadline") else "；; "
            text = text.strip().rstrip(mark)
            text = text.rstrip("。") if tells_who(label) else text  # 分管领导：龚晓岚。
        clean.append(Piece(label, text, opened))
        opened = opened or opens
    return [p for p in clean if p.label or p.text]


def _without_closing(text: str) -> str:
    """县教育局、各镇（街道）】 → without the mark that nothing in the text opens."""
    bare = re.sub(r"(?<=[）)】\]〕])\s*[。；;]$", "", text.rstrip())
    opening, closing = (sum(bare.count(mark) for mark in marks) for marks in ("（(【[〔", "）)】]〕"))
    return bare[:-1].rstrip() if closing > opening and bare.endswith(("）", ")", "】", "]", "〕")) else text


def with_whole_labels(rows: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """(row, line), a line joined to the next where its end cuts a label: …牵头单, and 位：区教育局."""
    joined: list[tuple[int, str]] = []
    for row, text in rows:
        if joined and _goes_on(joined[-1][1], text):
            joined[-1] = (joined[-1][0], joined[-1][1] + text)
        else:
            joined.append((row, text))
    return joined


def _goes_on(line: str, following: str) -> bool:
    head = _BROKEN.match(following)
    return head is not None and any(
        line[-size:] + head[1] in _WORDS for size in range(1, 5) if len(line) > size
    )


def unit_labels(text: str) -> list[int]:
    """Where 责任单位： and the like stand in a text."""
    found = _INLINE.finditer(text.translate(SIMPLIFIED))
    return [m.start() for m in found if role_of(m[1]).kind == "lead"]


def names_unit(line: str) -> bool:
    """Whether the line says who is responsible: a label, or （…牵头，…配合） at its end; 单位：万元 is of the numbers."""
    leads = [p for p in split_labels(line) if role_of(p.label).kind == "lead"]
    return any(not _MEASURE.fullmatch(p.text) for p in leads) or bool(split_tail(line).leads)


class Tail(NamedTuple):
    """What （市人社局牵头，市财政局配合，年内完成） at the end of a task says."""

    body: str
    leads: str = ""
    supports: str = ""
    when: str = ""


def split_tail(text: str) -> Tail:
    """新建学校。（区教育局牵头，区财政局配合） → its parts; only the text where nobody is named.

    >>> split_tail("完成任务。(市人社局牵头，市财政局配合，年内完成)")
    Tail(body='完成任务。', leads='市人社局', supports='市财政局', when='年内完成')
    """
    match = _TAIL.search(text.translate(_ROUND))
    if not match:
        return Tail(text)
    found: dict[str, list[str]] = {"leads": [], "supports": [], "when": []}
    names: list[str] = []
    for part in filter(None, re.split(r"[，,；;]", match[1].translate(SIMPLIFIED))):
        role = next((k for k, p in (("leads", _LEADS), ("supports", _HELPS)) if p.search(part)), "")
        if role:
            cut = {"leads": _LEADS, "supports": _HELPS}[role].sub("", part)
            role = "supports" if found["leads"] and _OWN_SHARE.search(part) else role
            found[role] += [*names, *([cut.removeprefix("由")] if cut else [])]
            names = []
        elif _WHEN.search(part):
            found["when"].append(part)
        else:
            names.append(part.removeprefix("由"))
    if not found["leads"]:
        return Tail(text)
    joined = {key: "、".join(parts) for key, parts in found.items()}
    return Tail(text[: match.start()].rstrip(), **joined)
