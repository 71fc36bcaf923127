import CPQ
import Kernel

/// The answer of one statement, row by row off the wire or out of memory.
final class PostgresAnswer {
  private let wire: PostgresWire
  private let statement: String
  private var held: [OpaquePointer] = []
  private var nextHeld = 0
  private var isRead = false
  private var fault: Fault?
  private(set) var changes = 0
  /// What was done, as the server says it: `COMMIT`, `INSERT 0 1`.
  private(set) var command = ""

  init(_ wire: PostgresWire, statement: String) {
    self.wire = wire
    self.statement = statement
  }

  deinit { for result in held[nextHeld...] { PQclear(result) } }

  /// The next row, which the caller clears; nil at the end.
  func next() throws -> OpaquePointer? {
    if nextHeld < held.count {
      nextHeld += 1
      return held[nextHeld - 1]
    }
    if let row = try read() { return row }
    if let fault { throw fault }
    return nil
  }

  /// Reads the rest to memory, so that another statement can be sent.
  func hold() throws {
    while let row = try read() { held.append(row) }
  }

  /// Reads the rest and forgets it.
  func finish() throws {
    while let row = try next() { PQclear(row) }
  }

  private func read() throws -> OpaquePointer? {
    guard !isRead else { return nil }
    while let result = try readResult() {
      if PQresultStatus(result) == PGRES_SINGLE_TUPLE { return result }
      conclude(result)
      PQclear(result)
    }
    isRead = true
    try wire.passSync()
    return nil
  }

  private func readResult() throws -> OpaquePointer? {
    do { return try wire.next() } catch {
      isRead = true
      throw error
    }
  }

  private func conclude(_ result: OpaquePointer) {
    switch PQresultStatus(result) {
    case PGRES_TUPLES_OK, PGRES_COMMAND_OK:
      command = String(cString: PQcmdStatus(result))
      if !command.hasPrefix("SELECT") { changes = Int(String(cString: PQcmdTuples(result))) ?? 0 }
    case PGRES_PIPELINE_ABORTED:
      fault = fault ?? Fault(.broken, "a command before it failed: \(statement)")
    default:
      fault = wire.isLost ? wire.lost : Fault(postgres: result, statement)
    }
  }
}
