public import Kernel
public import Ledger
import Registry
public import Store

// What the filer may do, whoever they are: the secret is their mandate.

extension Matter {
  /// Takes the matter back while nothing was answered yet.
  public static func withdraw(_ secret: Secret, under mandate: Mandate, in db: Transaction) throws {
    let matter = try opened(by: secret, under: mandate, in: db)
    try move(matter, .withdraw, under: mandate, in: db) { $0.closedAt = mandate.arrivedAt }
  }

  /// Adds words to a matter that is still open.
  ///
  /// - Throws: ``Refusal`` `.conflict` "matter.ended", `.tooMany` "add.many" (over 20).
  public static func add(
    _ words: String, to secret: Secret, under mandate: Mandate, in db: Transaction
  ) throws {
    let matter = try opened(by: secret, under: mandate, in: db)
    guard matter.isOpen else { throw Refusal.conflict("matter.ended") }
    let words = try cleaned(words, field: "words", most: wordsMost, empty: "add.words")
    let count: Int? = try db.value(
      """
      SELECT COUNT(*) FROM matter_step WHERE community = \(mandate.place)
        AND matter_id = \(matter.id) AND kind = \(MatterStep.Kind.added)
      """)
    guard count ?? 0 < 20 else { throw Refusal(.tooMany, "add.many") }
    try matter.note(.added, words: words, under: mandate, in: db)
    try db.record(.matterAdded, about: matter.id, under: mandate)
  }

  /// Grades how it was seen to, once.
  public static func grade(
    _ grade: Grade, words: String, by secret: Secret, under mandate: Mandate, in db: Transaction
  ) throws {
    var matter = try opened(by: secret, under: mandate, in: db)
    try matter.checkGrade(at: mandate.arrivedAt)
    let words =
      words.isEmpty ? nil : try cleaned(words, field: "words", most: wordsMost, empty: "add.words")
    matter.grade = grade
    try matter.save(in: db, at: mandate.place)
    try matter.note(.graded, words: words, under: mandate, in: db)
    try db.record(
      .matterGraded, about: matter.id, under: mandate, ["grade": Fact(grade.rawValue)])
  }
}

/// A look at how a filer is reached: when, in which body's office, and why.
public struct ContactLook: Hashable, Sendable {
  public let at: Instant
  public let body: String?
  public let purpose: FilerContact.Purpose?
}

/// What the filer left to be rung back, opened by one who has a reason.
public struct FilerContact: Hashable, Sendable {
  public let name: String?
  public let telephone: String?

  /// Why a filer's telephone is looked at.
  public enum Purpose: String, Sendable, CaseIterable { case ask, visit, reply }

  /// Shows the filer's name and telephone, and puts the look into the record first, where the
  /// filer can read it.
  public static func look(
    at matter: MatterID, for purpose: Purpose, under mandate: Mandate, in db: Transaction
  ) throws -> FilerContact {
    let matter = try Matter.fetch(matter, under: mandate, in: db)
    try db.record(
      .matterLooked, about: matter.id, under: mandate, ["purpose": Fact(purpose)])
    return try unopened(of: matter.id, at: mandate.place, in: db)
  }

  /// Who has looked, for the filer to read: newest first.
  public static func looks(at matter: MatterID, place: PlaceID, in db: some Reading) throws
    -> [ContactLook]
  {
    try Entry.about(matter, at: place, only: .matterLooked, limit: 50, in: db).map { entry in
      ContactLook(
        at: entry.arrivedAt,
        body: try entry.office.flatMap { try Body.fetch($0, at: place, in: db)?.name },
        purpose: entry.fact("purpose").flatMap { Purpose(rawValue: $0) })
    }
  }

  /// The same without a record: to be masked, or after the look was recorded.
  public static func unopened(of matter: MatterID, at place: PlaceID, in db: some Reading) throws
    -> FilerContact
  {
    try db.one(
      """
      SELECT filer_name, filer_telephone FROM matter
      WHERE community = \(place) AND id = \(matter)
      """
    ) { FilerContact(name: try $0[0], telephone: try $0[1]) }
      ?? FilerContact(name: nil, telephone: nil)
  }
}
