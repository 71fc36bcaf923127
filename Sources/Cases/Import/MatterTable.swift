import Kernel
import Text

/// The rows of a file whose bytes arrive piece by piece, whatever its encoding.
struct MatterTable {
  private enum State {
    /// Bytes wait until there are enough to tell the encoding.
    case beginning([UInt8])
    /// UTF-8 needs no decoder: wrong bytes are told row by row.
    case plain
    case decoding(Decoder)
    case broken
  }

  private var state = State.beginning([])
  private var csv = CSVReader()
  /// Why reading ended before the file did: "import.encoding-unknown", or "import.encoding" at the
  /// first byte that the encoding does not have. The rows before it have been answered.
  private(set) var problem: Refusal?

  /// Bytes by which an encoding is recognised.
  static let sample = 1 << 16

  /// Answers the rows that the bytes complete.
  mutating func feed(_ bytes: [UInt8]) -> [CSVReader.Row] {
    switch state {
    case .beginning(let held):
      let held = held + bytes
      state = .beginning(held)
      return held.count < MatterTable.sample ? [] : begin(held)
    case .plain: return csv.feed(bytes)
    case .decoding(let decoder): return decode(bytes, by: decoder)
    case .broken: return []
    }
  }

  /// Ends the file and answers the last rows.
  mutating func finish() -> [CSVReader.Row] {
    var rows: [CSVReader.Row] = []
    if case .beginning(let held) = state { rows = begin(held) }
    if case .decoding(let decoder) = state {
      do throws(Decoder.WrongByte) { try decoder.finish() } catch { stop(error) }
    }
    // The row in which reading broke off is not whole.
    return problem == nil ? rows + csv.finish() : rows
  }

  private mutating func begin(_ held: [UInt8]) -> [CSVReader.Row] {
    guard let encoding = Encoding.recognise(held) else {
      (state, problem) = (.broken, .invalid("import.encoding-unknown"))
      return []
    }
    state = encoding == .utf8 ? .plain : .decoding(Decoder(encoding))
    return feed(held)
  }

  private mutating func decode(_ bytes: [UInt8], by decoder: Decoder) -> [CSVReader.Row] {
    var decoder = decoder
    do throws(Decoder.WrongByte) {
      let text = try decoder.decode(bytes)
      state = .decoding(decoder)
      return csv.feed(text)
    } catch {
      stop(error)
      return []
    }
  }

  private mutating func stop(_ wrong: Decoder.WrongByte) {
    state = .broken
    problem = .invalid(
      "import.encoding", ["encoding": wrong.encoding.rawValue, "offset": String(wrong.offset)])
  }
}
