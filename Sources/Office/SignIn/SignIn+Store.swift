import Kernel
import Ledger
import Registry
import Store
import Web

extension SignInTry {
  /// Begins the session of who was let in, in the office that was given first; others are a button
  /// on one's own page.
  ///
  /// - Throws: ``Refusal`` `.forbidden` "account.no-office" for whoever holds none today.
  func begin(remembering browser: Secret, for visit: Visit, in db: Transaction) throws
    -> BegunSession
  {
    let (place, day) = (visit.mandate.place, visit.mandate.arrivedAt.day)
    guard let person,
      let office = try Officeholder.all(at: place, on: day, in: db)
        .first(where: { $0.person == person })
    else { throw Refusal.forbidden("account.no-office") }
    let mandate = visit.mandate.by(person, office: office.body)
    try KnownBrowser.remember(browser, of: person, under: mandate, in: db)
    return try BegunSession.start(
      of: person, office: office.body, on: visit.device, under: mandate, in: db)
  }
}

extension Officeholder {
  /// The offices that the person who asks holds today, beside the one they are in.
  static func others(of mandate: Mandate, in db: some Reading) throws -> [Officeholder] {
    try all(at: mandate.place, on: mandate.arrivedAt.day, in: db).filter {
      $0.person == mandate.person && mandate.capacity != .office($0.body)
    }
  }
}
