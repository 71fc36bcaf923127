public import Files
import Kernel

extension Visit {
  /// Puts the pictures of a form on the shelf, before any transaction begins.
  ///
  /// A browser sends an empty file where none was chosen; it is passed over.
  ///
  /// - Throws: ``Refusal`` `.invalid` "photo.many" and what reading a picture refuses, all for the
  ///   field.
  public func keepPictures(_ field: String, most: Int) async throws -> [KeptPicture] {
    let files = form.files.filter { $0.field == field && !$0.bytes.isEmpty }
    guard files.count <= most else {
      throw Refusal.invalid("photo.many", field: field, ["most": String(most)])
    }
    var kept: [KeptPicture] = []
    for file in files {
      do { kept.append(try await photos.keep(file.bytes, for: mandate.place)) } catch {
        guard let refusal = error as? Refusal else { throw error }
        throw Refusal(refusal.kind, refusal.reason, field: field, refusal.facts)
      }
    }
    return kept
  }

  /// A photo's bytes, small where the address asks for it. Only asked for after its matter was.
  public func show(_ photo: Photo) throws -> Answer {
    let small = query["small"] == "1"
    guard let bytes = try photos.open(photo.digest, in: mandate.place, thumbnail: small) else {
      throw Refusal.notFound
    }
    return .bytes(bytes, type: "image/jpeg")
  }
}
