import IndicatorSchema

/// A named set of areas that is looked at as one: a village, the catchment of a branch, a municipality after a merger.
public struct AreaSet: Hashable, Sendable {
  /// The code of the region.
  public var id: String
  /// The name of the region.
  public var name: String?
  /// Where the set comes from, for readers.
  public var source: String?
  /// The areas in it.
  public var members: [Member]
  /// Where it is written.
  public var place: Place

  /// An area that lies in a region, or does so in part.
  public struct Member: Hashable, Sendable {
    /// The code of the area.
    public var code: String
    /// The part of its inhabitants, households and so on that count, above 0 and at most 1.
    public var share: Double
    /// Where it is written.
    public var place: Place

    /// Makes a member.
    public init(_ code: String, share: Double = 1, at place: Place) {
      self.code = code
      self.share = share
      self.place = place
    }
  }

  /// Makes a set.
  public init(id: String, name: String? = nil, source: String? = nil, members: [Member], at place: Place) {
    self.id = id
    self.name = name
    self.source = source
    self.members = members
    self.place = place
  }

  /// Whether any area counts for a part only.
  public var isConverted: Bool { members.contains { $0.share < 1 } }

  /// The municipality that all members lie in; nil where there is no such one.
  public var municipality: AreaCode? {
    let municipalities = Set(members.map { AreaCode(cbs: $0.code)?.municipality })
    return municipalities.count == 1 ? municipalities.first ?? nil : nil
  }
}

extension AreaSet {
  /// Complains of sets that can't be added up: of one code, without members, with an area twice or inside another.
  public static func check(_ sets: [AreaSet], level: AreaLevel, into diagnostics: inout Diagnostics) {
    var seen: Set<String> = []
    for set in sets {
      if !seen.insert(set.id).inserted {
        diagnostics.add(Diagnostic(.duplicateKey, "region '\(set.id)' is there twice", at: set.place))
      }
      set.checkCode(level, into: &diagnostics)
      set.checkMembers(into: &diagnostics)
    }
  }

  private func checkCode(_ level: AreaLevel, into diagnostics: inout Diagnostics) {
    if id.isEmpty {
      diagnostics.add(Diagnostic(.invalidValue, "a region without a code", at: place))
    } else if let known = AreaCode(cbs: id)?.level, known != level {
      diagnostics.add(
        Diagnostic(
          .invalidValue,
          "'\(id)' is the code of a \(known.rawValue), and the regions are of level \(level.rawValue)",
          at: place, hint: "choose another code, or say level: \(known.rawValue)"))
    }
  }

  private func checkMembers(into diagnostics: inout Diagnostics) {
    if members.isEmpty {
      diagnostics.add(Diagnostic(.invalidValue, "region '\(id)' has no members", at: place))
    }
    let codes = Set(members.map(\.code))
    var seen: Set<String> = []
    for member in members {
      if !seen.insert(member.code).inserted {
        diagnostics.add(
          Diagnostic(.invalidValue, "\(member.code) is in region '\(id)' twice", at: member.place))
      }
      if let holder = AreaSet.holders(of: member.code).first(where: { codes.contains($0) }) {
        diagnostics.add(
          Diagnostic(
            .invalidValue, "\(member.code) is in region '\(id)', and so is \(holder), of which it is a part",
            at: member.place, hint: "it would count twice: leave one of them out"))
      }
      if !(member.share > 0 && member.share <= 1) {
        diagnostics.add(
          Diagnostic(
            .invalidValue, "the share of \(member.code) in region '\(id)' is \(member.share)",
            at: member.place,
            hint: "a share is above 0 and at most 1"))
      }
    }
  }

  /// The areas that hold another, as far as its code tells.
  private static func holders(of code: String) -> [String] {
    var holders: [String] = []
    var next = AreaCode(cbs: code)?.parent
    while let holder = next {
      holders.append(holder.text)
      next = holder.parent
    }
    return holders
  }
}
