/// The states of one noun and the steps between them, as a literal table.
///
/// Everything that is not in the table is refused. Data may change limits, tiers and wording of a
/// flow, never its states.
public struct Flow<State: Hashable & Sendable, Step: Hashable & Sendable>: Sendable {
  public struct Arc: Sendable {
    public let from: State
    public let step: Step
    public let to: State
    /// Nil for a step that needs no power of office, such as the filer's own.
    public let power: Power?
    /// The clock that starts on arrival, by the code of its rule.
    public let clock: String?

    public init(_ from: State, _ step: Step, _ to: State, power: Power? = nil, clock: String? = nil)
    {
      self.from = from
      self.step = step
      self.to = to
      self.power = power
      self.clock = clock
    }
  }

  public let start: State
  public let ends: Set<State>
  public let arcs: [Arc]

  public init(start: State, ends: Set<State>, arcs: [Arc]) {
    self.start = start
    self.ends = ends
    self.arcs = arcs
  }

  /// The arc of `step` out of `state`.
  ///
  /// - Throws: ``Refusal`` `.conflict` with the given reason where the table has none.
  public func arc(_ step: Step, from state: State, else reason: Refusal.Reason) throws(Refusal)
    -> Arc
  {
    guard let arc = arcs.first(where: { $0.from == state && $0.step == step }) else {
      throw .conflict(reason)
    }
    return arc
  }

  public func steps(from state: State) -> [Arc] { arcs.filter { $0.from == state } }
}
