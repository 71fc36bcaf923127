public import Kernel
public import Store

/// What one engine or pillar brings to the house.
///
/// App's list of features is the order of their migrations.
public struct Feature: Sendable {
  public let name: String
  public let migrations: [Migration]
  public let routes: @Sendable (inout Routes) -> Void
  /// The Chinese sentence of each refusal that the feature's rules throw.
  public let refusals: [Refusal.Reason: String]
  /// The flows of its nouns, by the noun's name; drawn to `docs/flows`.
  public let demo: @Sendable (Town) async throws -> Void

  public init(
    name: String, migrations: [Migration] = [],
    routes: @escaping @Sendable (inout Routes) -> Void = { _ in },
    refusals: [Refusal.Reason: String] = [:],
    demo: @escaping @Sendable (Town) async throws -> Void = { _ in }
  ) {
    self.name = name
    self.migrations = migrations
    self.routes = routes
    self.refusals = refusals
    self.demo = demo
  }
}
