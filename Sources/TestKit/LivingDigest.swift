public import Kernel
public import Store

/// What lies in a place's tables, a number a table: the same rows give the same number.
///
/// A test takes one before and one after, and the difference names the table that was touched.
public struct LivingDigest: Equatable, Sendable, CustomStringConvertible {
  public let byTable: [String: UInt64]

  public var description: String {
    byTable.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: "\n")
  }

  public static func of(_ place: PlaceID, in database: any Database) async throws -> LivingDigest {
    try await database.read { db in
      var found: [String: UInt64] = [:]
      for (table, columns) in try tables(in: db) where columns.contains(where: \.isPlace) {
        found[table] = try digest(of: table, columns, place, in: db)
      }
      return LivingDigest(byTable: found)
    }
  }

  private struct TableColumn: Sendable {
    let name: String
    let kind: SQLValue.Kind
    var isPlace: Bool { name == "community" }

    init(_ name: String, _ type: String) {
      self.name = name
      switch type.lowercased() {
      case "bigint", "integer": kind = .integer
      case "text", "tsvector": kind = .text
      default: kind = .bytes
      }
    }
  }

  private static func tables(in db: Snapshot) throws -> [String: [TableColumn]] {
    let catalog: SQL =
      switch db.connection.engine {
      case .sqlite:
        """
        SELECT t.name, c.name, c.type FROM sqlite_master t, pragma_table_info(t.name) c
        WHERE t.type = 'table' ORDER BY t.name, c.cid
        """
      case .postgres:
        """
        SELECT table_name::text, column_name::text, data_type::text FROM information_schema.columns
        WHERE table_schema = 'public' ORDER BY table_name, ordinal_position
        """
      }
    var found: [String: [TableColumn]] = [:]
    try db.each(catalog) { row in
      let table: String = try row[0]
      found[table, default: []].append(TableColumn(try row[1], try row[2]))
    }
    return found
  }

  private static func digest(
    of table: String, _ columns: [TableColumn], _ place: PlaceID, in db: Snapshot
  ) throws -> UInt64 {
    let names = columns.map { $0.kind == .text ? "CAST(\($0.name) AS TEXT)" : $0.name }
      .joined(separator: ", ")
    var sum: UInt64 = 0
    try db.each(
      """
      SELECT \(SQL(stringLiteral: names)) FROM \(SQL(stringLiteral: table))
      WHERE community = \(place)
      """
    ) { row in
      // The order of rows does not count.
      sum &+= columns.indices.reduce(14_695_981_039_346_656_037) { hash, i in
        value(row, i, columns[i].kind).reduce(hash) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
      }
    }
    return sum
  }

  private static func value(_ row: Row, _ column: Int, _ kind: SQLValue.Kind) -> [UInt8] {
    if row.source.isNull(column) { return [0] }
    return switch kind {
    case .integer: [1] + Array(String(row.source.integer(column)).utf8)
    case .text: [2] + Array(row.source.text(column).utf8)
    case .bytes: [3] + row.source.bytes(column)
    }
  }
}
