import App
public import Cases
public import Kernel
import Law
import Ledger
import Registry
public import Store
import Synchronization
public import Web

/// A year of a small town, lived by the real acts under a simulated clock, as chance from a seed
/// would have it.
///
/// What is tried is half of it wrong: steps out of turn, officers without the power, matters out of
/// their reach, extensions and grades that come too late. For each try the year knows beforehand,
/// from the table of the flow and the reach of the officer, what must come of it.
public final class LivingYear {
  /// A matter as the year knows it, beside what the tables say.
  public struct Known: Sendable {
    public let receipt: Matter.Receipt
    /// A word that no other matter of the town has.
    public let mark: String
    let building: BuildingID?
    let grid: Int?
    public var state = Matter.State.filed
    var body: BodyID?
    var isExtended = false
    var isGraded = false
    public var additions = 0

    public func isInGrid(_ number: Int) -> Bool { grid == number }
  }

  public let town: Town
  public private(set) var known: [Known] = []
  /// The acts that were carried out, and those that were refused, by reason.
  public private(set) var done = 0
  public private(set) var refused: [String: Int] = [:]
  /// What came otherwise than it had to.
  public private(set) var surprises: [String] = []
  public private(set) var day: Day
  /// Which matters moved since the last look.
  public var touched: Set<Int> = []

  private var chance: SeededChance
  private var now: Instant
  private let clock: @Sendable (Instant) -> Void

  /// Founds the town in a database whose clock it sets.
  public static func begin(_ engine: Engine, seed: UInt64) async throws -> LivingYear {
    let first = Instant(Day(2026, 1, 5) ?? TestDatabase.morning.day, TimeOfDay(7, 30))
    let clock = TestClock(first)
    let database = try await TestDatabaseSite.fresh(engine).open { clock.now }
    _ = try await database.migrate(House.migrations)
    let town = try await DemoTown.found(
      TestDatabase.freshPlace(), in: database, from: first, to: first.advanced(days: 365),
      seed: seed, clock: { clock.now = $0 })
    return LivingYear(town, clock: { clock.now = $0 })
  }

  private init(_ town: Town, clock: @escaping @Sendable (Instant) -> Void) {
    self.town = town
    self.clock = clock
    chance = SeededChance(seed: town.seed)
    (now, day) = (town.from, town.from.day)
  }

  public func pick<T>(_ things: [T]) -> T? { things.randomElement(using: &chance) }

  /// Some are filed, some are seen to, some things are tried that must not be.
  public func liveADay() async throws {
    now = Instant(day, TimeOfDay(7, 30))
    for _ in 0..<Int.random(in: 0...6, using: &chance) { try await file() }
    let open = known.indices.filter { !Matter.flow.ends.contains(known[$0].state) }
    for _ in 0..<min(open.count, 24) {
      if let index = pick(open) { try await tryStep(on: index) }
    }
    let closed = known.indices.filter { known[$0].state == .closed && !known[$0].isGraded }
    for some in [Array(known.indices), Array(known.indices.suffix(30)), open, closed] {
      if let index = pick(some) { try await tryOwn(on: index) }
    }
    if let index = pick(Array(known.indices)) { try await tryStep(on: index) }
    day = day.advanced(days: 1)
  }

  private func tick() {
    now = now.advanced(milliseconds: Int64.random(in: 30_000...1_500_000, using: &chance))
    clock(now)
  }

  private func file() async throws {
    tick()
    let house = Bool.random(using: &chance) ? Int.random(in: 0..<12, using: &chance) : nil
    let mark = LivingYear.mark(known.count)
    let building = house.map { town.buildings[$0] }
    let words = (pick(["楼道灯坏了", "电梯停在七楼", "井盖翘起来了", "暖气不热", "垃圾没有人收"]) ?? "") + "，" + mark
    let filing = try Filing(
      words: words, spot: "院里", building: building, name: "演示居民", telephone: "0552-0000000")
    let mandate = town.passerby(at: now)
    let receipt = try await town.database.act(in: town.place) {
      try Matter.file(filing, under: mandate, in: $0)
    }
    known.append(
      Known(receipt: receipt, mark: mark, building: building, grid: house.map { $0 / 4 }))
    done += 1
    touched.insert(known.count - 1)
  }

  /// Four signs that stand together in no other matter: the count, written in the ten stems between
  /// two branches.
  private static func mark(_ number: Int) -> String {
    let stems = Array("甲乙丙丁戊己庚辛壬癸")
    let digits = [number / 1000 % 10, number / 100 % 10, number / 10 % 10, number % 10]
    return "子" + String(digits.map { stems[$0] }) + "丑"
  }
}

/// One who acts in office, with what the year must know of their reach.
private struct Acting {
  let officer: Town.Officer
  let grid: Int?
  let body: BodyID?

  func reaches(_ matter: LivingYear.Known) -> Bool {
    if let grid { return matter.grid == grid }
    if let body { return matter.body == body }
    return true
  }
}

extension LivingYear {
  private func anyone() -> Acting {
    let (town, which) = (town, Int.random(in: 0..<10, using: &chance))
    switch which {
    case 0..<5: return Acting(officer: town.clerk, grid: nil, body: nil)
    case 5: return Acting(officer: town.director, grid: nil, body: nil)
    case 6, 7:
      let grid = Int.random(in: 0..<town.gridWorkers.count, using: &chance)
      return Acting(officer: town.gridWorkers[grid], grid: grid, body: nil)
    default:
      let officer = town.bodies[Int.random(in: 0..<town.bodies.count, using: &chance)]
      return Acting(officer: officer, grid: nil, body: officer.body)
    }
  }

  /// What a step must come to: nil where it must be carried out.
  private func expected(_ step: Matter.Step, _ index: Int, _ acting: Acting, _ due: Instant?)
    -> String?
  {
    let matter = known[index]
    guard acting.reaches(matter) else { return "not-found" }
    guard
      let arc = Matter.flow.arcs.first(where: { $0.from == matter.state && $0.step == step })
    else { return "matter.step" }
    if let power = arc.power, !acting.officer.powers.contains(power) { return "power.missing" }
    if step == .extend {
      if matter.isExtended { return "matter.extended-already" }
      if let due, now > due { return "extend.late" }
    }
    return nil
  }

  private func tryStep(on index: Int) async throws {
    tick()
    let steps = Matter.Step.allCases.filter { $0 != .withdraw }
    // Mostly what may come next, else whatever; few are sent away.
    let next = Matter.flow.steps(from: known[index].state).map(\.step).filter {
      $0 != .withdraw && ($0 != .decline || pick([true, false, false, false]) == true)
    }
    let isInTurn = Int.random(in: 0..<3, using: &chance) > 0
    guard let step = (isInTurn ? pick(next) : nil) ?? pick(steps) else { return }
    let (acting, body) = (anyone(), pick(town.bodies)?.body ?? town.clerk.body)
    let id = known[index].receipt.matter
    let whole = town.mandate(town.director, at: now)
    let due = try await town.database.read { try Matter.fetch(id, under: whole, in: $0).clock?.due }
    let must = expected(step, index, acting, due)
    let mandate = town.mandate(acting.officer, at: now)
    let came = try await outcome { try LivingYear.take(step, id, body, under: mandate, in: $0) }
    note(came, must, "\(step) of a matter that is \(known[index].state)")
    guard came == nil,
      let to = Matter.flow.arcs.first(where: {
        $0.from == known[index].state && $0.step == step
      })?.to
    else { return }
    known[index].state = to
    if step == .dispatch { known[index].body = body }
    if step == .extend { known[index].isExtended = true }
    touched.insert(index)
  }

  private static func take(
    _ step: Matter.Step, _ id: MatterID, _ body: BodyID, under mandate: Mandate,
    in db: Transaction
  ) throws {
    switch step {
    case .accept: try Matter.accept(id, under: mandate, in: db)
    case .decline: try Matter.decline(id, because: "不归社区管，请打 12345", under: mandate, in: db)
    case .dispatch: try Matter.dispatch(id, to: body, under: mandate, in: db)
    case .extend: try Matter.extend(id, because: "等配件", under: mandate, in: db)
    case .reply: try Matter.reply(id, "已经办好", under: mandate, in: db)
    case .close: try Matter.close(id, under: mandate, in: db)
    case .withdraw: break
    }
  }

  /// What the filer tries: words, a grade, and now and then to take it back.
  private func tryOwn(on index: Int) async throws {
    tick()
    let (matter, mandate) = (known[index], town.passerby(at: now))
    let (secret, which) = (matter.receipt.secret, Int.random(in: 0..<6, using: &chance))
    let isOpen = !Matter.flow.ends.contains(matter.state)
    switch which {
    case 0:
      let must = Matter.flow.steps(from: matter.state).contains { $0.step == .withdraw }
      let came = try await outcome { try Matter.withdraw(secret, under: mandate, in: $0) }
      note(came, must ? nil : "matter.step", "a withdrawal")
      if came == nil { known[index].state = .withdrawn }
    case 1, 2:
      let must = !isOpen ? "matter.ended" : matter.additions >= 20 ? "add.many" : nil
      let came = try await outcome { try Matter.add("还是一样", to: secret, under: mandate, in: $0) }
      note(came, must, "an addition")
      if came == nil { known[index].additions += 1 }
    default:
      let until = try await town.database.read {
        try Matter.opened(by: secret, under: mandate, in: $0).clock?.due
      }
      let late = until.map { now > $0 } ?? false
      let must =
        matter.state != .closed
        ? "matter.not-closed" : matter.isGraded ? "matter.graded" : late ? "matter.grade-late" : nil
      let grade = pick(Matter.Grade.allCases) ?? .fair
      let came = try await outcome {
        try Matter.grade(grade, words: "", by: secret, under: mandate, in: $0)
      }
      note(came, must, "a grade")
      if came == nil { known[index].isGraded = true }
    }
    touched.insert(index)
  }

  /// The reason of the refusal, or nil where the act was carried out.
  private func outcome(_ act: @escaping @Sendable (Transaction) throws -> Void) async throws
    -> String?
  {
    do {
      try await town.database.act(in: town.place, act)
      return nil
    } catch let refusal as Refusal { return refusal.reason.code }
  }

  private func note(_ came: String?, _ must: String?, _ what: String) {
    if let came { refused[came, default: 0] += 1 } else { done += 1 }
    guard came != must else { return }
    surprises.append("\(day): \(what) was \(came ?? "done"), not \(must ?? "done")")
  }
}
