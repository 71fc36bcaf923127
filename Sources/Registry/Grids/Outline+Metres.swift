import Glibc

/// A point in metres on a plane that touches the ellipsoid nearby.
struct MapPoint {
  let east: Double
  let north: Double

  /// How far it lies from the way between two others.
  func distance(from a: MapPoint, to b: MapPoint) -> Double {
    let (dx, dy) = (b.east - a.east, b.north - a.north)
    let along = ((east - a.east) * dx + (north - a.north) * dy) / (dx * dx + dy * dy)
    let share = min(max(along, 0), 1)
    return hypot(east - a.east - share * dx, north - a.north - share * dy)
  }
}

/// Turns positions into metres around one of them.
///
/// A degree is as long as the radii of curvature at the origin make it (Snyder, *Map Projections: A
/// Working Manual*, USGS Professional Paper 1395, 1987, equations 4-18 to 4-21), on the ellipsoid of
/// CGCS2000 (GB 22021-2008: 6,378,137 m, 1/298.257222101). Over a community of 10 km the area is
/// right to better than one in a thousand.
struct LocalMap {
  private let origin: Position
  private let eastUnit: Double
  private let northUnit: Double

  init(around origin: Position) {
    let latitude = Double(origin.latitude) / Position.unit * .pi / 180
    let flattening = 1 / 298.257222101
    let eccentricity = flattening * (2 - flattening)
    let root = (1 - eccentricity * sin(latitude) * sin(latitude)).squareRoot()
    let unit = .pi / 180 / Position.unit
    self.origin = origin
    eastUnit = 6_378_137 / root * cos(latitude) * unit
    northUnit = 6_378_137 * (1 - eccentricity) / (root * root * root) * unit
  }

  func point(_ position: Position) -> MapPoint {
    MapPoint(
      east: Double(position.longitude - origin.longitude) * eastUnit,
      north: Double(position.latitude - origin.latitude) * northUnit)
  }
}

extension Outline {
  /// The area inside, in m².
  public var squareMetres: Int {
    let shape = MapShape(self, on: LocalMap(around: centre))
    return Int((shape.doubledArea / 2).rounded())
  }

  /// Whether two grids share ground, not only their border.
  ///
  /// Borders that were surveyed twice never agree to the centimetre: what lies less than
  /// ``slack`` metres deep in the other is border still.
  public func overlaps(_ other: Outline) -> Bool {
    let map = LocalMap(around: corners[0])
    let (one, two) = (MapShape(self, on: map), MapShape(other, on: map))
    return one.samples(cutBy: two).contains { two.holds($0, deeper: Outline.slack) }
      || two.samples(cutBy: one).contains { one.holds($0, deeper: Outline.slack) }
  }

  /// 0.5 m, the accuracy of class A of GB/T 30428.2.
  public static let slack = 0.5
}

/// An outline in metres.
private struct MapShape {
  let corners: [MapPoint]

  init(_ outline: Outline, on map: LocalMap) { corners = outline.corners.map(map.point) }

  var edges: [(MapPoint, MapPoint)] {
    corners.indices.map { (corners[$0], corners[($0 + 1) % corners.count]) }
  }

  var doubledArea: Double {
    edges.reduce(0) { $0 + $1.0.east * $1.1.north - $1.1.east * $1.0.north }
  }

  func holds(_ point: MapPoint, deeper depth: Double) -> Bool {
    var isInside = false
    for (a, b) in edges {
      if point.distance(from: a, to: b) <= depth { return false }
      guard (a.north > point.north) != (b.north > point.north) else { continue }
      let share = (point.north - a.north) / (b.north - a.north)
      if a.east + share * (b.east - a.east) > point.east { isInside.toggle() }
    }
    return isInside
  }

  /// Points by which an overlap is found: the corners, points of each piece of edge between the
  /// other's edges, and one inside, for two grids that are the same.
  func samples(cutBy other: MapShape) -> [MapPoint] {
    var points = corners + [inside]
    for (a, b) in edges {
      let cuts = ([0, 1] + other.edges.compactMap { MapShape.cut(a, b, $0.0, $0.1) }).sorted()
      for (from, to) in zip(cuts, cuts.dropFirst()) {
        for part in [0.25, 0.5, 0.75] {
          let share = from + (to - from) * part
          points.append(
            MapPoint(
              east: a.east + share * (b.east - a.east), north: a.north + share * (b.north - a.north)
            ))
        }
      }
    }
    return points
  }

  /// In the middle of the widest stretch, half-way up the highest step between corners.
  private var inside: MapPoint {
    let steps = corners.map(\.north).sorted()
    let step = zip(steps, steps.dropFirst()).max { $0.1 - $0.0 < $1.1 - $1.0 } ?? (0, 0)
    let north = (step.0 + step.1) / 2
    let crossings = edges.filter { ($0.0.north > north) != ($0.1.north > north) }.map { a, b in
      a.east + (north - a.north) / (b.north - a.north) * (b.east - a.east)
    }.sorted()
    let stretches = stride(from: 0, to: crossings.count - 1, by: 2).map {
      (crossings[$0], crossings[$0 + 1])
    }
    let widest = stretches.max { $0.1 - $0.0 < $1.1 - $1.0 } ?? (0, 0)
    return MapPoint(east: (widest.0 + widest.1) / 2, north: north)
  }

  /// Where on the way from a to b it crosses the way from c to d, as a share of it.
  private static func cut(_ a: MapPoint, _ b: MapPoint, _ c: MapPoint, _ d: MapPoint) -> Double? {
    let (x, y) = (b.east - a.east, b.north - a.north)
    let (u, v) = (d.east - c.east, d.north - c.north)
    let cross = x * v - y * u
    guard cross != 0 else { return nil }
    let share = ((c.east - a.east) * v - (c.north - a.north) * u) / cross
    let otherShare = ((c.east - a.east) * y - (c.north - a.north) * x) / cross
    return (0...1).contains(share) && (0...1).contains(otherShare) ? share : nil
  }
}
