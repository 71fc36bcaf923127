public import Kernel

extension Account {
  /// What is said to whoever signs in with a password or sets one.
  public static let refusals: [Refusal.Reason: String] = [
    "account.wrong": "账号、密码或动态码不对。请核对后再试；忘了密码，请向社区主任要一个新的登录链接。",
    "account.wait": "试错的次数太多了。请过 {minutes} 分钟再试。用过的电脑或手机不受别人试错的影响。",
    "account.no-office": "密码是对的，但您今天没有在任的职务。请联系社区主任。",
    "account.none": "您还没有设置密码。请先设置密码。",
    "account.login": "登录名要 3 到 20 位，用小写字母、数字、点或连字符，以字母开头。",
    "account.login-taken": "这个登录名已经有人用了，请换一个。",
    "account.proof": "为了安全，请先再输一次密码；没有密码的，请向社区主任要一个新的登录链接。",
    "account.password": "密码不对，请再输一次。",
    "password.again": "两次输入的密码不一样，请再输一次。",
    "password.short": "密码太短了，至少 {least} 位。可以用几个不相干的词连起来。",
    "password.long": "密码太长了，最多 {most} 位。",
    "password.common": "这个密码太常见，很容易被猜到，请换一个。",
    "password.plain": "密码不能只是重复、连着的字或者一串数字，请换一个。",
    "password.own": "密码里不要用姓名、登录名、电话或社区名称，请换一个。",
    "codes.none": "还没有开始设置动态码，请从头设置。",
    "codes.wrong": "动态码不对，或者已经过时。请看手机上现在的 6 位数字；手机的时间要准。",
  ]
}
