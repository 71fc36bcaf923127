public import Kernel

/// A flow as `docs/flows` draws it, and what is wrong with it.
public struct DrawnFlow: Sendable {
  /// The noun that walks through it, in lower case: the name of its page.
  public let noun: String
  /// A page of Markdown with a Mermaid state diagram.
  public let page: String
  /// States that cannot be reached, ends that are left, open states without a clock.
  public let faults: [String]

  public init<State, Step>(
    _ noun: String, _ flow: Flow<State, Step>
  ) where State: RawRepresentable & CaseIterable, State.RawValue == String {
    self.noun = noun
    page = DrawnFlow.draw(noun, flow)
    faults = DrawnFlow.unreachable(flow) + DrawnFlow.leftEnds(flow) + DrawnFlow.timeless(flow)
  }

  private static func draw<State, Step>(_ noun: String, _ flow: Flow<State, Step>) -> String
  where State: RawRepresentable & CaseIterable, State.RawValue == String {
    var lines = [
      "# The flow of a \(noun)", "", "Drawn from the table in the code by the house tests.", "",
    ]
    lines += ["```mermaid", "stateDiagram-v2", "  [*] --> \(flow.start.rawValue)"]
    lines += flow.arcs.map { "  \($0.from.rawValue) --> \($0.to.rawValue): \(label(of: $0))" }
    lines += State.allCases.filter(flow.ends.contains).map { "  \($0.rawValue) --> [*]" }
    return (lines + ["```", ""]).joined(separator: "\n")
  }

  private static func label<State, Step>(of arc: Flow<State, Step>.Arc) -> String {
    let parts = [
      "\(arc.step)", arc.power.map { "by \($0.code)" }, arc.clock.map { "clock \($0)" },
    ]
    return parts.compactMap(\.self).joined(separator: ", ")
  }

  private static func unreachable<State, Step>(_ flow: Flow<State, Step>) -> [String]
  where State: RawRepresentable & CaseIterable {
    var reached: Set = [flow.start]
    var grown = true
    while grown {
      let next = reached.union(flow.arcs.filter { reached.contains($0.from) }.map(\.to))
      grown = next != reached
      reached = next
    }
    return State.allCases.filter { !reached.contains($0) }.map { "no step leads to \($0.rawValue)" }
  }

  private static func leftEnds<State, Step>(_ flow: Flow<State, Step>) -> [String]
  where State: RawRepresentable & CaseIterable {
    State.allCases.filter { state in
      !flow.ends.contains(state) && flow.steps(from: state).isEmpty
    }.map { "no step leads on from \($0.rawValue), which is no end" }
  }

  /// An open state has a clock when each step that leads into it from another starts one. The
  /// start has its clock from the act that makes the noun.
  private static func timeless<State, Step>(_ flow: Flow<State, Step>) -> [String]
  where State: RawRepresentable & CaseIterable {
    flow.arcs.filter { !flow.ends.contains($0.to) && $0.from != $0.to && $0.clock == nil }.map {
      "\($0.step) leads into \($0.to.rawValue) without a clock"
    }
  }
}
