import Kernel

/// Spaces attempts to reach a server that is gone: at once, then after pauses that double.
///
/// Between two attempts callers are refused without waiting, so that a page answers in time.
struct Attempts {
  private let mostPause: Duration
  private var pause = Duration.zero
  private var notBefore: ContinuousClock.Instant?
  private var last: Fault?

  init(mostPause: Duration) { self.mostPause = mostPause }

  mutating func run<T>(_ attempt: () throws -> T) throws -> T {
    if let notBefore, let last, ContinuousClock.now < notBefore { throw last }
    do {
      let result = try attempt()
      self = Attempts(mostPause: mostPause)
      return result
    } catch let fault as Fault {
      pause = min(mostPause, pause == .zero ? .milliseconds(100) : pause * 2)
      notBefore = ContinuousClock.now + pause
      last = fault
      throw fault
    }
  }
}
