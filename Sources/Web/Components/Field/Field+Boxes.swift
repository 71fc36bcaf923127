/// The boxes that answers are put into.
extension Field {
  func line(_ mode: InputMode, most: Int?) -> HTML {
    """
    <input class="box" id="\(id)" name="\(name)" \(mode.attributes) value="\(shown(mode))"\
    \(attribute: "maxlength", most.map(String.init))\(marks)>
    """
  }

  /// A password never comes back to the page.
  private func shown(_ mode: InputMode) -> String { mode == .password ? "" : value }

  /// The line break after the tag is taken away by browsers, so that one in the text stays
  /// (HTML, 13.1.2.5).
  func words(rows: Int, most: Int) -> HTML {
    """
    <textarea class="box" id="\(id)" name="\(name)" rows="\(rows)" maxlength="\(most)"\(marks)>
    \(value)</textarea>
    """
  }

  func choice(_ options: [Option], blank: String?) -> HTML {
    """
    <select class="box" id="\(id)" name="\(name)"\(marks)>\
    \(blank.map { "<option value=\"\">\($0)</option>" as HTML })\
    \(each: options, choice)</select>
    """
  }

  private func choice(_ option: Option) -> HTML {
    """
    <option value="\(option.value)"\(when: option.value == value, " selected")>\
    \(option.words)</option>
    """
  }

  func radios(_ options: [Option]) -> HTML {
    "\(each: options.enumerated(), { radio($0.element, number: $0.offset + 1) })"
  }

  private func radio(_ option: Option, number: Int) -> HTML {
    """
    <div class="option"><input type="radio" id="\(id)-\(number)" name="\(name)" \
    value="\(option.value)"\(when: option.value == value, " checked")\
    \(when: isRequired, " required")\
    \(when: option.hint != nil, " aria-describedby=\"\(id)-\(number)-hint\"")>\
    <label for="\(id)-\(number)">\(option.words)</label>\
    \(option.hint.map { "<p class=\"hint\" id=\"\(id)-\(number)-hint\">\($0)</p>" as HTML })</div>
    """
  }

  /// Browsers of telephones offer the camera too; the script makes the photos smaller before they
  /// are sent.
  func photos(most: Int) -> HTML {
    """
    <input class="box" type="file" id="\(id)" name="\(name)" accept="image/*" multiple \
    data-most="\(most)"\(marks)>
    """
  }

  func check(_ words: String) -> HTML {
    """
    <div class="field\(when: error != nil, " wrong")">\
    \(when: !label.isEmpty, "<p class=\"asked\">\(label)\(demand)</p>")\(said)\
    <div class="option"><input type="checkbox" id="\(id)" name="\(name)" value="1"\
    \(when: value == "1", " checked")\(marks)><label for="\(id)">\(words)</label></div></div>
    """
  }
}

extension Field.InputMode {
  /// The type of the box and the keys that a telephone shows for it.
  var attributes: HTML {
    switch self {
    case .text: "type=\"text\""
    case .numeric: "type=\"text\" inputmode=\"numeric\""
    case .tel: "type=\"tel\""
    case .email: "type=\"email\""
    case .search: "type=\"search\""
    case .day: "type=\"date\""
    case .password: "type=\"password\""
    }
  }
}
