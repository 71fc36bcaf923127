import Kernel
import Registry

/// The places of an installation that has several.
struct PlacesPage: Page {
  let places: [Place]

  var title: String { "选择社区" }

  var body: HTML {
    """
    <h1>您要去哪个社区？</h1>\
    <ul>\(each: places, { "<li><a href=\"\(Link($0.id, ""))\">\($0.name)</a></li>" })</ul>
    """
  }

  func write(to json: inout JSON) {
    json.object {
      $0.list("places", places) { json, place in
        json.object {
          $0.field("id", place.id)
          $0.field("name", place.name)
        }
      }
    }
  }
}
