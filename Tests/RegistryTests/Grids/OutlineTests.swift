import Kernel
import Registry
import Testing

/// Goal: a border that cannot be a grid's is refused by name, and ground belongs to one grid.
@Suite struct OutlineTests {
  @Test func aCodeHasItsParts() throws {
    let code = try GridCode("990101001007042")
    #expect(code.community == "990101001007")
    #expect(code.number == 42)
    #expect(try GridCode(try DivisionCode("990101001007"), number: 42) == code)
  }

  @Test(arguments: [
    ("99010100100704", "grid-code.digits"), ("9901010010070421", "grid-code.digits"),
    ("99010100100704x", "grid-code.digits"), ("９９０１０１００１００７０４２", "grid-code.digits"),
    ("990101001000042", "grid-code.community"), ("000101001007042", "grid-code.community"),
    ("990101001007000", "grid-code.number"),
  ])
  func whatIsNoGridCodeIsRefused(text: String, reason: String) {
    #expect(throws: Refusal.invalid(.init(reason), field: "code")) { try GridCode(text) }
  }

  @Test(arguments: [0, 1000]) func numbersEndAt999(number: Int) throws {
    let community = try DivisionCode("990101001007")
    #expect(throws: Refusal.invalid("grid-code.number", field: "code")) {
      try GridCode(community, number: number)
    }
  }

  /// West before east; one above the other, north before south, though no two lie exactly so.
  @Test func numbersGoEastThenSouth() throws {
    let centres = try [
      GridID(1): Position(east: 117.3105, north: 32.92),
      GridID(2): Position(east: 117.3002, north: 32.91),
      GridID(3): Position(east: 117.3007, north: 32.93),
      GridID(4): Position(east: 117.3105, north: 32.92),
    ]
    let codes = try GridCode.number(centres, in: try DivisionCode("990101001007"))
    #expect(codes.mapValues(\.number) == [GridID(3): 1, GridID(2): 2, GridID(1): 3, GridID(4): 4])
  }

  /// 0.01° square in the middle of 北纬 32.92°: the degrees of CGCS2000 there are 93,551.9 m and
  /// 110,888.3 m long (Snyder's series for the lengths of a degree).
  @Test func theAreaIsInSquareMetres() throws {
    let square = try outline(117.30, 32.915, 117.31, 32.925)
    let latitude = 32.92 * Double.pi / 180
    let exact = OutlineTests.degrees(at: latitude).east * OutlineTests.degrees(at: latitude).north
    #expect(abs(Double(square.squareMetres) - exact * 1e-4) < exact * 1e-4 / 1000)
    #expect(abs(square.centre.longitude - 1_173_050_000) <= 1)
    #expect(abs(square.centre.latitude - 329_200_000) <= 1)
  }

  @Test func aBorderIsTheSameEitherWayRound() throws {
    let ring = try positions([(117.30, 32.91), (117.31, 32.91), (117.31, 32.92), (117.30, 32.91)])
    let (one, other) = (try Outline(ring: ring), try Outline(ring: ring.reversed()))
    #expect(Set(one.corners) == Set(other.corners))
    #expect(one.squareMetres == other.squareMetres)
  }

  @Test(
    arguments: [
      ([(117.0, 32.0), (117.1, 32.0), (117.1, 32.1)], "outline.open"),
      ([(117.0, 32.0), (117.1, 32.0), (117.0, 32.0)], "outline.corners"),
      ([], "outline.open"),
      // A bow tie, a needle, a line that comes back, a corner on an edge.
      (
        [(117.0, 32.0), (117.1, 32.1), (117.1, 32.0), (117.0, 32.1), (117.0, 32.0)],
        "outline.crossing"
      ),
      ([(117.0, 32.0), (117.1, 32.0), (117.2, 32.0), (117.0, 32.0)], "outline.crossing"),
      (
        [(117.0, 32.0), (117.1, 32.0), (117.1, 32.1), (117.1, 32.0), (117.0, 32.0)],
        "outline.crossing"
      ),
      (
        [
          (117.0, 32.0), (117.2, 32.0), (117.2, 32.2), (117.1, 32.0), (117.0, 32.2), (117.0, 32.0),
        ], "outline.crossing"
      ),
      ([(117.0, 32.0), (117.6, 32.0), (117.6, 32.1), (117.0, 32.0)], "outline.wide"),
    ] as [([(Double, Double)], String)])
  func aBorderThatIsNoneIsRefused(ring: [(Double, Double)], reason: String) throws {
    let found = try positions(ring)
    do throws(Refusal) {
      _ = try Outline(ring: found)
      Issue.record("\(ring) was taken")
    } catch { #expect(error.reason.code == reason) }
  }

  @Test func coordinatesInTheWrongOrderAreRefused() {
    #expect(throws: Refusal.invalid("outline.position", field: "outline")) {
      try Position(east: 32.9, north: 117.3)
    }
    #expect(throws: Refusal.invalid("outline.position", field: "outline")) {
      try Position(east: .nan, north: 32.9)
    }
  }

  @Test func aPointIsInsideOrOnTheBorder() throws {
    let bent = try Outline(
      ring: try positions([
        (117.0, 32.0), (117.3, 32.0), (117.3, 32.3), (117.2, 32.3), (117.2, 32.1), (117.0, 32.1),
        (117.0, 32.0),
      ]))
    for (east, north, isInside) in [
      (117.1, 32.05, true), (117.25, 32.2, true), (117.1, 32.2, false), (117.0, 32.05, true),
      (117.2, 32.2, true), (117.3, 32.3, true), (117.4, 32.1, false), (116.9, 32.1, false),
      (117.25, 32.1, true), (116.9, 32.0, false),
    ] {
      let point = try Position(east: east, north: north)
      #expect(bent.contains(point) == isInside, "\(east), \(north)")
    }
  }

  @Test func groundBelongsToOneGrid() throws {
    let one = try outline(117.30, 32.91, 117.31, 32.92)
    for (name, other, isOver) in try [
      ("beside", outline(117.31, 32.91, 117.32, 32.92), false),
      ("at a corner", outline(117.31, 32.92, 117.32, 32.93), false),
      ("beside, longer", outline(117.31, 32.90, 117.32, 32.93), false),
      ("far", outline(117.41, 32.91, 117.42, 32.92), false),
      ("the same", one, true),
      ("within", outline(117.303, 32.913, 117.306, 32.916), true),
      ("around", outline(117.29, 32.90, 117.32, 32.93), true),
      ("across, no corner inside", outline(117.29, 32.913, 117.32, 32.916), true),
      ("half of it, on its border", outline(117.30, 32.91, 117.305, 32.92), true),
      ("at one side by 2 m", outline(117.30998, 32.91, 117.32, 32.92), true),
      ("at one side by 20 cm", outline(117.309998, 32.91, 117.32, 32.92), false),
    ] {
      #expect(one.overlaps(other) == isOver, "\(name)")
      #expect(other.overlaps(one) == isOver, "\(name), asked the other way")
    }
  }

  private func outline(_ west: Double, _ south: Double, _ east: Double, _ north: Double) throws
    -> Outline
  {
    try Outline(
      ring: positions([(west, south), (east, south), (east, north), (west, north), (west, south)]))
  }

  private func positions(_ pairs: [(Double, Double)]) throws -> [Position] {
    try pairs.map { try Position(east: $0.0, north: $0.1) }
  }

  /// Metres of a degree by the series that surveyors' tables use, on WGS 84.
  private static func degrees(at latitude: Double) -> (east: Double, north: Double) {
    (
      111_412.84 * latitude.cosine - 93.5 * (3 * latitude).cosine + 0.118 * (5 * latitude).cosine,
      111_132.92 - 559.82 * (2 * latitude).cosine + 1.175 * (4 * latitude).cosine
    )
  }
}

extension Double {
  /// The series of the cosine, so that no library is needed; good for the angles here.
  fileprivate var cosine: Double {
    var (term, sum) = (1.0, 1.0)
    for step in 1...20 {
      term *= -self * self / Double((2 * step - 1) * 2 * step)
      sum += term
    }
    return sum
  }
}
