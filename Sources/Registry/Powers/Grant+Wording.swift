public import Kernel

extension Grant {
  /// What is said to whoever gives or ends an office.
  public static let refusals: [Refusal.Reason: String] = [
    "grant.own": "不能给自己授权，请由别的负责人来办。",
    "grant.beyond": "只能授予自己也有的权限和范围。",
    "grant.reach": "这个人在这个单位已经有另一个范围的职务，请先结束那个职务，或者换一个单位。",
    "grant.days": "结束的日子不能早于开始的日子。",
  ]
}
