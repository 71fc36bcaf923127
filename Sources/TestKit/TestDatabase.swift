public import Kernel
public import Store
import Synchronization

/// Databases for tests, of either engine and always real.
public enum TestDatabase {
  /// The one that all tests of this process share, with `migrations` run. Each test is a place of its
  /// own in it, see ``freshPlace()``, which tests that places are kept apart as well.
  public static func shared(
    _ engine: Engine, migrations: [Migration] = []
  ) async throws -> any Database {
    try await SharedDatabases.all.database(engine, migrations)
  }

  /// One that no other test sees, for faults and migrations.
  public static func own(
    _ engine: Engine, migrations: [Migration] = [], limits: DatabaseLimits = DatabaseLimits()
  ) async throws -> any Database {
    let database = try await TestDatabaseSite.fresh(engine).open(limits: limits)
    _ = try await database.migrate(migrations)
    return database
  }

  /// A place that no other test of this process uses.
  public static func freshPlace() -> PlaceID {
    let number = places.wrappingAdd(1, ordering: .relaxed).newValue
    return PlaceID(number)
  }

  private static let places = Atomic<Int64>(1000)

  /// The writer's clock where a test sets none: 2026-03-02 09:00 in China, a Monday.
  public static let morning = Instant(Day(2026, 3, 2)!, TimeOfDay(9, 0))
}

/// Opens each database once, also where several tests ask for it at the same moment.
private actor SharedDatabases {
  static let all = SharedDatabases()

  private struct Key: Hashable {
    let engine: Engine
    let migrations: [String]
  }

  private var opening: [Key: Task<any Database, any Error>] = [:]

  func database(_ engine: Engine, _ migrations: [Migration]) async throws -> any Database {
    let key = Key(engine: engine, migrations: migrations.map(\.name))
    let task =
      opening[key] ?? Task { try await TestDatabase.own(engine, migrations: migrations) }
    opening[key] = task
    return try await task.value
  }
}
