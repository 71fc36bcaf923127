import Crypto
import Glibc
import Kernel
import Ledger
import Synchronization

/// What signing in needs beside the database: the locksmith, the count of tries, and the key under
/// which the keys of one-time codes are sealed (AES-256-GCM).
///
/// The key lies in a file outside the database, so that a stolen copy of the database makes no
/// codes. Without the file codes cannot be checked; recovery codes and sign-in links still open.
public final class Vault: Sendable {
  public let locksmith: Locksmith
  let tries = SignInTries()
  private let folder: String?
  private let kept = Mutex<[UInt8]?>(nil)

  static let keyBytes = 32

  /// - Parameter folder: where `totp.key` lies, made with its folder at first use; nil keeps a key in
  ///   memory only, as tests do.
  public init(folder: String? = nil, cost: PasswordHash.Cost = .recommended) {
    self.folder = folder
    locksmith = Locksmith(cost: cost)
  }

  func seal(_ code: OneTimeCode, of person: PersonID, at place: PlaceID) throws -> [UInt8] {
    let box = try AES.GCM.seal(
      code.key, using: try key(), authenticating: Vault.owner(person, place))
    guard let sealed = box.combined else { throw Fault(.broken, "a seal has no bytes") }
    return Array(sealed)
  }

  /// - Throws: ``Fault`` `.broken` where the key is another than that of the sealing.
  func open(_ sealed: [UInt8], of person: PersonID, at place: PlaceID) throws -> OneTimeCode {
    do {
      let box = try AES.GCM.SealedBox(combined: sealed)
      let bytes = try AES.GCM.open(
        box, using: try key(), authenticating: Vault.owner(person, place))
      return OneTimeCode(key: Array(bytes))
    } catch is CryptoKitError {
      throw Fault(.broken, "totp.key is not the key that one-time codes were sealed with")
    }
  }

  /// A sealed key moved to another person's row does not open.
  private static func owner(_ person: PersonID, _ place: PlaceID) -> [UInt8] {
    Array("totp \(place) \(person)".utf8)
  }

  private func key() throws -> SymmetricKey {
    let bytes = try kept.withLock { kept in
      if let kept { return kept }
      let bytes = try folder.map(Vault.readOrMake) ?? randomBytes(Vault.keyBytes)
      kept = bytes
      return bytes
    }
    return SymmetricKey(data: bytes)
  }

  /// Two programs that start at once get the same key: whoever comes second reads the first's.
  private static func readOrMake(in folder: String) throws -> [UInt8] {
    let path = folder + "/totp.key"
    if let bytes = try read(path) { return bytes }
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw fault("make", folder) }
    let draft = "\(path).\(UInt64.random(in: 0...(.max)))"
    defer { unlink(draft) }
    try write(randomBytes(keyBytes), to: draft)
    guard link(draft, path) == 0 || errno == EEXIST else { throw fault("name", path) }
    try sync(folder)
    guard let bytes = try read(path) else { throw fault("read", path) }
    return bytes
  }

  private static func read(_ path: String) throws -> [UInt8]? {
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw fault("open", path)
    }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: keyBytes + 1)
    guard Glibc.read(file, &bytes, bytes.count) == keyBytes else {
      throw Fault(.broken, "totp.key does not hold \(keyBytes) bytes")
    }
    return Array(bytes.prefix(keyBytes))
  }

  /// What is sealed under the key is committed durably, and so must be the key's name.
  private static func sync(_ folder: String) throws {
    let handle = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard handle >= 0 else { throw fault("open", folder) }
    defer { close(handle) }
    guard fsync(handle) == 0 else { throw fault("sync", folder) }
  }

  private static func write(_ bytes: [UInt8], to path: String) throws {
    let file = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw fault("make", path) }
    defer { close(file) }
    guard Glibc.write(file, bytes, bytes.count) == bytes.count, fsync(file) == 0 else {
      throw fault("write", path)
    }
  }

  private static func fault(_ act: String, _ path: String) -> Fault {
    Fault(errno == ENOSPC ? .diskFull : .broken, "cannot \(act) \(path): error \(errno)")
  }
}
