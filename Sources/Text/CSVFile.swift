/// The rows of a file whose bytes arrive piece by piece, whatever its encoding.
public struct CSVFile {
  /// Why reading ended before the file did.
  public enum Problem: Hashable, Sendable {
    case unknownEncoding
    case wrongByte(Decoder.WrongByte)
  }

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
  /// Set where reading has ended; the rows before it have been answered.
  public private(set) var problem: Problem?

  /// Bytes by which an encoding is recognised.
  private static let sample = 1 << 16

  public init() {}

  /// Answers the rows that the bytes complete.
  public mutating func feed(_ bytes: [UInt8]) -> [CSVReader.Row] {
    switch state {
    case .beginning(let held):
      let held = held + bytes
      state = .beginning(held)
      return held.count < CSVFile.sample ? [] : begin(held)
    case .plain: return csv.feed(bytes)
    case .decoding(let decoder): return decode(bytes, by: decoder)
    case .broken: return []
    }
  }

  /// Ends the file and answers the last rows.
  public mutating func finish() -> [CSVReader.Row] {
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
      (state, problem) = (.broken, .unknownEncoding)
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
    (state, problem) = (.broken, .wrongByte(wrong))
  }
}
