import Cases
import Files
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
    CasesEngine.feature, ServicePillar.feature, OfficePages.feature,
  ]

  /// All steps of the schema, in their order. Frozen once released; new ones go to the end of
  /// their room.
  public static let migrations: [Migration] =
    LedgerSchema.migrations + RegistrySchema.migrations + FilesSchema.migrations
    + WebSchema.migrations + features.flatMap(\.migrations)

  /// What rooms below the features say of their refusals.
  public static let refusals: [Refusal.Reason: String] = Rulebook.refusals
}
