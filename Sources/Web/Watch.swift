import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// Keeps the time of one connection, and cuts it off when it has taken too long.
///
/// A head, a whole request and an answer each have their deadline, which no single byte moves on:
/// a connection that sends one byte a second holds a place for seconds, not for hours. Also cut off
/// is who sends more than any form may hold, or a head over its limits (RFC 6585 5: 431).
final class Watch: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let limits: Limits
  /// When the connection is cut off, unless something happens before; nil while we are at work.
  private var deadline: NIODeadline?
  private var timer: Scheduled<Void>?
  private var timerAt = NIODeadline.distantFuture
  /// Requests whose answer is not yet sent.
  private var open = 0
  private var isReceiving = false
  private var received = 0
  private var isRefused = false

  init(_ limits: Limits) { self.limits = limits }

  func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { expect(within: limits.head, context) }
  }

  func channelActive(context: ChannelHandlerContext) {
    expect(within: limits.head, context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    timer?.cancel()
    deadline = nil
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head): begin(head, context)
    case .body(let bytes):
      received += bytes.readableBytes
      guard received <= limits.mostReceived else { return context.close(promise: nil) }
      if isDraining { return }
    case .end: complete(context)
    }
    context.fireChannelRead(data)
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    context.fireChannelReadComplete()
    if isDraining { context.read() }
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head: if !isReceiving { expect(within: limits.answer, context) }
    case .body: break
    case .end:
      let sent = promise ?? context.eventLoop.makePromise(of: Void.self)
      sent.futureResult.assumeIsolated().whenComplete { _ in self.sent(context) }
      return context.write(data, promise: sent)
    }
    context.write(data, promise: promise)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if isRefused { return }
    guard error as? HTTPParserError == .headerOverflow, open == 0 else {
      return context.fireErrorCaught(error)
    }
    refuseHead(context)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if isRefused, event as? ChannelEvent == .inputClosed { return context.close(promise: nil) }
    context.fireUserInboundEventTriggered(event)
  }

  /// Whether a body still comes in that has already been refused. It is read and thrown away, so
  /// that its sender gets to read the answer.
  private var isDraining: Bool { isReceiving && open == 0 }

  private func begin(_ head: HTTPRequest, _ context: ChannelHandlerContext) {
    open += 1
    isReceiving = true
    received = 0
    let hasFiles = head.headerFields[.contentType]?.hasPrefix("multipart/") ?? false
    expect(within: hasFiles ? limits.requestWithFiles : limits.request, context)
  }

  private func complete(_ context: ChannelHandlerContext) {
    isReceiving = false
    if open == 0 { expect(within: limits.head, context) } else { deadline = nil }
  }

  private func sent(_ context: ChannelHandlerContext) {
    open -= 1
    if isDraining { context.read() } else if open == 0 { expect(within: limits.head, context) }
  }

  /// Answers 431 and lets go of the line; what still comes in is dropped, so that the answer is not
  /// lost in a reset.
  private func refuseHead(_ context: ChannelHandlerContext) {
    isRefused = true
    let head = HTTPResponse(
      status: .requestHeaderFieldsTooLarge,
      headerFields: [.connection: "close", .contentLength: "0"])
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    let sent = context.eventLoop.makePromise(of: Void.self)
    sent.futureResult.assumeIsolated().whenComplete { _ in
      context.close(mode: .output, promise: nil)
    }
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: sent)
    expect(within: limits.lingering, context)
  }

  /// One timer serves all deadlines: when it fires too early, it is set anew.
  private func expect(within duration: Duration, _ context: ChannelHandlerContext) {
    let deadline = NIODeadline.now() + TimeAmount(duration)
    self.deadline = deadline
    if timer == nil || timerAt > deadline {
      timer?.cancel()
      schedule(deadline, context)
    }
  }

  private func schedule(_ time: NIODeadline, _ context: ChannelHandlerContext) {
    timerAt = time
    timer = context.eventLoop.assumeIsolated().scheduleTask(deadline: time) {
      self.timer = nil
      guard let deadline = self.deadline else { return }
      guard deadline <= NIODeadline.now() else { return self.schedule(deadline, context) }
      context.close(promise: nil)
    }
  }
}

/// How long a connection may take, and how much it may send.
public struct Limits: Sendable {
  /// For a head to be complete, counted from the connection or from the answer before.
  public var head = Duration.seconds(15)
  /// For a request with its body, counted from its head.
  public var request = Duration.seconds(20)
  /// For a request that carries photos.
  public var requestWithFiles = Duration.seconds(60)
  /// For an answer to be taken.
  public var answer = Duration.seconds(60)
  /// For requests under way to be finished when the program stops.
  public var stopping = Duration.seconds(25)
  public var connections = 4096
  /// Bytes of one header field or of the address, and of a whole head.
  public var headerField = 8 * 1024
  public var header = 16 * 1024
  public var headerFields = 64
  /// Bytes of an address.
  public var address = 2048
  /// Bytes of bodies in memory at a time, all requests together.
  public var bodies = 128 * 1024 * 1024

  /// For what is still coming in after a refusal.
  var lingering = Duration.seconds(2)
  /// Bytes of one body, also of one that is refused and thrown away.
  var mostReceived = Routes.photoLimit + 8 * 1024 * 1024

  public init() {}
}
