import Crypto
public import Kernel

/// What was done, such as `matter.filed`: the noun, a dot, and what happened to it.
///
/// An open set: the slice that owns the noun declares its verbs.
public struct Verb: Hashable, Sendable, CustomStringConvertible {
  public let code: String
  public init(_ code: String) { self.code = code }
  public var description: String { code }
}

/// A fact that the record may keep: a number, a day, a state, a digest; never a name or free text.
///
/// There is no way to make a fact of an arbitrary string. So a person can be erased from the
/// tables, and the chain still verifies and tells nothing about them.
public struct Fact: Hashable, Sendable {
  let text: String

  public init(_ number: Int64) { text = String(number) }
  public init(_ number: Int) { text = String(number) }
  public init<Noun>(_ id: ID<Noun>) { text = String(id.rawValue) }
  public init(_ day: Day) { text = day.description }
  public init(_ instant: Instant) { text = String(instant.milliseconds) }
  public init(_ tier: Tier) { text = String(tier.rawValue) }
  public init<State: RawRepresentable>(_ state: State) where State.RawValue == String {
    text = state.rawValue
  }
  /// The code of a rule or a power, as the program's own tables have it.
  public init(code: StaticString) { text = code.description }
  /// A digest, in lower-case hexadecimal.
  public init(digest: some Sequence<UInt8>) { text = hexadecimal(digest) }
}

/// One act in the record of a place.
///
/// The canonical bytes, version 1: the byte 1, then each field as its length (4 bytes, big-endian)
/// and its bytes, in the order of the properties below; whole numbers are 8 bytes, big-endian; text
/// is UTF-8; facts are `name=value` lines, sorted by name. The hash is SHA-256 of the hash before
/// and these bytes; before the first entry stand 32 zero bytes.
public struct Entry: Hashable, Sendable {
  public let place: PlaceID
  /// 1, 2, 3, … without a gap.
  public let sequence: Int64
  /// The writer's own time, which never runs back.
  public let writtenAt: Instant
  /// When the request reached the server; deadlines compare with this.
  public let arrivedAt: Instant
  public let verb: Verb
  public let subject: Int64
  /// `person:7`, `holder`, `system`, `import`.
  public let actor: String
  /// `own`, `office:7`, `behalf:7:9`.
  public let capacity: String
  public let channel: String
  /// `name=value` lines, sorted by name.
  public let facts: String

  public static let firstPrevious = [UInt8](repeating: 0, count: 32)

  public func hash(after previous: [UInt8]) -> [UInt8] {
    var digest = SHA256()
    digest.update(data: previous)
    digest.update(data: canonicalBytes)
    return Array(digest.finalize())
  }

  public var canonicalBytes: [UInt8] {
    var out: [UInt8] = [1]
    out.reserveCapacity(160)
    for number in [place.rawValue, sequence, writtenAt.milliseconds, arrivedAt.milliseconds] {
      append(number, to: &out)
    }
    append(verb.code, to: &out)
    append(subject, to: &out)
    for text in [actor, capacity, channel, facts] { append(text, to: &out) }
    return out
  }

  /// The body in whose office it was done, or nil.
  public var office: BodyID? {
    capacity.hasPrefix("office:") ? BodyID(capacity.dropFirst("office:".count)) : nil
  }

  /// What the fact of this name says, or nil.
  public func fact(_ name: String) -> String? {
    for line in facts.split(separator: "\n") where line.hasPrefix(name + "=") {
      return String(line.dropFirst(name.count + 1))
    }
    return nil
  }

  static func lines(of facts: [String: Fact]) -> String {
    facts.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.text)" }.joined(separator: "\n")
  }
}

extension Mandate {
  var actorText: String {
    switch actor {
    case .person(let id): "person:\(id)"
    case .holder: "holder"
    case .system: "system"
    case .import: "import"
    }
  }

  var capacityText: String {
    switch capacity {
    case .own: "own"
    case .office(let body): "office:\(body)"
    case .behalf(let of, let consent): "behalf:\(of):\(consent)"
    }
  }
}

private func append(_ number: Int64, to out: inout [UInt8]) {
  out += [0, 0, 0, 8]
  withUnsafeBytes(of: number.bigEndian) { out += $0 }
}

private func append(_ text: String, to out: inout [UInt8]) {
  withUnsafeBytes(of: UInt32(text.utf8.count).bigEndian) { out += $0 }
  out += text.utf8
}
