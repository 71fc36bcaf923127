import CPQ
import Kernel
package import Store

/// One connection in libpq's pipeline mode (postgresql.org/docs/15/libpq-pipeline-mode.html).
///
/// Commands whose answer nobody needs at once, such as BEGIN and SAVEPOINT, travel with the next
/// statement, so that an act of n statements costs n round trips. Rows come one by one, so that a
/// long answer is never held whole, unless a second statement is run inside the loop of a first:
/// then the rest of the first is read to memory.
package final class PostgresConnection: Connection {
  package let engine = Engine.postgres
  let wire: PostgresWire
  private let mostStatements: Int
  private var statements: [Statement: Kept] = [:]
  private var turn = 0
  private var streaming: PostgresAnswer?
  /// Why the act at hand cannot succeed any more.
  private(set) var failure: Fault?
  /// Whether the read at hand has got anything yet; until then it may be tried again.
  private(set) var hasAnswered = false

  private struct Statement: Hashable {
    let text: String
    let types: [Oid]
  }

  private struct Kept {
    let name: String
    var turn: Int
  }

  package init(
    _ address: PostgresAddress, settings: String = "", patience: Duration = .seconds(30),
    mostStatements: Int = 256
  ) throws {
    self.mostStatements = mostStatements
    wire = try PostgresWire(address, patience: patience)
    try script("SET bytea_output = hex;" + settings)
  }

  package var isLost: Bool { wire.isLost }

  package func run(_ sql: SQL) throws -> Int {
    switch sql.text {
    case "SAVEPOINT act": try sendAhead("SAVEPOINT act")
    case "RELEASE SAVEPOINT act":
      if let failure { throw failure }
      try sendAhead("RELEASE SAVEPOINT act")
    case "ROLLBACK TO SAVEPOINT act": try undoAct()
    default: return try answer(to: sql) { _ in true }
    }
    return 0
  }

  package func rows(_ sql: SQL, _ each: (Row) throws -> Bool) throws {
    _ = try answer(to: sql, each)
  }

  package func script(_ text: String) throws {
    try settle()
    if let failure { throw failure }
    do { try wire.script(text) } catch let fault as Fault { throw note(fault) }
  }

  /// Sends a command without values; its answer is read with the next statement's.
  func sendAhead(_ command: String) throws {
    try settle()
    try wire.send(command)
  }

  /// Begins, and waits for the answer, so that a lost connection is known before work is done.
  func begin() throws {
    failure = nil
    _ = try answer(to: "BEGIN") { _ in true }
  }

  /// - Throws: ``Fault`` `.unreachable` where the connection is lost before the answer: the acts may
  ///   stand or not, and are found by their keys.
  func commit() throws {
    if let failure { throw failure }
    try settle()
    try wire.send("COMMIT")
    let answer = try wire.exchange("COMMIT")
    while try answer.next() != nil {}
    // The server answers ROLLBACK to a COMMIT of a transaction that has failed.
    guard answer.command == "COMMIT" else {
      throw Fault(.broken, "the transaction was rolled back instead of committed")
    }
  }

  func rollback() {
    failure = nil
    guard !isLost, (try? settle()) != nil, (try? wire.send("ROLLBACK")) != nil else { return }
    _ = try? wire.exchange("ROLLBACK").finish()
  }

  /// Begins a read, in one journey with its first statement.
  func beginReading() throws {
    failure = nil
    hasAnswered = false
    try sendAhead("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
  }

  /// Ends a read without waiting for the answer.
  func endReading() {
    failure = nil
    guard !isLost, (try? settle()) != nil, (try? wire.send("COMMIT")) != nil else { return }
    wire.sync()
  }

  private func undoAct() throws {
    guard !isLost else { throw failure ?? wire.lost }
    try settle()
    try wire.send("ROLLBACK TO SAVEPOINT act")
    try wire.exchange("ROLLBACK TO SAVEPOINT act").finish()
    failure = nil
  }

  private func answer(to sql: SQL, _ each: (Row) throws -> Bool) throws -> Int {
    let parameters = try PostgresParameters(sql.values)
    try settle()
    if let failure { throw failure }
    do {
      try send(sql, parameters)
      let answer = try exchange(sql.text)
      streaming = answer
      hasAnswered = true
      defer { if streaming === answer { streaming = nil } }
      try deliver(answer, to: each)
      return answer.changes
    } catch let fault as Fault {
      throw note(fault)
    }
  }

  /// - Throws: what went wrong before the statement itself; if that was preparing it, it is
  ///   prepared anew next time.
  private func exchange(_ text: String) throws -> PostgresAnswer {
    do { return try wire.exchange(text) } catch {
      statements = statements.filter { $0.value.turn != turn }
      throw error
    }
  }

  /// Whatever ends the loop, the answer is read to its end: the next one comes behind it.
  private func deliver(_ answer: PostgresAnswer, to each: (Row) throws -> Bool) throws {
    let source = PostgresRow()
    let row = Row(source)
    do {
      while let result = try answer.next() {
        defer { PQclear(result) }
        source.result = result
        if try !each(row) { break }
      }
    } catch let error {
      try? answer.finish()
      throw error
    }
    try answer.finish()
  }

  /// Reads what is left of an outer loop's answer to memory.
  private func settle() throws {
    try streaming?.hold()
    streaming = nil
  }

  private func send(_ sql: SQL, _ parameters: PostgresParameters) throws {
    turn += 1
    let statement = Statement(text: sql.text, types: sql.values.map(\.type))
    if let name = statements[statement]?.name {
      statements[statement]?.turn = turn
      return try wire.send(prepared: name, parameters)
    }
    if statements.count >= mostStatements { try dropOldest() }
    let name = "s\(turn)"
    try wire.prepare(name, statement.text, statement.types)
    statements[statement] = Kept(name: name, turn: turn)
    try wire.send(prepared: name, parameters)
  }

  private func dropOldest() throws {
    guard let oldest = statements.min(by: { $0.value.turn < $1.value.turn }) else { return }
    statements[oldest.key] = nil
    try wire.send("DEALLOCATE \(oldest.value.name)")
  }

  /// Remembers a fault until the act is undone.
  private func note(_ fault: Fault) -> Fault {
    if wire.isInTransaction || isLost { failure = failure ?? fault }
    return fault
  }
}
