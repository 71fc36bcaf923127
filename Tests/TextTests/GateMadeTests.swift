import Testing

@testable import Text

@Suite struct GateMadeTests {
  private struct Tally {
    var planted = 0
    var met = 0
    var found = 0
    var right = 0
    var recall: Double { planted == 0 ? 1 : Double(met) / Double(planted) }
    var precision: Double { found == 0 ? 1 : Double(right) / Double(found) }
  }

  /// Of what was planted nearly all is found, and nearly all that is found was planted, whatever the
  /// kind: a gate that misses leaks, and one that cries wolf is switched off.
  @Test(arguments: [UInt64(1), 20_260_401])
  func tenThousandDocuments(seed: UInt64) {
    var made = GateMade(seed: seed)
    var tallies: [String: Tally] = [:]
    for number in 0..<10_000 { Self.count(made.document(number), into: &tallies) }
    var all = Tally()
    for (kind, tally) in tallies.sorted(by: { $0.key < $1.key }) {
      all.planted += tally.planted
      all.met += tally.met
      all.found += tally.found
      all.right += tally.right
      Self.show("tally", kind, "\(tally)", "")
      #expect(tally.recall >= 0.99, "recall of \(kind): \(tally)")
      #expect(tally.precision >= 0.97, "precision of \(kind): \(tally)")
    }
    Self.show("tally", "all", "\(all)", "")
    #expect(all.planted > 9_000)
    #expect(all.recall >= 0.995, "\(all)")
    #expect(all.precision >= 0.98, "\(all)")
  }

  /// A plant is met where findings of its kind cover its digits; a finding is right where it lies
  /// within a plant of its kind, but for the word that follows it.
  private static func count(_ document: GateMade.Document, into tallies: inout [String: Tally]) {
    let found = Gate.findings(in: document.text).map { finding in
      (kind: finding.kind.rawValue, bytes: bytes(finding.range, document.text))
    }
    for plant in document.plants {
      tallies[plant.kind, default: Tally()].planted += 1
      let isMet = found.contains {
        $0.kind == plant.kind
          && $0.bytes.clamped(to: plant.bytes).count * 4 >= plant.bytes.count * 3
      }
      if isMet {
        tallies[plant.kind]?.met += 1
      } else {
        show("missed", plant.kind, plant.written, document.text)
      }
    }
    for finding in found {
      tallies[finding.kind, default: Tally()].found += 1
      let isRight = document.plants.contains {
        $0.kind == finding.kind && finding.bytes.overlaps($0.bytes)
      }
      if isRight {
        tallies[finding.kind]?.right += 1
      } else {
        show("wrong", finding.kind, "", document.text)
      }
    }
  }

  private static func show(_ what: String, _ kind: String, _ written: String, _ text: String) {
    #if GATE_SHOW
      print(what, kind, written.debugDescription, text.debugDescription)
    #endif
  }

  private static func bytes(_ range: Range<String.Index>, _ text: String) -> Range<Int> {
    let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    return start..<start + text.utf8.distance(from: range.lowerBound, to: range.upperBound)
  }
}
