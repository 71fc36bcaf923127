import Foundation
import Testing

@testable import Web

/// Holds the colours of the style sheet to WCAG 2.2: 4.5 to 1 (1.4.3), and 7 to 1 in the big size
/// (1.4.6). The sheet is read as browsers read it: later blocks win over earlier ones.
@Suite struct ContrastTests {
  /// Which selectors of `base.css` hold for a reader.
  static let looks: [(String, [String], least: Double)] = [
    ("light", [":root"], 4.5),
    ("light, big", [":root", ":root[data-size=big]"], 7),
    ("dark by the device", [":root", ":root:not([data-scheme=light])"], 4.5),
    (
      "dark by the device, big",
      [
        ":root", ":root[data-size=big]", ":root:not([data-scheme=light])",
        ":root[data-size=big]:not([data-scheme=light])",
      ], 7
    ),
    ("dark", [":root", ":root[data-scheme=dark]"], 4.5),
    (
      "dark, big",
      [
        ":root", ":root[data-size=big]", ":root[data-scheme=dark]",
        ":root[data-scheme=dark][data-size=big]",
      ], 7
    ),
  ]

  /// Text and what it stands on.
  static let pairs: [(String, String)] =
    ["ink", "soft", "act", "late"].flatMap { text in
      ["paper", "card", "wash"].map { (text, $0) }
    }
    + ["late", "near", "good", "info"].flatMap { [($0, "\($0)-wash"), ("ink", "\($0)-wash")] }
    + ["party", "council", "justice", "civility", "service"].map { ("on-seal", $0) }
    + [("on-act", "act"), ("paper", "ink")]

  @Test(arguments: looks)
  func everyTextCanBeRead(look: String, selectors: [String], least: Double) throws {
    let tokens = Self.tokens(selectors)
    for (text, ground) in Self.pairs {
      let contrast = Self.contrast(
        try #require(tokens[text], "\(text)"), try #require(tokens[ground], "\(ground)"))
      #expect(contrast >= least, "\(look): \(text) on \(ground)")
    }
  }

  /// The borders of boxes need 3 to 1 (1.4.11).
  @Test(arguments: looks)
  func everyBoxCanBeSeen(look: String, selectors: [String], least: Double) throws {
    let tokens = Self.tokens(selectors)
    for ground in ["paper", "card"] {
      let contrast = Self.contrast(try #require(tokens["edge"]), try #require(tokens[ground]))
      #expect(contrast >= 3, "\(look): edge on \(ground)")
    }
  }

  @Test func theMeasureIsThatOfWCAG() {
    #expect(abs(Self.contrast("#000000", "#ffffff") - 21) < 0.001)
    #expect(Self.contrast("#777777", "#ffffff") < 4.5)
    #expect(Self.contrast("#767676", "#ffffff") > 4.5)
  }

  private static func tokens(_ selectors: [String]) -> [String: String] {
    var tokens: [String: String] = [:]
    for selector in selectors {
      guard let start = Embedded.stylesheet.range(of: "\(selector) {") else { continue }
      let block = Embedded.stylesheet[start.upperBound...].prefix { $0 != "}" }
      for declaration in block.split(separator: ";") {
        let parts = declaration.split(separator: ":").map {
          $0.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        if parts.count == 2, parts[0].hasPrefix("--") {
          tokens[String(parts[0].dropFirst(2))] = parts[1]
        }
      }
    }
    return tokens
  }

  private static func contrast(_ a: String, _ b: String) -> Double {
    let (a, b) = (luminance(a), luminance(b))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  private static func luminance(_ colour: String) -> Double {
    let number = Int(colour.dropFirst(), radix: 16) ?? 0
    let parts = [number >> 16, number >> 8 & 255, number & 255].map { part -> Double in
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }
}
