import Testing

@testable import Web

/// What comes from outside stays text, wherever a component puts it.
@Suite struct ComponentEscapingTests {
  /// Would leave an attribute and begin a tag.
  static let evil = "\"><script>'&"
  static let tame = "&quot;&gt;&lt;script&gt;&#39;&amp;"

  static let pieces: [(String, HTML)] = {
    let link = Link(absolute: "/1/x?\(evil)")
    return [
      ("button", Button(evil, name: evil, value: evil).html),
      ("link", LinkButton(evil, to: link, key: "<").html),
      ("line", Field(evil, label: evil, value: evil, hint: evil, error: evil, id: evil).html),
      ("words", Field(evil, label: evil, kind: .words(), value: evil).html),
      ("hidden", Field(evil, label: evil, kind: .hidden, value: evil).html),
      ("check", Field(evil, label: evil, kind: .check(evil), hint: evil, error: evil).html),
      ("photos", Field(evil, label: evil, kind: .photos(most: 2), autocomplete: evil).html),
      (
        "choice",
        Field(evil, label: evil, kind: .choice([option], blank: evil), value: evil).html
      ),
      ("radios", Field(evil, label: evil, kind: .radios([option]), value: evil).html),
      ("form", FormBox(to: link, fields: "", body: "").html),
      ("table", Table(caption: evil, columns: [Column(evil)], rows: [["\(evil)"]]).html),
      ("timeline", Timeline([.init(words: "\(evil)", time: evil, who: evil)]).html),
      ("notice", Notice(.info, evil, "\(evil)").html),
      ("tag", Tag(evil).html),
      ("pager", Pager(newer: link, older: link, words: evil).html),
      ("empty", EmptyState(evil, evil, link: (evil, link)).html),
      ("card", Card(title: evil, body: "\(evil)").html),
      ("clock", clock.html),
      ("stars", Stars(name: evil, label: evil).html),
      ("qr", QR(evil, label: evil).html),
      ("facts", Facts([(evil, "\(evil)")]).html),
      ("filters", Filters([(evil, link, current: true, count: 1)], label: evil).html),
      ("code", CodeLine(evil).html),
    ]
  }()

  static let option = Option(value: evil, words: evil, hint: evil)
  static let clock = ClockFace(
    until: evil, left: evil, late: true, rule: evil, isLaw: true, explain: "\(evil)", share: 5)

  @Test(arguments: pieces)
  func textStaysText(name: String, html: HTML) {
    let text = html.string
    #expect(text.contains(Self.tame))
    #expect(!text.contains("<script"))
    #expect(!text.contains("\"\"><"))
    #expect(!text.contains("'&"))
  }

  /// The test above must be able to fail: so would markup that is not escaped.
  @Test func markupIsMarkup() {
    #expect(HTML(markup: Array(Self.evil.utf8)).string.contains("<script"))
  }
}

@Suite struct FieldTests {
  @Test func aLabelIsTiedToItsBox() {
    let html = Field("spot", label: "在哪里？").html.string
    #expect(html.contains("<label for=\"f-spot\">"))
    #expect(html.contains("<input class=\"box\" id=\"f-spot\" name=\"spot\""))
  }

  @Test func twoFieldsOfOneNameHaveTheirOwnIDs() {
    let html = Field("words", label: "理由", kind: .words(), id: "f-decline").html.string
    #expect(html.contains("for=\"f-decline\"") && html.contains("id=\"f-decline\""))
    #expect(html.contains("name=\"words\"") && !html.contains("f-words"))
  }

  static let kinds: [Field.Kind] = [
    .line, .words(), .photos(), .check("好"), .choice([Option(value: "1", words: "甲")]),
    .radios([Option(value: "1", words: "甲")]),
  ]

  @Test(arguments: kinds)
  func anErrorIsReadWithItsBox(kind: Field.Kind) {
    let html = Field("a", label: "问", kind: kind, hint: "说明", error: "要改").html.string
    #expect(html.contains("<p class=\"error\" id=\"f-a-error\">要改</p>"))
    #expect(html.contains("<p class=\"hint\" id=\"f-a-hint\">说明</p>"))
    #expect(html.contains("aria-describedby=\"f-a-error f-a-hint\""))
    #expect(html.contains("aria-invalid=\"true\""))
  }

  @Test(arguments: kinds)
  func withoutErrorNothingIsWrong(kind: Field.Kind) {
    let html = Field("a", label: "问", kind: kind).html.string
    #expect(!html.contains("aria-invalid") && !html.contains("aria-describedby"))
    #expect(!html.contains("wrong") && !html.contains("required"))
  }

  @Test(arguments: kinds)
  func whatMustBeAnsweredSaysSoInWords(kind: Field.Kind) {
    let html = Field("a", label: "问", kind: kind, required: true).html.string
    #expect(html.contains("必填") && html.contains(" required"))
  }

  @Test func aPasswordNeverComesBack() {
    let kind = Field.Kind.line(inputMode: .password)
    #expect(!Field("p", label: "口令", kind: kind, value: "hunter2").html.string.contains("hunter2"))
  }

  @Test func aLineFeedAtTheBeginningOfWordsIsKept() {
    let html = Field("w", label: "话", kind: .words(), value: "\n二").html.string
    #expect(html.contains(">\n\n二</textarea>"))
  }

  @Test func nothingIsChosenUnlessItWas() {
    let options = [Option(value: "a", words: "甲"), Option(value: "b", words: "乙")]
    #expect(!Field("s", label: "", kind: .radios(options)).html.string.contains(" checked"))
    let chosen = Field("s", label: "", kind: .radios(options), value: "b").html.string
    #expect(chosen.contains("value=\"b\" checked") && !chosen.contains("value=\"a\" checked"))
    let listed = Field("s", label: "", kind: .choice(options, blank: "请选"), value: "b").html.string
    #expect(listed.contains("<option value=\"b\" selected>"))
    #expect(!listed.contains("<option value=\"a\" selected>"))
    #expect(!Stars(name: "g").html.string.contains(" checked"))
    #expect(Stars(name: "g", chosen: 4).html.string.contains("value=\"4\" required checked"))
  }
}

@Suite struct PieceTests {
  @Test func aTableNamesTheColumnOfEachCell() {
    let columns: [Column] = ["事项", Column("件数", numeric: true)]
    let html = Table(caption: "本月", columns: columns, rows: [["灯", "3"]]).html.string
    #expect(html.contains("<caption>本月</caption>"))
    #expect(html.contains("<th scope=\"col\">事项</th><th scope=\"col\" class=\"number\">件数</th>"))
    #expect(html.contains("<td data-label=\"事项\">灯</td>"))
    #expect(html.contains("<td data-label=\"件数\" class=\"number\">3</td>"))
  }

  @Test func aPromiseIsNeverShownAsLaw() {
    func words(isLaw: Bool) -> String {
      ClockFace(until: "", left: "", late: false, rule: "", isLaw: isLaw).html.string
    }
    #expect(words(isLaw: true).contains("法定期限") && !words(isLaw: true).contains("社区承诺"))
    #expect(words(isLaw: false).contains("社区承诺") && !words(isLaw: false).contains("法定"))
  }

  @Test(arguments: [(-5, 0), (62, 62), (140, 100)])
  func aShareStaysBetweenNothingAndAll(said: Int, shown: Int) {
    let clock = ClockFace(until: "", left: "", late: false, rule: "", isLaw: true, share: said)
    #expect(clock.html.string.contains("<progress max=\"100\" value=\"\(shown)\""))
  }

  @Test func aPagerWithNothingToSayIsNothing() {
    #expect(Pager(newer: nil, older: nil, words: nil).html.isEmpty)
    let older = Pager(newer: nil, older: .nowhere, words: nil).html.string
    #expect(older.contains("rel=\"next\"") && !older.contains("rel=\"prev\""))
  }

  @Test func aRefusalIsReadAtOnce() {
    #expect(Notice(.refused, "没有提交").html.string.contains("role=\"alert\""))
    #expect(Notice(.good, "收到了").html.string.contains("role=\"status\""))
  }

  @Test func aCodeIsCopiedWithoutGaps() {
    let html = CodeLine("7Q2K9D4XHP").html.string
    #expect(html == "<span class=\"code\"><span>7Q2K</span><span>9D4X</span><span>HP</span></span>")
    #expect(CodeLine("2611-0427").html.string.contains("<span>2611-0427</span>"))
  }
}
