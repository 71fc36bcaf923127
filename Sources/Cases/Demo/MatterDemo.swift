import Kernel
import Law
import Registry
import Store
import Web

/// Lets the town's neighbours bring matters, and its officers see to them, day by day.
///
/// Each matter is planned ahead with the moments of its acts; then all acts of the town are carried
/// out in the order of time, each by the one whose act it is. What lies after the town's last
/// moment stays undone, so that the desk finds open matters, some of them late.
enum MatterDemo {
  static func act(_ town: Town) async throws {
    var chance = SeededChance(seed: town.seed)
    let plans = plan(town, &chance)
    var events = plans.indices.flatMap { index in
      plans[index].acts.map { Event(plan: index, at: $0.at, act: $0.act) }
    }
    events.sort { ($0.at, $0.plan) < ($1.at, $1.plan) }
    var receipts: [Int: Matter.Receipt] = [:]
    for (done, event) in events.enumerated() where event.at <= town.to {
      if done % 50 == 0 { town.progress(Double(done) / Double(events.count)) }
      let plan = plans[event.plan]
      let receipt = receipts[event.plan]
      town.clock(event.at)
      let filed = try await town.database.act(in: town.place) { db in
        try carryOut(event, plan, receipt, town, in: db)
      }
      if let filed { receipts[event.plan] = filed }
    }
  }

  struct Event {
    let plan: Int
    let at: Instant
    let act: Act
  }

  enum Act: Sendable {
    case file, accept, decline, dispatch, extend, reply, close, add, withdraw
    case grade(Matter.Grade)
  }

  /// One matter as it will go.
  struct Plan: Sendable {
    let story: Story
    let building: BuildingID?
    let channel: Mandate.Channel
    let wantsCall: Bool
    var acts: [(at: Instant, act: Act)]
  }

  private static func plan(_ town: Town, _ chance: inout SeededChance) -> [Plan] {
    var plans: [Plan] = []
    var day = town.from.day
    while day <= town.to.day {
      let usual = WorkCalendar.china.isWorkingDay(day) ? 2...6 : 0...3
      for _ in 0..<Int.random(in: usual, using: &chance) {
        plans.append(plan(on: day, town, &chance))
      }
      day = day.advanced(days: 1)
    }
    return plans
  }

  private static func plan(on day: Day, _ town: Town, _ chance: inout SeededChance) -> Plan {
    let story = Story.all.randomElement(using: &chance)!
    let filed = Instant(
      day, TimeOfDay(Int.random(in: 7...21, using: &chance), Int.random(in: 0...59, using: &chance))
    )
    var plan = Plan(
      story: story,
      building: story.isInBuilding ? town.buildings.randomElement(using: &chance) : nil,
      channel: [.phone, .phone, .phone, .window, .screen].randomElement(using: &chance)!,
      wantsCall: Bool.random(using: &chance), acts: [(filed, .file)])
    let accepted = officeTime(after: filed, within: 300, &chance)
    switch Int.random(in: 0..<100, using: &chance) {
    case 0..<3: plan.acts.append((filed.advanced(minutes: 12), .withdraw))
    case 3..<7: plan.acts.append((accepted, .decline))
    default: plan.acts += way(from: accepted, &chance)
    }
    return plan
  }

  private static func way(from accepted: Instant, _ chance: inout SeededChance) -> [(
    at: Instant, act: Act
  )] {
    let dispatched = officeTime(after: accepted, within: 240, &chance)
    let days = [0, 1, 1, 2, 2, 3, 3, 4, 5, 7].randomElement(using: &chance)!
    let replied = officeTime(after: dispatched.advanced(days: days), within: 400, &chance)
    let closed = officeTime(after: replied.advanced(days: 1), within: 400, &chance)
    var acts: [(at: Instant, act: Act)] = [(accepted, .accept), (dispatched, .dispatch)]
    if days >= 5, Bool.random(using: &chance) {
      acts.append((officeTime(after: dispatched.advanced(days: 2), within: 200, &chance), .extend))
    }
    if Int.random(in: 0..<5, using: &chance) == 0 {
      acts.append((dispatched.advanced(minutes: 30), .add))
    }
    acts += [(replied, .reply), (closed, .close)]
    if Int.random(in: 0..<3, using: &chance) > 0 {
      let grades: [Matter.Grade] = [
        .veryGood, .veryGood, .good, .good, .good, .fair, .bad, .veryBad,
      ]
      acts.append((closed.advanced(hours: 5), .grade(grades.randomElement(using: &chance)!)))
    }
    return acts
  }

  /// A moment in office hours, soon after another.
  private static func officeTime(
    after moment: Instant, within minutes: Int, _ chance: inout SeededChance
  ) -> Instant {
    let hours = OfficeHours.usual
    let later = moment.advanced(minutes: Int.random(in: 4...minutes, using: &chance))
    if WorkCalendar.china.isWorkingDay(later.day), later.timeOfDay >= hours.morning.opens,
      later.timeOfDay < hours.closeOfBusiness
    {
      return later
    }
    var day = later.timeOfDay < hours.morning.opens ? later.day : later.day.advanced(days: 1)
    while !WorkCalendar.china.isWorkingDay(day) { day = day.advanced(days: 1) }
    return Instant(day, hours.morning.opens)
      .advanced(minutes: Int.random(in: 1...150, using: &chance))
  }
}
