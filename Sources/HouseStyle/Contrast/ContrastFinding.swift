import AreaMaps

/// Two colours of a style that can't be told apart as they have to be.
struct ContrastFinding: Hashable, Sendable {
  /// What has to be seen.
  let front: ColourRole
  /// What it has to be seen against.
  let back: ContrastRule.Ground
  /// How they differ, and how they have to.
  let measure: Measure
  let found: Double
  let needed: Double
  /// A third colour that would make up for it if it were another: that of the borders of a map.
  var third: ColourRole?

  /// In what way two colours have to differ.
  enum Measure: Hashable, Sendable {
    /// The contrast of text.
    case text
    /// The contrast of shapes.
    case shape
    /// How many times the light of a class of a map is that of the next; below 1 when it is the darker one.
    case step
    /// How far the hues of two sides are apart for who can't tell red from green.
    case sides
  }

  /// Whether a colour has part in it.
  func involves(_ role: ColourRole) -> Bool { roles.contains(role) }

  /// The colours, the one that has to be seen first.
  var roles: [ColourRole] { [front] + [back.role, third].compactMap { $0 } }
}

extension StyleColours {
  /// Every two colours that can't be told apart as they have to be; none when all is well.
  var contrastFindings: [ContrastFinding] { contrastFindings(of: nil) }

  /// Those that a colour has part in, or all.
  func contrastFindings(of role: ColourRole?) -> [ContrastFinding] {
    pairFindings(role) + stepFindings(role) + sideFindings(role)
      + mapFindings(role, .page) + mapFindings(role, .poster)
  }

  private func pairFindings(_ role: ColourRole?) -> [ContrastFinding] {
    ContrastRule.all.compactMap { rule in
      guard role.map({ $0 == rule.front || $0 == rule.back.role }) ?? true else { return nil }
      let needed = rule.kind.needed
      return ContrastProblem(self[rule.front], against: self[rule.back], needed: needed).map {
        ContrastFinding(
          front: rule.front, back: rule.back, measure: rule.kind == .text ? .text : .shape,
          found: $0.contrast, needed: needed)
      }
    }
  }

  /// Classes that a map can't show: without a border that stands out, or not to be seen on the page.
  private func mapFindings(_ role: ColourRole?, _ map: MapRoles) -> [ContrastFinding] {
    // What is wrong with a map without classes is wrong for all, and has rules of its own.
    let common = mapStyle(map, of: []).contrastProblems.count
    let concernsAll = role == nil || role == map.paper || role == map.ink
    return map.classes.filter { concernsAll || $0 == role }.flatMap { number in
      mapStyle(map, of: [self[number]]).contrastProblems.dropFirst(common).map { problem in
        let ground = problem.against == self[number] ? map.ink : map.paper
        return ContrastFinding(
          front: number, back: .role(ground), measure: .shape, found: problem.contrast,
          needed: problem.needed, third: map.ink)
      }
    }.filter { finding in role.map { finding.involves($0) } ?? true }
  }
}
