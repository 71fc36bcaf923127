import Cases
import Files
import Kernel
import Ledger
import Registry
import Text
import Web

/// One matter on the desk: what it is, its clock, and the next act.
struct MatterPage: Page {
  let place: PlaceID
  let matter: Matter
  let bodies: [Body]
  let building: Building?
  let clock: ClockLook?
  let way: [MatterStep]
  let photos: [PhotoID]
  /// Masked, but on the page that a recorded look opened.
  let contact: ContactLine
  let powers: Set<Power>
  let now: Instant
  let form: Form
  let refusal: Refusal?
  let sentence: String?
  let formFields: HTML

  var title: String { "\(matter.number) \(Mask.text(matter.headline).prefix(12))" }
  var frame: Frame { .desk }

  static func link(_ place: PlaceID, _ id: MatterID, _ rest: String = "") -> Link {
    Link(place, "/desk/matters/\(id)\(rest)")
  }

  static func register(in routes: inout Routes) {
    let path = "/desk/matters/{matter}"
    routes.get(path, .power(.readMatters)) { .page(try await page($0)) }
    routes.get(path + "/photos/{photo}", .power(.readMatters), photo)
    routes.get(path + "/looks", .power(.readMatters)) { visit in
      .seeOther(link(visit.mandate.place, try visit.id("matter")))
    }
    routes.post(path + "/looks", .power(.readMatters), again: again, look)
    registerActs(in: &routes, path)
  }

  @Sendable static func again(_ visit: Visit, _ refusal: Refusal) async throws -> Answer {
    .page(try await page(visit, refusal))
  }

  static func page(
    _ visit: Visit, _ refusal: Refusal? = nil, opened: FilerContact? = nil
  ) async throws -> MatterPage {
    let id: MatterID = try visit.id("matter")
    let mandate = visit.mandate
    return try await visit.read { db in
      let matter = try Matter.fetch(id, under: mandate, in: db)
      return MatterPage(
        place: mandate.place, matter: matter,
        bodies: try Body.all(at: mandate.place, on: mandate.arrivedAt.day, in: db),
        building: try matter.building.flatMap {
          try Building.fetch($0, at: mandate.place, in: db)
        },
        clock: matter.clockLook(at: mandate.arrivedAt),
        way: try MatterStep.of(id, at: mandate.place, in: db),
        photos: try Photo.of(id, at: mandate.place, in: db).map(\.id),
        contact: try opened.map(ContactLine.init(opened:))
          ?? ContactLine(masked: FilerContact.unopened(of: id, at: mandate.place, in: db)),
        powers: mandate.powers, now: mandate.arrivedAt, form: visit.form, refusal: refusal,
        sentence: refusal.map { visit.sentence($0) }, formFields: visit.formFields)
    }
  }

  @Sendable private static func photo(_ visit: Visit) async throws -> Answer {
    let (matter, id): (MatterID, PhotoID) = (try visit.id("matter"), try visit.id("photo"))
    let photo = try await visit.read { db in
      _ = try Matter.fetch(matter, under: visit.mandate, in: db)
      return try Photo.fetch(id, of: matter, at: visit.mandate.place, in: db)
    }
    return try visit.show(photo)
  }

  /// Opens the filer's telephone on this one page; the look is in the record before the page is.
  @Sendable private static func look(_ visit: Visit) async throws -> Answer {
    guard let purpose = FilerContact.Purpose(rawValue: visit.form["purpose"]) else {
      throw Refusal.invalid("look.purpose", field: "purpose")
    }
    let (id, mandate): (MatterID, Mandate) = (try visit.id("matter"), visit.mandate)
    let contact = try await visit.open { db in
      try FilerContact.look(at: id, for: purpose, under: mandate, in: db)
    }
    return .page(try await page(visit, opened: contact))
  }

  func write(to json: inout JSON) {
    json.object { json in
      json.field("id", matter.id)
      json.field("number", matter.number.description)
      json.field("state", matter.state.rawValue)
      json.field("words", matter.words)
      json.field("spot", matter.spot)
      json.field("building", building?.name)
      json.field("filedAt", matter.filedAt)
      json.list("clocks", clock.map { [$0] } ?? []) { $1.write(to: &$0) }
      json.list("way", way) { $1.write(to: &$0) }
      json.field("name", contact.name)
      json.field("telephone", contact.telephone)
      json.list("steps", steps.map(\.rawValue)) { $0.value($1) }
    }
  }

  /// What the one who looks may do now, first what leads on.
  var steps: [Matter.Step] {
    let open = Matter.flow.steps(from: matter.state).filter { arc in
      guard let power = arc.power, powers.contains(power) else { return false }
      return arc.step != .extend || !(matter.isExtended || matter.isLate(at: now))
    }
    return (open.filter { $0.to != matter.state } + open.filter { $0.to == matter.state })
      .map(\.step)
  }
}
