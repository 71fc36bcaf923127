extension GateMade {
  static let identityFrames = [
    "王某身份证号@已登记", "证件号码：@", "公民身份号码 @ 与户口簿不符", "张三（@）申请低保", "@,李四,男", "名单：1.赵某，@",
    "其身份证为@，请核对", "居民陈某@领取补助",
  ]
  static let phoneFrames = [
    "请联系@", "手机：@", "打我电话@，随时可以", "联系人刘女士（@）", "有意者致电@报名", "王师傅 @", "微信同号@", "志愿者小李，@",
    "项目负责人@", "@ 找我就行", "楼长老周的号码是@，晚上也接", "报名接龙：1. 张阿姨 @", "快递员电话@",
  ]
  static let landlineFrames = [
    "家里座机@", "住宅电话：@", "可打@找他", "老人家中电话 @", "请拨@", "王家@，白天有人", "联系方式：@（晚上）",
  ]
  static let cardFrames = [
    "补贴打到银行卡@", "卡号：@", "开户行农行，账号@", "退款请转@", "李某工资卡 @ 已变更", "收款卡@，户名张某", "@ 建行",
  ]
  static let plateFrames = [
    "车牌@长期占用消防通道", "@的车主请挪车", "一辆白色轿车（@）堵门", "号牌为@", "请@速移", "登记车辆：@", "昨晚@撞坏栏杆",
  ]
  static let mailFrames = ["邮箱@", "发到@即可", "E-mail: @", "请把材料寄 @ 收"]
  static let roomFrames = [
    "住@的张某反映漏水", "幸福小区@", "地址：@", "@住户噪音扰民", "阳光花园@业主", "请到@查看", "@门口堆放杂物", "老人住在@，行动不便",
    "投诉@养狗",
  ]

  /// A sentence with numbers that are nobody's.
  mutating func lookAlike(_ document: inout Document) {
    document.text += below(2) == 0 ? publicNumber() : count()
  }

  private mutating func publicNumber() -> String {
    switch below(16) {
    case 0: "事项编号26\(two(1 + below(12)))-\(digits(4))已办结"
    case 1: "请拨打" + pick(["110", "119", "120", "122", "12345", "12348", "96110", "95598", "12333"])
    case 2: "热线400-\(digits(3))-\(digits(4))，全天受理"
    case 3: "咨询400\(digits(7))"
    case 4: "订单号：\(pick(["1", "4", "6"]))\(digits(15 + below(4)))"
    case 5: "工单2026\(two(1 + below(12)))\(two(1 + below(28)))\(digits(6))转办"
    case 6: "区划代码3403\(digits(8))"
    case 7: "网格编码3403020010\(digits(5))"
    case 8: "ISBN 978-7-\(digits(4))-\(digits(4))-\(digits(1))"
    case 9: "统一社会信用代码91340300MA2N\(digits(5))X"
    case 10: "蚌政办〔20\(two(below(27)))〕\(1 + below(200))号文件"
    case 11: "依据第\(counting(1 + below(99)))条第\(counting(1 + below(9)))款"
    case 12: "快递单号SF1\(digits(12))"
    case 13: "案号（2026）皖03民终\(digits(4))号"
    case 14: "经纬度117.\(digits(8))，32.\(digits(8))"
    default: "邮编2330\(digits(2))，发票号码\(digits(8))"
    }
  }

  private mutating func count() -> String {
    let house = 1 + below(40)
    switch below(20) {
    case 0: return "\(house)号楼电梯停运"
    case 1: return "\(house)号楼共\(100 + below(300))户，已签字\(100 + below(99))户"
    case 2: return "2026年\(1 + below(12))月\(1 + below(28))日上午9:30开会"
    case 3:
      return "2026-\(two(1 + below(12)))-\(two(1 + below(28))) \(two(below(24))):\(two(below(60)))"
    case 4: return "支出\(1 + below(900)),\(digits(3)).\(digits(2))元"
    case 5: return "总投资1\(3 + below(7))\(digits(9))元"
    case 6: return "辖区人口\(10000 + below(90000))人，\(1000 + below(9000))户"
    case 7: return "\(house)栋\(1 + below(6))单元门禁损坏"
    case 8: return "赞成\(100 + below(200))票，反对\(below(90))票，弃权\(below(30))票"
    case 9: return "第\(1 + below(40))栋至第\(1 + below(60))栋停水"
    case 10: return "面积\(80 + below(90)).\(digits(2))平方米"
    case 11: return "二〇二六年\(counting(1 + below(12)))月召开居民会议"
    case 12: return "比例\(below(99)).\(digits(2))%，同比增长\(below(20))%"
    case 13: return "乘\(101 + below(800))路公交到解放路\(1 + below(300))号"
    case 14: return "会议在社区服务中心\(2 + below(3))0\(1 + below(9))室召开"
    case 15: return "\(house)-\(house + 2)号楼改造"
    case 16: return "时间：20261\(below(3))\(two(1 + below(28)))，地点：二楼会议室"
    case 17: return "\(house)号楼\(2000 + below(27))年竣工，\(100 + below(300))平米"
    case 18: return "预算第\(1 + below(9))-\(1 + below(12))项，金额\(digits(6))元"
    default: return "\(pick(["138", "150", "189"]))****\(digits(4))已核实，尾号\(digits(4))"
    }
  }
}
