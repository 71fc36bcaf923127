import CPQ
package import Kernel

extension Fault {
  /// What the server answered: its main sentence and code. The detail is left out, since it quotes
  /// the values of the row.
  init(postgres result: OpaquePointer?, _ statement: String) {
    func field(_ code: Character) -> String {
      PQresultErrorField(result, Int32(code.asciiValue!)).map { String(cString: $0) } ?? ""
    }
    let state = field("C")
    let sentence = field("M")
    self.init(Fault.kind(ofState: state), "PostgreSQL \(state): \(sentence) in: \(statement)")
  }

  /// By the codes of PostgreSQL's appendix A.
  package static func kind(ofState state: String) -> Kind {
    switch state {
    case "53100": .diskFull
    case "57014", "55P03", "40001", "40P01", "53300": .busy
    case "57P01", "57P02", "57P03", "": .unreachable
    case _ where state.hasPrefix("08"): .unreachable
    default: .broken
    }
  }
}
