import Testing

@testable import Text

@Suite struct MaskTests {
  @Test(arguments: [
    ("张三", "张*"), ("王小明", "王*明"), ("欧阳明月", "欧阳**"), ("欧阳锋", "欧阳*"), ("欧阳", "欧*"),
    ("王小小明", "王**明"), ("王 明", "王*"), ("买买提·艾力", "买买提·***"), ("李", "*"), ("", ""), ("  张三 ", "张*"),
    ("𠮷\u{E0100}野家", "𠮷\u{E0100}*家"), ("John Smith", "J***"),
  ])
  func names(_ name: String, _ masked: String) { #expect(Mask.name(name) == masked) }

  @Test func childrenAreSpokenOfByTheirSurname() {
    #expect(Mask.minor("张小宝") == "张某")
    #expect(Mask.minor("诸葛小宝") == "诸葛某")
  }

  @Test(arguments: [
    ("13812345678", "138****5678"), ("+86 138-1234-5678", "138****5678"),
    ("１３８１２３４５６７８", "138****5678"), ("0551-62345678", "0551-****5678"),
    ("010 6234 5678", "010-****5678"), ("62345678", "****5678"), ("12345", "****"), ("", ""),
  ])
  func phones(_ phone: String, _ masked: String) { #expect(Mask.phone(phone) == masked) }

  @Test func numbersAndMail() {
    #expect(Mask.idNumber("11010519491231002X") == "1****************X")
    #expect(Mask.idNumber("123") == "***")
    #expect(Mask.card("6222 0212 3456 7890") == "************7890")
    #expect(Mask.card("1234567") == "*******")
    #expect(Mask.email("zhang@example.com") == "z***@example.com")
    #expect(Mask.email("张三@example.com") == "张***@example.com")
    #expect(Mask.email("zhang") == "***")
    #expect(Mask.email("@example.com") == "***")
  }

  @Test(arguments: [
    ("幸福小区3栋2单元501室", "幸福小区3栋**单元**室"), ("天河路12号", "天河路**号"),
    ("三里街5号楼三单元二〇一室", "三里街5号楼**单元**室"), ("三门峡路A座", "三门峡路A座"),
    ("幸福小区3栋501", "幸福小区3栋**"), ("幸福小区3-2-501", "幸福小区**"), ("幸福小区３栋５０１", "幸福小区３栋**"),
    ("天河社区", "天河社区"), ("", ""),
  ])
  func addresses(_ address: String, _ masked: String) { #expect(Mask.address(address) == masked) }

  @Test(arguments: [
    ("请打13812345678找我", "请打138****5678找我"),
    ("138 1234 5678", "138 **** 5678"),
    ("１３８-１２３４-５６７８", "１３８-****-５６７８"),
    ("+8613812345678", "+861******5678"),
    ("电话0551-62345678转8", "电话055*-****5678转8"),
    ("13812345678 13912345678", "138****5678 139****5678"),
    ("身份证11010519491231002X。", "身份证1****************X。"),
    ("11010519491231002x", "1****************x"),
    ("110105 19491231 002X", "1***** ******** ***X"),
    ("1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X", "1 * * * * * * * * * * * * * * * * X"),
    ("110105491231002", "1*************2"),
    ("卡号6222021234567890128", "卡号***************0128"),
    ("6222 0212 3456 7890 128", "**** **** **** ***0 128"),
    ("1\u{200B}3812345678", "1\u{200B}38****5678"),
    ("1.13812345678", "1.138****5678"),
    ("box13812345678", "box138****5678"),
  ])
  func foundInText(_ text: String, _ masked: String) { #expect(Mask.text(text) == masked) }

  @Test(arguments: [
    "工单20241105001234", "2024-11-05 16:40", "110105194912310021", "6222021234567890123",
    "订单138123456789012345678", "热线12345，400-800-1234", "3栋2单元501室，每月1200元", "",
    "62.22021234567890128", "12812345678", "0000000000000000", "xxxxxxxxxxxxxxxxxxxx",
    "110105491331002",
  ])
  func leftAlone(_ text: String) { #expect(Mask.text(text) == text) }

  @Test func findingsSayWhatAndWhere() {
    let found = Mask.findings(in: "王：13812345678")
    #expect(found == [Mask.Finding(kind: .phone, scalars: 2..<13)])
    #expect(Mask.findings(in: "11010519491231002X").map(\.kind) == [.idNumber])
    #expect(Mask.findings(in: "6222021234567890128").map(\.kind) == [.card])
  }

  /// The time grows with the text and not with its square.
  @Test func aMillionDigitsAreReadOnce() {
    let spaced = String(repeating: "1 ", count: 200_000)
    #expect(Mask.text(spaced).utf8.count == spaced.utf8.count)
    let glued = String(repeating: "1", count: 500_000)
    #expect(Mask.text(glued) == glued)
  }
}
