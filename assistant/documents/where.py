"""Which region a list is of: read from its title, file name, signature and text against the table of regions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.documents.grid import Paragraph, Source
from assistant.text.regions import Region, find_regions, is_region, parents
from assistant.text.simplified import simplify

if TYPE_CHECKING:
    from assistant.documents.about import About

# Zones and towns are in no table; they must have a name of their own (光明新区, 泗洲头镇), not 高新区 alone.
_ZONE = re.compile(
    r"(?:^|[市区县省年度于涉及《“\s])([\u4e00-\u9fff]{2,6}?(?:新区|开发区|高新区|经开区|示范区|管理区|度假区|风景区|自由贸易试验区))(?!域|块|内|级)"
)
_TOWN = re.compile(
    r"^(?:20\d\d年度?)?([\u4e00-\u9fff]{2,5}?(?:镇|乡|街道))(?=20\d\d|关于|人民政府|办事处|年度|重点|民生|党)"
)
_NO_NAME = re.compile(
    r"^(?:高新|经济(?:技术)?|经|国家级?|省级|市级|各|全|本|我|该|城|老|建设|综合)*(?:新区|开发区|高新区|经开区|示范区|管理区|度假区|风景区)$|^[各全本我]|乡镇|街镇|镇街"
)
_BEGINS = re.compile(
    r"^(?:20\d\d年度?)?([\u4e00-\u9fff]{2,4}?(?:市|县|区|旗)|[\u4e00-\u9fff]{2,14}?(?:医院|卫生院|学校|中学|小学|幼儿园|大学|学院|公司|集团|村|社区))"
)
# 政府民生实事涉我区, 市辖区, 我校, 县城投集团: no name of one place.
_ANY_PLACE = re.compile(
    r"^[省市区县州旗镇乡]|政府|民生|实事|工作|涉|[我本全各该]|辖区|任务|年|区委|市委|县委"
)
_CONCERNS = re.compile(r"涉及?([\u4e00-\u9fff]{2,4}[区县旗市])")
_GOVERNMENT = re.compile(
    r"[\u4e00-\u9fff]{2,6}[市县区旗镇乡](?:人民政府|政府|[\u4e00-\u9fff]{2,12}[局委院])?(?:办公室)?"
)
_SIGNED = re.compile(r"人民政府|政府办|委办公室|委员会|办公室|管委会|督查室|发改委|指挥部")


def is_place(name: str) -> bool:
    """Whether a name can be a list's region: a known one, a zone, a town, an institution with a name of its own."""
    plain = simplify(name)
    zone = re.fullmatch(
        r"[\u4e00-\u9fff]{2,10}(?:新区|开发区|高新区|经开区|示范区|管理区|度假区|风景区|镇|乡|街道)", plain
    )
    return is_region(plain) or bool(zone and not _NO_NAME.search(plain)) or _own_name(plain) == plain


def _local(regions: Iterable[Region]) -> Region | None:
    """The most local of the regions named: 津南区 beside 天津市; the first of several."""
    found = list(regions)
    counties = [r for r in found if r.city or not (r.province or r.name[-1] in "省市")]
    cities = [r for r in found if r.name[-1] != "省"]
    best = next(iter(counties or cities or found), None)
    if best is None or best.city:
        return best
    above = next((r.name for r in found if any(parents(best.name, r.name))), "")
    return replace_parents(best, above) if above else best


def replace_parents(region: Region, above: str) -> Region:
    """The region as the one below ``above``."""
    city, province = parents(region.name, above)
    return region._replace(city=city, province=province)


def _named(text: str) -> Region | None:
    plain = simplify(text)
    region = _local(find_regions(plain))
    zones = [m[1] for pattern in (_ZONE, _TOWN) for m in pattern.finditer(plain)]
    own = next((z for z in zones if not _NO_NAME.search(z) and not is_region(z)), "")
    if own and (region is None or not region.city):
        return Region(own, region.name if region and region.name[-1] == "市" else "")
    return region


def fill_region(found: About, source: Source, lines: list[str]) -> About:
    """Region and city from the title, else the file's name, the signature or the text; unknown stays empty."""
    if found.region:
        city = found.city or parents(found.region)[0]
        return replace(found, city=city)
    texts = [(found.title, ""), (re.sub(r"[\W\d_]+", " ", source.name), "文件名")]
    texts += [(line, "落款") for line in lines if len(line) <= 40 and _SIGNED.search(simplify(line))]
    titled = _own_name(found.title)
    own = titled or next(
        (name for line in lines if _GOVERNMENT.fullmatch(line) and (name := _own_name(line))), ""
    )
    for text, where in texts if own else [*texts, *((line, "正文") for line in lines if len(line) <= 80)]:
        region = _named(text)
        if region is None or region.name[-1] == "省" or (own != region.name and own.endswith(region.name)):
            continue  # 青龙湾区 is no 龙湾区
        if where and titled.endswith(("市", "县", "区", "旗")):
            continue  # 各县区包括清河县, under 怀川市2025年…
        if where:
            source.warn(None, "地区", f"标题没有地区，按{where}读作{region.name}")
        city = found.city or region.city or _city_of(region.name, [found.title, *lines])
        return replace(found, region=region.name, city=city)
    if own := own or _own_name(re.sub(r"[\W_]+", " ", source.name)):
        source.warn(None, "地区", f"{own}不在行政区划表里，按标题读作地区")
        return replace(found, region=own)
    return found


def region_hint(source: Source) -> str:
    """What to do where no region is found: the one that the text names somewhere, if it does, is proposed."""
    texts = [
        b.text if isinstance(b, Paragraph) else "\n".join(c.text for row in b.rows for c in row)
        for b in source.blocks
    ]
    named = _local(find_regions(simplify("\n".join(texts))))
    said = f"文中只提到{named.name}，不一定是它；" if named else ""
    return f"{said}请加上 --region，例如 --region {named.name if named else '西青区'}"


def _own_name(title: str) -> str:
    """A place that no table has, or the institution whose list it is: what the title begins with."""
    plain = simplify(title).strip()
    match = _BEGINS.match(plain) or _CONCERNS.search(plain)
    name = match[1] if match else ""
    return "" if _NO_NAME.search(name) or _ANY_PLACE.search(name) else name


def _city_of(name: str, lines: Iterable[str]) -> str:
    """Of several places of one name, the one whose city the document names."""
    for line in lines:
        for region in find_regions(simplify(line)) if len(line) <= 80 else ():
            if region.name == name and region.city:
                return region.city
            if region.name != name and any(parents(name, region.name)):
                return parents(name, region.name)[0]
    return ""
