import Cases
import Kernel
import Store
import TestKit
import Testing

/// Each map that ships reads a table of its form. The rows are written here.
@Suite struct ShippedMapTests {
  @Test(arguments: Engines.available)
  func mailboxWithReplies(engine: Engine) async throws {
    let matters = try await imported(
      """
      id,user,title,time,body,reply,reply_time
      1,甲,路灯不亮,2019/4/24 16:03:40,"
      	七号楼前的路灯坏了
      ",已修好,2019/5/4 9:00:00
      2,乙,电梯停了,2019-04-25 08:00:01,停了三天,已修好,2019/4/26 8:00:01

      """, map: "teddy2020c", key: "id", zone: "Asia/Shanghai", engine)
    #expect(matters.map(\.state) == [.closed, .closed])
    #expect(matters[0].words == "路灯不亮\n七号楼前的路灯坏了")
    #expect(matters[1].filedAt.iso8601 == "2019-04-25T08:00:01+08:00")
    #expect(matters[1].repliedAt == matters[1].filedAt.advanced(hours: 24))
  }

  @Test(arguments: Engines.available, ["hoboken_publicstuff", "nyc_publicstuff"])
  func requestsWithSecondsSince1970(engine: Engine, map: String) async throws {
    let matters = try await imported(
      """
      ID,Title,Description,Status,Address,Location,Date Created
      1,Lamp,NA,submitted,9 Elm St,,1538492521
      2,Lamp,It is out,received,NA,"Elm, NJ",1538492522
      3,Lamp,It is out,in progress,9 Elm St,"Elm, NJ",1538492523
      4,Lamp,Lamp,completed,,,1538492524
      5,Lamp,Lamp,other,,,1538492525

      """, map: map, key: "ID", zone: "America/New_York", engine)
    #expect(matters.map(\.state) == [.filed, .accepted, .dispatched, .closed, .accepted])
    #expect(matters.map(\.words) == ["Lamp", "Lamp\nIt is out", "Lamp\nIt is out", "Lamp", "Lamp"])
    #expect(matters[2].spot == "9 Elm St，Elm, NJ")
    #expect(matters[0].filedAt.milliseconds == 1_538_492_521_000)
  }

  @Test(arguments: Engines.available)
  func requestsClosedBeforeTheyWereMade(engine: Engine) async throws {
    let matters = try await imported(
      """
      Unique Key,Created Date,Closed Date,Complaint Type,Descriptor,Location Type,\
      Incident Address,City,Borough,Status,Resolution Description
      1,01/22/2018 12:00:00 AM,11/28/2017 12:00:00 AM,Rodent,Rat,N/A,9 ELM,KINGS,KINGS,Pending,Seen
      2,01/22/2018 12:00:00 AM,01/24/2018 10:18:29 PM,Rodent,Rat,N/A,9 ELM,KINGS,KINGS,Closed,Done
      3,01/22/2018 12:00:00 AM,,Rodent,Rat,House,,,Unspecified,Assigned,

      """, map: "nyc_socrata", key: "Unique Key", zone: "America/New_York", engine)
    #expect(matters.map(\.state) == [.accepted, .closed, .dispatched])
    #expect(matters.map(\.isDoubtful) == [true, false, false])
    #expect(matters[1].closedAt?.iso8601 == "2018-01-25T11:18:29+08:00")
    #expect(matters[2].words == "Rodent\nRat\nHouse" && matters[2].spot == "原表未写地点")
  }

  private func imported(
    _ text: String, map: String, key: String, zone: String, _ engine: Engine
  ) async throws -> [Matter] {
    var desk = try await Desk.open(engine)
    desk.order = MatterImport(
      map: try MatterMap.shipped(map), key: key, zone: try Zone(zone), place: desk.place)
    let tally = try await desk.run(text)
    #expect(tally.refusals.isEmpty)
    return try await desk.matters()
  }
}
