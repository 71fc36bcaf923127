import Glibc
import Kernel

/// The file beside the database that the one writing process holds locked (flock(2)).
///
/// SQLite itself would let two programs take turns; numbers and times given by two would collide.
final class WriteLock: Sendable {
  private let file: Int32

  /// - Throws: ``Fault`` `.busy` where another process, or this one, writes already.
  init(beside path: String) throws {
    file = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      throw Fault(.unreachable, "cannot open \(path).lock: \(String(cString: strerror(errno)))")
    }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      Glibc.close(file)
      throw Fault(.busy, "another process is writing to \(path); stop it first")
    }
  }

  /// Also called by the kernel when the process dies.
  func release() { flock(file, LOCK_UN) }

  deinit { Glibc.close(file) }
}
