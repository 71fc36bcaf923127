import Cases
import Files
import Kernel
import Ledger
import Registry
import Web

/// The whole way of a matter on one page: what happened, who has it, which clock runs, what comes
/// next, and who has looked.
struct FollowPage: Page {
  let place: Place
  let secret: Secret
  let matter: Matter
  let holder: Body?
  let clock: ClockLook?
  let way: [MatterStep]
  let photos: [PhotoID]
  let looks: [ContactLook]
  let now: Instant
  let form: Form
  let sentence: String?
  let formFields: HTML

  var title: String { "进度 \(matter.number)" }

  static func link(_ place: PlaceID, _ secret: Secret, _ rest: String = "") -> Link {
    Link(place, "/m/\(secret.text)\(rest)")
  }

  static func register(in routes: inout Routes) {
    routes.get("/m/{secret}", .holder) { .page(try await page($0, nil)) }
    routes.get("/m/{secret}/receipt", .holder, ReceiptPage.answer)
    routes.get("/m/{secret}/photos/{photo}", .holder, photo)
    routes.post("/m/{secret}/additions", .holder, again: again, add)
    routes.post("/m/{secret}/withdrawal", .holder, again: again, withdraw)
    routes.post("/m/{secret}/grade", .holder, again: again, grade)
  }

  static func secret(of visit: Visit) throws -> Secret {
    guard let secret = Secret(try visit.text("secret")) else { throw Refusal.notFound }
    return secret
  }

  @Sendable private static func again(_ visit: Visit, _ refusal: Refusal) async throws -> Answer {
    .page(try await page(visit, refusal))
  }

  private static func page(_ visit: Visit, _ refusal: Refusal?) async throws -> FollowPage {
    let secret = try secret(of: visit)
    let mandate = visit.mandate
    return try await visit.read { db in
      let matter = try Matter.opened(by: secret, under: mandate, in: db)
      return FollowPage(
        place: visit.place, secret: secret, matter: matter,
        holder: try matter.body.flatMap { try Body.fetch($0, at: mandate.place, in: db) },
        clock: matter.clockLook(at: mandate.arrivedAt),
        way: try MatterStep.of(matter.id, at: mandate.place, in: db),
        photos: try Photo.of(matter.id, at: mandate.place, in: db).map(\.id),
        looks: try FilerContact.looks(at: matter.id, place: mandate.place, in: db),
        now: mandate.arrivedAt, form: visit.form, sentence: refusal.map { visit.sentence($0) },
        formFields: visit.formFields)
    }
  }

  @Sendable private static func photo(_ visit: Visit) async throws -> Answer {
    let secret = try secret(of: visit)
    let id: PhotoID = try visit.id("photo")
    let photo = try await visit.read { db in
      let matter = try Matter.opened(by: secret, under: visit.mandate, in: db)
      return try Photo.fetch(id, of: matter.id, at: visit.mandate.place, in: db)
    }
    return try visit.show(photo)
  }

  @Sendable private static func add(_ visit: Visit) async throws -> Answer {
    let (secret, mandate, words) = (try secret(of: visit), visit.mandate, visit.form["words"])
    return try await visit.act { db in
      try Matter.add(words, to: secret, under: mandate, in: db)
      return Done(link(mandate.place, secret), said: "已补充。")
    }
  }

  @Sendable private static func withdraw(_ visit: Visit) async throws -> Answer {
    let (secret, mandate) = (try secret(of: visit), visit.mandate)
    return try await visit.act { db in
      try Matter.withdraw(secret, under: mandate, in: db)
      return Done(link(mandate.place, secret), said: "已撤回。")
    }
  }

  @Sendable private static func grade(_ visit: Visit) async throws -> Answer {
    guard let number = Int(visit.form["grade"]), let grade = Matter.Grade(rawValue: number) else {
      throw Refusal.invalid("grade.choice", field: "grade")
    }
    let (secret, mandate, words) = (try secret(of: visit), visit.mandate, visit.form["words"])
    return try await visit.act { db in
      try Matter.grade(grade, words: words, by: secret, under: mandate, in: db)
      return Done(link(mandate.place, secret), said: "谢谢您的评价。")
    }
  }

  func write(to json: inout JSON) {
    json.object { json in
      json.field("number", matter.number.description)
      json.field("state", matter.state.rawValue)
      json.field("words", matter.words)
      json.field("spot", matter.spot)
      json.field("body", holder?.name)
      json.field("filedAt", matter.filedAt)
      json.list("clocks", clock.map { [$0] } ?? []) { $1.write(to: &$0) }
      json.list("way", way) { $1.write(to: &$0) }
      json.list("next", next) { $0.value($1) }
      json.field("grade", matter.grade?.rawValue)
    }
  }
}
