import Kernel
import Registry
import Store
import Synchronization

/// The places of the installation, kept in memory: every request needs one and they change rarely.
final class Places: Sendable {
  private let byID = Mutex<[PlaceID: Place]>([:])

  subscript(_ id: PlaceID) -> Place? { byID.withLock { $0[id] } }

  /// All places, by number.
  var all: [Place] { byID.withLock { $0.values.sorted { $0.id < $1.id } } }

  /// Reads the places anew, at the start and after an act that changes one.
  func reload(from database: any Database) async throws {
    let places = try await database.read { try Place.all(in: $0) }
    byID.withLock { $0 = Dictionary(uniqueKeysWithValues: places.map { ($0.id, $0) }) }
  }
}
