import IndicatorAnalysis
import IndicatorSchema
import PluginKit

/// What areas have in common whose mean fills each other's gaps.
enum GapGroups: Sendable {
  /// The municipality they lie in.
  case municipality
  /// The value of an indicator that tells classes apart.
  case indicator(IndicatorID)

  /// Reads the groups; nil where there are none.
  init?(_ vary: Config, _ input: FrameSchema, isNeeded: Bool, into diagnostics: inout Diagnostics) {
    let name = vary.text("groups")
    if isNeeded != (name != nil) {
      diagnostics.add(
        isNeeded
          ? Diagnostic(
            .missingField, "'group_mean' needs 'groups'", at: vary.place(of: "impute"),
            hint: "for example groups: municipality")
          : Diagnostic(
            .invalidValue, "'groups' has no effect without group_mean", at: vary.place(of: "groups"),
            hint: "leave it out"))
    }
    guard isNeeded, let name else { return nil }
    if name == "municipality" {
      self = .municipality
    } else if let column = input.column(named: name, at: vary.place(of: "groups"), into: &diagnostics) {
      self = .indicator(column.id)
    } else {
      return nil
    }
  }

  /// A number for the group of each row; nil for one that belongs to none.
  func numbers(_ rows: [Int], in frame: IndicatorFrame) -> [Int?] {
    switch self {
    case .municipality: GapGroups.numbers(rows.map { frame.area($0).municipality })
    case .indicator(let id): GapGroups.numbers(rows.map { frame.column(id)?[$0] })
    }
  }

  /// Equal values get one number, in the order of their first occurrence.
  static func numbers<Value: Hashable>(_ values: [Value?]) -> [Int?] {
    var numbers: [Value: Int] = [:]
    return values.map { value in
      value.map { value in
        let number = numbers[value] ?? numbers.count
        numbers[value] = number
        return number
      }
    }
  }
}

extension Area {
  /// The municipality it lies in, by its code or that of the area around it.
  var municipality: AreaCode? { code.municipality ?? parent?.municipality }
}
