import Cases
import Kernel
import Text
import Web

// The acts of the desk. Each is posted to the noun that it makes.

extension MatterPage {
  static func registerActs(in routes: inout Routes, _ path: String) {
    routes.post(path + "/acceptance", .power(.acceptMatters), again: again) { visit in
      let (id, mandate) = try named(visit)
      return try await visit.act { db in
        try Matter.accept(id, under: mandate, in: db)
        return done(id, mandate, "已受理。")
      }
    }
    routes.post(path + "/declination", .power(.acceptMatters), again: again) { visit in
      let (id, mandate, words) = try worded(visit)
      return try await visit.act { db in
        try Matter.decline(id, because: words, under: mandate, in: db)
        return done(id, mandate, "已告知居民不予受理和理由。")
      }
    }
    routes.post(path + "/dispatch", .power(.dispatchMatters), again: again, dispatch)
    routes.post(path + "/extension", .power(.closeMatters), again: again) { visit in
      let (id, mandate, words) = try worded(visit)
      return try await visit.act { db in
        try Matter.extend(id, because: words, under: mandate, in: db)
        return done(id, mandate, "期限已延长，理由居民会看到。")
      }
    }
    routes.post(path + "/reply", .power(.replyToMatters), again: again) { visit in
      let (id, mandate, words) = try worded(visit)
      return try await visit.act { db in
        try Matter.reply(id, words, under: mandate, in: db)
        return done(id, mandate, "已答复。")
      }
    }
    routes.post(path + "/closure", .power(.closeMatters), again: again) { visit in
      let (id, mandate) = try named(visit)
      return try await visit.act { db in
        try Matter.close(id, under: mandate, in: db)
        return done(id, mandate, "已办结，等居民评价。")
      }
    }
  }

  @Sendable private static func dispatch(_ visit: Visit) async throws -> Answer {
    guard let body = BodyID(visit.form["body"]) else {
      throw Refusal.invalid("dispatch.body", field: "body")
    }
    let (id, mandate) = try named(visit)
    return try await visit.act { db in
      try Matter.dispatch(id, to: body, under: mandate, in: db)
      return done(id, mandate, "已转办。")
    }
  }

  private static func named(_ visit: Visit) throws -> (MatterID, Mandate) {
    (try visit.id("matter"), visit.mandate)
  }

  private static func worded(_ visit: Visit) throws -> (MatterID, Mandate, String) {
    (try visit.id("matter"), visit.mandate, visit.form["words"])
  }

  @Sendable private static func done(_ id: MatterID, _ mandate: Mandate, _ said: String) -> Done {
    Done(link(mandate.place, id), said: said)
  }
}

/// The filer's name and telephone as the page shows them.
struct ContactLine: Sendable, Hashable {
  let name: String?
  let telephone: String?
  let isOpen: Bool

  init(opened contact: FilerContact) {
    name = contact.name
    telephone = contact.telephone
    isOpen = true
  }

  init(masked contact: FilerContact) {
    name = contact.name.map { Mask.name($0) }
    telephone = contact.telephone.map { Mask.phone($0) }
    isOpen = false
  }
}
