public import Kernel

/// Who may knock at a route. Web refuses before the slice is asked.
public enum Access: Sendable, Hashable {
  /// Anyone, with or without an account.
  case open
  /// Whoever holds the secret that the address carries. The slice checks the secret itself.
  case holder
  case signedIn
  case power(Power)
}

/// One address that a slice answers.
public struct Route: Sendable {
  public enum Method: String, Sendable {
    case get = "GET"
    case post = "POST"
  }

  public let method: Method
  /// What follows `/{place}`, such as `/matters/{matter}/closure`.
  public let path: String
  public let access: Access
  /// The most bytes of body that are read.
  public let limit: Int
  public let answer: @Sendable (Visit) async throws -> Answer
  /// Shows the form again with what was typed, where the slice refused it.
  public let again: (@Sendable (Visit, Refusal) async throws -> Answer)?
  /// Whether a forged sending of the form would harm nobody, so that it needs no token.
  var isHarmless = false
}

/// Where slices register what they answer.
public struct Routes: Sendable {
  public private(set) var all: [Route] = []

  public init() {}

  /// The most bytes of a form without files.
  public static let formLimit = 256 * 1024
  /// The most bytes of a form with photos.
  public static let photoLimit = 24 * 1024 * 1024

  public mutating func get(
    _ path: String, _ access: Access,
    _ answer: @escaping @Sendable (Visit) async throws -> Answer
  ) {
    all.append(
      Route(method: .get, path: path, access: access, limit: 0, answer: answer, again: nil))
  }

  /// - Parameter again: shows the form anew with the refusal, keeping what was typed. Without it
  ///   the refusal has a page of its own.
  public mutating func post(
    _ path: String, _ access: Access, limit: Int = Routes.formLimit,
    again: (@Sendable (Visit, Refusal) async throws -> Answer)? = nil,
    _ answer: @escaping @Sendable (Visit) async throws -> Answer
  ) {
    all.append(
      Route(method: .post, path: path, access: access, limit: limit, answer: answer, again: again))
  }

  /// A form that changes nothing but how pages look.
  mutating func harmless(
    _ path: String, _ answer: @escaping @Sendable (Visit) async throws -> Answer
  ) {
    post(path, .open, limit: 4096, answer)
    all[all.count - 1].isHarmless = true
  }
}
