import Kernel
import Ledger
import Registry
import Web

/// Who holds which office today, and a fresh link for whoever has to sign in.
struct WorkersPage: Page {
  let place: PlaceID
  let workers: [Officeholder]
  /// The link just made, shown this once, with the grant that it is for.
  let made: (grant: ID<GrantNoun>, address: String)?
  let formFields: HTML

  var title: String { "工作人员" }
  var frame: Frame { .desk }

  static func link(_ place: PlaceID, _ rest: String = "") -> Link {
    Link(place, "/desk/workers\(rest)")
  }

  static func register(in routes: inout Routes) {
    routes.get("/desk/workers", .power(.offerSignIn)) { .page(try await page($0, made: nil)) }
    routes.get("/desk/workers/links", .power(.offerSignIn)) {
      .seeOther(link($0.mandate.place))
    }
    routes.post("/desk/workers/links", .power(.offerSignIn), offer)
  }

  private static func page(_ visit: Visit, made: (ID<GrantNoun>, String)?) async throws
    -> WorkersPage
  {
    let mandate = visit.mandate
    let workers = try await visit.read {
      try Officeholder.all(at: mandate.place, on: mandate.arrivedAt.day, in: $0)
    }
    return WorkersPage(
      place: mandate.place, workers: workers, made: made.map { (grant: $0.0, address: $0.1) },
      formFields: visit.formFields)
  }

  /// Makes a link for an office that is held today; the link is shown once and kept nowhere.
  @Sendable private static func offer(_ visit: Visit) async throws -> Answer {
    let (mandate, grant): (Mandate, ID<GrantNoun>) = (visit.mandate, try visit.form.id("grant"))
    guard try await hasProof(visit) else {
      return .seeOther(ProofPage.link(mandate.place, back: "/desk/workers"), said: "请先再输一次密码。")
    }
    let secret = try await visit.open { db in
      let holders = try Officeholder.all(at: mandate.place, on: mandate.arrivedAt.day, in: db)
      guard let holder = holders.first(where: { $0.grant == grant }) else { throw Refusal.notFound }
      return try SignInLink.make(for: holder.person, office: holder.body, under: mandate, in: db)
    }
    let path = Link(mandate.place, "/sign-in/\(secret.text)").path
    return .page(try await page(visit, made: (grant, visit.base + path)))
  }

  /// A link signs somebody in: whoever has a password gives it again first.
  private static func hasProof(_ visit: Visit) async throws -> Bool {
    guard !visit.isSure, let person = visit.mandate.person else { return visit.isSure }
    return try await visit.read {
      try Account.fetch(person, at: visit.place.id, in: $0) == nil
    }
  }

  var body: HTML {
    """
    <h1>工作人员</h1>
    <p class="lead">今天在岗的人。登录链接一天内有效，只能用一次，请当面或者用可靠的方式交给本人。</p>
    \(workers.isEmpty ? EmptyState("还没有人在岗", "由管理员在主机上用 wuzhi user add 登记。").html : table.html)
    """
  }

  private var table: Table {
    Table(caption: "今天在岗的人", columns: ["姓名", "职务", "单位", "登录"], rows: workers.map(row))
  }

  private func row(_ worker: Officeholder) -> [HTML] {
    ["\(worker.name)", "\(worker.office)", "\(worker.bodyName)", access(worker)]
  }

  private func access(_ worker: Officeholder) -> HTML {
    if let made, made.grant == worker.grant {
      return
        "<p class=\"said\">\(made.address)</p>\(QR(made.address, label: "\(worker.office)的登录链接"))"
    }
    let grant = Field("grant", label: "", kind: .hidden, value: worker.grant.description)
    return FormBox(
      to: WorkersPage.link(place, "/links"), fields: formFields,
      body: "\(grant)\(Button("生成登录链接", kind: .quiet))"
    ).html
  }

  func write(to json: inout JSON) {
    json.object {
      $0.list("workers", workers) { json, worker in
        json.object {
          $0.field("grant", worker.grant)
          $0.field("office", worker.office)
          $0.field("body", worker.bodyName)
        }
      }
    }
  }
}
