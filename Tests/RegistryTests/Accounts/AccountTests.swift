import Kernel
import Ledger
import Store
import TestKit
import Testing

@testable import Registry

/// Goal: an account is its person's alone; codes and recovery codes open once.
@Suite struct AccountTests {
  static let migrations =
    LedgerSchema.migrations + RegistrySchema.migrations + AccountSchema.migrations
  private static let right = "zebra-lamp-river"
  private let vault = Vault(cost: PasswordHash.Cost(log2N: 4)!)

  @Test(arguments: Engines.available) func aPasswordOpensItsAccount(engine: Engine) async throws {
    let town = try await town(engine)
    let wang = try await town.worker("王社工", login: "wang", by: vault)
    for typed in ["wang", "WANG", "\(wang)"] {
      #expect(try await town.opens(typed, AccountTests.right, by: vault), "\(typed)")
      #expect(try await !town.opens(typed, "zebra-lamp-rivet", by: vault), "\(typed)")
    }
    #expect(try await !town.opens("nobody", AccountTests.right, by: vault))
    let elsewhere = try await self.town(engine)
    #expect(try await !elsewhere.opens("wang", AccountTests.right, by: vault))
    let kept: String? = try await town.database.read { db in
      try db.value("SELECT password FROM account WHERE community = \(town.place)")
    }
    #expect(kept?.hasPrefix("$scrypt$ln=4,r=8,p=3$") == true)
    #expect(try await town.verbs() == ["account.password-set"])
  }

  @Test(arguments: Engines.available) func aLoginNameIsOnePersons(engine: Engine) async throws {
    let town = try await town(engine)
    _ = try await town.worker("王社工", login: "wang", by: vault)
    await #expect(throws: Refusal(.conflict, "account.login-taken", field: "login")) {
      try await town.worker("汪社工", login: "wang", by: vault)
    }
    // Two without a login name are no conflict, and another place has names of its own.
    _ = try await town.worker("李", login: "", by: vault)
    _ = try await town.worker("赵", login: "", by: vault)
    _ = try await self.town(engine).worker("王", login: "wang", by: vault)
  }

  @Test(arguments: Engines.available) func onesOwnPasswordOnly(engine: Engine) async throws {
    let town = try await town(engine)
    let wang = try await town.worker("王社工", login: "wang", by: vault)
    let person = try #require(
      try await town.database.read { try Person.fetch(wang, at: town.place, in: $0) })
    let other = try await NewPassword.make(
      AccountTests.right, again: AccountTests.right, login: "", for: person,
      at: town.found, by: vault)
    await #expect(throws: Refusal.forbidden("power.missing")) {
      try await town.act(as: PersonID(1)) { try other.keep(under: $1, in: $0) }
    }
  }

  @Test(arguments: Engines.available) func aCodeIsAskedForAndCountsOnce(engine: Engine) async throws
  {
    let (town, vault) = (try await town(engine), vault)
    let wang = try await town.worker("王社工", login: "wang", by: vault)
    let (code, recovery) = try await town.setUpCodes(wang, by: vault)
    let (right, later) = (AccountTests.right, town.now.advanced(minutes: 1))
    let typed = code.code(at: OneTimeCode.step(at: later))
    #expect(try await !town.opens("wang", right, by: vault, at: later))
    #expect(try await !town.opens("wang", right, code: "000000", by: vault, at: later))
    #expect(try await !town.opens("wang", "zebra-lamp-rivet", code: typed, by: vault, at: later))
    #expect(try await town.opens("wang", right, code: typed, by: vault, at: later))
    #expect(try await !town.opens("wang", right, code: typed, by: vault, at: later))
    #expect(recovery.count == 10 && Set(recovery).count == 10)
    #expect(try await town.opens("wang", right, code: recovery[3], by: vault, at: later))
    #expect(try await !town.opens("wang", right, code: recovery[3], by: vault, at: later))
    let left = try await town.database.read { try Account.fetch(wang, at: town.place, in: $0) }
    #expect(left?.recoveryLeft == 9 && left?.hasCodes == true)
    let fresh = try await town.act(as: wang) { try Account.makeRecovery(under: $1, in: $0) }
    #expect(try await !town.opens("wang", right, code: recovery[4], by: vault, at: later))
    #expect(try await town.opens("wang", right, code: fresh[4], by: vault, at: later))
    try await town.act(as: wang) { try Account.endCodes(under: $1, in: $0) }
    #expect(try await town.opens("wang", right, by: vault, at: later))
  }

  @Test(arguments: Engines.available) func codesAreTriedBeforeTheyCount(engine: Engine) async throws
  {
    let (town, vault) = (try await town(engine), vault)
    let wang = try await town.worker("王社工", login: "wang", by: vault)
    await #expect(throws: Refusal.conflict("codes.none")) {
      try await town.act(as: wang) {
        try Account.confirmCodes("123456", by: vault, under: $1, in: $0)
      }
    }
    try await town.act(as: wang) { try Account.beginCodes(by: vault, under: $1, in: $0) }
    #expect(try await town.opens("wang", AccountTests.right, by: vault))
    await #expect(throws: Refusal.invalid("codes.wrong", field: "code")) {
      try await town.act(as: wang) {
        try Account.confirmCodes("12345", by: vault, under: $1, in: $0)
      }
    }
    await #expect(throws: Refusal.conflict("account.none")) {
      try await town.act(as: PersonID(1)) { try Account.beginCodes(by: vault, under: $1, in: $0) }
    }
  }

  /// What lies in the tables makes no codes: the key is elsewhere.
  @Test(arguments: Engines.available) func theTableHoldsNoKey(engine: Engine) async throws {
    let (town, vault) = (try await town(engine), vault)
    let wang = try await town.worker("王社工", login: "wang", by: vault)
    let (code, _) = try await town.setUpCodes(wang, by: vault)
    let sealed: [UInt8]? = try await town.database.read { db in
      try db.value("SELECT code_sealed FROM account WHERE community = \(town.place)")
    }
    let bytes = try #require(sealed)
    #expect(bytes.count == 12 + 20 + 16)
    #expect(!(0...bytes.count - 8).contains { bytes[$0..<$0 + 8].elementsEqual(code.key[..<8]) })
  }

  @Test(arguments: Engines.available) func knownBrowsersAreForgotten(engine: Engine) async throws {
    let town = try await town(engine)
    let wang = try await town.worker("王社工", login: "wang", by: vault)
    let browser = Secret()
    try await town.act(as: wang) {
      try KnownBrowser.remember(browser, of: wang, under: $1, in: $0)
      try KnownBrowser.remember(browser, of: wang, under: $1, in: $0)
    }
    #expect(try await town.knows(browser, wang))
    #expect(try await !town.knows(Secret(), wang))
    #expect(try await !town.knows(browser, PersonID(1)))
    let sweep = AccountSchema.sweeps[0]
    #expect(try await sweep.work(through: town.place, at: town.now, in: town.database) == 0)
    let end = town.now.advanced(days: KnownBrowser.days + 1)
    #expect(try await sweep.work(through: town.place, at: end, in: town.database) == 1)
    #expect(try await !town.knows(browser, wang))
  }

  private func town(_ engine: Engine) async throws -> AccountTown {
    let database = try await TestDatabase.shared(engine, migrations: AccountTests.migrations)
    return AccountTown(database: database, place: TestDatabase.freshPlace())
  }
}

/// A place with workers who have passwords.
struct AccountTown: Sendable {
  let database: any Database
  let place: PlaceID
  let now = TestDatabase.morning

  var found: Place {
    Place(
      id: place, kind: .community, name: "测试社区", telephone: "0552-0000000", address: "",
      isDemo: false)
  }

  func act<T: Sendable>(
    as person: PersonID, _ body: @escaping @Sendable (Transaction, Mandate) throws -> T
  ) async throws -> T {
    let mandate = Mandate(place: place, actor: .person(person), arrivedAt: now)
    return try await database.act(in: place) { try body($0, mandate) }
  }

  func worker(_ name: String, login: String, by vault: Vault) async throws -> PersonID {
    let keeper = Mandate(
      place: place, actor: .system, powers: [.keepRegister], channel: .system, arrivedAt: now)
    let person = try await database.act(in: place) { db in
      let number = try Person.enter(name, under: keeper, in: db)
      return Person(id: number, name: name, telephone: nil)
    }
    let password = try await NewPassword.make(
      "zebra-lamp-river", again: "zebra-lamp-river", login: login, for: person, at: found,
      by: vault)
    try await act(as: person.id) { try password.keep(under: $1, in: $0) }
    return person.id
  }

  /// Sets up codes, with the step of `now` used up.
  func setUpCodes(_ person: PersonID, by vault: Vault) async throws -> (OneTimeCode, [String]) {
    try await act(as: person) { db, mandate in
      try Account.beginCodes(by: vault, under: mandate, in: db)
      let draft = try Account.codeDraft(of: person, at: found, by: vault, in: db)
      let key = Letters.fromBase32(draft?.letters ?? "") ?? []
      let code = OneTimeCode(key: key)
      let typed = code.code(at: OneTimeCode.step(at: now))
      return (code, try Account.confirmCodes(typed, by: vault, under: mandate, in: db))
    }
  }

  /// Whether name, password and code are let in, each time from an address of its own.
  func opens(
    _ typed: String, _ password: String, code: String = "", by vault: Vault,
    at moment: Instant? = nil
  ) async throws -> Bool {
    let moment = moment ?? now
    let asked = try await database.read {
      try SignInTry.find(typed, browser: nil, from: "\(Secret().text)", at: place, in: $0)
    }
    let isRight = try await asked.opens(to: password, by: vault, at: moment)
    let mandate = Mandate(place: place, actor: .holder, arrivedAt: moment)
    do {
      try await database.act(in: place) {
        try asked.admit(
          passwordIsRight: isRight, code: code, by: vault, under: mandate, in: $0)
      }
    } catch let refusal as Refusal {
      #expect(refusal == .invalid("account.wrong", field: "password"))
      return false
    }
    asked.wasRight(by: vault)
    return true
  }

  func knows(_ browser: Secret, _ person: PersonID) async throws -> Bool {
    try await database.read { try KnownBrowser.knows(browser, person, place, in: $0) }
  }

  /// The verbs about accounts in the record.
  func verbs() async throws -> [String] {
    try await database.read { db in
      try db.all(
        "SELECT verb FROM ledger WHERE community = \(place) AND verb LIKE 'account.%' ORDER BY seq"
      ) { try $0[0] }
    }
  }
}
