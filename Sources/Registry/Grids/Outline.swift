public import Kernel

/// A point on the map, in units of 10⁻⁷ degrees (about 1 cm), CGCS2000.
///
/// WGS 84 differs from it by centimetres. The shifted coordinates of Chinese web maps (GCJ-02) lie
/// up to 700 m off and cannot be told apart by their digits: convert them before.
public struct Position: Hashable, Sendable {
  public let longitude: Int
  public let latitude: Int

  public init(longitude: Int, latitude: Int) {
    self.longitude = longitude
    self.latitude = latitude
  }

  /// Degrees, as GeoJSON writes them: the longitude first (RFC 7946, 3.1.1).
  ///
  /// - Throws: ``Refusal`` `.invalid` "outline.position" outside of China's 73–136° E and 3–54° N:
  ///   that finds latitude and longitude in the wrong order.
  public init(east: Double, north: Double) throws(Refusal) {
    guard (73...136).contains(east), (3...54).contains(north) else {
      throw .invalid("outline.position", field: "outline")
    }
    longitude = Int((east * Position.unit).rounded())
    latitude = Int((north * Position.unit).rounded())
  }

  static let unit = 1e7
}

/// 边界: the closed line around a grid, without holes and without crossing itself.
public struct Outline: Hashable, Sendable {
  /// The corners, each once, against the clock.
  public let corners: [Position]

  /// More corners than a surveyed grid needs.
  public static let cornersMost = 1000

  /// - Parameter ring: as GeoJSON writes it, the first position again at the end.
  /// - Throws: ``Refusal`` `.invalid` "outline.open" (the last is not the first),
  ///   "outline.corners" (fewer than three or more than a thousand), "outline.wide" (over half a
  ///   degree: no grid of a community), "outline.crossing" (it meets itself).
  public init(ring: [Position]) throws(Refusal) {
    guard let first = ring.first, first == ring.last else {
      throw .invalid("outline.open", field: "outline")
    }
    let corners = Array(ring.dropLast())
    guard (3...Outline.cornersMost).contains(corners.count) else {
      throw .invalid("outline.corners", field: "outline", ["most": String(Outline.cornersMost)])
    }
    guard Outline.width(corners.map(\.longitude)) <= 5_000_000,
      Outline.width(corners.map(\.latitude)) <= 5_000_000
    else { throw .invalid("outline.wide", field: "outline") }
    guard Outline.isSimple(corners) else { throw .invalid("outline.crossing", field: "outline") }
    self.corners = Outline.doubledArea(corners) < 0 ? corners.reversed() : corners
  }

  /// What was checked when it was kept.
  init(known corners: [Position]) { self.corners = corners }

  /// Whether a point lies inside or on the line.
  public func contains(_ point: Position) -> Bool {
    var isInside = false
    for (a, b) in edges {
      if Outline.lies(point, on: a, b) { return true }
      guard (a.latitude > point.latitude) != (b.latitude > point.latitude) else { continue }
      if (Outline.turn(a, b, point) > 0) == (b.latitude > a.latitude) { isInside.toggle() }
    }
    return isInside
  }

  /// The centre of gravity, by which grids are numbered. It may lie outside of a bent grid.
  public var centre: Position {
    let origin = corners[0]
    var (east, north, area) = (0.0, 0.0, 0.0)
    for (a, b) in edges {
      let (ax, ay) = (a.longitude - origin.longitude, a.latitude - origin.latitude)
      let (bx, by) = (b.longitude - origin.longitude, b.latitude - origin.latitude)
      let cross = Double(ax * by - bx * ay)
      east += Double(ax + bx) * cross
      north += Double(ay + by) * cross
      area += cross
    }
    return Position(
      longitude: origin.longitude + Int((east / (3 * area)).rounded()),
      latitude: origin.latitude + Int((north / (3 * area)).rounded()))
  }

  var edges: [(Position, Position)] {
    corners.indices.map { (corners[$0], corners[($0 + 1) % corners.count]) }
  }
}

// Exact, on whole numbers: half a degree squared fits into 63 bits many times.

extension Outline {
  /// Positive where c lies to the left of the way from a to b, 0 on the line.
  static func turn(_ a: Position, _ b: Position, _ c: Position) -> Int {
    (b.longitude - a.longitude) * (c.latitude - a.latitude)
      - (b.latitude - a.latitude) * (c.longitude - a.longitude)
  }

  static func lies(_ point: Position, on a: Position, _ b: Position) -> Bool {
    min(a.longitude, b.longitude)...max(a.longitude, b.longitude) ~= point.longitude
      && min(a.latitude, b.latitude)...max(a.latitude, b.latitude) ~= point.latitude
      && turn(a, b, point) == 0
  }

  private static func width(_ values: [Int]) -> Int { (values.max() ?? 0) - (values.min() ?? 0) }

  private static func doubledArea(_ corners: [Position]) -> Int {
    corners.indices.dropFirst().dropLast().reduce(0) {
      $0 + turn(corners[0], corners[$1], corners[$1 + 1])
    }
  }

  /// No edge has no length, none runs back over its neighbour, and no two others meet.
  private static func isSimple(_ corners: [Position]) -> Bool {
    guard Set(corners).count == corners.count else { return false }
    let count = corners.count
    for i in 0..<count {
      let (a, b) = (corners[i], corners[(i + 1) % count])
      if lies(corners[(i + 2) % count], on: a, b) { return false }
      if lies(a, on: b, corners[(i + 2) % count]) { return false }
      for j in (i + 2)..<max(count, i + 2) where (j + 1) % count != i {
        if meet(a, b, corners[j], corners[(j + 1) % count]) { return false }
      }
    }
    return true
  }

  private static func meet(_ a: Position, _ b: Position, _ c: Position, _ d: Position) -> Bool {
    let (abc, abd) = (turn(a, b, c).signum(), turn(a, b, d).signum())
    let (cda, cdb) = (turn(c, d, a).signum(), turn(c, d, b).signum())
    if abc * abd < 0, cda * cdb < 0 { return true }
    return lies(c, on: a, b) || lies(d, on: a, b) || lies(a, on: c, d) || lies(b, on: c, d)
  }
}
