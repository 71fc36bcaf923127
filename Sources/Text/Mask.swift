/// What others see of a person's data: enough to tell one neighbour from another, no more.
///
/// Characters are counted as a person counts them, so that a rare Han character with a variation
/// selector is one. A mask never grows longer than a few stars where its length would tell
/// something.
public enum Mask {
  /// `张*`, `张*明`, `欧阳**`, `买买提·***`, `J***`.
  ///
  /// The surname stays, and of a single surname with three characters or more the last one too.
  public static func name(_ name: String) -> String {
    let name = trimmed(name)
    if let dot = name.firstIndex(where: isMiddleDot) { return name[..<dot] + "·***" }
    guard let first = name.first else { return "" }
    guard first.unicodeScalars.allSatisfy({ $0.value > 0x2E7F }) else { return "\(first)***" }
    return hanName(name.filter { !$0.isWhitespace }, first)
  }

  private static func hanName(_ name: String, _ first: Character) -> String {
    let compound = name.count > 2 && compoundSurnames.contains(String(name.prefix(2)))
    switch (name.count, compound) {
    case (1, _): return "*"
    case (2, _): return "\(first)*"
    case (_, true): return name.prefix(2) + stars(name.count - 2)
    default: return "\(first)" + stars(name.count - 2) + name.suffix(1)
    }
  }

  /// `张某`: how a child is spoken of (未成年人保护法 103).
  public static func minor(_ name: String) -> String {
    let name = trimmed(name)
    let compound = name.count > 2 && compoundSurnames.contains(String(name.prefix(2)))
    return name.prefix(compound ? 2 : 1) + "某"
  }

  /// `138****5678`; of a landline the area code and the last four digits stay.
  ///
  /// A number shorter than seven digits is hidden whole.
  public static func phone(_ phone: String) -> String {
    let digits = phone.unicodeScalars.compactMap(Width.digit)
    guard digits.count >= 7 else { return digits.isEmpty ? "" : "****" }
    let tail = digits.suffix(4).map(String.init).joined()
    let own = PersonalNumber.withoutCountry(digits)
    if PersonalNumber.isMobile(own) {
      return own.prefix(3).map(String.init).joined() + "****" + tail
    }
    guard let area = PersonalNumber.areaCodeLength(own) else { return "****" + tail }
    return own.prefix(area).map(String.init).joined() + "-****" + tail
  }

  /// `3****************X`: the first and the last character.
  public static func idNumber(_ number: String) -> String {
    let number = trimmed(number)
    guard number.count > 4, let first = number.first, let last = number.last else {
      return stars(number.count)
    }
    return "\(first)" + stars(number.count - 2) + "\(last)"
  }

  /// `************1234`: the last four digits of a bank card.
  public static func card(_ number: String) -> String {
    let digits = number.unicodeScalars.compactMap(Width.digit)
    guard digits.count > 8 else { return stars(digits.count) }
    return stars(digits.count - 4) + digits.suffix(4).map(String.init).joined()
  }

  /// `z***@example.com`; what is no address is hidden whole.
  public static func email(_ address: String) -> String {
    let address = trimmed(address)
    guard let at = address.lastIndex(of: "@"), let first = address[..<at].first else {
      return address.isEmpty ? "" : "***"
    }
    return "\(first)***" + address[at...]
  }

  private static func trimmed(_ text: String) -> Substring {
    var rest = text[...]
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return rest.drop(while: \.isWhitespace)
  }

  private static func isMiddleDot(_ character: Character) -> Bool { "·•‧・∙".contains(character) }

  static func stars(_ count: Int) -> String { String(repeating: "*", count: count) }

  /// The compound surnames in use; the first two characters of a longer name are looked up here.
  private static let compoundSurnames: Set<String> = [
    "欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "万俟", "闻人", "夏侯", "诸葛",
    "尉迟", "公羊", "赫连", "澹台", "皇甫", "宗政", "濮阳", "公冶", "太叔", "申屠", "公孙", "慕容",
    "仲孙", "钟离", "长孙", "宇文", "司徒", "鲜于", "司空", "闾丘", "子车", "亓官", "司寇", "巫马",
    "公西", "颛孙", "壤驷", "公良", "漆雕", "乐正", "宰父", "谷梁", "拓跋", "夹谷", "轩辕", "令狐",
    "段干", "百里", "呼延", "东郭", "南门", "羊舌", "微生", "公户", "公玉", "梁丘", "左丘", "东门",
    "西门", "第五", "纳兰", "完颜",
  ]
}
