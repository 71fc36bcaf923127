import Kernel
import Ledger
import Store
import TestKit
import Testing
import Web

@testable import Registry

/// What workers do at the door, for the tests beside.
extension LivingTown {
  static let right = "zebra-lamp-river"

  /// The house as `wuzhi serve` sets it up, but for the cost of a password.
  static func withAccounts<T: Sendable>(
    _ engine: Engine, _ body: @escaping @Sendable (LivingTown) async throws -> T
  ) async throws -> T {
    var settings = Site.Settings()
    settings.passwordSignIn = "/desk/sign-in"
    settings.passwordOffer = "/desk/me/password"
    settings.vault = Vault(cost: PasswordHash.Cost(log2N: 4)!)
    return try await run(engine, settings: settings, body)
  }

  /// A browser in which an officer has used a link and set a password.
  func withPassword(_ officer: Town.Officer, login: String) async throws -> Client {
    let browser = try await signIn(officer)
    let reply = try await setPassword(login: login, by: browser)
    #expect(reply.status == 303, "\(reply.status)")
    return browser
  }

  func setPassword(
    _ password: String = right, again: String? = nil, login: String, by browser: Client
  )
    async throws -> Reply
  {
    _ = try await browser.get(path("/desk/me/password"))
    return try await browser.post(
      path("/desk/me/password"),
      [("login", login), ("password", password), ("again", again ?? password)])
  }

  func signIn(
    _ account: String, _ password: String = right, code: String = "", by browser: Client
  ) async throws -> Reply {
    _ = try await browser.get(path("/desk/sign-in"))
    return try await browser.post(
      path("/desk/sign-in"), [("account", account), ("password", password), ("code", code)])
  }

  /// Whether the browser is signed in, in an office.
  func isIn(_ browser: Client) async throws -> Bool {
    try await browser.get(path("/desk/me")).status == 200
  }

  func later(minutes: Int) { site.clock.now = site.clock.now.advanced(minutes: minutes) }

  /// Sets up codes in a signed-in browser; the step of now is used up.
  func setUpCodes(by browser: Client) async throws -> (code: OneTimeCode, recovery: [String]) {
    _ = try await browser.get(path("/desk/me/codes"))
    #expect(try await browser.post(path("/desk/me/codes")).status == 303)
    let page = try await browser.get(path("/desk/me/codes")).text
    let letters = try #require(page.firstMatch(of: /<p class="said">([A-Z2-7 ]+)<\/p>/)?.1)
    #expect(page.contains("<svg class=\"qr\""))
    let code = OneTimeCode(key: try #require(Letters.fromBase32(String(letters))))
    let reply = try await browser.post(
      path("/desk/me/codes/confirmation"), [("code", code.now(site))])
    #expect(reply.status == 200, "\(reply.status)")
    return (code, reply.text.matches(of: /<code>([A-Z2-7-]{19})<\/code>/).map { String($0.1) })
  }
}

extension OneTimeCode {
  /// What a telephone shows.
  func now(_ site: TestSite) -> String { code(at: OneTimeCode.step(at: site.clock.now)) }
}
