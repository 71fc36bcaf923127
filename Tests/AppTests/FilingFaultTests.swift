import App
import Files
import Foundation
import Kernel
import Ledger
import Store
import Synchronization
import TestKit
import Testing

/// Goal: what was acknowledged is there, however the program ended. Method: neighbours file without
/// pause while the program is killed; after each start their receipts are opened.
@Suite(.serialized) struct FilingFaultTests {
  private static let place = PlaceID(1)

  @Test(arguments: Engines.available) func nothingAcknowledgedIsLost(engine: Engine) async throws {
    let home = try LivingProgram.Home(engine)
    try await LivingProgram.run(
      ["place", "found", "1", "测试社区", "--telephone", "0552-0000000"], home)
    var chance = SystemRandomNumberGenerator()
    var kept: [Kept] = []
    for round in 1...4 {
      let program = try await LivingProgram.serve(home)
      kept += try await filed(until: Int.random(in: 3...25, using: &chance), round, program)
      let again = try await LivingProgram.serve(home)
      for receipt in kept { try await check(receipt, again) }
      #expect(try await again.stop() == 0)
    }
    #expect(kept.count >= 12 && kept.contains { $0.hasPhoto })
    #expect(try await LivingProgram.run(["verify"], home).contains("entries hold"))
    try await checkTables(home, atLeast: kept.count)
  }

  /// A stop lets the request under way finish: who is uploading gets the receipt.
  @Test func aStopWaitsForASlowUpload() async throws {
    let home = try LivingProgram.Home(.sqlite)
    try await LivingProgram.run(
      ["place", "found", "1", "测试社区", "--telephone", "0552-0000000"], home)
    let program = try await LivingProgram.serve(home)
    let browser = program.client()
    _ = try await browser.get("/1/matters/new")
    let body = Client.multipart(
      browser.formFields + [("words", "楼道灯坏了，晚上看不见"), ("spot", "2 单元")],
      [("photos", "a.jpg", LivingPhoto.jpeg(3))])
    let head = browser.head(
      "POST", "/1/matters",
      [("Content-Type", "multipart/form-data; boundary=\(Client.boundary)")], length: body.count)
    let line = try Line(port: program.port)
    line.send(head + body.prefix(body.count / 2))
    // Others are answered in between, so the half has certainly come.
    for _ in 1...3 { #expect(try await program.client().get("/health").status == 200) }
    program.askToStop()
    await FilingFaultTests.refusesConnections(program.port)
    line.send(Array(body.dropFirst(body.count / 2)))
    let answer = String(decoding: try line.readAll(), as: UTF8.self)
    #expect(answer.hasPrefix("HTTP/1.1 303"), "\(answer.prefix(200))")
    #expect(try await program.ended() == 0)
    let again = try await LivingProgram.serve(home)
    let receipt = try #require(answer.firstMatch(of: /location: (\S+)/.ignoresCase()))
    #expect(try await again.client().get(String(receipt.1)).status == 200)
    #expect(try await again.stop() == 0)
  }

  /// One who has seen their receipt.
  private struct Kept: Sendable {
    let secret: String
    let words: String
    let hasPhoto: Bool
  }

  private final class Seen: Sendable {
    private let kept = Mutex<[Kept]>([])

    var all: [Kept] { kept.withLock { $0 } }

    /// Answers how many have been seen now.
    func add(_ one: Kept) -> Int {
      kept.withLock {
        $0.append(one)
        return $0.count
      }
    }
  }

  /// Four neighbours file one matter after another; after so many receipts the program is killed,
  /// whatever it is doing then.
  private func filed(until count: Int, _ round: Int, _ program: LivingProgram) async throws
    -> [Kept]
  {
    let seen = Seen()
    let (moments, moment) = AsyncStream<Void>.makeStream()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for neighbour in 1...4 {
        group.addTask {
          for number in 1...1000 {
            let name = "\(round)-\(neighbour)-\(number)"
            guard let kept = try? await FilingFaultTests.file(name, number, program) else { return }
            if seen.add(kept) == count { moment.yield() }
          }
        }
      }
      group.addTask {
        for await _ in moments { break }
        try await program.kill()
      }
      try await group.waitForAll()
    }
    return seen.all
  }

  private static func file(_ name: String, _ number: Int, _ program: LivingProgram) async throws
    -> Kept
  {
    let (browser, words) = (program.client(), "第 \(name) 件，楼道灯坏了")
    _ = try await browser.get("/1/matters/new")
    let hasPhoto = number % 2 == 0
    let photos = hasPhoto ? [("photos", "a.jpg", LivingPhoto.jpeg(name.hashValue & 0xFFFF))] : []
    let body = Client.multipart(
      browser.formFields + [("words", words), ("spot", "2 单元")], photos)
    // Each from an address of their own, so that nobody is taken for a script.
    let reply = try await browser.send(
      "POST", "/1/matters",
      headers: [
        ("Content-Type", "multipart/form-data; boundary=\(Client.boundary)"),
        ("X-Forwarded-For", "127.1.\(number / 200).\(number % 200)"),
      ], body: body)
    guard reply.status == 303, let secret = reply.secret else {
      throw Fault(.broken, "not filed: \(reply.status)")
    }
    return Kept(secret: secret.text, words: words, hasPhoto: hasPhoto)
  }

  private func check(_ kept: Kept, _ program: LivingProgram) async throws {
    let page = try await program.client().get("/1/m/\(kept.secret)")
    #expect(page.status == 200 && page.heading == kept.words)
    let photos = page.links.map(\.path).filter { $0.contains("/photos/") }
    #expect(photos.isEmpty == !kept.hasPhoto)
    for path in photos {
      let photo = try await program.client().get(path)
      #expect(photo.status == 200 && photo.body.starts(with: [0xFF, 0xD8, 0xFF]))
      #expect(photo.body.suffix(2) == [0xFF, 0xD9])
    }
  }

  /// Also what nobody got to see is whole: each photo that is referred to lies on the shelf, and
  /// numbers run without a gap.
  private func checkTables(_ home: LivingProgram.Home, atLeast count: Int) async throws {
    let database = try await home.database.open()
    let place = FilingFaultTests.place
    let (digests, numbers): ([PhotoDigest], [Int64]) = try await database.read { db in
      (
        try db.all("SELECT digest FROM photo WHERE community = \(place)") { try $0[0] },
        try db.all("SELECT number FROM matter WHERE community = \(place) ORDER BY number") {
          try $0[0]
        }
      )
    }
    await database.close()
    let shelf = PhotoShelf(root: home.folder.path + "/photos")
    for digest in digests {
      for small in [false, true] {
        #expect(try shelf.open(digest, in: place, thumbnail: small)?.isEmpty == false)
      }
    }
    #expect(numbers.count >= count && !digests.isEmpty)
    let first = numbers.first ?? 0
    #expect(numbers.map { $0 - first } == Array(0..<Int64(numbers.count)))
  }

  /// Returns once nobody answers the port any more.
  private static func refusesConnections(_ port: Int) async {
    for _ in 1...500 {
      guard (try? await Client(port: port).get("/health").status) == 200 else { return }
    }
  }
}
