/// One answer of a list of choices.
public struct Option: Sendable, Hashable {
  let value: String
  let words: String
  let hint: String?

  public init(value: String, words: String, hint: String? = nil) {
    self.value = value
    self.words = words
    self.hint = hint
  }
}
