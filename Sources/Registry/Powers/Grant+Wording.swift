public import Kernel

extension Grant {
  /// What is said to whoever gives or ends an office.
  public static let refusals: [Refusal.Reason: String] = [
    "grant.own": "不能给自己授权，请由别的负责人来办。",
    "grant.beyond": "只能授予自己也有的权限。",
    "grant.days": "结束的日子不能早于开始的日子。",
  ]
}
