import Dispatch
import Kernel
import Store
import TestKit

/// The tables of these tests.
let tables = [
  Migration(
    "things",
    """
    CREATE TABLE thing (
      community BIGINT NOT NULL, id BIGINT NOT NULL, name TEXT, amount BIGINT, data BYTEA,
      PRIMARY KEY (community, id));
    CREATE UNIQUE INDEX thing_name ON thing (community, name);
    CREATE TABLE part (
      community BIGINT NOT NULL, id BIGINT NOT NULL, thing_id BIGINT NOT NULL,
      PRIMARY KEY (community, id),
      FOREIGN KEY (community, thing_id) REFERENCES thing (community, id)
        DEFERRABLE INITIALLY DEFERRED);
    """)
]

/// Counts in the engine; to a billion it takes minutes.
func counting(to end: Int) -> SQL {
  """
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(end))
  SELECT COUNT(*) FROM n
  """
}

extension Transaction {
  func add(_ name: String, id: Int64, in place: PlaceID) throws {
    try run("INSERT INTO thing (community, id, name) VALUES (\(place), \(id), \(name))")
  }

  /// Breaks a foreign key that is looked at only when the transaction commits.
  func addPartOfNothing(in place: PlaceID) throws {
    try run("INSERT INTO part (community, id, thing_id) VALUES (\(place), 1, 404)")
  }
}

extension Reading {
  func names(in place: PlaceID) throws -> [String] {
    try all("SELECT name FROM thing WHERE community = \(place) ORDER BY id") { try $0[0] }
  }
}

extension Database {
  func names(in place: PlaceID) async throws -> [String] {
    try await read { try $0.names(in: place) }
  }
}

/// The kind of the fault that `body` ends with, nil where it ends otherwise.
func fault(of body: () async throws -> Void) async -> Fault.Kind? {
  do {
    try await body()
    return nil
  } catch {
    return (error as? Fault)?.kind
  }
}

/// Holds a writer, so that the acts that come meanwhile are committed together.
struct HeldWriter {
  private let gate = DispatchSemaphore(value: 0)
  private let holding: Task<Void, any Error>

  init(of database: any Database, in place: PlaceID) async {
    let (entered, entering) = AsyncStream.makeStream(of: Void.self)
    let gate = self.gate
    holding = Task {
      try await database.act(in: place) { _ in
        entering.finish()
        gate.wait()
      }
    }
    for await _ in entered {}
  }

  func release() async throws {
    gate.signal()
    try await holding.value
  }
}

/// Starts an act and comes back as soon as it waits for the writer.
func queue(
  _ database: any Database, in place: PlaceID,
  _ body: @escaping @Sendable (Transaction) throws -> Void
) -> Task<Void, any Error> {
  Task.immediate { try await database.act(in: place, body) }
}
