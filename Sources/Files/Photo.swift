public import Kernel
public import Ledger

/// A photo that belongs to a matter.
///
/// It has no access rule of its own: whoever may see the matter may see its photos, and the pages of
/// the matter ask that first.
public struct Photo: Hashable, Sendable {
  public let id: PhotoID
  public let place: PlaceID
  public let matter: MatterID
  public let digest: PhotoDigest
  /// Pixels of the picture as it is kept.
  public let width: Int
  public let height: Int
  /// Bytes of the picture as it is kept.
  public let byteCount: Int
  public let at: Instant

  /// A matter has no more: four show what is wrong, and a page with more opens slowly on a phone.
  public static let mostOfAMatter = 4

  public enum Reason {
    public static let many: Refusal.Reason = "photo.many"
  }

  /// - Throws: ``Refusal`` `.invalid` "photo.many" where the matter has its four.
  static func checkRoom(after count: Int) throws(Refusal) {
    if count >= mostOfAMatter { throw .invalid(Reason.many, ["most": String(mostOfAMatter)]) }
  }
}

extension Verb {
  public static let photoAdded = Verb("photo.added")
}
