public import Kernel
public import Store

/// What one engine or pillar brings to the house.
///
/// App's list of features is the order of their migrations.
public struct Feature: Sendable {
  public let name: String
  public let migrations: [Migration]
  public let routes: @Sendable (inout Routes) -> Void
  /// What is done again and again, place by place, such as deleting what is past its time.
  public let sweeps: [Sweep]
  /// The Chinese sentence of each refusal that the feature's rules throw.
  public let refusals: [Refusal.Reason: String]
  /// Acts out in a town what a real one would do.
  public let demo: @Sendable (Town) async throws -> Void

  public init(
    name: String, migrations: [Migration] = [],
    routes: @escaping @Sendable (inout Routes) -> Void = { _ in },
    sweeps: [Sweep] = [], refusals: [Refusal.Reason: String] = [:],
    demo: @escaping @Sendable (Town) async throws -> Void = { _ in }
  ) {
    self.name = name
    self.migrations = migrations
    self.routes = routes
    self.sweeps = sweeps
    self.refusals = refusals
    self.demo = demo
  }
}
