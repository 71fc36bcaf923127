import Dispatch
import Glibc
import Synchronization

/// A browser for tests: plain HTTP/1.1 over a socket, so that a test can also send what no library
/// would, such as half a form or a head without end.
///
/// It keeps cookies and the hidden fields of the last page with a form. Sockets block on threads of
/// their own: the few threads that run tests and server together are never held.
public final class Client: Sendable {
  public let port: Int
  private let jar = Mutex<[String: String]>([:])
  private let hidden = Mutex<[(String, String)]>([])

  public init(port: Int) { self.port = port }

  /// The cookies that the server has set.
  public var cookies: [String: String] {
    get { jar.withLock { $0 } }
    set { jar.withLock { $0 = newValue } }
  }

  /// The hidden fields of the last page with a form: `token` and `key`.
  public var formFields: [(String, String)] { hidden.withLock { $0 } }

  public func get(_ path: String, headers: [(String, String)] = []) async throws -> Reply {
    try await send("GET", path, headers: headers)
  }

  /// Sends a form as a browser does, with the hidden fields of the last page that had one.
  public func post(
    _ path: String, _ fields: [(String, String)] = [], headers: [(String, String)] = [],
    hidden: Bool = true
  ) async throws -> Reply {
    let all = (hidden ? formFields : []) + fields
    let body = all.map { "\(Client.encoded($0))=\(Client.encoded($1))" }.joined(separator: "&")
    let type = [("Content-Type", "application/x-www-form-urlencoded")]
    return try await send("POST", path, headers: type + headers, body: Array(body.utf8))
  }

  /// Sends a form with files: field, name on the sender's machine, and bytes.
  public func upload(
    _ path: String, _ fields: [(String, String)] = [], files: [(String, String, [UInt8])]
  ) async throws -> Reply {
    let body = Client.multipart(formFields + fields, files)
    let type = [("Content-Type", "multipart/form-data; boundary=\(Client.boundary)")]
    return try await send("POST", path, headers: type, body: body)
  }

  public func send(
    _ method: String, _ path: String, headers: [(String, String)] = [], body: [UInt8] = []
  ) async throws -> Reply {
    let head = self.head(method, path, headers, length: body.isEmpty ? nil : body.count)
    let reply = try await raw(head + body, isHead: method == "HEAD")
    keep(reply)
    return reply
  }

  /// Sends bytes as they are, and reads one answer, or none where the line is cut.
  public func raw(_ bytes: [UInt8], isHead: Bool = false) async throws -> Reply {
    let port = port
    return try await onThread {
      let line = try Line(port: port)
      line.send(bytes)
      return try Reply(line.readAll(), isHead: isHead)
    }
  }

  /// The head of a request with the cookies, for tests that send the rest themselves.
  public func head(
    _ method: String, _ path: String, _ headers: [(String, String)] = [], length: Int? = nil
  ) -> [UInt8] {
    var lines = ["\(method) \(path) HTTP/1.1", "Host: 127.0.0.1:\(port)", "Connection: close"]
    let cookies = cookies.map { "\($0)=\($1)" }.sorted().joined(separator: "; ")
    if !cookies.isEmpty { lines.append("Cookie: \(cookies)") }
    lines += headers.map { "\($0): \($1)" }
    if let length { lines.append("Content-Length: \(length)") }
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
  }

  private func keep(_ reply: Reply) {
    for line in reply.all("Set-Cookie") {
      let pair = line.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map(String.init)
      let isGone = line.contains("Max-Age=0;")
      jar.withLock { $0[pair[0]] = isGone || pair.count < 2 ? nil : pair[1] }
    }
    let fields = reply.hiddenFields
    if !fields.isEmpty { hidden.withLock { $0 = fields } }
  }

  public static let boundary = "----wuzhi-test-7f3a"

  public static func multipart(
    _ fields: [(String, String)], _ files: [(String, String, [UInt8])] = []
  ) -> [UInt8] {
    var out: [UInt8] = []
    func part(_ disposition: String, _ bytes: [UInt8]) {
      out += "--\(boundary)\r\nContent-Disposition: form-data; \(disposition)\r\n\r\n".utf8
      out += bytes
      out += "\r\n".utf8
    }
    for (name, value) in fields { part("name=\"\(name)\"", Array(value.utf8)) }
    for (name, file, bytes) in files { part("name=\"\(name)\"; filename=\"\(file)\"", bytes) }
    return out + "--\(boundary)--\r\n".utf8
  }

  /// Percent-encodes all but letters, digits, `-` and `_`.
  public static func encoded(_ text: String) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var out: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 48...57, 65...90, 97...122, 45, 95: out.append(byte)
      default: out += [37, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}

/// What came back.
public struct Reply: Sendable {
  /// 0 where the line was cut before any answer.
  public let status: Int
  public let headers: [(String, String)]
  public let body: [UInt8]

  init(_ bytes: [UInt8], isHead: Bool = false) throws {
    guard let end = find([13, 10, 13, 10], in: bytes) else {
      (status, headers, body) = (0, [], [])
      return
    }
    let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
    status = Int(lines[0].split(separator: " ")[1]) ?? 0
    headers = lines.dropFirst().map { line in
      let pair = line.split(separator: ":", maxSplits: 1)
      return (String(pair[0]), pair.count < 2 ? "" : String(pair[1].drop { $0 == " " }))
    }
    body = Array(bytes[(end + 4)...])
  }

  public var text: String { String(decoding: body, as: UTF8.self) }
  public var location: String? { self["Location"] }

  public subscript(_ name: String) -> String? { all(name).first }

  public func all(_ name: String) -> [String] {
    headers.filter { $0.0.lowercased() == name.lowercased() }.map(\.1)
  }

  /// The hidden fields of the page's last form that has a key.
  var hiddenFields: [(String, String)] {
    let tags = text.split(separator: "<input type=\"hidden\" ").dropFirst()
    let fields = tags.compactMap { tag -> (String, String)? in
      let parts = tag.split(separator: "\"", omittingEmptySubsequences: false)
      return parts.count > 3 && parts[0] == "name=" ? (String(parts[1]), String(parts[3])) : nil
    }
    guard let key = fields.last(where: { $0.0 == "key" }),
      let token = fields.last(where: { $0.0 == "token" })
    else { return [] }
    return [token, key]
  }
}

/// One connection.
public final class Line {
  private let socket: Int32

  /// - Throws: ``SocketError`` where nobody listens.
  public init(port: Int) throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else {
      close(socket)
      throw SocketError(number: errno)
    }
    // A test that waits for what never comes fails instead of hanging.
    var patience = timeval(tv_sec: 30, tv_usec: 0)
    setsockopt(
      socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
  }

  deinit { close(socket) }

  /// Sends all, or as much as the other side takes before it cuts the line.
  public func send(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { all in
      var sent = 0
      while sent < all.count {
        let part = Glibc.send(
          socket, all.baseAddress! + sent, all.count - sent, Int32(MSG_NOSIGNAL))
        guard part > 0 else { return }
        sent += part
      }
    }
  }

  /// Says that nothing more will be sent.
  public func finish() { shutdown(socket, Int32(SHUT_WR)) }

  /// Reads until the other side ends or cuts the line.
  public func readAll() throws -> [UInt8] {
    var out: [UInt8] = []
    while let part = try read() { out += part }
    return out
  }

  /// Reads what has come; nil at the end. A line that was cut has ended.
  public func read() throws -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(socket, &buffer, buffer.count, 0)
    if count < 0, errno == EAGAIN { throw SocketError(number: errno) }
    return count > 0 ? Array(buffer[..<count]) : nil
  }
}

public struct SocketError: Error {
  public let number: Int32
}

/// Runs what blocks on a thread of its own.
public func onThread<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
  try await withCheckedThrowingContinuation { done in
    DispatchQueue(label: "client").async { done.resume(with: Result { try body() }) }
  }
}

private func find(_ pattern: [UInt8], in bytes: [UInt8]) -> Int? {
  guard bytes.count >= pattern.count else { return nil }
  return (0...(bytes.count - pattern.count)).first {
    bytes[$0..<($0 + pattern.count)].elementsEqual(pattern)
  }
}
