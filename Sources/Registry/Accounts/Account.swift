public import Kernel
public import Ledger

/// What a worker signs in with: a name to type, a password, and a second proof where it was set up.
///
/// It belongs to a person and gives no power: powers come from grants and are read anew with each
/// request. Whoever holds no office today signs in to nothing.
public struct Account: Hashable, Sendable {
  public let person: PersonID
  /// The short name that may be typed in place of the person's number; small letters.
  public let login: String?
  public let setAt: Instant
  /// Whether one-time codes were set up and tried once.
  public let hasCodes: Bool
  /// How many recovery codes are unused.
  public let recoveryLeft: Int

  let hash: PasswordHash

  /// For how long a password or a link just used counts as proof of who sits there, in minutes.
  public static let proofMinutes = 10

  /// Reads a login name: 3 to 20 of a–z, 0–9, dot and hyphen, beginning with a letter so that it
  /// is never a person's number. Empty is none.
  ///
  /// - Throws: ``Refusal`` `.invalid` "account.login".
  static func login(_ typed: String) throws(Refusal) -> String? {
    let text = typed.lowercased()
    guard !text.isEmpty else { return nil }
    let signs = text.utf8
    guard (3...20).contains(signs.count), signs.first.map({ (97...122).contains($0) }) == true,
      signs.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 46 }
      )
    else { throw .invalid("account.login", field: "login") }
    return text
  }

  /// What was typed as a name: a person's number, or a login name.
  enum Named: Hashable, Sendable {
    case number(PersonID)
    case login(String)

    init(_ typed: String) {
      self = PersonID(typed).map { .number($0) } ?? .login(String(typed.lowercased().prefix(60)))
    }
  }
}

extension Verb {
  public static let passwordSet = Verb("account.password-set")
  public static let codesBegun = Verb("account.codes-begun")
  public static let codesConfirmed = Verb("account.codes-confirmed")
  public static let codesEnded = Verb("account.codes-ended")
  public static let recoveryMade = Verb("account.recovery-made")
  public static let recoveryUsed = Verb("account.recovery-used")
}
