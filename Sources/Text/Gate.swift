/// What points to one person or one home, found before a text goes out to everyone.
///
/// A public page is copied at once and cannot be called back, so a text is held when it names an
/// identity number, a telephone, a bank card, a vehicle, a home or an e-mail address, until a second
/// person releases it with a reason. Names are not found here: that takes a person who reads.
/// Held are the ways people write, with full-width signs, Chinese numerals, blanks, hyphens and line
/// breaks. Let through: public short and 400 numbers, matter and order numbers, amounts, dates, codes,
/// and a building without a home in it.
public enum Gate {
  /// What a finding is.
  public enum Kind: String, Sendable, CaseIterable {
    case identityNumber, phone, landline, bankCard, plate, room, email
  }

  /// One place in a text that is not for everyone.
  public struct Finding: Hashable, Sendable {
    public let kind: Kind
    public let range: Range<String.Index>
    /// What may stand there instead.
    public let masked: String
  }

  /// Whether a text may go out as it is.
  public enum Verdict: Hashable, Sendable {
    case clear
    /// Not before someone else than the author has given a reason.
    case held([Finding])
  }

  /// Whether `text` may go out; `open` is what the place itself has made public.
  public static func verdict(on text: String, open: OpenContacts = []) -> Verdict {
    let found = findings(in: text, open: open)
    return found.isEmpty ? .clear : .held(found)
  }

  /// The text as it may stand in public: of a plate `皖C·***88` stays, of a home its building, of a
  /// telephone, an identity number or a card nothing.
  public static func masked(_ text: String, open: OpenContacts = []) -> String {
    var out = ""
    var shown = text.startIndex
    for finding in findings(in: text, open: open) {
      out += text[shown..<finding.range.lowerBound] + finding.masked
      shown = finding.range.upperBound
    }
    return out + text[shown...]
  }

  /// What has to be looked at, in the order of the text, without overlaps.
  public static func findings(in text: String, open: OpenContacts = []) -> [Finding] {
    let reading = Reading(text)
    guard reading.hasNumbers || !reading.ats.isEmpty else { return [] }
    var spans = reading.numbers()
    spans += reading.plates() + reading.mails() + reading.homes()
    return reading.apart(spans)
      .filter { $0.isNews && !open.contains(reading.key($0.signs)) }
      .map { span in
        Finding(kind: span.kind, range: reading.range(span.signs, of: text), masked: span.masked)
      }
  }
}

extension Gate.Kind {
  /// As the person who has to release the text reads it.
  public var wording: String {
    switch self {
    case .identityNumber: "身份证号"
    case .phone: "手机号"
    case .landline: "固定电话"
    case .bankCard: "银行卡号"
    case .plate: "车牌号"
    case .room: "门牌房号"
    case .email: "电子邮箱"
    }
  }
}

extension Gate {
  /// The telephones and addresses that a place has made public itself: its own office, the property
  /// firm, the police station. They are compared without blanks, hyphens and width.
  public struct OpenContacts: Sendable, ExpressibleByArrayLiteral {
    private let keys: Set<String>

    public init(_ contacts: [String]) {
      keys = Set(
        contacts.map { contact in
          let reading = Reading(contact)
          return reading.key(0..<reading.signs.count)
        })
    }

    public init(arrayLiteral contacts: String...) { self.init(contacts) }

    func contains(_ key: @autoclosure () -> String) -> Bool {
      !keys.isEmpty && keys.contains(key())
    }
  }

  /// A finding while it is still counted in signs.
  struct Span {
    let kind: Kind
    let signs: Range<Int>
    let masked: String
    /// False for public numbers, which stand in the way of what would be found in their parts.
    var isNews = true
  }
}
