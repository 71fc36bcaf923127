import Kernel
import Registry
import Web

/// Setting up one-time codes: a QR code for the telephone, and one code back to see that it works.
struct CodesPage: Page {
  let place: PlaceID
  let account: Account?
  let isSure: Bool
  /// The key being set up, shown only to who has just proved to be themselves.
  let draft: CodeDraft?
  /// Ten codes, on this one page and nowhere else.
  let recovery: [String]
  let sentence: String?
  let formFields: HTML

  var title: String { "动态码" }
  var frame: Frame { .desk }

  static func register(in routes: inout Routes) {
    routes.get("/desk/me/codes", .signedIn) { .page(try await page($0)) }
    routes.post("/desk/me/codes", .signedIn, limit: 4096, again: again) { visit in
      let (vault, mandate) = (try sure(visit), visit.mandate)
      return try await visit.act { db in
        try Account.beginCodes(by: vault, under: mandate, in: db)
        return Done(MePage.link(mandate.place, "/codes"))
      }
    }
    routes.post("/desk/me/codes/confirmation", .signedIn, limit: 4096, again: again, confirm)
    routes.post("/desk/me/codes/recovery", .signedIn, limit: 4096, again: again, renew)
    routes.post("/desk/me/codes/end", .signedIn, limit: 4096, again: again) { visit in
      let mandate = visit.mandate
      _ = try sure(visit)
      return try await visit.act { db in
        try Account.endCodes(under: mandate, in: db)
        return Done(MePage.link(mandate.place), said: "动态码已停用，登录只要密码。")
      }
    }
  }

  private static func sure(_ visit: Visit) throws(Refusal) -> Vault {
    _ = try visit.worker()
    try visit.requireProof()
    return visit.vault
  }

  @Sendable private static func again(_ visit: Visit, _ refusal: Refusal) async throws -> Answer {
    .page(try await page(visit, refusal: refusal))
  }

  private static func page(_ visit: Visit, refusal: Refusal? = nil, recovery: [String] = [])
    async throws -> CodesPage
  {
    let (person, place, vault) = (try visit.worker(), visit.place, visit.vault)
    return try await visit.read { db in
      CodesPage(
        place: place.id, account: try Account.fetch(person, at: place.id, in: db),
        isSure: visit.isSure,
        draft: visit.isSure
          ? try Account.codeDraft(of: person, at: place, by: vault, in: db) : nil,
        recovery: recovery, sentence: refusal.map(visit.sentence), formFields: visit.formFields)
    }
  }

  @Sendable private static func confirm(_ visit: Visit) async throws -> Answer {
    let (vault, mandate, code) = (try sure(visit), visit.mandate, visit.form["code"])
    let codes = try await visit.open {
      try Account.confirmCodes(code, by: vault, under: mandate, in: $0)
    }
    return .page(try await page(visit, recovery: codes))
  }

  @Sendable private static func renew(_ visit: Visit) async throws -> Answer {
    _ = try sure(visit)
    let mandate = visit.mandate
    let codes = try await visit.open { try Account.makeRecovery(under: mandate, in: $0) }
    return .page(try await page(visit, recovery: codes))
  }

  func write(to json: inout JSON) {
    json.object {
      $0.field("codes", account?.hasCodes ?? false)
      $0.field("recoveryLeft", account?.recoveryLeft ?? 0)
    }
  }
}
