import HTTPTypes
import Hummingbird
import HummingbirdCore
public import Kernel
import Logging
import NIOCore
import Registry
import Store

extension Site {
  /// Turns a slice's answer into what goes over the line.
  func reply(_ answer: Answer, to knock: Knock) -> Response {
    var response: Response
    switch answer.content {
    case .page(let page): response = reply(page, status: answer.status, to: knock)
    case .seeOther(let link): response = reply(seeOther: link, said: answer.said, to: knock)
    case .bytes(let bytes, let type, let name): response = reply(bytes, type, name, answer.status)
    }
    if let seconds = answer.waitSeconds { response.headers[.retryAfter] = String(seconds) }
    if answer.keep > 0 { response.headers[.cacheControl] = "private, max-age=\(answer.keep)" }
    if knock.isProlonged, let session = knock.session, let place = knock.place {
      set(Session.cookie(session.secret, place: place.id, office: session.body), on: &response)
    }
    for cookie in answer.cookies { set(cookie, on: &response) }
    if let visitor = knock.seal.visitorCookie { set(visitor, on: &response) }
    return response
  }

  private func reply(_ page: any Page, status: Int, to knock: Knock) -> Response {
    if knock.wantsJSON {
      var json = JSON()
      page.write(to: &json)
      return respond(json.bytes, status, dress.json, to: knock)
    }
    let said = knock.cookies[Cookies.said].flatMap { Form.decoded($0) }
    var response = respond(
      Layout.page(page, in: surroundings(of: knock, said: said)), status, dress.page, to: knock)
    if said != nil { set(NewCookie(name: Cookies.said, value: "", lasting: 0), on: &response) }
    return response
  }

  private func surroundings(of knock: Knock, said: String?) -> Surroundings {
    Surroundings(
      place: knock.place, session: knock.session?.face, said: said,
      display: Display(cookie: knock.cookies[Cookies.display].map(String.init)),
      address: knock.request.method == .post ? "" : knock.address,
      formFields: knock.seal.tokenField, now: knock.arrivedAt,
      isDemo: knock.place?.isDemo ?? false)
  }

  private func reply(seeOther link: Link, said: String?, to knock: Knock) -> Response {
    if knock.wantsJSON {
      var json = JSON()
      json.object {
        $0.field("location", link.path)
        $0.field("said", said)
      }
      return respond(json.bytes, 200, dress.json, to: knock)
    }
    var response = Response(status: .seeOther, headers: dress.plain)
    response.headers[.location] = link.path
    if let said {
      set(NewCookie(name: Cookies.said, value: Link.piece(said), lasting: 120), on: &response)
    }
    return response
  }

  /// A file of a resident: never rendered as a page of ours (`Content-Security-Policy: sandbox`).
  private func reply(_ bytes: [UInt8], _ type: String, _ name: String?, _ status: Int) -> Response {
    var headers = dress.file
    headers[.contentType] = type
    if let name {
      headers[.contentDisposition] = "attachment; filename*=UTF-8''\(Link.piece(name))"
    }
    return Response(
      status: .init(code: status), headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  private func respond(_ bytes: [UInt8], _ status: Int, _ headers: HTTPFields, to knock: Knock)
    -> Response
  {
    var headers = headers
    var bytes = bytes
    if bytes.count > 1024, acceptsGzip(knock.request) {
      bytes = squeeze(bytes)
      headers.append(HTTPField(name: .contentEncoding, value: "gzip"))
    }
    return Response(
      status: .init(code: status), headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  private func set(_ cookie: NewCookie, on response: inout Response) {
    response.headers.append(
      HTTPField(name: .setCookie, value: cookie.header(secure: settings.isSecure)))
  }
}

extension Site {
  /// The one place where a "no" and a fault become a status, a sentence and JSON.
  func reply(_ error: any Error, to knock: Knock, allowing routes: [Route] = []) -> Response {
    guard let refusal = error as? Refusal else { return reply(fault: error, to: knock) }
    if refusal.kind == .signIn, !knock.wantsJSON, knock.request.method == .get,
      let place = knock.place
    {
      return reply(.seeOther(SignInPages.explanation(place.id)), to: knock)
    }
    let page = RefusalPage(
      refusal: refusal, sentence: sentences.sentence(for: refusal),
      home: knock.place.map { Link($0.id, "") }, telephone: knock.place?.telephone)
    var response = reply(.page(page, status: refusal.status), to: knock)
    if let seconds = refusal.waitSeconds { response.headers[.retryAfter] = String(seconds) }
    if refusal.reason == "method.wrong" { response.headers[.allow] = allowed(routes) }
    return response
  }

  private func allowed(_ routes: [Route]) -> String {
    let methods = routes.flatMap { $0.method == .get ? ["GET", "HEAD"] : ["POST"] }
    return methods.sorted().joined(separator: ", ")
  }

  private func reply(fault error: any Error, to knock: Knock) -> Response {
    let fault =
      error as? Fault ?? Fault(.broken, "an error of type \(String(reflecting: type(of: error)))")
    let incident = freshIncident()
    log.error(
      "fault",
      metadata: [
        "incident": "\(incident)", "kind": "\(fault.kind.rawValue)", "what": "\(fault.description)",
      ])
    let page = FaultPage(
      kind: fault.kind, incident: incident, home: knock.place.map { Link($0.id, "") },
      telephone: knock.place?.telephone)
    var response = reply(.page(page, status: fault.status), to: knock)
    if fault.status == 503 { response.headers[.retryAfter] = "5" }
    return response
  }

  /// Eight signs that can be read out on the telephone.
  private func freshIncident() -> String {
    let signs = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ")
    return String((0..<8).map { _ in signs.randomElement()! })
  }
}

extension Refusal {
  /// The status of HTTP (RFC 9110 15.5; 422, 429: RFC 6585 4).
  public var status: Int {
    switch kind {
    case .invalid: reason == "method.wrong" ? 405 : reason == "address.long" ? 414 : 422
    case .signIn: 401
    case .forbidden: 403
    case .notFound: 404
    case .conflict, .tooSoon, .tooLate: 409
    case .tooLarge: 413
    case .tooMany: 429
    }
  }

  /// After how many seconds it may be tried again, where it was tried too often.
  var waitSeconds: Int? {
    guard kind == .tooMany else { return nil }
    return (facts["minutes"].flatMap { Int($0) } ?? 1) * 60
  }
}

extension Fault {
  var status: Int {
    switch kind {
    case .broken: 500
    case .busy, .unreachable: 503
    case .diskFull: 507
    }
  }
}
