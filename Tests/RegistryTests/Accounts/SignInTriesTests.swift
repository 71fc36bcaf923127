import Foundation
import Kernel
import Testing

@testable import Registry

/// Goal: guessing is slow, and nobody's guessing shuts another out.
@Suite struct SignInTriesTests {
  private let now = Instant(milliseconds: 1_772_413_200_000)

  @Test(
    arguments: [
      (0, 0), (4, 0), (5, 30), (6, 60), (7, 120), (9, 480), (10, 900), (1_000_000, 900),
    ] as [(Int, Int64)])
  func theWaitDoubles(_ wrong: Int, seconds: Int64) {
    #expect(SignInTries.wait(after: wrong, free: 5) == seconds * 1000)
  }

  @Test func anAccountIsSlowForStrangersFromAnywhere() throws {
    let tries = SignInTries()
    for i in 0..<5 { try tries.begin(at: "a", from: "origin \(i)", at: now) }
    #expect(throws: Refusal(.tooMany, "account.wait", ["minutes": "1"])) {
      try tries.begin(at: "a", from: "origin 9", at: now)
    }
    try tries.begin(at: "b", from: "origin 9", at: now)
    // A refused try does not move the wait on.
    try tries.begin(at: "a", from: "origin 9", at: now.advanced(milliseconds: 30_000))
    #expect(throws: Refusal.self) {
      try tries.begin(at: "a", from: "origin 9", at: now.advanced(milliseconds: 60_000))
    }
  }

  @Test func anOriginIsSlowForAllAccounts() throws {
    let tries = SignInTries()
    for i in 0..<30 { try tries.begin(at: "account \(i)", from: "o", at: now) }
    #expect(throws: Refusal.self) { try tries.begin(at: "new", from: "o", at: now) }
    try tries.begin(at: "new", from: "elsewhere", at: now)
  }

  /// Who signs in rightly leaves nothing at the account, and no clean slate for the address.
  @Test func aRightTryIsTakenBack() throws {
    let tries = SignInTries()
    for i in 0..<29 { try tries.begin(at: "account \(i)", from: "o", at: now) }
    for _ in 0..<20 {
      try tries.begin(at: "mine", from: "o", at: now)
      tries.wasRight(at: "mine", from: "o")
    }
    try tries.begin(at: "mine", from: "o", at: now)
    #expect(throws: Refusal.self) { try tries.begin(at: "mine", from: "o", at: now) }
  }

  @Test func aDayWithoutATryForgets() throws {
    let tries = SignInTries()
    for _ in 0..<5 { try tries.begin(at: "a", from: "o", at: now) }
    let tomorrow = now.advanced(days: 1)
    for _ in 0..<5 { try tries.begin(at: "a", from: "o", at: tomorrow) }
    #expect(throws: Refusal.self) { try tries.begin(at: "a", from: "o", at: tomorrow) }
  }

  @Test func aFloodOfNamesOpensNothing() throws {
    let tries = SignInTries(room: 10)
    for i in 0..<5 { try tries.begin(at: "a \(i)", from: "o \(i)", at: now) }
    #expect(throws: Refusal(.tooMany, "account.wait", ["minutes": "15"])) {
      try tries.begin(at: "b", from: "p", at: now)
    }
    try tries.begin(at: "b", from: "p", at: now.advanced(days: 1))
  }

  @Test func aBrowserIsAStrangerAfterTen() {
    let tries = SignInTries()
    let found = (0..<11).map { _ in tries.isStrangerNow("b", at: now) }
    #expect(found == Array(repeating: false, count: 9) + [true, false])
  }
}

/// Goal: the key of codes lies apart from the database, for nobody else to read.
@Suite struct VaultTests {
  private let folder = FileManager.default.temporaryDirectory.appending(
    path: "wuzhi_vault_\(UInt64.random(in: 0...(.max)))"
  ).path
  private let person = PersonID(7)
  private let place = PlaceID(1)

  @Test func theKeyIsMadeOnce() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let code = OneTimeCode()
    let sealed = try Vault(folder: folder).seal(code, of: person, at: place)
    #expect(try Vault(folder: folder).open(sealed, of: person, at: place) == code)
    let file = try FileManager.default.attributesOfItem(atPath: folder + "/totp.key")
    #expect(file[.posixPermissions] as? Int == 0o600 && file[.size] as? Int == 32)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["totp.key"])
  }

  /// What a crash or a full disk left of an earlier try is in nobody's way.
  @Test func anOldDraftIsInNobodysWay() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let draft = folder + "/totp.key.\(ProcessInfo.processInfo.processIdentifier)"
    try Data().write(to: URL(filePath: draft))
    let code = OneTimeCode()
    let vault = Vault(folder: folder)
    let sealed = try vault.seal(code, of: person, at: place)
    #expect(try vault.open(sealed, of: person, at: place) == code)
  }

  @Test func anotherKeyOrOwnerOpensNothing() throws {
    let vault = Vault()
    let sealed = try vault.seal(OneTimeCode(), of: person, at: place)
    #expect(throws: Fault.self) { try Vault().open(sealed, of: person, at: place) }
    #expect(throws: Fault.self) { try vault.open(sealed, of: PersonID(8), at: place) }
    #expect(throws: Fault.self) { try vault.open(sealed, of: person, at: PlaceID(2)) }
    #expect(throws: Fault.self) { try vault.open([1, 2, 3], of: person, at: place) }
  }

  @Test func aTornKeyIsNotReplaced() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data([1, 2, 3]).write(to: URL(filePath: folder + "/totp.key"))
    #expect(throws: Fault.self) {
      try Vault(folder: folder).seal(OneTimeCode(), of: person, at: place)
    }
    #expect(try Data(contentsOf: URL(filePath: folder + "/totp.key")).count == 3)
  }
}
