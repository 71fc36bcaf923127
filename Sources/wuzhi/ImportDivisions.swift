import App
public import ArgumentParser
import Foundation
import Kernel
public import Registry
import Store
import Web

extension Import {
  struct Divisions: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Brings in a list of administrative divisions of one year, and tells what changed.",
      discussion: """
        A CSV file with columns code and name (代码, 名称); UTF-8, UTF-16 and GB 18030 are \
        recognised. Codes have 2, 4, 6, 9 or 12 digits. Bring in the upper levels and each year's \
        lists in turn: each is compared with the newest earlier list of the same system. Whether a \
        street was merged is told by its communities, so it needs both years' community lists. The \
        same list again doubles nothing, and nothing that stands is overwritten.
        """)

    @OptionGroup var settings: Settings

    @Argument(help: "The CSV file.")
    var file: String

    @Option(
      help: "Whose codes these are: statistics (the statistics office) or civil (the ministry).")
    var system: PlaceCode.System

    @Option(help: "The year of the list.")
    var year: Int

    @Option(
      help: "Compares only codes that begin so, for a list of a part of a province; may repeat.")
    var within: [String] = []

    @Flag(help: "Reads and compares, and puts nothing down.")
    var dryRun = false

    @Flag(help: "Prints the count and all changes as JSON.")
    var json = false

    func run() async throws {
      let order = try order()
      let input = try InputFile(file)
      let database = try await settings.database(try await settings.reader())
      do {
        _ = try await database.migrate(House.migrations)
        let tally = try await order.run(
          input.next, into: database, now: wallClock)
        await database.close()
        print(json ? tally.json : tally.report)
      } catch let refusal as Refusal {
        await database.close()
        throw ValidationError(Division.sentence(refusal))
      }
    }

    private func order() throws -> DivisionImport {
      do throws(Refusal) {
        return try DivisionImport(system: system, year: year, within: within, isTrial: dryRun)
      } catch { throw ValidationError(Division.sentence(error)) }
    }
  }
}

extension PlaceCode.System: ExpressibleByArgument {}

extension DivisionTally {
  /// How many changes of each kind are printed; JSON has all.
  private static let changesTold = 20

  /// The count, the first changes of each kind, and each refused row with its reason.
  fileprivate var report: String {
    let told = DivisionChange.Kind.allCases.flatMap { kind in
      changes.filter { $0.kind == kind }.prefix(DivisionTally.changesTold).map(\.text)
    }
    return ([text] + told + refusals.map(\.text)).joined(separator: "\n")
  }

  fileprivate var json: String {
    var json = JSON()
    json.object { json in
      json.field("rows", rows)
      json.field("loaded", loaded)
      json.field("repeated", repeated)
      json.field("refused", refused)
      json.field("doubtful", doubtful)
      for kind in DivisionChange.Kind.allCases { json.field(kind.rawValue, count(kind)) }
      json.field("unchanged", unchanged)
      json.field("uncompared", uncompared)
      json.list("changes", changes) { json, change in
        json.object {
          $0.field("kind", change.kind.rawValue)
          $0.field("old_code", change.old?.code.digits)
          $0.field("old_name", change.old?.name)
          $0.field("new_code", change.new?.code.digits)
          $0.field("new_name", change.new?.name)
        }
      }
      json.list("refusals", refusals) { json, row in
        json.object {
          $0.field("line", row.line)
          $0.field("reason", row.refusal.reason.code)
        }
      }
    }
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
