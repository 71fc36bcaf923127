public import Kernel

/// Which column of another system's table is what: how its rows become matters.
///
/// Several columns may make one text. What a table does not tell is not guessed: a row without a
/// time of filing is refused, a time of closing that is not there stays unknown. The form of the
/// file is told in `assets/maps/README.md`.
public struct MatterMap: Hashable, Sendable {
  /// The name under which its rows are known: a row is seen again by this name and its key.
  public let name: String
  public let about: String
  /// Columns, joined by line ends; empty and repeated cells are left out.
  let words: [String]
  let spot: [String]
  let filedAt: String
  let repliedAt: String?
  let closedAt: String?
  let reply: [String]
  let state: StateColumn?
  /// Tried in order.
  let dates: [DateForm]
  /// What cells hold that say nothing, such as `N/A`.
  let nothing: Set<String>
  let defaultState: Matter.State?
  let defaultSpot: String

  /// What the words of a column mean among our states.
  struct StateColumn: Hashable, Sendable {
    let column: String
    let values: [String: Matter.State]
    let otherwise: Matter.State?
  }

  /// Where a table does not say where; a matter has to be somewhere.
  static let unsaidSpot = "原表未写地点"
  static let nameMost = 60

  /// The maps that come with the program.
  public static let shipped: [MatterMap] = {
    do { return try all(inJSON: Embedded.maps) } catch {
      preconditionFailure("assets/maps: \(error)")
    }
  }()

  /// - Throws: ``Refusal`` `.notFound` "map.name" where no such map comes with the program.
  public static func shipped(_ name: String) throws(Refusal) -> MatterMap {
    guard let map = shipped.first(where: { $0.name == name }) else {
      throw Refusal(.notFound, "map.name", ["name": name, "known": knownNames])
    }
    return map
  }

  private static var knownNames: String { shipped.map(\.name).joined(separator: "、") }
}
