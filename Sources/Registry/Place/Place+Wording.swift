public import Kernel

extension Place {
  /// What is said to whoever founds a place or enters what lies in it.
  public static let refusals: [Refusal.Reason: String] = [
    "place.exists": "这个编号已经有一个地方了，请换一个编号。",
    "place.name": "请写这个地方的名称。",
    "place.telephone": "请写居民能打通的电话。",
    "place.code": "代码的位数不对，应当是 {digits} 位数字。",
    "place.code-day": "这一天已经登记过一个代码。",
    "name.empty": "请写名称。",
    "name.long": "名称太长了，最多 {most} 个字。",
    "home.number": "这个门牌号已经登记过了。",
    "building.grouped-later": "这栋楼已经有更晚的划分，不能再往前加。",
  ]
}
