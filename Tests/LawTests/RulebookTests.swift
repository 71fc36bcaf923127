import Foundation
import Kernel
import Law
import Testing

@Suite struct RulebookTests {
  @Test func knowsItsRules() {
    #expect(Rulebook.all.count == 33)
    #expect(Set(Rulebook.all.map(\.code)).count == 33)
    #expect(
      Rulebook.all.filter { $0.kind == .promise }.map(\.code) == [
        "promise.accept", "promise.dispatch", "promise.reply", "promise.close",
        "promise.grade",
      ])
  }

  @Test func everySentenceOfALawStandsInItsArticle() {
    for rule in Rulebook.all where rule.kind == .law {
      for source in [rule.source] + rule.also {
        #expect(source.wholeArticle.contains(source.text), "\(rule.code) \(source.citation)")
      }
    }
  }

  /// The terms, typed from the articles.
  @Test(arguments: [
    ("weifang.12345.reply", "5个工作日", "第二十条"),
    ("anyang.hotline.reply", "5个工作日，可延长一次，延长5个工作日", "第五十条"),
    ("anyang.hotline.return", "24小时", "第五十条"), ("permit.gaps", "5个工作日", "第三十二条"),
    ("permit.decide", "20个工作日，可延长一次，延长10个工作日", "第四十二条"),
    ("permit.deliver", "10个工作日", "第四十四条"), ("petition.forward", "15日", "第二十二条"),
    ("petition.object", "5个工作日", "第二十三条"),
    ("petition.handle", "60日，可延长一次，延长30日", "第三十四条"), ("petition.review", "30日", "第三十五条"),
    ("petition.rereview", "30日", "第三十六条"), ("residents.meeting.notice", "10日", "第二十六条"),
    ("residents.disclosure", "15日", "第三十四条"), ("mediation.confirm", "30日", "第三十三条"),
    ("ningbo.mediation.settle", "1个月", "第二十七条"), ("aid.decide", "7日", "第四十三条"),
    ("aid.assign", "3日", "第四十三条"), ("promise.accept", "1个工作日", ""),
    ("promise.dispatch", "1个工作日", ""), ("promise.reply", "5个工作日，可延长一次，延长5个工作日", ""),
    ("promise.close", "3个工作日", ""), ("promise.grade", "15日", ""),
  ])
  func termsAreThoseOfTheArticles(code: String, term: String, article: String) throws {
    let rule = try #require(Rulebook.find(code))
    #expect(rule.termText == term)
    #expect(rule.source.article == article)
  }

  @Test func aPromiseIsNeverShownAsLaw() throws {
    for rule in Rulebook.all {
      let text = try Rulebook.showText(rule.code)
      #expect(text.contains(Rule.ownPromise) == (rule.kind == .promise), "\(rule.code)")
      #expect(rule.kind == .law || !text.contains("《"), "\(rule.code)")
    }
  }

  @Test func findsTheVersionInForce() throws {
    #expect(try Rulebook.find("residents.handover", on: Day(2026, 1, 1)!).term.amount == 10)
    let refusal = Refusal(
      .conflict, "law.not-in-force", ["rule": "residents.handover", "day": "2025-12-31"])
    #expect(throws: refusal) { try Rulebook.find("residents.handover", on: Day(2025, 12, 31)!) }
    #expect(throws: Refusal(.notFound, "law.unknown-rule", ["rule": "no.such"])) {
      try Rulebook.find("no.such", on: Day(2026, 1, 1)!)
    }
    #expect(Rulebook.find("no.such") == nil)
    #expect(!Rulebook.inForce(on: Day(2025, 12, 31)!).contains { $0.code == "residents.handover" })
  }

  @Test func aLocalRuleBindsItsPlaceOnly() {
    let today = Day(2026, 7, 1)!
    let codes = Rulebook.rules(binding: "山东省潍坊市奎文区", on: today).map(\.code)
    #expect(codes.contains("weifang.12345.reply"))
    #expect(codes.contains("petition.handle"))
    #expect(codes.contains("promise.reply"))
    #expect(!codes.contains("anyang.hotline.reply"))
    #expect(
      !Rulebook.rules(binding: "安徽省蚌埠市", on: today).map(\.code).contains("weifang.12345.reply"))
  }

  @Test func everyRefusalOfThisRoomHasItsSentence() {
    for code in [
      "law.unknown-rule", "law.not-in-force", "clock.no-extension", "clock.paused",
      "clock.pause-order", "clock.notice-paused", "calendar.unreadable", "hours.order",
    ] {
      #expect(Rulebook.refusals[Refusal.Reason(code)] != nil, "\(code)")
    }
  }

  // MARK: what the command prints

  @Test func listsOneLineARule() {
    let lines = Rulebook.listText().split(separator: "\n")
    #expect(lines.count == 33)
    #expect(
      lines[0] == "weifang.12345.reply\t5个工作日\t山东省潍坊市\t《潍坊市12345政务服务便民热线条例》第二十条\t承办单位办结热线事项并回复")
    #expect(Rulebook.listText(on: Day(2010, 1, 1)!).split(separator: "\n").count == 4)
  }

  @Test func showsTheWholeArticle() throws {
    let text = try Rulebook.showText("weifang.12345.reply")
    #expect(text.hasPrefix("规则：weifang.12345.reply　承办单位办结热线事项并回复\n"))
    #expect(text.contains("原文：（一）能够在五个工作日内办理完毕的，应当办理完毕；"))
    #expect(text.contains("省级以上热线事项或者其他相关事项办理时限按照相应规定执行。"))
    #expect(throws: Refusal.self) { try Rulebook.showText("no.such") }
  }

  @Test func printsTheArithmetic() throws {
    let from = try #require(Instant("2026-09-29T16:40"))
    let text = try Rulebook.dueText(
      "anyang.hotline.reply", from: from, pauses: [Pause("2026-10-09T09:00..2026-10-10T09:00")!],
      extended: true)
    #expect(
      text.contains("从　：2026-09-29 16:40（周二）\n暂停：2026-10-09 09:00 至 2026-10-10 09:00\n延长：已延长一次"))
    #expect(text.contains("2026-10-10 周六 国庆节调休上班，暂停计时，不计入"))
    // 09-30, 10-08, 10-12 to 10-16, 10-19 to 10-21.
    #expect(text.contains("\n截止：2026-10-21 17:30（"))
  }

  @Test func jsonIsJSON() throws {
    let from = try #require(Instant("2026-09-29T16:40"))
    let due = try object(Rulebook.dueJSON("weifang.12345.reply", from: from))
    #expect(due["due"] as? String == "2026-10-12T17:30:00+08:00")
    #expect(due["provisional"] as? Bool == false)
    #expect((due["steps"] as? [[String: Any]])?.count == 14)
    #expect((due["steps"] as? [[String: Any]])?[11]["kind"] as? String == "adjusted")
    let show = try Rulebook.showJSON("promise.reply")
    let shown = try #require(
      JSONSerialization.jsonObject(with: Data(show.utf8)) as? [[String: Any]])
    #expect(shown[0]["note"] as? String == Rule.ownPromise)
    #expect(shown[0]["in_force_to"] is NSNull)
    let list = try JSONSerialization.jsonObject(with: Data(Rulebook.listJSON().utf8))
    #expect((list as? [Any])?.count == 33)
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  // MARK: what is embedded

  @Test func theEmbeddedTextsAreThoseOfTheAssets() throws {
    let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let check = Process()
    check.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    check.arguments = ["python3", root.appendingPathComponent("bin/embed").path, "--check"]
    try check.run()
    check.waitUntilExit()
    #expect(check.terminationStatus == 0)
  }
}
