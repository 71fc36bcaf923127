import Dispatch
import Kernel
import Synchronization
import Testing

@testable import Registry

/// Goal: scrypt is that of RFC 7914, its string is read again, and a crowd is bounded.
@Suite struct PasswordHashTests {
  private static let cheap = PasswordHash.Cost(log2N: 4, r: 1, p: 1)

  /// RFC 7914 12.
  @Test(arguments: [
    (
      "", "", 4, 1, 1,
      "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906"
    ),
    (
      "password", "NaCl", 10, 8, 16,
      "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"
    ),
  ])
  func isThatOfTheStandard(
    _ password: String, _ salt: String, _ log2N: Int, _ r: Int, _ p: Int, _ hex: String
  ) throws {
    let cost = try #require(PasswordHash.Cost(log2N: log2N, r: r, p: p))
    let digest = try PasswordHash.derive(password, salt: Array(salt.utf8), cost: cost, bytes: 64)
    #expect(digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() == hex)
  }

  @Test func isWrittenAndRead() throws {
    let cost = try #require(PasswordHashTests.cheap)
    let hash = try PasswordHash(of: "zebra-lamp-river", cost: cost)
    #expect(hash.text.hasPrefix("$scrypt$ln=4,r=1,p=1$"))
    let read = try #require(PasswordHash(hash.text))
    #expect(read == hash)
    #expect(try read.opens(to: "zebra-lamp-river"))
    #expect(try !read.opens(to: "zebra-lamp-rivers"))
    #expect(try PasswordHash(of: "zebra-lamp-river", cost: cost) != hash)
    #expect(try !PasswordHash.nobody(cost: cost).opens(to: ""))
  }

  @Test(arguments: [
    "", "zebra", "$scrypt$ln=15,r=8,p=3$$", "$scrypt$ln=40,r=8,p=3$AAAA$AAAAAAAAAAAAAAAAAAAAAA",
    "$argon2id$ln=4,r=1,p=1$AAAA$AAAAAAAAAAAAAAAAAAAAAA",
    "$scrypt$ln=4,r=1$AAAA$AAAAAAAAAAAAAAAAAAAAAA",
    "$scrypt$ln=4,r=1,p=1$A-AA$AAAAAAAAAAAAAAAAAAAAAA", "$scrypt$ln=4,r=1,p=1$AAAA$AAAA",
  ])
  func anythingElseIsNone(_ text: String) { #expect(PasswordHash(text) == nil) }

  /// Two at a time, as many more as may wait, and no one after them.
  @Test func aCrowdIsBounded() async throws {
    let locksmith = Locksmith(hands: 2, mostWaiting: 3)
    let (gate, begun) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let most = Mutex((now: 0, most: 0))
    let job = { @Sendable in
      most.withLock {
        $0.now += 1
        $0.most = max($0.most, $0.now)
      }
      begun.signal()
      gate.wait()
      most.withLock { $0.now -= 1 }
    }
    let (ends, source) = AsyncStream<Bool>.makeStream()
    for _ in 0..<6 {
      Task {
        do {
          try await locksmith.work(job)
          source.yield(true)
        } catch { source.yield((error as? Fault)?.kind != .busy) }
      }
    }
    var found: [Bool] = []
    for await end in ends {
      found.append(end)
      // The first to end is the one that was refused: all others are held.
      if found.count == 1 { for _ in 0..<5 { gate.signal() } }
      if found.count == 6 { break }
    }
    #expect(found == [false, true, true, true, true, true])
    #expect(most.withLock { $0.most } == 2)
  }
}
