"""What no plan says: where, how, by whom it is built, telephones, names; and how far it really is."""

from __future__ import annotations

from assistant.language.rules.asks import OF_MONEY
from assistant.language.rules.engine import Match, Rule

PLACE = "哪点|哪凼|哪个街镇|哪几条街|哪条街上|哪几条路|哪些路|哪个窗口|哪家医院|哪个医院|哪几家医院|哪所学校|哪个学校|哪家店|哪家银行|哪个站|哪|哪里|哪儿|什么地方|啥地方|哪个地方|何处|哪条路|哪条街|哪个路口|哪些路口|哪个路段|哪些路段|哪个地段|哪个地块|哪个位置|什么位置|哪个村|哪个小区|哪些村|哪几个村|哪些乡镇|哪几个乡镇|哪几个街镇|哪些街镇|哪些镇|哪几个镇|哪些街道|哪几个街道|哪些小区|哪几个小区|哪些社区|哪几个社区|哪些地方|哪几个地方"
_MAKES_ONLY = "施工|设计|承建|生产|制造|装修|监理|中标|中的标|供货|供应|承包|包工|包的工|承接"
_MAKES = f"{_MAKES_ONLY}|盖|修|建|造|做|装|干|搞"
_BUILDERS = "施工单位|施工企业|施工方|施工队|设计单位|设计院|监理单位|监理公司|承建单位|承建方|中标单位|中标方|建筑公司|建筑企业|供应商|供货商|厂家|厂商|承包商|总包|包工头|包工队|工程队"
_GOALS = "全年|年度|今年|全部|自己? 的? 任务|目标|工作?"
_ALL_DONE = "完成|完工|做完|干完|办完|弄完|搞完|落实|达标"
_DONE_YET = f"{_ALL_DONE}|建完|建好|做好|验收|开工|启动|动工|竣工"

_TAKES_IN = ("清", "征", "回", "增", "创", "营", "追", "催")
_NOT_NOW = ("还", "要", "需", "差", "缺", "剩", "几项", "哪几", "任务", "计划", "应该")


def _as_of_now(match: Match) -> str | None:
    """签约率现在多少: the actual state, where the list has it; 现在还差多少 and 现在有几项任务 ask for something else."""
    return None if any(word in match.text[match.end :] for word in _NOT_NOW) else "maybe"


_STATED = ("率", "标准", "目标", "比例", "占比", "任务", "度")  # 覆盖率有多高: the list may say so


RULES: tuple[Rule, ...] = (
    Rule(
        "在哪",
        "unsaid",
        f"在|交到|送到|递到|开在|落在|选在|建在|设在|修在|盖在|装在|放在|位于|位置在|去|上|去到|跑 {PLACE} 上|里呢|呢|呀|啊|实施|建设|施工|办|办理|领|申领|报名|申请|预约|体检|看|查|检查|做|测|打|治|学|住|举行|举办|召开|开|进行|搞|比? 手续|业务? 的? $",
        lambda m: "地点",
    ),
    Rule(
        "到哪办",
        "unsaid",
        f"到 {PLACE} 去? 办|办理|领|申领|报名|申请|签|签约|交|缴|买 手续|业务|合同? 的? $",
        lambda m: "地点",
    ),
    Rule(
        "分别是哪些社区",
        "unsaid",
        "分别|具体 是|在|有? 哪些村|哪几个村|哪些小区|哪几个小区|哪些社区|哪几个社区|哪些镇|哪几个镇|哪些街道|哪些学校|哪几所学校",
        lambda m: "地点",
    ),
    Rule(
        "是哪些村的",
        "unsaid",
        "都? 是 哪些村|哪几个村|哪个村|哪些小区|哪几个小区|哪个小区|哪些社区|哪几个社区|哪些镇|哪几个镇 的 $",
        lambda m: "地点",
    ),
    Rule(
        "地址",
        "unsaid",
        f"具体? 地址|具体位置|具体地点 在|是? {PLACE}|什么|多少? $",
        lambda m: "地点",
    ),
    Rule(
        "怎么申请",
        "unsaid",
        "怎么|怎样|如何|咋 申请|激活|下载|注册|登录|绑定|挂失|补办|报名|申报|办理|领取|领|预约|缴费|登记 入住|加入|参加|报销|购买|使用|补贴|补助|资金? 的|呢|呀|啊? $",
        lambda m: "办理方法",
    ),
    Rule(
        "哪家公司施工",
        "unsaid",
        f"是|由? 哪家|哪个|哪几家|什么|啥 公司|厂|厂子|企业|老板|{_BUILDERS} 在|来|给? {_MAKES} {_MAKES}? 的|了? $",
        lambda m: "承建或供货单位",
    ),
    Rule(
        "施工单位是谁",
        "unsaid",
        f"{_BUILDERS} 是|为|叫|找|请|有? 谁|哪家|哪个|哪几家|哪些|什么 公司|单位? $",
        lambda m: "承建或供货单位",
    ),
    Rule("谁设计的", "unsaid", f"是|由? 谁 {_MAKES_ONLY} 的? $", lambda m: "承建或供货单位"),
    Rule(
        "评委都有谁",
        "unsaid",
        "评委|专家|讲师|老师|教练|学员|成员|选手|人选|嘉宾|志愿者|名单 都? 有|是 谁|哪些人|哪些|哪位 $",
        lambda m: "人名",
    ),
    Rule(
        "在哪家医院做",
        "unsaid",
        "在|去 哪家|哪个|哪所 医院|酒店|银行|饭店 !负责|牵头",
        lambda m: "地点",
    ),
    Rule(
        "钱从哪来",
        "unsaid",
        f"钱|资金|经费|款项 都? 是? 都? 从|由|打? {PLACE}|谁|哪 来|出|拨|拿|掏 的?",
        lambda m: "来源",
    ),
    Rule("谁出钱", "unsaid", "谁|哪家|哪里 来? 出|掏|拿|拨 的? 钱|资金|经费|款", lambda m: "来源"),
    Rule("哪家中标的", "unsaid", f"是|由? 哪家|谁 {_MAKES_ONLY} 的|了? $", lambda m: "承建或供货单位"),
    Rule("中标的是哪家", "unsaid", "中标 的? 是|有? 谁|哪家|哪一家|哪个公司", lambda m: "承建或供货单位"),
    Rule("怎么卖", "unsaid", "怎么|怎样|咋 卖|收费 的|呢|呀|啊? $", lambda m: "价格"),
    Rule("为什么要修", "unsaid", "^ 为什么|为啥|为何|凭什么 要", lambda m: "原因"),
    Rule(
        "有多高",
        "unsaid",
        "有多 高|重|深|厚|老 $",
        lambda m: None if any(word in m.text for word in _STATED) else "这个数",
    ),
    Rule(
        "要什么条件",
        "unsaid",
        "要|需要|有? 什么|啥|哪些 专业|学历|资格|学位|职称 的|要求? $",
        lambda m: "条件",
    ),
    Rule(
        "需要什么材料",
        "unsaid",
        "需要|得交|要交|提交|得带|要带|要|交|带|准备 什么|啥|哪些|哪几样 材料|手续|证件|条件|资料 去|来|才能? 办|办理|领|申请|报名? $",
        lambda m: "办理方法",
    ),
    Rule("什么牌子", "unsaid", "什么|啥|哪个|哪种 牌子|品牌|型号|颜色|款式 的? $", lambda m: "品牌型号"),
    Rule("让不让", "unsaid", "让不让|准不准|许不许|允不允许|允许不允许", lambda m: "是否允许"),
    Rule(
        "叫什么名字",
        "unsaid",
        "分别|各自|都? 叫 什么|啥 名字|名称 $",
        lambda m: "名称",
    ),
    Rule(
        "电话",
        "unsaid",
        "联系电话|咨询电话|投诉电话|报名电话|招生电话|电话号码|电话|联系方式|手机号|联系人|热线 是|是多少|多少|是什么|给我|给个|给|发我|告诉我|号码|多少号|有吗|呢|报|说|查|发? 一个|一下|吧? $",
        lambda m: "电话",
    ),
    Rule("名单", "unsaid", "名单|花名册|名册 给我|发我|有吗|是什么|列一下|呢|在哪 $", lambda m: "名单"),
    Rule("打哪个电话", "unsaid", "打|拨|拨打? 哪个|什么|啥|多少 电话|热线|号码", lambda m: "电话"),
    Rule(
        "号码",
        "unsaid",
        "号码|账号|网址|网站|公众号|二维码|邮箱 是? 多少|什么|啥|哪个|给我 $",
        lambda m: m.parts[0],
    ),
    Rule(
        "几点",
        "unsaid",
        "几点|几点钟|营业时间|开放时间|上班时间|办公时间 开|开门|关门|上班|下班|结束|开始|营业|开放? ",
        lambda m: "时刻",
    ),
    Rule(
        "收多少钱",
        "unsaid",
        "收 多少钱|几块钱|几块 $",
        lambda m: None if m.text.endswith(_TAKES_IN, 0, m.start) else "价格",  # 清收多少钱 is a goal
    ),
    Rule("住一晚多少钱", "unsaid", "住|租 一|每 . 要? 多少钱|几块钱|几块 $", lambda m: "价格"),
    Rule("卖了多少钱", "unsaid", "卖 了 多少钱|几块钱 $", lambda m: "价格"),
    Rule("一份卖多少钱", "unsaid", "一|每 . .? .? 卖 多少钱|几块钱|几块 $", lambda m: "价格"),
    Rule(
        "门票",
        "unsaid",
        "门票|票价|收费标准|收费|价格|采购价|单价|售价|进价 多少|多少万|是多少|怎么收|多少钱|几块钱|几块? $",
        lambda m: "价格",
    ),
    Rule(
        "多少钱一度",
        "unsaid",
        "多少钱|几块钱|几块|几毛钱|几毛 一|每 度|平|平米|平方|平方米|吨|方|斤|张|次|人|位|天|晚|月|个月|年|份|瓶|小时|节|节课 的? $",
        lambda m: "价格",
    ),
    Rule("有没有推荐", "unsaid", "有没有|有啥|有什么|求|帮忙? 推荐 的|吗? $", lambda m: "推荐"),
    Rule("推荐一部", "unsaid", "推荐 一部|一本|一家|几家|几部|几本|一款 $", lambda m: "推荐"),
    Rule("哪家施工队", "unsaid", f"哪家|哪个|哪支|哪几家|啥|什么 {_BUILDERS}", lambda m: "承建或供货单位"),
    Rule("分数线", "unsaid", "录取? 分数线|投档线|控制线", lambda m: "分数线"),
    Rule(
        "租金怎么收",
        "unsaid",
        "|".join(OF_MONEY) + " 怎么|咋|如何|怎样 收|算|交|缴|定 的? $",
        lambda m: "价格",
    ),
    Rule(
        "局长是谁",
        "person",
        "园长|馆长|厂长|行长|护士长|团长|董事长|总经理|局长|主任|书记|科长|处长|院长|校长|部长|主席|会长|区长|县长|镇长|村长|站长|领导|负责人|一把手 叫什么|是谁|是哪位|哪位|姓什么|叫啥|贵姓|电话|名字|联系方式?",
        lambda m: m.parts[0],
    ),
    Rule("完成了吗", "state", f"{_DONE_YET} 了 吗|没|没有|么|不|吧 $", lambda m: "also"),
    Rule("完成没有", "state", f"{_DONE_YET} 没有|没|了没有|了没 $", lambda m: "also"),
    Rule(
        "是否完成",
        "state",
        f"是否|有没有|是不是 都|已经|按时|按期|如期? {_DONE_YET} 了? !的|任务",
        lambda m: "also",
    ),
    Rule(
        "是否开工了", "state", f"是否|有没有|是不是 都|已经|按时|按期|如期? {_DONE_YET} 了", lambda m: "also"
    ),
    Rule("有没有完成的", "state", f"有没有|有无 已经|已? {_ALL_DONE} {_GOALS} 的", lambda m: "only"),
    Rule("进展情况", "state", "进展情况|实际进度|实际进展|完成情况|完成进度", lambda m: "also"),
    Rule(
        "还没完成",
        "state",
        f"还没|还没有|尚未|仍未|没有|没|未|没能|未能 按时|按期|如期|按计划|真正? {_DONE_YET} {_GOALS}",
        lambda m: None if m.text.endswith("有", 0, m.start) else "only",  # 有没有完成的
    ),
    Rule(
        "已经完成了",
        "state",
        f"已经|已|都已经|目前已|现在已 全部|全都|都? {_DONE_YET} 了? {_GOALS} 了|的",
        lambda m: "only",
    ),
    Rule(
        "全部完成的",
        "state",
        f"^ 全部|全都|都 {_DONE_YET} 了? {_GOALS} 了|的 &有|是|任务|项目|几",
        lambda m: "only",
    ),
    Rule(
        "完成了几项",
        "state",
        f"^ 一共|总共|共|目前? {_DONE_YET} 了 &几项|多少项|几个|多少个|几件",
        lambda m: "only",
    ),
    Rule(
        "哪些已完成",
        "state",
        f"@哪些|哪几 已经|已|都已经|都已 全部|全都|都? {_ALL_DONE} {_GOALS} $",
        lambda m: "only",
    ),
    Rule(
        "实际完成",
        "state",
        "实际 完成|新增|发放|发|做|到位|建|建成|培训|改造|投入|花|花费|支出 了?",
        lambda m: "only",
    ),
    Rule(
        "进度超过<n>",
        "state",
        "完成|推进? 进度|进展 是|在? &超过|高于|大于|低于|小于|少于|不到|不足|达到|达|过|不满",
        lambda m: "also",
    ),
    Rule("完成率", "state", "完成率|完成比例|落实率", lambda m: "only"),
    Rule(
        "滞后",
        "state",
        "滞后|落后|拖后腿|超期|逾期|延期|拖延|没动静|进度慢|进度最慢|进展慢",
        lambda m: "only",
    ),
    Rule("别的任务没", "filler", "@别的|其他|其它|管|任务 没 $", lambda m: ""),
    Rule(
        "发了多少了",
        "state",
        "@多少|几 了|啦 $",
        lambda m: None if m.text.endswith(("提到", "写到", "写着"), 0, m.start) else "now",
    ),
    Rule("现在多少", "state", "现在|眼下|目前|当前|如今|这会儿|到现在 ~多少|几", _as_of_now),
    Rule(
        "已经改了多少",
        "state",
        "已经|已|实际|至今|到目前|目前|现在|眼下|到现在|到今天|截至今天|迄今|截至目前|截止目前|截至现在 为止? 已经|已|实际? . .? 了 &多少|几",
        lambda m: "now",
    ),
    Rule(
        "现在建到什么程度",
        "state",
        "现在|目前|眼下|当前|如今 . .? 到 什么程度|啥程度|哪一步|哪步|哪个阶段|哪儿|哪里|哪 了?",
        lambda m: None if "该" in m.surface else "also",
    ),
    Rule("完成百分之几", "state", "完成|推进 了|到? &百分之|几成", lambda m: "also"),
    Rule("已发放多少", "state", "已经|已 . .? &多少|几", lambda m: "now"),
)
