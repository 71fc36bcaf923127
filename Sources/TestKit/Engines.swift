import Glibc
public import Store

/// The databases that a parametrised test runs on: `@Test(arguments: Engines.available)`.
public enum Engines {
  /// SQLite always; PostgreSQL where `WUZHI_TEST_POSTGRES` says how to connect to a server, or where
  /// `WUZHI_REQUIRE` names `postgres`: then its tests fail without one instead of being left out.
  public static let available: [Engine] =
    postgres != nil || isRequired("postgres") ? [.sqlite, .postgres] : [.sqlite]

  /// How to connect, as libpq reads it; `bin/postgres start DIR` prints it.
  static let postgres: String? = environment("WUZHI_TEST_POSTGRES")

  /// Whether the server runs on this machine, so that a test may stop its processes.
  public static let postgresIsHere = postgres?.contains("host=/") ?? false

  /// Whether `WUZHI_REQUIRE`, a list with commas, turns the absence of `part` into a failure.
  public static func isRequired(_ part: String) -> Bool {
    environment("WUZHI_REQUIRE")?.split(separator: ",").contains { $0 == part } ?? false
  }

  static func environment(_ name: String) -> String? {
    guard let value = getenv(name), value[0] != 0 else { return nil }
    return String(cString: value)
  }
}
