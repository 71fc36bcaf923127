public import Kernel

/// A database that acts are written to and pages are read from.
///
/// No room above knows which engine is below.
public protocol Database: Sendable {
  var engine: Engine { get }

  /// Reads by index, for a page or a list. May answer on the calling thread without suspending.
  ///
  /// - Throws: what `body` throws; ``Fault`` `.unreachable` where the database is gone.
  func read<T: Sendable>(_ body: @Sendable (Snapshot) throws -> T) async throws -> T

  /// Reads at length, on readers of its own, so that a report never takes the last one.
  ///
  /// - Throws: ``Fault`` `.busy` where it runs longer than the engine's limit for reports.
  func report<T: Sendable>(_ body: @escaping @Sendable (Snapshot) throws -> T) async throws -> T

  /// Carries out an act of `place` and returns when it is durable.
  ///
  /// - Throws: what `body` throws, and then nothing has changed; ``Fault`` `.busy` where the
  ///   writer's queue is full, `.diskFull`, `.unreachable`.
  @discardableResult
  func act<T: Sendable>(
    in place: PlaceID, _ body: @escaping @Sendable (Transaction) throws -> T
  ) async throws -> T

  /// Brings the schema up to the last of `migrations` and answers the names of those run.
  func migrate(_ migrations: [Migration]) async throws -> [String]

  /// Waits for acts under way and closes. Later calls throw ``Fault`` `.unreachable`.
  func close() async
}

/// A step of the schema: a name and a text that is never changed once released. Forward only.
public struct Migration: Sendable {
  public let name: String
  public let text: String
  /// Where PostgreSQL needs another text.
  public let postgres: String?
  /// What the step declares of its personal columns; see ``PersonalColumn``.
  public let personal: [PersonalColumn]

  public init(
    _ name: String, _ text: String, postgres: String? = nil, personal: [PersonalColumn] = []
  ) {
    self.name = name
    self.text = text
    self.postgres = postgres
    self.personal = personal
  }

  public func text(for engine: Engine) -> String {
    engine == .postgres ? postgres ?? text : text
  }
}

/// What a column with personal data is for, on what ground, and how long it is kept
/// (个人信息保护法 5, 6, 13, 19).
public struct PersonalColumn: Hashable, Sendable {
  /// 个人信息保护法 13: the ground on which it is processed.
  public enum Basis: String, Sendable { case consent, contract, duty, emergency, published }
  /// `S` is sensitive (28) and must be encrypted by field; `B` identifies; `C` describes.
  public enum Class: String, Sendable {
    case sensitive = "S"
    case identifying = "B"
    case descriptive = "C"
  }

  /// `table.column`
  public let column: String
  public let purpose: String
  public let basis: Basis
  public let dataClass: Class
  /// Days after the end of its purpose.
  public let retentionDays: Int

  public init(
    _ column: String, purpose: String, basis: Basis, class dataClass: Class, retentionDays: Int
  ) {
    self.column = column
    self.purpose = purpose
    self.basis = basis
    self.dataClass = dataClass
    self.retentionDays = retentionDays
  }
}
