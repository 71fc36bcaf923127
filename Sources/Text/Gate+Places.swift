extension Gate.Reading {
  /// Whether a counting word, a decimal or a clock's colon follows: 7号楼2026年, 7号楼120.5平米.
  func isCounted(_ numeral: Gate.Numeral) -> Bool {
    let next = mark(numeral.end) == .blank ? numeral.end + 1 : numeral.end
    if mark(next) == .digit && next == numeral.end { return true }
    if (scalar(next) == "." || scalar(next) == ":") && mark(next + 1) == .digit { return true }
    return Self.countWords.begin(at: next, in: signs)
  }

  /// Whether an office stands right before the place: what is done there is public.
  func isOffice(before place: Int) -> Bool {
    var end = place
    for _ in 0..<3 {
      if Self.offices.end(at: end, in: signs) { return true }
      guard mark(end - 1).isGap || Self.positions.end(at: end, in: signs) else { return false }
      end -= 1
    }
    return false
  }

  /// 楼上501, 房号301, 家住301, 隔壁302.
  func isDoorWord(before place: Int) -> Bool { ends(Self.doorWords, before: place) }

  /// 阳光花园3-402.
  func isEstate(before place: Int) -> Bool { ends(Self.estates, before: place) }

  /// 路, 弄, 巷 before the number of a house.
  func isStreet(before place: Int) -> Bool { Self.streets.end(at: place, in: signs) }

  /// 三组 and 二队 before the number of a house.
  func isVillageGroup(before place: Int) -> Bool {
    Self.groups.end(at: place, in: signs) && mark(place - 2) != .other
  }

  /// 301住户, 502业主; not 共301业主.
  func isDweller(at place: Int, after start: Int) -> Bool {
    Self.dwellers.begin(at: place, in: signs) && !Self.sums.end(at: start, in: signs)
  }

  /// Whether no number or word that is cut short stands before a place with hyphens.
  func isDashStart(_ place: Int) -> Bool {
    let before = mark(place - 1)
    return !before.isDigit && before != .letter && before != .hyphen && before != .slash
      && !(before == .dot && mark(place - 2).isDigit)
  }

  /// Where 东户, 西边户, 左手门 end.
  func sideEnd(at place: Int) -> Int? {
    let start = scalar(place) == "的" || mark(place).isGap ? place + 1 : place
    guard Self.sides.begin(at: start, in: signs) else { return nil }
    var end = start + 1
    while end < start + 3, Self.sideFillers.begin(at: end, in: signs) { end += 1 }
    return Self.sideDoors.begin(at: end, in: signs) ? end + 1 : nil
  }

  private func ends(_ words: Gate.Words, before place: Int) -> Bool {
    var end = place
    for _ in 0..<3 {
      if words.end(at: end, in: signs) { return true }
      guard mark(end - 1).isGap || Self.fillers.end(at: end, in: signs) else { return false }
      end -= 1
    }
    return false
  }

  private static let countWords = Gate.Words(
    """
    元 人 年 月 日 平 ㎡ 米 m 个 票 名 家 套 盏 棵 辆 次 % 份 块 台 部 起 件 条 吨 度 级 岁 分 点 万 亿 多 余 位 只 株 \
    面 间 场 项 页 期 字 公 千 厘 亩 升 ℃ 倍 成 周 号楼 栋 幢 路 单 把 根 瓦 毫 班 届 号文 环 小时 号车位 车位 地块 国道 省道 \
    对 类 段 片 本 张 罐 桶 箱 袋 斤 支 枚 卷 册 笔 例 处 所 座 股 组
    """)
  private static let offices = Gate.Words(
    """
    居委会 委员会 服务中心 活动中心 文化中心 便民中心 办事处 服务站 服务大厅 政务大厅 办事大厅 便民大厅 派出所 法院 法庭 仲裁院 检察院 \
    医院 卫生院 门诊 学校 中学 小学 大学 学院 幼儿园 政府 办公楼 综合楼 教学楼 写字楼 公司 管理局 公安局 司法所 警务室 党群中心 图书馆 \
    文化馆 会议中心 酒店 宾馆 事务所 社保局 民政局 住建局 人社局 税务局 综治中心 调解中心 调委会 政协 人大
    """)
  private static let positions = Gate.Words("在 位 于 ( 的 内 : 设")
  private static let doorWords = Gate.Words(
    "楼上 楼下 对门 隔壁 房号 门牌 门牌号 室号 户址 家住 住在 住址 地址 房间 居住 住 住房 房屋 房产")
  private static let estates = Gate.Words(
    "小区 花园 家园 苑 公寓 新村 里 城 府 园 庭 湾 郡 轩 阁 居 邸 世家 华府 国际 广场 社区 院 坊 岸 墅 台 都 村 湖 山 上 寓 区"
  )
  private static let streets = Gate.Words("弄 路 街 巷 道 里 村 胡同 条")
  private static let groups = Gate.Words("组 队 社")
  private static let dwellers = Gate.Words("住户 业主 租户 房主 房东 邻居 户主 居民 室 住客 租客")
  private static let sums = Gate.Words("共 有 约 计 达 近 超 余 的 全 总 前 为 了 走访 涉及 发动 组织 动员")
  private static let fillers = Gate.Words("号 码 为 是 : 的 第")
  private static let sides = Gate.Words("东 西 南 北 中 左 右")
  private static let sideFillers = Gate.Words("东 西 南 北 中 边 侧 首 手 面 头")
  private static let sideDoors = Gate.Words("户 门 室 家 住")
}
