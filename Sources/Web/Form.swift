public import Kernel

/// What a form sent: fields in their order, and files.
public struct Form: Sendable {
  public struct File: Sendable {
    public let field: String
    /// The name on the sender's machine. Never used as a path.
    public let name: String
    public let bytes: [UInt8]

    public init(field: String, name: String, bytes: [UInt8]) {
      self.field = field
      self.name = name
      self.bytes = bytes
    }
  }

  public var fields: [(name: String, value: String)]
  public var files: [File]

  public init(fields: [(name: String, value: String)] = [], files: [File] = []) {
    self.fields = fields
    self.files = files
  }

  /// The first value of the field, trimmed of blanks; empty where it is not there.
  public subscript(_ name: String) -> String {
    fields.first { $0.name == name }.map { trim($0.value) } ?? ""
  }

  public func values(_ name: String) -> [String] {
    fields.filter { $0.name == name }.map { trim($0.value) }
  }

  /// A number that the form must hold.
  ///
  /// - Throws: ``Refusal`` `.invalid` "field.number" for the field.
  public func integer(_ name: String) throws(Refusal) -> Int {
    guard let value = Int(self[name]) else { throw .invalid("field.number", field: name) }
    return value
  }

  /// The thing that a list of choices names.
  ///
  /// - Throws: ``Refusal`` `.invalid` "field.choice" where it is no number.
  public func id<Noun>(_ name: String) throws(Refusal) -> ID<Noun> {
    guard let id = ID<Noun>(self[name]) else { throw .invalid("field.choice", field: name) }
    return id
  }
}

private func trim(_ text: String) -> String {
  guard text.first?.isWhitespace == true || text.last?.isWhitespace == true else { return text }
  let start = text.drop(while: \.isWhitespace)
  guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
  return String(start[...last])
}
