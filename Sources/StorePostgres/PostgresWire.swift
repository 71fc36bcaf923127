import CPQ
import Glibc
import Kernel
import Store

/// The sending and receiving side of one connection: what was asked and is not yet answered.
final class PostgresWire {
  private enum Expected { case command, sync }

  private let handle: OpaquePointer
  private let address: PostgresAddress
  private let patience: Duration
  private var expected: [Expected] = []
  private(set) var isLost = false

  /// - Parameter patience: how long to wait for an answer before the server counts as gone.
  init(_ address: PostgresAddress, patience: Duration) throws {
    self.address = address
    self.patience = patience
    handle = try address.connect()
    PQenterPipelineMode(handle)
  }

  deinit { PQfinish(handle) }

  var lost: Fault {
    let sentence = PQerrorMessage(handle).map { String(cString: $0) } ?? ""
    return Fault(.unreachable, "PostgreSQL is gone: \(address.masked(sentence))")
  }

  var isInTransaction: Bool {
    switch PQtransactionStatus(handle) {
    case PQTRANS_INTRANS, PQTRANS_INERROR, PQTRANS_ACTIVE: true
    default: false
    }
  }

  // Sending

  func send(_ command: String) throws {
    try sent(PQsendQueryParams(handle, command, 0, nil, nil, nil, nil, 0))
  }

  func prepare(_ name: String, _ text: String, _ types: [Oid]) throws {
    try sent(PQsendPrepare(handle, name, text, Int32(types.count), types))
  }

  func send(prepared name: String, _ parameters: PostgresParameters) throws {
    try sent(
      parameters.send { count, values, lengths, formats in
        PQsendQueryPrepared(handle, name, count, values, lengths, formats, 0)
      })
  }

  /// Ends what has been sent and lets the server see it.
  func sync() {
    if PQpipelineSync(handle) == 1 { expected.append(.sync) } else { isLost = true }
  }

  private func sent(_ code: Int32) throws {
    guard code == 1, !isLost else {
      isLost = true
      throw lost
    }
    expected.append(.command)
  }

  // Receiving

  /// Sends a sync, passes over the answers of all commands before the last and hands over the last's.
  func exchange(_ statement: String) throws -> PostgresAnswer {
    sync()
    var fault: Fault?
    while let next = expected.first, expected.count > 2 {
      expected.removeFirst()
      if next == .command {
        fault = try passOver(statement) ?? fault
      } else {
        try passSync()
        fault = nil
      }
    }
    expected.removeFirst(min(2, expected.count))
    guard !isLost else { throw lost }
    PQsetSingleRowMode(handle)
    let answer = PostgresAnswer(self, statement: statement)
    if let fault {
      try? answer.finish()
      throw fault
    }
    return answer
  }

  /// The next result of the command at hand, nil at its end. The caller clears it.
  func next() throws -> OpaquePointer? {
    try awaitAnswer()
    let result = PQgetResult(handle)
    if PQstatus(handle) != CONNECTION_OK { isLost = true }
    return result
  }

  func passSync() throws {
    guard !isLost else { throw lost }
    PQclear(try next())
    if isLost { throw lost }
  }

  /// Runs several statements in one go, which only the simple protocol does.
  func script(_ text: String) throws {
    try drain()
    PQexitPipelineMode(handle)
    defer { PQenterPipelineMode(handle) }
    let result = PQexec(handle, text)
    defer { PQclear(result) }
    if PQstatus(handle) != CONNECTION_OK { isLost = true }
    switch PQresultStatus(result) {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: break
    default: throw isLost ? lost : Fault(postgres: result, text)
    }
  }

  private func drain() throws {
    guard !expected.isEmpty else { return }
    if expected.last == .command { sync() }
    var fault: Fault?
    while !expected.isEmpty {
      if expected.removeFirst() == .command {
        fault = try passOver("") ?? fault
      } else {
        try passSync()
      }
    }
    if let fault { throw fault }
  }

  /// Reads the answer of a command to its end; answers its fault.
  private func passOver(_ statement: String) throws -> Fault? {
    var fault: Fault?
    while let result = try next() {
      defer { PQclear(result) }
      if PQresultStatus(result) == PGRES_FATAL_ERROR {
        fault = isLost ? lost : Fault(postgres: result, statement)
      }
      if isLost { throw fault ?? lost }
    }
    if isLost { throw fault ?? lost }
    return fault
  }

  /// libpq's own waiting has no end; a server that is stopped would hold the thread for ever.
  private func awaitAnswer() throws {
    guard !isLost else { throw lost }
    let deadline = PQisBusy(handle) == 1 ? ContinuousClock.now + patience : nil
    while PQisBusy(handle) == 1 {
      let left = deadline.map { ($0 - ContinuousClock.now) / .milliseconds(1) } ?? 0
      var socket = pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
      guard left > 0, poll(&socket, 1, Int32(left) + 1) >= 0 || errno == EINTR else {
        isLost = true
        throw Fault(.unreachable, "PostgreSQL has not answered within \(patience)")
      }
      if PQconsumeInput(handle) == 0 {
        isLost = true
        throw lost
      }
    }
  }
}
