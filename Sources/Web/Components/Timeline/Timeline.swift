/// The way of a matter: what was done, who has it now, what comes next.
public struct Timeline: Component {
  /// One step of the way.
  public struct Step: Sendable {
    public enum Kind: String, Sendable {
      case done, now, next
    }

    let words: HTML
    let time: String?
    let who: String?
    let kind: Kind

    /// - Parameters:
    ///   - time: when it was, or by when it must be.
    ///   - who: whose step it is, by office where they act in one.
    public init(words: HTML, time: String? = nil, who: String? = nil, kind: Kind = .done) {
      self.words = words
      self.time = time
      self.who = who
      self.kind = kind
    }
  }

  let steps: [Step]

  public init(_ steps: [Step]) { self.steps = steps }

  public var html: HTML { "<ol class=\"timeline\">\(each: steps, line)</ol>" }

  private func line(_ step: Step) -> HTML {
    """
    <li class="\(step.kind.rawValue)"\(when: step.kind == .now, " aria-current=\"step\"")>\
    <div class="what">\(step.kind.sign)\(step.words)</div>\
    \(when: step.time != nil || step.who != nil, "<p class=\"when\">\(foot(step))</p>")</li>
    """
  }

  private func foot(_ step: Step) -> String {
    [step.time, step.who].compactMap { $0 }.joined(separator: " · ")
  }
}

extension Timeline.Step.Kind {
  /// Says in words what the dots say in form.
  fileprivate var sign: HTML {
    switch self {
    case .done: ""
    case .now: "<span class=\"unseen\">现在：</span>"
    case .next: "<span class=\"unseen\">还没到：</span>"
    }
  }
}
