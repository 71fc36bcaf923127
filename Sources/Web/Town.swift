public import Kernel
public import Store

/// A town with invented people, in which features act out what a real one would do.
///
/// Everything happens by the real acts, under the mandate of whoever would do it, at a moment of a
/// simulated clock: nothing is written into tables. The demo community is such a town, and tests
/// let one live for a year.
public struct Town: Sendable {
  /// Someone in office: who, in which body, and what they may do.
  public struct Officer: Sendable {
    public let person: PersonID
    public let body: BodyID
    public let powers: Set<Power>
    public let scope: Set<Mandate.Reach>

    public init(
      person: PersonID, body: BodyID, powers: Set<Power>, scope: Set<Mandate.Reach> = [.place]
    ) {
      self.person = person
      self.body = body
      self.powers = powers
      self.scope = scope
    }
  }

  public let database: any Database
  public let place: PlaceID
  public let from: Instant
  public let to: Instant
  /// The same seed gives the same town.
  public let seed: UInt64
  public let clerk: Officer
  public let director: Officer
  public let gridWorkers: [Officer]
  /// One officer of each body that matters are handed to.
  public let bodies: [Officer]
  public let buildings: [BuildingID]
  /// Sets the simulated clock that the database writes by.
  public let clock: @Sendable (Instant) -> Void
  /// Says how far it is, from 0 to 1.
  public let progress: @Sendable (Double) -> Void

  public init(
    database: any Database, place: PlaceID, from: Instant, to: Instant, seed: UInt64,
    clerk: Officer, director: Officer, gridWorkers: [Officer], bodies: [Officer],
    buildings: [BuildingID], clock: @escaping @Sendable (Instant) -> Void,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) {
    self.database = database
    self.place = place
    self.from = from
    self.to = to
    self.seed = seed
    self.clerk = clerk
    self.director = director
    self.gridWorkers = gridWorkers
    self.bodies = bodies
    self.buildings = buildings
    self.clock = clock
    self.progress = progress
  }

  public func mandate(_ officer: Officer, at moment: Instant) -> Mandate {
    Mandate(
      place: place, actor: .person(officer.person), capacity: .office(officer.body),
      powers: officer.powers, scope: officer.scope, arrivedAt: moment)
  }

  /// Someone without an account.
  public func passerby(at moment: Instant, channel: Mandate.Channel = .screen) -> Mandate {
    Mandate(place: place, actor: .holder, channel: channel, arrivedAt: moment)
  }
}

/// Chance that a seed fixes, by SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
public struct SeededChance: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
