import Foundation
public import Kernel

/// 网格边界文件: the outlines of a GeoJSON file (RFC 7946) by the names of their grids.
public struct OutlineFile: Sendable {
  public let outlines: [(name: String, outline: Outline)]

  /// More bytes than the outlines of a community take.
  public static let bytesMost = 1 << 22

  /// Reads a FeatureCollection of polygons, each with a property `name` or `code`.
  ///
  /// - Throws: ``Refusal`` `.tooLarge` "geojson.large"; `.invalid` "geojson.form" (no such file, or
  ///   a coordinate reference system of its own, which RFC 7946 has no more), "geojson.polygon"
  ///   (another shape, a hole, or several parts), "geojson.name" (none, or one twice), "outline.…"
  ///   as ``Outline/init(ring:)`` with the fact `feature`, counted from 1.
  public init(_ bytes: [UInt8]) throws(Refusal) {
    guard bytes.count <= OutlineFile.bytesMost else { throw Refusal(.tooLarge, "geojson.large") }
    guard let file = try? JSONDecoder().decode(Collection.self, from: Data(bytes)),
      file.type == "FeatureCollection", file.crs == nil
    else { throw .invalid("geojson.form", field: "outline") }
    var found: [(name: String, outline: Outline)] = []
    for (index, feature) in file.features.enumerated() {
      do throws(Refusal) {
        let name = try feature.name()
        guard !found.contains(where: { $0.name == name }) else {
          throw Refusal.invalid("geojson.name", field: "outline")
        }
        found.append((name, try feature.outline()))
      } catch {
        throw Refusal(
          error.kind, error.reason, field: error.field,
          error.facts.merging(["feature": String(index + 1)]) { $1 })
      }
    }
    outlines = found
  }
}

private struct Collection: Decodable {
  let type: String
  let features: [Feature]
  let crs: Other?
}

/// A member whose presence alone matters.
private struct Other: Decodable {
  init(from decoder: any Decoder) throws {}
}

private struct Feature: Decodable {
  struct Properties: Decodable {
    let name: String?
    let code: String?
  }

  struct Geometry: Decodable {
    let type: String
    let rings: [[[Double]]]

    private enum Member: String, CodingKey { case type, coordinates }

    init(from decoder: any Decoder) throws {
      let members = try decoder.container(keyedBy: Member.self)
      type = try members.decode(String.self, forKey: .type)
      rings =
        type == "Polygon" ? try members.decode([[[Double]]].self, forKey: .coordinates) : []
    }
  }

  let properties: Properties?
  let geometry: Geometry?

  func name() throws(Refusal) -> String {
    guard let name = properties?.name ?? properties?.code, !name.isEmpty else {
      throw .invalid("geojson.name", field: "outline")
    }
    return name
  }

  func outline() throws(Refusal) -> Outline {
    guard let rings = geometry?.rings, rings.count == 1 else {
      throw .invalid("geojson.polygon", field: "outline")
    }
    var ring: [Position] = []
    for pair in rings[0] {
      // A third number is the height, which a border does not have (RFC 7946, 3.1.1).
      guard (2...3).contains(pair.count) else {
        throw .invalid("outline.position", field: "outline")
      }
      ring.append(try Position(east: pair[0], north: pair[1]))
    }
    return try Outline(ring: ring)
  }
}
