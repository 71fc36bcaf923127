import Crypto
import Kernel
import Store
import TestKit
import Testing

@testable import Ledger

/// Goal: what is recorded can be recomputed, and any change of it is found and named.
@Suite struct ChainTests {
  /// The canonical bytes, written out by hand from the description of the format.
  @Test func theBytesAreThoseOfTheFormat() {
    let entry = Entry(
      place: PlaceID(1), sequence: 2, writtenAt: Instant(milliseconds: 3),
      arrivedAt: Instant(milliseconds: 4), verb: Verb("a.b"), subject: 5, actor: "holder",
      capacity: "own", channel: "phone", facts: "x=1")
    var bytes: [UInt8] = [1]
    for number in [1, 2, 3, 4] as [UInt8] { bytes += [0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, number] }
    bytes += [0, 0, 0, 3] + Array("a.b".utf8)
    bytes += [0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 5]
    for text in ["holder", "own", "phone", "x=1"] {
      bytes += [0, 0, 0, UInt8(text.utf8.count)] + Array(text.utf8)
    }
    #expect(entry.canonicalBytes == bytes)
    let hash = Array(SHA256.hash(data: [UInt8](repeating: 0, count: 32) + bytes))
    #expect(entry.hash(after: Entry.firstPrevious) == hash)
    // Worked out with Python's hashlib from the same bytes.
    #expect(
      hash.map { String($0, radix: 16) }.prefix(4).joined(separator: " ") == ChainTests.vector)
  }

  static let vector = "df 1c 9e 41"

  @Test(arguments: Engines.available) func aRecordHolds(engine: Engine) async throws {
    let (database, place) = try await recorded(engine, entries: 5)
    let verdict = try await database.read { try Verdict.verify(place, in: $0) }
    #expect(verdict == Verdict(place: place, entries: 5, wrong: nil))
  }

  @Test(arguments: Engines.available) func aChangedEntryIsNamed(engine: Engine) async throws {
    let (database, place) = try await recorded(engine, entries: 5)
    try await database.act(in: place) { db in
      try db.run("UPDATE ledger SET facts = 'n=9' WHERE community = \(place) AND seq = 3")
    }
    let verdict = try await database.read { try Verdict.verify(place, in: $0) }
    #expect(verdict.wrong == .altered(3))
  }

  @Test(arguments: Engines.available) func aMissingEntryIsNamed(engine: Engine) async throws {
    let (database, place) = try await recorded(engine, entries: 5)
    try await database.act(in: place) { db in
      try db.run("DELETE FROM ledger WHERE community = \(place) AND seq = 2")
    }
    let verdict = try await database.read { try Verdict.verify(place, in: $0) }
    #expect(verdict.wrong == .missing(2))
  }

  @Test(arguments: Engines.available) func aCutEndIsNamed(engine: Engine) async throws {
    let (database, place) = try await recorded(engine, entries: 5)
    try await database.act(in: place) { db in
      try db.run("DELETE FROM ledger WHERE community = \(place) AND seq = 5")
    }
    let verdict = try await database.read { try Verdict.verify(place, in: $0) }
    #expect(verdict.wrong == .cut(4))
  }

  /// Another place's record goes on by itself: a change there leaves this one whole.
  @Test(arguments: Engines.available) func placesHaveChainsOfTheirOwn(engine: Engine) async throws {
    let (database, place) = try await recorded(engine, entries: 2)
    let (_, other) = try await recorded(engine, entries: 2)
    try await database.act(in: other) { db in
      try db.run("UPDATE ledger SET subject = 1 WHERE community = \(other) AND seq = 1")
    }
    let verdict = try await database.read { try Verdict.verify(place, in: $0) }
    #expect(verdict.wrong == nil)
  }

  /// A refused act leaves no entry.
  @Test(arguments: Engines.available) func aRefusedActIsNotRecorded(engine: Engine) async throws {
    let (database, place) = try await recorded(engine, entries: 1)
    await #expect(throws: Refusal.notFound) {
      try await database.act(in: place) { db in
        try db.record(
          Verb("test.done"), about: ID<PersonNoun>(1), under: mandate(place), ["n": Fact(7)])
        throw Refusal.notFound
      }
    }
    let verdict = try await database.read { try Verdict.verify(place, in: $0) }
    #expect(verdict.entries == 1)
  }

  private func recorded(_ engine: Engine, entries: Int) async throws -> (any Database, PlaceID) {
    let database = try await TestDatabase.shared(engine, migrations: LedgerSchema.migrations)
    let place = TestDatabase.freshPlace()
    for number in 1...entries {
      try await database.act(in: place) { db in
        try db.record(
          Verb("test.done"), about: ID<PersonNoun>(Int64(number)), under: mandate(place),
          ["n": Fact(number)])
      }
    }
    return (database, place)
  }
}

func mandate(_ place: PlaceID, key: String? = nil, person: Int64 = 1) -> Mandate {
  Mandate(
    place: place, actor: .person(PersonID(person)), arrivedAt: TestDatabase.morning, key: key)
}
