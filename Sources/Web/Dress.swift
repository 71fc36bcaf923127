import CZlib
import HTTPTypes
import Hummingbird
import HummingbirdCore

/// The headers that every answer wears, made once.
struct Dress: Sendable {
  let page: HTTPFields
  let json: HTTPFields
  let plain: HTTPFields
  let file: HTTPFields
  let asset: HTTPFields

  init(secure: Bool) {
    plain = Dress.common(policy: Dress.pagePolicy, secure: secure)
    page = plain.with(.contentType, "text/html; charset=utf-8")
    json = plain.with(.contentType, "application/json; charset=utf-8")
    file = Dress.common(policy: "sandbox; default-src 'none'", secure: secure)
    asset = Dress.common(policy: "default-src 'none'; style-src 'unsafe-inline'", secure: secure)
      .with(.cacheControl, "public, max-age=31536000, immutable").with(.vary, "Accept-Encoding")
  }

  /// Nothing inline and nothing from elsewhere: what a resident typed could not run even if it
  /// became markup (CSP 3).
  private static let pagePolicy = """
    default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data: blob:; \
    connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'
    """

  private static func common(policy: String, secure: Bool) -> HTTPFields {
    var fields = HTTPFields()
    fields[.contentSecurityPolicy] = policy
    fields[.xContentTypeOptions] = "nosniff"
    // Addresses hold secrets, which no other site may learn. "no-referrer" would keep them too, but
    // makes browsers send `Origin: null` with our own forms (Fetch 3.2), as a forger's frame does.
    fields[.referrerPolicy] = "same-origin"
    fields[.frameOptions] = "DENY"
    fields[.permissionsPolicy] = "camera=(self), geolocation=(self), microphone=(), payment=()"
    fields[.openerPolicy] = "same-origin"
    fields[.cacheControl] = "no-store"
    if secure { fields[.strictTransportSecurity] = "max-age=31536000" }
    return fields
  }
}

extension HTTPFields {
  fileprivate func with(_ name: HTTPField.Name, _ value: String) -> HTTPFields {
    var fields = self
    fields[name] = value
    return fields
  }
}

extension HTTPField.Name {
  static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
  static let frameOptions = HTTPField.Name("X-Frame-Options")!
  static let permissionsPolicy = HTTPField.Name("Permissions-Policy")!
  static let openerPolicy = HTTPField.Name("Cross-Origin-Opener-Policy")!
}

func acceptsGzip(_ request: Request) -> Bool {
  guard let accepted = request.headers[.acceptEncoding] else { return false }
  return accepted.split(separator: ",").contains { entry in
    let entry = entry.filter { $0 != " " }
    return entry == "gzip" || (entry.hasPrefix("gzip;") && !entry.hasSuffix("q=0"))
  }
}

/// gzip, at the lowest level where nothing else is said: a page is squeezed while its reader waits.
func squeeze(_ bytes: [UInt8], level: Int32 = Z_BEST_SPEED) -> [UInt8] {
  var stream = z_stream()
  precondition(wz_gzip_init(&stream, level) == Z_OK, "zlib does not start")
  defer { deflateEnd(&stream) }
  var input = bytes
  let room = Int(deflateBound(&stream, UInt(bytes.count)))
  return [UInt8](unsafeUninitializedCapacity: room) { output, count in
    let result = input.withUnsafeMutableBufferPointer { input in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      stream.next_out = output.baseAddress
      stream.avail_out = UInt32(room)
      return deflate(&stream, Z_FINISH)
    }
    precondition(result == Z_STREAM_END, "zlib has left something over")
    count = Int(stream.total_out)
  }
}
