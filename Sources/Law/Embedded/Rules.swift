// swift-format-ignore-file
// Written by bin/embed; do not edit.

extension Embedded {
  /// Rules with a term, from assets/law/rules.txt.
  static let rules = #"""

cite 中华人民共和国民法典 第二百零一条
cite 中华人民共和国民法典 第二百零二条
cite 中华人民共和国民法典 第二百零三条

[weifang.12345.reply]
title 承办单位办结热线事项并回复
starts 承办单位收到热线事项
kind law
from 潍坊市12345政务服务便民热线条例 第二十条
quote （一）能够在五个工作日内办理完毕的，应当办理完毕；
place 山东省潍坊市
force 2021-12-15
term 5 workingDays
owes office

[anyang.service.check]
title 审查网上申请材料并一次性告知结果
starts 通过在线政务服务平台提出申请
kind law
from 安阳市政务服务条例 第四十二条
quote 通过在线政务服务平台提出申请的，政务服务有关部门或者综合政务服务机构应当在一个工作日内对申请材料进行审查，一次性告知申请人审查结果，并出具电子凭证。
place 河南省安阳市
force 2021-12-01
term 1 workingDays
owes office

[anyang.hotline.reply]
title 承办单位办结热线事项、回复来电人
starts 承办单位接到热线事项
kind law
from 安阳市政务服务条例 第五十条
quote 承办单位应当在接到政务服务热线事项五个工作日内办理完毕并回复来电人、反馈热线工作机构。对于特别复杂的政务服务热线事项，五个工作日不能办理完毕的，经本单位负责人批准，可以延期五个工作日。
place 河南省安阳市
force 2021-12-01
term 5 workingDays
extension 5 workingDays
owes office

[anyang.hotline.return]
title 不属于本单位职责的热线事项退回并说明原因
starts 承办单位接到热线事项
kind law
from 安阳市政务服务条例 第五十条
quote 政务服务热线事项不属于本单位职责范围的，应当在24小时内退回热线工作机构并说明退回原因。
place 河南省安阳市
force 2021-12-01
term 24 hours
owes office

[anyang.grade.contact]
title 对实名差评联系核实
starts 收到实名差评
kind law
from 安阳市政务服务条例 第五十二条
quote 对实名差评事项，政务服务有关部门应当在一个工作日内联系核实。
place 河南省安阳市
force 2021-12-01
term 1 workingDays
owes office

[permit.gaps]
title 一次告知需要补正的全部内容
starts 收到申请材料
kind law
from 中华人民共和国行政许可法 第三十二条
quote （四）申请材料不齐全或者不符合法定形式的，应当当场或者在五日内一次告知申请人需要补正的全部内容，逾期不告知的，自收到申请材料之日起即为受理；
also 第八十二条 | 本法规定的行政机关实施行政许可的期限以工作日计算，不含法定节假日。
place 全国
force 2004-07-01
term 5 workingDays
owes office

[permit.decide]
title 作出行政许可决定
starts 受理行政许可申请
kind law
from 中华人民共和国行政许可法 第四十二条
quote 除可以当场作出行政许可决定的外，行政机关应当自受理行政许可申请之日起二十日内作出行政许可决定。二十日内不能作出决定的，经本行政机关负责人批准，可以延长十日，并应当将延长期限的理由告知申请人。
also 第八十二条 | 本法规定的行政机关实施行政许可的期限以工作日计算，不含法定节假日。
also 第四十五条 | 行政机关作出行政许可决定，依法需要听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审的，所需时间不计算在本节规定的期限内。行政机关应当将所需时间书面告知申请人。
place 全国
force 2004-07-01
term 20 workingDays
extension 10 workingDays
owes office

[permit.joint]
title 统一办理、联合办理或者集中办理的行政许可办结
starts 受理行政许可申请
kind law
from 中华人民共和国行政许可法 第四十二条
quote 依照本法第二十六条的规定，行政许可采取统一办理或者联合办理、集中办理的，办理的时间不得超过四十五日；四十五日内不能办结的，经本级人民政府负责人批准，可以延长十五日，并应当将延长期限的理由告知申请人。
also 第八十二条 | 本法规定的行政机关实施行政许可的期限以工作日计算，不含法定节假日。
also 第四十五条 | 行政机关作出行政许可决定，依法需要听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审的，所需时间不计算在本节规定的期限内。行政机关应当将所需时间书面告知申请人。
place 全国
force 2004-07-01
term 45 workingDays
extension 15 workingDays
owes office

[permit.deliver]
title 颁发、送达行政许可证件
starts 作出准予行政许可的决定
kind law
from 中华人民共和国行政许可法 第四十四条
quote 行政机关作出准予行政许可的决定，应当自作出决定之日起十日内向申请人颁发、送达行政许可证件，或者加贴标签、加盖检验、检测、检疫印章。
also 第八十二条 | 本法规定的行政机关实施行政许可的期限以工作日计算，不含法定节假日。
place 全国
force 2004-07-01
term 10 workingDays
owes office

[petition.forward]
title 信访部门登记并转送、交办信访事项
starts 收到信访事项
kind law
from 信访工作条例 第二十二条
quote 各级党委和政府信访部门收到信访事项，应当予以登记，并区分情况，在15日内分别按照下列方式处理：
place 全国
force 2022-05-01
term 15 days
owes office

[petition.tell]
title 书面告知信访人接收情况和去向
starts 收到信访人直接提出的信访事项
kind law
from 信访工作条例 第二十三条
quote 对信访人直接提出的信访事项，有关机关、单位能够当场告知的，应当当场书面告知；不能当场告知的，应当自收到信访事项之日起15日内书面告知信访人，但信访人的姓名（名称）、住址不清的除外。
place 全国
force 2022-05-01
term 15 days
owes office

[petition.object]
title 对转送、交办的信访事项提出异议
starts 收到转送、交办的信访事项
kind law
from 信访工作条例 第二十三条
quote 不属于本机关、单位或者本系统职权范围的，有关机关、单位应当自收到之日起5个工作日内提出异议，并详细说明理由，经转送、交办的信访部门或者上级机关、单位核实同意后，交还相关材料。
place 全国
force 2022-05-01
term 5 workingDays
owes office

[petition.handle]
title 办结申诉求决类信访事项
starts 受理信访事项
kind law
from 信访工作条例 第三十四条
quote 对本条例第三十一条第六项规定的信访事项应当自受理之日起60日内办结；情况复杂的，经本机关、单位负责人批准，可以适当延长办理期限，但延长期限不得超过30日，并告知信访人延期理由。
place 全国
force 2022-05-01
term 60 days
extension 30 days
owes office

[petition.ask-review]
title 请求复查
starts 收到信访处理意见的书面答复
kind law
from 信访工作条例 第三十五条
quote 信访人对信访处理意见不服的，可以自收到书面答复之日起30日内请求原办理机关、单位的上一级机关、单位复查。
place 全国
force 2022-05-01
term 30 days
owes resident

[petition.review]
title 提出复查意见并书面答复
starts 收到复查请求
kind law
from 信访工作条例 第三十五条
quote 收到复查请求的机关、单位应当自收到复查请求之日起30日内提出复查意见，并予以书面答复。
place 全国
force 2022-05-01
term 30 days
owes office

[petition.ask-rereview]
title 请求复核
starts 收到复查意见的书面答复
kind law
from 信访工作条例 第三十六条
quote 信访人对复查意见不服的，可以自收到书面答复之日起30日内向复查机关、单位的上一级机关、单位请求复核。
place 全国
force 2022-05-01
term 30 days
owes resident

[petition.rereview]
title 提出复核意见
starts 收到复核请求
kind law
from 信访工作条例 第三十六条
quote 收到复核请求的机关、单位应当自收到复核请求之日起30日内提出复核意见。
also 第三十六条 | 听证所需时间不计算在前款规定的期限内。
place 全国
force 2022-05-01
term 30 days
owes office

[residents.voters.publish]
title 公布选民名单
starts 选举日
kind law
from 中华人民共和国城市居民委员会组织法 第十七条
quote 经登记的选民名单应当在选举日的二十日前公布；采取每户派代表或者居民代表选举方式的，应当同时公布户的代表或者新一届居民代表名单。
place 全国
force 2026-01-01
term 20 days
owes office
bound notice

[residents.voters.object]
title 对名单提出申诉
starts 名单公布
kind law
from 中华人民共和国城市居民委员会组织法 第十七条
quote 对名单有异议的，应当自名单公布之日起五日内向居民选举委员会提出申诉，
place 全国
force 2026-01-01
term 5 days
owes resident

[residents.voters.rule]
title 对申诉作出处理决定并公布结果
starts 居民选举委员会收到申诉
kind law
from 中华人民共和国城市居民委员会组织法 第十七条
quote 居民选举委员会应当自收到申诉之日起三日内作出处理决定，并公布处理结果。
place 全国
force 2026-01-01
term 3 days
owes office

[residents.handover]
title 完成居民委员会工作移交
starts 新一届居民委员会产生
kind law
from 中华人民共和国城市居民委员会组织法 第二十五条
quote 居民委员会应当自新一届居民委员会产生之日起十日内完成工作移交。
place 全国
force 2026-01-01
term 10 days
owes office

[residents.meeting.notice]
title 通知居民召集居民会议
starts 居民会议召开
kind law
from 中华人民共和国城市居民委员会组织法 第二十六条
quote 召集居民会议，应当提前十日通知居民；遇有特殊情况的，可以临时通知居民。
place 全国
force 2026-01-01
term 10 days
owes office
bound notice

[residents.disclosure]
title 居务公开的公布期限
starts 公布
kind law
from 中华人民共和国城市居民委员会组织法 第三十四条
quote 公布的期限不得少于十五日。
place 全国
force 2026-01-01
term 15 days
owes office
bound shortest

[mediation.confirm]
title 双方共同申请司法确认
starts 调解协议生效
kind law
from 中华人民共和国人民调解法 第三十三条
quote 经人民调解委员会调解达成调解协议后，双方当事人认为有必要的，可以自调解协议生效之日起三十日内共同向人民法院申请司法确认，
place 全国
force 2011-01-01
term 30 days
owes resident

[ningbo.mediation.settle]
title 调结民间纠纷
starts 人民调解委员会受理纠纷
kind law
from 宁波市人民调解条例 第二十七条
quote 人民调解委员会调解民间纠纷，一般应当在一个月内调结。到期未达成协议，双方当事人要求延长的，可以适当延长。
place 浙江省宁波市
force 2015-06-01
term 1 months
owes office

[aid.decide]
title 决定是否给予法律援助
starts 收到法律援助申请
kind law
from 中华人民共和国法律援助法 第四十三条
quote 法律援助机构应当自收到法律援助申请之日起七日内进行审查，作出是否给予法律援助的决定。
place 全国
force 2022-01-01
term 7 days
owes office

[aid.assign]
title 指派法律援助人员
starts 决定给予法律援助
kind law
from 中华人民共和国法律援助法 第四十三条
quote 决定给予法律援助的，应当自作出决定之日起三日内指派法律援助人员为受援人提供法律援助；
place 全国
force 2022-01-01
term 3 days
owes office

[aid.objection]
title 对异议作出决定
starts 收到异议
kind law
from 中华人民共和国法律援助法 第四十九条
quote 司法行政部门应当自收到异议之日起五日内进行审查，作出维持法律援助机构决定或者责令法律援助机构改正的决定。
place 全国
force 2022-01-01
term 5 days
owes office

[promise.accept]
title 受理居民反映的事项
starts 居民提交
kind promise
quote 收到您反映的事项后，我们在1个工作日内受理或者说明不受理的理由。
place 本社区
force 2024-01-01
term 1 workingDays
owes office

[promise.dispatch]
title 转给承办单位
starts 受理
kind promise
quote 受理后，我们在1个工作日内把事项转给承办单位。
place 本社区
force 2024-01-01
term 1 workingDays
owes office

[promise.reply]
title 办理并答复
starts 转给承办单位
kind promise
quote 承办单位在5个工作日内办理并答复；情况复杂的，经负责人同意可以延长一次，延长不超过5个工作日，并告知您理由。
place 本社区
force 2024-01-01
term 5 workingDays
extension 5 workingDays
owes office

[promise.close]
title 办结
starts 答复
kind promise
quote 答复后，我们在3个工作日内办结，并请您评价。
place 本社区
force 2024-01-01
term 3 workingDays
owes office

[promise.grade]
title 居民评价
starts 办结
kind promise
quote 办结后15日内，您可以评价这次办理。
place 本社区
force 2024-01-01
term 15 days
owes resident
"""#
}
