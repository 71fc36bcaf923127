import Cases
public import Files
public import Kernel
import Law
import Ledger
import Office
import Registry
import Service
public import Store
public import Web

/// The whole house: its features in the order of their floors.
public enum House {
  /// A new pillar or engine is one line here.
  public static let features: [Feature] = [
    Feature(name: "ground", refusals: refusals), CasesEngine.feature, ServicePillar.feature,
    OfficePages.feature,
  ]

  /// All steps of the schema, in their order. Frozen once released; new ones go to the end of
  /// their room.
  public static let migrations: [Migration] =
    LedgerSchema.migrations + RegistrySchema.migrations + AccountSchema.migrations
    + FilesSchema.migrations + WebSchema.migrations + DivisionSchema.migrations
    + GridSchema.migrations + features.flatMap(\.migrations)

  /// All that is done again and again.
  public static let sweeps: [Sweep] =
    LedgerSchema.sweeps + AccountSchema.sweeps + WebSchema.sweeps + features.flatMap(\.sweeps)

  /// Works through all places once, and answers how many things were done by each sweep.
  public static func sweep(_ database: any Database, photos: PhotoShelf, at now: Instant)
    async throws -> [String: Int]
  {
    var done: [String: Int] = [:]
    for place in try await database.read({ try Place.all(in: $0).map(\.id) }) {
      for sweep in sweeps {
        done[sweep.name, default: 0] += try await sweep.work(through: place, at: now, in: database)
      }
      done["photos", default: 0] += try await photos.sweepOrphans(
        in: place, olderThan: now.advanced(days: -1)
      ) { digests in
        try await database.read { try Photo.referenced(among: digests, at: place, in: $0) }
      }
    }
    return done.filter { $0.value > 0 }
  }

  /// What rooms below the features say of their refusals.
  public static let refusals: [Refusal.Reason: String] = [
    Rulebook.refusals, Photo.refusals, Place.refusals, Grant.refusals, Division.refusals,
    GridCode.refusals,
    Account.refusals,
  ].reduce(into: [:]) { $0.merge($1) { first, _ in first } }
}
