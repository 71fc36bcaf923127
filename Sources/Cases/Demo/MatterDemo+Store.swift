import Kernel
import Store
import Web

extension MatterDemo {
  /// Carries out one planned act under the mandate of the one whose act it is.
  static func carryOut(
    _ event: Event, _ plan: Plan, _ receipt: Matter.Receipt?, _ town: Town, in db: Transaction
  ) throws -> Matter.Receipt? {
    guard let receipt else { return try file(event, plan, town, in: db) }
    let clerk = town.mandate(town.clerk, at: event.at)
    let director = town.mandate(town.director, at: event.at)
    let filer = town.passerby(at: event.at, channel: plan.channel)
    let officer = town.bodies[plan.story.body % town.bodies.count]
    let id = receipt.matter
    switch event.act {
    case .file: break
    case .accept: try Matter.accept(id, under: clerk, in: db)
    case .decline: try Matter.decline(id, because: Story.declined, under: clerk, in: db)
    case .dispatch: try Matter.dispatch(id, to: officer.body, under: clerk, in: db)
    case .extend: try Matter.extend(id, because: Story.extended, under: director, in: db)
    case .reply:
      try Matter.reply(id, plan.story.reply, under: town.mandate(officer, at: event.at), in: db)
    case .close: try Matter.close(id, under: clerk, in: db)
    case .grade(let grade):
      try Matter.grade(grade, words: "", by: receipt.secret, under: filer, in: db)
    case .add: try Matter.add(Story.added, to: receipt.secret, under: filer, in: db)
    case .withdraw: try Matter.withdraw(receipt.secret, under: filer, in: db)
    }
    return nil
  }

  private static func file(_ event: Event, _ plan: Plan, _ town: Town, in db: Transaction) throws
    -> Matter.Receipt?
  {
    guard case .file = event.act else { return nil }
    let filing = try Filing(
      words: plan.story.words, spot: plan.story.spot, building: plan.building,
      name: plan.wantsCall ? "演示居民" : "", telephone: plan.wantsCall ? "055200000000" : "")
    return try Matter.file(
      filing, under: town.passerby(at: event.at, channel: plan.channel), in: db)
  }
}
