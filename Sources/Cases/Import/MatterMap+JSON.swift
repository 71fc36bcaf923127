import Foundation
public import Kernel

extension MatterMap {
  /// Reads a map from the text of its file.
  ///
  /// - Throws: ``Refusal`` `.invalid`, each naming the field: "map.json" (no JSON object),
  ///   "map.missing", "map.type", "map.unknown-field", "map.dates", "map.state", "map.long".
  public init(json text: some StringProtocol) throws(Refusal) {
    guard let fields = MatterMap.value(text) as? [String: Any] else { throw .invalid("map.json") }
    try self.init(fields)
  }

  static func all(inJSON text: String) throws(Refusal) -> [MatterMap] {
    guard let all = value(text) as? [[String: Any]] else { throw .invalid("map.json") }
    var maps: [MatterMap] = []
    for fields in all { maps.append(try MatterMap(fields)) }
    return maps
  }

  private static func value(_ text: some StringProtocol) -> Any? {
    try? JSONSerialization.jsonObject(with: Data(text.utf8))
  }

  private init(_ fields: [String: Any]) throws(Refusal) {
    let map = try Fields(
      fields,
      known: [
        "name", "about", "words", "spot", "filedAt", "repliedAt", "closedAt", "reply", "state",
        "dates", "nothing", "defaults",
      ])
    let defaults = try map.fields("defaults", known: ["state", "spot"])
    name = try map.text("name")
    about = try map.optionalText("about") ?? ""
    words = try map.texts("words")
    spot = try map.optionalTexts("spot")
    filedAt = try map.text("filedAt")
    repliedAt = try map.optionalText("repliedAt")
    closedAt = try map.optionalText("closedAt")
    reply = try map.optionalTexts("reply")
    state = try map.fields("state", known: ["column", "values", "otherwise"]).map(StateColumn.read)
    dates = try MatterMap.forms(try map.texts("dates"))
    nothing = Set(try map.optionalTexts("nothing"))
    defaultState = try defaults?.state("state")
    defaultSpot = try defaults?.optionalText("spot") ?? MatterMap.unsaidSpot
    guard name.count <= MatterMap.nameMost, defaultSpot.count <= Matter.spotMost else {
      throw .invalid("map.long")
    }
  }

  private static func forms(_ patterns: [String]) throws(Refusal) -> [DateForm] {
    var forms: [DateForm] = []
    for pattern in patterns {
      guard let form = DateForm(pattern) else {
        throw .invalid("map.dates", field: "dates", ["value": pattern])
      }
      forms.append(form)
    }
    return forms
  }
}

extension MatterMap.StateColumn {
  fileprivate static func read(_ fields: Fields) throws(Refusal) -> Self {
    let values = try fields.fields("values", known: nil)
    guard let values else { throw .invalid("map.missing", field: "values", ["field": "values"]) }
    var states: [String: Matter.State] = [:]
    for word in values.names { states[word] = try values.state(word) }
    return Self(
      column: try fields.text("column"), values: states,
      otherwise: try fields.state("otherwise"))
  }
}

/// The fields of one JSON object, each read as what it has to be.
private struct Fields {
  private let values: [String: Any]

  var names: [String] { values.keys.sorted() }

  init(_ values: [String: Any], known: [String]?) throws(Refusal) {
    self.values = values
    guard let known else { return }
    if let strange = names.first(where: { !known.contains($0) }) {
      throw .invalid("map.unknown-field", field: strange, ["field": strange])
    }
  }

  func optionalText(_ name: String) throws(Refusal) -> String? {
    guard let value = values[name] else { return nil }
    guard let text = value as? String, !text.isEmpty else { throw wrong("map.type", name) }
    return text
  }

  func text(_ name: String) throws(Refusal) -> String {
    guard let text = try optionalText(name) else { throw wrong("map.missing", name) }
    return text
  }

  /// One text, or an array of them.
  func optionalTexts(_ name: String) throws(Refusal) -> [String] {
    guard let value = values[name] else { return [] }
    if let text = value as? String, !text.isEmpty { return [text] }
    guard let texts = value as? [String], !texts.contains("") else { throw wrong("map.type", name) }
    return texts
  }

  func texts(_ name: String) throws(Refusal) -> [String] {
    let texts = try optionalTexts(name)
    guard !texts.isEmpty else { throw wrong("map.missing", name) }
    return texts
  }

  func fields(_ name: String, known: [String]?) throws(Refusal) -> Fields? {
    guard let value = values[name] else { return nil }
    guard let fields = value as? [String: Any] else { throw wrong("map.type", name) }
    return try Fields(fields, known: known)
  }

  func state(_ name: String) throws(Refusal) -> Matter.State? {
    guard let word = try optionalText(name) else { return nil }
    guard let state = Matter.State(rawValue: word) else {
      throw .invalid("map.state", field: name, ["field": name, "value": word])
    }
    return state
  }

  private func wrong(_ reason: Refusal.Reason, _ name: String) -> Refusal {
    .invalid(reason, field: name, ["field": name])
  }
}
