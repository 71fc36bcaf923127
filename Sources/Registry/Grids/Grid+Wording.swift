public import Kernel

extension GridCode {
  /// What is said to whoever numbers grids or draws their borders.
  public static let refusals: [Refusal.Reason: String] = [
    "grid-code.digits": "网格编码应当是 15 位数字：县级 6 位、街道 3 位、社区 3 位、网格 3 位。",
    "grid-code.community": "编码的前 12 位不是一个社区的代码，请核对。",
    "grid-code.number": "网格的顺序号应当在 001 到 999 之间。",
    "grid-code.later": "这个网格已经有同一天或更晚的编码，不能再往前加。",
    "grid-code.taken": "这个编码已经给了另一个网格，请换一个。",
    "grid-code.elsewhere": "编码的前 12 位不是本社区的代码，请核对。",
    "outline.position": "坐标不在国内。请先写经度、再写纬度，单位是度。",
    "outline.open": "边界没有闭合：最后一个点要和第一个点相同。",
    "outline.corners": "边界至少要有 3 个角，最多 1000 个角。",
    "outline.wide": "边界太大了，不像一个社区里的网格，请核对坐标。",
    "outline.crossing": "边界自己和自己相交或重叠，请改画后再试。",
    "outline.later": "这个网格已经有同一天或更晚的边界，不能再往前加。",
    "outline.overlap": "边界占到了另一个网格的地方，请改画后再试。",
    "geojson.large": "边界文件太大，最多 4 MB。",
    "geojson.form": "读不懂这个文件。请用 GeoJSON 的 FeatureCollection，坐标用 2000 国家大地坐标系。",
    "geojson.polygon": "每个网格只能有一块完整的面，不能有洞，也不能分成几块。",
    "geojson.name": "每个网格都要有名称，而且不能重名。",
  ]
}
