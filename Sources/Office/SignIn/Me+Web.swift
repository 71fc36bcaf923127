import Kernel
import Registry
import Web

/// One's own page in an office: how one signs in, and where one is signed in.
struct MePage: Page {
  let place: PlaceID
  let name: String
  let person: PersonID
  let account: Account?
  let sessions: [SessionLine]
  let here: Int64?
  /// Offices that one holds today beside the one of this session.
  let others: [Officeholder]
  let now: Instant
  let formFields: HTML

  var title: String { "我的账号" }
  var frame: Frame { .desk }

  static func link(_ place: PlaceID, _ rest: String = "") -> Link { Link(place, "/desk/me\(rest)") }

  static func register(in routes: inout Routes) {
    routes.get("/desk/me", .signedIn) { .page(try await page($0)) }
    routes.get("/desk/me/sessions", .signedIn) { .seeOther(link($0.mandate.place)) }
    routes.post("/desk/me/sessions/end", .signedIn, limit: 4096) { visit in
      try await end(visit)
    }
    routes.post("/desk/me/office", .signedIn, limit: 4096) { try await changeOffice($0) }
  }

  private static func page(_ visit: Visit) async throws -> MePage {
    let (mandate, person) = (visit.mandate, try visit.worker())
    return try await visit.read { db in
      MePage(
        place: mandate.place, name: visit.session?.name ?? "", person: person,
        account: try Account.fetch(person, at: mandate.place, in: db),
        sessions: try visit.sessions(in: db), here: visit.sessionNumber,
        others: try Officeholder.others(of: mandate, in: db), now: mandate.arrivedAt,
        formFields: visit.formFields)
    }
  }

  /// Ends the one that is named, or all but this one.
  private static func end(_ visit: Visit) async throws -> Answer {
    _ = try visit.worker()
    let (link, number) = (link(visit.mandate.place), visit.form["session"])
    return try await visit.act { db in
      guard number != "others" else {
        try visit.endOtherSessions(in: db)
        return Done(link, said: "其他地方都已退出。")
      }
      guard let number = Int64(number) else { throw Refusal.notFound }
      try visit.endSession(number, in: db)
      return Done(link, said: "那里已经退出。")
    }
  }

  /// Another hat is another session: the old one ends.
  private static func changeOffice(_ visit: Visit) async throws -> Answer {
    let (person, wanted) = (try visit.worker(), try visit.form.id("grant") as ID<GrantNoun>)
    let begun = try await visit.open { db in
      let office = try Officeholder.others(of: visit.mandate, in: db).first { $0.grant == wanted }
      guard let office, let here = visit.sessionNumber else { throw Refusal.notFound }
      try visit.endSession(here, in: db)
      let mandate = visit.mandate.by(person, office: office.body)
      return try BegunSession.start(
        of: person, office: office.body, on: visit.device, under: mandate, in: db)
    }
    return visit.seated(begun, goingTo: visit.officeHome)
  }

  func write(to json: inout JSON) {
    json.object { json in
      json.field("person", person)
      json.field("password", account != nil)
      json.field("codes", account?.hasCodes ?? false)
      json.list("sessions", sessions) { json, line in
        json.object {
          $0.field("id", String(line.number))
          $0.field("device", line.device.rawValue)
          $0.field("started", line.startedAt.iso8601)
          $0.field("used", line.usedAt.iso8601)
          $0.field("here", line.number == here)
        }
      }
    }
  }
}

extension Visit {
  /// Who is signed in, in an office.
  ///
  /// - Throws: ``Refusal`` `.notFound` for whoever is here for their own matters: these pages are for
  ///   workers.
  func worker() throws(Refusal) -> PersonID {
    guard let person = mandate.person, case .office = mandate.capacity else { throw .notFound }
    return person
  }
}
