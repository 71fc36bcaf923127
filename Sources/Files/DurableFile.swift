internal import Glibc
internal import Kernel

/// Files that are there after a loss of power once the call has returned.
///
/// The bytes go to a file beside it, which is synced and then renamed, and the folder is synced: a
/// reader sees the whole file or none.
enum DurableFile {
  /// Makes the folders of a path below `root`, each synced into the one that holds it.
  static func makeFolders(_ names: [String], below root: String) throws -> String {
    var path = root
    if try makeFolder(path) { try syncFolder(root + "/..") }
    for name in names {
      let parent = path
      path += "/" + name
      if try makeFolder(path) { try syncFolder(parent) }
    }
    return path
  }

  /// Whether the folder had to be made.
  @discardableResult
  private static func makeFolder(_ path: String) throws -> Bool {
    if mkdir(path, 0o700) == 0 { return true }
    if errno == EEXIST { return false }
    throw fault("mkdir")
  }

  /// Writes a file and syncs it, under a name that is not yet the right one.
  static func write(_ bytes: [UInt8], to path: String) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw fault("open") }
    var isWhole = false
    defer {
      close(file)
      if !isWhole { unlink(path) }
    }
    var left = bytes[...]
    while !left.isEmpty {
      let count = left.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw fault("write") }
      left = left.dropFirst(count)
    }
    guard fsync(file) == 0 else { throw fault("fsync") }
    isWhole = true
  }

  /// Gives a file its right name for good.
  static func settle(_ path: String, as name: String, in folder: String) throws {
    guard rename(path, folder + "/" + name) == 0 else { throw fault("rename") }
    try syncFolder(folder)
  }

  private static func syncFolder(_ path: String) throws {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw fault("open") }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw fault("fsync") }
  }

  /// Nil where there is no such file.
  static func read(_ path: String) throws -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw fault("open")
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw fault("fstat") }
    return try [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { room, count in
      while count < room.count {
        let got = Glibc.read(file, room.baseAddress! + count, room.count - count)
        if got < 0, errno == EINTR { continue }
        guard got >= 0 else { throw fault("read") }
        if got == 0 { break }
        count += got
      }
    }
  }

  /// When a file was last written or touched; nil where there is none.
  static func time(_ path: String) -> Instant? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    let time = status.st_mtim
    return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  /// Sets a file's time to now; false where there is none.
  static func touch(_ path: String) -> Bool { utimensat(AT_FDCWD, path, nil, 0) == 0 }

  static func remove(_ path: String) { unlink(path) }

  /// The names in a folder, without those that begin with a dot; none where there is no folder.
  static func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }

  private static func fault(_ call: String) -> Fault {
    let code = errno
    let isFull = code == ENOSPC || code == EDQUOT
    return Fault(
      isFull ? .diskFull : .broken, "photo shelf: \(call): \(String(cString: strerror(code)))")
  }
}
