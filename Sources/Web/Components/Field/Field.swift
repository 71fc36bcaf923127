/// One question of a form: its label, what it means, what was wrong with the last answer.
///
/// The label says what is asked before the box, and stays when the box is filled. What must be
/// answered says so in words, since a star is a riddle. An error stands beside its box and is read
/// with it, and the page opens there.
public struct Field: Component {
  /// What kind of answer is asked for.
  public enum Kind: Sendable {
    /// One line. - `most`: characters.
    case line(inputMode: InputMode = .text, most: Int? = nil)
    /// As many words as are needed. - `most`: characters, counted on the page.
    case words(rows: Int = 5, most: Int = 2000)
    /// One of many. - `blank`: what stands there before a choice is made.
    case choice([Option], blank: String? = nil)
    /// One of few, all in sight; nothing is preset unless the field has a value.
    case radios([Option])
    /// Photos from a camera or the album, up to `most`.
    case photos(most: Int = 6)
    /// Yes when ticked, with the value `1`.
    case check(String)
    /// Carried along unseen.
    case hidden

    /// One line of anything.
    public static var line: Kind { .line() }
  }

  /// What a line holds, so that a telephone shows the right keys.
  public enum InputMode: Sendable {
    case text, numeric, tel, email, search, day, password
  }

  let name: String
  let label: String
  let kind: Kind
  let value: String
  let hint: String?
  let error: String?
  let isRequired: Bool
  let autocomplete: String?
  let id: String

  /// - Parameters:
  ///   - hint: said under the label, before the answer.
  ///   - error: what was wrong and what to do about it.
  ///   - autocomplete: the token by which a browser knows the answer (HTML, 4.10.18.7).
  ///   - id: needed where a page has two fields of one name.
  public init(
    _ name: String, label: String, kind: Kind = .line, value: String = "", hint: String? = nil,
    error: String? = nil, required: Bool = false, autocomplete: String? = nil, id: String? = nil
  ) {
    self.name = name
    self.label = label
    self.kind = kind
    self.value = value
    self.hint = hint
    self.error = error
    isRequired = required
    self.autocomplete = autocomplete
    self.id = id ?? "f-" + name
  }

  public var html: HTML {
    switch kind {
    case .line(let mode, let most): labelled(line(mode, most: most))
    case .words(let rows, let most): labelled(words(rows: rows, most: most))
    case .choice(let options, let blank): labelled(choice(options, blank: blank))
    case .photos(let most): labelled(photos(most: most))
    case .radios(let options): grouped(radios(options))
    case .check(let words): check(words)
    case .hidden: "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
    }
  }

  /// The box with its label; what else is said is tied to the box by ``described``.
  private func labelled(_ box: HTML) -> HTML {
    """
    <div class="field\(when: error != nil, " wrong")">\
    <label for="\(id)">\(label)\(demand)</label>\(said)\(box)</div>
    """
  }

  /// A group of boxes under one question.
  private func grouped(_ boxes: HTML) -> HTML {
    """
    <fieldset class="field\(when: error != nil, " wrong")" id="\(id)" role="radiogroup"\
    \(described)\(when: error != nil, " aria-invalid=\"true\"")>\
    <legend>\(label)\(demand)</legend>\(said)<div class="options">\(boxes)</div></fieldset>
    """
  }

  /// Whether an answer must be given, in words.
  var demand: HTML {
    isRequired ? " <span class=\"must\">必填</span>" : ""
  }

  /// The hint and the error, in the order in which they are read.
  var said: HTML {
    """
    \(hint.map { "<p class=\"hint\" id=\"\(id)-hint\">\($0)</p>" as HTML })\
    \(error.map { "<p class=\"error\" id=\"\(id)-error\">\($0)</p>" as HTML })
    """
  }

  /// Ties hint and error to the box or group that they speak of.
  var described: HTML {
    switch (hint, error) {
    case (nil, nil): ""
    case (_, nil): " aria-describedby=\"\(id)-hint\""
    case (nil, _): " aria-describedby=\"\(id)-error\""
    default: " aria-describedby=\"\(id)-error \(id)-hint\""
    }
  }

  /// What every box says of itself.
  var marks: HTML {
    """
    \(described)\(when: isRequired, " required")\
    \(when: error != nil, " aria-invalid=\"true\"")\
    \(attribute: "autocomplete", autocomplete)
    """
  }
}
