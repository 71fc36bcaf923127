import App
import Foundation
import Store
import TestKit
import Testing

@testable import Web

/// All that the house answers, with who may ask, as one list: a new address shows in review.
@Suite struct RouteTests {
  static let path = "Tests/AppTests/routes.txt"

  static let routes: [Route] = {
    var routes = Routes()
    SignInPages.routes(&routes)
    for feature in House.features { feature.routes(&routes) }
    return routes.all
  }()

  @Test func theListIsTheHouse() throws {
    let folder = HouseFolder()
    let drawn = RouteTests.lines.joined(separator: "\n") + "\n"
    if ProcessInfo.processInfo.environment["WUZHI_DRAW"] != nil {
      try folder.write(drawn, to: RouteTests.path)
    }
    #expect(
      folder.text(of: RouteTests.path) == drawn,
      "\(RouteTests.path) is stale; draw it: WUZHI_DRAW=1 swift test --filter RouteTests")
  }

  /// What is asked of no place answers, and asks for nobody's name.
  @Test func addressesOfNoPlaceAnswer() async throws {
    try await LivingTown.run(.sqlite) { town in
      for path in ["/", "/health", Assets.path(of: "wuzhi.css")] {
        let status = try await town.client().get(path).status
        #expect([200, 303].contains(status), "\(path)")
      }
    }
  }

  /// An act is posted to the noun that it makes, never to a verb.
  @Test func actsArePostedToNouns() {
    let verbs: Set = [
      "accept", "decline", "extend", "close", "grade-it", "withdraw", "add", "open", "file",
      "delete",
      "create", "update", "edit", "submit", "new",
    ]
    for route in RouteTests.routes where route.method == .post {
      let last = route.path.split(separator: "/").last.map(String.init) ?? ""
      #expect(!verbs.contains(last), "POST \(route.path)")
    }
  }

  private static var lines: [String] {
    let own = ["GET / open", "GET /assets/{name} open", "GET /health open"]
    return own
      + routes.map { "\($0.method.rawValue) /{place}\($0.path) \($0.access.said)" }.sorted()
  }

  /// The route that answers an address of a place, without its query.
  static func route(_ method: String, _ address: String) -> Route? {
    let path = address.split(separator: "?").first.map(String.init) ?? address
    let parts = path.split(separator: "/").dropFirst()
    return routes.first { route in
      let pattern = route.path.split(separator: "/")
      return route.method.rawValue == method && pattern.count == parts.count
        && zip(pattern, parts).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
    }
  }
}

extension Access {
  fileprivate var said: String {
    switch self {
    case .open: "open"
    case .holder: "holder"
    case .signedIn: "signed-in"
    case .power(let power): "power \(power)"
    }
  }
}
