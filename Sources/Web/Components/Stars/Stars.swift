/// A grade in five steps, each said in words, from 非常不满意 (1) to 非常满意 (5), the steps of 好差评 (国办发〔2019〕51号).
///
/// Nothing is preset: a grade that nobody gave is worth nothing.
public struct Stars: Component {
  /// The words of the grades, the worst first.
  public static let words = ["非常不满意", "不满意", "基本满意", "满意", "非常满意"]

  let name: String
  let chosen: Int?
  let label: String

  /// - Parameter chosen: 1 to 5, on a form that is shown again.
  public init(name: String, chosen: Int? = nil, label: String = "办得怎么样？") {
    self.name = name
    self.chosen = chosen
    self.label = label
  }

  public var html: HTML {
    """
    <fieldset class="stars"><legend>\(label)</legend><div class="grades">\
    \(each: 1...5, grade)</div></fieldset>
    """
  }

  private func grade(_ number: Int) -> HTML {
    """
    <div class="grade"><input type="radio" id="g-\(name)-\(number)" name="\(name)" \
    value="\(number)" required\(when: number == chosen, " checked")>\
    <label for="g-\(name)-\(number)">\(Stars.face(number))\(Stars.words[number - 1])</label></div>
    """
  }

  /// A face whose mouth follows the grade, for those who read with effort.
  private static func face(_ number: Int) -> HTML {
    let bend = [8, 11, 15, 19, 22][number - 1]
    let corner = 15 + (15 - bend) / 2
    return """
      <svg viewBox="0 0 24 24" width="32" height="32" aria-hidden="true" focusable="false">\
      <circle cx="12" cy="12" r="10"/><path d="M8.5 9v1M15.5 9v1M7.5 \(corner)\
      Q12 \(bend) 16.5 \(corner)"/></svg>
      """
  }
}
