import Cases
import Kernel
import Ledger
import Registry
import Store
import TestKit
import Testing
import Web

/// Goal: an office sees and moves what is within its reach; for all else the desk is as if there
/// were nothing.
@Suite struct DeskTests {
  @Test func theDeskIsForThoseInOffice() async throws {
    try await LivingTown.run(.sqlite) { town in
      let page = try await desk(of: try await town.file(), in: town)
      let stranger = town.client()
      for path in [town.path("/desk/matters"), page] {
        let reply = try await stranger.get(path)
        #expect(reply.status == 303 && reply.location == town.path("/sign-in"), "\(path)")
        let json = try await stranger.get(path, headers: [("Accept", "application/json")])
        #expect(json.status == 401 && json.text.contains("\"reason\":\"sign-in\""), "\(path)")
      }
      _ = try await stranger.get(town.path("/matters/new"))
      for noun in DeskTests.nouns {
        #expect(try await stranger.post("\(page)/\(noun)").status == 401, "\(noun)")
      }
    }
  }

  private static let nouns = [
    "acceptance", "declination", "dispatch", "extension", "reply", "closure", "looks",
  ]

  /// A clerk who has signed out is nobody, also with a page still open.
  @Test(arguments: Engines.available) func whoHasSignedOutIsNobody(engine: Engine) async throws {
    try await LivingTown.run(engine) { town in
      let page = try await desk(of: try await town.file(), in: town)
      let clerk = try await town.signIn(town.town.clerk)
      _ = try await clerk.get(page)
      let (cookies, form) = (clerk.cookies, clerk.formFields)
      #expect(try await clerk.post(town.path("/session/end")).status == 303)
      clerk.cookies = cookies
      #expect(try await clerk.get(page).location == town.path("/sign-in"))
      let late = try await clerk.post("\(page)/acceptance", form, hidden: false)
      #expect(late.status == 401)
      #expect(try await !town.verbs().contains("matter.moved"))
    }
  }

  /// A session opens its own place only; a matter of another place does not exist.
  @Test(arguments: Engines.available) func anotherPlaceIsAnotherWorld(engine: Engine) async throws {
    try await LivingTown.run(engine) { town in
      let id = try await matter(of: try await town.file(), in: town)
      let foreigner = try await town.signIn(town.other.clerk, of: town.other)
      let own = "/\(town.other.place)/desk/matters"
      #expect(try await foreigner.get(own).status == 200)
      #expect(try await foreigner.get("\(own)/\(id)").status == 404)
      #expect(try await foreigner.post("\(own)/\(id)/acceptance").status == 404)
      #expect(try await foreigner.post("\(own)/\(id)/looks", [("purpose", "ask")]).status == 404)
      let there = try await foreigner.get(town.path("/desk/matters/\(id)"))
      #expect(there.status == 303 && there.location == town.path("/sign-in"))
      #expect(try await !town.verbs().contains("matter.moved"))
      let all = try await foreigner.get("\(own)?view=all")
      #expect(!all.text.contains("楼道灯坏了"))
    }
  }

  @Test(arguments: Engines.available) func aGridWorkerSeesTheirGrid(engine: Engine) async throws {
    try await LivingTown.run(engine) { town in
      let (mine, theirs) = (
        try await filed("第一网格的楼道灯坏了", in: town.town.buildings[0], town),
        try await filed("第三网格的楼道灯坏了", in: town.town.buildings[11], town)
      )
      let worker = try await town.signIn(town.town.gridWorkers[0])
      let inbox = try await worker.get(town.path("/desk/matters"))
      #expect(inbox.text.contains("第一网格的楼道灯坏了"))
      #expect(!inbox.text.contains("第三网格的楼道灯坏了"))
      #expect(try await worker.get(try await desk(of: mine, in: town)).status == 200)
      let outside = try await desk(of: theirs, in: town)
      #expect(try await worker.get(outside).status == 404)
      for noun in ["acceptance", "reply", "looks"] {
        let reply = try await worker.post(
          "\(outside)/\(noun)", [("words", "x"), ("purpose", "ask")])
        #expect(reply.status == 404, "\(noun)")
      }
      for noun in ["dispatch", "closure", "extension"] {
        #expect(try await worker.post("\(outside)/\(noun)").status == 403, "\(noun)")
      }
      #expect(try await !town.verbs().contains("matter.moved"))
    }
  }

  @Test(arguments: Engines.available) func abodySeesWhatItWasGiven(engine: Engine) async throws {
    try await LivingTown.run(engine) { town in
      let (given, kept) = (
        try await desk(of: try await town.file("交给物业的楼道灯"), in: town),
        try await desk(of: try await town.file("留在社区的井盖翘起"), in: town)
      )
      let clerk = try await town.signIn(town.town.clerk)
      let (firm, other) = (town.town.bodies[0], town.town.bodies[1])
      _ = try await clerk.get(given)
      #expect(try await clerk.post("\(given)/acceptance").status == 303)
      _ = try await clerk.get(given)
      #expect(try await clerk.post("\(given)/dispatch", [("body", "\(firm.body)")]).status == 303)
      let (officer, rival) = (try await town.signIn(firm), try await town.signIn(other))
      let inbox = try await officer.get(town.path("/desk/matters?view=all"))
      #expect(inbox.text.contains("交给物业的楼道灯") && !inbox.text.contains("留在社区的井盖翘起"))
      #expect(try await officer.get(given).status == 200)
      #expect(try await officer.get(kept).status == 404)
      #expect(try await rival.get(given).status == 404)
      _ = try await rival.get(town.path("/desk/matters"))
      #expect(try await rival.post("\(given)/reply", [("words", "抢答")]).status == 404)
      // Handed on, it leaves the first body's desk.
      _ = try await clerk.get(given)
      #expect(try await clerk.post("\(given)/dispatch", [("body", "\(other.body)")]).status == 303)
      #expect(try await officer.get(given).status == 404)
      #expect(try await rival.get(given).status == 200)
    }
  }

  @Test(arguments: [
    ("declination", [("words", "")], 422, "请写明不受理的理由"),
    ("dispatch", [("body", "")], 422, "请选择一个承办单位"),
    ("dispatch", [("body", "77")], 422, "请选择一个承办单位"),
    ("reply", [("words", "")], 422, "请写明办理情况"), ("closure", [], 409, "已经走到下一步"),
    ("looks", [("purpose", "")], 422, "请先选一下为什么要看电话"),
  ]) func aRefusedStepIsShownAgain(
    noun: String, fields: [(String, String)], status: Int, sentence: String
  ) async throws {
    try await LivingTown.run(.sqlite) { town in
      let page = try await desk(
        of: try await town.file("楼道灯坏了，晚上看不见", [("telephone", "13800138000")]), in: town)
      let clerk = try await town.signIn(town.town.clerk)
      _ = try await clerk.get(page)
      let reply = try await clerk.post("\(page)/\(noun)", fields)
      #expect(reply.status == status && reply.text.contains(sentence), "\(reply.status)")
      #expect(reply.heading == "楼道灯坏了，晚上看不见")
      #expect(try await !town.verbs().contains("matter.moved"))
      #expect(try await !town.verbs().contains("matter.looked"))
    }
  }

  /// Two clerks press at the same moment: one has accepted it, the other reads how it stands now.
  @Test(arguments: Engines.available) func aStepIsTakenOnce(engine: Engine) async throws {
    try await LivingTown.run(engine) { town in
      let page = try await desk(of: try await town.file(), in: town)
      let (one, two) = (
        try await town.signIn(town.town.clerk), try await town.signIn(town.town.director)
      )
      _ = try await one.get(page)
      _ = try await two.get(page)
      #expect(try await one.post("\(page)/acceptance").status == 303)
      // The same form again is the same act; another's form is another.
      #expect(try await one.post("\(page)/acceptance").status == 303)
      let late = try await two.post("\(page)/acceptance")
      #expect(late.status == 409 && late.text.contains("请刷新页面看最新情况"))
      #expect(try await town.verbs().filter { $0 == "matter.moved" }.count == 1)
    }
  }

  /// The desk as JSON: the same lines, the same next act.
  @Test func theDeskAsJSON() async throws {
    try await LivingTown.run(.sqlite) { town in
      let secret = try await town.file(
        "楼道灯坏了，晚上看不见", [("name", "王大爷"), ("telephone", "13800138000")])
      let id = try await matter(of: secret, in: town)
      let clerk = try await town.signIn(town.town.clerk)
      let json = [("Accept", "application/json")]
      let inbox = try await clerk.get(town.path("/desk/matters"), headers: json)
      #expect(
        inbox.text.hasPrefix(#"{"matters":[{"id":\#(id),"number":"2603-0001","state":"filed","#))
      #expect(inbox.text.contains(#""due":"2026-03-03T17:30:00+08:00""#))
      let page = try await clerk.get(town.path("/desk/matters/\(id)"), headers: json)
      #expect(page.text.contains(#""steps":["accept","decline"]"#))
      #expect(page.text.contains("138****8000") && !page.text.contains("13800138000"))
      let marked = json + [("Content-Type", "application/json"), ("X-Wuzhi", "1")]
      let done = try await clerk.send(
        "POST", town.path("/desk/matters/\(id)/acceptance"), headers: marked, body: Array("{}".utf8)
      )
      #expect(done.status == 200 && done.text.contains(#""said":"已受理。""#))
      let again = try await clerk.send(
        "POST", town.path("/desk/matters/\(id)/acceptance"), headers: marked, body: Array("{}".utf8)
      )
      #expect(again.status == 409 && again.text.contains(#""reason":"matter.step""#))
    }
  }

  private func filed(_ words: String, in building: BuildingID, _ town: LivingTown) async throws
    -> Secret
  { try await town.file(words, [("building", "\(building)")]) }

  private func desk(of secret: Secret, in town: LivingTown) async throws -> String {
    town.path("/desk/matters/\(try await matter(of: secret, in: town))")
  }

  private func matter(of secret: Secret, in town: LivingTown) async throws -> MatterID {
    let holder = town.town.passerby(at: town.site.clock.now)
    return try await town.database.read { try Matter.opened(by: secret, under: holder, in: $0).id }
  }
}
