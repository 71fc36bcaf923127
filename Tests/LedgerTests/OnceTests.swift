import Kernel
import Ledger
import Store
import TestKit
import Testing

/// Goal: a form sent twice acts once, and the table that remembers it opens nothing.
@Suite struct OnceTests {
  @Test(arguments: Engines.available) func theSameKeyGetsTheFirstAnswer(engine: Engine) async throws
  {
    let database = try await TestDatabase.shared(engine, migrations: LedgerSchema.migrations)
    let place = TestDatabase.freshPlace()
    #expect(try await send("k1", "first", place, database) == "first")
    #expect(try await send("k1", "second", place, database) == "first")
    #expect(try await send("k2", "third", place, database) == "third")
    #expect(try await send(nil, "fourth", place, database) == "fourth")
  }

  /// A key that another person sends is another key: nobody reads a stranger's receipt with it.
  @Test(arguments: Engines.available) func aKeyBelongsToItsSender(engine: Engine) async throws {
    let database = try await TestDatabase.shared(engine, migrations: LedgerSchema.migrations)
    let place = TestDatabase.freshPlace()
    #expect(try await send("k", "mine", place, database) == "mine")
    #expect(try await send("k", "yours", place, database, person: 2) == "yours")
    let elsewhere = TestDatabase.freshPlace()
    #expect(try await send("k", "there", elsewhere, database) == "there")
  }

  @Test(arguments: Engines.available) func aRefusedActKeepsNoAnswer(engine: Engine) async throws {
    let database = try await TestDatabase.shared(engine, migrations: LedgerSchema.migrations)
    let place = TestDatabase.freshPlace()
    await #expect(throws: Refusal.notFound) {
      try await database.act(in: place) { db in
        try db.once(under: mandate(place, key: "k")) { throw Refusal.notFound }
      }
    }
    #expect(try await send("k", "now", place, database) == "now")
  }

  @Test(arguments: Engines.available) func theTableTellsNothing(engine: Engine) async throws {
    let database = try await TestDatabase.shared(engine, migrations: LedgerSchema.migrations)
    let place = TestDatabase.freshPlace()
    _ = try await send("open-sesame", "the secret receipt", place, database)
    let rows = try await database.read { db in
      try db.all("SELECT key_hash, sealed FROM answer WHERE community = \(place)") {
        (try $0[0] as [UInt8], try $0[1] as [UInt8])
      }
    }
    let (hash, sealed) = try #require(rows.first)
    #expect(hash.count == 32)
    #expect(!String(decoding: sealed, as: UTF8.self).contains("receipt"))
  }

  private func send(
    _ key: String?, _ answer: String, _ place: PlaceID, _ database: any Database, person: Int64 = 1
  ) async throws -> String {
    try await database.act(in: place) { db in
      try db.once(under: mandate(place, key: key, person: person)) { answer }
    }
  }
}

@Suite struct SecretTests {
  @Test func aSecretIsReadAsItIsWritten() throws {
    let secret = Secret()
    #expect(secret.text.utf8.count == 22)
    #expect(Secret(secret.text) == secret)
    #expect(Secret() != secret)
  }

  /// Two texts of the same bits would be two doors to one lock.
  @Test(arguments: [
    "", "AAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAB",
    "AAAAAAAAAAAAAAAAAAAAA=", "AAAAAAAAAAAAAAAAAAAA 中",
  ]) func otherTextIsNoSecret(text: String) {
    #expect(Secret(text) == nil)
  }

  @Test func aSecretDoesNotShowItself() {
    let secret = Secret()
    #expect(!"\(secret)".contains(secret.text))
  }

  @Test func aCodeIsForgivenBlanksAndSmallLetters() throws {
    let code = ShortCode(of: Secret())
    let typed = " \(code.text.lowercased().prefix(3))-\(code.text.suffix(3)) "
    #expect(ShortCode(typed) == code)
    #expect(ShortCode("ABCDE") == nil)
    #expect(ShortCode("ABCDE0") == nil)
  }

  @Test func theSameCodeOfAnotherThingHashesOtherwise() {
    let code = ShortCode(of: Secret())
    #expect(code.hash(of: 1) != code.hash(of: 2))
  }
}
