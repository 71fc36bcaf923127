public import Kernel
import Ledger
import Registry
public import Store

extension Matter {
  /// Takes the matter in; from now on it has to be dispatched or answered.
  public static func accept(_ id: MatterID, under mandate: Mandate, in db: Transaction) throws {
    try move(id, .accept, under: mandate, in: db) { $0.acceptedAt = mandate.arrivedAt }
  }

  /// Says that this is not the community's to see to, and whose it is.
  ///
  /// - Throws: ``Refusal`` `.invalid` "decline.words": nobody is sent away without a reason.
  public static func decline(
    _ id: MatterID, because words: String, under mandate: Mandate, in db: Transaction
  ) throws {
    let words = try cleaned(words, field: "words", most: replyMost, empty: "decline.words")
    try move(id, .decline, words: words, under: mandate, in: db) {
      $0.closedAt = mandate.arrivedAt
    }
  }

  /// Hands the matter to a body. Handing it on does not start the clock anew.
  ///
  /// - Throws: ``Refusal`` `.invalid` "dispatch.body" where the place has no such body.
  public static func dispatch(
    _ id: MatterID, to body: BodyID, under mandate: Mandate, in db: Transaction
  ) throws {
    guard try Body.fetch(body, at: mandate.place, in: db) != nil else {
      throw Refusal.invalid("dispatch.body", field: "body")
    }
    try move(id, .dispatch, body: body, under: mandate, in: db) { $0.body = body }
  }

  /// Moves the end of the reply's clock, once, with a reason that the filer reads.
  ///
  /// - Throws: ``Refusal`` `.conflict` "matter.extended-already", `.tooLate` "extend.late",
  ///   `.invalid` "extend.words".
  public static func extend(
    _ id: MatterID, because words: String, under mandate: Mandate, in db: Transaction
  ) throws {
    let words = try cleaned(words, field: "words", most: replyMost, empty: "extend.words")
    try move(id, .extend, words: words, under: mandate, in: db) { matter in
      guard !matter.isExtended else { throw Refusal.conflict("matter.extended-already") }
      guard let clock = matter.clock, mandate.arrivedAt <= clock.due else {
        throw Refusal(.tooLate, "extend.late")
      }
      matter.isExtended = true
      matter.clock = try .start(
        clock.rule, at: mandate.arrivedAt, extended: true, from: clock.since)
    }
  }

  /// Answers the filer.
  ///
  /// - Throws: ``Refusal`` `.invalid` "reply.words".
  public static func reply(
    _ id: MatterID, _ words: String, under mandate: Mandate, in db: Transaction
  ) throws {
    let words = try cleaned(words, field: "words", most: replyMost, empty: "reply.words")
    try move(id, .reply, words: words, under: mandate, in: db) {
      $0.repliedAt = mandate.arrivedAt
    }
  }

  /// Says that it is done, and asks the filer for a verdict.
  public static func close(_ id: MatterID, under mandate: Mandate, in db: Transaction) throws {
    try move(id, .close, under: mandate, in: db) { $0.closedAt = mandate.arrivedAt }
  }

  /// One step of the flow: its power, its change, its clock, its line and its entry.
  private static func move(
    _ id: MatterID, _ step: Step, body: BodyID? = nil, words: String? = nil,
    under mandate: Mandate, in db: Transaction, _ change: (inout Matter) throws -> Void
  ) throws {
    let matter = try fetch(id, under: mandate, in: db)
    try move(matter, step, body: body, words: words, under: mandate, in: db, change)
  }

  static func move(
    _ matter: Matter, _ step: Step, body: BodyID? = nil, words: String? = nil,
    under mandate: Mandate, in db: Transaction, _ change: (inout Matter) throws -> Void
  ) throws {
    let arc = try flow.arc(step, from: matter.state, else: "matter.step")
    if let power = arc.power { try mandate.require(power) }
    var moved = matter
    try change(&moved)
    moved.state = arc.to
    if let clock = arc.clock {
      moved.clock = try .start(clock, at: mandate.arrivedAt)
    } else if flow.ends.contains(arc.to) {
      moved.clock = nil
    }
    try moved.save(in: db, at: mandate.place)
    try moved.note(
      MatterStep.Kind(step), body: body ?? moved.body, words: words, under: mandate, in: db)
    try db.record(
      .matterMoved, about: matter.id, under: mandate,
      ["step": Fact(step), "to": Fact(arc.to)].merging(
        body.map { ["body": Fact($0)] } ?? [:]
      ) { first, _ in first })
  }
}
