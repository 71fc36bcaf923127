import Kernel

extension Form {
  /// The most parts of a form with files.
  static let mostParts = 40

  /// Reads `multipart/form-data` (RFC 7578, RFC 2046 5.1).
  ///
  /// - Throws: ``Refusal`` `.invalid` "form.torn" where the form does not begin with its boundary,
  ///   a part has no end, or nothing closes the last one: what a torn upload carries is never taken
  ///   for the whole; "form.parts", "form.encoding"; `.tooLarge` "form.field".
  init(multipart bytes: [UInt8], boundary: String) throws(Refusal) {
    self.init()
    var reader = PartReader(bytes: bytes, boundary: boundary)
    try reader.open()
    var parts = 0
    while let part = try reader.next() {
      parts += 1
      guard parts <= Form.mostParts else { throw .invalid("form.parts") }
      try add(part, of: bytes)
    }
  }

  private mutating func add(_ part: PartReader.Part, of bytes: [UInt8]) throws(Refusal) {
    guard let fileName = part.fileName else {
      return try add(part.name, Array(bytes[part.content]))
    }
    // An empty file without a name is a choice that was not made.
    guard !(fileName.isEmpty && part.content.isEmpty) else { return }
    files.append(
      File(field: part.name, name: Form.bareName(fileName), bytes: Array(bytes[part.content])))
  }

  /// What stands after the last slash of either kind, cut to a sane length.
  private static func bareName(_ name: String) -> String {
    let last = name.split(separator: /[\/\\]/, omittingEmptySubsequences: false).last ?? ""
    return String(last.filter { $0 >= " " }.prefix(120))
  }
}

/// Walks over the parts of a multipart body that lies in memory.
private struct PartReader {
  struct Part {
    let name: String
    /// Nil for a plain field.
    let fileName: String?
    let content: Range<Int>
  }

  static let headerLimit = 4096
  let bytes: [UInt8]
  let delimiter: [UInt8]
  var position = 0

  init(bytes: [UInt8], boundary: String) {
    self.bytes = bytes
    delimiter = Array("\r\n--\(boundary)".utf8)
  }

  /// The first boundary stands at the very start.
  mutating func open() throws(Refusal) {
    let first = delimiter.dropFirst(2)
    guard bytes.starts(with: first) else { throw .invalid("form.torn") }
    position = first.count
  }

  /// The next part, or nil after the closing boundary.
  mutating func next() throws(Refusal) -> Part? {
    if bytes[position...].starts(with: [45, 45]) { return nil }
    guard bytes[position...].starts(with: [13, 10]) else { throw .invalid("form.torn") }
    // The blank line may follow at once, hence the search from the line's own end.
    guard let end = find([13, 10, 13, 10], from: position),
      end - position <= PartReader.headerLimit
    else { throw .invalid("form.torn") }
    let head = try Form.text(Array(bytes[(position + 2)..<max(end, position + 2)]))
    guard let close = find(delimiter, from: end + 2) else { throw .invalid("form.torn") }
    position = close + delimiter.count
    return try part(head, (end + 4)..<max(close, end + 4))
  }

  private func part(_ head: String, _ content: Range<Int>) throws(Refusal) -> Part {
    let lines = head.split(separator: "\n").map { line in
      line.split(separator: ":", maxSplits: 1).map(String.init)
    }
    guard let line = lines.first(where: { $0.first?.lowercased() == "content-disposition" }),
      line.count == 2
    else { throw .invalid("form.torn") }
    let disposition = ContentType(line[1])
    guard disposition.name == "form-data", let name = disposition["name"] else {
      throw .invalid("form.torn")
    }
    return Part(name: name, fileName: disposition["filename"], content: content)
  }

  /// Where `pattern`, which begins with a carriage return, next stands.
  private func find(_ pattern: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      var at = start
      while at + pattern.count <= bytes.count {
        guard let next = bytes[at...].firstIndex(of: 13), next + pattern.count <= bytes.count
        else { return nil }
        if bytes[next..<(next + pattern.count)].elementsEqual(pattern) { return next }
        at = next + 1
      }
      return nil
    }
  }
}
