import App
import ArgumentParser
import Cases
import Foundation
import Kernel
import Store
import Web

struct Import: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Brings in tables of other systems.", subcommands: [Matters.self, Divisions.self])

  struct Matters: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Brings in matters from a CSV file; the same file again doubles nothing.",
      discussion: """
        UTF-8, UTF-16 and GB 18030 are recognised. The file is read piece by piece; stopped in \
        the middle, the same command goes on. Maps that come with the program: \
        \(MatterMap.shipped.map(\.name).joined(separator: ", ")).
        """)

    @OptionGroup var settings: Settings

    @Argument(help: "The CSV file.")
    var file: String

    @Option(help: "Which column is what: a JSON file, or the name of a map that comes along.")
    var map: String

    @Option(help: "The column that tells rows apart.")
    var key: String

    @Option(help: "Where the clocks hung that the times were read from, such as Asia/Shanghai.")
    var zone: String

    @Option(help: "The place that the matters belong to.")
    var place = PlaceID(1)

    @Option(help: "The name under which rows are known again; the map's where none is given.")
    var source: String?

    @Flag(help: "Prints the count as JSON.")
    var json = false

    func run() async throws {
      let order = try order()
      let input = try InputFile(file)
      let database = try await settings.database(try await settings.reader())
      _ = try await database.migrate(House.migrations)
      var last: ImportTally?
      let progress = { (tally: ImportTally) in
        last = tally
        Matters.say(tally)
      }
      do {
        let tally = try await order.run(
          of: input.size, input.next, into: database, now: wallClock, progress: progress)
        await database.close()
        say(tally)
      } catch let refusal as Refusal {
        await database.close()
        if let last { say(last) }
        throw ValidationError(MatterImport.sentence(refusal))
      }
    }

    private func say(_ tally: ImportTally) {
      Matters.say("\r\u{1B}[K")
      print(json ? tally.json : tally.report)
    }

    private func order() throws -> MatterImport {
      do throws(Refusal) {
        return MatterImport(
          map: try chosenMap(), key: key, zone: try Zone(zone), place: place, source: source)
      } catch { throw ValidationError(MatterImport.sentence(error)) }
    }

    private func chosenMap() throws(Refusal) -> MatterMap {
      if let shipped = MatterMap.shipped.first(where: { $0.name == map }) { return shipped }
      guard let text = try? String(contentsOfFile: map, encoding: .utf8) else {
        return try MatterMap.shipped(map)
      }
      return try MatterMap(json: text)
    }

    private static func say(_ tally: ImportTally) {
      let share = tally.totalBytes.map { " \(tally.bytes * 100 / max($0, 1)) %" } ?? ""
      say("\r\(tally.rows) rows\(share)")
    }

    private static func say(_ words: String) {
      guard isatty(STDERR_FILENO) == 1 else { return }
      FileHandle.standardError.write(Data(words.utf8))
    }
  }
}

extension ImportTally {
  /// The count, and each refused row with its reason.
  fileprivate var report: String {
    ([text] + reasonLines + refusals.map(\.text)).joined(separator: "\n")
  }

  fileprivate var json: String {
    var json = JSON()
    json.object { json in
      json.field("rows", rows)
      json.field("loaded", loaded)
      json.field("repeated", repeated)
      json.field("refused", refused)
      json.field("doubtful", doubtful)
      json.list("refusals", refusals) { json, row in
        json.object {
          $0.field("row", row.row)
          $0.field("line", row.line)
          $0.field("key", row.key)
          $0.field("reason", row.reason.code)
        }
      }
    }
    return String(decoding: json.bytes, as: UTF8.self)
  }
}

struct Report: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Figures with their definition.", subcommands: [DelaysCommand.self])

  struct DelaysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "delays", abstract: "How long matters waited for their answer.")

    @OptionGroup var settings: Settings

    @Option(help: "The place.")
    var place = PlaceID(1)

    @Option(help: "Only matters from this table, by the name under which it was brought in.")
    var source: String?

    @Flag(help: "Prints JSON.")
    var json = false

    func run() async throws {
      let database = try settings.view(try await settings.reader())
      let (place, source) = (place, source)
      let delays = try await database.report {
        try Delays.of(source: source, under: reader(of: place), in: $0)
      }
      await database.close()
      print(json ? delays.json : delays.text)
    }
  }
}

/// The program's operator reads figures, never lines.
private func reader(of place: PlaceID) -> Mandate {
  Mandate(
    place: place, actor: .system, powers: [.readMatters], channel: .system, arrivedAt: wallClock())
}
