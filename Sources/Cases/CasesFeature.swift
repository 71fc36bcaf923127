public import Web

/// Matters: one engine for what neighbours bring, whichever pillar sees to it.
public enum CasesEngine {
  public static let feature = Feature(
    name: "cases", migrations: CasesSchema.migrations + ImportSchema.migrations,
    sweeps: CasesSchema.sweeps,
    refusals: Matter.refusals.merging(MatterImport.refusals) { first, _ in first },
    demo: MatterDemo.act)
}
