package import Kernel

extension Numbers {
  /// Continues above what the ledger of any place holds, and a second further, so that numbers
  /// which no entry names are passed too.
  ///
  /// - Parameter hasLedger: whether the table `ledger_head` exists; engines know by other names.
  package static func resumed(
    from connection: any Connection, hasLedger: Bool, clock: @escaping @Sendable () -> Instant
  ) throws -> Numbers {
    var last: Int64 = 0
    var time = Instant(milliseconds: 0)
    if hasLedger {
      // The one statement over all places: numbers are given for the whole database.
      try connection.rows("SELECT MAX(last_id), MAX(at) FROM ledger_head -- all communities") {
        last = try $0[0] ?? 0
        time = try $0[1] ?? time
        return false
      }
      last += 1000 << 12
    }
    return Numbers(after: last, notBefore: time, clock: clock)
  }
}
