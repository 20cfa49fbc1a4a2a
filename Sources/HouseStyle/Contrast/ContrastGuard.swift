import AreaMaps
import IndicatorSchema

/// Complains of colours that a reader with weak sight could not tell apart.
struct ContrastGuard {
  private let reader: ColourReader
  private let colours: StyleColours
  /// Where the colours stand.
  private let place: Place

  init(_ reader: ColourReader, at place: Place) {
    (self.reader, colours, self.place) = (reader, reader.colours.used, place)
  }

  /// One complaint for each colour that something is wrong with, in the order of the roles.
  func check(into diagnostics: inout Diagnostics) {
    let findings = colours.contrastFindings.filter { finding in
      finding.roles.allSatisfy { !reader.unreadable.contains(reader.colours.source(of: $0)) }
    }
    // The standard colours go together, so that one of each two is the user's.
    let blamed = Dictionary(grouping: findings) { finding in
      finding.roles.map(reader.colours.source).first { reader.places[$0] != nil } ?? finding.front
    }
    for role in ColourRole.allCases {
      guard let all = blamed[role] else { continue }
      // What is wrong with a colour itself is enough to say, without what follows it.
      let own = all.filter { $0.involves(role) }
      let findings = own.isEmpty ? all : own
      diagnostics.add(
        Diagnostic(
          .invalidValue, text(findings), at: reader.places[role] ?? place, hint: hint(role, findings)))
    }
  }

  /// One sentence, in which a colour is named once for all that it has to be seen on.
  private func text(_ findings: [ContrastFinding]) -> String {
    var parts: [(front: ColourRole, measure: ContrastFinding.Measure, findings: [ContrastFinding])] = []
    for finding in findings {
      if let last = parts.indices.last,
        (parts[last].front, parts[last].measure) == (finding.front, finding.measure)
      {
        parts[last].findings.append(finding)
      } else {
        parts.append((finding.front, finding.measure, [finding]))
      }
    }
    return parts.map { text(named($0.front), $0.measure, $0.findings) }.joined(separator: "; ")
  }

  private func text(
    _ front: String, _ measure: ContrastFinding.Measure, _ findings: [ContrastFinding]
  ) -> String {
    let needed = findings.map(\.needed).max()?.hundredths ?? ""
    let backs = findings.map { named($0.back) }.joined(separator: ", ")
    let ratios = findings.map { "\($0.found.hundredths) on \(named($0.back))" }.joined(separator: ", ")
    let times = findings.map { "\($0.found.hundredths) times as dark as \(named($0.back))" }
    switch measure {
    case .text: return "\(front) has a contrast of \(ratios), and text needs \(needed)"
    case .shape: return "\(front) has a contrast of \(ratios), and shapes need \(needed)"
    case .step: return "\(front) is \(times.joined(separator: ", ")), and has to be \(needed) times"
    case .sides: return "\(front) and \(backs) look the same to who can't tell red from green"
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
    if let nearest = reader.colours.nearestThatWorks(for: role) {
      return "the nearest '\(role.name)' that works is \"\(nearest.hex)\""
    }
    for other in findings.flatMap(\.roles) where other != role {
      guard let nearest = reader.colours.nearestThatWorks(for: other, and: role)
      else { continue }
      return "with '\(other.name)' \"\(nearest.hex)\" it works; no lighter or darker one does without"
    }
    return
      "no lighter or darker one works beside the other colours; choose another hue, or change those first"
  }
}

extension Double {
  /// Cut off after hundredths, so that what fails never looks as if it passed, and without needless zeros.
  var hundredths: String {
    guard isFinite, self >= 0, let whole = Int(exactly: (self * 100).rounded(.down)) else { return "0" }
    let (units, tenths, rest) = (whole / 100, whole / 10 % 10, whole % 10)
    return "\(units)" + (tenths + rest == 0 ? "" : ".\(tenths)") + (rest == 0 ? "" : "\(rest)")
  }
}
