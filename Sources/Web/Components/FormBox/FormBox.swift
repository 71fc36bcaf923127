/// A form that is sent to a place of this program.
///
/// It cannot be made without the fields that guard it, so that no form is open to forgery or acts
/// twice when it is sent twice.
public struct FormBox: Component {
  let link: Link
  let fields: HTML
  let uploads: Bool
  let keepsDraft: Bool
  let content: HTML

  /// - Parameters:
  ///   - fields: the visit's `formFields`.
  ///   - uploads: whether files are sent along.
  ///   - keepsDraft: whether the browser's tab keeps what was typed until it is sent, for long
  ///     texts that must not be lost when a telephone rings.
  public init(
    to link: Link, fields: HTML, uploads: Bool = false, keepsDraft: Bool = false, body: HTML
  ) {
    self.link = link
    self.fields = fields
    self.uploads = uploads
    self.keepsDraft = keepsDraft
    content = body
  }

  public var html: HTML {
    """
    <form class="form" method="post" action="\(link)" accept-charset="utf-8"\
    \(when: uploads, " enctype=\"multipart/form-data\"")\(when: keepsDraft, " data-draft")>\
    \(fields)\(content)</form>
    """
  }
}
