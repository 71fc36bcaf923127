extension Mask {
  /// `幸福小区3栋**单元**室`: which building stays, who lives where in it does not.
  ///
  /// A number goes when it counts a stair, a floor, a flat or a house in a street, and also when
  /// nothing says what it counts (`3栋501`, `3-2-501`); it stays before 栋, 幢, 号楼, 路 and the like.
  /// Chinese numerals go only before such a word, since 三里街 is a name.
  public static func address(_ address: String) -> String {
    var out = ""
    var rest = address[...]
    while let first = rest.first {
      let number = rest.prefix(while: isPart)
      let after = rest[number.endIndex...]
      if number.isEmpty {
        out.append(first)
        rest.removeFirst()
      } else {
        out += hides(number, before: after) ? "**" : String(number)
        rest = after
      }
    }
    return out
  }

  private static func hides(_ number: Substring, before rest: Substring) -> Bool {
    if kept.contains(where: rest.hasPrefix) { return false }
    if number.contains(where: isDigit) { return true }
    return number.allSatisfy(chineseNumerals.contains) && hidden.contains(where: rest.hasPrefix)
  }

  private static func isPart(_ character: Character) -> Bool {
    isDigit(character) || chineseNumerals.contains(character) || "-－—–#＃".contains(character)
      || character.isASCII && character.isLetter
  }

  private static func isDigit(_ character: Character) -> Bool {
    character.unicodeScalars.first.flatMap(Width.digit) != nil
  }

  private static let chineseNumerals: Set<Character> = Set("零〇一二三四五六七八九十百")
  private static let hidden = ["单元", "室", "房", "户", "号", "层", "楼"]
  private static let kept = [
    "号楼", "号院", "号小区", "栋", "幢", "座", "期", "区", "路", "街", "巷", "弄", "里", "道", "村", "组",
    "队", "社", "网格", "片", "市", "县", "省",
  ]
}
