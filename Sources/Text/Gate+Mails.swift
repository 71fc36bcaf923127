extension Gate.Reading {
  /// E-mail addresses around each @, also written with full-width signs.
  func mails() -> [Gate.Span] {
    ats.compactMap { at in
      var start = at
      while start > 0, isMail(start - 1) { start -= 1 }
      var end = at + 1
      while isMail(end) { end += 1 }
      while end > at + 1, signs[end - 1].mark != .letter { end -= 1 }
      guard start < at, let dot = (at + 1..<end).last(where: { scalar($0) == "." }),
        dot > at + 1, end - dot > 2, (dot + 1..<end).allSatisfy({ mark($0) == .letter })
      else { return nil }
      return Gate.Span(kind: .email, signs: start..<end, masked: Mask.email(string(start..<end)))
    }
  }

  private func isMail(_ place: Int) -> Bool {
    switch mark(place) {
    case .letter, .digit, .hyphen: true
    default: scalar(place) == "." || scalar(place) == "+" || scalar(place) == "%"
    }
  }
}
