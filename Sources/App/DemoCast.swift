import Kernel
import Ledger
import Registry
public import Store
public import Web

/// The people of the demo community that one can sign in as.
public struct DemoCast: Sendable {
  private let roles: [(role: String, person: PersonID, office: BodyID?)]

  /// Chooses them from the town, and enters a resident.
  public init(_ town: Town) async throws {
    let resident = try await town.database.act(in: town.place) { db in
      try Person.enter(
        "演示居民",
        under: Mandate(
          place: town.place, actor: .system, powers: [.keepRegister], channel: .system,
          arrivedAt: town.to), in: db)
    }
    roles = [
      ("clerk", town.clerk.person, town.clerk.body),
      ("grid-worker", town.gridWorkers[0].person, town.gridWorkers[0].body),
      ("director", town.director.person, town.director.body), ("resident", resident, nil),
    ]
  }

  /// A line a role, so that the next start knows them again.
  public var text: String {
    roles.map { "\($0.role) \($0.person) \($0.office?.description ?? "-")" }
      .joined(separator: "\n")
  }

  /// Reads what ``text`` wrote; anything else is nil.
  public init?(_ text: String) {
    let lines = text.split(separator: "\n").map { $0.split(separator: " ") }
    guard !lines.isEmpty, lines.allSatisfy({ $0.count == 3 && PersonID($0[1]) != nil }) else {
      return nil
    }
    roles = lines.map { (String($0[0]), PersonID($0[1])!, BodyID($0[2])) }
  }

  /// A fresh one-use link for each.
  public func links(in database: any Database) async throws -> [(role: String, path: String)] {
    let roles = roles
    return try await database.act(in: DemoTown.place) { db in
      let founder = Mandate(
        place: DemoTown.place, actor: .system, channel: .system, arrivedAt: db.writtenAt)
      return try roles.map { role, person, office in
        let secret = try SignInLink.make(for: person, office: office, under: founder, in: db)
        return (role, "/\(DemoTown.place)/sign-in/\(secret.text)")
      }
    }
  }
}
