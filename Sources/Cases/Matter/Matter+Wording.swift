public import Kernel
import Web

extension Matter.State {
  /// What a neighbour would call it.
  public var wording: String {
    switch self {
    case .filed: "等待受理"
    case .accepted: "已受理"
    case .dispatched: "办理中"
    case .replied: "已答复"
    case .closed: "已办结"
    case .declined: "不予受理"
    case .withdrawn: "已撤回"
    }
  }
}

extension Matter.Step {
  /// What stands on the button.
  public var wording: String {
    switch self {
    case .accept: "受理"
    case .decline: "不予受理"
    case .dispatch: "转办"
    case .extend: "延长办理时间"
    case .reply: "答复"
    case .close: "办结"
    case .withdraw: "撤回"
    }
  }

  /// What comes next, as the filer reads it.
  public var promise: String {
    switch self {
    case .accept: "社区受理，或者说明不受理的理由"
    case .decline: "社区说明不受理的理由"
    case .dispatch: "转给承办单位"
    case .extend: "延长办理时间"
    case .reply: "承办单位办理并答复您"
    case .close: "社区办结，请您评价"
    case .withdraw: "您撤回"
    }
  }
}

extension Matter.Grade {
  /// The five steps of 好差评 (国办发〔2019〕51号).
  public var wording: String { Stars.words[rawValue - 1] }
}

extension MatterStep {
  /// The line as the filer reads it.
  public var wording: String {
    switch kind {
    case .filed: "您反映了这件事"
    case .accept: "社区已受理"
    case .decline: "社区没有受理，理由如下"
    case .dispatch: "转给\(body ?? "承办单位")办理"
    case .extend: "办理时间延长一次，理由如下"
    case .reply: "\(body ?? "社区")答复"
    case .close: "社区办结，等您评价"
    case .withdraw: "您撤回了这件事"
    case .graded: "您做了评价"
    case .added: "您补充说明"
    case .imported: "从原系统转入"
    }
  }

  /// The line as an office reads it.
  public var officeWording: String {
    switch kind {
    case .filed: "居民反映"
    case .accept: "受理"
    case .decline: "不予受理，理由如下"
    case .close: "办结，等居民评价"
    case .withdraw: "居民撤回"
    case .graded: "居民评价"
    case .added: "居民补充说明"
    case .dispatch, .extend, .reply, .imported: wording
    }
  }
}

extension FilerContact.Purpose {
  public var wording: String {
    switch self {
    case .ask: "询问情况"
    case .visit: "约定上门"
    case .reply: "告知结果"
    }
  }
}

extension Matter {
  /// The sentence of each refusal, saying what to do now.
  public static let refusals: [Refusal.Reason: String] = [
    "filing.words-short": "请用一句话说清是什么事，至少 5 个字。",
    "filing.spot": "请写一下在哪里，例如“7 号楼 2 单元门口”。",
    "filing.building": "没有找到这栋楼，请重新选择，或者选“不清楚”。",
    "filing.name": "称呼请写 30 个字以内，不愿意留可以空着。",
    "filing.telephone": "电话号码看起来不对，请写 7 到 15 位数字；不愿意留可以空着。",
    "text.long": "写得太长了：最多 {most} 个字，现在有 {count} 个字。请删短一些，或者分两次提交。",
    "text.control": "文字里有看不见的特殊符号，请删去后重新输入，不要直接粘贴。",
    "matter.code": "编号或者查询码不对，请对照回执再输入一次。查询码是 6 位数字和字母。",
    "matter.step": "这件事已经走到下一步了，请刷新页面看最新情况。",
    "matter.ended": "这件事已经结束，不能再补充。如有新情况，请重新反映。",
    "matter.not-closed": "这件事还没有办结，办结后再请您评价。",
    "matter.graded": "您已经评价过了，谢谢。",
    "matter.grade-late": "评价的时间已经过了（到 {due} 为止）。如不满意，请重新反映或者打电话给社区。",
    "matter.extended-already": "办理时间只能延长一次，这件事已经延长过。",
    "extend.late": "期限已过，不能再延长。请尽快答复。",
    "extend.words": "请写明为什么要延长，居民会看到。",
    "decline.words": "请写明不受理的理由，以及应该找哪里。",
    "reply.words": "请写明办理情况，居民会看到。",
    "dispatch.body": "请选择一个承办单位。",
    "add.words": "请写下要补充的内容。",
    "add.many": "补充已满 20 次，请打电话给社区。",
    "grade.choice": "请在五档里选一档。",
  ]
}
