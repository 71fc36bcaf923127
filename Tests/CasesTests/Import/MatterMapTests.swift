import Cases
import Kernel
import Store
import TestKit
import Testing

@Suite struct MatterMapTests {
  @Test func theKnownMapsShip() throws {
    #expect(
      MatterMap.shipped.map(\.name) == [
        "hoboken_publicstuff", "nyc_publicstuff", "nyc_socrata", "teddy2020c",
      ])
    #expect(try MatterMap.shipped("teddy2020c").about.contains("Asia/Shanghai"))
    #expect(throws: Refusal.self) { try MatterMap.shipped("other") }
  }

  @Test(arguments: [
    ("", "map.json"), ("[]", "map.json"), ("{\"name\": ", "map.json"),
    ("{}", "map.missing"),
    (#"{"name": 7, "words": "a", "filedAt": "b", "dates": "iso8601"}"#, "map.type"),
    (#"{"name": "x", "words": [], "filedAt": "b", "dates": "iso8601"}"#, "map.missing"),
    (#"{"name": "x", "words": [7], "filedAt": "b", "dates": "iso8601"}"#, "map.type"),
    (#"{"name": "x", "words": "a", "filed": "b", "dates": "iso8601"}"#, "map.unknown-field"),
    (#"{"name": "x", "words": "a", "filedAt": "b", "dates": "soon"}"#, "map.dates"),
    (
      #"{"name": "x", "words": "a", "filedAt": "b", "dates": "iso8601", "state": {"column": "c"}}"#,
      "map.missing"
    ),
    (
      #"{"name": "x", "words": "a", "filedAt": "b", "dates": "iso8601", "defaults": {"state": "lost"}}"#,
      "map.state"
    ),
    (
      #"{"name": "x", "words": "a", "filedAt": "b", "dates": "iso8601", "state": {"column": "c", "values": {"d": "e"}}}"#,
      "map.state"
    ),
  ])
  func aWrongMapIsRefusedByName(json: String, reason: String) {
    let refusal = #expect(throws: Refusal.self) { try MatterMap(json: json) }
    #expect(refusal?.reason.code == reason)
    #expect(MatterImport.refusals[Refusal.Reason(reason)] != nil)
  }

  @Test(arguments: Engines.available)
  func withoutAStateTheTimesTellIt(engine: Engine) async throws {
    let map = """
      {"name": "plain", "words": "what", "spot": ["road", "town"], "filedAt": "from",
       "repliedAt": "said", "closedAt": "to", "dates": ["iso8601", "y/M/d"], "nothing": ["N/A"]}
      """
    let desk = try await Desk.open(engine, map: map)
    try await desk.run(
      """
      no,what,road,town,from,said,to
      1,one,Elm 1,Here,2025-03-01,,
      2,two,N/A,Here,2025-03-01,2025-03-02,N/A
      3,three,N/A,,2025/3/1,,2025-03-02

      """)
    let matters = try await desk.matters()
    #expect(matters.map(\.state) == [.filed, .replied, .closed])
    #expect(matters.map(\.spot) == ["Elm 1，Here", "Here", "原表未写地点"])
    #expect(matters[1].clock?.rule == "promise.close")
  }
}
