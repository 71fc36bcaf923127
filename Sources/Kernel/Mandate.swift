/// Who acts, in which place, as what, and with which powers: the authority that every act needs.
///
/// One hat a session: a clerk who is also an owner acts as one or as the other. The time comes
/// with the mandate too, so that no rule asks a clock of its own and every rule can be tested.
public struct Mandate: Sendable {
  public enum Actor: Hashable, Sendable {
    case person(PersonID)
    /// Someone known only by the secret that they hold, such as the link of a matter.
    case holder
    case system
    case `import`
  }

  public enum Capacity: Hashable, Sendable {
    case own
    /// In an office of a body, from its grant of powers.
    case office(BodyID)
    /// For another, on the consent recorded under this number.
    case behalf(of: PersonID, consent: Int64)
  }

  /// How far the powers reach inside the place; several add up.
  public enum Reach: Hashable, Sendable {
    case place
    case body(BodyID)
    case grid(GridID)
    case building(BuildingID)
  }

  public enum Channel: String, Sendable, CaseIterable { case phone, screen, window, paper, system }

  /// The place that owns everything this mandate touches.
  public let place: PlaceID
  public let actor: Actor
  public let capacity: Capacity
  public let powers: Set<Power>
  public let scope: Set<Reach>
  public let channel: Channel
  /// Why personal data is looked at, where that is asked before the field opens.
  public let purpose: String?
  /// When the request reached the server. Deadlines compare with this.
  public let arrivedAt: Instant
  /// The idempotency key: the same key gets the first answer.
  public let key: String?

  public init(
    place: PlaceID, actor: Actor, capacity: Capacity = .own, powers: Set<Power> = [],
    scope: Set<Reach> = [.place], channel: Channel = .screen, purpose: String? = nil,
    arrivedAt: Instant, key: String? = nil
  ) {
    self.place = place
    self.actor = actor
    self.capacity = capacity
    self.powers = powers
    self.scope = scope
    self.channel = channel
    self.purpose = purpose
    self.arrivedAt = arrivedAt
    self.key = key
  }

  public var person: PersonID? {
    if case .person(let id) = actor { id } else { nil }
  }

  public func has(_ power: Power) -> Bool { powers.contains(power) }

  /// - Throws: ``Refusal`` `.signIn` where nobody is signed in, `.forbidden` "power.missing"
  ///   where the powers do not hold this one.
  public func require(_ power: Power) throws(Refusal) {
    guard !has(power) else { return }
    throw actor == .holder ? .signIn : .forbidden("power.missing")
  }
}

/// Something that one may do, such as `matters.dispatch`. An open set: the slice that asks for a
/// power declares it, so that a new ability leaves this room alone.
public struct Power: Hashable, Sendable, CustomStringConvertible {
  public let code: String
  public init(_ code: String) { self.code = code }
  public var description: String { code }
}

/// The tiers through which a matter may rise (小事不出网格、大事不出社区).
public enum Tier: Int, Sendable, CaseIterable, Comparable {
  case grid = 1
  case community, street, district, city

  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}
