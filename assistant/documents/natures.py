"""What a cell is by its looks, and how well it suits a column.

>>> nature("12月底前"), nature("区民政局、相关镇街"), nature("沈  昱"), nature("1300人"), nature("新建驿站7家。")
('date', 'units', 'person', 'quantity', 'sentence')
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from assistant.documents.headings import Role, clean_heading
from assistant.text.simplified import simplify

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金"
    "韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文祝芮尤甘季丛俞倪翁庄柯桂游宫关柴"
    "樊兰殷施洪翟安颜牛温芦鲍裴俞章鲁葛毕聂焦耿左柳祁晏娄包凌霍辛冉阮褚宁岳冷卞佘甲乙丙丁戊己庚辛壬癸某"
)
_PERSON = re.compile(
    rf"(?:[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}|[欧上司诸东皇][阳官马葛方甫][\u4e00-\u9fff]{{1,2}})"
)
# Words that look like a surname and a given name.
_NO_PERSON = re.compile(
    r"施工|方案|安[全监装置]|金[融控]|高[校中铁新]|任务|成[立效果]|常态|平[安台]|康[复养]|章程|严[格控禁]|万[元人户]|许可|计划|水利|管[理委]|文[旅广教体化明物]|"
    r"路[段面灯]|温暖|余[额下杭]|童|于|向|方[便式面]|时|田[园间]|江[河]|石[材油]|林[业地水]|马路|包[干保]|孔"
)
_POST = re.compile(
    rf"(?:[{_SURNAMES}][\u4e00-\u9fff]{{0,2}}|各|分管)?(?:副|常务)?(?:[市区县镇州]长|[市区县]委书记|书记|主任|局长|部长)"
)
_OFFICER = re.compile(
    rf"[\u4e00-\u9fff]{{1,10}}(?:书记|主任|会计|委员|[长员])[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}"
)
_UNIT_END = re.compile(
    r"(?:局|委|办|办公室|部|院|会|中心|公司|联|室|处|科|股|团|队|区|县|市|镇|乡|街|街道|镇街|单位|部门|集团|政府|所|站|校|大学|学院|医院|馆|台|社|银行"
    r"|部队|支行|新城|园区|科技城|创园|开发区|管委会|指挥部|小组|专班|组|企业|电信|移动|联通|工会|协会|党委|党工委|公安|残联|妇联|团县委|工商联)$"
)
_NO_NAMES_END = ("村", "厂", "矿")
_NUMBER = re.compile(r"[（(]?(?:\d{1,4}|[一二三四五六七八九十]{1,3})[）)]?[、.．]?")
_SHARE = re.compile(r"[约超近≥]?\d+(?:\.\d+)?[%％]")
_QUANTITY = re.compile(
    r"[约超近≥]?\d[\d,.，．]*(?![\d月年日季])(?:万|亿)?(?:平方|公|千|立方)?[\u4e00-\u9fff㎡]{0,2}(?:[/／]\S{1,3})?"
)
_PHONE = re.compile(r"(?:\d{3,4}[-—]+)?\d{7,11}(?:[、,，;； ]+(?:\d{3,4}[-—]+)?\d{7,11})*")
_CALLED = re.compile(r"(?:[\u4e00-\u9fff]{0,4}电话|手机)\s*[:：]?\s*\d[\d\-—]{6,}")
_DATE = re.compile(
    r"(?:20\d\d年)?(?:全年|年底|年内|年末|年终|长期|上半年|下半年|第?[一二三四1-4]季度|\d{1,2}月)|持续推进|长期坚持|每[月季年]|20\d\d[-./年]\d"
)
_DONE = re.compile(
    r"^(?:已|目前|正在|截至|截止|完成率|累计|本月|共|各项|未|暂|正|未启动|按计划|按序时|达到)|(?:已|正在)(?:完成|开展|进行|启动|建成)"
)
_VERB = re.compile(
    r"建成|启动|新建|改建|扩建|迁建|完成|开工|推进|加快|建设|实施|打造|提升|改造|开展|新增|组建|设立|推动|成立(?!.*小组$)"
)
_STOP = re.compile(r"[。；;！]$")
_PEOPLE = re.compile(r"领导|负责人|责任人|联系人|联络员|[市区县镇省]长|书记|挂帅|办理人|^负责$")

# How well each kind of column takes a cell: what is not named here is 0.
_FITS: Mapping[str, Mapping[str, float]] = {
    "number": {"number": 4},
    "unit": {"units": 4, "short": 0, "person": -1, "sentence": -4, "date": -5, "number": -6, "quantity": -6, "share": -6, "phone": -6},
    "person": {"person": 4, "short": -0.5, "units": -3, "sentence": -4, "date": -5, "number": -6, "quantity": -6, "share": -6, "phone": -3},
    "phone": {"phone": 4, "number": -1, "units": -4, "person": -4, "sentence": -4, "date": -4, "share": -4, "short": -3},
    "deadline": {"date": 4, "sentence": -1, "short": -1, "units": -5, "person": -5, "number": -4, "quantity": -3, "share": -4, "phone": -5},
    "share": {"share": 4, "number": 1, "quantity": 1, "sentence": -3, "units": -4, "person": -4, "date": -3, "phone": -4},
    "progress": {"sentence": 2, "date": -1, "units": -3, "person": -4, "phone": -4, "number": 0, "quantity": 1, "share": 1},
    "goal": {"sentence": 2, "date": -2, "units": -3, "person": -4, "phone": -4, "number": 0.5, "quantity": 2, "share": 0.5},
    "quarter": {"sentence": 2, "date": 0, "units": -3, "person": -4, "phone": -4, "number": -1, "quantity": 1, "share": 1},
    "content": {"sentence": 2, "short": 1, "date": -3, "units": -2.5, "person": -3, "phone": -5, "number": -5, "quantity": -3, "share": -5},
    "category": {"short": 2, "sentence": -1.5, "units": -0.5, "date": -3, "person": -1, "phone": -5, "number": -5, "quantity": -4, "share": -5},
    "detail": {"sentence": 0.5, "short": 0.5, "units": -1, "person": -1.5, "number": -1},
}  # fmt: skip


def is_person(text: str) -> bool:
    """祝振伟 陈夏林, 甲某某: one or several names of people and nothing else."""
    parts = [p for p in re.split(r"[、，,;；/／\n]+", simplify(text)) if p.strip()]
    names = [
        n for part in parts for n in (["".join(part.split())] if len(part.split()[0]) == 1 else part.split())
    ]
    return bool(names) and all(_is_name(n) for n in names)


def is_post(text: str) -> bool:
    """王副区长, 各镇长, 分管局长: an office, with or without who holds it."""
    return bool(_POST.fullmatch(text))


def _is_name(word: str) -> bool:
    if is_post(word):
        return True
    return bool(_PERSON.fullmatch(word)) and not (
        word.endswith(_NO_NAMES_END)  # 白马村
        or _UNIT_END.search(word)
        or (len(word) == 2 and _NO_PERSON.match(word))
    )


def looks_like_units(text: str) -> bool:
    """Every part is short and ends like an organization's name, or is a person beside those (村党支部书记孙德旺)."""
    if _STOP.search(text.strip()) or _VERB.match(text.strip("*★ ")):
        return False
    outside = re.sub(r"[（(][^（）()]*[）)]?", "", simplify(text))
    parts = [p.strip(" *★☆?？:：。") for p in re.split(r"[、，,;；/／\s|]+", outside)]
    parts = [p for p in parts if p]
    units = [p for p in parts if len(p) <= 22 and _UNIT_END.search(p) and not re.search(r"\d", p)]
    return bool(units) and all(p in units or _OFFICER.fullmatch(p) or _is_name(p) for p in parts)


@lru_cache(maxsize=20_000)
def nature(text: str) -> str:
    """number share quantity phone date person units sentence short."""
    flat = simplify(" ".join(text.split()))
    tight = flat.replace(" ", "")
    if _CALLED.match(flat):
        return "phone"
    for name, pattern in (("phone", _PHONE), ("number", _NUMBER), ("share", _SHARE), ("quantity", _QUANTITY)):
        if pattern.fullmatch(tight if name != "phone" else flat):
            return name
    if len(tight) <= 16 and _DATE.search(tight) and not _STOP.search(tight):
        return "date"
    if is_person(text):
        return "person"
    if looks_like_units(text):
        return "units"
    return "sentence" if len(tight) > 14 or _STOP.search(tight) or re.search(r"\d", tight) else "short"


def kind_of_column(role: Role, heading: str) -> str:
    """The row of the table above for a column."""
    clean = clean_heading(heading)
    if role.kind in ("lead", "support"):
        return "unit"
    if role.kind in ("number", "deadline", "category", "quarter", "goal"):
        return role.kind
    if re.search(r"电话|手机|联系方式", clean):
        return "phone"
    if _PEOPLE.search(clean) and "单位" not in clean:
        return "person"
    if re.search(r"率|%|％|占比", clean):
        return "share"
    if re.search(r"科室|部门|单位", clean):
        return "unit"
    if role.kind == "progress":
        return "progress"
    return "content" if role.kind in ("task", "name", "city") else "detail"


def fit(kind: str, text: str) -> float:
    """How well a cell suits a column of this kind: 4 plainly, 0 neutral, -4 and less not at all."""
    what = nature(text)
    score = _FITS[kind].get(what, -6.0 if kind == "number" else 0.0)
    if (
        what in ("sentence", "short")
        and kind in ("progress", "content", "goal")
        and _DONE.search(simplify(text))
    ):
        score += 2 if kind == "progress" else -2
    if what == "sentence" and kind == "deadline" and re.search(r"\d月(?:底|前|份|中旬)", text):
        score += 2
    return score
