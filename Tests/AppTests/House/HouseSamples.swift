extension HouseSample {
  static let all = shape + names + sql + search + personal + pages + places

  private static func lines(_ count: Int) -> String {
    String(repeating: "  step()\n", count: count)
  }
  private static func function(_ name: String, _ count: Int) -> String {
    "func \(name)() {\n\(lines(count))}\n"
  }

  private static let shape = [
    HouseSample(
      rule: "functions of at most 60 lines",
      bad: function("settle", 59), good: function("settle", 58), says: "settle has 61 lines"),
    HouseSample(
      rule: "functions of 8 lines, nine in ten of 25",
      bad: function("file", 2) + function("settle", 7) + function("close", 8),
      good: function("file", 6),
      line: 14, says: "half of all functions have up to 9 lines"),
    HouseSample(
      rule: "files of 400 lines, in a slice of 200", bad: lines(201), good: lines(200), line: 200,
      says: "201 lines"),
    HouseSample(
      rule: "files of 400 lines, in a slice of 200", path: "Sources/Law/Clock.swift",
      bad: lines(401), good: lines(400), line: 400, says: "401 lines"),
    HouseSample(
      rule: "rooms of at most 5,000 lines", bad: lines(5000), good: lines(4999),
      says: "the room Cases"),
  ]

  private static let names = [
    HouseSample(
      rule: "types are named for what they are", bad: "struct MatterManager {}",
      good: "struct MatterManagement {}", says: "ends in Manager"),
    HouseSample(
      rule: "types are named for what they are", bad: "enum Cases {}", good: "enum Case {}",
      says: "named as its module"),
    HouseSample(
      rule: "words that say what is meant", bad: "let now = Date()", good: "let day = Day(1)",
      says: "arrivedAt"),
    HouseSample(
      rule: "words that say what is meant", bad: "let n = try! read()", good: "let n = try !read()",
      says: "preconditionFailure"),
    HouseSample(
      rule: "words that say what is meant", bad: "// " + "TO" + "DO: refuse", good: "// refuse",
      says: "do it now"),
    HouseSample(
      rule: "nouns stand in docs/GLOSSARY.md", bad: "public struct Pledge {}",
      good: "public struct Matter {}\nstruct Pledge {}", says: "| 中文 | `Pledge`"),
  ]

  private static func table(_ clauses: String) -> String {
    "let text = \"CREATE TABLE pledge (\(clauses))\""
  }
  private static func query(_ text: String) -> String { "let text: SQL = \"\(text)\"" }

  private static let store = "Sources/Cases/Matter/Matter+Store.swift"
  private static let tenancy = "keys and statements name community"
  private static let key = "community BIGINT, id BIGINT, PRIMARY KEY (community, id)"

  private static let sql = [
    HouseSample(
      rule: "SQL stands in +Store files", bad: query("SELECT id FROM matter"),
      good: "let words = \"SELECTED for you\"", says: "Matter+Store.swift"),
    tenant(table("community BIGINT, id BIGINT PRIMARY KEY"), table(key), "does not begin with"),
    tenant(table("community BIGINT, id BIGINT"), table(key), "has no primary key"),
    tenant(
      table(key + ", number BIGINT UNIQUE"), table(key + ", UNIQUE (community, number)"),
      "UNIQUE across"),
    tenant(
      table(key + ", matter_id BIGINT REFERENCES matter (id)"),
      table(
        key + ", FOREIGN KEY (community, matter_id) REFERENCES matter (community, id)"),
      "refers across"),
    tenant(
      query("CREATE UNIQUE INDEX n ON matter (number)"),
      query("CREATE UNIQUE INDEX n ON matter (community, number)"), "begins with number"),
    tenant(
      query("SELECT community FROM matter WHERE id = \\(id)"),
      query("SELECT id FROM matter m WHERE m.community = \\(place)"), "leaves community open"),
    tenant(
      query("UPDATE matter SET community = 1"),
      query("UPDATE matter SET a = 1 WHERE community = 1"),
      "leaves community open"),
    tenant(
      query("INSERT INTO matter (id) VALUES (1)"),
      query("INSERT INTO matter (community) VALUES (1)"),
      "no community"),
    tenant(
      query("SELECT 1 FROM a JOIN b ON a.id = b.id WHERE a.community = 1"),
      query("SELECT 1 FROM a JOIN b ON b.community = a.community WHERE a.community = 1"),
      "the join of b"),
    tenant(
      "let text = \"\"\"\n  DELETE FROM old;\n  -- all communities\n  \"\"\"",
      "let text = \"\"\"\n  DELETE FROM old\n  WHERE community = 1;\n  \"\"\"", "only an engine",
      line: 2),
    HouseSample(
      rule: "one SQL text for both engines", path: store, bad: table("secret BOOLEAN"),
      good: table("secret INTEGER"), says: "INTEGER 0/1"),
    HouseSample(
      rule: "one SQL text for both engines", path: store,
      bad: query("CREATE TABLE case (id BIGINT)"), good: query("CREATE TABLE matter (id BIGINT)"),
      says: "a word of SQL"),
  ]

  private static func tenant(_ bad: String, _ good: String, _ says: String, line: Int = 1)
    -> HouseSample
  {
    HouseSample(rule: tenancy, path: store, bad: bad, good: good, line: line, says: says)
  }

  private static let search = [
    HouseSample(
      rule: tenancy, path: "Sources/Cases/Matter/MatterSearch+Store.swift",
      bad: query("SELECT rowid FROM matter_search WHERE words MATCH 'a'"),
      good: query("SELECT rowid FROM matter_search -- community: a token"),
      says: "leaves community open"),
    HouseSample(
      rule: tenancy, path: "Sources/StorePostgres/Lock.swift",
      bad: query("DELETE FROM matter"), good: query("SELECT 1 FROM pg_locks"),
      says: "leaves community open"),
    HouseSample(
      rule: "constraints are checked at once", path: store,
      bad: table(
        key + ", FOREIGN KEY (community, matter_id) REFERENCES matter (community, id) "
          + "DEFERRABLE INITIALLY DEFERRED"),
      good: table(
        key + ", FOREIGN KEY (community, matter_id) REFERENCES matter (community, id)"),
      says: "leave DEFERRABLE out"),
  ]

  private static let personal = [
    HouseSample(
      rule: "personal columns are declared", path: store, bad: table("filer_name TEXT"),
      good: table("filer_name TEXT") + "\nlet p = PersonalColumn(\"pledge.filer_name\")",
      says: "pledge.filer_name tells of a person"),
    HouseSample(
      rule: "personal columns are declared", path: store, bad: table("identity_number BLOB"),
      good: table("identity_hash BLOB"), says: "class S"),
    HouseSample(
      rule: "personal columns are declared", path: store,
      bad: "let p = PersonalColumn(\"a.b\", class: .sensitive)",
      good: "let p = PersonalColumn(\"a.b\", class: .descriptive)", says: "class S"),
    HouseSample(
      rule: "personal columns are declared", path: store,
      bad: query("ALTER TABLE pledge ADD COLUMN email TEXT"),
      good: query("ALTER TABLE pledge ADD COLUMN kept INTEGER"), says: "pledge.email"),
  ]

  private static let pages = [
    HouseSample(
      rule: "pages do not read the database", path: "Sources/Cases/Matter/Matter+Web.swift",
      bad: "import Store", good: "import Web", says: "a +Web file imports Store"),
    HouseSample(
      rule: "pages escape what they are given", bad: "HTML(stringLiteral: words)",
      good: "let page: HTML = \"<p>\\(words)</p>\"", says: "makes markup"),
    HouseSample(
      rule: "pages escape what they are given", bad: #"let a: HTML = "<a href=\(link)>""#,
      good: #"let a: HTML = "<a href=\"\(link)\">""#, says: "without quotes"),
    HouseSample(
      rule: "pages escape what they are given", bad: #"let a: HTML = "<p style=\"color: red\">""#,
      good: #"let a: HTML = "<p class=\"late\">""#, says: "style sheet"),
  ]

  private static let places = [
    HouseSample(
      rule: "rooms import only lower floors", bad: "import Service", good: "import Law",
      says: "not on a lower floor"),
    HouseSample(
      rule: "rooms import only lower floors", bad: "import GRDB", good: "import Store",
      says: "only StoreSQLite"),
    HouseSample(
      rule: "rooms import only lower floors", path: "Sources/Text/Masks.swift",
      bad: "import Foundation", good: "import Synchronization", says: "is pure"),
    HouseSample(
      rule: "no file is dead", bad: "struct Forgotten {}",
      good: "extension Matter: Equatable { func same() {} }", says: "nothing outside mentions"),
    HouseSample(
      rule: "no path of one machine, no host of packages", bad: "let a = \"/ro" + "ot/data\"",
      good: "let a = \"data/root\"", says: "not the same elsewhere"),
    HouseSample(
      rule: "no path of one machine, no host of packages", path: "docs/A.md",
      bad: "\nsee pypi" + ".org",
      good: "see PyPI", line: 2, says: "not the same elsewhere"),
  ]
}
