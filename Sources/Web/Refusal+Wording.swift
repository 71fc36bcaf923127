public import Kernel

/// What is said to the reader of a refusal: what to do now, never only what went wrong.
public struct Sentences: Sendable {
  private let byReason: [Refusal.Reason: String]

  /// - Precondition: no reason has two sentences.
  public init(_ features: [Feature]) {
    var all = Sentences.own
    for feature in features {
      all.merge(feature.refusals) { _, _ in
        preconditionFailure("the feature \(feature.name) gives a second sentence to a reason")
      }
    }
    byReason = all
  }

  /// The sentence with the refusal's facts in its `{name}` holes.
  public func sentence(for refusal: Refusal) -> String {
    refusal.filled(into: byReason[refusal.reason] ?? Sentences.general(refusal.kind))
  }

  /// Which of the reasons would be answered with a sentence for all cases.
  public func missing(of reasons: [Refusal.Reason]) -> [Refusal.Reason] {
    reasons.filter { byReason[$0] == nil }
  }

  private static func general(_ kind: Refusal.Kind) -> String {
    switch kind {
    case .invalid: "填的内容有一处对不上，请检查后再交一次。"
    case .signIn: "这一页要先登录。请用社区给您的登录链接打开。"
    case .forbidden: "您现在的身份不能办这件事。需要的话，请打电话给社区。"
    case .notFound: "这里没有您要找的内容。请核对网址，或从首页重新进入。"
    case .conflict: "情况已经变了，请刷新页面看看现在的状态。"
    case .tooSoon: "还没到时候，请晚些再来。"
    case .tooLate: "已经过了期限。需要的话，请打电话给社区。"
    case .tooLarge: "内容太大了，请减少一些再交。"
    case .tooMany: "次数太多了，请过一会儿再试。"
    }
  }

  static let own: [Refusal.Reason: String] = [
    "filings.many": "这里短时间内提交得太多了，请过 {minutes} 分钟再来，急事请打电话。",
    "not-found": "这里没有您要找的内容。请核对网址或编号，或从首页重新进入。",
    "sign-in": "这一页要先登录。请用社区给您的登录链接打开；没有链接，请打电话给社区。",
    "power.missing": "您现在的身份没有这项权限。需要的话，请向社区负责人申请。",
    "method.wrong": "这个网址不能这样打开。请从首页重新进入。",
    "address.long": "网址太长了。请从首页重新进入。",
    "form.token": "这张表打开太久了，或者浏览器没有保存小文件（Cookie）。什么都没有改动，请核对后再交一次。",
    "form.origin": "这次提交是从别的网站发来的，没有受理。请在本站页面上重新填写。",
    "form.large": "内容太大了，最多 {most}。请减少文字或照片后再交。",
    "form.field": "这一栏太长了，最多 {kilobytes} KB。请写短一些，或把材料送到社区窗口。",
    "form.fields": "这张表的栏目太多，没有受理。请在本站页面上重新填写。",
    "form.parts": "一次附的文件太多，没有受理。请减少后再交。",
    "form.torn": "上传到一半断了，什么都没有收下。请检查网络后再交一次。",
    "form.encoding": "有看不懂的字符，没有受理。请删去特殊符号后再交；接口请用 UTF-8 编码。",
    "text.nul": "有看不懂的字符，没有受理。请删去特殊符号后再交。",
    "form.type": "不认识这种提交格式。请在本站页面上填写；接口请用 application/json。",
    "form.json": "JSON 写得不对：要一个不嵌套的对象，值为文字、数字或是否。",
    "form.key": "防重复编号（key）写得不对：要 16 到 64 位字母、数字或连字符。",
    "field.number": "这里要填一个整数。",
    "field.choice": "请从列表里选一项。",
    "attempts.many": "试错的次数太多了。为了安全，请过 {minutes} 分钟再试，或打电话给社区。",
    "sign-in.used": "这个登录链接已经用过了。每个链接只能用一次，请向社区要一个新的。",
    "sign-in.late": "这个登录链接已经过期，请向社区要一个新的。",
  ]
}
