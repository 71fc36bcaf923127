/// The number of one thing, of the kind that `Noun` names.
///
/// Numbers are given by the writer and lie below 2^53, so that JSON carries them unharmed. They
/// are no secrets: who may see a thing never depends on guessing its number.
public struct ID<Noun>: Hashable, Comparable, Sendable {
  public let rawValue: Int64

  public init(_ rawValue: Int64) { self.rawValue = rawValue }

  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

extension ID: CustomStringConvertible {
  public var description: String { String(rawValue) }

  /// Reads the decimal form that addresses and forms carry; anything else is nil.
  public init?(_ text: some StringProtocol) {
    guard let value = Int64(text), value > 0, value < 1 << 53 else { return nil }
    self.init(value)
  }
}

// The nouns that cross rooms. They carry no data: the room that owns a noun declares its struct.

public enum PlaceNoun {}
public enum PersonNoun {}
public enum BodyNoun {}
public enum EstateNoun {}
public enum BuildingNoun {}
public enum UnitNoun {}
public enum HomeNoun {}
public enum GridNoun {}
public enum PhotoNoun {}
public enum MatterNoun {}

public typealias PlaceID = ID<PlaceNoun>
public typealias PersonID = ID<PersonNoun>
public typealias BodyID = ID<BodyNoun>
public typealias EstateID = ID<EstateNoun>
public typealias BuildingID = ID<BuildingNoun>
public typealias UnitID = ID<UnitNoun>
public typealias HomeID = ID<HomeNoun>
public typealias GridID = ID<GridNoun>
public typealias PhotoID = ID<PhotoNoun>
public typealias MatterID = ID<MatterNoun>

/// Gives numbers that only rise, also when the clock is set back.
///
/// The next number is `max(last + 1, milliseconds since 2024 << 12)`: it sorts by time, holds
/// 4,096 numbers a millisecond and stays below 2^53 until the year 2093.
public struct IDSource: Sendable {
  public private(set) var last: Int64

  /// - Parameter last: the highest number that the database may already hold.
  public init(after last: Int64) { self.last = last }

  public mutating func next(at now: Instant) -> Int64 {
    last = max(last + 1, (now.milliseconds - Instant.epoch2024.milliseconds) << 12)
    return last
  }
}
