import Kernel
import Store
import TestKit
import Testing

@Suite struct MigrationTests {
  private let first = Migration("one", "CREATE TABLE one (community BIGINT PRIMARY KEY)")
  private let second = Migration("two", "CREATE TABLE two (community BIGINT PRIMARY KEY)")

  @Test(arguments: Engines.available)
  func eachRunsOnce(_ engine: Engine) async throws {
    let db = try await TestDatabase.own(engine)
    #expect(try await db.migrate([first]) == ["one"])
    #expect(try await db.migrate([first, second]) == ["two"])
    #expect(try await db.migrate([first, second]) == [])
    await db.close()
  }

  @Test(arguments: Engines.available)
  func aChangedTextIsRefused(_ engine: Engine) async throws {
    let db = try await TestDatabase.own(engine, migrations: [first])
    let changed = Migration("one", first.text + " ")
    let fault = await #expect(throws: Fault.self) { try await db.migrate([changed, second]) }
    #expect(fault?.description.contains("one has been changed") == true)
    #expect(try await db.migrate([first, second]) == ["two"])
    await db.close()
  }

  @Test(arguments: Engines.available)
  func aNewerDatabaseIsRefused(_ engine: Engine) async throws {
    let db = try await TestDatabase.own(engine, migrations: [first, second])
    let fault = await #expect(throws: Fault.self) { try await db.migrate([first]) }
    #expect(fault?.description.contains("newer than this program: it has two") == true)
    await db.close()
  }

  /// What ran before the one that fails stands; of the one that fails nothing does.
  @Test(arguments: Engines.available)
  func aFailingStepLeavesNothingOfItself(_ engine: Engine) async throws {
    let db = try await TestDatabase.own(engine)
    let bad = Migration("bad", second.text + "; CREATE TABLE two (community BIGINT)")
    #expect(await fault { _ = try await db.migrate([first, bad]) } == .broken)
    #expect(try await db.migrate([first, second]) == ["two"])
    await db.close()
  }

  @Test(arguments: Engines.available)
  func eachEngineRunsItsOwnText(_ engine: Engine) async throws {
    let step = Migration(
      "own", "CREATE TABLE own AS SELECT 1 AS community, 'sqlite' AS name",
      postgres: "CREATE TABLE own AS SELECT 1 AS community, 'postgres' AS name")
    let db = try await TestDatabase.own(engine, migrations: [step])
    let name: String? = try await db.read {
      try $0.value("SELECT name FROM own WHERE community = 1")
    }
    #expect(name == engine.rawValue)
    await db.close()
  }
}
