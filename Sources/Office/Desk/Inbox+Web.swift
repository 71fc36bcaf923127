import Cases
import Kernel
import Registry
import Text
import Web

/// The desk: first what is due, one line a matter.
struct InboxPage: Page {
  let place: PlaceID
  let filter: Inbox.Filter
  let inbox: Inbox
  let counts: [Inbox.View: Int]
  let bodies: [Body]
  let seesWorkers: Bool
  let now: Instant

  var title: String { "待办" }
  var frame: Frame { .desk }

  static func link(_ place: PlaceID) -> Link { Link(place, "/desk/matters") }

  static func register(in routes: inout Routes) {
    routes.get("/desk/matters", .power(.readMatters)) { .page(try await page($0)) }
  }

  private static func page(_ visit: Visit) async throws -> InboxPage {
    let mandate = visit.mandate
    let filter = filter(visit.query)
    return try await visit.read { db in
      var counts: [Inbox.View: Int] = [:]
      if !visit.wantsJSON {
        for view in [Inbox.View.open, .soon, .late] {
          counts[view] = try Inbox.count(view, under: mandate, in: db)
        }
      }
      return InboxPage(
        place: mandate.place, filter: filter,
        inbox: try Inbox.page(filter, under: mandate, in: db), counts: counts,
        bodies: visit.wantsJSON
          ? [] : try Body.all(at: mandate.place, on: mandate.arrivedAt.day, in: db),
        seesWorkers: mandate.has(.offerSignIn), now: mandate.arrivedAt)
    }
  }

  /// What the address asks for; what it cannot mean is passed over.
  private static func filter(_ query: Form) -> Inbox.Filter {
    Inbox.Filter(
      view: Inbox.View(rawValue: query["view"]) ?? .open,
      state: Matter.State(rawValue: query["state"]), body: BodyID(query["body"]),
      words: String(query["q"].prefix(60)), after: Inbox.Cursor(query["after"]))
  }

  func link(view: Inbox.View? = nil, after: Inbox.Cursor? = nil) -> Link {
    InboxPage.link(place).query([
      "view": (view ?? filter.view).rawValue, "state": filter.state?.rawValue,
      "body": filter.body?.description, "q": filter.words, "after": after?.description,
    ])
  }

  func write(to json: inout JSON) {
    json.object { json in
      json.list("matters", inbox.lines) { $1.write(to: &$0) }
      json.field("next", inbox.next?.description)
    }
  }
}

extension Inbox.Line {
  func write(to json: inout JSON) {
    json.object {
      $0.field("id", id)
      $0.field("number", number.description)
      $0.field("state", state.rawValue)
      $0.field("words", Mask.text(words))
      $0.field("spot", Mask.text(spot))
      $0.field("body", body)
      $0.field("filedAt", filedAt)
      $0.field("due", due)
      $0.field("grade", grade?.rawValue)
    }
  }
}
