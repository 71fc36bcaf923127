// swift-format-ignore-file
// Written by bin/embed; do not edit.

extension Embedded {
  /// The seal in the browser's tab, from assets/seal.svg.
  static let favicon = #"""
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1d1c1a"/><g fill="none" stroke="#faf8f4" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"><path d="M7 7.5l2.6 2M5.8 13.6l2.6 1.8M6.4 25l3.2-5.6"/><path d="M18.4 6.4l-3.6 7.2 10-.9M22.2 9l3.6 4.6"/><path d="M15.2 17.6h9.6v7.6h-9.6z"/></g></svg>
"""#
}
