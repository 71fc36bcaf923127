import Kernel
import Ledger
import Registry
import Store
import Synchronization
import TestKit
import Web

/// A small feature with one route of each kind.
enum Notes {
  static let migrations =
    LedgerSchema.migrations + RegistrySchema.migrations + WebSchema.migrations

  static func feature(gate: Gate = Gate()) -> Feature {
    Feature(
      name: "notes", routes: { routes(in: &$0, gate) },
      refusals: ["note.words": "请写几个字，至少 {least} 个。", "note.late": "已经过了。"])
  }

  private static func routes(in routes: inout Routes, _ gate: Gate) {
    routes.get("", .open) { _ in .page(NotePage(words: "首页")) }
    routes.get("/note", .open) { .page(NotePage(fields: $0.formFields)) }
    routes.get("/long", .open) { _ in .page(NotePage(words: String(repeating: "长", count: 2000))) }
    routes.get("/slow", .open) { _ in
      await gate.pass()
      return .page(NotePage(words: "做完了"))
    }
    routes.get("/mine", .signedIn) { .page(NotePage(words: $0.session?.name ?? "")) }
    routes.get("/desk", .power(.readNotes)) { .page(NotePage(words: $0.session?.office ?? "")) }
    routes.get("/asked", .open) { .page(NotePage(words: $0.query["words"])) }
    routes.get("/notes/{note}", .holder) { .page(NotePage(words: try $0.text("note"))) }
    routes.get("/file", .open) { _ in .bytes([1, 2, 3], type: "text/html", name: "名.html") }
    routes.get("/refused/{kind}", .open, refuse)
    routes.get("/broken/{kind}", .open, fail)
    routes.get("/guess", .open) {
      try $0.countAttempt(at: "note")
      return .page(NotePage())
    }
    routes.post("/notes", .open, again: again, keep)
    routes.post("/bare", .open, keep)
    routes.post("/photos", .open, limit: Routes.photoLimit) { visit in
      let files = visit.form.files.map { "\($0.name):\($0.bytes.count)" }.joined(separator: ",")
      return .page(NotePage(words: "\(visit.form["words"])|\(files)"))
    }
  }

  private static func keep(_ visit: Visit) async throws -> Answer {
    let words = visit.form["words"]
    guard words.count >= 2 else {
      throw Refusal.invalid("note.words", field: "words", ["least": "2"])
    }
    let mandate = visit.mandate
    return try await visit.act { db in
      let id: ID<NoteNoun> = db.newID()
      try db.record(.noteKept, about: id, under: mandate)
      return Done(Link(mandate.place, "/notes/\(id)"), said: "收到：\(words)")
    }
  }

  private static func again(_ visit: Visit, _ refusal: Refusal) async throws -> Answer {
    .page(
      NotePage(
        words: visit.form["words"], sentence: visit.sentence(refusal), fields: visit.formFields))
  }

  private static func refuse(_ visit: Visit) throws -> Answer {
    guard let kind = Refusal.Kind(rawValue: try visit.text("kind")) else { throw Refusal.notFound }
    throw Refusal(kind, Refusal.Reason("test.\(kind.rawValue)"))
  }

  private static func fail(_ visit: Visit) throws -> Answer {
    guard let kind = Fault.Kind(rawValue: try visit.text("kind")) else { throw Strange() }
    throw Fault(kind, "the secret of 张三")
  }
}

struct Strange: Error {}

enum NoteNoun {}

extension Verb { static let noteKept = Verb("note.kept") }
extension Power { static let readNotes = Power("notes.read") }

struct NotePage: Page {
  var words = ""
  var sentence: String?
  var fields: HTML = ""

  var title: String { "便条" }

  var body: HTML {
    """
    <h1>便条</h1><p class="words">\(words)</p><p class="sentence">\(sentence)</p>\
    <form method="post">\(fields)</form>
    """
  }

  func write(to json: inout JSON) { json.object { $0.field("words", words) } }
}

/// Lets a request wait inside until a test opens it, and says when one has come.
final class Gate: Sendable {
  private let arrivals = AsyncStream<Void>.makeStream()
  private let openings = AsyncStream<Void>.makeStream()

  func pass() async {
    arrivals.continuation.yield()
    for await _ in openings.stream { break }
  }

  func arrived() async { for await _ in arrivals.stream { break } }
  func open() { openings.continuation.yield() }
}

extension TestSite {
  static func notes(
    settings: Site.Settings = Site.Settings(), gate: Gate = Gate(),
    _ body: @escaping @Sendable (TestSite) async throws -> Void
  ) async throws {
    try await run(
      [Notes.feature(gate: gate)], migrations: Notes.migrations, settings: settings, body)
  }

  func path(_ rest: String) -> String { "/\(place)\(rest)" }

  /// How many acts the place's record holds beside its founding.
  func notesKept() async throws -> Int64 {
    let place = place
    return try await database.read { db in
      try db.value(
        """
        SELECT COUNT(*) FROM ledger WHERE community = \(place) AND verb = \(Verb.noteKept.code)
        """) ?? 0
    }
  }
}
