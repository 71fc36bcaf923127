import ArgumentParser
import Kernel
import Ledger
import Registry
import Store

struct Verify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Recomputes the record of each place, and names the first entry that is wrong.",
    discussion: "Ends with 1 where a record does not hold.")

  @OptionGroup var settings: Settings

  @Option(help: "Only this place.")
  var place: PlaceID?

  func run() async throws {
    let database = try settings.view(try await settings.reader())
    // What belongs to no place, such as lists of divisions, stands in the record of place 0.
    let places = try await database.read { [PlaceID(0)] + (try Place.all(in: $0).map(\.id)) }
    var isWhole = true
    for id in places where place == nil || place == id {
      let verdict = try await database.report { try Verdict.verify(id, in: $0) }
      if id.rawValue > 0 || verdict.entries > 0 || verdict.wrong != nil { print(verdict.line) }
      isWhole = isWhole && verdict.wrong == nil
    }
    await database.close()
    if !isWhole { throw ExitCode(1) }
  }
}

extension Verdict {
  var line: String {
    switch wrong {
    case nil: "place \(place): \(entries) entries hold"
    case .missing(let number): "place \(place): entry \(number) is missing"
    case .altered(let number): "place \(place): entry \(number) is not as it was written"
    case .cut(let number): "place \(place): the record was cut or grown after entry \(number)"
    }
  }
}
