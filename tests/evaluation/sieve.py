"""Questions of other worlds, none of which a responsibility list answers: shares, films, shops, code, schools elsewhere.

Made from things and ways to ask, always the same ones in the same order; ``python -m tests.evaluation.sieve`` prints them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice, product

# Domain → (things, ways to ask about them).  A thing may hold words that a list has as well; the question is another.
WORLDS: dict[str, tuple[str, str]] = {
    "股票": (
        "贵州茅台 300079.SZ 宁德时代 上证指数 创业板 白酒板块 半导体ETF 中国平安股票 可转债 新股 恒生科技 比亚迪股价 黄金期货 原油期货 比特币 美元汇率 "
        "沪深300 券商股 煤炭板块 600519",
        "{}今天收盘多少 {}还能买吗 {}三季度业绩怎么样 {}跌了多少 {}什么时候分红 {}市盈率多少 {}目标价多少 {}谁是大股东 {}涨停了吗 {}下半年走势 帮我分析一下{} {}持仓多少",
    ),
    "电影": (
        "流浪地球3 满江红 哪吒2 周星驰的电影 诺兰新片 宫崎骏动画 韩剧 综艺 奥斯卡最佳影片 那部谍战剧 三体电视剧 甄嬛传 漫威电影 春节档票房",
        "{}什么时候上映 {}主演是谁 {}好看吗 {}豆瓣多少分 {}第几集大结局 {}导演是谁 {}在哪个平台看 {}票房多少 推荐一部像{}那样的 {}讲的是什么",
    ),
    "书": (
        "红楼梦 活着 百年孤独 平凡的世界 三国演义 东野圭吾的小说 网络小说 明朝那些事儿 史记 小王子 高数教材 论语",
        "{}的作者是谁 {}多少页 {}哪个出版社的 {}的主人公叫什么 {}写的是什么年代 {}第三章讲什么 {}定价多少 {}有几个版本 {}适合几年级看",
    ),
    "购物": (
        "苹果手机 羽绒服 洗地机 电动牙刷 空气炸锅 婴儿奶粉 猫粮 机械键盘 扫地机器人 蓝牙耳机 行车记录仪 跑步鞋 咖啡机 投影仪 电热毯 儿童手表",
        "{}多少钱 {}哪个牌子好 {}几天能到货 {}怎么退货 {}保修几年 {}有优惠券吗 双十一{}打几折 {}值得买吗 {}有几种颜色 {}尺码怎么选 {}送赠品吗",
    ),
    "旅行": (
        "北京到上海的高铁 三亚机票 飞机票800元 故宫门票 日本签证 青海湖自驾 酒店 迪士尼乐园 去西藏的火车 邮轮 泰山索道 厦门鼓浪屿",
        "{}几点发车 {}要提前几天订 {}多少钱一张 {}行程怎么安排 {}需要什么证件 {}能退吗 {}几个小时到 {}住哪里方便 {}几月去最好 {}有什么好吃的",
    ),
    "程序": (
        "Python列表 Java多线程 SQL连接查询 正则表达式 Git分支 Docker容器 React组件 C语言指针 递归函数 二叉树 机器学习模型 爬虫 Linux命令 Excel公式",
        "{}怎么写 {}报错怎么解决 {}和{}有什么区别 {}的时间复杂度是多少 {}面试会问什么 {}怎么优化 写一段{}的代码 {}的参数有几个 {}版本怎么升级",
    ),
    "体育": (
        "NBA总决赛 世界杯 英超 中超 奥运会乒乓球 CBA季后赛 湖人队 梅西 全运会游泳 法网 F1上海站 欧冠决赛",
        "{}几点开始 {}谁赢了 {}比分多少 {}冠军是谁 {}还有几轮 {}门票多少钱 {}谁进的球 {}哪个台直播 {}积分榜 {}下一场对谁",
    ),
    "做菜": (
        "红烧肉 番茄炒蛋 戚风蛋糕 酸菜鱼 饺子馅 小龙虾 白切鸡 凉皮 佛跳墙 寿司 汤圆",
        "{}怎么做 {}要煮几分钟 {}放多少盐 {}热量多少 {}几个人吃合适 {}用什么锅 {}能放几天 {}哪家店好吃 {}需要哪些材料",
    ),
    "看病": (
        "感冒 颈椎病 腰椎 皮疹 智齿 过敏性鼻炎 阑尾炎手术 近视手术 胃镜 牙齿矫正 失眠 布洛芬",
        "{}吃什么药好 {}几天能好 {}疼不疼 {}要忌口吗 {}挂什么科 {}一天吃几片 {}有什么症状 {}会传染吗 {}要花多少钱 {}能喝酒吗",
    ),
    "外地": (
        "清华大学 北京市海淀区 上海中学 深圳地铁 杭州亚运村 广州塔 成都大熊猫基地 武汉长江大桥 南京大学 香港中环 东京奥运村 衡水中学",
        "{}今年招多少人 {}录取分数线多少 {}什么时候开放 {}谁负责 {}三季度要做什么 {}有几个校区 {}建了几年 {}归哪个区管 {}怎么预约 {}有哪些任务",
    ),
    "职场": (
        "产品经理 外卖骑手 新媒体运营 会计证 公务员考试 教师资格证 考研英语 注册会计师 前端工程师 销售提成 试用期 劳动合同 年终奖 社保断缴",
        "{}工资多少 {}好考吗 {}要准备多久 {}需要什么学历 {}怎么算 {}有前途吗 {}一个月休几天 {}面试怎么答 {}报名费多少",
    ),
    "百科": (
        "恐龙 黑洞 长城 光速 珠穆朗玛峰 5米长的蛇 蓝鲸 太平洋 秦始皇 诸葛亮 爱因斯坦 元素周期表 唐朝 金字塔 大熊猫 企鹅",
        "{}有多高 {}有多少种 {}是什么时候出现的 {}是谁发现的 {}有多长 {}为什么会这样 {}活多少年 {}在哪个国家 {}的英文怎么说 给我讲讲{}",
    ),
    "闲聊": (
        "女朋友 同事 隔壁老王 我家的猫 星座 梦见蛇 前男友 二舅 广场舞 彩票 生日礼物 婚礼 朋友圈文案 周末",
        "{}生气了怎么办 {}今天心情不好 {}几号 给{}写首诗 {}送什么好 {}喜欢我吗 {}多少岁 {}该说什么 讲一个{}的笑话 {}中了多少",
    ),
}
BARE = (
    "1111",
    "300079.SZ",
    "abc123",
    "qwerty",
    "哈哈哈哈",
    "？？？",
    "！！！",
    "test",
    "SELECT 1",
    "http://example.com",
    "13800000000",
    "0",
    "-1",
    "∞",
    "爱你",
    "嘻嘻",
    "今天天气怎么样",
    "讲个笑话",
    "你多大了",
    "我饿了",
    "明天放假吗",
    "帮我订外卖",
    "1+1等于几",
    "唱首歌",
)
WITH_TIME = ("三季度", "二季度", "上半年", "年底", "全年")
SIZE = 2400


def questions() -> Iterator[str]:
    """At least 2,000 questions, each once."""
    made = [list(islice(_of(*world), 400)) for world in WORLDS.values()]
    timed = [
        f"{thing}{when}"
        for (things, _), when in zip(WORLDS.values(), cycle(WITH_TIME), strict=False)
        for thing in things.split()
    ]
    rows = [*BARE, *timed, *(q for row in zip_longest_flat(made) for q in row)]
    yield from list(dict.fromkeys(rows))[:SIZE]


def zip_longest_flat(columns: list[list[str]]) -> Iterator[list[str]]:
    """The columns' first entries, then their second ones, and so on."""
    for at in range(max(map(len, columns))):
        yield [column[at] for column in columns if at < len(column)]


def _of(things: str, ways: str) -> Iterator[str]:
    for way, thing in product(ways.split(), things.split()):
        yield way.replace("{}", thing)


if __name__ == "__main__":
    print("\n".join(questions()))
