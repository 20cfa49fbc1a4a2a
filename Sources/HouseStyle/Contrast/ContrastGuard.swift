import AreaMaps
import IndicatorSchema

/// Complains of colours that a reader with weak sight could not tell apart.
struct ContrastGuard {
  let colours: StyleColours
  /// Where the file gives a colour.
  let given: [ColourRole: Place]
  /// Colours of which nothing can be said.
  let unreadable: Set<ColourRole>
  /// Where the colours stand.
  let place: Place

  /// One complaint for each colour that something is wrong with, in the order of the roles.
  func check(into diagnostics: inout Diagnostics) {
    let findings = colours.contrastFindings.filter { unreadable.isDisjoint(with: $0.roles) }
    // The standard colours go together, so that one of each two is the user's.
    let blamed = Dictionary(grouping: findings) { finding in
      finding.roles.first { given[$0] != nil } ?? finding.front
    }
    for role in ColourRole.allCases {
      guard let findings = blamed[role] else { continue }
      diagnostics.add(
        Diagnostic(
          .invalidValue, findings.map(text).joined(separator: "; "), at: given[role] ?? place,
          hint: hint(role, findings)))
    }
  }

  private func text(_ finding: ContrastFinding) -> String {
    let (front, back) = (named(finding.front), named(finding.back))
    let (found, needed) = (finding.found.hundredths, finding.needed.hundredths)
    switch finding.measure {
    case .text: return "\(front) on \(back) has a contrast of \(found), and text needs \(needed)"
    case .shape: return "\(front) on \(back) has a contrast of \(found), and shapes need \(needed)"
    case .step: return "\(front) beside \(back) is \(found) times as dark, and has to be \(needed) times"
    case .sides:
      return "\(front) and \(back) look the same to who is colour blind: \(found) apart, and need \(needed)"
    }
  }

  private func named(_ role: ColourRole) -> String { "'\(role.name)' (\(colours[role].hex))" }

  private func named(_ ground: ContrastRule.Ground) -> String {
    switch ground {
    case .role(let role): named(role)
    case .printedPage: "a printed page (\(Colour.white.hex))"
    case .halo: "what is around it (\(Colour.white.hex))"
    }
  }

  private func hint(_ role: ColourRole, _ findings: [ContrastFinding]) -> String {
    if let nearest = colours.nearestThatWorks(for: role) {
      return "the nearest '\(role.name)' that works is \"\(nearest.hex)\""
    }
    for other in findings.flatMap(\.roles) where other != role {
      guard let nearest = colours.nearestThatWorks(for: other) else { continue }
      return "no lighter or darker one works; the nearest '\(other.name)' that does is \"\(nearest.hex)\""
    }
    return
      "no lighter or darker one works beside the other colours; choose another hue, or change those first"
  }
}

extension Double {
  /// Cut off after hundredths, so that what fails never looks as if it passed.
  var hundredths: String {
    guard let whole = Int(exactly: (self * 100).rounded(.down)) else { return "0" }
    let rest = whole % 100
    return rest == 0 ? "\(whole / 100)" : "\(whole / 100)." + (rest < 10 ? "0" : "") + "\(rest)"
  }
}
