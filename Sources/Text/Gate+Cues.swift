extension Gate {
  /// What the words before a number say that it is.
  enum Cue { case phone, identity, card, label, none }

  /// Words as the numbers of their characters, for comparing with signs.
  struct Words {
    private let words: [[UInt32]]

    init(_ words: String) {
      self.words = words.split(separator: " ").map { $0.unicodeScalars.map(\.value) }
    }

    /// Whether one of them ends just before `end`.
    func end(at end: Int, in signs: [Sign]) -> Bool {
      words.contains { word in
        guard end >= word.count else { return false }
        return word.indices.allSatisfy { Self.same(signs[end - word.count + $0].scalar, word[$0]) }
      }
    }

    /// Whether one of them begins at `start`.
    func begin(at start: Int, in signs: [Sign]) -> Bool {
      words.contains { word in
        guard start + word.count <= signs.count else { return false }
        return word.indices.allSatisfy { Self.same(signs[start + $0].scalar, word[$0]) }
      }
    }

    private static func same(_ sign: UInt32, _ word: UInt32) -> Bool {
      sign == word || sign &- 0x41 < 26 && sign + 0x20 == word
    }
  }
}

extension Gate.Reading {
  /// The nearest word before the number at `start`, within a dozen signs of its own clause.
  ///
  /// A label counts only right before its number: 项目负责人 before a telephone is no project number.
  func cue(before start: Int) -> Gate.Cue {
    var place = start
    var isNear = true
    while place > max(0, start - 12) {
      if isNear, Self.labels.end(at: place, in: signs) { return .label }
      if Self.phoneWords.end(at: place, in: signs) { return .phone }
      if Self.identityWords.end(at: place, in: signs) { return .identity }
      if Self.cardWords.end(at: place, in: signs) { return .card }
      let sign = signs[place - 1]
      if sign.mark.isDigit || sign.mark == .stop { return .none }
      isNear = isNear && (sign.mark.isGap || Self.fillers.end(at: place, in: signs))
      place -= 1
    }
    return .none
  }

  /// Whether the number that ends before `end` counts or measures something.
  func isAmount(_ range: Range<Int>) -> Bool {
    let next = mark(range.upperBound) == .blank ? range.upperBound + 1 : range.upperBound
    return Self.units.begin(at: next, in: signs)
      || Self.currencies.end(at: range.lowerBound, in: signs)
  }

  private static let phoneWords = Gate.Words(
    "电话 手机 联系 致电 拨打 来电 座机 固话 热线 微信 传真 短信 回电 拨 呼 tel phone mobile ☎ 📞 📱 ☏")
  private static let identityWords = Gate.Words("身份证 证件 身份号码 公民身份 身份证明")
  private static let cardWords = Gate.Words(
    "银行卡 卡号 借记卡 储蓄卡 信用卡 工行 农行 建行 中行 交行 邮储 银行 打到 转到 汇到")
  private static let labels = Gate.Words(
    """
    编号 单号 订单 工单 案号 文号 流水 条码 条形码 运单 快递单 发票 合同 代码 注册号 税号 序列号 型号 邮编 isbn imei 许可证 备案 \
    网格 表号 批次 凭证 编码 图号 标准 规格 版本 货号 批号 票据 档案 区划 保单 受理号 查询码 设备号 机身号 识别码 登记号 户号 流水号
    """)
  private static let fillers = Gate.Words("号 码 为 是 : # n o № 第 \" “ ” ＝ =")
  private static let units = Gate.Words("元 万 亿 吨 ㎡ 平方 立方 千瓦 度电 % 美元 角 分钱 公斤 毫 字节 kw")
  private static let currencies = Gate.Words("¥ $ ￥ 人民币 rmb")
}
