import Kernel
import Store
import StorePostgres
import StoreSQLite
import TestKit
import Testing

/// Goal: a second command can look while the program writes, and can do no more than look.
@Suite struct ViewTests {
  @Test(arguments: Engines.available) func looksWhileAnotherWrites(engine: Engine) async throws {
    let site = try TestDatabaseSite.fresh(engine)
    let database = try await site.open()
    _ = try await database.migrate([
      Migration(
        "view-0001",
        "CREATE TABLE noted (community BIGINT NOT NULL PRIMARY KEY, words TEXT NOT NULL)")
    ])
    let view = try open(site)
    try await database.act(in: PlaceID(1)) {
      try $0.run("INSERT INTO noted (community, words) VALUES (1, \("a"))")
    }
    for read in [view.read, view.report] as [Look] {
      let words = try await read {
        try $0.value("SELECT words FROM noted WHERE community = 1", as: String.self)
      }
      #expect(words == "a")
    }
    let fault = await #expect(throws: Fault.self) {
      try await view.act(in: PlaceID(1)) { try $0.run("DELETE FROM noted WHERE community = 1") }
    }
    #expect(fault?.kind == .unreachable)
    await view.close()
    await database.close()
  }

  private typealias Look = (@escaping @Sendable (Snapshot) throws -> String?) async throws ->
    String?

  @Test func thereIsNothingToLookAt() {
    #expect(throws: Fault.self) { _ = try SQLiteView(path: "/nonexistent/wuzhi.sqlite") }
  }

  private func open(_ site: TestDatabaseSite) throws -> any Database {
    switch site.engine {
    case .sqlite: try SQLiteView(path: site.location)
    case .postgres: try PostgresView(conninfo: site.location)
    }
  }
}
